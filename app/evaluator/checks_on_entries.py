"""What is wrong with one entry: with what it is, and with its numbers. Every fault points at its field."""

from collections.abc import Iterator

from app.evaluator.checks_on_units import unit_faults
from app.evaluator.facts import Facts
from app.evaluator.faults import Fault, unknown_slug
from app.evaluator.intake import SMALLEST_AMOUNT, AmountStatus, Entry, Record, ReportedOrigin

NAMES = len(("nutrient", "form", "product", "food"))


def entry_faults(entry: Entry, pointer: str, facts: Facts) -> Iterator[Fault]:
    """What is wrong about what an entry is, whatever its numbers."""
    yield from _name_faults(entry, pointer, facts)
    yield from _component_faults(entry, pointer, facts)
    yield from _origin_faults(entry, pointer)
    yield from _amount_faults(entry, pointer)
    yield from unit_faults(entry, pointer, facts)


def number_faults(entry: Entry, record: Record, pointer: str) -> list[Fault]:
    """What is wrong about the numbers of an entry on a day with this record."""
    faults = _too_small("amount", entry.amount, pointer)
    if entry.portion is None and entry.amount_min is entry.amount_max is entry.days_per_week is None:
        return faults
    if entry.portion is not None and entry.food is None:
        detail = "A portion goes with a food; anything else has an amount with its unit."
        faults.append(Fault("portion_without_food", detail, f"{pointer}/portion"))
    faults += _too_small("amount_min", entry.amount_min, pointer) + _too_small("amount_max", entry.amount_max, pointer)
    faults += _reversed_range(entry, pointer)
    if entry.days_per_week is not None and record is not Record.USUAL:
        detail = "It goes with a usual day; on a recorded day, enter what was taken on that day."
        faults.append(Fault("days_per_week_on_recorded_day", detail, f"{pointer}/days_per_week"))
    return faults


def _too_small(field: str, amount: float | None, pointer: str) -> list[Fault]:
    if amount is None or not 0 < amount < SMALLEST_AMOUNT:
        return []
    detail = f"An amount is 0 or at least {SMALLEST_AMOUNT:f} of its unit; use a smaller unit, or trace."
    return [Fault("amount_too_small", detail, f"{pointer}/{field}")]


def _reversed_range(entry: Entry, pointer: str) -> list[Fault]:
    """The ends of a range in the wrong order. Beside another amount the range itself is the fault."""
    low, high = entry.amount_min, entry.amount_max
    is_alone = entry.amount is None and entry.amount_status is None
    if low is None or high is None or low <= high or not is_alone:
        return []
    detail = f"amount_max {high} is below amount_min {low}; the larger one is amount_max."
    return [Fault("range_reversed", detail, f"{pointer}/amount_max")]


def _name_faults(entry: Entry, pointer: str, facts: Facts) -> Iterator[Fault]:
    if (entry.nutrient, entry.form, entry.product, entry.food).count(None) != NAMES - 1:
        yield Fault("one_name", "Name one of: a nutrient, a form, a product, a food.", pointer)
    if entry.nutrient is not None and entry.nutrient not in facts.nutrients:
        detail = unknown_slug("nutrient", entry.nutrient, facts.nutrients) + " /nutrients lists them."
        yield Fault("unknown_nutrient", detail, f"{pointer}/nutrient")
    if entry.form is not None and entry.form not in facts.forms:
        detail = unknown_slug("supplement form", entry.form, facts.forms) + " /supplement-forms lists them."
        yield Fault("unknown_form", detail, f"{pointer}/form")
    elif entry.form is not None and not _is_of_an_element(entry.form, facts):
        nutrient = facts.forms[entry.form].nutrient
        detail = (
            f"We do not hold what an amount of {entry.form!r} counts as of {nutrient}; enter the nutrient {nutrient!r} "
            "with its amount, and with what it is of as component where /components has it."
        )
        yield Fault("form_not_convertible", detail, f"{pointer}/form")
    if entry.product is not None and entry.product not in facts.products:
        detail = unknown_slug("medicinal product", entry.product, facts.products) + " /medicinal-products lists them."
        yield Fault("unknown_product", detail, f"{pointer}/product")
    if entry.form is None and entry.basis is not None:
        detail = (
            "A basis goes with a form; the amount of a nutrient is elemental, that of a product is in units, and a "
            "food is weighed."
        )
        yield Fault("basis_without_form", detail, f"{pointer}/basis")


def _component_faults(entry: Entry, pointer: str, facts: Facts) -> Iterator[Fault]:
    if entry.component is None:
        return
    component = facts.components.get(entry.component)
    mine = [each for each, one in facts.components.items() if one.nutrient == entry.nutrient]
    right = f" Those of {entry.nutrient} are {', '.join(mine)}." if mine else ""
    if entry.nutrient is None:
        detail = "A component goes with a nutrient; leave it out beside a form, a product or a food."
        yield Fault("component_without_nutrient", detail, f"{pointer}/component")
    elif component is None:
        known = unknown_slug("component", entry.component, facts.components)
        yield Fault("unknown_component", f"{known}{right} /components lists all.", f"{pointer}/component")
    elif component.nutrient != entry.nutrient and entry.nutrient in facts.nutrients:
        detail = f"{entry.component!r} is a component of {component.nutrient}.{right}"
        yield Fault("component_of_other_nutrient", detail, f"{pointer}/component")


def _is_of_an_element(form: str, facts: Facts) -> bool:
    return facts.nutrients[facts.forms[form].nutrient].atomic_weight is not None


def _origin_faults(entry: Entry, pointer: str) -> Iterator[Fault]:
    if entry.food is not None and entry.origin is not None:
        detail = "The food table says where what a food holds comes from; leave the origin out."
        yield Fault("origin_of_food", detail, f"{pointer}/origin")
    if entry.product is None and entry.food is None and entry.origin is None:
        origins = ", ".join(origin.value for origin in ReportedOrigin)
        yield Fault("origin_missing", f"Say where it came from: {origins}.", f"{pointer}/origin")
    if entry.product is not None and entry.origin not in (None, ReportedOrigin.MEDICINE):
        yield Fault("origin_of_product", "A product is medicine; leave the origin out.", f"{pointer}/origin")


def _amount_faults(entry: Entry, pointer: str) -> Iterator[Fault]:
    has_range = entry.amount_min is not None or entry.amount_max is not None
    given = (entry.amount is not None) + has_range + (entry.amount_status is not None)
    if given > 1 or (given == 0 and entry.portion is None):
        detail = "Give one of: amount; amount_min with amount_max; amount_status."
        yield Fault("one_amount", detail, f"{pointer}/amount")
    elif has_range and (entry.amount_min is None or entry.amount_max is None):
        missing = "amount_min" if entry.amount_min is None else "amount_max"
        yield Fault("range_needs_both_ends", "A range needs amount_min and amount_max.", f"{pointer}/{missing}")
    if entry.product is not None and entry.amount_status is AmountStatus.TRACE:
        detail = "A product is counted in units; give how many, or amount_status unknown."
        yield Fault("trace_of_product", detail, f"{pointer}/amount_status")
    if entry.food is not None and entry.amount_status is AmountStatus.TRACE:
        detail = "A food is weighed or told in portions; give how much, or amount_status unknown."
        yield Fault("trace_of_food", detail, f"{pointer}/amount_status")
