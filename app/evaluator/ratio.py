"""Calcium to magnesium: a plain number of the same days, never rated. No recognised body sets a target for it."""

from app.evaluator.evaluation import Ratio
from app.evaluator.quantities import NO_UPPER_END, ZERO, Interval, number, total
from app.evaluator.reading import NutrientRecord
from app.evaluator.situation import Situation

_TEXT = "Calcium to magnesium by mass, of the same complete days. No recognised body sets a target; it is not rated."


def calcium_to_magnesium(records: tuple[NutrientRecord, ...]) -> Ratio | None:
    """The ratio over the complete days on which both were logged; None without such a day."""
    situations = {record.nutrient: record.situation for record in records}
    if not {"calcium", "magnesium"} <= situations.keys():
        return None
    days = _whole(situations["calcium"]) & _whole(situations["magnesium"])
    if not days:
        return None
    return _ratio(_sum(situations["calcium"], days), _sum(situations["magnesium"], days), len(days))


def _whole(situation: Situation) -> set[int]:
    return {day.index for day in situation.whole_days}


def _sum(situation: Situation, days: set[int]) -> Interval:
    return total(day.logged for day in situation.days if day.index in days)


def _ratio(calcium: Interval, magnesium: Interval, days: int) -> Ratio:
    if magnesium.high == ZERO:
        return {"status": "undefined", "complete_days": days, "text": _TEXT}
    low = number(calcium.low / magnesium.high)  # nothing where magnesium has no upper end
    ratio: Ratio = {"status": "known", "low": low, "complete_days": days, "text": _TEXT}
    if magnesium.low > ZERO and calcium.high != NO_UPPER_END:
        ratio["high"] = number(calcium.high / magnesium.low)
    return ratio
