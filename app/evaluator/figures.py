"""What 100 g of a food hold of a nutrient, counted as one of its equivalents: what the food table knows of that.

A figure in an equivalent is that. Without one, each figure of a part or of another measure says what it may be, and
what all of them allow is left; a part that never counts says nothing of what else there is. Vitamin A in RE follows
from RAE and retinol: RAE count carotenoids at half of what RE do (12 and 24 ug for one RAE, 6 and 12 for one RE), so
that RE = retinol + 2 x (RAE - retinol).

Sources: Institute of Medicine, Dietary Reference Intakes for Vitamin A [...] and Zinc, 2001, ch. 4; EFSA, Scientific
Opinion on Dietary Reference Values for vitamin A, 2015.
"""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from app.evaluator.components import Component, Conversion
from app.evaluator.facts import Nutrient
from app.evaluator.foods import Figure, Food
from app.evaluator.intake import EVERY_ORIGIN, AnyOrigins, Origin
from app.evaluator.quantities import NO_UPPER_END, NOTHING, UNKNOWN, ZERO, Interval

RAE, RETINOL, RE = "vitamin-a-rae", "retinol", "RE"
CAROTENOIDS_OF_RE = Decimal(2)
"""How much a carotenoid counts as in RE, of what it counts as in RAE."""
SOURCES_OF_RE = ("iom-2001-vitamin-a-zinc", "efsa-2015-vitamin-a")

_HUNDREDTHS = -2
_ADDED: AnyOrigins = frozenset({Origin.FORTIFIED_FOOD})


class Held(Struct, frozen=True):
    """What 100 g hold, in the nutrient's unit, by which figures, and where that may come from."""

    amount: Interval
    origins: AnyOrigins
    figures: tuple[Figure, ...]
    """Those that it follows from; none where the food table has none."""
    conversions: tuple[tuple[Conversion, ...], ...] = ()
    """Of each figure, where it is counted as another equivalent than its own, the factors that may apply."""
    is_derived: bool = False
    """Whether it follows from two figures, as RE do."""


def held(food: Food, nutrient: Nutrient, equivalent: str) -> Held:
    """What 100 g of a food hold of a nutrient, in one of its equivalents."""
    key = (nutrient.id, equivalent)
    found: Held | None = food.held.get(key)
    if found is None:
        food.held[key] = found = _held(food, nutrient, equivalent)
    return found


def _held(food: Food, nutrient: Nutrient, equivalent: str) -> Held:
    figures = food.figures.get(nutrient.id)
    if not figures:
        return Held(UNKNOWN, food.origins, ())
    if not nutrient.components:
        return Held(figures[0].amount, food.origins, figures)
    components = {each.id: each for each in nutrient.components}
    by_component = {figure.component: figure for figure in figures}
    own = next((figure for figure in figures if _is_own(components[figure.component], equivalent)), None)
    if own is not None:
        is_added = components[own.component].is_only_added
        return Held(own.amount, _ADDED if is_added else food.origins, (own,))
    if equivalent == RE and {RAE, RETINOL} <= by_component.keys():
        return _in_re(by_component[RAE], by_component[RETINOL], food)
    telling = [(figure, components[figure.component]) for figure in figures]
    telling = [each for each in telling if _may_count(each[1], equivalent)]
    return _as_all_allow(telling, equivalent, food) if telling else Held(UNKNOWN, food.origins, ())


def brought(amount: Interval, grams: Interval) -> Interval:
    """What so many grams hold, of which 100 hold so much. What is or may be none is so in any amount."""
    if grams.high == ZERO or amount.high == ZERO:
        return NOTHING
    low = amount.low * grams.low.scaleb(_HUNDREDTHS) if amount.low > ZERO else ZERO
    if amount.low == amount.high and grams.low == grams.high:
        return Interval(low, low)
    if NO_UPPER_END in (amount.high, grams.high):
        return Interval(low, NO_UPPER_END)
    return Interval(low, amount.high * grams.high.scaleb(_HUNDREDTHS))


def _is_own(component: Component, equivalent: str) -> bool:
    """Whether an amount of the component is one of the equivalent, as it is."""
    return component.equivalent == equivalent and equivalent != ""


def _may_count(component: Component, equivalent: str) -> bool:
    """Whether any of it may count. Beside what never does, as a carotenoid as retinol, there may be any amount."""
    return any(each.equivalent.high > ZERO for each in component.counted_as(equivalent, EVERY_ORIGIN))


def _in_re(rae: Figure, retinol: Figure, food: Food) -> Held:
    """Carotenoids are none where rounding has made the RAE less than the retinol in it."""
    low, high = (
        retinol_end + CAROTENOIDS_OF_RE * max(ZERO, rae_end - retinol_end)
        for rae_end, retinol_end in (
            (rae.amount.low, retinol.amount.low),
            (rae.amount.high, retinol.amount.high),
        )
    )
    return Held(Interval(low, high), food.origins, (rae, retinol), is_derived=True)


def _as_all_allow(figures: Iterable[tuple[Figure, Component]], equivalent: str, food: Food) -> Held:
    """What every figure allows. Figures that contradict each other, rounded as they are, allow what is between them."""
    readings = [(figure, component.counted_as(equivalent, food.origins)) for figure, component in figures]
    amounts = [component.read(figure.amount, equivalent, food.origins) for figure, component in figures]
    low, high = max(each.low for each in amounts), min(each.high for each in amounts)
    allowed = Interval(min(low, high), max(low, high))
    return Held(
        allowed,
        food.origins,
        tuple([figure for figure, _ in readings]),
        tuple([conversions for _, conversions in readings]),
    )
