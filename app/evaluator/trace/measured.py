"""What the steps about a habit have in common: the parts of its mean, the values, and what both differ by.

At every corner, that is for every value that may apply at every end of the mean. The formulas and their pages are in
``adequacy``.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.evaluator.assessment import Assessed, Corner
from app.evaluator.cases import Case
from app.evaluator.intake import EATEN, Origin
from app.evaluator.measures import Measure
from app.evaluator.quantities import ZERO
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Steps, Working, only, result_of, term
from app.evaluator.trace.sums import Counting, Sums
from app.evaluator.trace.verdicts import add_value

NOT_EATEN = frozenset(Origin) - EATEN


class Measured:
    """Adds steps of one assessment under its name.

    The mean has two parts: what differs from day to day, and what does not. ``mean`` is its step, ``counting`` what is
    in it.
    """

    def __init__(
        self, assessed: Assessed, name: str, case: Case, counting: Counting, mean: Step, sums: Sums, steps: Steps
    ) -> None:
        self.assessed = assessed
        self.case = case
        self._name = f"{name}-usual"
        self._steps = steps
        self.complete_days = sums.complete_days
        self.food, self.constant = self._parts(counting, mean, sums)

    def difference(self, corner: Corner, place: int) -> Step:
        """D, the mean less the value."""
        terms = [self.food_of(corner), *self.constant_of(corner)]
        formula = " + ".join(each["name"] for each in terms) + " - reference"
        terms.append(only("reference", self.value_of(corner.measure)))
        return self.one("difference", f"difference-{place}", Working(formula, terms, as_decimal(corner.difference)))

    def sd_of_requirement(self, measure: Measure) -> Step | None:
        """SDr = CVr x EAR; an AI or a limit has none."""
        if measure.requirement is None or measure.requirement.cv is None:
            return None
        printed = measure.requirement.printed
        cv = term("cv", measure.requirement.cv, source_id=printed.source, locator=printed.locator)
        terms = [cv, only("reference", self.value_of(measure))]
        working = Working("cv * reference", terms, as_decimal(measure.sd_requirement))
        return self.one("requirement_sd", f"requirement-sd-{measure.value.id}", working)

    def sd_of_day(self, corner: Corner) -> Step | None:
        """SDw of a survey, or an assumed share of the food; a usual day has none."""
        measure = corner.measure
        if not measure.day_to_day.share:
            return self.sd_of_survey(measure)
        working = Working("share * food", [self.share(measure), self.food_of(corner)], as_decimal(corner.sd_day))
        return self.one("day_to_day_sd", f"{self._name_of_sd(measure)}-at-{corner.food:f}", working)

    def sd_of_survey(self, measure: Measure) -> Step | None:
        """SDw as it is printed, whatever the food is."""
        if measure.sd is None:
            return None
        printed, value = measure.sd.printed, as_decimal(measure.day_to_day.sd)
        sd = term("sd", value, source_id=printed.source, locator=printed.locator)
        return self.one("day_to_day_sd", self._name_of_sd(measure), Working("sd", [sd], value))

    def sd_formula(self, measure: Measure, sd_of_day: Step | None) -> tuple[str, list[TraceTerm]]:
        """SD_D, from what is there of SDr and SDw."""
        requirement = self.sd_of_requirement(measure)
        terms = [only("requirement_sd", requirement)] if requirement else []
        parts = ["requirement_sd ** 2"] if requirement else []
        if sd_of_day:
            terms += [only("day_to_day_sd", sd_of_day), self.days()]
            parts.append("day_to_day_sd ** 2 / days")
        return f"sqrt({' + '.join(parts)})", terms

    def food_of(self, corner: Corner) -> TraceTerm:
        """The food at a corner."""
        if corner in self.assessed.peaks:
            return only("food", self._peak(corner))
        return result_of("food", self.food, End.LOW if corner.food == self.assessed.habit.food.low else End.HIGH)

    def constant_of(self, corner: Corner) -> Iterator[TraceTerm]:
        """What is the same on every day, at a corner."""
        if self.constant:
            is_low = corner.constant == self.assessed.habit.constant.low
            yield result_of("constant", self.constant, End.LOW if is_low else End.HIGH)

    def value_of(self, measure: Measure) -> Step:
        """The value that a measure compares with."""
        return add_value(measure.value, self.case.record.situation.people[0], self.case, self._steps)

    def days(self) -> TraceTerm:
        """Of how many days the mean is."""
        return only("days", self.complete_days)

    def share(self, measure: Measure) -> TraceTerm:
        """The share of the food that SDw is taken to be."""
        printed = measure.sd.printed if measure.sd else self.assessed.variation.method_printed
        value = as_decimal(measure.day_to_day.share)
        return term("share", value, source_id=printed.source, locator=printed.locator)

    def wanted(self) -> TraceTerm:
        """The ratio beyond which there is a conclusion."""
        return only("wanted", self._steps["ratio-wanted"])

    def hull(self, name: str, found: Iterable[Step | None], low: float, high: float) -> Step | None:
        """From the least to the greatest of some steps; None without one."""
        steps = list(dict.fromkeys(step for step in found if step))
        if len(steps) < 2:
            return steps[0] if steps else None
        kind = name.replace("-", "_")
        terms = [only(f"{kind}_{place}", step) for place, step in enumerate(steps)]
        names = ", ".join(each["name"] for each in terms)
        ends = (Working(f"{of}({names})", terms, as_decimal(end)) for of, end in (("min", low), ("max", high)))
        return self.add(kind, name, *ends)

    def one(self, kind: str, name: str, working: Working) -> Step:
        """A step with one calculation."""
        return self.add(kind, name, working, working)

    def add(self, kind: str, name: str, low: Working, high: Working) -> Step:
        """A step of this assessment."""
        nutrient, authority = self.case.nutrient.id, self.assessed.yardstick.authority
        return self._steps.add(kind, f"{self._name}-{name}", low, high, nutrient=nutrient, authority=authority)

    def _parts(self, counting: Counting, mean: Step, sums: Sums) -> tuple[Step, Step | None]:
        """What differs from day to day, and what is the same on every day."""
        habit, name = self.assessed.habit, mean.told["id"]
        if habit.is_usual:
            return mean, None
        food = sums.part_of_mean(f"{name}-food", counting, EATEN, habit.food)
        if habit.constant.high == ZERO:
            return food, None
        return food, sums.part_of_mean(f"{name}-supplements", counting, NOT_EATEN, habit.constant)

    def _peak(self, corner: Corner) -> Step:
        """The food at which the ratio is highest, where more food adds more doubt than distance."""
        requirement, value = self.sd_of_requirement(corner.measure), self.value_of(corner.measure)
        terms = [*([only("requirement_sd", requirement)] if requirement else []), self.days()]
        terms += [self.share(corner.measure), *self.constant_of(corner), only("reference", value)]
        formula = "requirement_sd ** 2 * days / (share ** 2 * (constant - reference))"
        return self.one("food_of_the_highest_ratio", f"food-at-{corner.food:f}", Working(formula, terms, corner.food))

    def _name_of_sd(self, measure: Measure) -> str:
        return f"day-to-day-sd-{self.assessed.measures.index(measure)}"


def as_decimal(value: float) -> Decimal:
    """A number of the method as the steps hold it."""
    return Decimal(repr(value))
