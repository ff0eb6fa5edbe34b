"""What was taken of one nutrient, by whom: the people it may be, and the days with what each entry brings."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from app.evaluator.intake import EATEN, EVERY_ORIGIN, AnyOrigins, Record
from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import NOTHING, ZERO, Interval, total
from app.evaluator.week import DAYS_OF_A_WEEK, Week


class Contribution(Struct, frozen=True):
    """What one entry brings of the nutrient, in the nutrient's unit; ``origins`` are those that it may be of."""

    pointer: str
    name: str
    """The name that findings use: the caller's id, else the pointer."""
    amount: Interval
    origins: AnyOrigins
    days_in_a_week: Decimal
    """On how many days of the week it is taken; on all, but on some usual days."""

    @property
    def is_by_food(self) -> bool:
        """Whether it is what the food table knows of a food, and nobody could tell more."""
        return False

    @property
    def stays_without_end(self) -> bool:
        """Whether the food table has no figure, or one of a part alone: nothing that is told gives it an upper end."""
        return False

    @property
    def in_a_week(self) -> Interval:
        """What it brings in a week, its dose times the doses.

        Source: Institute of Medicine, Dietary Reference Intakes for Vitamin A [...] and Zinc, 2001, p. 557.
        """
        return self.amount.times(self.days_in_a_week)

    def is_of(self, origins: AnyOrigins) -> bool:
        """Whether it comes from one of these origins, whichever of its own it is."""
        return self.origins <= origins

    def may_be_of(self, origins: AnyOrigins) -> bool:
        """Whether it comes from one of these origins, or may."""
        return not self.origins.isdisjoint(origins)

    def lacks_a_figure(self, unclear: AnyOrigins) -> bool:
        """Whether the food table does not say how much it brings, or how much of that was added.

        Of an origin that a limit leaves open it is the text of the authority that does not say enough.
        """
        is_open = not self.amount.is_exact or len(self.origins) > 1
        return self.is_by_food and is_open and self.origins.isdisjoint(unclear)

    @property
    def is_eaten(self) -> bool:
        """Whether it is certainly eaten or drunk."""
        return self.origins <= EATEN

    @property
    def told_origins(self) -> AnyOrigins:
        """The origins that it may be of where something is known of them; none where it may be of any."""
        return frozenset() if self.origins == EVERY_ORIGIN else self.origins

    def counted(self, counts: AnyOrigins, unclear: AnyOrigins) -> Interval:
        """What a limit counts of it: what may count is in the high end alone."""
        if self.origins <= counts:
            return self.amount
        if self.origins.isdisjoint(counts) and self.origins.isdisjoint(unclear):
            return NOTHING
        return Interval(ZERO, self.amount.high)


class DayAmounts:
    """One day on which the nutrient was logged.

    ``is_whole`` tells whether all that was taken is here, so that the day counts for a mean, and ``is_week`` whether an
    entry is taken on some days of the week alone, so that a usual day is a mean. ``doses`` are the entries that are not
    certainly eaten or drunk, ``dosed`` is their sum and ``eaten`` that of the others.
    """

    def __init__(self, index: int, record: Record, contributions: tuple[Contribution, ...]) -> None:
        self.index, self.record, self.contributions = index, record, contributions
        self.is_whole = record is not Record.PARTIAL
        self.is_week = record is Record.USUAL and any(each.days_in_a_week < DAYS_OF_A_WEEK for each in contributions)
        self.doses: list[Contribution] = []
        low = high = dosed_low = dosed_high = ZERO
        for each in contributions:
            amount = each.amount
            if each.origins <= EATEN:
                low += amount.low
                high += amount.high
            else:
                self.doses.append(each)
                dosed_low += amount.low
                dosed_high += amount.high
        self.eaten, self.dosed = Interval(low, high), Interval(dosed_low, dosed_high)
        self.logged = self._mean_of_the_week() if self.is_week else self.eaten + self.dosed
        """The sum of what was logged, of all origins; of a week the mean."""

    def counted(self, counts: AnyOrigins, unclear: AnyOrigins) -> Interval:
        """The sum of what a limit counts of each entry; of a week of all entries at once."""
        if counts == EVERY_ORIGIN:
            return self.eaten + self.dosed
        counts_doses_alone = counts.isdisjoint(EATEN) and unclear.isdisjoint(EATEN)
        entries = self.doses if counts_doses_alone else self.contributions
        return total([each.counted(counts, unclear) for each in entries])

    def certainly(self, counts: AnyOrigins) -> Decimal:
        """What a limit counts of it at the least; of a week on its highest day."""
        if self.is_week:
            brought = [each.amount.low if each.is_of(counts) else ZERO for each in self.contributions]
            return Week(brought, [each.days_in_a_week for each in self.contributions]).highest_day
        entries = self.doses if counts.isdisjoint(EATEN) else self.contributions
        return sum([each.amount.low for each in entries if each.origins <= counts], ZERO)

    def _mean_of_the_week(self) -> Interval:
        in_a_week = total([each.in_a_week for each in self.contributions])
        return Interval(in_a_week.low / DAYS_OF_A_WEEK, in_a_week.high / DAYS_OF_A_WEEK)


class Situation:
    """One nutrient of one request.

    ``whole_days`` are the days that count for a mean. ``mean`` is that over them, of all origins; None without one.
    """

    def __init__(self, people: tuple[PossiblePerson, ...], days: tuple[DayAmounts, ...]) -> None:
        self.people = people
        self.days = days
        self.whole_days = whole = tuple([day for day in days if day.is_whole])
        self.has_partial_days = len(whole) < len(days)
        """Whether more may have been taken on a day than was written down."""
        self.mean = mean([day.logged for day in whole])


def mean(days: Sequence[Interval]) -> Interval | None:
    """The mean of what some days hold; None without one."""
    if not days:
        return None
    if len(days) == 1:
        return days[0]
    summed = total(days)
    return Interval(summed.low / len(days), summed.high / len(days))
