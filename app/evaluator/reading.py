"""From entries to situations: read each label, then add up per nutrient and day.

An entry by form may have several readings. Its contribution spans them all; the facts that would narrow it are kept
beside it as open facts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import Final

from app.evaluator.amounts import stated_amount, units_of
from app.evaluator.facts import Facts
from app.evaluator.forms import Form, elemental, of_each
from app.evaluator.intake import Basis, Day, Entry, Intake, Origin, Record, ReportedOrigin
from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import Interval, decimal, exact
from app.evaluator.situation import Contribution, DayAmounts, Situation
from app.evaluator.week import DAYS_OF_A_WEEK


class FactKind(StrEnum):
    """What a fact is about: the name of the field that would tell it."""

    SEX = "sex"
    WEIGHT = "weight_kg"
    RECORD = "record"
    BASIS = "basis"
    FORM = "form"
    ORIGIN = "origin"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to an open fact, and what it would change: the people, what an entry brings, or a day's record."""

    name: str
    people: tuple[PossiblePerson, ...] = ()
    contribution: Contribution | None = None
    finished_day: int | None = None


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact that the caller may know and did not tell. A number's options are its ends and one between."""

    kind: FactKind
    pointer: str
    options: tuple[Option, ...]

    @property
    def is_number(self) -> bool:
        """Whether the answer is a number instead of one of the options."""
        return self.kind in (FactKind.WEIGHT, FactKind.AMOUNT)


@dataclass(slots=True)
class ReadEntry:
    """An entry that enters a sum: what it names, what it states, and what that brings of the nutrient."""

    day: Final[int]
    entry: Final[Entry]
    nutrient: Final[str]
    contribution: Final[Contribution]
    form: Final[Form | None]
    stated: Final[Interval]
    """The amount as stated, in the nutrient's unit, before any reading of a label."""

    def read(self, amount: Interval) -> Interval:
        """What an amount on this entry's label may hold of the element."""
        return _read_label(self.entry, self.form, amount)


@dataclass(slots=True)
class NutrientRecord:
    """All that the request says of one nutrient."""

    nutrient: Final[str]
    entries: Final[tuple[ReadEntry, ...]]
    situation: Final[Situation]
    open_facts: Final[tuple[OpenFact, ...]]


def read(intake: Intake, people: tuple[PossiblePerson, ...], facts: Facts) -> tuple[NutrientRecord, ...]:
    """One record per nutrient that has an entry which enters a sum, in the order of their first entries."""
    entries = _read_entries(intake, facts)
    nutrients = dict.fromkeys([entry.nutrient for entry in entries])
    return tuple([_record(nutrient, intake, people, entries) for nutrient in nutrients])


def is_transdermal(entry: Entry, facts: Facts) -> bool:
    """Whether the entry is for the skin alone and enters no sum."""
    return entry.form is not None and facts.forms[entry.form].is_only_transdermal


def entry_pointer(day: int, place: int) -> str:
    """The JSON pointer to an entry of the request."""
    return f"#/days/{day}/entries/{place}"


def read_entry(day: int, pointer: str, entry: Entry, facts: Facts) -> ReadEntry:
    """What one entry of a day brings. It is one that passes the checks, and not for the skin alone."""
    form = None if entry.form is None else facts.forms[entry.form]
    product = None if entry.product is None else facts.products[entry.product]
    named = form or product
    nutrient = facts.nutrients[named.nutrient if named else entry.nutrient or ""]
    stated = units_of(product, entry) if product else stated_amount(entry, nutrient, facts)
    amount = _read_label(entry, form, stated) if form else stated
    days = DAYS_OF_A_WEEK if entry.days_per_week is None else decimal(entry.days_per_week)
    contribution = Contribution(pointer, entry.id or pointer, amount, _origin(entry), product, days)
    return ReadEntry(day, entry, nutrient.id, contribution, form, stated)


def _read_entries(intake: Intake, facts: Facts) -> list[ReadEntry]:
    return [
        read_entry(index, entry_pointer(index, place), entry, facts)
        for index, day in enumerate(intake.days)
        for place, entry in enumerate(day.entries)
        if entry.form is None or not is_transdermal(entry, facts)
    ]


def _origin(entry: Entry) -> Origin | None:
    """The origin; None where nobody knows. A product is medicine."""
    if entry.product is not None:
        return Origin.MEDICINE
    return None if entry.origin is None else _KNOWN_ORIGINS.get(entry.origin)


_KNOWN_ORIGINS: Mapping[ReportedOrigin, Origin] = {
    told: Origin(told.value) for told in ReportedOrigin if told is not ReportedOrigin.UNKNOWN
}


def _read_label(entry: Entry, form: Form | None, amount: Interval) -> Interval:
    return elemental(form, entry.basis or Basis.UNKNOWN, amount) if form else amount


def _record(
    nutrient: str, intake: Intake, people: tuple[PossiblePerson, ...], entries: list[ReadEntry]
) -> NutrientRecord:
    mine = tuple([entry for entry in entries if entry.nutrient == nutrient])
    days = [_day_amounts(index, day, mine) for index, day in enumerate(intake.days)]
    logged = tuple([day for day in days if day.contributions])
    open_facts = [*_open_days(logged), *chain.from_iterable([_open_facts(entry) for entry in mine])]
    return NutrientRecord(nutrient, mine, Situation(people, logged), tuple(open_facts))


def _day_amounts(index: int, day: Day, entries: tuple[ReadEntry, ...]) -> DayAmounts:
    return DayAmounts(index, day.record, tuple([entry.contribution for entry in entries if entry.day == index]))


def _open_days(days: tuple[DayAmounts, ...]) -> Iterator[OpenFact]:
    for day in days:
        if not day.is_whole:
            complete = Option(Record.COMPLETE.value, finished_day=day.index)
            yield OpenFact(FactKind.RECORD, f"#/days/{day.index}/record", (complete,))


def _open_facts(read_entry: ReadEntry) -> Iterator[OpenFact]:
    """What is not told of an entry: its basis, then which compound of a family, its origin, its amount."""
    entry, form = read_entry.entry, read_entry.form
    if form and entry.basis in (None, Basis.UNKNOWN):
        bases = (Basis.ELEMENTAL, Basis.COMPOUND)
        readings = ((basis.value, elemental(form, basis, read_entry.stated)) for basis in bases)
        yield _fact(FactKind.BASIS, read_entry, readings)
    if form and entry.basis is Basis.COMPOUND and len(form.fractions) > 1:
        yield _fact(FactKind.FORM, read_entry, of_each(form, read_entry.stated))
    if read_entry.contribution.origin is None:
        options = (_as_origin(read_entry, origin) for origin in Origin)
        yield OpenFact(FactKind.ORIGIN, f"{read_entry.contribution.pointer}/origin", tuple(options))
    if not read_entry.stated.is_exact:
        numbers = _numbers_of(read_entry.stated)
        yield _fact(FactKind.AMOUNT, read_entry, ((str(each), read_entry.read(exact(each))) for each in numbers))


def _numbers_of(stated: Interval) -> tuple[Decimal, ...]:
    """Both ends, and a number above nothing: nothing and an amount without end are read in one way only."""
    return stated.low, stated.low + 1, stated.high


def _fact(kind: FactKind, read_entry: ReadEntry, amounts: Iterable[tuple[str, Interval]]) -> OpenFact:
    options = (Option(name, contribution=replace(read_entry.contribution, amount=amount)) for name, amount in amounts)
    return OpenFact(kind, f"{read_entry.contribution.pointer}/{kind.value}", tuple(options))


def _as_origin(read_entry: ReadEntry, origin: Origin) -> Option:
    return Option(origin.value, contribution=replace(read_entry.contribution, origin=origin))
