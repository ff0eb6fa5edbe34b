"""What was taken of one nutrient, by whom: the people it may be, and the days with what each entry brings."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.evaluator.facts import MedicinalProduct
from app.evaluator.intake import Origin, Record
from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import NOTHING, ZERO, Interval, total
from app.evaluator.week import DAYS_OF_A_WEEK, Week

AnyOrigins = frozenset[Origin]
EVERY_ORIGIN = frozenset(Origin)


@dataclass(slots=True)
class Contribution:
    """What one entry brings of the nutrient, in the nutrient's unit; ``origin`` is None where nobody knows."""

    pointer: Final[str]
    name: Final[str]
    amount: Final[Interval]
    origin: Final[Origin | None]
    product: Final[MedicinalProduct | None] = None
    days_in_a_week: Final[Decimal] = DAYS_OF_A_WEEK
    """On how many days of the week it is taken; on all, but on some usual days."""

    @property
    def in_a_week(self) -> Interval:
        """What it brings in a week, its dose times the doses.

        Source: Institute of Medicine, Dietary Reference Intakes for Vitamin A [...] and Zinc, 2001, p. 557.
        """
        return self.amount.times(self.days_in_a_week)

    def is_of(self, origins: AnyOrigins) -> bool:
        """Whether it comes from one of these origins. Where they are all that there are, nobody needs to know which."""
        return self.origin in origins or (self.origin is None and origins >= EVERY_ORIGIN)

    def may_be_of(self, origins: AnyOrigins) -> bool:
        """Whether it comes from one of these origins, or may."""
        return self.origin is None or self.origin in origins

    def counted(self, counts: AnyOrigins, unclear: AnyOrigins) -> Interval:
        """What a limit counts of it: what may count is in the high end alone."""
        if self.origin is None:
            return self.amount if counts >= EVERY_ORIGIN else Interval(ZERO, self.amount.high)
        if self.origin in counts:
            return self.amount
        return Interval(ZERO, self.amount.high) if self.origin in unclear else NOTHING


@dataclass(slots=True)
class DayAmounts:
    """One day on which the nutrient was logged."""

    index: Final[int]
    record: Final[Record]
    contributions: Final[tuple[Contribution, ...]]

    @property
    def is_whole(self) -> bool:
        """Whether all that was taken is here, so that the day counts for a mean."""
        return self.record is not Record.PARTIAL

    @property
    def is_week(self) -> bool:
        """Whether an entry is taken on some days of the week alone, so that a usual day is a mean."""
        return self.record is Record.USUAL and any(each.days_in_a_week < DAYS_OF_A_WEEK for each in self.contributions)

    @property
    def logged(self) -> Interval:
        """The sum of what was logged, of all origins; of a week the mean."""
        if self.is_week:
            in_a_week = total([each.in_a_week for each in self.contributions])
            return Interval(in_a_week.low / DAYS_OF_A_WEEK, in_a_week.high / DAYS_OF_A_WEEK)
        return total([each.amount for each in self.contributions])

    def certainly(self, counts: AnyOrigins) -> Decimal:
        """What a limit counts of it at the least; of a week on its highest day."""
        brought = [each.amount.low if each.is_of(counts) else ZERO for each in self.contributions]
        if self.is_week:
            return Week(brought, [each.days_in_a_week for each in self.contributions]).highest_day
        return sum(brought, ZERO)


class Situation:
    """One nutrient of one request.

    ``whole_days`` are the days that count for a mean. ``mean`` is that over them, of all origins; None without one.
    """

    def __init__(self, people: tuple[PossiblePerson, ...], days: tuple[DayAmounts, ...]) -> None:
        self.people = people
        self.days = days
        self.whole_days = tuple([day for day in days if day.is_whole])
        self.mean = mean([day.logged for day in self.whole_days])


def mean(days: Sequence[Interval]) -> Interval | None:
    """The mean of what some days hold; None without one."""
    if not days:
        return None
    summed = total(days)
    return summed if len(days) == 1 else Interval(summed.low / len(days), summed.high / len(days))
