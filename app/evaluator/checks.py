"""What is wrong with a request although each field by itself is well formed. Every fault points at its field."""

from collections.abc import Iterator

from app.evaluator.checks_on_entries import entry_faults, number_faults
from app.evaluator.checks_on_foods import food_faults, portion_faults
from app.evaluator.entries import EntryKind, all_but_numbers, is_known_shape, keep_kind, keep_shape
from app.evaluator.entries_by_food import Placed, PlacedFood, place_food
from app.evaluator.facts import Facts
from app.evaluator.faults import Fault, InvalidIntakeError, unknown_slug
from app.evaluator.intake import MOST_ENTRIES, MOST_FIGURES_TRACED, SMALLEST_AMOUNT, Day, Entry, Include, Intake, Record
from app.evaluator.person import FIRST_AGE_TOLD_IN_YEARS, MONTHS_IN_A_YEAR, LifeStage, Person, Sex
from app.evaluator.read_entries import read_entry


def check(intake: Intake, facts: Facts) -> list[Placed]:
    """The entries of an intake that fits together, in their order; raise InvalidIntakeError with every fault found.

    Each is read at once, as long as nothing is wrong, but those by food, which are read for each nutrient they bring.
    """
    faults = [*_authority_faults(intake, facts), *person_faults(intake.person), *_faults_of_all_days(intake, facts)]
    if intake.nutrients is not None:
        faults += _nutrient_faults(intake.nutrients, facts)
    entries, kinds = list[Placed](), facts.kinds_of_entries
    for index, day in enumerate(intake.days):
        if day.record is not Record.COMPLETE:
            faults += _record_faults(day, f"#/days/{index}", alone=len(intake.days) == 1)
        for place, entry in enumerate(day.entries):
            pointer, kind = f"#/days/{index}/entries/{place}", None
            if entry.food is not None:
                entries += _placed_food(index, pointer, entry, facts, faults)
            else:
                kind = kinds.get(all_but_numbers(entry)) or _first_of_its_kind(entry, pointer, facts, faults)
            if not (kind and kind.has_one_number) or 0 < (entry.amount or 0) < SMALLEST_AMOUNT:
                faults += number_faults(entry, day.record, pointer)
            if kind and not faults:
                entries.append(read_entry(index, pointer, entry, kind, facts))
    if faults:
        raise InvalidIntakeError(tuple(faults))
    return entries


def _placed_food(day: int, pointer: str, entry: Entry, facts: Facts, faults: list[Fault]) -> Iterator[PlacedFood]:
    """An entry by food; nothing where something is wrong with what it is, which joins the faults."""
    wrong = () if is_known_shape(entry, facts) else tuple(entry_faults(entry, pointer, facts))
    if not wrong:
        keep_shape(entry, facts)
    found = [*wrong, *food_faults(entry, pointer, facts)]
    placed = None if found else place_food(day, pointer, entry, facts)
    if placed is not None:
        found += portion_faults(placed)
    faults += found
    if placed is not None:
        yield placed


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


def _nutrient_faults(nutrients: tuple[str, ...], facts: Facts) -> Iterator[Fault]:
    for index, nutrient in enumerate(nutrients):
        if nutrient not in facts.nutrients:
            detail = unknown_slug("nutrient", nutrient, facts.nutrients) + " /nutrients lists them."
            yield Fault("unknown_nutrient", detail, f"#/nutrients/{index}")
        if nutrient in nutrients[:index]:
            yield Fault("repeated_nutrient", f"{nutrient!r} is there twice; name it once.", f"#/nutrients/{index}")


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


def _faults_of_all_days(intake: Intake, facts: Facts) -> Iterator[Fault]:
    if sum([len(day.entries) for day in intake.days]) > MOST_ENTRIES:
        yield Fault("too_many_entries", f"At most {MOST_ENTRIES} entries in one request, over all days.", "#/days")
    if intake.include:
        yield from _trace_faults(intake, intake.include, facts)
    yield from _id_faults(intake)


def _trace_faults(intake: Intake, included: tuple[Include, ...], facts: Facts) -> Iterator[Fault]:
    """Each food takes steps for each nutrient: of many foods they would fill megabytes and take seconds."""
    if Include.TRACE not in included:
        return
    foods = sum([entry.food is not None for day in intake.days for entry in day.entries])
    nutrients = len(facts.food_nutrients if intake.nutrients is None else intake.nutrients)
    if foods * nutrients > MOST_FIGURES_TRACED:
        detail = (
            f"A trace shows at most {MOST_FIGURES_TRACED:,} figures of foods, and {foods} foods times {nutrients} "
            "nutrients are more; name fewer in nutrients, or ask for fewer days at once."
        )
        yield Fault("too_much_to_trace", detail, "#/include")


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
