"""Rules about what was judged of one nutrient. Numbers and their sources come from the facts; a rule holds none."""

from collections.abc import Iterator

from app.evaluator import sentences
from app.evaluator.answers import source_ids
from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.conditions import SUPPLEMENTS_AND_MEDICINES, supplements_above
from app.evaluator.evaluation import Finding
from app.evaluator.facts import AuthorityRole, Condition, Facts, IntakePattern
from app.evaluator.findings import finding
from app.evaluator.judging import Reason, Verdict
from app.evaluator.quantities import ZERO, display, exact, number
from app.evaluator.questions import Judgement

KIDNEY_SOURCES = ("cunningham2012", "mori2019")

_OPEN = (Verdict.DEPENDS, Verdict.CANNOT_TELL)


def over_limit(case: Case) -> Iterator[Finding]:
    """What a limit counts is certainly above it on a day."""
    for judged in case.authorities:
        if judged.excess.verdict is Verdict.EXCEEDED:
            yield _over_limit(judged, case)


def _over_limit(judged: JudgedByAuthority, case: Case) -> Finding:
    yardstick, situation, unit = judged.excess.yardstick, case.record.situation, case.nutrient.unit
    limit = yardstick.reference(situation.people).high
    counted = tuple(zip(situation.days, yardstick.counted_on(situation.days), strict=True))
    highest = max(amount.low for _, amount in counted)
    origins = frozenset(yardstick.counted_origins[0])
    causes = (each for day, amount in counted if amount.low > limit for each in day.contributions)
    return finding(
        "over_limit",
        f"{display(exact(highest), unit)} on the highest day is {display(exact(highest - limit), unit)} above the "
        f"{yardstick.value_type} of {display(exact(limit), unit)} ({judged.authority}).",
        nutrient=case.nutrient.id,
        authority=judged.authority,
        entries=(each.name for each in causes if each.is_of(origins)),
        parameters={"highest_day": number(highest), "limit": number(limit), "over_by": number(highest - limit)},
        citation_ids=source_ids(yardstick),
    )


def effects_reported_below_article_threshold(case: Case, facts: Facts) -> Iterator[Finding]:
    """Above a limit and not above the article's number: the latter is an observed toxic range, not a safe line."""
    reported = facts.constants.get(f"{case.nutrient.id}-effects-reported-from")
    toxicity = _toxicity(case, facts)
    is_over = any(judged.excess.verdict is Verdict.EXCEEDED for judged in case.authorities)
    if reported and is_over and not any(supplements_above(case.record.situation, row) for row in toxicity):
        yield finding(
            "effects_reported_below_article_threshold",
            f"{reported.statement} With reduced kidney function less is enough; an amount between a limit and the "
            "article's number is no safe line.",
            nutrient=case.nutrient.id,
            parameters={"reported_from": number(reported.value)},
            citation_ids=dict.fromkeys((reported.source, *KIDNEY_SOURCES)),
        )


def _toxicity(case: Case, facts: Facts) -> tuple[Condition, ...]:
    pattern = IntakePattern.EXCESSIVE_SUPPLEMENT_INTAKE
    return tuple(row for row in facts.conditions if row.nutrient == case.nutrient.id and row.intake_pattern is pattern)


def verdict_open(case: Case) -> Iterator[Finding]:
    """A headline depends on facts that were not told, or cannot be told."""
    situation, unit = case.record.situation, case.nutrient.unit
    for judged in case.authorities:
        if judged.adequacy.verdict in _OPEN:
            yield _open(judged.adequacy, sentences.of_adequacy(judged.adequacy, situation, unit), case)
        if judged.excess.verdict in _OPEN:
            yield _open(judged.excess, sentences.of_excess(judged.excess, situation, unit), case)


def _open(judgement: Judgement, text: str, case: Case) -> Finding:
    return finding(
        "not_in_our_data" if judgement.reason is Reason.NOT_IN_OUR_DATA else "verdict_open",
        text,
        nutrient=case.nutrient.id,
        authority=judgement.yardstick.authority,
        citation_ids=source_ids(judgement.yardstick),
    )


def no_limit_set(case: Case) -> Iterator[Finding]:
    """The authority has no limit for this person, which is not the same as safe."""
    for judged in case.authorities:
        is_unset = judged.excess.verdict in (Verdict.NOT_ESTABLISHED, Verdict.NOT_APPLICABLE)
        if is_unset and judged.role is not AuthorityRole.LABEL:
            yield finding(
                "no_limit_set",
                f"{judged.authority} sets no limit for this person. That does not mean that any amount is safe.",
                nutrient=case.nutrient.id,
                authority=judged.authority,
                citation_ids=source_ids(judged.excess.yardstick),
            )


def label_values_not_compared(case: Case) -> Iterator[Finding]:
    """A label authority was asked: its values are for declaring on labels and are no requirement of a person."""
    for judged in case.authorities:
        if judged.role is AuthorityRole.LABEL:
            yield finding(
                "label_values_not_compared",
                f"{judged.authority} sets values for labels. They are no requirement and are not compared.",
                nutrient=case.nutrient.id,
                authority=judged.authority,
                citation_ids=source_ids(judged.adequacy.yardstick),
            )


def only_partial_days(case: Case) -> Iterator[Finding]:
    """No complete day of the nutrient: floors cannot be judged, and a ceiling only as at least."""
    if not case.record.situation.whole_days:
        yield finding(
            "only_partial_days",
            "Only partial days were logged: what was taken is known as at least, and no mean can be compared.",
            nutrient=case.nutrient.id,
        )


def limit_assumes_normal_kidneys(case: Case, facts: Facts) -> Iterator[Finding]:
    """Supplements or medicines of magnesium count: the limits are for people whose kidneys clear an excess."""
    contributions = (each for day in case.record.situation.days for each in day.contributions)
    counting = [each for each in contributions if each.may_be_of(SUPPLEMENTS_AND_MEDICINES) and each.amount.high > ZERO]
    if counting and _toxicity(case, facts):
        yield finding(
            "limit_assumes_normal_kidneys",
            "Limits assume normal kidneys: with reduced kidney function magnesium can build up. Ask a pharmacist or "
            "doctor.",
            nutrient=case.nutrient.id,
            entries=(each.name for each in counting),
            citation_ids=KIDNEY_SOURCES,
        )


RULES = (over_limit, verdict_open, no_limit_set, label_values_not_compared, only_partial_days)
RULES_WITH_FACTS = (effects_reported_below_article_threshold, limit_assumes_normal_kidneys)
