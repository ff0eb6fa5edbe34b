"""The habit that some whole days show: their mean, and which part of it differs from day to day.

Survey SDs are of food. A supplement of the same dose on every day adds to the mean and nothing to the variation
(Institute of Medicine, Dietary Reference Intakes: Applications in Dietary Assessment, 2000, table B-5, note b, p. 194).
One whose dose differs between the days has a variation that nobody published.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from app.evaluator.axis import Axis, all_of_it
from app.evaluator.cells import Part
from app.evaluator.intake import EATEN, Record
from app.evaluator.quantities import NOTHING, ZERO, Interval, total
from app.evaluator.situation import DayAmounts, Situation, mean
from app.evaluator.variation import Printed


class Refusal(StrEnum):
    """Why the method is refused."""

    NO_COMPLETE_DAY = "no_complete_day"
    NO_AVERAGE_REQUIREMENT = "no_average_requirement"
    NOT_IN_OUR_DATA = "not_in_our_data"
    NEEDS_A_FACT = "needs_a_fact"
    NO_DAY_TO_DAY_SD = "no_day_to_day_sd"
    REQUIREMENT_NOT_NORMAL = "requirement_not_normal"
    DAY_TO_DAY_VARIATION_TOO_LARGE = "day_to_day_variation_too_large"
    NO_FOOD_LOGGED = "no_food_logged"
    SUPPLEMENTS_VARY_BETWEEN_DAYS = "supplements_vary_between_days"


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal, the facts that would lift it, and where its reason is printed."""

    refusal: Refusal
    depends_on: tuple[str, ...] = ()
    printed: tuple[Printed, ...] = ()


class Habit(Struct, frozen=True):
    """The mean of so many whole days, in two parts: what differs from day to day, and what is the same on each."""

    days: int
    is_usual: bool
    food: Interval
    constant: Interval

    @property
    def mean(self) -> Interval:
        """The mean a day."""
        return self.food + self.constant

    @property
    def ends(self) -> list[tuple[Decimal, Decimal]]:
        """What may differ with what is the same, at each end that they have."""
        food, constant = self.food, self.constant
        if food.low == food.high and constant.low == constant.high:
            return [(food.low, constant.low)]
        return [(each, more) for each in _ends(food) for more in _ends(constant)]


def habit_of(axis: Axis, situation: Situation) -> Habit | Refused:
    """What the whole days show of what this axis looks at."""
    days, part = situation.whole_days, axis.part
    if not days:
        return Refused(Refusal.NO_COMPLETE_DAY)
    if days[0].record is Record.USUAL:
        return Habit(1, True, axis.mean_of_whole or NOTHING, NOTHING)
    unknown = [each for day in days for each in day.doses if each.may_be_of(EATEN) and part(each).high > ZERO]
    if unknown:
        return Refused(Refusal.NEEDS_A_FACT, tuple([f"{each.pointer}/origin" for each in unknown]))
    in_two = [_food_and_supplements(day, part) for day in days]
    food, supplements = in_two[0] if len(days) == 1 else _mean_of_both(in_two)
    if food.high == ZERO:
        return Refused(Refusal.NO_FOOD_LOGGED)
    if len(days) > 1 and max([each.low for _, each in in_two]) > min([each.high for _, each in in_two]):
        return Refused(Refusal.SUPPLEMENTS_VARY_BETWEEN_DAYS)
    return Habit(len(days), False, food, supplements)


def _mean_of_both(days: list[tuple[Interval, Interval]]) -> tuple[Interval, Interval]:
    return mean([food for food, _ in days]) or NOTHING, mean([supplements for _, supplements in days]) or NOTHING


def _ends(interval: Interval) -> tuple[Decimal, ...]:
    return (interval.low,) if interval.is_exact else (interval.low, interval.high)


def _food_and_supplements(day: DayAmounts, part: Part) -> tuple[Interval, Interval]:
    """What differs from day to day, and what is the same on each; the second is all that is not eaten or drunk."""
    if part is all_of_it:
        return day.eaten, day.dosed
    food = [part(each) for each in day.contributions if each.origins <= EATEN]
    return total(food), total([part(each) for each in day.doses])
