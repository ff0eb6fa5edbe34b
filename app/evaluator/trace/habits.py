"""The steps of how sure the days are about the habit: D, SD_D, their ratio, phi of it, and the conclusion.

At every corner, that is for every value that may apply at every end of the mean. The formulas and their pages are in
``adequacy``.
"""

from collections.abc import Iterator
from decimal import Decimal
from math import isinf

from app.evaluator.adequacy import sd_of_difference
from app.evaluator.assessment import Assessed, Corner, Measure, Method
from app.evaluator.cases import Case
from app.evaluator.intake import EATEN, Origin
from app.evaluator.quantities import NO_UPPER_END, ZERO
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Steps, Working, agreed, only, result_of, term
from app.evaluator.trace.sums import Counting, Sums
from app.evaluator.trace.verdicts import add_value

NOT_EATEN = frozenset(Origin) - EATEN
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
    """Adds the steps of one assessment; ``mean`` is the mean that it is of, ``place`` where the answer tells it."""

    def __init__(self, assessed: Assessed, name: str, place: str, case: Case, steps: Steps) -> None:
        self._assessed = assessed
        self._name = f"{name}-usual"
        self._place = place
        self._case = case
        self._steps = steps

    def add(self, counting: Counting, mean: Step, sums: Sums) -> None:
        """From the two parts of the mean to the conclusion."""
        self._food, self._constant = self._parts(counting, mean, sums)
        if self._assessed.is_direct:
            self._conclude_directly()
            return
        corners = (*self._assessed.corners, *self._assessed.peaks)
        ratio = self._ratio([self._ratio_at(corner, place) for place, corner in enumerate(corners)])
        self._probability(ratio)
        self._conclude(ratio)
        self._spread("day_to_day_sd", [self._sd_of_day(corner) for corner in self._assessed.corners])
        self._spread("requirement_sd", [self._sd_of_requirement(measure) for measure in self._assessed.measures])

    def _parts(self, counting: Counting, mean: Step, sums: Sums) -> tuple[Step, Step | None]:
        """What differs from day to day, and what is the same on every day."""
        habit, name = self._assessed.habit, mean.told["id"]
        if habit.is_usual:
            return mean, None
        food = sums.part_of_mean(f"{name}-food", counting, EATEN, habit.food)
        if habit.constant.high == ZERO:
            return food, None
        return food, sums.part_of_mean(f"{name}-supplements", counting, NOT_EATEN, habit.constant)

    def _ratio_at(self, corner: Corner, place: int) -> Step:
        name, ratio = f"ratio-{place}", _decimal(self._assessed.ratio_at(corner))
        if isinf(corner.food):
            return self._one("ratio_at", name, self._without_end(corner, ratio))
        difference = only("difference", self._difference(corner, place))
        sd = self._sd_of_difference(corner, place)
        if sd is not None:
            working = Working("difference / sd", [difference, only("sd", sd)], ratio)
        elif corner.difference == 0:
            working = Working("difference", [difference], ratio)
        else:
            certain = term("certain", NO_UPPER_END, note="Without any variation a difference is beyond every doubt.")
            working = Working("difference * certain", [difference, certain], ratio)
        return self._one("ratio_at", name, working)

    def _without_end(self, corner: Corner, ratio: Decimal) -> Working:
        """What the ratio tends to as the food grows without end: an assumed share of it grows too."""
        if ratio.is_infinite():
            return Working("food", [self._food_of(corner)], ratio)
        return Working("sqrt(days) / share", [self._days(), self._share(corner.measure)], ratio)

    def _difference(self, corner: Corner, place: int) -> Step:
        """D, the mean less the value."""
        terms = [self._food_of(corner), *self._constant_of(corner)]
        formula = " + ".join(each["name"] for each in terms) + " - reference"
        terms.append(only("reference", self._value_of(corner.measure)))
        return self._one("difference", f"difference-{place}", Working(formula, terms, _decimal(corner.difference)))

    def _sd_of_difference(self, corner: Corner, place: int) -> Step | None:
        """SD_D; None where nothing varies."""
        measure = corner.measure
        sd = sd_of_difference(measure.sd_requirement, corner.sd_day, self._assessed.habit.days)
        if sd == 0:
            return None
        requirement, of_day = self._sd_of_requirement(measure), self._sd_of_day(corner)
        terms = [only("requirement_sd", requirement)] if requirement else []
        parts = ["requirement_sd ** 2"] if requirement else []
        if of_day:
            terms += [only("day_to_day_sd", of_day), self._days()]
            parts.append("day_to_day_sd ** 2 / days")
        return self._one("sd_of_difference", f"sd-{place}", Working(f"sqrt({' + '.join(parts)})", terms, _decimal(sd)))

    def _sd_of_requirement(self, measure: Measure) -> Step | None:
        """SDr = CVr x EAR; an AI or a limit has none."""
        if measure.requirement is None or measure.requirement.cv is None:
            return None
        printed = measure.requirement.printed
        cv = term("cv", measure.requirement.cv, source_id=printed.source, locator=printed.locator)
        terms = [cv, only("reference", self._value_of(measure))]
        working = Working("cv * reference", terms, _decimal(measure.sd_requirement))
        return self._one("requirement_sd", f"requirement-sd-{measure.value.id}", working)

    def _sd_of_day(self, corner: Corner) -> Step | None:
        """SDw of a survey, or an assumed share of the food; a usual day has none."""
        measure, name = corner.measure, f"day-to-day-sd-{self._assessed.measures.index(corner.measure)}"
        if measure.sd is None:
            return None
        if measure.day_to_day.share:
            terms = [self._share(measure), self._food_of(corner)]
            working = Working("share * food", terms, _decimal(corner.sd_day))
            return self._one("day_to_day_sd", f"{name}-at-{corner.food:f}", working)
        printed = measure.sd.printed
        sd = term("sd", _decimal(corner.sd_day), source_id=printed.source, locator=printed.locator)
        return self._one("day_to_day_sd", name, Working("sd", [sd], _decimal(corner.sd_day)))

    def _ratio(self, ratios: list[Step]) -> Step:
        """The least and the greatest."""
        ratio = self._hull("ratio", ratios, self._assessed.ratios)
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
                _decimal(probability),
            )
            for end, probability in zip(End, self._assessed.probability, strict=True)
        )
        step = self._add("probability", "probability", low, high)
        step.gives(End.LOW, f"{self._place}/probability/low")
        if of_limit or not self._assessed.has_no_upper_end:
            step.gives(End.HIGH, f"{self._place}/probability/high")

    def _conclude(self, ratio: Step) -> None:
        low, high = (
            self._concluded(_CONCLUDE, [result_of("ratio", ratio, end), self._wanted()], of_end)
            for end, of_end in zip(End, self._assessed.ratios, strict=True)
        )
        self._agree([self._add("conclusion_at", "conclusion-at", low, high)])

    def _conclude_directly(self) -> None:
        """Nothing varies: the mean of a usual day is compared with the value itself."""
        concluded = []
        for place, corner in enumerate(self._assessed.corners):
            difference = only("difference", self._difference(corner, place))
            working = self._concluded(_CONCLUDE_DIRECTLY, [difference], self._assessed.ratio_at(corner))
            concluded.append(self._one("conclusion_at", f"conclusion-at-{place}", working))
        self._agree(concluded)

    def _concluded(self, formulas: dict[Method, str], terms: list[TraceTerm], ratio: float) -> Working:
        method = self._assessed.method
        return Working(formulas[method], terms, method.conclude(ratio, self._assessed.variation.wanted).value)

    def _agree(self, concluded: list[Step]) -> None:
        formula, terms = agreed(concluded, self._assessed.method.undecided.value)
        step = self._one("conclusion", "conclusion", Working(formula, terms, self._assessed.conclusion.value))
        step.gives(End.LOW, f"{self._place}/conclusion")

    def _spread(self, field: str, spreads: list[Step | None]) -> None:
        found = list(dict.fromkeys(step for step in spreads if step))
        if found:
            amounts = [step.amount for step in found]
            ends = float(min(each.low for each in amounts)), float(max(each.high for each in amounts))
            self._hull(field.replace("_", "-"), found, ends).gives_range(f"{self._place}/{field}")

    def _hull(self, name: str, steps: list[Step], ends: tuple[float, float]) -> Step:
        if len(steps) == 1:
            return steps[0]
        terms = [only(f"{name.replace('-', '_')}_{place}", step) for place, step in enumerate(steps)]
        names = ", ".join(each["name"] for each in terms)
        low, high = (
            Working(f"{of}({names})", terms, _decimal(end)) for of, end in zip(("min", "max"), ends, strict=True)
        )
        return self._add(name.replace("-", "_"), name, low, high)

    def _food_of(self, corner: Corner) -> TraceTerm:
        if corner in self._assessed.peaks:
            return only("food", self._peak(corner))
        return result_of("food", self._food, End.LOW if corner.food == self._assessed.habit.food.low else End.HIGH)

    def _peak(self, corner: Corner) -> Step:
        """The food at which the ratio is highest, where more food adds more doubt than distance."""
        requirement, value = self._sd_of_requirement(corner.measure), self._value_of(corner.measure)
        terms = [*([only("requirement_sd", requirement)] if requirement else []), self._days()]
        terms += [self._share(corner.measure), *self._constant_of(corner), only("reference", value)]
        formula = "requirement_sd ** 2 * days / (share ** 2 * (constant - reference))"
        return self._one("food_of_the_highest_ratio", f"food-at-{corner.food:f}", Working(formula, terms, corner.food))

    def _constant_of(self, corner: Corner) -> Iterator[TraceTerm]:
        if self._constant:
            is_low = corner.constant == self._assessed.habit.constant.low
            yield result_of("constant", self._constant, End.LOW if is_low else End.HIGH)

    def _value_of(self, measure: Measure) -> Step:
        return add_value(measure.value, self._case.record.situation.people[0], self._case, self._steps)

    def _days(self) -> TraceTerm:
        return term("days", Decimal(self._assessed.habit.days), note="The number of whole days with an entry.")

    def _share(self, measure: Measure) -> TraceTerm:
        printed = measure.sd.printed if measure.sd else self._assessed.variation.method_printed
        share = _decimal(measure.day_to_day.share)
        return term("share", share, source_id=printed.source, locator=printed.locator)

    def _wanted(self) -> TraceTerm:
        variation = self._assessed.variation
        printed, note = variation.wanted_printed, "The ratio of table B-1 for the wanted confidence."
        return term("wanted", _decimal(variation.wanted), source_id=printed.source, locator=printed.locator, note=note)

    def _one(self, kind: str, name: str, working: Working) -> Step:
        return self._add(kind, name, working, working)

    def _add(self, kind: str, name: str, low: Working, high: Working) -> Step:
        nutrient, authority = self._case.nutrient.id, self._assessed.yardstick.authority
        return self._steps.add(kind, f"{self._name}-{name}", low, high, nutrient=nutrient, authority=authority)


def _decimal(value: float) -> Decimal:
    return Decimal(repr(value))
