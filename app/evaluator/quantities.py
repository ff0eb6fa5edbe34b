"""Units, exact amounts, and intervals between a low and a high end.

Amounts are ``Decimal`` inside the evaluator, so that 0.1 + 0.2 does not exceed a limit of 0.3, and become plain
numbers at the edge of an answer.
"""

from collections.abc import Callable, Iterable
from decimal import Context, Decimal
from enum import StrEnum

from msgspec import Struct

ZERO = Decimal(0)
PERCENT = Decimal(100)
NO_UPPER_END = Decimal("Infinity")
LARGEST_WHOLE_NUMBER = 2**53
"""What every JSON reader holds exactly."""

_to_ten_digits = Context(prec=10).plus
_to_four_digits = Context(prec=4).plus
_TENTH = Decimal("0.1")
_THREE_DIGITS, _THOUSAND = Decimal(999), Decimal(1000)


class Unit(StrEnum):
    """A unit of mass, of volume or of energy, in its one spelling."""

    G = "g"
    MG = "mg"
    UG = "ug"
    L = "L"
    ML = "mL"
    MJ = "MJ"
    KJ = "kJ"
    KCAL = "kcal"


class Mass(StrEnum):
    """A unit of mass alone, for what is always weighed."""

    G = "g"
    MG = "mg"
    UG = "ug"


_MILLIGRAMS = {Unit.G: Decimal(1000), Unit.MG: Decimal(1), Unit.UG: Decimal("0.001")}
_MILLILITRES = {Unit.L: Decimal(1000), Unit.ML: Decimal(1)}
_KILOJOULES = {Unit.MJ: Decimal(1000), Unit.KJ: Decimal(1), Unit.KCAL: Decimal("4.184")}
_HOW_MUCH = {unit: of_kind for of_kind in (_MILLIGRAMS, _MILLILITRES, _KILOJOULES) for unit in of_kind}


class Interval(Struct, frozen=True, gc=False):
    """All amounts from ``low`` to ``high``, ends included; both in the same unit. ``high`` may be NO_UPPER_END."""

    low: Decimal
    high: Decimal

    @property
    def is_exact(self) -> bool:
        """Whether the interval is one single amount."""
        return self.low == self.high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def times(self, factor: Decimal) -> "Interval":
        """The interval multiplied by a factor above zero."""
        return Interval(self.low * factor, self.high * factor)


NOTHING = Interval(ZERO, ZERO)
UNKNOWN = Interval(ZERO, NO_UPPER_END)


def exact(amount: Decimal) -> Interval:
    """The interval that holds this amount alone."""
    return Interval(amount, amount)


def hull(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds all of these; at least one is needed."""
    together = tuple(intervals)
    if len(together) == 1:
        return together[0]
    return Interval(min(each.low for each in together), max(each.high for each in together))


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum, end by end."""
    low = high = ZERO
    for each in intervals:
        low += each.low
        high += each.high
    return Interval(low, high)


def gap(reference: Interval, amount: Interval) -> Interval:
    """What is left from an amount up to a reference, nothing where the amount is past it."""
    low, high = reference.low - amount.high, reference.high - amount.low
    return Interval(low if low > ZERO else ZERO, high if high > ZERO else ZERO)


def decimal(value: float) -> Decimal:
    """The number as its shortest spelling reads: 0.1 is a tenth, not the binary fraction next to it."""
    return Decimal(repr(value))


def convert(amount: Decimal, unit: Unit, to: Unit) -> Decimal:
    """An amount in another unit of its kind, of mass, volume or energy. Raises KeyError for one of another kind.

    1 kcal = 4.184 kJ. Source: FAO, Food energy - methods of analysis and conversion factors, 2003, chapter 1.
    """
    return amount if unit is to else amount * _HOW_MUCH[unit][unit] / _HOW_MUCH[unit][to]


def alike(unit: Unit) -> frozenset[Unit]:
    """The units of its kind: of mass, of volume or of energy."""
    return frozenset(_HOW_MUCH[unit])


def number(amount: Decimal) -> float:
    """The amount as a JSON number with at most ten significant digits; whole amounts without a decimal point."""
    rounded = float(_to_ten_digits(amount))
    if rounded.is_integer() and -LARGEST_WHOLE_NUMBER <= rounded <= LARGEST_WHOLE_NUMBER:
        return int(rounded)
    return rounded


def four_digits(value: float) -> float:
    """A number of a formula as a JSON number with four significant digits; whole ones without a decimal point."""
    rounded = float(f"{value:.4g}")
    return int(rounded) if rounded.is_integer() and rounded <= LARGEST_WHOLE_NUMBER else rounded


def spell(interval: Interval) -> str:
    """The interval as ``display`` shows it, without its unit."""
    return _spelt(interval, _with_four_digits)


def display(interval: Interval, unit: str) -> str:
    """The interval for a screen: four significant digits, or tenths where those are finer; "113.4 to 1,000 mg".

    Ends that read alike are one number.
    """
    return f"{spell(interval)} {unit}"


def displays(one: Interval, other: Interval, unit: str) -> tuple[str, str]:
    """Two intervals that a sentence compares: with their further digits where they differ in those alone."""
    shown, besides = spell(one), spell(other)
    if shown == besides and one != other:
        shown, besides = _spelt(one, _with_ten_digits), _spelt(other, _with_ten_digits)
    return f"{shown} {unit}", f"{besides} {unit}"


def _with_four_digits(amount: Decimal) -> str:
    if ZERO <= amount <= _THREE_DIGITS:
        text = str(_to_four_digits(amount))  # what "f" makes, in half the time, unless there is an exponent
        if "E" not in text:
            return text.rstrip("0").rstrip(".") if "." in text else text
    is_small = -_THOUSAND < amount < _THOUSAND
    return _in_full(_to_four_digits(amount) if is_small else amount.quantize(_TENTH))


def _with_ten_digits(amount: Decimal) -> str:
    return _in_full(_to_ten_digits(amount))


def _in_full(amount: Decimal) -> str:
    return f"{amount.normalize():,f}"


def _spelt(interval: Interval, shown: Callable[[Decimal], str]) -> str:
    low = shown(interval.low)
    if interval.low == interval.high:
        return low
    if interval.high == NO_UPPER_END:
        return f"at least {low}"
    high = shown(interval.high)
    return low if high == low else f"{low} to {high}"
