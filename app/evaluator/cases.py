"""One nutrient judged: its record and what each authority's values say, for findings, conditions and the answer."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from app.evaluator.assessment import Assessed
from app.evaluator.by_risks import AssessedByRisks
from app.evaluator.facts import Authority, Facts, Nutrient
from app.evaluator.habit import Refused, habit_of
from app.evaluator.intake import EATEN, Intake, Origin
from app.evaluator.judging import Verdict
from app.evaluator.open_facts import OpenFact
from app.evaluator.quantities import ZERO
from app.evaluator.questions import AboutPerson, Judgement, judge
from app.evaluator.read_entries import ReadEntry
from app.evaluator.reading import NutrientRecord
from app.evaluator.taken import TakenInEach
from app.evaluator.usual_intake import assess, assess_adequacy
from app.evaluator.yardsticks import yardsticks_of

SUPPLEMENTS_AND_MEDICINES = frozenset({Origin.SUPPLEMENT, Origin.MEDICINE})


class JudgedByAuthority(Struct, frozen=True):
    """Both headlines and the comparisons of one authority."""

    authority: Authority
    adequacy: Judgement
    excess: Judgement
    """Of the limit that says most: one that is exceeded before one that may be."""
    limits: tuple[Judgement, ...]
    """Of each limit, that one first."""
    comparisons: tuple[Judgement, ...]
    usual_adequacy: Assessed | AssessedByRisks | Refused
    usual_excess: Assessed | Refused | None
    """None where the limit counts no food: then it is compared directly."""
    judgements: tuple[Judgement, ...]
    """All verdicts of this authority."""


class Case(Struct, frozen=True):
    """One nutrient of a request, judged by every authority that was asked for."""

    nutrient: Nutrient
    taken: TakenInEach
    authorities: tuple[JudgedByAuthority, ...]
    judgements: tuple[Judgement, ...]
    """All verdicts about the nutrient."""
    days_without_entry: int
    doses: tuple[ReadEntry, ...]
    """The entries that bring something and are not eaten or drunk, or may not be: rules about them look at no other."""
    supplements_on_the_highest_day: Decimal
    """What supplements and medicines certainly bring on it."""
    is_phytate_told: bool
    is_not_judged: bool
    """Whether its intake is compared with nothing."""

    @property
    def record(self) -> NutrientRecord:
        """What was taken, in the nutrient's own measure."""
        return self.taken.own.record

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of the mean, for lack of figures."""
        return self.record.is_unknown

    def open_facts(self) -> dict[str, OpenFact]:
        """What was not told of the entries and days, by pointer; of another equivalent what is open in it alone."""
        own = {fact.pointer: fact for fact in self.record.open_facts}
        of_others = (fact for each in self.taken.others for fact in each.record.open_facts)
        return own | {fact.pointer: fact for fact in of_others if fact.pointer not in own}


def judge_nutrient(record: NutrientRecord, intake: Intake, about_person: AboutPerson, facts: Facts) -> Case:
    """The record of a request against the values of each of its authorities."""
    nutrient = facts.nutrients[record.nutrient]
    taken = TakenInEach(record, nutrient, [day.record for day in intake.days])
    judged = tuple([_by_authority(authority, taken, about_person, nutrient, facts) for authority in intake.authorities])
    judgements = tuple([judgement for each in judged for judgement in each.judgements])
    not_judged = nutrient.id in facts.references.not_judged
    told = intake.person.phytate_mg is not None
    without_entry = len(intake.days) - len(record.situation.days)
    doses = _doses(record.entries)
    on_the_highest_day = _on_the_highest_day(doses, record)
    return Case(nutrient, taken, judged, judgements, without_entry, doses, on_the_highest_day, told, not_judged)


def assumed_components(cases: Iterable[Case]) -> Iterator[str]:
    """What amounts were taken to be of where no entry says it, as "nutrient: component"."""
    for case in cases:
        if not case.nutrient.components:
            continue
        if any(each.entry.component is None for each in case.record.entries if not each.is_by_food):
            yield f"{case.nutrient.id}: {case.nutrient.components[0].id}"


def _doses(entries: Iterable[ReadEntry]) -> tuple[ReadEntry, ...]:
    return tuple([each for each in entries if not each.origins <= EATEN and each.amount.high > ZERO])


def _on_the_highest_day(doses: tuple[ReadEntry, ...], record: NutrientRecord) -> Decimal:
    if not doses:
        return ZERO
    return max([day.certainly(SUPPLEMENTS_AND_MEDICINES) for day in record.situation.days])


def _by_authority(
    authority: str, taken: TakenInEach, about_person: AboutPerson, nutrient: Nutrient, facts: Facts
) -> JudgedByAuthority:
    people = taken.own.situation.people
    yardsticks = yardsticks_of(authority, nutrient.id, people, facts.references)
    goal = judge(yardsticks.goal, taken, about_person)
    limits = tuple([judge(each, taken, about_person) for each in yardsticks.limits])
    comparisons = [goal if each is yardsticks.goal else judge(each, taken, about_person) for each in yardsticks.floors]
    if len(limits) > 1:
        limits = tuple(sorted(limits, key=_how_telling))
        comparisons += limits
    if yardsticks.ceilings:
        comparisons += [judge(each, taken, about_person) for each in yardsticks.ceilings]
    requirement = yardsticks.requirement
    return JudgedByAuthority(
        facts.authorities[authority],
        goal,
        limits[0],
        limits,
        tuple(comparisons),
        assess_adequacy(requirement, taken.counted_as(requirement.equivalent).habit, people, nutrient, facts.variation),
        _usual_excess(limits[0], nutrient, facts),
        (goal, *limits, *comparisons),
    )


_TELLING = (Verdict.EXCEEDED, Verdict.DEPENDS, Verdict.CANNOT_TELL)


def _how_telling(limit: Judgement) -> tuple[int, Decimal]:
    """What says most comes first: by its verdict, then by how much of it is reached."""
    place = _TELLING.index(limit.verdict) if limit.verdict in _TELLING else len(_TELLING)
    value = limit.yardstick.reference(limit.taken.situation.people).low if limit.yardstick.values else ZERO
    reached = limit.axis.amount.low if limit.axis.amount else ZERO
    return place, -reached / value if value > ZERO else ZERO


def _usual_excess(excess: Judgement, nutrient: Nutrient, facts: Facts) -> Assessed | Refused | None:
    if not excess.yardstick.may_count_food:
        return None
    situation = excess.taken.situation
    return assess(excess.yardstick, habit_of(excess.axis, situation), situation.people, nutrient, facts.variation)
