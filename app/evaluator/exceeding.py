"""Where a limit is certainly exceeded: on which days, and by which entries."""

from app.evaluator.quantities import ZERO, Interval
from app.evaluator.questions import Judgement
from app.evaluator.situation import Contribution, DayAmounts


def reference_of(limit: Judgement) -> Interval:
    """The limit, or another value that is compared with, for whom it may be."""
    return limit.yardstick.reference(limit.taken.situation.people)


def days_above(limit: Judgement) -> list[DayAmounts]:
    """The days on which what it counts is certainly above it."""
    value = reference_of(limit).high
    if limit.axis.amount is None or limit.axis.amount.low <= value:
        return []
    counted = zip(limit.taken.situation.days, limit.axis.each, strict=True)
    return [day for day, amount in counted if amount.low > value]


def causes(limit: Judgement) -> list[Contribution]:
    """The entries on these days that bring something of what it counts."""
    counts = frozenset(limit.yardstick.counted_origins[0])
    of_days = (each for day in days_above(limit) for each in day.contributions)
    return [each for each in of_days if each.is_of(counts) and each.amount.high > ZERO]
