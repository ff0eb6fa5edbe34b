"""The one amount that a verdict looks at, made so that a changed entry is one addition, however many there are.

A floor looks at the mean of the whole days: one cell with all their entries. A ceiling looks at the highest day: a cell
for each day. A cell is a sum of parts; an axis is the highest of its cells.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from app.evaluator.quantities import NO_UPPER_END, NOTHING, Interval, total
from app.evaluator.situation import AnyOrigins, Contribution, DayAmounts, Situation, mean

Part = Callable[[Contribution], Interval]


class Cell:
    """A sum of what entries bring, over a number of days; without an upper end when more was taken."""

    def __init__(self, contributions: Sequence[Contribution], part: Part, days: int = 1, *, whole: bool = True) -> None:
        self.places = {each.pointer: place for place, each in enumerate(contributions)}
        self._days = days
        self.whole = whole
        parts = [part(each) for each in contributions]
        self._before = tuple(accumulate(parts, initial=NOTHING))
        self._after = tuple(accumulate(reversed(parts), initial=NOTHING))[::-1]

    @property
    def logged(self) -> Interval:
        """What the cell would hold if nothing more was taken."""
        return self._mean(self._before[-1])

    @property
    def amount(self) -> Interval:
        """What the cell holds."""
        return self._ended(self.logged)

    def others(self, pointer: str) -> Interval:
        """The sum of all entries but this one."""
        place = self.places[pointer]
        return self._before[place] + self._after[place + 1]

    def with_part(self, pointer: str, part: Interval) -> Interval:
        """What the cell would hold if this entry brought this."""
        return self._ended(self._mean(self.others(pointer) + part))

    def _mean(self, amount: Interval) -> Interval:
        return Interval(amount.low / self._days, amount.high / self._days)

    def _ended(self, amount: Interval) -> Interval:
        return amount if self.whole else Interval(amount.low, NO_UPPER_END)


class Axis:
    """The highest of some cells, and what it would be if one fact were told."""

    def __init__(self, cells: Sequence[Cell], part: Part) -> None:
        self.part = part
        self.cells = cells
        self._before = tuple(accumulate((cell.amount for cell in cells), _higher, initial=NOTHING))
        self._after = tuple(accumulate((cell.amount for cell in reversed(cells)), _higher, initial=NOTHING))[::-1]
        self._place_of = {pointer: place for place, cell in enumerate(cells) for pointer in cell.places}

    @property
    def amount(self) -> Interval | None:
        """The amount that is compared; None without a cell."""
        return self._before[-1] if self.cells else None

    @property
    def each(self) -> tuple[Interval, ...]:
        """What each cell holds: of a ceiling, what is counted on each day."""
        return tuple(cell.amount for cell in self.cells)

    @property
    def mean_of_whole(self) -> Interval | None:
        """The mean of the cells that are whole; None without one."""
        return mean([cell.amount for cell in self.cells if cell.whole])

    def cell_of(self, contribution: Contribution) -> Cell | None:
        """The cell that an entry is part of."""
        place = self._place_of.get(contribution.pointer)
        return None if place is None else self.cells[place]

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
        """Whether all other entries of its cell are exact, so that telling this one tells the cell."""
        cell = self.cell_of(contribution)
        return cell is not None and cell.whole and cell.others(contribution.pointer).is_exact


class Axes:
    """The axes of one situation, each made once."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._ceilings: dict[tuple[AnyOrigins, AnyOrigins], Axis] = {}

    @cached_property
    def floor(self) -> Axis:
        """The mean of the whole days, of all origins."""
        days = self._situation.whole_days
        contributions = [each for day in days for each in day.contributions]
        return Axis([Cell(contributions, _all_of_it, len(days))] if days else [], _all_of_it)

    def ceiling(self, counts: AnyOrigins, unclear: AnyOrigins) -> Axis:
        """The highest day of what a limit counts."""
        key = (counts, unclear)
        if key not in self._ceilings:
            self._ceilings[key] = _ceiling(self._situation.days, counts, unclear)
        return self._ceilings[key]


def _ceiling(days: Iterable[DayAmounts], counts: AnyOrigins, unclear: AnyOrigins) -> Axis:
    def part(contribution: Contribution) -> Interval:
        return contribution.counted(counts, unclear)

    return Axis([Cell(day.contributions, part, whole=day.is_whole) for day in days], part)


def _all_of_it(contribution: Contribution) -> Interval:
    return contribution.amount


def _higher(one: Interval, other: Interval) -> Interval:
    return Interval(max(one.low, other.low), max(one.high, other.high))
