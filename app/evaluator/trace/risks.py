"""The steps of an assessment by a table of risks: the class of the usual intake, its risk, the probability."""

from decimal import Decimal

from app.evaluator.adequacy import Conclusion
from app.evaluator.by_risks import AssessedByRisks, conclude, probability_of
from app.evaluator.cases import Case
from app.evaluator.facts import Facts
from app.evaluator.trace.constants import add_constant
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Steps, Working, agreed, only, result_of, term
from app.evaluator.trace.sums import Sums
from app.evaluator.variation import WANTED

_CONCLUDE = (
    "'reasonably_certain_adequate' if 100 - risk >= wanted else "
    "'reasonably_certain_inadequate' if risk >= wanted else 'cannot_be_concluded'"
)


class OfRisks:
    """Adds the steps of one assessment, at its place in the answer."""

    def __init__(self, assessed: AssessedByRisks, case: Case, place: str, facts: Facts, steps: Steps) -> None:
        self._assessed = assessed
        self._nutrient, self._authority = case.nutrient.id, assessed.yardstick.authority
        self._place = place
        self._facts = facts
        self._steps = steps

    def add(self, mean: Step, sums: Sums) -> None:
        """From the mean of the usual day to the conclusion."""
        sums.complete_days.gives(End.LOW, f"{self._place}/days")
        risk = self._add("risk", *(self._risk(mean, end) for end in End))
        probability = self._add("probability", *(self._probability(risk, end) for end in End))
        probability.gives(End.LOW, f"{self._place}/probability/low")
        if not self._assessed.has_no_upper_end:
            probability.gives(End.HIGH, f"{self._place}/probability/high")
        wanted = add_constant(self._facts.constants[WANTED], self._steps)
        at_ends = self._add("conclusion_at", *(self._concluded(risk, wanted, end) for end in End))
        formula, terms = agreed([at_ends], Conclusion.CANNOT_BE_CONCLUDED.value)
        conclusion = Working(formula, terms, self._assessed.conclusion.value)
        self._add("conclusion", conclusion, conclusion).gives(End.LOW, f"{self._place}/conclusion")

    def _risk(self, mean: Step, end: End) -> Working:
        """Of the first class whose upper bound is not reached; the last has none."""
        classes, terms = self._assessed.table.classes, [result_of("intake", mean, end)]
        formula = ""
        for place, each in enumerate(classes[:-1]):
            formula += f"risk_{place} if intake < below_{place} else "
            terms += [
                self._printed(f"below_{place}", each.below, each.id),
                self._printed(f"risk_{place}", each.risk, each.id),
            ]
        last = len(classes) - 1
        terms.append(self._printed(f"risk_{last}", classes[-1].risk, classes[-1].id))
        return Working(f"{formula}risk_{last}", terms, self._assessed.risks[end is End.HIGH])

    def _probability(self, risk: Step, end: End) -> Working:
        probability = probability_of(self._assessed.risks[end is End.HIGH])
        return Working("1 - risk / 100", [result_of("risk", risk, end)], probability)

    def _concluded(self, risk: Step, wanted: Step, end: End) -> Working:
        concluded = conclude(self._assessed.risks[end is End.HIGH], self._assessed.wanted)
        return Working(_CONCLUDE, [result_of("risk", risk, end), only("wanted", wanted)], concluded.value)

    def _printed(self, name: str, value: Decimal, record: str) -> TraceTerm:
        printed = self._assessed.table.printed
        return term(name, value, record=record, source_id=printed.source, locator=printed.locator)

    def _add(self, kind: str, low: Working, high: Working) -> Step:
        name = f"{self._authority}-{self._nutrient}-adequacy-usual-{kind.replace('_', '-')}"
        return self._steps.add(kind, name, low, high, nutrient=self._nutrient, authority=self._authority)
