"""One nutrient judged: its record and what each authority's values say, for findings, conditions and the answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.evaluator.axis import Axes
from app.evaluator.facts import Authority, Facts, Nutrient
from app.evaluator.judging import floors, goal, limit
from app.evaluator.questions import Judgement, judge
from app.evaluator.reading import NutrientRecord, OpenFact


@dataclass(frozen=True, slots=True)
class JudgedByAuthority:
    """Both headlines and the comparisons of one authority."""

    authority: Authority
    adequacy: Judgement
    excess: Judgement
    comparisons: tuple[Judgement, ...]

    def judgements(self) -> tuple[Judgement, ...]:
        """All verdicts of this authority."""
        return (self.adequacy, self.excess, *self.comparisons)


@dataclass(frozen=True, slots=True)
class Case:
    """One nutrient of a request, judged by every authority that was asked for."""

    nutrient: Nutrient
    record: NutrientRecord
    axes: Axes
    authorities: tuple[JudgedByAuthority, ...]
    days_without_entry: int

    def judgements(self) -> Iterator[Judgement]:
        """All verdicts about this nutrient."""
        return (judgement for judged in self.authorities for judgement in judged.judgements())


def judge_nutrient(
    record: NutrientRecord, days: int, authorities: tuple[str, ...], about_person: tuple[OpenFact, ...], facts: Facts
) -> Case:
    """The record, of a request of so many days, against the values of each authority."""
    axes = Axes(record.situation)
    judged = tuple(_by_authority(authority, record, axes, about_person, facts) for authority in authorities)
    return Case(facts.nutrients[record.nutrient], record, axes, judged, days - len(record.situation.days))


def _by_authority(
    authority: str, record: NutrientRecord, axes: Axes, about_person: tuple[OpenFact, ...], facts: Facts
) -> JudgedByAuthority:
    asked = (authority, record.nutrient, record.situation.people, facts.references)
    return JudgedByAuthority(
        facts.authorities[authority],
        judge(goal(*asked), record, axes, about_person),
        judge(limit(*asked), record, axes, about_person),
        tuple(judge(floor, record, axes, about_person) for floor in floors(*asked)),
    )
