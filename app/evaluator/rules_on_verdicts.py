"""Rules about what could not be judged of one nutrient, and why."""

from collections.abc import Iterator

from app.evaluator import sentences
from app.evaluator.cases import Case
from app.evaluator.evaluation import Finding
from app.evaluator.facts import AuthorityRole
from app.evaluator.findings import finding
from app.evaluator.judging import Reason, Verdict, source_ids
from app.evaluator.questions import Judgement

_OPEN = (Verdict.DEPENDS, Verdict.CANNOT_TELL)
_UNSET = (Verdict.NOT_ESTABLISHED, Verdict.NOT_APPLICABLE)


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


RULES = (verdict_open, nothing_set, label_values_not_compared, only_partial_days, days_without_entry)
