"""Rules about amounts that look like another unit, or like the compound instead of the element. None is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from app.evaluator.amounts import in_unit_of
from app.evaluator.cases import Case
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Constant, Facts
from app.evaluator.findings import finding
from app.evaluator.intake import Origin, Record
from app.evaluator.person import is_adult
from app.evaluator.quantities import NO_UPPER_END, ZERO, Unit, convert, display, exact, number
from app.evaluator.read_entries import ReadEntry
from app.evaluator.situation import DayAmounts
from app.evaluator.units import EntryUnit

FOOD = frozenset({Origin.FOOD, Origin.FORTIFIED_FOOD})

Meant = Mapping[EntryUnit, Unit]
"""The unit in which a number may have been meant, by the one that was told."""

SMALLER: Meant = MappingProxyType(
    {
        EntryUnit.G: Unit.MG,
        EntryUnit.MG: Unit.UG,
        EntryUnit.MMOL: Unit.MG,
        EntryUnit.MEQ: Unit.MG,
        EntryUnit.PERCENT_DAILY_VALUE: Unit.MG,
    }
)
LARGER: Meant = MappingProxyType({EntryUnit.UG: Unit.MG, EntryUnit.MG: Unit.G})


_A_LOT = "is a lot. Is it an amount of the element, and in this unit?"
_VERY_LITTLE = "is very little."


@dataclass(frozen=True, slots=True)
class Doubt:
    """An amount that passes a bound, in the nutrient's unit: what is said of it, and what it may have been meant in.

    ``bound_name`` is what a finding calls the bound.
    """

    amount: Decimal
    said: str
    bound_name: str
    bound: Constant
    meant: Meant
    entries: Sequence[ReadEntry]


def implausible_amount(case: Case, facts: Facts) -> list[Finding]:
    """An amount that is more or less than is likely, by which bound, and what it would be in another unit."""
    found = doubts(case)
    return [_asked(doubt, case, facts) for doubt in found] if found else []


def doubts(case: Case) -> list[Doubt]:
    """Every amount that passes a bound."""
    return [*_of_entries(case), *_of_food(case)]


def _of_entries(case: Case) -> list[Doubt]:
    """One entry above what a label is likely to state; not of food and water, nor of a product whose label we hold."""
    highest = case.nutrient.remarkable_amounts.supplement_entry_highest_plausible
    if highest is None:
        return []
    said, bound = f"in one entry {_A_LOT}", highest.value
    return [
        Doubt(each.amount.high, said, "highest_plausible", highest, SMALLER, [each])
        for each in case.doses
        if bound < each.amount.high < NO_UPPER_END and not each.kind.product
    ]


def _of_food(case: Case) -> Iterator[Doubt]:
    """A day of food above what food is likely to hold, or for an adult on a whole day below it."""
    amounts = case.nutrient.remarkable_amounts
    lowest, highest = amounts.food_day_lowest_plausible, amounts.food_day_highest_plausible
    if not lowest and not highest:
        return
    for day in case.record.situation.days:
        amount = _of_the_food(day)
        if amount is None:
            continue
        if highest and highest.value < amount < NO_UPPER_END:
            said = f"from the food of a day {_A_LOT}"
            yield Doubt(amount, said, "highest_plausible", highest, SMALLER, _food_entries(case, day))
        if lowest and amount < lowest.value and day.is_whole and _is_adult(case):
            said = f"from the food of a whole day {_VERY_LITTLE}"
            yield Doubt(amount, said, "lowest_plausible", lowest, LARGER, _food_entries(case, day))


def _of_the_food(day: DayAmounts) -> Decimal | None:
    """What the food of a day brings at the most, of a week in the mean; None without food."""
    if day.record is Record.USUAL:
        food = tuple([each for each in day.contributions if each.origins <= FOOD])
        return DayAmounts(day.index, day.record, food).logged.high if food else None
    amounts = [each.amount.high for each in day.contributions if each.origins <= FOOD]
    return sum(amounts, ZERO) if amounts else None


def _is_adult(case: Case) -> bool:
    return is_adult(case.record.situation.people[0].age_months)


def _food_entries(case: Case, day: DayAmounts) -> list[ReadEntry]:
    return [each for each in case.record.entries if each.day == day.index and each.is_of(FOOD)]


def _asked(doubt: Doubt, case: Case, facts: Facts) -> Finding:
    unit, bound = case.nutrient.unit, doubt.bound
    text = f"{display(exact(doubt.amount), unit)} {doubt.said}"
    parameters = {"amount": number(doubt.amount), doubt.bound_name: number(bound.value)}
    for other, amount in if_meant(doubt, case, facts):
        text += f" If {other} were meant, it would be {display(exact(amount), unit)}."
        parameters[f"if_{other}_were_meant"] = number(amount)
    return finding(
        "implausible_amount",
        text,
        nutrient=case.nutrient.id,
        entries=[each.name for each in doubt.entries],
        parameters=parameters,
        citation_ids=[bound.source],
    )


def if_meant(doubt: Doubt, case: Case, facts: Facts) -> Iterator[tuple[Unit, Decimal]]:
    """The other unit and what the amount would be in it, where all entries are in one unit that has another."""
    units = {(each.entry.unit, each.entry.daily_value_of) for each in doubt.entries}
    told = doubt.entries[0].entry
    if any(each.is_by_food for each in doubt.entries):
        return  # its unit is that of the food
    other = doubt.meant.get(told.unit) if len(units) == 1 and told.unit else None
    if other is not None:
        told_one = in_unit_of(case.nutrient, Decimal(1), told, facts)
        yield other, doubt.amount * convert(Decimal(1), other, case.nutrient.unit) / told_one
