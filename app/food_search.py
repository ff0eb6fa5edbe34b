"""Search among foods: what people type, in any order, with typos, and the plainest food of that name first.

Every word that is typed has to be found: as it is, in another number, as a synonym, by its beginning, or as a typo.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.food_names import Name, names_of
from app.food_readings import SAID, readings
from app.food_words import COOKED, without_amount, words_of
from app.records import Records

# Points of a name that is found: the fewer, the sooner it comes. Chosen by us, and held by tests/api/food_queries.csv.
A_PLACE = 5
"""For each place that a word stands further back."""
NOT_ASKED_FOR = 20
"""For each word that it is called by and nobody typed: peanut butter is no peanut."""
A_WORD_MORE = 1
BRANDED = 20
COMMON = -15
"""For being on the curated list of foods that people eat often."""
THE_NOUN = -30
"""For being called by the last word typed: chocolate milk is a milk, and milk chocolate is none."""
PREFIX = 10
TYPO = 15

LONGEST_WORD = 40
TYPOS_FORGIVEN = ((7, 2), (4, 1))
"""In a word of at least so many letters, so many are forgiven."""
STATES = COOKED | {"raw"}
"""Typed behind the food it is of: the noun of "spinach cooked" is spinach."""

_PLACES, _CALLED = 3, 1
"""Bits of a posting: the number of the name, then the place of the word, then whether the food is called by it."""


_Words = Mapping[str, int]
"""What a word that was typed may be: words of names, with the points that each costs."""


class Bare(NamedTuple):
    """What the search needs to know of a food."""

    id: str
    name: str
    common_names: tuple[str, ...]
    is_common: bool


class FoodSearch:
    """An index over the names of foods. Words of ``other_names`` are spelt right and are of no food: no typos."""

    def __init__(self, foods: Iterable[Bare], other_names: Iterable[str] = ()) -> None:
        self._ids: list[str] = []
        self._foods = array("H")
        self._points = array("h")
        self._nouns: list[str] = []
        postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for food in foods:
            self._ids.append(food.id)
            for name in names_of(food.name, food.common_names):
                self._add(name, food, postings)
        self._postings = dict(postings)
        self._words = sorted(self._postings)
        self._no_typos = SAID | {word for name in other_names for word in words_of(name)}

    def find(self, text: str) -> list[str]:
        """The ids of the foods that this text may mean, best first; an amount in front is of no food."""
        return self._find(text) or self._find(without_amount(text))

    def _find(self, text: str) -> list[str]:
        best: dict[int, int] = {}
        meant = cache(self._meant)
        for words, points_of_reading in readings(text, self._postings):
            for name, points in self._found([meant(word) for word in words]):
                food = self._foods[name]
                best[food] = min(points + points_of_reading, best.get(food, points + points_of_reading))
        return [self._ids[food] for food in sorted(best, key=lambda food: (best[food], food))]

    def _add(self, name: Name, food: Bare, postings: dict[str, "array[int]"]) -> None:
        number = len(self._foods)
        self._foods.append(len(self._ids) - 1)
        self._nouns.append(name.noun)
        self._points.append(
            NOT_ASKED_FOR * len(name.called)
            + A_WORD_MORE * name.length
            + BRANDED * name.is_branded
            + COMMON * food.is_common
        )
        for word, place in name.places.items():
            posting = number << _PLACES | place
            postings[word].append(posting << _CALLED | (word in name.called))

    def _found(self, meant: Sequence[_Words]) -> Iterator[tuple[int, int]]:
        """The names that have one of each of these words, with their points."""
        if not all(meant):
            return
        noun = next((words for words in reversed(meant) if not words.keys() <= STATES), meant[-1])
        first, *others = sorted(meant, key=self._frequency)
        found = self._narrowed(first)
        for words in others:
            found = self._narrowed(words, found)
        for name, points in found.items():
            yield name, points + self._points[name] + (THE_NOUN if self._nouns[name] in noun else 0)

    def _narrowed(self, words: _Words, before: Mapping[int, int] | None = None) -> dict[int, int]:
        """The names, of those before, that have one of these words; with its points, added to those before."""
        narrowed: dict[int, int] = {}
        for word, points_of_word in words.items():
            for posting in self._postings[word] if before is None or before else ():
                name = posting >> _PLACES + _CALLED
                if before is None or name in before:
                    points = points_of_word + _POINTS[posting & _LOW_BITS] + (before[name] if before else 0)
                    narrowed[name] = min(points, narrowed.get(name, points))
        return narrowed

    def _frequency(self, words: _Words) -> int:
        return sum(len(self._postings[word]) for word in words)

    def _meant(self, word: str) -> _Words:
        """The words of names that this one may be, with the points of each."""
        if word == "cooked":
            return {each: 0 if each == word else A_PLACE for each in COOKED if each in self._postings}
        if word in self._postings:
            return {word: 0}
        if word in self._no_typos or len(word) > LONGEST_WORD:
            return {}
        return self._beginning_with(word) or self._near(word)

    def _beginning_with(self, word: str) -> _Words:
        first, behind = (bisect_left(self._words, bound) for bound in (word, word + "\uffff"))
        return dict.fromkeys(self._words[first:behind], PREFIX) if len(word) > 1 else {}

    def _near(self, word: str) -> _Words:
        """The words with the fewest typos between them and this one, if those are few. Numbers are near no other."""
        forgiven = next((typos for letters, typos in TYPOS_FORGIVEN if len(word) >= letters), 0)
        if not forgiven or not word.isalpha():
            return {}
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=forgiven, limit=None)
        fewest = min((typos for _, typos, _ in near), default=0)
        return {each: TYPO * fewest for each, typos, _ in near if typos == fewest}


_LOW_BITS = (1 << _PLACES + _CALLED) - 1
_POINTS = [A_PLACE * (low >> _CALLED) - NOT_ASKED_FOR * (low & 1) for low in range(_LOW_BITS + 1)]


def food_search_from(records: Records) -> FoodSearch:
    """The search among the foods of these records. The name of a medicine or a supplement form is no typo of a food."""
    common = {each.food for each in records.common_foods}
    columns = records.foods.columns
    foods = zip(columns["id"], columns["name"], columns["common_names"], strict=True)
    bare = (
        Bare(food, name, tuple((common_names or "").split(",")), food in common) for food, name, common_names in foods
    )
    others = [name for form in records.supplement_forms for name in (form.name, *form.synonyms)]
    return FoodSearch(bare, [*others, *(product.name for product in records.medicinal_products)])
