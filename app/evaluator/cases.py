"""One nutrient judged: its record and what each authority's values say, for findings, conditions and the answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.evaluator.assessment import Assessed
from app.evaluator.axis import Axes
from app.evaluator.facts import Authority, Facts, Nutrient
from app.evaluator.habit import Habit, Refused, habit_of
from app.evaluator.intake import EATEN, Origin
from app.evaluator.judging import yardsticks_of
from app.evaluator.quantities import ZERO
from app.evaluator.questions import Judgement, judge
from app.evaluator.reading import NutrientRecord, OpenFact, ReadEntry
from app.evaluator.usual_intake import assess

SUPPLEMENTS_AND_MEDICINES = frozenset({Origin.SUPPLEMENT, Origin.MEDICINE})


@dataclass(slots=True)
class JudgedByAuthority:
    """Both headlines and the comparisons of one authority."""

    authority: Final[Authority]
    adequacy: Final[Judgement]
    excess: Final[Judgement]
    comparisons: Final[tuple[Judgement, ...]]
    usual_adequacy: Final[Assessed | Refused]
    usual_excess: Final[Assessed | Refused | None]
    """None where the limit counts no food: then it is compared directly."""

    def judgements(self) -> tuple[Judgement, ...]:
        """All verdicts of this authority."""
        return (self.adequacy, self.excess, *self.comparisons)


@dataclass(slots=True)
class Case:
    """One nutrient of a request, judged by every authority that was asked for."""

    nutrient: Final[Nutrient]
    record: Final[NutrientRecord]
    axes: Final[Axes]
    authorities: Final[tuple[JudgedByAuthority, ...]]
    days_without_entry: Final[int]
    doses: Final[tuple[ReadEntry, ...]]
    """The entries that are not eaten or drunk, or may not be: the rules about them look at these alone."""
    supplements_on_the_highest_day: Final[Decimal]
    """What supplements and medicines certainly bring on it."""

    def judgements(self) -> Iterator[Judgement]:
        """All verdicts about this nutrient."""
        return (judgement for judged in self.authorities for judgement in judged.judgements())


def judge_nutrient(
    record: NutrientRecord, days: int, authorities: tuple[str, ...], about_person: tuple[OpenFact, ...], facts: Facts
) -> Case:
    """The record, of a request of so many days, against the values of each authority."""
    axes = Axes(record.situation)
    shown = habit_of(axes.floor, record.situation)
    judged = tuple([_by_authority(authority, record, axes, shown, about_person, facts) for authority in authorities])
    nutrient, without_entry = facts.nutrients[record.nutrient], days - len(record.situation.days)
    doses = tuple([each for each in record.entries if each.contribution.origin not in EATEN])
    return Case(nutrient, record, axes, judged, without_entry, doses, _on_the_highest_day(doses, record))


def _on_the_highest_day(doses: tuple[ReadEntry, ...], record: NutrientRecord) -> Decimal:
    if not doses:
        return ZERO
    return max([day.certainly(SUPPLEMENTS_AND_MEDICINES) for day in record.situation.days])


def _by_authority(
    authority: str,
    record: NutrientRecord,
    axes: Axes,
    shown: Habit | Refused,
    about_person: tuple[OpenFact, ...],
    facts: Facts,
) -> JudgedByAuthority:
    people = record.situation.people
    yardsticks = yardsticks_of(authority, record.nutrient, people, facts.references)
    goal, excess = (judge(each, record, axes, about_person) for each in (yardsticks.goal, yardsticks.limit))
    return JudgedByAuthority(
        facts.authorities[authority],
        goal,
        excess,
        tuple(
            [
                goal if floor is yardsticks.goal else judge(floor, record, axes, about_person)
                for floor in yardsticks.floors
            ]
        ),
        assess(yardsticks.requirement, shown, people, facts.nutrients[record.nutrient], facts.variation),
        _usual_excess(excess, record, facts),
    )


def _usual_excess(excess: Judgement, record: NutrientRecord, facts: Facts) -> Assessed | Refused | None:
    counts, unclear = excess.yardstick.counted_origins
    if Origin.FOOD not in (*counts, *unclear):
        return None
    shown = habit_of(excess.axis, record.situation)
    nutrient = facts.nutrients[record.nutrient]
    return assess(excess.yardstick, shown, record.situation.people, nutrient, facts.variation)
