"""Calcium to magnesium: a plain number of the same days, never rated. No recognised body sets a target for it."""

from dataclasses import dataclass

from app.evaluator.evaluation import Ratio
from app.evaluator.quantities import NO_UPPER_END, ZERO, Interval, number, total
from app.evaluator.reading import NutrientRecord
from app.evaluator.situation import DayAmounts, Situation

_TEXT = "Calcium to magnesium by mass, of the same complete days. No recognised body sets a target; it is not rated."


@dataclass(frozen=True, slots=True)
class Shared:
    """What was taken of both on the complete days on which both were logged."""

    calcium: Interval
    magnesium: Interval
    days: tuple[DayAmounts, ...]
    """Those days, as one of both has them: where they stand, and how whole their records are."""

    @property
    def ratio(self) -> Interval | None:
        """Calcium over magnesium; None where there is none of it to divide by, without an upper end where perhaps."""
        if self.magnesium.high == ZERO:
            return None
        low = self.calcium.low / self.magnesium.high  # nothing where magnesium has no upper end
        return Interval(low, self.calcium.high / self.magnesium.low if self.magnesium.low else NO_UPPER_END)


def calcium_to_magnesium(records: tuple[NutrientRecord, ...]) -> Ratio | None:
    """The ratio over the complete days on which both were logged; None without such a day, or a figure of either."""
    both = shared(records)
    return None if both is None else _told(both)


def shared(records: tuple[NutrientRecord, ...]) -> Shared | None:
    """The sums of both over the complete days on which both were logged; None without such a day."""
    situations = {record.nutrient: record.situation for record in records if not record.is_unknown}
    if not {"calcium", "magnesium"} <= situations.keys():
        return None
    calcium, magnesium = situations["calcium"], situations["magnesium"]
    days = _days_of_both(calcium, magnesium)
    of_magnesium = _days_of_both(magnesium, calcium)
    return Shared(_sum(days), _sum(of_magnesium), days) if days else None


def _days_of_both(one: Situation, other: Situation) -> tuple[DayAmounts, ...]:
    of_other = {day.index for day in other.whole_days}
    return tuple([day for day in one.whole_days if day.index in of_other])


def _sum(days: tuple[DayAmounts, ...]) -> Interval:
    return total(day.logged for day in days)


def _told(both: Shared) -> Ratio:
    days, ratio = len(both.days), both.ratio
    if ratio is None:
        return {"status": "undefined", "complete_days": days, "text": _TEXT}
    told: Ratio = {"status": "known", "low": number(ratio.low), "complete_days": days, "text": _TEXT}
    if ratio.high != NO_UPPER_END:
        told["high"] = number(ratio.high)
    return told
