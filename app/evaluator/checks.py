"""What is wrong with a request although each field by itself is well formed. Every fault points at its field."""

from collections.abc import Iterator

from app.evaluator.checks_on_entries import entry_faults, number_faults
from app.evaluator.entries import EntryKind, PlacedEntry, keep_kind, kept_kind
from app.evaluator.facts import Facts
from app.evaluator.faults import Fault, InvalidIntakeError, unknown_slug
from app.evaluator.intake import MOST_ENTRIES, Day, Entry, Intake, Record
from app.evaluator.person import FIRST_AGE_TOLD_IN_YEARS, MONTHS_IN_A_YEAR, LifeStage, Person, Sex


def check(intake: Intake, facts: Facts) -> list[PlacedEntry]:
    """The entries of an intake that fits together, in their order; raise InvalidIntakeError with every fault found."""
    faults = [*_authority_faults(intake, facts), *person_faults(intake.person), *_faults_of_all_days(intake)]
    entries: list[PlacedEntry] = []
    for index, day in enumerate(intake.days):
        faults += _record_faults(day, f"#/days/{index}", alone=len(intake.days) == 1)
        for place, entry in enumerate(day.entries):
            pointer = f"#/days/{index}/entries/{place}"
            kind = kept_kind(entry, facts) or _first_of_its_kind(entry, pointer, facts, faults)
            faults += number_faults(entry, day.record, pointer)
            if kind is not None:
                entries.append(PlacedEntry(index, pointer, entry, kind))
    if faults:
        raise InvalidIntakeError(tuple(faults))
    return entries


def _first_of_its_kind(entry: Entry, pointer: str, facts: Facts, faults: list[Fault]) -> EntryKind | None:
    """What an entry is; None where something is wrong with that, which joins the faults."""
    found = list(entry_faults(entry, pointer, facts))
    faults += found
    return None if found else keep_kind(entry, facts)


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


def _faults_of_all_days(intake: Intake) -> Iterator[Fault]:
    if sum([len(day.entries) for day in intake.days]) > MOST_ENTRIES:
        yield Fault("too_many_entries", f"At most {MOST_ENTRIES} entries in one request, over all days.", "#/days")
    yield from _id_faults(intake)


def _id_faults(intake: Intake) -> Iterator[Fault]:
    named: set[str] = set()
    for index, day in enumerate(intake.days):
        for place, entry in enumerate(day.entries):
            if entry.id is None:
                continue
            if entry.id in named:
                detail = f"{entry.id!r} names another entry already; findings could not tell them apart."
                yield Fault("repeated_id", detail, f"#/days/{index}/entries/{place}/id")
            named.add(entry.id)


def _record_faults(day: Day, pointer: str, *, alone: bool) -> Iterator[Fault]:
    if day.record is Record.USUAL and not alone:
        detail = "A usual day stands for the habit and comes alone; send recorded days without it."
        yield Fault("usual_day_not_alone", detail, f"{pointer}/record")
    if day.record is Record.NOT_LOGGED and day.entries:
        detail = "A day that was not logged has no entries; call it partial when some were written down."
        yield Fault("entries_on_not_logged_day", detail, f"{pointer}/entries")
