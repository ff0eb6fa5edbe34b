"""The names of a food as the search reads them: what it is called, and in which place each word of the name stands.

The food table writes "Nuts, almonds, dry roasted, without salt added": perhaps a class, then what the food is called,
then what is said of it, ever less important. Common names are other things that it is called.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.food_words import CLASSES, PLAIN, UNASKED, words_of

MOST_PLACES = 6
"""From here on all places are alike."""

_PART = re.compile(r"[,;](?![^(]*\))")
_NOT_FIRST = re.compile(r"\([^)]*\)?|\bor\b.*|\b(?:with|without|no|added|includes?|made|prepared)\b.*", re.IGNORECASE)
"""What stands in a part of a description behind what the part says first."""
_BRAND = re.compile(r"\b[A-Z][A-Z'&-]{2,}")
_NO_NAME = re.compile(r"\b(?:includes?|USDA|URMIS|NFSMI|commodity)\b", re.IGNORECASE)
"""What stands among common names and is none: "Includes USDA commodity food A256"."""
_KEPT_PARTS = 4096
"""Many descriptions end alike: "cooked, boiled, drained, without salt"."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a food: where each of its words stands first, and what it is called."""

    places: Mapping[str, int]
    """By word: 0 is what it is called, 1 the first thing said of it, and so on."""
    called: frozenset[str]
    """The words that it is called by, without those of its class."""
    noun: str
    """The last of these: chocolate milk is a milk."""
    length: int
    """How many words it has, without those that a part of it does not say first and those that say nothing special."""
    is_branded: bool


class _Part(NamedTuple):
    """The words of a part of a name, and those of them that it says first."""

    words: tuple[str, ...]
    first: tuple[str, ...]


def names_of(description: str, common_names: Iterable[str]) -> Iterator[Name]:
    """The description as a name, and each common name with the description behind it. One without a word is no name."""
    is_branded = _BRAND.search(description) is not None
    parts = _parts(description)
    classes = _classes(parts)
    if parts:
        yield _name(parts[classes:], parts[:classes], is_branded)
    for common_name in common_names:
        if words_of(common_name) and not _NO_NAME.search(common_name):
            yield _name([_part(common_name), *parts], [], is_branded)


def _parts(description: str) -> list[_Part]:
    return [part for part in map(_part, _PART.split(description)) if part.words]


@lru_cache(_KEPT_PARTS)
def _part(text: str) -> _Part:
    words = tuple(words_of(text))
    first = words_of(_NOT_FIRST.sub(" ", text)) if _NOT_FIRST.search(text) else words
    return _Part(words, tuple(word for word in first if word not in UNASKED))


def _classes(parts: list[_Part]) -> int:
    """How many parts at the beginning name a class. The last part of all names none."""
    classes = 0
    while classes < len(parts) - 1:
        if parts[classes].words in CLASSES:
            classes += 1
        elif (*parts[classes].words, *parts[classes + 1].words) in CLASSES and classes + 2 < len(parts):
            classes += 2
        else:
            break
    return classes


def _name(parts: list[_Part], classes: list[_Part], is_branded: bool) -> Name:
    places: dict[str, int] = {}
    for number, part in enumerate(parts[:MOST_PLACES]):
        for word in part.first:
            places.setdefault(word, number)
    for number, part in enumerate(parts, start=1):
        for word in part.words:
            places.setdefault(word, min(number, MOST_PLACES))
    of_class = {word for part in classes for word in part.words}
    places |= dict.fromkeys(of_class - places.keys(), 1)
    called = parts[0].first
    return Name(
        places=places,
        called=frozenset(called) - of_class or frozenset(called),
        noun=called[-1] if called else "",
        length=sum(word not in PLAIN for part in parts for word in part.first),
        is_branded=is_branded,
    )
