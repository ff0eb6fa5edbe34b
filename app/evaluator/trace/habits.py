"""The steps of how sure the days are about the habit: D, SD_D, their ratio, phi of it, and the conclusion."""

from decimal import Decimal
from math import isinf

from app.evaluator.adequacy import sd_of_difference
from app.evaluator.assessment import Corner
from app.evaluator.intake import Origin
from app.evaluator.measures import Method
from app.evaluator.quantities import NO_UPPER_END
from app.evaluator.trace.measured import Measured, as_decimal
from app.evaluator.trace.settling import add_days_needed, add_doubt, add_means_needed
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Working, agreed, only, result_of, term
from app.evaluator.trace.sums import Counting
from app.evaluator.trace.table import add_confidence, add_confidence_of_conclusion, add_printed_probability

EVERYTHING = Counting(tuple(Origin), ())

_CONCLUDE = {
    Method.REQUIREMENT: (
        "'reasonably_certain_adequate' if ratio > wanted else "
        "'reasonably_certain_inadequate' if ratio < -wanted else 'cannot_be_concluded'"
    ),
    Method.ADEQUATE_INTAKE: "'likely_adequate' if ratio > wanted else 'cannot_be_determined'",
    Method.LIMIT: "'likely_within' if ratio < -wanted else 'cannot_be_determined'",
}
_CONCLUDE_DIRECTLY = {
    Method.ADEQUATE_INTAKE: "'likely_adequate' if difference >= 0 else 'cannot_be_determined'",
    Method.LIMIT: "'likely_within' if difference <= 0 else 'cannot_be_determined'",
}


class OfHabit:
    """Adds the steps of one assessment, at its place in the answer."""

    def __init__(self, measured: Measured, place: str) -> None:
        self._measured = measured
        self._assessed = measured.assessed
        self._place = place

    def add(self) -> None:
        """From the two parts of the mean to the conclusion, and what would change it."""
        if self._assessed.is_direct:
            conclusion = self._conclude_directly()
            self._gives(add_confidence_of_conclusion(self._measured, conclusion), "confidence")
        else:
            self._add_ratio()
        corners, measures = self._assessed.corners, self._assessed.measures
        of_days = self._spread("day_to_day_sd", [self._measured.sd_of_day(corner) for corner in corners])
        self._spread("requirement_sd", [self._measured.sd_of_requirement(measure) for measure in measures])
        self._gives(self._measured.complete_days, "days")
        add_days_needed(self._measured, self._place)
        add_means_needed(self._measured, self._place)
        add_doubt(self._measured, of_days, self._place)

    def _add_ratio(self) -> None:
        corners = (*self._assessed.corners, *self._assessed.peaks)
        ratio = self._ratio([self._ratio_at(corner, place) for place, corner in enumerate(corners)])
        self._probability(ratio)
        self._conclude(ratio)
        self._gives(add_confidence(self._measured, ratio), "confidence")
        if self._assessed.method is Method.REQUIREMENT:
            self._gives_range(add_printed_probability(self._measured, ratio), "printed_probability")

    def _ratio_at(self, corner: Corner, place: int) -> Step:
        name, ratio = f"ratio-{place}", as_decimal(self._assessed.ratio_at(corner))
        if isinf(corner.food):
            return self._measured.one("ratio_at", name, self._without_end(corner, ratio))
        difference = only("difference", self._measured.difference(corner, place))
        sd = self._sd_of_difference(corner, place)
        if sd is not None:
            working = Working("difference / sd", [difference, only("sd", sd)], ratio)
        elif corner.difference == 0:
            working = Working("difference", [difference], ratio)
        else:
            certain = term("certain", NO_UPPER_END, note="Without any variation a difference is beyond every doubt.")
            working = Working("difference * certain", [difference, certain], ratio)
        return self._measured.one("ratio_at", name, working)

    def _without_end(self, corner: Corner, ratio: Decimal) -> Working:
        """What the ratio tends to as the food grows without end: an assumed share of it grows too."""
        if ratio.is_infinite():
            return Working("food", [self._measured.food_of(corner)], ratio)
        terms = [self._measured.days(), self._measured.share(corner.measure)]
        return Working("sqrt(days) / share", terms, ratio)

    def _sd_of_difference(self, corner: Corner, place: int) -> Step | None:
        """SD_D; None where nothing varies."""
        measure = corner.measure
        sd = sd_of_difference(measure.sd_requirement, corner.sd_day, self._assessed.habit.days)
        if sd == 0:
            return None
        formula, terms = self._measured.sd_formula(measure, self._measured.sd_of_day(corner))
        return self._measured.one("sd_of_difference", f"sd-{place}", Working(formula, terms, as_decimal(sd)))

    def _ratio(self, ratios: list[Step]) -> Step:
        """The least and the greatest."""
        ratio = self._measured.hull("ratio", ratios, *self._assessed.ratios) or ratios[0]
        has_high = not self._assessed.has_no_upper_end
        for end in (End.LOW, End.HIGH) if has_high else (End.LOW,):
            if not isinf(self._assessed.ratios[end is End.HIGH]):
                ratio.gives(end, f"{self._place}/ratio/{end}")
        return ratio

    def _probability(self, ratio: Step) -> None:
        """Of meeting the requirement, or being above the adequate intake; of a limit, of being below it."""
        of_limit = self._assessed.method is Method.LIMIT
        low, high = (
            Working(
                "phi(-ratio)" if of_limit else "phi(ratio)",
                [result_of("ratio", ratio, end.other if of_limit else end)],
                as_decimal(probability),
            )
            for end, probability in zip(End, self._assessed.probability, strict=True)
        )
        self._gives_range(self._measured.add("probability", "probability", low, high), "probability")

    def _conclude(self, ratio: Step) -> None:
        low, high = (
            self._concluded(_CONCLUDE, [result_of("ratio", ratio, end), self._measured.wanted()], of_end)
            for end, of_end in zip(End, self._assessed.ratios, strict=True)
        )
        self._agree([self._measured.add("conclusion_at", "conclusion-at", low, high)])

    def _conclude_directly(self) -> Step:
        """Nothing varies: the mean of a usual day is compared with the value itself."""
        concluded = []
        for place, corner in enumerate(self._assessed.corners):
            difference = only("difference", self._measured.difference(corner, place))
            working = self._concluded(_CONCLUDE_DIRECTLY, [difference], self._assessed.ratio_at(corner))
            concluded.append(self._measured.one("conclusion_at", f"conclusion-at-{place}", working))
        return self._agree(concluded)

    def _concluded(self, formulas: dict[Method, str], terms: list[TraceTerm], ratio: float) -> Working:
        method = self._assessed.method
        return Working(formulas[method], terms, method.conclude(ratio, self._assessed.variation.wanted).value)

    def _agree(self, concluded: list[Step]) -> Step:
        formula, terms = agreed(concluded, self._assessed.method.undecided.value)
        working = Working(formula, terms, self._assessed.conclusion.value)
        return self._gives(self._measured.one("conclusion", "conclusion", working), "conclusion")

    def _spread(self, field: str, spreads: list[Step | None]) -> Step | None:
        amounts = [step.amount for step in spreads if step]
        ends = [float(end) for each in amounts for end in (each.low, each.high)] or [0.0]
        spread = self._measured.hull(field.replace("_", "-"), spreads, min(ends), max(ends))
        if spread:
            spread.gives_range(f"{self._place}/{field}")
        return spread

    def _gives(self, step: Step, field: str) -> Step:
        step.gives(End.LOW, f"{self._place}/{field}")
        return step

    def _gives_range(self, step: Step, field: str) -> None:
        """Both ends; a mean without an upper end tells the low end alone, but of being below a limit."""
        self._gives(step, f"{field}/low")
        if self._assessed.method is Method.LIMIT or not self._assessed.has_no_upper_end:
            step.gives(End.HIGH, f"{self._place}/{field}/high")
