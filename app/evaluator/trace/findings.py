"""The steps of the numbers in findings: most are there already and say so, the others are added."""

from collections.abc import Iterable, Mapping

from app.evaluator.cases import SUPPLEMENTS_AND_MEDICINES, Case
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.intake import Origin
from app.evaluator.quantities import PERCENT
from app.evaluator.rules_on_limits import (
    NEAR_LIMIT,
    limits_exceeded,
    limits_hidden,
    limits_near,
    other_ceilings_passed,
)
from app.evaluator.taken import Taken
from app.evaluator.trace.constants import add_constant
from app.evaluator.trace.findings_on_entries import OfEntries
from app.evaluator.trace.steps import End, Steps, Working, only, result_of
from app.evaluator.trace.sums import Counting, Sums
from app.evaluator.trace.told import Told
from app.evaluator.trace.verdicts import Beside, Limit

Limits = Mapping[int, Limit]
"""What is compared with each limit, by the identity of its judgement."""


class OfFindings:
    """Adds the steps of the findings about one nutrient."""

    def __init__(
        self, case: Case, limits: Limits, beside: Iterable[Beside], sums: Sums, facts: Facts, steps: Steps
    ) -> None:
        self._case = case
        self._limits = limits
        self._beside = {id(each.judgement): each for each in beside}
        self._sums = sums
        self._facts = facts
        self._steps = steps
        self._of_entries = OfEntries(case, sums, facts, steps)

    def add(self, found: Iterable[Finding]) -> None:
        """The numbers of all of them."""
        tell = {
            "effects_reported": self._effects,
            "effects_reported_at_this_amount": self._effects,
            "days_without_entry": self._days_without_entry,
        }
        mine = [Told(place, each) for place, each in enumerate(found) if each.get("nutrient") == self._case.nutrient.id]
        for told in mine:
            if told.code in tell:
                tell[told.code](told)
        self._of_limits(mine)
        self._of_entries.add(mine)

    def _of_limits(self, mine: list[Told]) -> None:
        """Those of one code are in the order of the rule."""
        exceeded, near = limits_exceeded(self._case), limits_near(self._case, self._facts)
        for told, (_, limit) in zip(_with("over_limit", mine), exceeded, strict=True):
            self._over_limit(told, self._limits[id(limit)])
        for told, (judged, limit) in zip(_with("near_limit", mine), near, strict=True):
            self._near_limit(told, self._limits[id(limit)], limit.taken, judged.authority.id)
        for told, (_, limit) in zip(_with("high_day_hidden_by_mean", mine), limits_hidden(self._case), strict=True):
            self._hidden_by_mean(told, self._limits[id(limit)])
        passed = other_ceilings_passed(self._case)
        for told, (_, each) in zip(_with("over_other_ceiling", mine), passed, strict=True):
            self._over_other(told, self._beside[id(each)])

    def _over_limit(self, told: Told, limit: Limit) -> None:
        told.gives_ends("highest_day", limit.ceiling.highest, "highest_day_high")
        told.gives("limit", limit.reference, End.HIGH)
        if limit.over_by:
            told.gives("over_by", limit.over_by)

    def _over_other(self, told: Told, beside: Beside) -> None:
        told.gives_ends("amount", beside.amount, "amount_high")
        told.gives_ends("value", beside.reference, "value_high")

    def _near_limit(self, told: Told, limit: Limit, taken: Taken, authority: str) -> None:
        """From a share of the limit on it is near; the share is ours."""
        share = add_constant(self._facts.constants[NEAR_LIMIT], self._steps)
        terms = [result_of("limit", limit.reference, End.LOW), only("share", share)]
        near = limit.reference.amount.low * share.amount.low / PERCENT
        working = Working("limit * share / 100", terms, near)
        whose = {"unit": taken.unit, "nutrient": self._case.nutrient.id, "authority": authority}
        name = f"{authority}-{taken.name}-near-from"
        told.gives("near_from", self._steps.add("near_from", name, working, working, **whose))
        told.gives_ends("highest_day", limit.ceiling.highest, "highest_day_high")
        told.gives("limit", limit.reference)

    def _hidden_by_mean(self, told: Told, limit: Limit) -> None:
        told.gives_ends("highest_day", limit.ceiling.highest, "highest_day_high")
        told.gives("limit", limit.reference, End.HIGH)
        if limit.ceiling.mean:
            told.gives_ends("mean", limit.ceiling.mean, "mean_high")

    def _effects(self, told: Told) -> None:
        """From how much effects are reported, and what supplements and medicines bring on the highest day."""
        reported = self._case.nutrient.remarkable_amounts.effects_reported_from
        if reported:
            told.gives("reported_from", add_constant(reported, self._steps))
        counting = Counting(tuple(each for each in Origin if each in SUPPLEMENTS_AND_MEDICINES), ())
        told.gives("highest_day", self._sums.certainly(counting, self._case.supplements_on_the_highest_day))

    def _days_without_entry(self, told: Told) -> None:
        told.gives("days", self._steps[f"{self._case.nutrient.id}-days-without-entry"])


def add_days_told_once(cases: Iterable[Case], found: Iterable[Finding], steps: Steps) -> None:
    """The number of days in findings that are told once for all nutrients that foods bring."""
    told = [Told(place, each) for place, each in enumerate(found) if each["code"] == "days_without_entry"]
    for each in [each for each in told if "nutrient" not in each.finding]:
        days = each.finding["parameters"]["days"]
        alike = next(case for case in cases if case.record.foods and case.days_without_entry == days)
        each.gives("days", steps[f"{alike.nutrient.id}-days-without-entry"])


def _with(code: str, mine: Iterable[Told]) -> list[Told]:
    return [told for told in mine if told.code == code]
