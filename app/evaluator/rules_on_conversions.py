"""Rules about what was made a mass: the units of a medicine, mmol, mEq and percentages. Each tells by which number."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import lru_cache

from app.evaluator.amounts import daily_value, in_unit_of
from app.evaluator.cases import Case
from app.evaluator.components import Component, Conversion
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts, MedicinalProduct, Nutrient
from app.evaluator.findings import ends, finding
from app.evaluator.quantities import NO_UPPER_END, Interval, Unit, display, exact, number, total
from app.evaluator.read_entries import ReadEntry
from app.evaluator.read_foods import ReadFood
from app.evaluator.sentences import listed
from app.evaluator.situation import Contribution
from app.evaluator.units import OF_THE_ELEMENT, EntryUnit
from app.evaluator.week import DAYS_OF_A_WEEK

MOST_PRODUCTS_KEPT = 1000


def medicine_counted(case: Case) -> list[Finding]:
    """A medicinal product is in the sums, with what it brings of the element."""
    return [_counted(product, brought, case.nutrient) for product, brought in medicines(case)]


def medicines(case: Case) -> Collection[tuple[MedicinalProduct, list[Contribution]]]:
    """Each product that is in the sums, with the entries that bring it."""
    found: dict[str, tuple[MedicinalProduct, list[Contribution]]] = {}
    for each in case.doses:
        product = each.kind.product
        if product:
            found.setdefault(product.id, (product, []))[1].append(each)
    return found.values()


def is_of_a_week(brought: Iterable[Contribution]) -> bool:
    """Whether some of it is taken on some days of the week alone."""
    return min([each.days_in_a_week for each in brought]) < DAYS_OF_A_WEEK


def in_the_mean(brought: Iterable[Contribution]) -> Interval:
    """What entries of a usual week bring a day."""
    week = total([each.in_a_week for each in brought])
    return Interval(week.low / DAYS_OF_A_WEEK, week.high / DAYS_OF_A_WEEK)


def _counted(product: MedicinalProduct, brought: list[Contribution], nutrient: Nutrient) -> Finding:
    told, parameters = (_in_a_week if is_of_a_week(brought) else _in_all)(brought, nutrient)
    amount_per_unit, each_unit = _of_each_unit(product, nutrient.unit)
    return finding(
        "medicine_counted",
        f"{product.name} is a medicine{told}: {each_unit}. Nothing else in it is counted.",
        nutrient=nutrient.id,
        entries=[each.name for each in brought],
        parameters={"amount_per_unit": amount_per_unit, **parameters},
        citation_ids=product.sources,
    )


@lru_cache(MOST_PRODUCTS_KEPT)
def _of_each_unit(product: MedicinalProduct, unit: Unit) -> tuple[float, str]:
    """What one unit of it holds, as a number and in words; made once, as it hangs on no amount taken."""
    amount = product.amount_per_unit
    return number(amount), f"{display(exact(amount), unit)} for each {product.unit}"


def _in_all(brought: list[Contribution], nutrient: Nutrient) -> tuple[str, dict[str, float]]:
    amount = brought[0].amount if len(brought) == 1 else total([each.amount for each in brought])
    parameters = {"low": number(amount.low)}
    if amount.high != NO_UPPER_END:
        parameters["high"] = parameters["low"] if amount.is_exact else number(amount.high)
    return f" and is in the sums with {display(amount, nutrient.unit)} of {nutrient.id}", parameters


def _in_a_week(brought: list[Contribution], nutrient: Nutrient) -> tuple[str, dict[str, float]]:
    """A limit sees the whole doses, a mean their share of the week: both are told."""
    mean = in_the_mean(brought)
    doses = (f"{display(each.amount, nutrient.unit)} on {_days(each.days_in_a_week)}" for each in brought)
    a_day = f"which is {display(mean, nutrient.unit)} a day in the mean"
    return f". Of {nutrient.id} it brings {listed(doses)}, {a_day}", ends("mean", mean)


def _days(days: Decimal) -> str:
    if days == DAYS_OF_A_WEEK:
        return "every day"
    return f"{number(days)} {'day' if days == 1 else 'days'} of the week"


def unit_converted(case: Case, facts: Facts) -> list[Finding]:
    """An amount in mmol, mEq or percent of a daily value: by which number, and whose, it was made a mass."""
    together = converted(case)
    return [_converted(entries, case.nutrient, facts) for entries in together] if together else []


def converted(case: Case) -> Collection[list[ReadEntry]]:
    """The entries that were made a mass, together those that were so by the same number."""
    found: dict[tuple[EntryUnit, str | None], list[ReadEntry]] = {}
    for each in case.record.entries:
        if each.kind.is_as_stated or each.kind.product:
            continue
        unit = each.entry.unit
        if unit in OF_THE_ELEMENT or unit is EntryUnit.IU:
            name = each.entry.daily_value_of or each.entry.component
            found.setdefault((unit, name), []).append(each)
    return found.values()


def _converted(entries: list[ReadEntry], nutrient: Nutrient, facts: Facts) -> Finding:
    unit = entries[0].entry.unit
    if unit is EntryUnit.IU:
        return _of_international_units(entries, nutrient, facts)
    return (_of_percent if unit is EntryUnit.PERCENT_DAILY_VALUE else _of_substance)(entries, nutrient, facts)


def _of_international_units(entries: list[ReadEntry], nutrient: Nutrient, facts: Facts) -> Finding:
    entry, component = entries[0].entry, entries[0].kind.component
    one = number(in_unit_of(nutrient, Decimal(1), entry, facts))
    return finding(
        "unit_converted",
        f"1 IU of {component.name if component else nutrient.called} is {one} {nutrient.unit}; the amount was read so.",
        nutrient=nutrient.id,
        entries=[each.name for each in entries],
        parameters={"amount_per_unit": one},
        citation_ids=[component.source] if component else [],
    )


def _of_substance(entries: list[ReadEntry], nutrient: Nutrient, facts: Facts) -> Finding:
    entry = entries[0].entry
    one = number(in_unit_of(nutrient, Decimal(1), entry, facts))
    return finding(
        "unit_converted",
        f"1 {entry.unit} of {nutrient.id} is {one} {nutrient.unit}; the amount in {entry.unit} was read so.",
        nutrient=nutrient.id,
        entries=[each.name for each in entries],
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
        entries=[each.name for each in entries],
        parameters={"daily_value": number(value.value), "amount_per_unit": one},
        citation_ids=[value.source],
    )


def component_counted(case: Case) -> list[Finding]:
    """What an amount is of was counted as an equivalent: by which factors, and whose."""
    return [_component_counted(component, used, case) for component, used in _conversions(case).items() if used]


def _conversions(case: Case) -> dict[Component, dict[Conversion, None]]:
    """The conversions that changed an amount or left it open, by component."""
    found: dict[Component, dict[Conversion, None]] = {}
    for taken in (case.taken.own, *case.taken.others):
        for each in taken.record.entries:
            component = each.kind.component
            if isinstance(each, ReadFood):
                _add_those_of_a_food(each, found)
            elif component is not None:
                used = component.counted_as(taken.record.equivalent, each.kind.origins)
                found.setdefault(component, {}).update(dict.fromkeys(one for one in used if not one.is_plain))
    return found


def _add_those_of_a_food(food: ReadFood, found: dict[Component, dict[Conversion, None]]) -> None:
    components = {each.id: each for each in food.kind.nutrient.components}
    for figure, conversions in zip(food.held.figures, food.held.conversions, strict=False):
        used = [each for each in conversions if not each.is_plain]
        found.setdefault(components[figure.component], {}).update(dict.fromkeys(used))


def _component_counted(component: Component, used: Iterable[Conversion], case: Case) -> Finding:
    of_it = [each for each in case.record.entries if _is_of(component, each)]
    return finding(
        "component_counted",
        " ".join(dict.fromkeys(each.statement for each in used)),
        nutrient=case.nutrient.id,
        entries=[each.name for each in of_it],
        citation_ids=dict.fromkeys(each.source for each in used),
    )


def _is_of(component: Component, entry: ReadEntry) -> bool:
    if isinstance(entry, ReadFood):
        return any(each.component == component.id for each in entry.held.figures)
    return entry.kind.component is component
