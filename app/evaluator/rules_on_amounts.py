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
from app.evaluator.intake import EATEN, Origin
from app.evaluator.person import is_adult
from app.evaluator.quantities import NO_UPPER_END, Interval, Unit, convert, display, exact, number, total
from app.evaluator.reading import ReadEntry
from app.evaluator.situation import Contribution, DayAmounts
from app.evaluator.units import EntryUnit
from app.evaluator.week import DAYS_OF_A_WEEK

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
    """An amount that passes a bound, in the nutrient's unit: what is said of it, and what it may have been meant in."""

    amount: Decimal
    said: str
    bound_name: str
    bound: Constant
    meant: Meant
    entries: Sequence[ReadEntry]


def implausible_entry(case: Case, facts: Facts) -> Iterator[Finding]:
    """One entry above what a label is likely to state; not of food and water, nor of a product whose label we hold."""
    highest = facts.constants.get(f"{case.nutrient.id}-supplement-entry-highest-plausible")
    of_labels = (each for each in case.record.entries if each.contribution.origin not in EATEN)
    for each in of_labels:
        amount = each.contribution.amount.high
        if highest and highest.value < amount < NO_UPPER_END and not each.contribution.product:
            yield _asked(
                Doubt(amount, f"in one entry {_A_LOT}", "highest_plausible", highest, SMALLER, [each]), case, facts
            )


def implausible_food_day(case: Case, facts: Facts) -> Iterator[Finding]:
    """A day of food above what food is likely to hold, or for an adult on a whole day below it."""
    lowest = facts.constants.get(f"{case.nutrient.id}-food-day-lowest-plausible")
    highest = facts.constants.get(f"{case.nutrient.id}-food-day-highest-plausible")
    adult = is_adult(case.record.situation.people[0].age_months)
    for day in case.record.situation.days:
        food = [each for each in day.contributions if each.origin in FOOD]
        amount = _in_a_day(food, day).high
        if not food:
            continue
        if highest and highest.value < amount < NO_UPPER_END:
            said = f"from the food of a day {_A_LOT}"
            doubt = Doubt(amount, said, "highest_plausible", highest, SMALLER, _food_entries(case, day))
            yield _asked(doubt, case, facts)
        if lowest and amount < lowest.value and adult and day.is_whole:
            said = f"from the food of a whole day {_VERY_LITTLE}"
            doubt = Doubt(amount, said, "lowest_plausible", lowest, LARGER, _food_entries(case, day))
            yield _asked(doubt, case, facts)


def _in_a_day(food: list[Contribution], day: DayAmounts) -> Interval:
    """What the food brings on the day; of a week the mean."""
    if not day.is_week:
        return total([each.amount for each in food])
    in_a_week = total([each.in_a_week for each in food])
    return Interval(in_a_week.low / DAYS_OF_A_WEEK, in_a_week.high / DAYS_OF_A_WEEK)


def _food_entries(case: Case, day: DayAmounts) -> list[ReadEntry]:
    return [each for each in case.record.entries if each.day == day.index and each.contribution.origin in FOOD]


def _asked(doubt: Doubt, case: Case, facts: Facts) -> Finding:
    unit = case.nutrient.unit
    text = f"{display(exact(doubt.amount), unit)} {doubt.said}"
    parameters = {"amount": number(doubt.amount), doubt.bound_name: number(doubt.bound.value)}
    for other, amount in _if_meant(doubt, case, facts):
        text += f" If {other} were meant, it would be {display(exact(amount), unit)}."
        parameters[f"if_{other}_were_meant"] = number(amount)
    return finding(
        "implausible_amount",
        text,
        nutrient=case.nutrient.id,
        entries=(each.contribution.name for each in doubt.entries),
        parameters=parameters,
        citation_ids=[doubt.bound.source],
    )


def _if_meant(doubt: Doubt, case: Case, facts: Facts) -> Iterator[tuple[Unit, Decimal]]:
    """The other unit and what the amount would be in it, where all entries are in one unit that has another."""
    units = {(each.entry.unit, each.entry.daily_value_of) for each in doubt.entries}
    told = doubt.entries[0].entry
    other = doubt.meant.get(told.unit) if len(units) == 1 and told.unit else None
    if other is not None:
        told_one = in_unit_of(case.nutrient, Decimal(1), told, facts)
        yield other, doubt.amount * convert(Decimal(1), other, case.nutrient.unit) / told_one


RULES_WITH_FACTS = (implausible_entry, implausible_food_day)
