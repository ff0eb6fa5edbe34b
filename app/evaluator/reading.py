"""From entries to situations: read each label and each food, then add up per nutrient and day.

An entry by form may have several readings. Its contribution spans them all; the facts that would narrow it are kept
beside it as open facts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from app.evaluator.entries import PlacedEntry
from app.evaluator.facts import Facts
from app.evaluator.intake import Intake, Record
from app.evaluator.open_facts import FactKind, OpenFact, Option
from app.evaluator.person import PossiblePerson
from app.evaluator.read_entries import ReadEntry, read_entry
from app.evaluator.situation import DayAmounts, Situation


@dataclass(slots=True)
class NutrientRecord:
    """All that the request says of one nutrient, in one of its equivalents."""

    nutrient: Final[str]
    equivalent: Final[str]
    entries: Final[tuple[ReadEntry, ...]]
    situation: Final[Situation]
    open_facts: Final[tuple[OpenFact, ...]]


def read(
    intake: Intake, entries: Iterable[PlacedEntry], people: tuple[PossiblePerson, ...], facts: Facts
) -> tuple[NutrientRecord, ...]:
    """One record per nutrient that has an entry which enters a sum, in the order of their first entries."""
    by_nutrient: dict[str, list[ReadEntry]] = defaultdict(list)
    for each in entries:
        if not each.kind.is_on_skin:
            by_nutrient[each.kind.nutrient.id].append(read_entry(each, facts))
    records = [day.record for day in intake.days]
    return tuple(
        [
            _record(nutrient, facts.nutrients[nutrient].equivalent, records, people, tuple(mine))
            for nutrient, mine in by_nutrient.items()
        ]
    )


def counted_as(equivalent: str, record: NutrientRecord, days: Sequence[Record]) -> NutrientRecord:
    """The same entries, of a request with these days, as amounts of another equivalent of the nutrient."""
    entries = tuple([each.counted_as(equivalent) for each in record.entries])
    return _record(record.nutrient, equivalent, days, record.situation.people, entries)


def _record(
    nutrient: str,
    equivalent: str,
    records: Sequence[Record],
    people: tuple[PossiblePerson, ...],
    entries: tuple[ReadEntry, ...],
) -> NutrientRecord:
    by_day = groupby(entries, attrgetter("day"))
    days = tuple([_day_amounts(index, records[index], of_day) for index, of_day in by_day])
    of_entries = [fact for each in entries if each.has_open_facts for fact in each.open_facts()]
    return NutrientRecord(nutrient, equivalent, entries, Situation(people, days), (*_open_days(days), *of_entries))


def _day_amounts(index: int, record: Record, entries: Iterable[ReadEntry]) -> DayAmounts:
    return DayAmounts(index, record, tuple([entry.contribution for entry in entries]))


def _open_days(days: tuple[DayAmounts, ...]) -> Iterator[OpenFact]:
    for day in days:
        if not day.is_whole:
            complete = Option(Record.COMPLETE.value, finished_day=day.index)
            yield OpenFact(FactKind.RECORD, f"#/days/{day.index}/record", (complete,))
