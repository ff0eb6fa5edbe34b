"""Which portion of a food a text names, and how many of it: "1/2 cup", "2 slices", "½ tablespoon", or a portion's id.

A text is a number, which may be left out, and words. The words are a portion's id, its measure, or the first words of
measures: "cup" is every kind of cup of the food where none is a cup alone. Plurals and the longer names of measures
are the same words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from unicodedata import normalize

from app.evaluator.foods import Food, Portion
from app.evaluator.names import folded
from app.evaluator.quantities import Interval, display, exact, hull

ONE = Fraction(1)
MOST_TEXTS_KEPT = 5000
MOST_PORTIONS_NAMED = 12

_VULGAR = re.compile("([\u00bc-\u00be\u2150-\u215e])")
_NUMBER = re.compile(r"(?:(\d{1,9})[ -]+)?(\d{1,9})/(\d{1,9})(?![\d/])|(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?![\d/.])")
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[./]\d+)*")
_LONGER_NAMES = {
    **{"tablespoon": "tbsp", "tbs": "tbsp", "teaspoon": "tsp", "ounce": "oz", "fluid": "fl", "pound": "lb"},
    **{"half": "halve", "leaf": "leave", "loaf": "loave"},
}


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of a portion of a food."""

    portion: Portion
    count: Fraction

    @property
    def grams(self) -> Decimal:
        """What they weigh. It is divided last: that keeps a whole weight whole."""
        return self.portion.grams * self.count.numerator / self.count.denominator

    @property
    def name(self) -> str:
        """A text that names just these: the portion's id, behind the number where it is not one."""
        return self.portion.id if self.count == ONE else f"{self.count} {self.portion.id}"


def portions_named(text: str, food: Food) -> tuple[Counted, ...]:
    """The portions of a food that a text may name, with how many of each; nothing where it names none."""
    plain, number, rest = _read(text)
    whole = [Counted(each, ONE) for each in food.portions if each.id == plain]
    if whole:
        return tuple(whole)
    return _counted(number, rest, food.portions) or _counted(ONE, plain, food.portions)


def weight_of(counted: Sequence[Counted]) -> Interval:
    """What one of the portions named weighs, in g: where several may be meant, from the lightest to the heaviest."""
    return hull([exact(each.grams) for each in counted])


def told_portions(food: Food) -> Iterator[str]:
    """The portions of a food as a sentence lists them: "1 cup (180 g)"; the first ones where there are many."""
    for each in food.portions[:MOST_PORTIONS_NAMED]:
        yield f"{each.amount.normalize():f} {each.measure} ({display(exact(each.grams), 'g')})"


def _counted(number: Fraction, words: str, portions: Sequence[Portion]) -> tuple[Counted, ...]:
    """By id; by amount and measure, as the table has them; by measure; by the first words of measures."""
    by_id = [Counted(each, number) for each in portions if each.id == words]
    wanted = _words(words)
    if by_id or not wanted:
        return tuple(by_id)
    by_measure = [each for each in portions if _words(each.measure) == wanted]
    as_listed = [each for each in by_measure if each.amount == number]
    begin = [each for each in portions if _words(each.measure)[: len(wanted)] == wanted]
    return tuple([Counted(each, number / Fraction(each.amount)) for each in as_listed or by_measure or begin])


@lru_cache(MOST_TEXTS_KEPT)
def _read(text: str) -> tuple[str, Fraction, str]:
    """The text with fractions in digits, a half that is one sign as "1/2"; the number it begins with, and the rest."""
    plain = " ".join(normalize("NFKD", _VULGAR.sub(r" \1", text)).replace("\u2044", "/").split())
    return plain, *_number_first(plain)


def _number_first(text: str) -> tuple[Fraction, str]:
    """The number that a text begins with, and what is left of it; one where it begins with none."""
    found = _NUMBER.match(text)
    if found is None:
        return ONE, text
    whole, numerator, denominator, plain = found.groups()
    if denominator and int(denominator) == 0:
        return ONE, text
    number = Fraction(plain) if plain else int(whole or 0) + Fraction(int(numerator), int(denominator))
    return number, text[found.end() :].strip()


@lru_cache(MOST_TEXTS_KEPT)
def _words(text: str) -> tuple[str, ...]:
    """Its words in the singular, in the shorter name of each."""
    return tuple([_in_short(_singular(word)) for word in _WORD.findall(folded(text))])


def _singular(word: str) -> str:
    """One spelling for the singular and the plural, which need not be the singular: "cooky" of a cookie and cookies."""
    if len(word) < len("cups") and not word.endswith("s"):
        return word
    single = word if word.endswith("ss") else word.removesuffix("s")
    if single.endswith(("xe", "che", "she", "sse")):
        single = single.removesuffix("e")
    return f"{single.removesuffix('ie')}y" if single.endswith("ie") else single


def _in_short(word: str) -> str:
    return _LONGER_NAMES.get(word, word)
