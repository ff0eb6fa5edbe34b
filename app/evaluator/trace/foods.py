"""The steps of an entry by food: what it weighs, what 100 g hold by the food table, and what that is together."""

from decimal import Decimal

from app.evaluator.entries_by_food import PlacedFood
from app.evaluator.figures import CAROTENOIDS_OF_RE
from app.evaluator.foods import Figure
from app.evaluator.intake import AmountStatus
from app.evaluator.portions import Counted
from app.evaluator.quantities import NO_UPPER_END, ZERO, Unit
from app.evaluator.read_foods import ReadFood
from app.evaluator.taken import Taken
from app.evaluator.trace.conversions import of_measure
from app.evaluator.trace.counted import counted
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Steps, Working, at, result_of, term
from app.evaluator.units import MEASURED_IN, EntryUnit

FOOD_TABLE = "sr28"
"""The source of the weights of portions."""


def add_food(read: ReadFood, place: str, taken: Taken, steps: Steps) -> Step:
    """What an entry by food brings of a nutrient, in the equivalent in which it was taken."""
    grams = _add_grams(read.placed, f"entry-{place}-grams", steps)
    held = _OfFigures(read, taken, steps).add()
    low, high = (_brought(grams, held, end, at(end, read.amount)) for end in End)
    whose = {"unit": taken.unit, "nutrient": taken.record.nutrient}
    return steps.add("food_amount", f"entry-{place}-{taken.name}", low, high, **whose)


def _brought(grams: Step, held: Step | None, end: End, result: Decimal) -> Working:
    """What is none in any amount stays none, and of none there is nothing."""
    if result == NO_UPPER_END:
        return Working("without_end", [_without_end()], result)
    if grams.amount.high == ZERO:
        return Working("grams", [result_of("grams", grams, end)], result)
    if held is None:
        nothing = term("nothing", ZERO, note="The food table has no figure: it may be nothing.")
        return Working("nothing", [nothing], result)
    of_100_g = result_of("of_100_g", held, end)
    if at(end, held.amount) == ZERO:
        return Working("of_100_g", [of_100_g], result)
    return Working("grams * of_100_g / 100", [result_of("grams", grams, end), of_100_g], result)


def _add_grams(placed: PlacedFood, name: str, steps: Steps) -> Step:
    low, high = (_grams(placed, end) for end in End)
    return steps.add("weight_of_food", name, low, high, unit=Unit.G.value)


def _grams(placed: PlacedFood, end: End) -> Working:
    amount, result = _amount(placed, end), at(end, placed.grams)
    if not placed.portions:
        factor, of_unit = of_measure(MEASURED_IN[placed.entry.unit or EntryUnit.G], Unit.G)
        return Working(f"amount{factor}", [amount, *of_unit], result)
    weights = [_weight(each, place) for place, each in enumerate(placed.portions)]
    formulas = ", ".join(formula for formula, _ in weights)
    choose = "min" if end is End.LOW else "max"
    one = f"{choose}({formulas})" if len(weights) > 1 else formulas
    return Working(f"amount * {one}", [amount, *(of_portion for _, of_portion in weights)], result)


def _weight(counted_portion: Counted, place: int) -> tuple[str, TraceTerm]:
    """The grams of a portion, times how many of it the words name."""
    portion, count = counted_portion.portion, counted_portion.count
    name = f"grams_of_portion_{place}"
    grams = term(name, portion.grams, record=portion.id, source_id=FOOD_TABLE)
    return (name if count == 1 else f"{name} * {count.numerator} / {count.denominator}"), grams


def _amount(placed: PlacedFood, end: End) -> TraceTerm:
    entry, amount = placed.entry, at(end, placed.amount)
    if entry.amount_status is AmountStatus.UNKNOWN:
        return term("amount", amount, pointer=f"{placed.pointer}/amount_status", note="Anything from nothing.")
    if entry.amount is None and entry.amount_min is None:
        return term("amount", amount, note="No amount is told: one portion.")
    field = "amount" if entry.amount is not None else "amount_min" if end is End.LOW else "amount_max"
    return term("amount", amount, pointer=f"{placed.pointer}/{field}")


class _OfFigures:
    """Adds the steps of what 100 g of a food hold; entries of the same food share them."""

    def __init__(self, read: ReadFood, taken: Taken, steps: Steps) -> None:
        self._food = read.placed.food
        self._held = read.held
        self._taken = taken
        self._nutrient = read.kind.nutrient
        self._steps = steps

    def add(self) -> Step | None:
        """What 100 g hold; None where the food table has no figure."""
        figures, conversions = self._held.figures, self._held.conversions
        if not figures:
            return None
        steps = [self._figure(each) for each in figures]
        if self._held.is_derived:
            return self._in_re(*steps)
        if not conversions:
            return steps[0]
        readings = [self._counted(place, step) for place, step in enumerate(steps)]
        return readings[0] if len(readings) == 1 else self._what_all_allow(readings)

    def _figure(self, figure: Figure) -> Step:
        low, high = (self._printed(figure, end) for end in End)
        component = figure.component or self._nutrient.id
        return self._add("food_figure", f"food-{self._food.id}-{component}", low, high, self._nutrient.unit.value)

    def _printed(self, figure: Figure, end: End) -> Working:
        value = at(end, figure.amount)
        if value == NO_UPPER_END:
            return Working("without_end", [_without_end()], value)
        return Working("figure", [term("figure", value, record=self._food.id, source_id=figure.source)], value)

    def _counted(self, place: int, figure: Step) -> Step:
        """What one figure may count as in the equivalent."""
        conversions, of_it = self._held.conversions[place], self._held.figures[place]
        component = next(each for each in self._nutrient.components if each.id == of_it.component)
        reading = component.read(of_it.amount, self._taken.record.equivalent, self._food.origins)
        low, high = (counted(conversions, figure, end, at(end, reading)) for end in End)
        return self._add("counted_as", f"{figure.told['id']}-as-{self._taken.name}", low, high, self._taken.unit)

    def _what_all_allow(self, readings: list[Step]) -> Step:
        """From the highest low end to the lowest high one; the other way round where figures contradict each other."""
        low = _of_each("max", readings, End.LOW, max(each.amount.low for each in readings))
        high = _of_each("min", readings, End.HIGH, min(each.amount.high for each in readings))
        ends = (low, high) if at(End.LOW, self._held.amount) == low.result else (high, low)
        return self._add("food_figure", self._name, *ends, self._taken.unit)

    def _in_re(self, rae: Step, retinol: Step) -> Step:
        """RE = retinol + 2 x (RAE - retinol)."""
        low, high = (
            Working(
                f"retinol + {CAROTENOIDS_OF_RE} * max(0, rae - retinol)",
                [result_of("retinol", retinol, end), result_of("rae", rae, end)],
                at(end, self._held.amount),
            )
            for end in End
        )
        return self._add("food_figure", self._name, low, high, self._taken.unit)

    @property
    def _name(self) -> str:
        return f"food-{self._food.id}-as-{self._taken.name}"

    def _add(self, kind: str, name: str, low: Working, high: Working, unit: str) -> Step:
        return self._steps.add(kind, name, low, high, unit=unit, nutrient=self._nutrient.id)


def _of_each(choose: str, steps: list[Step], end: End, result: Decimal) -> Working:
    terms = [result_of(f"reading_{place}", step, end) for place, step in enumerate(steps)]
    return Working(f"{choose}({', '.join(each['name'] for each in terms)})", terms, result)


def _without_end() -> TraceTerm:
    return term("without_end", NO_UPPER_END, note="The food table does not say how much at the most.")
