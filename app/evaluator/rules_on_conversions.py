"""Rules about what was made a mass: the units of a medicine, mmol, mEq and percentages. Each tells by which number."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from app.evaluator.amounts import daily_value, in_unit_of
from app.evaluator.cases import Case
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts, MedicinalProduct, Nutrient
from app.evaluator.findings import finding
from app.evaluator.quantities import NO_UPPER_END, ZERO, display, exact, number, total
from app.evaluator.reading import ReadEntry
from app.evaluator.situation import Contribution
from app.evaluator.units import OF_THE_ELEMENT, EntryUnit


def medicine_counted(case: Case) -> Iterator[Finding]:
    """A medicinal product is in the sums, with what it brings of the element."""
    contributions = (each for day in case.record.situation.days for each in day.contributions)
    found = [each for each in contributions if each.product and each.amount.high > ZERO]
    for product in dict.fromkeys(each.product for each in found if each.product):
        yield _counted(product, [each for each in found if each.product == product], case.nutrient)


def _counted(product: MedicinalProduct, brought: list[Contribution], nutrient: Nutrient) -> Finding:
    amount = total(each.amount for each in brought)
    parameters = {"amount_per_unit": number(product.amount_per_unit), "low": number(amount.low)}
    if amount.high != NO_UPPER_END:
        parameters["high"] = number(amount.high)
    one_unit = display(exact(product.amount_per_unit), nutrient.unit)
    return finding(
        "medicine_counted",
        f"{product.name} is a medicine and is in the sums with {display(amount, nutrient.unit)} of {nutrient.id}: "
        f"{one_unit} for each {product.unit}. Nothing else in it is counted.",
        nutrient=nutrient.id,
        entries=(each.name for each in brought),
        parameters=parameters,
        citation_ids=product.sources,
    )


def unit_converted(case: Case, facts: Facts) -> Iterator[Finding]:
    """An amount in mmol, mEq or percent of a daily value: by which number, and whose, it was made a mass."""
    found: dict[tuple[EntryUnit, str | None], list[ReadEntry]] = defaultdict(list)
    for each in case.record.entries:
        if each.entry.unit in OF_THE_ELEMENT:
            found[each.entry.unit, each.entry.daily_value_of].append(each)
    for (unit, _), entries in found.items():
        yield (_of_percent if unit is EntryUnit.PERCENT_DAILY_VALUE else _of_substance)(entries, case.nutrient, facts)


def _of_substance(entries: list[ReadEntry], nutrient: Nutrient, facts: Facts) -> Finding:
    entry = entries[0].entry
    one = number(in_unit_of(nutrient, Decimal(1), entry, facts))
    return finding(
        "unit_converted",
        f"1 {entry.unit} of {nutrient.id} is {one} {nutrient.unit}; the amount in {entry.unit} was read so.",
        nutrient=nutrient.id,
        entries=(each.contribution.name for each in entries),
        parameters={"amount_per_unit": one},
        citation_ids=[nutrient.atomic_weight_source],
    )


def _of_percent(entries: list[ReadEntry], nutrient: Nutrient, facts: Facts) -> Finding:
    entry = entries[0].entry
    value, one = daily_value(entry, nutrient, facts), number(in_unit_of(nutrient, Decimal(1), entry, facts))
    authority = facts.authorities[value.authority]
    return finding(
        "unit_converted",
        f"The daily value of {nutrient.id} on labels is {number(value.value)} {nutrient.unit} ({authority.name}), so "
        f"that 1 percent is {one} {nutrient.unit}; the percentage was read so.",
        nutrient=nutrient.id,
        authority=authority.id,
        entries=(each.contribution.name for each in entries),
        parameters={"daily_value": number(value.value), "amount_per_unit": one},
        citation_ids=[value.source],
    )


RULES = (medicine_counted,)
RULES_WITH_FACTS = (unit_converted,)
