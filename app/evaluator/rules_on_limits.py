"""Rules about limits: above one, near it, above it on a day that a mean hides, and what is reported above it.

Numbers and their sources come from the facts; a rule holds none.
"""

from collections.abc import Iterable
from decimal import Decimal

from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Constant, Facts
from app.evaluator.findings import ends, finding
from app.evaluator.judging import Verdict, Yardstick, source_ids
from app.evaluator.quantities import (
    NO_UPPER_END,
    NOTHING,
    PERCENT,
    ZERO,
    Interval,
    Unit,
    display,
    displays,
    exact,
    number,
)
from app.evaluator.sentences import POISON_CENTRE, as_sentence, listed
from app.evaluator.situation import DayAmounts

NEAR_LIMIT = "near-limit-percent"
"""The constant that says from which share of a limit on it is near."""


def over_limit(case: Case) -> list[Finding]:
    """What a limit counts is certainly above it on a day."""
    return [_over_limit(judged, case) for judged in case.authorities if judged.excess.verdict is Verdict.EXCEEDED]


def _over_limit(judged: JudgedByAuthority, case: Case) -> Finding:
    yardstick, unit, highest = judged.excess.yardstick, case.nutrient.unit, _highest_day(judged)
    limit = _limit(judged, case).high
    over_by = highest.low - limit
    reached, value = displays(_known(highest.low, highest), exact(limit), unit)
    return finding(
        "over_limit",
        as_sentence(
            f"{reached} on the highest day is {_at_least(over_by, highest, unit)} above the {yardstick.value_type} of "
            f"{value} ({judged.authority.name})."
        ),
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        entries=_causes(_days_above(judged, case, limit), yardstick),
        parameters={**ends("highest_day", highest), "limit": number(limit), "over_by": number(over_by)},
        citation_ids=source_ids(yardstick),
    )


def near_limit(case: Case, facts: Facts) -> list[Finding]:
    """What a limit counts is certainly within it, and reaches most of it on a day, or may."""
    share = facts.constants[NEAR_LIMIT]
    return [
        _near_limit(judged, share, case)
        for judged in case.authorities
        if judged.excess.verdict is Verdict.WITHIN
        and ZERO < _near_from(judged, share, case) <= _highest_day(judged).high
    ]


def _near_from(judged: JudgedByAuthority, share: Constant, case: Case) -> Decimal:
    return _limit(judged, case).low * share.value / PERCENT


def _near_limit(judged: JudgedByAuthority, share: Constant, case: Case) -> Finding:
    yardstick, amount, unit = judged.excess.yardstick, _highest_day(judged), case.nutrient.unit
    limit, near = _limit(judged, case), _near_from(judged, share, case)
    reaches = "is" if amount.low >= near else "may be"
    return finding(
        "near_limit",
        f"{display(amount, unit)} on the highest day {reaches} {number(share.value)} percent or more of the "
        f"{yardstick.value_type} of {display(limit, unit)} ({judged.authority.name}), and within it.",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        parameters={**ends("highest_day", amount), "limit": number(limit.low), "near_from": number(near)},
        citation_ids=[*source_ids(yardstick), share.source],
    )


def high_day_hidden_by_mean(case: Case) -> list[Finding]:
    """A day is certainly above a limit while the mean of what the limit counts is certainly within it."""
    return [
        _hidden_by_mean(judged, mean, case)
        for judged in case.authorities
        if judged.excess.verdict is Verdict.EXCEEDED
        and (mean := judged.excess.axis.mean_of_whole)
        and mean.high <= _limit(judged, case).low
    ]


def _hidden_by_mean(judged: JudgedByAuthority, mean: Interval, case: Case) -> Finding:
    yardstick, unit, limit = judged.excess.yardstick, case.nutrient.unit, _limit(judged, case)
    above, highest = _days_above(judged, case, limit.high), _highest_day(judged)
    return finding(
        "high_day_hidden_by_mean",
        f"Of the complete days the mean of what counts, {display(mean, unit)} a day, is within the "
        f"{yardstick.value_type} of {display(limit, unit)} ({judged.authority.name}). {_named(above)} above it, with "
        f"{_at_least(highest.low, highest, unit)} on the highest day.",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        entries=_causes(above, yardstick),
        parameters={**ends("mean", mean), "limit": number(limit.high), **ends("highest_day", highest)},
        citation_ids=source_ids(yardstick),
    )


def effects_reported(case: Case, facts: Facts) -> list[Finding]:
    """Supplements or medicines above a limit, or of an amount with effects: from how much these are reported.

    Where no limit is set such an amount is no safer. The article's number is an observed range, not a safe line.
    """
    highest = case.supplements_on_the_highest_day
    reported = facts.constants.get(effects_constant(case)) if highest > ZERO else None
    if reported is None:
        return []
    reached = highest >= reported.value
    exceeded = [judged for judged in case.authorities if judged.excess.verdict is Verdict.EXCEEDED]
    return [_effects(reported, reached, case)] if reached or exceeded else []


def _effects(reported: Constant, reached: bool, case: Case) -> Finding:
    return finding(
        "effects_reported_at_this_amount" if reached else "effects_reported",
        f"{reported.statement} Less is enough with reduced kidney function. Above a limit the risk of adverse "
        f"effects may rise.{f' {POISON_CENTRE}' if reached else ''}",
        nutrient=case.nutrient.id,
        parameters={
            "reported_from": number(reported.value),
            "highest_day": number(case.supplements_on_the_highest_day),
        },
        citation_ids=[reported.source],
    )


def effects_constant(case: Case) -> str:
    """The constant that says from how much effects are reported, where there is one."""
    return f"{case.nutrient.id}-effects-reported-from"


def limit_assumes_normal_kidneys(case: Case, facts: Facts) -> list[Finding]:
    """Supplements or medicines count, and the limits are for people whose kidneys clear an excess."""
    counting = [each.contribution.name for each in case.doses if each.contribution.amount.high > ZERO]
    raised = facts.constants.get(f"{case.nutrient.id}-raised-serum-reported-above") if counting else None
    return [_kidneys(raised, counting, case)] if raised else []


def _kidneys(raised: Constant, counting: list[str], case: Case) -> Finding:
    return finding(
        "limit_assumes_normal_kidneys",
        f"Limits assume normal kidneys. {raised.statement} Ask a pharmacist or doctor.",
        nutrient=case.nutrient.id,
        entries=counting,
        citation_ids=[raised.source],
    )


def _limit(judged: JudgedByAuthority, case: Case) -> Interval:
    """The limit, for whom it may be."""
    return judged.excess.yardstick.reference(case.record.situation.people)


def _days_above(judged: JudgedByAuthority, case: Case, limit: Decimal) -> list[DayAmounts]:
    """The days that are certainly above the limit."""
    counted = zip(case.record.situation.days, judged.excess.axis.each, strict=True)
    return [day for day, amount in counted if amount.low > limit]


def _highest_day(judged: JudgedByAuthority) -> Interval:
    """What the limit counts on the highest day; nothing where no day was logged."""
    return judged.excess.axis.amount or NOTHING


def _causes(above: Iterable[DayAmounts], yardstick: Yardstick) -> list[str]:
    """The entries on these days that the limit counts."""
    counts = frozenset(yardstick.counted_origins[0])
    return [each.name for day in above for each in day.contributions if each.is_of(counts)]


def _named(days: Iterable[DayAmounts]) -> str:
    """The days as the subject of a sentence, counted from 1 as a person counts."""
    places = [str(day.index + 1) for day in days]
    return f"Day {places[0]} is" if len(places) == 1 else f"Days {listed(places)} are"


def _at_least(amount: Decimal, known: Interval, unit: Unit) -> str:
    return display(_known(amount, known), unit)


def _known(amount: Decimal, known: Interval) -> Interval:
    """An amount that goes with the lower end of what is known: "at least 50 mg" where that is no single amount."""
    return exact(amount) if known.is_exact else Interval(amount, NO_UPPER_END)


RULES = (over_limit, high_day_hidden_by_mean)
RULES_WITH_FACTS = (near_limit, effects_reported, limit_assumes_normal_kidneys)
