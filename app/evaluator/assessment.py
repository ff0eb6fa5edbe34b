"""What the method says of a habit, from all its corners: every value that may apply, at every end of the mean."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import product
from math import inf, isinf, sqrt
from typing import Final, TypeVar

from app.evaluator.adequacy import (
    NO_VARIATION,
    Conclusion,
    Confidence,
    DayToDay,
    against_adequate_intake,
    against_limit,
    against_requirement,
    confidence,
    days_needed,
    food_of_the_highest_ratio,
    mean_needed,
    normal_probability,
    ratio,
    ratio_without_end,
    sd_of_difference,
)
from app.evaluator.habit import Habit
from app.evaluator.judging import Yardstick
from app.evaluator.quantities import Interval
from app.evaluator.references import ReferenceValue
from app.evaluator.variation import DayToDaySd, Printed, RequirementCv, Variation

Number = TypeVar("Number", float, Decimal)


class Method(Enum):
    """How a value is compared: its conclusions, the word for none, and on which side of it there is a conclusion."""

    REQUIREMENT = (against_requirement, Conclusion.CANNOT_BE_CONCLUDED, (-1, 1))
    ADEQUATE_INTAKE = (against_adequate_intake, Conclusion.CANNOT_BE_DETERMINED, (1,))
    LIMIT = (against_limit, Conclusion.CANNOT_BE_DETERMINED, (-1,))

    def __init__(
        self, conclude: Callable[[float, float], Conclusion], undecided: Conclusion, sides: tuple[int, ...]
    ) -> None:
        self.conclude = conclude
        self.undecided = undecided
        self.sides = sides


@dataclass(slots=True, unsafe_hash=True)
class Measure:
    """One value for one person, with what the requirement and the intake differ by; amounts a day in one unit."""

    value: Final[ReferenceValue]
    reference: Final[Decimal]
    requirement: Final[RequirementCv | None]
    sd_requirement: Final[float]
    """SDr = CVr x EAR; an AI or a limit has none."""
    sd: Final[DayToDaySd | None]
    stands_in: Final[bool]
    """Whether the SD is of another life stage than the person's."""

    @property
    def day_to_day(self) -> DayToDay:
        """How the intake differs from day to day; on a usual day it does not."""
        return self.sd.day_to_day if self.sd else NO_VARIATION


@dataclass(slots=True, unsafe_hash=True)
class Corner:
    """One measure at one end of the habit."""

    measure: Final[Measure]
    food: Final[Decimal]
    constant: Final[Decimal]
    difference: Final[float]
    """D, the mean less the value; the subtraction is exact."""
    sd_day: Final[float]
    """SDw at this end."""


def _corner(measure: Measure, food: Decimal, constant: Decimal) -> Corner:
    difference, sd_day = float(food + constant - measure.reference), measure.day_to_day.at(float(food))
    return Corner(measure, food, constant, difference, sd_day)


class Assessed:
    """What the method says, from all corners: every measure at every end.

    ``ratios`` are the least and the greatest ratio that is possible, ``sd_of_days`` the least and the greatest SDw.
    ``peaks`` are corners besides where a ratio is highest at a food between its ends.
    """

    def __init__(
        self,
        method: Method,
        yardstick: Yardstick,
        habit: Habit,
        measures: tuple[Measure, ...],
        variation: Variation,
    ) -> None:
        self.method = method
        self.yardstick = yardstick
        self.habit = habit
        self.measures = measures
        self.variation = variation
        self.is_direct = habit.is_usual and method is not Method.REQUIREMENT
        """Whether nothing varies, so that the mean of a usual day is compared with the value itself."""
        ends = product(measures, _ends(habit.food), _ends(habit.constant))
        self.corners = [_corner(*each) for each in ends]
        self.peaks = self._peaks()
        self.ratios = _least_and_greatest([self.ratio_at(corner) for corner in (*self.corners, *self.peaks)])
        self.sd_of_days = _least_and_greatest([corner.sd_day for corner in self.corners])
        self.reference = Interval(*_least_and_greatest([measure.reference for measure in measures]))
        """From the least to the greatest value among the measures."""

    @cached_property
    def sds(self) -> list[DayToDaySd]:
        """Whose day-to-day variation was used, each once."""
        return list(dict.fromkeys([measure.sd for measure in self.measures if measure.sd]))

    @cached_property
    def requirements(self) -> list[RequirementCv]:
        """Whose requirements' variation was used, each once."""
        return list(dict.fromkeys([measure.requirement for measure in self.measures if measure.requirement]))

    @cached_property
    def probability(self) -> tuple[float, float]:
        """Of meeting the requirement or being above the AI, phi(ratio); of being below a limit, phi(-ratio)."""
        low, high = self.ratios
        if self.method is Method.LIMIT:
            low, high = -high, -low
        of_low = normal_probability(low)
        return of_low, of_low if low == high else normal_probability(high)

    @property
    def has_no_upper_end(self) -> bool:
        """Whether the mean is known as "at least" alone."""
        return isinf(self.habit.mean.high)

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """Where the method and the variations are printed; the values come besides."""
        of_method = (self.variation.method_printed, self.variation.wanted_printed)
        of_measures = (*(sd.printed for sd in self.sds), *(cv.printed for cv in self.requirements))
        return tuple(dict.fromkeys((*of_method, *of_measures)))

    @cached_property
    def conclusion(self) -> Conclusion:
        """The one conclusion of both ends and everybody; where they differ there is none."""
        low, high = self.ratios
        concluded, wanted = self.method.conclude(low, self.variation.wanted), self.variation.wanted
        return concluded if low == high or concluded is self.method.conclude(high, wanted) else self.method.undecided

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
        if len({corner.difference > 0 for corner in self.corners}) > 1:
            return None
        needed = [self.days_needed_at(corner) for corner in self.corners]
        return None if None in needed else max(each for each in needed if each is not None)

    def mean_needed(self, side: int) -> float | None:
        """The mean beyond which everybody would have the conclusion of this side; None where there is none."""
        needed = [self.mean_needed_at(measure, side) for measure in self.measures]
        found = [each for each in needed if each is not None]
        if len(found) < len(needed):
            return None
        return max(found) if side > 0 else min(found)

    @property
    def doubt_of_facts(self) -> float:
        """Half the span of the difference of mean and value: what facts that were not told leave open."""
        mean, reference = self.habit.mean, self.reference
        return float((mean.high - mean.low + reference.high - reference.low) / 2)

    @property
    def doubt_of_days(self) -> float:
        """SDw / sqrt(n): what few days leave open; where the mean has no upper end, that at its lower end."""
        low, high = self.sd_of_days
        return (low if isinf(high) else high) / sqrt(self.habit.days)

    def _peaks(self) -> list[Corner]:
        food, constant = self.habit.food, self.habit.constant.high
        if food.is_exact or self.method is not Method.REQUIREMENT or isinf(constant):
            return []
        found = ((measure, self._peak(measure, float(constant))) for measure in self.measures)
        return [_corner(measure, Decimal(peak), constant) for measure, peak in found if food.low < peak < food.high]

    def _peak(self, measure: Measure, constant: float) -> float:
        """The food at which the ratio is highest; without end where more food always makes it higher."""
        of_measure = float(measure.reference), measure.sd_requirement, measure.day_to_day, self.habit.days, constant
        peak = food_of_the_highest_ratio(*of_measure)
        return inf if peak is None else peak

    def ratio_at(self, corner: Corner) -> float:
        """How many SDs the mean is from the value at a corner."""
        measure, days = corner.measure, self.habit.days
        if isinf(corner.food):
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
        z, constant = side * self.variation.wanted, float(self.habit.constant.low)
        reference = float(measure.reference)
        return mean_needed(reference, measure.sd_requirement, z, measure.day_to_day, self.habit.days, constant)


def _least_and_greatest(of: list[Number]) -> tuple[Number, Number]:
    return min(of), max(of)


def _ends(interval: Interval) -> tuple[Decimal, ...]:
    return (interval.low,) if interval.is_exact else (interval.low, interval.high)
