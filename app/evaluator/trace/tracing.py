"""The trace of an evaluation: every step from the request to the verdicts, from what the evaluation computed."""

from collections.abc import Iterable, Iterator

from app.evaluator.assessment import Assessed
from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.ratio import shared
from app.evaluator.trace.counts import add_counts
from app.evaluator.trace.entries import add_entries
from app.evaluator.trace.findings import OfFindings
from app.evaluator.trace.habits import EVERYTHING, OfHabit
from app.evaluator.trace.measured import Measured
from app.evaluator.trace.ratios import add_ratio
from app.evaluator.trace.scores import add_mean_ratios
from app.evaluator.trace.shape import TraceStep
from app.evaluator.trace.steps import Step, Steps
from app.evaluator.trace.sums import Counting, Sums
from app.evaluator.trace.table import add_wanted
from app.evaluator.trace.verdicts import Limit, OfAuthority


def trace(cases: tuple[Case, ...], found: list[Finding], facts: Facts) -> list[TraceStep]:
    """The steps, in an order in which each refers to earlier ones alone."""
    steps = Steps()
    for index, case in enumerate(cases):
        _add_nutrient(case, f"#/nutrients/{index}", found, facts, steps)
    if len(cases) > 1:
        add_mean_ratios(cases, steps)
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
    entries = add_entries(case.record.entries, facts, steps)
    sums = Sums(case, entries, add_counts(case, f"{place}/intake", steps), steps)
    mean = sums.mean()
    if mean:
        mean.gives_range(f"{place}/intake")
    limits = {}
    for index, judged in enumerate(case.authorities):
        limit = _add_authority(judged, mean, sums, case, f"{place}/judgements/{index}", facts, steps)
        if limit:
            limits[judged.authority.id] = limit
    OfFindings(case, limits, entries, sums, facts, steps).add(found)


def _add_authority(
    judged: JudgedByAuthority, mean: Step | None, sums: Sums, case: Case, place: str, facts: Facts, steps: Steps
) -> Limit | None:
    of_authority = OfAuthority(judged, case, place, steps)
    of_authority.add_floors(mean)
    name = f"{judged.authority.id}-{case.nutrient.id}"
    if mean and isinstance(judged.usual_adequacy, Assessed):
        add_wanted(facts, steps)
        measured = Measured(judged.usual_adequacy, f"{name}-adequacy", case, EVERYTHING, mean, sums, steps)
        OfHabit(measured, f"{place}/adequacy/usual_intake").add()
    yardstick = judged.excess.yardstick
    if not yardstick.values:
        of_authority.add_nothing_set()
        return None
    ceiling = sums.ceiling(yardstick, judged.excess.axis)
    limit = of_authority.add_ceiling(ceiling)
    if ceiling.mean and isinstance(judged.usual_excess, Assessed):
        add_wanted(facts, steps)
        counting = Counting(*yardstick.counted_origins)
        measured = Measured(judged.usual_excess, f"{name}-excess", case, counting, ceiling.mean, sums, steps)
        OfHabit(measured, f"{place}/excess/usual_intake").add()
    return limit
