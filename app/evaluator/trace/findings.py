"""The steps of the numbers in findings: most are there already and say so, the others are added."""

from collections.abc import Iterable, Mapping

from app.evaluator.cases import SUPPLEMENTS_AND_MEDICINES, Case
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.intake import Origin
from app.evaluator.quantities import PERCENT
from app.evaluator.rules_on_limits import NEAR_LIMIT, effects_constant
from app.evaluator.trace.constants import add_constant
from app.evaluator.trace.findings_on_entries import OfEntries
from app.evaluator.trace.steps import End, Steps, Working, only, result_of
from app.evaluator.trace.sums import Counting, Entries, Sums
from app.evaluator.trace.told import Told
from app.evaluator.trace.verdicts import Limit

Limits = Mapping[str, Limit]
"""What is compared with each limit, by its authority."""


class OfFindings:
    """Adds the steps of the findings about one nutrient."""

    def __init__(self, case: Case, limits: Limits, entries: Entries, sums: Sums, facts: Facts, steps: Steps) -> None:
        self._case = case
        self._limits = limits
        self._sums = sums
        self._facts = facts
        self._steps = steps
        self._of_entries = OfEntries(case, entries, sums, facts, steps)

    def add(self, found: Iterable[Finding]) -> None:
        """The numbers of all of them."""
        tell = {
            "over_limit": self._over_limit,
            "near_limit": self._near_limit,
            "high_day_hidden_by_mean": self._hidden_by_mean,
            "effects_reported": self._effects,
            "effects_reported_at_this_amount": self._effects,
            "days_without_entry": self._days_without_entry,
        }
        mine = [Told(place, each) for place, each in enumerate(found) if each.get("nutrient") == self._case.nutrient.id]
        for told in mine:
            if told.code in tell:
                tell[told.code](told)
        self._of_entries.add(mine)

    def _over_limit(self, told: Told) -> None:
        limit = self._limits[told.finding["authority"]]
        told.gives_ends("highest_day", limit.ceiling.highest, "highest_day_high")
        told.gives("limit", limit.reference, End.HIGH)
        if limit.over_by:
            told.gives("over_by", limit.over_by)

    def _near_limit(self, told: Told) -> None:
        """From a share of the limit on it is near; the share is ours."""
        authority = told.finding["authority"]
        limit, share = self._limits[authority], add_constant(NEAR_LIMIT, self._facts, self._steps)
        terms = [result_of("limit", limit.reference, End.LOW), only("share", share)]
        near = limit.reference.amount.low * share.amount.low / PERCENT
        nutrient = self._case.nutrient
        working, whose = Working("limit * share / 100", terms, near), {"nutrient": nutrient.id, "authority": authority}
        name = f"{authority}-{nutrient.id}-near-from"
        told.gives("near_from", self._steps.add("near_from", name, working, working, unit=nutrient.unit.value, **whose))
        told.gives_ends("highest_day", limit.ceiling.highest, "highest_day_high")
        told.gives("limit", limit.reference)

    def _hidden_by_mean(self, told: Told) -> None:
        limit = self._limits[told.finding["authority"]]
        told.gives_ends("highest_day", limit.ceiling.highest, "highest_day_high")
        told.gives("limit", limit.reference, End.HIGH)
        if limit.ceiling.mean:
            told.gives_ends("mean", limit.ceiling.mean, "mean_high")

    def _effects(self, told: Told) -> None:
        """From how much effects are reported, and what supplements and medicines bring on the highest day."""
        told.gives("reported_from", add_constant(effects_constant(self._case), self._facts, self._steps))
        counting = Counting(tuple(each for each in Origin if each in SUPPLEMENTS_AND_MEDICINES), ())
        told.gives("highest_day", self._sums.certainly(counting, self._case.supplements_on_the_highest_day))

    def _days_without_entry(self, told: Told) -> None:
        told.gives("days", self._steps[f"{self._case.nutrient.id}-days-without-entry"])
