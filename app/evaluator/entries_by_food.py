"""The entries of a request by food: which food, which of its portions, and what was eaten of it weighs."""

from decimal import Decimal

from msgspec import Struct

from app.evaluator.amounts import told
from app.evaluator.facts import Facts
from app.evaluator.foods import Food
from app.evaluator.intake import AmountStatus, Entry
from app.evaluator.portions import Counted, portions_named, weight_of
from app.evaluator.quantities import UNKNOWN, Interval, Unit, convert, decimal, exact
from app.evaluator.read_entries import ReadEntry
from app.evaluator.units import MEASURED_IN, EntryUnit
from app.evaluator.week import DAYS_OF_A_WEEK

ONE_PORTION = exact(Decimal(1))


class PlacedFood(Struct, frozen=True):
    """An entry by food, the day that it is of, and the JSON pointer to it."""

    day: int
    pointer: str
    entry: Entry
    food: Food
    portions: tuple[Counted, ...]
    """Those that its portion may name; nothing where it is weighed."""
    amount: Interval
    """The number of portions, or of units of mass."""
    one: Interval
    """What one of these weighs, in g."""
    grams: Interval
    """What was eaten, in g."""

    name: str
    """The name that findings use: the caller's id, else the pointer."""
    days_in_a_week: Decimal
    is_open: bool
    """Whether it is not known exactly how much was eaten."""

    @property
    def is_perhaps_enriched(self) -> bool:
        """Whether what it holds may be its own or added to it."""
        return len(self.food.origins) > 1


Placed = ReadEntry | PlacedFood
"""An entry that passes the checks. One by food is read for each nutrient that it brings."""


def place_food(day: int, pointer: str, entry: Entry, facts: Facts) -> PlacedFood:
    """An entry by a food that there is; without portions where its portion names none."""
    food = facts.foods[entry.food or ""]
    portions = portions_named(entry.portion, food) if entry.portion is not None else ()
    amount, one = _amount(entry), _one(entry, portions)
    return PlacedFood(
        day,
        pointer,
        entry,
        food,
        portions,
        amount,
        one,
        grams=weighing(amount, one),
        name=entry.id or pointer,
        days_in_a_week=DAYS_OF_A_WEEK if entry.days_per_week is None else decimal(entry.days_per_week),
        is_open=not (amount.is_exact and one.is_exact),
    )


def weighing(amount: Interval, one: Interval) -> Interval:
    """What so many weigh, where one weighs so much."""
    return Interval(amount.low * one.low, amount.high * one.high)


def _amount(entry: Entry) -> Interval:
    if entry.amount_status is AmountStatus.UNKNOWN:
        return UNKNOWN
    return ONE_PORTION if entry.amount is entry.amount_min is entry.amount_max is None else told(entry)


def _one(entry: Entry, portions: tuple[Counted, ...]) -> Interval:
    if portions:
        return weight_of(portions)
    return exact(convert(Decimal(1), MEASURED_IN[entry.unit or EntryUnit.G], Unit.G))
