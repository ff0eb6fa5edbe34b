"""The readings that a label has: which of its statements is taken, as what, and of how many units.

A statement that says how much of the element there is settles the reading. Where statements of one label contradict
each other, each of them is a reading: which one is right nobody can tell from the label.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.evaluator.labels.request import AmountPer
from app.evaluator.labels.understood import WHOLE, Reads, Understood
from app.evaluator.quantities import Interval, decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the things that a label may say."""

    reads: Reads
    amount_per: AmountPer | None
    """What the amounts are of; None where the label does not speak of servings or units."""
    units: Decimal
    """How many times what the label states the reading takes: the units of a serving, where it states one of them."""


@dataclass(frozen=True, slots=True)
class Statements:
    """What of the label is taken, in the order of an answer, and what was found on the way."""

    taken: tuple[Reads, ...]
    percentage_disagrees: bool = False
    percentage_settles: bool = False
    amounts_disagree: bool = False


def readings(statements: Statements, understood: Understood) -> Iterator[Reading]:
    """Every reading: of the serving before of the unit, and of each the statements in their one order."""
    for amount_per, units in _of_what(understood):
        for reads in statements.taken:
            yield Reading(reads, amount_per, units)


def statements(understood: Understood) -> Statements:
    """Which statements of the label are taken."""
    said = tuple(_of_amount(understood))
    return replace(_beside_percentage(said, understood), amounts_disagree=Reads.SECOND in said)


def _beside_percentage(said: tuple[Reads, ...], understood: Understood) -> Statements:
    """Which of them agree with the percentage of a daily value, where the label has one."""
    label = understood.label
    if label.percent_daily_value is None or not understood.has_daily_value:
        return Statements(said)
    if not said:
        return Statements((Reads.DAILY_VALUE,))
    percentage = understood.holds(Reads.DAILY_VALUE)
    agreeing = [reads for reads in said if overlap(understood.holds(reads), percentage)]
    # What the label itself says of the element is what its percentage has to agree with, not what the compound holds.
    of_element = [reads for reads in agreeing if reads is not Reads.COMPOUND or not understood.says_what_it_holds]
    if not of_element:
        return Statements((*said, Reads.DAILY_VALUE), percentage_disagrees=True)
    # As the compound an amount says less of the element than the percentage that agrees with it.
    taken = Reads.DAILY_VALUE if of_element[0] is Reads.COMPOUND else of_element[0]
    return Statements((taken,), percentage_settles=len(agreeing) < len(said) or taken is not of_element[0])


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two amounts may be the same."""
    return one.low <= other.high and other.low <= one.high


def _of_amount(understood: Understood) -> Iterator[Reads]:
    """What the amount of the label, and what it says that this holds, is read as."""
    if understood.label.amount is None:
        return
    holds = understood.of_compound
    if holds and understood.says_what_it_holds:
        if understood.form and understood.holds(holds).low > understood.holds(Reads.COMPOUND).high:
            yield Reads.COMPOUND
        yield holds
        return
    if understood.may_be_elemental:
        yield Reads.ELEMENTAL
        if _second_disagrees(understood):
            yield Reads.SECOND
    if understood.may_be_compound:
        yield Reads.COMPOUND


def _second_disagrees(understood: Understood) -> bool:
    """Whether the amount that the label gives once more in another unit is another one."""
    if understood.label.second_amount is None:
        return False
    return not overlap(understood.holds(Reads.SECOND), understood.holds(Reads.ELEMENTAL))


def _of_what(understood: Understood) -> Iterator[tuple[AmountPer | None, Decimal]]:
    """Of a serving, or of one of its units, which a serving then has so many times; both where that is open."""
    told, label = understood.label.amount_per, understood.label
    units = WHOLE if label.units_per_serving is None else decimal(label.units_per_serving)
    is_open = told is None and units != WHOLE
    if told is AmountPer.SERVING or (told is None and label.units_per_serving is not None):
        yield AmountPer.SERVING, WHOLE
    if told is AmountPer.DAILY_PORTION:
        yield AmountPer.DAILY_PORTION, WHOLE
    if told is AmountPer.UNIT or is_open:
        yield AmountPer.UNIT, units
    if told is None and label.units_per_serving is None:
        yield None, WHOLE
