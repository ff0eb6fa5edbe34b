"""Rules about what was judged of one nutrient. Numbers and their sources come from the facts; a rule holds none."""

from collections.abc import Iterator
from decimal import Decimal

from app.evaluator import sentences
from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.conditions import SUPPLEMENTS_AND_MEDICINES
from app.evaluator.evaluation import Finding
from app.evaluator.facts import AuthorityRole, Facts
from app.evaluator.findings import finding
from app.evaluator.judging import Reason, Verdict, source_ids
from app.evaluator.quantities import ZERO, display, exact, number
from app.evaluator.questions import Judgement

_OPEN = (Verdict.DEPENDS, Verdict.CANNOT_TELL)
_UNSET = (Verdict.NOT_ESTABLISHED, Verdict.NOT_APPLICABLE)


def over_limit(case: Case) -> Iterator[Finding]:
    """What a limit counts is certainly above it on a day."""
    return (_over_limit(judged, case) for judged in case.authorities if judged.excess.verdict is Verdict.EXCEEDED)


def _over_limit(judged: JudgedByAuthority, case: Case) -> Finding:
    yardstick, situation, unit = judged.excess.yardstick, case.record.situation, case.nutrient.unit
    limit = yardstick.reference(situation.people).high
    counted = tuple(zip(situation.days, judged.excess.axis.each, strict=True))
    highest = max(amount.low for _, amount in counted)
    causes = (each for day, amount in counted if amount.low > limit for each in day.contributions)
    return finding(
        "over_limit",
        f"{display(exact(highest), unit)} on the highest day is {display(exact(highest - limit), unit)} above the "
        f"{yardstick.value_type} of {display(exact(limit), unit)} ({judged.authority.name}).",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        entries=(each.name for each in causes if each.origin in yardstick.counted_origins[0]),
        parameters={"highest_day": number(highest), "limit": number(limit), "over_by": number(highest - limit)},
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


def verdict_open(case: Case) -> Iterator[Finding]:
    """A verdict depends on facts that were not told, or cannot be told. A headline speaks for the same comparison."""
    situation, unit = case.record.situation, case.nutrient.unit
    for judged in case.authorities:
        floors = (each for each in (*judged.comparisons, judged.adequacy) if each.verdict in _OPEN)
        texts = {sentences.of_floor(each, situation, unit): each for each in floors}
        if judged.excess.verdict in _OPEN:
            texts[sentences.of_ceiling(judged.excess, situation, unit)] = judged.excess
        yield from (_open(text, each, case) for text, each in texts.items())


def _open(text: str, judgement: Judgement, case: Case) -> Finding:
    return finding(
        "not_in_our_data" if judgement.reason is Reason.NOT_IN_OUR_DATA else "verdict_open",
        text,
        nutrient=case.nutrient.id,
        authority=judgement.yardstick.authority,
        citation_ids=source_ids(judgement.yardstick),
    )


def nothing_set(case: Case) -> Iterator[Finding]:
    """The authority has no limit or no goal for this person. No limit is not the same as safe."""
    for judged in case.authorities:
        if judged.authority.role is AuthorityRole.LABEL:
            continue
        if judged.excess.verdict in _UNSET:
            text = f"{judged.authority.name}: no limit for this person. That does not mean that any amount is safe."
            yield _unset("no_limit_set", text, judged.excess, case)
        if judged.adequacy.verdict in _UNSET:
            text = f"{judged.authority.name}: no recommended or adequate intake for this person."
            yield _unset("no_requirement_set", text, judged.adequacy, case)


def _unset(code: str, text: str, judgement: Judgement, case: Case) -> Finding:
    return finding(
        code,
        text,
        nutrient=case.nutrient.id,
        authority=judgement.yardstick.authority,
        citation_ids=source_ids(judgement.yardstick),
    )


def label_values_not_compared(case: Case) -> Iterator[Finding]:
    """A label authority was asked: its values are for declaring on labels and are no requirement of a person."""
    for judged in case.authorities:
        if judged.authority.role is AuthorityRole.LABEL:
            text = f"{judged.authority.name}: values for labels. They are no requirement and are not compared."
            yield _unset("label_values_not_compared", text, judged.adequacy, case)


def only_partial_days(case: Case) -> Iterator[Finding]:
    """No complete day of the nutrient: floors cannot be judged, and a ceiling only as at least."""
    if not case.record.situation.whole_days:
        yield finding(
            "only_partial_days",
            "Only partial days were logged: what was taken is known as at least, and no mean can be compared.",
            nutrient=case.nutrient.id,
        )


def days_without_entry(case: Case) -> Iterator[Finding]:
    """Days of the request on which nothing of the nutrient was logged."""
    if case.days_without_entry:
        yield finding(
            "days_without_entry",
            f"Days without an entry of {case.nutrient.name.lower()}: {case.days_without_entry}. What was taken on them "
            "is not known, and they are not judged.",
            nutrient=case.nutrient.id,
            parameters={"days": case.days_without_entry},
        )


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


RULES = (over_limit, verdict_open, nothing_set, label_values_not_compared, only_partial_days, days_without_entry)
RULES_WITH_FACTS = (effects_reported, limit_assumes_normal_kidneys)
