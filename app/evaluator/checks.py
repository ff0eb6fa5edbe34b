"""What is wrong with a request although each field by itself is well formed. Every fault points at its field."""

from collections.abc import Iterator

from app.evaluator.checks_on_units import unit_faults
from app.evaluator.facts import Facts
from app.evaluator.faults import Fault, InvalidIntakeError, unknown_slug
from app.evaluator.intake import (
    MOST_ENTRIES,
    SMALLEST_AMOUNT,
    AmountStatus,
    Day,
    Entry,
    Intake,
    Record,
    ReportedOrigin,
)
from app.evaluator.person import FIRST_AGE_TOLD_IN_YEARS, MONTHS_IN_A_YEAR, LifeStage, Person, Sex


def check(intake: Intake, facts: Facts) -> None:
    """Raise InvalidIntakeError with every fault found; return when there is none."""
    faults = (*_authority_faults(intake, facts), *person_faults(intake.person), *_day_faults(intake, facts))
    if faults:
        raise InvalidIntakeError(faults)


def _authority_faults(intake: Intake, facts: Facts) -> Iterator[Fault]:
    for index, authority in enumerate(intake.authorities):
        pointer = f"#/authorities/{index}"
        if authority not in facts.authorities:
            detail = unknown_slug("authority", authority, facts.authorities) + " /authorities lists them."
            yield Fault("unknown_authority", detail, pointer)
        if authority in intake.authorities[:index]:
            yield Fault("repeated_authority", f"{authority!r} is named twice; name each authority once.", pointer)


def person_faults(person: Person, base: str = "#/person/") -> Iterator[Fault]:
    """What does not fit together about a person; ``base`` precedes the field's name in the pointer."""
    years, months = person.age_years, person.age_months
    if years is None and months is None:
        yield Fault("age_missing", "Give age_years, or age_months below two years.", f"{base}age_years")
    elif years is not None and months is None and years < FIRST_AGE_TOLD_IN_YEARS:
        detail = "Below two years give age_months: the values change within a year of age."
        yield Fault("age_in_months_needed", detail, f"{base}age_months")
    elif years is not None and months is not None and months // MONTHS_IN_A_YEAR != years:
        detail = f"age_months {months} is not within age_years {years}; give one of the two."
        yield Fault("ages_disagree", detail, f"{base}age_months")
    if person.sex is Sex.MALE and person.life_stage in (LifeStage.PREGNANCY, LifeStage.LACTATION):
        detail = f"{person.life_stage.value} goes with sex female, or with the sex left out."
        yield Fault("life_stage_of_other_sex", detail, f"{base}life_stage")


def _day_faults(intake: Intake, facts: Facts) -> Iterator[Fault]:
    if sum(len(day.entries) for day in intake.days) > MOST_ENTRIES:
        yield Fault("too_many_entries", f"At most {MOST_ENTRIES} entries in one request, over all days.", "#/days")
    yield from _id_faults(intake)
    for index, day in enumerate(intake.days):
        yield from _record_faults(day, f"#/days/{index}", alone=len(intake.days) == 1)
        for place, entry in enumerate(day.entries):
            pointer = f"#/days/{index}/entries/{place}"
            yield from _entry_faults(entry, pointer, facts)
            if entry.days_per_week is not None and day.record is not Record.USUAL:
                detail = "It goes with a usual day; on a recorded day, enter what was taken on that day."
                yield Fault("days_per_week_on_recorded_day", detail, f"{pointer}/days_per_week")


def _id_faults(intake: Intake) -> Iterator[Fault]:
    named: set[str] = set()
    for index, day in enumerate(intake.days):
        for place, entry in enumerate(day.entries):
            if entry.id in named:
                detail = f"{entry.id!r} names another entry already; findings could not tell them apart."
                yield Fault("repeated_id", detail, f"#/days/{index}/entries/{place}/id")
            named |= {entry.id} if entry.id else set()


def _record_faults(day: Day, pointer: str, *, alone: bool) -> Iterator[Fault]:
    if day.record is Record.USUAL and not alone:
        detail = "A usual day stands for the habit and comes alone; send recorded days without it."
        yield Fault("usual_day_not_alone", detail, f"{pointer}/record")
    if day.record is Record.NOT_LOGGED and day.entries:
        detail = "A day that was not logged has no entries; call it partial when some were written down."
        yield Fault("entries_on_not_logged_day", detail, f"{pointer}/entries")


def _entry_faults(entry: Entry, pointer: str, facts: Facts) -> Iterator[Fault]:
    yield from _name_faults(entry, pointer, facts)
    yield from _origin_faults(entry, pointer)
    yield from _amount_faults(entry, pointer)
    yield from unit_faults(entry, pointer, facts)


def _name_faults(entry: Entry, pointer: str, facts: Facts) -> Iterator[Fault]:
    if (entry.nutrient, entry.form, entry.product).count(None) != 2:
        yield Fault("one_name", "Name one of: a nutrient, a form, a product.", pointer)
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
            "with its amount."
        )
        yield Fault("form_not_convertible", detail, f"{pointer}/form")
    if entry.product is not None and entry.product not in facts.products:
        detail = unknown_slug("medicinal product", entry.product, facts.products) + " /medicinal-products lists them."
        yield Fault("unknown_product", detail, f"{pointer}/product")
    if entry.form is None and entry.basis is not None:
        detail = "A basis goes with a form; the amount of a nutrient is elemental, that of a product is in units."
        yield Fault("basis_without_form", detail, f"{pointer}/basis")


def _is_of_an_element(form: str, facts: Facts) -> bool:
    return facts.nutrients[facts.forms[form].nutrient].atomic_weight is not None


def _origin_faults(entry: Entry, pointer: str) -> Iterator[Fault]:
    if entry.product is None and entry.origin is None:
        origins = ", ".join(origin.value for origin in ReportedOrigin)
        yield Fault("origin_missing", f"Say where it came from: {origins}.", f"{pointer}/origin")
    if entry.product is not None and entry.origin not in (None, ReportedOrigin.MEDICINE):
        yield Fault("origin_of_product", "A product is medicine; leave the origin out.", f"{pointer}/origin")


def _amount_faults(entry: Entry, pointer: str) -> Iterator[Fault]:
    has_range = entry.amount_min is not None or entry.amount_max is not None
    if (entry.amount is not None) + has_range + (entry.amount_status is not None) != 1:
        detail = "Give one of: amount; amount_min with amount_max; amount_status."
        yield Fault("one_amount", detail, f"{pointer}/amount")
    elif has_range:
        yield from _range_faults(entry, pointer)
    for field in ("amount", "amount_min", "amount_max"):
        if 0 < (getattr(entry, field) or 0) < SMALLEST_AMOUNT:
            detail = f"An amount is 0 or at least {SMALLEST_AMOUNT:f} of its unit; use a smaller unit, or trace."
            yield Fault("amount_too_small", detail, f"{pointer}/{field}")
    if entry.product is not None and entry.amount_status is AmountStatus.TRACE:
        detail = "A product is counted in units; give how many, or amount_status unknown."
        yield Fault("trace_of_product", detail, f"{pointer}/amount_status")


def _range_faults(entry: Entry, pointer: str) -> Iterator[Fault]:
    if entry.amount_min is None or entry.amount_max is None:
        missing = "amount_min" if entry.amount_min is None else "amount_max"
        yield Fault("range_needs_both_ends", "A range needs amount_min and amount_max.", f"{pointer}/{missing}")
    elif entry.amount_min > entry.amount_max:
        detail = f"amount_max {entry.amount_max} is below amount_min {entry.amount_min}; the larger one is amount_max."
        yield Fault("range_reversed", detail, f"{pointer}/amount_max")
