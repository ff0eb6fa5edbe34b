"""The days of a usual week of which only some hold an entry: what the highest of them certainly holds.

Which days they are is not told. Entries certainly meet on a day when the days without one of them do not fill the week:
two of four days each, since 3 + 3 < 7. A mean over the week is reached by some day too.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from app.evaluator.quantities import ZERO

DAYS_OF_A_WEEK = Decimal(7)

Places = frozenset[int]


class Week:
    """What the highest day holds at the least, of entries that bring so much on so many days of the week."""

    def __init__(self, brought: Sequence[Decimal], days: Sequence[Decimal]) -> None:
        self._brought = brought
        self._days = days
        self._in_a_week = sum((amount * each for amount, each in zip(brought, days, strict=True)), ZERO)
        meeting = {places: sum((brought[place] for place in places), ZERO) for places in _meetings(days)}
        self._meeting = sorted(meeting.items(), key=lambda each: -each[1])

    @property
    def meeting(self) -> Places:
        """The entries that certainly meet on a day and bring most together, by their places."""
        return self._meeting[0][0]

    @property
    def highest_day(self) -> Decimal:
        """The greatest sum of entries that certainly meet, or the mean where that is more."""
        return max(self._meeting[0][1], self._in_a_week / DAYS_OF_A_WEEK)

    def highest_day_if(self, place: int, brought: Decimal) -> Decimal:
        """The same if one entry brought this instead."""
        more = brought - self._brought[place]
        with_it = next(amount for places, amount in self._meeting if place in places)
        without = next((amount for places, amount in self._meeting if place not in places), ZERO)
        return max(with_it + more, without, (self._in_a_week + more * self._days[place]) / DAYS_OF_A_WEEK)


def _meetings(days: Sequence[Decimal]) -> set[Places]:
    """Sets of entries that certainly meet on a day: around each entry, and around each two that meet.

    They hang on the days alone, so that what an entry brings never changes which sets are looked at.
    """
    most_first = sorted(range(len(days)), key=lambda place: -days[place])
    daily = frozenset(place for place, each in enumerate(days) if each == DAYS_OF_A_WEEK)
    some_days = [place for place in most_first if place not in daily]
    around_one = {_as_many_as_meet((place,), most_first, days) for place in range(len(days))}
    around_two = {daily.union(two) for two in combinations(some_days, 2) if _meet(two, days)}
    return around_one | around_two


def _as_many_as_meet(first: tuple[int, ...], most_first: Sequence[int], days: Sequence[Decimal]) -> Places:
    together, left = set(first), DAYS_OF_A_WEEK - sum(DAYS_OF_A_WEEK - days[place] for place in first)
    for place in most_first:
        if place not in together and left > DAYS_OF_A_WEEK - days[place]:
            together.add(place)
            left -= DAYS_OF_A_WEEK - days[place]
    return frozenset(together)


def _meet(places: Sequence[int], days: Sequence[Decimal]) -> bool:
    return sum(DAYS_OF_A_WEEK - days[place] for place in places) < DAYS_OF_A_WEEK
