"""The steps of calcium to magnesium: both sums over the same days, and one over the other."""

from app.evaluator.quantities import NO_UPPER_END, ZERO, Interval
from app.evaluator.ratio import Shared
from app.evaluator.situation import DayAmounts
from app.evaluator.trace.counts import add_whole_days
from app.evaluator.trace.steps import End, Step, Steps, Working, at, result_of, term
from app.evaluator.trace.sums import of_days

PLACE = "#/calcium_to_magnesium"


def add_ratio(shared: Shared, steps: Steps) -> None:
    """The ratio, from sums of days that are there already; none where no magnesium was logged."""
    days = [(day.index, day.record) for day in shared.days]
    add_whole_days("days-of-both", days, steps).gives(End.LOW, f"{PLACE}/complete_days")
    ratio = shared.ratio
    if ratio is not None:
        calcium = _sum("calcium", shared.calcium, shared.days, steps)
        magnesium = _sum("magnesium", shared.magnesium, shared.days, steps)
        low, high = (_ratio(calcium, magnesium, end, ratio) for end in End)
        steps.add("calcium_to_magnesium", "calcium-to-magnesium", low, high).gives_range(PLACE)


def _sum(nutrient: str, summed: Interval, days: tuple[DayAmounts, ...], steps: Steps) -> Step:
    of_each = [steps[f"{nutrient}-day-{day.index}"] for day in days]
    low, high = (of_days("{}", " + ", of_each, end, at(end, summed)) for end in End)
    unit = of_each[0].told["unit"]
    return steps.add("sum_of_days", f"{nutrient}-of-the-same-days", low, high, unit=unit, nutrient=nutrient)


def _ratio(calcium: Step, magnesium: Step, end: End, ratio: Interval) -> Working:
    if end is End.HIGH and magnesium.amount.low == ZERO:
        end_less = term("without_end", NO_UPPER_END, note="There may have been no magnesium to divide by.")
        return Working("without_end", [end_less], NO_UPPER_END)
    terms = [result_of("calcium", calcium, end), result_of("magnesium", magnesium, end.other)]
    return Working("calcium / magnesium", terms, at(end, ratio))
