"""A cell of an axis: a sum of what entries bring, made so that a changed entry is one addition."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from app.evaluator.quantities import NO_UPPER_END, NOTHING, ZERO, Interval
from app.evaluator.situation import Contribution, DayAmounts
from app.evaluator.week import DAYS_OF_A_WEEK, Week

Part = Callable[[Contribution], Interval]


class Cell:
    """A sum of what entries bring, over a number of days; without an upper end when more was taken."""

    def __init__(
        self, days: Sequence[DayAmounts], part: Part, logged: Interval, over: Decimal | int = 1, *, whole: bool = True
    ) -> None:
        self._days = days
        self._part = part
        self._over = over
        self.whole = whole
        self.logged = logged
        """What the cell would hold if nothing more was taken: the sum of the parts, over the days."""
        self.amount = logged if whole else self._ended(logged)
        """What the cell holds."""

    @cached_property
    def _contributions(self) -> list[Contribution]:
        return [each for day in self._days for each in day.contributions]

    @cached_property
    def parts(self) -> list[Interval]:
        """What each entry brings. Most verdicts look at their sum alone."""
        return [self._part(each) for each in self._contributions]

    def reaches(self, brought: Mapping[str, Decimal]) -> Decimal:
        """What it would hold if these entries, by pointer, brought so much and the others what they certainly do."""
        each = zip(self._contributions, self.parts, strict=True)
        return sum((brought.get(one.pointer, part.low) for one, part in each), ZERO) / self._over

    @property
    def mean(self) -> Interval:
        """What the cell holds on average, of which it is one day or all."""
        return self.amount

    @property
    def stays_without_end(self) -> bool:
        """Whether no telling of what entries bring gives it an upper end."""
        each = zip(self._contributions, self.parts, strict=True)
        return any(one.stays_without_end and part.high == NO_UPPER_END for one, part in each)

    @property
    def days_may_coincide(self) -> bool:
        """Whether what it holds hangs on which days of the week entries fall on."""
        return False

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each entry in the sum, by its pointer."""
        return {each.pointer: place for place, each in enumerate(self._contributions)}

    @cached_property
    def _before(self) -> tuple[Interval, ...]:
        return tuple(accumulate(self.parts, initial=NOTHING))

    @cached_property
    def _after(self) -> tuple[Interval, ...]:
        return tuple(accumulate(reversed(self.parts), initial=NOTHING))[::-1]

    def with_part(self, pointer: str, part: Interval) -> Interval:
        """What the cell would hold if this entry brought this."""
        return self._ended(self._mean(self._others(pointer) + part))

    def _others(self, pointer: str) -> Interval:
        place = self.places[pointer]
        return self._before[place] + self._after[place + 1]

    def _mean(self, amount: Interval) -> Interval:
        if self._over == 1:
            return amount
        return Interval(amount.low / self._over, amount.high / self._over)

    def _ended(self, amount: Interval) -> Interval:
        return amount if self.whole else Interval(amount.low, NO_UPPER_END)


class HighestDayOfWeek(Cell):
    """The highest day of a usual week: from what certainly meets on a day to all entries at once."""

    def __init__(self, day: DayAmounts, part: Part, together: Interval) -> None:
        super().__init__([day], part, together)
        self.logged = self.amount = Interval(self._week.highest_day, together.high)

    @cached_property
    def _week_days(self) -> list[Decimal]:
        return [each.days_in_a_week for each in self._contributions]

    @cached_property
    def _week(self) -> Week:
        return Week([part.low for part in self.parts], self._week_days)

    @property
    def mean(self) -> Interval:
        """What the days of the week hold on average."""
        in_a_week = [part.times(days) for part, days in zip(self.parts, self._week_days, strict=True)]
        lows, highs = (sum(ends) for ends in zip(*((each.low, each.high) for each in in_a_week), strict=True))
        return Interval(lows / DAYS_OF_A_WEEK, highs / DAYS_OF_A_WEEK)

    @property
    def days_may_coincide(self) -> bool:
        """Whether what it holds hangs on which days of the week entries fall on."""
        all_at_once = sum(part.low for part in self.parts)
        return self._week.highest_day < all_at_once

    def with_part(self, pointer: str, part: Interval) -> Interval:
        """What the highest day would hold if this entry brought this."""
        low = self._week.highest_day_if(self.places[pointer], part.low)
        return Interval(low, self._others(pointer).high + part.high)
