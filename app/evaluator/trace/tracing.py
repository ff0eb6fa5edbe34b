"""The trace of an evaluation: every step from the request to the verdicts, from what the evaluation computed."""

from collections.abc import Iterable, Iterator

from app.evaluator.assessment import Assessed
from app.evaluator.by_risks import AssessedByRisks
from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.habit import Refused
from app.evaluator.ratio import shared
from app.evaluator.trace.counts import add_counts, add_coverage
from app.evaluator.trace.findings import OfFindings, add_days_told_once
from app.evaluator.trace.habits import EVERYTHING, OfHabit
from app.evaluator.trace.measured import Measured
from app.evaluator.trace.ratios import add_ratio
from app.evaluator.trace.risks import OfRisks
from app.evaluator.trace.scores import add_mean_ratios
from app.evaluator.trace.shape import TraceStep
from app.evaluator.trace.steps import Steps
from app.evaluator.trace.sums import Counting, SumsInEach
from app.evaluator.trace.table import add_wanted
from app.evaluator.trace.verdicts import Beside, Limit, OfAuthority


def trace(cases: tuple[Case, ...], found: list[Finding], facts: Facts) -> list[TraceStep]:
    """The steps, in an order in which each refers to earlier ones alone."""
    steps = Steps()
    for index, case in enumerate(cases):
        _add_nutrient(case, f"#/nutrients/{index}", found, facts, steps)
    if len(cases) > 1:
        add_mean_ratios(cases, steps)
    add_days_told_once(cases, found, steps)
    both = shared(tuple(case.record for case in cases))
    if both is not None:
        add_ratio(both, steps)
    return steps.told()


def sources_of(steps: Iterable[TraceStep]) -> Iterator[str]:
    """The sources of all printed numbers."""
    for step in steps:
        for calculation in step["calculations"]:
            yield from (term["source_id"] for term in calculation["terms"] if "source_id" in term)


def _add_nutrient(case: Case, place: str, found: list[Finding], facts: Facts, steps: Steps) -> None:
    sums = SumsInEach(case, add_counts(case, f"{place}/intake", steps), facts, steps)
    mean = sums.own.mean()
    if mean and not case.is_unknown:
        mean.gives_range(f"{place}/intake")
    if case.record.foods:
        add_coverage(case, f"{place}/intake/coverage", steps)
    limits: dict[int, Limit] = {}
    beside: list[Beside] = []
    for index, judged in enumerate(case.authorities):
        of_authority = OfAuthority(judged, case, f"{place}/judgements/{index}", sums, steps)
        of_authority.add_adequacy()
        beside += of_authority.add_comparisons()
        _add_usual_adequacy(judged, sums, case, f"{place}/judgements/{index}", facts, steps)
        limit = _add_excess(judged, of_authority, sums, case, f"{place}/judgements/{index}", facts, steps)
        if limit:
            limits[id(judged.excess)] = limit
        limits |= {id(each): of_authority.limit_beside(each) for each in judged.limits[1:]}
    OfFindings(case, limits, beside, sums.own, facts, steps).add(found)


def _add_usual_adequacy(
    judged: JudgedByAuthority, sums: SumsInEach, case: Case, place: str, facts: Facts, steps: Steps
) -> None:
    assessed = judged.usual_adequacy
    if isinstance(assessed, Refused):
        return
    of_requirement = sums.of(case.taken.counted_as(assessed.yardstick.equivalent))
    mean, place = of_requirement.mean(), f"{place}/adequacy/usual_intake"
    if mean and isinstance(assessed, AssessedByRisks):
        OfRisks(assessed, case, place, facts, steps).add(mean, of_requirement)
    elif mean and isinstance(assessed, Assessed):
        add_wanted(facts, steps)
        name = f"{judged.authority.id}-{case.nutrient.id}-adequacy"
        measured = Measured(assessed, name, case, EVERYTHING, mean, of_requirement, steps)
        OfHabit(measured, place).add()


def _add_excess(
    judged: JudgedByAuthority,
    of_authority: OfAuthority,
    sums: SumsInEach,
    case: Case,
    place: str,
    facts: Facts,
    steps: Steps,
) -> Limit | None:
    yardstick = judged.excess.yardstick
    if not yardstick.values:
        of_authority.add_nothing_set()
        return None
    counted = sums.of(judged.excess.taken)
    ceiling = counted.ceiling(yardstick, judged.excess.axis)
    limit = of_authority.add_ceiling(ceiling)
    if ceiling.mean and isinstance(judged.usual_excess, Assessed):
        add_wanted(facts, steps)
        name = f"{judged.authority.id}-{case.nutrient.id}-excess"
        counting = Counting(*yardstick.counted_origins)
        measured = Measured(judged.usual_excess, name, case, counting, ceiling.mean, counted, steps)
        OfHabit(measured, f"{place}/excess/usual_intake").add()
    return limit
