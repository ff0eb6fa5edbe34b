"""From entries to situations: read each food, then add up per nutrient and day.

An entry by form may have several readings. What it brings spans them all; the facts that would narrow it are kept
beside it as open facts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from msgspec import Struct

from app.evaluator.entries_by_food import Placed, PlacedFood
from app.evaluator.facts import Facts
from app.evaluator.intake import Intake, Record
from app.evaluator.open_facts import FactKind, OpenFact, Option
from app.evaluator.person import PossiblePerson
from app.evaluator.read_entries import ReadEntry
from app.evaluator.read_foods import ReadFood, read_food
from app.evaluator.situation import DayAmounts, Situation


class NutrientRecord(Struct, frozen=True):
    """All that the request says of one nutrient, in one of its equivalents."""

    nutrient: str
    equivalent: str
    entries: tuple[ReadEntry, ...]
    situation: Situation
    open_facts: tuple[OpenFact, ...]
    foods: tuple[ReadFood, ...]
    """The entries by food among them."""
    is_unknown: bool
    """Whether there are whole days, and of nothing on them is there a figure."""

    @property
    def with_figure(self) -> list[ReadEntry]:
        """The entries of which there is a figure."""
        return [each for each in self.entries if each.has_figure]


def read(
    intake: Intake, entries: Sequence[Placed], people: tuple[PossiblePerson, ...], facts: Facts
) -> tuple[NutrientRecord, ...]:
    """One record per nutrient that has an entry which enters a sum, in the order of their first entries.

    A food is an entry of every nutrient: of those that the food table has figures of, and of those that another entry
    names or that are asked for, of which it then is not known how much it brings.
    """
    records = [day.record for day in intake.days]
    return tuple(
        [
            _record(nutrient, facts.nutrients[nutrient].equivalent, records, people, tuple(mine))
            for nutrient, mine in _by_nutrient(entries, intake, facts)
        ]
    )


def _by_nutrient(entries: Sequence[Placed], intake: Intake, facts: Facts) -> Iterator[tuple[str, list[ReadEntry]]]:
    foods: list[PlacedFood] = []
    named: dict[str, list[ReadEntry]] = defaultdict(list)
    for each in entries:
        if isinstance(each, PlacedFood):
            foods.append(each)
        elif not each.kind.is_on_skin:
            named[each.kind.nutrient.id].append(each)
    if not foods:
        wanted = named if intake.nutrients is None else [each for each in named if each in intake.nutrients]
        for nutrient in wanted:
            yield nutrient, named[nutrient]
        return
    counting = [each for each in entries if isinstance(each, PlacedFood) or not each.kind.is_on_skin]
    for nutrient in _answered_beside_foods(counting, intake, facts):
        if nutrient in named:
            yield nutrient, list(_of_both(nutrient, counting, facts))
        else:
            yield nutrient, [read_food(each, facts.nutrients[nutrient], facts) for each in foods]


def _of_both(nutrient: str, entries: Sequence[Placed], facts: Facts) -> Iterator[ReadEntry]:
    """The foods and the entries that name the nutrient, in the order of the request."""
    for each in entries:
        if isinstance(each, PlacedFood):
            yield read_food(each, facts.nutrients[nutrient], facts)
        elif each.kind.nutrient.id == nutrient:
            yield each


def _answered_beside_foods(entries: Iterable[Placed], intake: Intake, facts: Facts) -> Collection[str]:
    """The nutrients to answer for: those of first entries first, then those that are only asked for."""
    ordered: dict[str, None] = {}
    for each in entries:
        of_it = facts.food_nutrients if isinstance(each, PlacedFood) else (each.kind.nutrient.id,)
        ordered |= dict.fromkeys(of_it)
    if intake.nutrients is None:
        return ordered
    wanted = frozenset(intake.nutrients)
    return [*[each for each in ordered if each in wanted], *sorted(wanted - ordered.keys())]


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
    days = tuple([DayAmounts(index, records[index], tuple(of_day)) for index, of_day in by_day])
    situation, perhaps_open, foods = Situation(people, days), list[ReadEntry](), list[ReadFood]()
    for each in entries:
        if not each.kind.is_told_in_full:
            perhaps_open.append(each)
            if isinstance(each, ReadFood):
                foods.append(each)
    open_facts = tuple(_open_facts(situation, perhaps_open)) if perhaps_open or situation.has_partial_days else ()
    is_unknown = bool(foods) and _is_unknown(entries, situation)
    return NutrientRecord(nutrient, equivalent, entries, situation, open_facts, tuple(foods), is_unknown)


def _is_unknown(entries: Iterable[ReadEntry], situation: Situation) -> bool:
    whole = {day.index for day in situation.whole_days}
    return bool(whole) and not any(each.has_figure for each in entries if each.day in whole)


def _open_facts(situation: Situation, entries: Iterable[ReadEntry]) -> Iterator[OpenFact]:
    """What was not told of the days, and of these entries."""
    for day in situation.days:
        if not day.is_whole:
            complete = Option(Record.COMPLETE.value, finished_day=day.index)
            yield OpenFact(FactKind.RECORD, f"#/days/{day.index}/record", (complete,))
    for each in entries:
        if each.has_open_facts:
            yield from each.open_facts()
