"""Rules about limits: above one, near it, above it on a day that a mean hides, and what is reported above it.

Numbers and their sources come from the facts; a rule holds none.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.conditions import SUPPLEMENTS_AND_MEDICINES
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Constant, Facts
from app.evaluator.findings import finding
from app.evaluator.judging import Verdict, Yardstick, source_ids
from app.evaluator.quantities import PERCENT, ZERO, Interval, display, exact, number
from app.evaluator.sentences import listed
from app.evaluator.situation import DayAmounts

NEAR_LIMIT = "near-limit-percent"
"""The constant that says from which share of a limit on it is near."""


def over_limit(case: Case) -> Iterator[Finding]:
    """What a limit counts is certainly above it on a day."""
    return (_over_limit(judged, case) for judged in case.authorities if judged.excess.verdict is Verdict.EXCEEDED)


def _over_limit(judged: JudgedByAuthority, case: Case) -> Finding:
    yardstick, unit = judged.excess.yardstick, case.nutrient.unit
    limit = yardstick.reference(case.record.situation.people).high
    above = _days_above(judged, case, limit)
    highest = max(amount.low for _, amount in above)
    return finding(
        "over_limit",
        f"{display(exact(highest), unit)} on the highest day is {display(exact(highest - limit), unit)} above the "
        f"{yardstick.value_type} of {display(exact(limit), unit)} ({judged.authority.name}).",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        entries=_causes(above, yardstick),
        parameters={"highest_day": number(highest), "limit": number(limit), "over_by": number(highest - limit)},
        citation_ids=source_ids(yardstick),
    )


def near_limit(case: Case, facts: Facts) -> Iterator[Finding]:
    """What a limit counts is certainly within it, and reaches most of it on a day, or may."""
    share = facts.constants[NEAR_LIMIT]
    for judged in case.authorities:
        if judged.excess.verdict is Verdict.WITHIN:
            yield from _near_limit(judged, share, case)


def _near_limit(judged: JudgedByAuthority, share: Constant, case: Case) -> Iterator[Finding]:
    yardstick, amount, unit = judged.excess.yardstick, judged.excess.axis.amount, case.nutrient.unit
    limit = yardstick.reference(case.record.situation.people)
    near = limit.low * share.value / PERCENT
    if amount is None or not ZERO < near <= amount.high:
        return
    reaches = "is" if amount.low >= near else "may be"
    yield finding(
        "near_limit",
        f"{display(amount, unit)} on the highest day {reaches} {number(share.value)} percent or more of the "
        f"{yardstick.value_type} of {display(limit, unit)} ({judged.authority.name}), and within it.",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        parameters={"highest_day": number(amount.high), "limit": number(limit.low), "near_from": number(near)},
        citation_ids=[*source_ids(yardstick), share.source],
    )


def high_day_hidden_by_mean(case: Case) -> Iterator[Finding]:
    """A day is certainly above a limit while the mean of what the limit counts is certainly within it."""
    for judged in case.authorities:
        if judged.excess.verdict is Verdict.EXCEEDED:
            yield from _hidden_by_mean(judged, case)


def _hidden_by_mean(judged: JudgedByAuthority, case: Case) -> Iterator[Finding]:
    yardstick, axis, unit = judged.excess.yardstick, judged.excess.axis, case.nutrient.unit
    limit, mean = yardstick.reference(case.record.situation.people), axis.mean_of_whole
    if mean is None or mean.high > limit.low:
        return
    above = _days_above(judged, case, limit.high)
    highest = max(amount.low for _, amount in above)
    yield finding(
        "high_day_hidden_by_mean",
        f"The mean of what counts, {display(mean, unit)} a day, is within the {yardstick.value_type} of "
        f"{display(limit, unit)} ({judged.authority.name}). {_named(day for day, _ in above)} above it, with up to "
        f"{display(exact(highest), unit)} on a day.",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        entries=_causes(above, yardstick),
        parameters={"mean": number(mean.high), "limit": number(limit.high), "highest_day": number(highest)},
        citation_ids=source_ids(yardstick),
    )


def effects_reported(case: Case, facts: Facts) -> Iterator[Finding]:
    """Above a limit: from how much effects are reported. The article's number is an observed range, not a safe line."""
    reported = facts.constants.get(f"{case.nutrient.id}-effects-reported-from")
    if reported and any(judged.excess.verdict is Verdict.EXCEEDED for judged in case.authorities):
        highest = _supplements_on_the_highest_day(case)
        yield finding(
            "effects_reported_at_this_amount" if highest >= reported.value else "effects_reported",
            f"{reported.statement} Less is enough with reduced kidney function. No amount above a limit is safe.",
            nutrient=case.nutrient.id,
            parameters={"reported_from": number(reported.value), "highest_day": number(highest)},
            citation_ids=[reported.source],
        )


def _supplements_on_the_highest_day(case: Case) -> Decimal:
    days = case.record.situation.days
    return max(day.certainly(SUPPLEMENTS_AND_MEDICINES) for day in days)


def limit_assumes_normal_kidneys(case: Case, facts: Facts) -> Iterator[Finding]:
    """Supplements or medicines count, and the limits are for people whose kidneys clear an excess."""
    raised = facts.constants.get(f"{case.nutrient.id}-raised-serum-reported-above")
    contributions = (each for day in case.record.situation.days for each in day.contributions)
    counting = [each for each in contributions if each.may_be_of(SUPPLEMENTS_AND_MEDICINES) and each.amount.high > ZERO]
    if counting and raised:
        yield finding(
            "limit_assumes_normal_kidneys",
            f"Limits assume normal kidneys. {raised.statement} Ask a pharmacist or doctor.",
            nutrient=case.nutrient.id,
            entries=(each.name for each in counting),
            citation_ids=[raised.source],
        )


def _days_above(judged: JudgedByAuthority, case: Case, limit: Decimal) -> list[tuple[DayAmounts, Interval]]:
    """The days that are certainly above the limit, each with what counts of it."""
    counted = zip(case.record.situation.days, judged.excess.axis.each, strict=True)
    return [(day, amount) for day, amount in counted if amount.low > limit]


def _causes(above: Iterable[tuple[DayAmounts, Interval]], yardstick: Yardstick) -> Iterator[str]:
    """The entries on these days that the limit counts."""
    counts = frozenset(yardstick.counted_origins[0])
    return (each.name for day, _ in above for each in day.contributions if each.is_of(counts))


def _named(days: Iterable[DayAmounts]) -> str:
    """The days as the subject of a sentence, each with its place in the request."""
    pointers = [f"#/days/{day.index}" for day in days]
    return f"The day {pointers[0]} is" if len(pointers) == 1 else f"The days {listed(pointers)} are"


RULES = (over_limit, high_day_hidden_by_mean)
RULES_WITH_FACTS = (near_limit, effects_reported, limit_assumes_normal_kidneys)
