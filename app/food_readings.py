"""What was typed may mean: the words themselves, synonyms, two words that are one ("chick peas"), one that is two."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from app.food_words import SYNONYMS, UNASKED, words_of

POINTS_OF_A_CHANGE = 5
"""A reading that is not literal comes after one that is."""
MOST_CHANGES = 2
"""What one change makes may be changed once more: "soya milk" is "soy milk" and that is "soymilk"."""
MOST_READINGS = 16
MOST_WORDS = 12
SHORTEST_PART = 3
"""Letters of each part of a word that may be two."""


class Reading(NamedTuple):
    """Words to be found, all of them, and the points that it costs to read them so."""

    words: tuple[str, ...]
    points: int


def readings(text: str, known: Collection[str]) -> list[Reading]:
    """The readings of a text, the literal one first; ``known`` are the words of all names. None of too many words."""
    asked = _asked(text)
    if not 0 < len(asked) <= MOST_WORDS:
        return []
    found = {asked: 0}
    for _ in range(MOST_CHANGES):
        for words, points in list(found.items()):
            for changed in islice(_changed(words, known), MOST_READINGS - len(found)):
                found.setdefault(changed, points + POINTS_OF_A_CHANGE)
    return [Reading(tuple(dict.fromkeys(words)), points) for words, points in found.items()]


def _asked(text: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(text) if word not in UNASKED)


_MEANT = {_asked(each.said): [_asked(meant) for meant in each.meant] for each in SYNONYMS}

SAID = frozenset(said[0] for said in _MEANT if len(said) == 1)
"""The words that have a synonym: no typos of other words."""


def _changed(words: tuple[str, ...], known: Collection[str]) -> Iterator[tuple[str, ...]]:
    for first in range(len(words)):
        before = words[:first]
        for behind in range(first + 1, len(words) + 1):
            for meant in _MEANT.get(words[first:behind], ()):
                yield (*before, *meant, *words[behind:])
        together = "".join(words[first : first + 2])
        if together != words[first] and together in known:
            yield (*before, together, *words[first + 2 :])
        if words[first] not in known:
            for parts in _parts(words[first], known):
                yield (*before, *parts, *words[first + 1 :])


def _parts(word: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The two words that this one may be."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if word[:at] in known and word[at:] in known:
            yield word[:at], word[at:]
