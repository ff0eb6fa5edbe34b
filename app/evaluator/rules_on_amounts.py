"""Rules about amounts that look like another unit, or like the compound instead of the element. None is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from app.evaluator.amounts import in_unit_of
from app.evaluator.cases import Case
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.findings import finding
from app.evaluator.intake import EATEN, Origin
from app.evaluator.person import is_adult
from app.evaluator.quantities import NO_UPPER_END, Unit, convert, display, exact, number
from app.evaluator.reading import ReadEntry
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

    ``constant`` is the bound, by its id; ``bound_name`` what a finding calls it.
    """

    amount: Decimal
    said: str
    bound_name: str
    constant: str
    meant: Meant
    entries: Sequence[ReadEntry]


def implausible_amount(case: Case, facts: Facts) -> Iterator[Finding]:
    """An amount that is more or less than is likely, by which bound, and what it would be in another unit."""
    return (_asked(doubt, case, facts) for doubt in doubts(case, facts))


def doubts(case: Case, facts: Facts) -> Iterator[Doubt]:
    """Every amount that passes a bound."""
    yield from _of_entries(case, facts)
    yield from _of_food(case, facts)


def _of_entries(case: Case, facts: Facts) -> Iterator[Doubt]:
    """One entry above what a label is likely to state; not of food and water, nor of a product whose label we hold."""
    name = f"{case.nutrient.id}-supplement-entry-highest-plausible"
    highest = facts.constants.get(name)
    of_labels = (each for each in case.record.entries if each.contribution.origin not in EATEN)
    for each in of_labels:
        amount = each.contribution.amount.high
        if highest and highest.value < amount < NO_UPPER_END and not each.contribution.product:
            yield Doubt(amount, f"in one entry {_A_LOT}", "highest_plausible", name, SMALLER, [each])


def _of_food(case: Case, facts: Facts) -> Iterator[Doubt]:
    """A day of food above what food is likely to hold, or for an adult on a whole day below it."""
    least, most = (f"{case.nutrient.id}-food-day-{bound}-plausible" for bound in ("lowest", "highest"))
    lowest, highest = facts.constants.get(least), facts.constants.get(most)
    adult = is_adult(case.record.situation.people[0].age_months)
    for day in case.record.situation.days:
        food = tuple([each for each in day.contributions if each.origin in FOOD])
        amount = DayAmounts(day.index, day.record, food).logged.high
        if food and highest and highest.value < amount < NO_UPPER_END:
            said = f"from the food of a day {_A_LOT}"
            yield Doubt(amount, said, "highest_plausible", most, SMALLER, _food_entries(case, day))
        if food and lowest and amount < lowest.value and adult and day.is_whole:
            said = f"from the food of a whole day {_VERY_LITTLE}"
            yield Doubt(amount, said, "lowest_plausible", least, LARGER, _food_entries(case, day))


def _food_entries(case: Case, day: DayAmounts) -> list[ReadEntry]:
    return [each for each in case.record.entries if each.day == day.index and each.contribution.origin in FOOD]


def _asked(doubt: Doubt, case: Case, facts: Facts) -> Finding:
    unit, bound = case.nutrient.unit, facts.constants[doubt.constant]
    text = f"{display(exact(doubt.amount), unit)} {doubt.said}"
    parameters = {"amount": number(doubt.amount), doubt.bound_name: number(bound.value)}
    for other, amount in if_meant(doubt, case, facts):
        text += f" If {other} were meant, it would be {display(exact(amount), unit)}."
        parameters[f"if_{other}_were_meant"] = number(amount)
    return finding(
        "implausible_amount",
        text,
        nutrient=case.nutrient.id,
        entries=(each.contribution.name for each in doubt.entries),
        parameters=parameters,
        citation_ids=[bound.source],
    )


def if_meant(doubt: Doubt, case: Case, facts: Facts) -> Iterator[tuple[Unit, Decimal]]:
    """The other unit and what the amount would be in it, where all entries are in one unit that has another."""
    units = {(each.entry.unit, each.entry.daily_value_of) for each in doubt.entries}
    told = doubt.entries[0].entry
    other = doubt.meant.get(told.unit) if len(units) == 1 and told.unit else None
    if other is not None:
        told_one = in_unit_of(case.nutrient, Decimal(1), told, facts)
        yield other, doubt.amount * convert(Decimal(1), other, case.nutrient.unit) / told_one


RULES_WITH_FACTS = (implausible_amount,)
