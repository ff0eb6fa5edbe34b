"""The one amount that a verdict looks at, made so that a changed entry is one addition, however many there are.

A floor looks at the mean of the whole days: one cell with all their entries. A ceiling looks at the highest day: a cell
for each day. A cell is a sum of parts; an axis is the highest of its cells. A usual day with entries of some days of a
week is a week: its mean is the floor's cell, and its highest day the ceiling's.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property, partial
from itertools import accumulate
from operator import attrgetter

from app.evaluator.cells import Cell, HighestDayOfWeek, Part
from app.evaluator.intake import EVERY_ORIGIN, AnyOrigins
from app.evaluator.quantities import NOTHING, Interval, exact, total
from app.evaluator.situation import Contribution, DayAmounts, Situation, mean
from app.evaluator.week import DAYS_OF_A_WEEK

ANYTHING = exact(Decimal(1))

all_of_it = attrgetter("amount")
"""The part of an axis that counts every origin."""
_in_a_week = attrgetter("in_a_week")


class Axis:
    """The highest of some cells, and what it would be if one fact were told."""

    def __init__(self, cells: Sequence[Cell], part: Part) -> None:
        self.part = part
        self.cells = cells
        self.amount = cells[0].amount if len(cells) == 1 else _highest(self.each)
        """The amount that is compared; None without a cell."""

    @property
    def each(self) -> list[Interval]:
        """What each cell holds: of a ceiling, what is counted on each day."""
        return [cell.amount for cell in self.cells]

    @property
    def mean_of_whole(self) -> Interval | None:
        """The mean of the cells that are whole; None without one."""
        return mean([cell.mean for cell in self.cells if cell.whole])

    @property
    def days_may_coincide(self) -> bool:
        """Whether the amount hangs on which days of a usual week entries fall on."""
        return any(cell.days_may_coincide for cell in self.cells)

    @cached_property
    def _before(self) -> tuple[Interval, ...]:
        return tuple(accumulate(self.each, _higher, initial=NOTHING))

    @cached_property
    def _after(self) -> tuple[Interval, ...]:
        return tuple(accumulate(reversed(self.each), _higher, initial=NOTHING))[::-1]

    @cached_property
    def _place_of(self) -> dict[str, int]:
        return {pointer: place for place, cell in enumerate(self.cells) for pointer in cell.places}

    def cell_of(self, contribution: Contribution) -> Cell | None:
        """The cell that an entry is part of."""
        place = self._place_of.get(contribution.pointer)
        return None if place is None else self.cells[place]

    @property
    def stays_without_end(self) -> bool:
        """Whether no telling of what entries bring gives the amount an upper end: the food table lacks a figure."""
        return any(cell.stays_without_end for cell in self.cells)

    def if_brought(self, contribution: Contribution) -> Interval | None:
        """The amount if the entry with this pointer brought this instead."""
        place = self._place_of.get(contribution.pointer)
        if place is None:
            return self.amount
        changed = self.cells[place].with_part(contribution.pointer, self.part(contribution))
        return _higher(self.other_cells(place), changed)

    def other_cells(self, place: int) -> Interval:
        """The highest of all cells but this one."""
        return _higher(self._before[place], self._after[place + 1])

    def if_finished(self, day: DayAmounts) -> Interval | None:
        """The amount if all that was taken on a partial day were logged; of a floor, if it were the only whole day."""
        contribution = day.contributions[0]
        place = self._place_of.get(contribution.pointer)
        if place is None:
            return total(self.part(each) for each in day.contributions)
        return _higher(self.other_cells(place), self.cells[place].logged)

    def is_exact_but_for(self, contribution: Contribution) -> bool:
        """Whether telling this entry tells its cell, whatever is told."""
        cell = self.cell_of(contribution)
        return cell is not None and cell.with_part(contribution.pointer, ANYTHING).is_exact


class Axes:
    """The axes of one situation, each made once."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._ceilings: dict[tuple[AnyOrigins, AnyOrigins], Axis] = {}
        self.floor = _floor(situation)
        """The mean of the whole days, of all origins."""

    @cached_property
    def mean_at_least(self) -> Axis:
        """The mean of all days, of all origins: partial days are in it with at least what was logged on them."""
        days = self._situation.days
        if all(day.is_whole for day in days):
            return self.floor
        logged = mean([day.logged for day in days]) or NOTHING
        return Axis([Cell(days, all_of_it, logged, len(days), whole=False)], all_of_it)

    def ceiling(self, what_counts: tuple[AnyOrigins, AnyOrigins]) -> Axis:
        """The highest day of what a limit counts, and of what its text leaves open."""
        axis = self._ceilings.get(what_counts)
        if axis is None:
            axis = self._ceilings[what_counts] = _ceiling(self._situation.days, *what_counts)
        return axis


def _floor(situation: Situation) -> Axis:
    days, logged = situation.whole_days, situation.mean
    if logged is None:
        return Axis([], all_of_it)
    if days[0].is_week:
        return Axis([Cell(days, _in_a_week, logged, DAYS_OF_A_WEEK)], _in_a_week)
    return Axis([Cell(days, all_of_it, logged, len(days))], all_of_it)


def _ceiling(days: Iterable[DayAmounts], counts: AnyOrigins, unclear: AnyOrigins) -> Axis:
    part = all_of_it if counts == EVERY_ORIGIN else partial(Contribution.counted, counts=counts, unclear=unclear)
    cells: list[Cell] = []
    for day in days:
        counted = day.counted(counts, unclear)
        if day.is_week:
            cells.append(HighestDayOfWeek(day, part, counted))
        else:
            cells.append(Cell([day], part, counted, whole=day.is_whole))
    return Axis(cells, part)


def _highest(amounts: Sequence[Interval]) -> Interval | None:
    return Interval(max([each.low for each in amounts]), max([each.high for each in amounts])) if amounts else None


def _higher(one: Interval, other: Interval) -> Interval:
    return Interval(max(one.low, other.low), max(one.high, other.high))
