"""Rules about limits: above one, near it, above it on a day that a mean hides, and what is reported above it.

Numbers and their sources come from the facts; a rule holds none.
"""

from collections.abc import Iterable
from decimal import Decimal

from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import Finding
from app.evaluator.exceeding import causes, days_above, reference_of
from app.evaluator.facts import Constant, Facts
from app.evaluator.findings import ends, finding
from app.evaluator.judging import Verdict
from app.evaluator.quantities import (
    NO_UPPER_END,
    NOTHING,
    PERCENT,
    ZERO,
    Interval,
    display,
    displays,
    exact,
    number,
)
from app.evaluator.questions import Judgement
from app.evaluator.sentences import POISON_CENTRE, as_sentence, listed, of_ceiling
from app.evaluator.situation import DayAmounts
from app.evaluator.yardstick import source_ids

Limited = tuple[JudgedByAuthority, Judgement]
"""A limit, or another ceiling, and the authority whose it is."""

NEAR_LIMIT = "near-limit-percent"
"""The constant that says from which share of a limit on it is near."""


def limits_exceeded(case: Case) -> list[Limited]:
    """Those whose count is certainly above them on a day."""
    return [
        (judged, limit) for judged in case.authorities for limit in judged.limits if limit.verdict is Verdict.EXCEEDED
    ]


def of_exceeded(case: Case) -> list[Finding]:
    """What is found where a ceiling is certainly exceeded: limits, those that a mean hides, and other ceilings."""
    return over_limit(case) + high_day_hidden_by_mean(case) + over_other_ceiling(case)


def over_limit(case: Case) -> list[Finding]:
    """What a limit counts is certainly above it on a day."""
    return [_over_limit(limit, judged, case) for judged, limit in limits_exceeded(case)]


def _over_limit(limit: Judgement, judged: JudgedByAuthority, case: Case) -> Finding:
    yardstick, unit, highest = limit.yardstick, limit.taken.unit, _highest_day(limit)
    value = reference_of(limit).high
    over_by = highest.low - value
    reached, shown = displays(_known(highest.low, highest), exact(value), unit)
    return finding(
        "over_limit",
        as_sentence(
            f"{reached} on the highest day is {_at_least(over_by, highest, unit)} above the {yardstick.value_type} of "
            f"{shown} ({judged.authority.name})."
        ),
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        entries=[each.name for each in causes(limit)],
        parameters={**ends("highest_day", highest), "limit": number(value), "over_by": number(over_by)},
        citation_ids=source_ids(yardstick),
    )


def near_limit(case: Case, facts: Facts) -> list[Finding]:
    """What a limit counts is certainly within it, and reaches most of it on a day, or may."""
    near = limits_near(case, facts)
    if not near:
        return []
    return [_near_limit(limit, judged, facts.constants[NEAR_LIMIT], case) for judged, limit in near]


def limits_near(case: Case, facts: Facts) -> list[Limited]:
    """Those whose count is certainly within them, and near them or may be."""
    share, near = facts.constants[NEAR_LIMIT], list[Limited]()
    for judged in case.authorities:
        for limit in judged.limits:
            amount = limit.axis.amount
            if limit.verdict is Verdict.WITHIN and amount and ZERO < _near_from(limit, share) <= amount.high:
                near.append((judged, limit))
    return near


def _near_from(limit: Judgement, share: Constant) -> Decimal:
    return reference_of(limit).low * share.value / PERCENT


def _near_limit(limit: Judgement, judged: JudgedByAuthority, share: Constant, case: Case) -> Finding:
    yardstick, amount, unit = limit.yardstick, _highest_day(limit), limit.taken.unit
    value, near = reference_of(limit), _near_from(limit, share)
    reaches = "is" if amount.low >= near else "may be"
    return finding(
        "near_limit",
        f"{display(amount, unit)} on the highest day {reaches} {number(share.value)} percent or more of the "
        f"{yardstick.value_type} of {display(value, unit)} ({judged.authority.name}), and within it.",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        parameters={**ends("highest_day", amount), "limit": number(value.low), "near_from": number(near)},
        citation_ids=[*source_ids(yardstick), share.source],
    )


def high_day_hidden_by_mean(case: Case) -> list[Finding]:
    """A day is certainly above a limit while the mean of what the limit counts is certainly within it."""
    return [_hidden_by_mean(limit, judged, case) for judged, limit in limits_hidden(case)]


def limits_hidden(case: Case) -> list[Limited]:
    """Those that are exceeded on a day and not by the mean."""
    return [
        (judged, limit)
        for judged, limit in limits_exceeded(case)
        if (mean := limit.axis.mean_of_whole) and mean.high <= reference_of(limit).low
    ]


def _hidden_by_mean(limit: Judgement, judged: JudgedByAuthority, case: Case) -> Finding:
    yardstick, unit, value = limit.yardstick, limit.taken.unit, reference_of(limit)
    mean, highest = limit.axis.mean_of_whole or NOTHING, _highest_day(limit)
    return finding(
        "high_day_hidden_by_mean",
        f"Of the complete days the mean of what counts, {display(mean, unit)} a day, is within the "
        f"{yardstick.value_type} of {display(value, unit)} ({judged.authority.name}). {_named(days_above(limit))} "
        f"above it, with {_at_least(highest.low, highest, unit)} on the highest day.",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        entries=[each.name for each in causes(limit)],
        parameters={**ends("mean", mean), "limit": number(value.high), **ends("highest_day", highest)},
        citation_ids=source_ids(yardstick),
    )


def over_other_ceiling(case: Case) -> list[Finding]:
    """What is compared from below and is no upper level is certainly passed."""
    return [_over_other(each, judged, case) for judged, each in other_ceilings_passed(case)]


def other_ceilings_passed(case: Case) -> list[Limited]:
    """The comparisons with ceilings that are no upper levels and are certainly passed."""
    return [
        (judged, each)
        for judged in case.authorities
        for each in judged.comparisons
        if each.verdict is Verdict.EXCEEDED and each.yardstick.is_ceiling and each not in judged.limits
    ]


def _over_other(passed: Judgement, judged: JudgedByAuthority, case: Case) -> Finding:
    return finding(
        "over_other_ceiling",
        f"{of_ceiling(passed).removesuffix('.')} ({judged.authority.name}). It is no upper level.",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        entries=[] if passed.yardstick.is_of_the_mean else [each.name for each in causes(passed)],
        parameters={**ends("amount", passed.axis.amount or NOTHING), **ends("value", reference_of(passed))},
        citation_ids=source_ids(passed.yardstick),
    )


def effects_reported(case: Case, *, is_exceeded: bool) -> list[Finding]:
    """Supplements or medicines above a limit, or of an amount with effects: from how much these are reported.

    Where no limit is set such an amount is no safer. The article's number is an observed range, not a safe line.
    ``is_exceeded`` tells whether some ceiling is: where none is, no limit need be looked at.
    """
    highest = case.supplements_on_the_highest_day
    reported = case.nutrient.remarkable_amounts.effects_reported_from
    if reported is None or highest <= ZERO:
        return []
    reached = highest >= reported.value
    return [_effects(reported, reached, case)] if reached or (is_exceeded and limits_exceeded(case)) else []


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


def limit_assumes_normal_kidneys(case: Case) -> list[Finding]:
    """Supplements or medicines count, and the limits are for people whose kidneys clear an excess."""
    raised = case.nutrient.remarkable_amounts.raised_serum_reported_above
    if raised is None or not case.doses:
        return []
    told = finding(
        "limit_assumes_normal_kidneys",
        f"Limits assume normal kidneys. {raised.statement} Ask a pharmacist or doctor.",
        nutrient=case.nutrient.id,
        entries=[each.name for each in case.doses],
        citation_ids=[raised.source],
    )
    return [told]


def _highest_day(limit: Judgement) -> Interval:
    """What the limit counts on the highest day; nothing where no day was logged."""
    return limit.axis.amount or NOTHING


def _named(days: Iterable[DayAmounts]) -> str:
    """The days as the subject of a sentence, counted from 1 as a person counts."""
    places = [str(day.index + 1) for day in days]
    return f"Day {places[0]} is" if len(places) == 1 else f"Days {listed(places)} are"


def _at_least(amount: Decimal, known: Interval, unit: str) -> str:
    return display(_known(amount, known), unit)


def _known(amount: Decimal, known: Interval) -> Interval:
    """An amount that goes with the lower end of what is known: "at least 50 mg" where that is no single amount."""
    return exact(amount) if known.is_exact else Interval(amount, NO_UPPER_END)
