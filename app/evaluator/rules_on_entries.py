"""Rules about what was entered: what is not told of an entry, and amounts that look like another unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.evaluator.amounts import daily_value, in_unit_of
from app.evaluator.cases import Case
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Constant, Facts, MedicinalProduct, Nutrient
from app.evaluator.findings import finding
from app.evaluator.forms import Form
from app.evaluator.intake import EATEN, AmountStatus, Basis, Entry, Intake, Origin, ReportedOrigin
from app.evaluator.person import is_adult
from app.evaluator.quantities import NO_UPPER_END, ZERO, Unit, convert, display, exact, number, total
from app.evaluator.reading import ReadEntry, entry_pointer
from app.evaluator.situation import Contribution
from app.evaluator.units import OF_THE_ELEMENT, EntryUnit
from app.evaluator.week import DAYS_OF_A_WEEK

FOOD = frozenset({Origin.FOOD, Origin.FORTIFIED_FOOD})


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An entry with the name that findings use, and its form where it has one."""

    name: str
    entry: Entry
    form: Form | None


def nothing_logged(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """No entry at all: nothing is known, which is not zero."""
    if not entries:
        yield finding("nothing_logged", "Nothing was entered, so nothing could be compared. Not logged is not zero.")


def unknown_basis(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """A form without a basis is read both ways."""
    found = [each for each in entries if each.form and _basis(each) is Basis.UNKNOWN and not _on_skin(each)]
    if found:
        message = "The amount may be of the element or of the compound; it was read both ways."
        yield finding("unknown_basis", message, entries=_names(found), citation_ids=_form_sources(found))


def unknown_origin(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """An origin that nobody knows may count towards a limit or not."""
    found = [each for each in entries if each.entry.origin is ReportedOrigin.UNKNOWN]
    if found:
        message = "The origin is not known: the amount may count towards a limit or not."
        yield finding("unknown_origin", message, entries=_names(found))


def unknown_amount(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """An amount that is not known has no upper end."""
    found = [each for each in entries if each.entry.amount_status is AmountStatus.UNKNOWN]
    if found:
        message = "The amount is not known: it is anything from nothing, without an upper end."
        yield finding("unknown_amount", message, entries=_names(found))


def composition_varies(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """A form, or some of its family, has no fixed composition: the compound's amount says little of the element."""
    found = [each for each in entries if each.form and each.form.varies and _may_be_compound(each)]
    if found:
        message = (
            "Products of varying composition belong to this form; the label's elemental amount is the one to go by."
        )
        yield finding("composition_varies", message, entries=_names(found), citation_ids=_form_sources(found))


def transdermal_not_counted(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """Products for the skin enter no sum."""
    found = [each for each in entries if _on_skin(each)]
    if found:
        message = "Products for the skin are not counted: they have not been shown to raise the body's supply."
        yield finding("transdermal_not_counted", message, entries=_names(found), citation_ids=_form_sources(found))


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


def implausible_entry(case: Case, facts: Facts) -> Iterator[Finding]:
    """One entry above what a label is likely to state; not of food and water, nor of a product whose label we hold."""
    highest = facts.constants.get(f"{case.nutrient.id}-supplement-entry-highest-plausible")
    contributions = (each for day in case.record.situation.days for each in day.contributions)
    of_labels = (each for each in contributions if each.origin not in EATEN and not each.product)
    for each in of_labels:
        if highest and highest.value < each.amount.high < NO_UPPER_END:
            yield _a_lot("in one entry", each.amount.high, highest, [each.name], case)


def implausible_food_day(case: Case, facts: Facts) -> Iterator[Finding]:
    """A day of food above what food is likely to hold, or for an adult on a whole day below it."""
    lowest = facts.constants.get(f"{case.nutrient.id}-food-day-lowest-plausible")
    highest = facts.constants.get(f"{case.nutrient.id}-food-day-highest-plausible")
    adult = is_adult(case.record.situation.people[0].age_months)
    for day in case.record.situation.days:
        food = [each for each in day.contributions if each.origin in FOOD]
        names, amount = [each.name for each in food], total(each.in_a_week for each in food).high / DAYS_OF_A_WEEK
        if food and highest and highest.value < amount < NO_UPPER_END:
            yield _a_lot("from the food of a day", amount, highest, names, case)
        if food and lowest and amount < lowest.value and adult and day.is_whole:
            yield _very_little(amount, lowest, names, case)


def _a_lot(where: str, amount: Decimal, highest: Constant, names: list[str], case: Case) -> Finding:
    unit = case.nutrient.unit
    if_meant = convert(amount, Unit.UG, unit)
    return finding(
        "implausible_amount",
        f"{display(exact(amount), unit)} {where} is a lot. Is it an amount of the element, and in this unit? "
        f"If ug were meant, it would be {display(exact(if_meant), unit)}.",
        nutrient=case.nutrient.id,
        entries=names,
        parameters={
            "amount": number(amount),
            "highest_plausible": number(highest.value),
            "if_ug_were_meant": number(if_meant),
        },
        citation_ids=[highest.source],
    )


def _very_little(amount: Decimal, lowest: Constant, names: list[str], case: Case) -> Finding:
    unit = case.nutrient.unit
    if_meant = convert(amount, Unit.G, unit)
    return finding(
        "implausible_amount",
        f"{display(exact(amount), unit)} from the food of a whole day is very little. If g were meant, it would be "
        f"{display(exact(if_meant), unit)}.",
        nutrient=case.nutrient.id,
        entries=names,
        parameters={
            "amount": number(amount),
            "lowest_plausible": number(lowest.value),
            "if_g_were_meant": number(if_meant),
        },
        citation_ids=[lowest.source],
    )


def named_entries(intake: Intake, facts: Facts) -> tuple[NamedEntry, ...]:
    """Every entry of the request with its name: the caller's id, else its pointer."""
    return tuple(
        NamedEntry(entry.id or entry_pointer(index, place), entry, facts.forms.get(entry.form or ""))
        for index, day in enumerate(intake.days)
        for place, entry in enumerate(day.entries)
    )


def _names(entries: list[NamedEntry]) -> Iterator[str]:
    return (each.name for each in entries)


def _form_sources(entries: list[NamedEntry]) -> Iterable[str]:
    return dict.fromkeys(source for each in entries if each.form for source in each.form.sources)


def _basis(named: NamedEntry) -> Basis:
    return named.entry.basis or Basis.UNKNOWN


def _may_be_compound(named: NamedEntry) -> bool:
    return _basis(named) is not Basis.ELEMENTAL and not _on_skin(named)


def _on_skin(named: NamedEntry) -> bool:
    return named.form is not None and named.form.is_only_transdermal


RULES = (nothing_logged, unknown_basis, unknown_origin, unknown_amount, composition_varies, transdermal_not_counted)
RULES_ON_CASE = (medicine_counted,)
RULES_WITH_FACTS = (unit_converted, implausible_entry, implausible_food_day)
