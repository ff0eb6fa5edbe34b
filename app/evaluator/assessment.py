"""What the method says of a habit, from all its corners: every value that may apply, at every end of the mean."""

from collections.abc import Callable
from decimal import Decimal
from math import inf, isinf, sqrt

from msgspec import Struct

from app.evaluator.adequacy import (
    Confidence,
    confidence,
    days_needed,
    food_of_the_highest_ratio,
    mean_needed,
    normal_probability,
    ratio,
    ratio_without_end,
    sd_of_difference,
)
from app.evaluator.grounds import Grounds, least_and_greatest
from app.evaluator.habit import Habit
from app.evaluator.measures import Measure, Method
from app.evaluator.quantities import NO_UPPER_END, ZERO


class Corner(Struct, frozen=True):
    """One measure at one end of the habit."""

    measure: Measure
    food: Decimal
    constant: Decimal
    difference: float
    """D, the mean less the value; the subtraction is exact."""
    sd_day: float
    """SDw at this end."""


def _corner(measure: Measure, food: Decimal, constant: Decimal) -> Corner:
    difference = float(food + constant - measure.reference)
    return Corner(measure, food, constant, difference, measure.day_to_day.at(food))


class Assessed:
    """What the method says, from all corners: every measure at every end.

    ``ratios`` are the least and the greatest ratio that is possible, ``sd_of_days`` the least and the greatest SDw.
    ``peaks`` are corners besides where a ratio is highest at a food between its ends.
    """

    def __init__(self, grounds: Grounds, habit: Habit) -> None:
        self.grounds = grounds
        self.method, self.yardstick = grounds.method, grounds.yardstick
        self.measures, self.variation = grounds.measures, grounds.variation
        self.habit, self.mean = habit, habit.mean
        self.has_no_upper_end = self.mean.high == NO_UPPER_END
        """Whether the mean is known as "at least" alone."""
        self.takes_supplements_as_alike = habit.constant.high > ZERO
        """Whether something is taken to be the same on every day."""
        self.is_direct = habit.is_usual and self.method is not Method.REQUIREMENT
        """Whether nothing varies, so that the mean of a usual day is compared with the value itself."""
        self.corners = [_corner(each, food, more) for each in self.measures for food, more in habit.ends]
        self.peaks = [] if habit.food.is_exact else self._peaks()
        self.ratios = least_and_greatest([self.ratio_at(corner) for corner in self.corners + self.peaks])
        self.sd_of_days = least_and_greatest([corner.sd_day for corner in self.corners])
        (low, high), wanted = self.ratios, self.variation.wanted
        concluded = self.method.conclude(low, wanted)
        is_one = low == high or concluded is self.method.conclude(high, wanted)
        self.conclusion = concluded if is_one else self.method.undecided
        """The one conclusion of both ends and everybody; where they differ there is none."""

    @property
    def probability(self) -> tuple[float, float]:
        """Of meeting the requirement or being above the AI, phi(ratio); of being below a limit, phi(-ratio)."""
        low, high = self.ratios
        if self.method is Method.LIMIT:
            low, high = -high, -low
        return of_both(normal_probability, (low, high))

    @property
    def confidence(self) -> Confidence:
        """The word for the weaker end."""
        low, high = self.ratios
        if low > 0 and 1 in self.method.sides:
            return confidence(low)
        return confidence(high) if high < 0 and -1 in self.method.sides else Confidence.CANNOT_TELL

    @property
    def days_needed(self) -> int | None:
        """The days from which every corner would have the same conclusion; None where no number of days does it."""
        most, is_above = 0, self.corners[0].difference > 0
        for each in self.corners:
            days = self.days_needed_at(each)
            if days is None or (each.difference > 0) is not is_above:
                return None
            most = max(most, days)
        return most

    def mean_needed(self, side: int) -> float | None:
        """The mean beyond which everybody would have the conclusion of this side; None where there is none."""
        found: list[float] = []
        for each in self.measures:
            mean = self.mean_needed_at(each, side)
            if mean is None:
                return None
            found.append(mean)
        return max(found) if side > 0 else min(found)

    @property
    def doubt_of_facts(self) -> float:
        """Half the span of the difference of mean and value: what facts that were not told leave open."""
        mean, reference = self.mean, self.grounds.reference
        if mean.is_exact and reference.is_exact:
            return 0.0
        return float((mean.high - mean.low + reference.high - reference.low) / 2)

    @property
    def doubt_of_days(self) -> float:
        """SDw / sqrt(n): what few days leave open; where the mean has no upper end, that at its lower end."""
        low, high = self.sd_of_days
        return (low if isinf(high) else high) / sqrt(self.habit.days)

    def _peaks(self) -> list[Corner]:
        food, constant = self.habit.food, self.habit.constant.high
        if self.method is not Method.REQUIREMENT or constant == NO_UPPER_END:
            return []
        found = ((measure, self._peak(measure, float(constant))) for measure in self.measures)
        return [_corner(measure, Decimal(peak), constant) for measure, peak in found if food.low < peak < food.high]

    def _peak(self, measure: Measure, constant: float) -> float:
        """The food at which the ratio is highest; without end where more food always makes it higher."""
        of_measure = measure.plain_reference, measure.sd_requirement, measure.day_to_day, self.habit.days, constant
        peak = food_of_the_highest_ratio(*of_measure)
        return inf if peak is None else peak

    def ratio_at(self, corner: Corner) -> float:
        """How many SDs the mean is from the value at a corner."""
        measure, days = corner.measure, self.habit.days
        if corner.food == NO_UPPER_END:
            return ratio_without_end(measure.day_to_day, days)
        if self.is_direct and corner.difference == 0:
            return inf if self.method is Method.ADEQUATE_INTAKE else -inf  # equal reaches a floor and is within a limit
        return ratio(corner.difference, sd_of_difference(measure.sd_requirement, corner.sd_day, days))

    def days_needed_at(self, corner: Corner) -> int | None:
        """The days from which a corner would have a conclusion; None where no number of days does it."""
        side = 1 if corner.difference > 0 else -1
        if side not in self.method.sides:
            return None
        return days_needed(corner.difference, corner.measure.sd_requirement, corner.sd_day, self.variation.wanted)

    def mean_needed_at(self, measure: Measure, side: int) -> float | None:
        """The mean beyond which a measure would have the conclusion of this side; None where there is none."""
        z, sd, least_constant = side * self.variation.wanted, measure.sd_requirement, float(self.habit.constant.low)
        return mean_needed(measure.plain_reference, sd, z, measure.day_to_day, self.habit.days, least_constant)


def of_both(function: Callable[[float], float], ends: tuple[float, float]) -> tuple[float, float]:
    """A function of both ends, which are often one."""
    low, high = ends
    of_low = function(low)
    return of_low, of_low if low == high else function(high)
