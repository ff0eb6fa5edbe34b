"""What was taken of one nutrient, by whom: the people it may be, and the days with what each entry brings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.evaluator.facts import MedicinalProduct
from app.evaluator.intake import Origin, Record
from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import NO_UPPER_END, ZERO, Interval, total

AnyOrigins = frozenset[Origin]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one entry brings of the nutrient, in the nutrient's unit; ``origin`` is None where nobody knows."""

    pointer: str
    name: str
    amount: Interval
    origin: Origin | None
    product: MedicinalProduct | None = None

    def may_be_of(self, origins: AnyOrigins) -> bool:
        """Whether it comes from one of these origins, or may."""
        return self.origin is None or self.origin in origins

    def counted(self, counts: AnyOrigins, unclear: AnyOrigins) -> Interval:
        """What a limit counts of it: what may count is in the high end alone."""
        low = self.amount.low if self.origin in counts else ZERO
        return Interval(low, self.amount.high if self.may_be_of(counts | unclear) else ZERO)


@dataclass(frozen=True)
class DayAmounts:
    """One day on which the nutrient was logged."""

    index: int
    record: Record
    contributions: tuple[Contribution, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all that was taken is here, so that the day counts for a mean."""
        return self.record is not Record.PARTIAL

    @cached_property
    def logged(self) -> Interval:
        """The sum of what was logged, of all origins."""
        return total(each.amount for each in self.contributions)

    def counted(self, counts: AnyOrigins, unclear: AnyOrigins) -> Interval:
        """The sum of what a limit counts; a partial day has no upper end."""
        logged = total(each.counted(counts, unclear) for each in self.contributions)
        return logged if self.is_whole else Interval(logged.low, NO_UPPER_END)


@dataclass(frozen=True)
class Situation:
    """One nutrient of one request."""

    people: tuple[PossiblePerson, ...]
    days: tuple[DayAmounts, ...]

    @cached_property
    def whole_days(self) -> tuple[DayAmounts, ...]:
        """The days that count for a mean."""
        return tuple(day for day in self.days if day.is_whole)

    @cached_property
    def mean(self) -> Interval | None:
        """The mean over the whole days, of all origins; None without one."""
        return mean([day.logged for day in self.whole_days])


def mean(days: Sequence[Interval]) -> Interval | None:
    """The mean of what some days hold; None without one."""
    if not days:
        return None
    summed = total(days)
    return Interval(summed.low / len(days), summed.high / len(days))
