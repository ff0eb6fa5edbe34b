"""Rows of the article's comparison table whose primary cause names the pattern that an intake certainly shows."""

from collections.abc import Iterable, Sequence

from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import Finding, RelatedCondition
from app.evaluator.facts import Condition, IntakePattern
from app.evaluator.judging import Verdict
from app.evaluator.references import ValueKind


def related(case: Case, of_it: Sequence[Condition], found: Iterable[Finding]) -> list[RelatedCondition]:
    """Those of the nutrient's conditions whose pattern the intake shows. They say nothing about a person's health.

    An amount that looks like another unit shows no balanced diet, and one that looks too small no low intake.
    """
    if not of_it:
        return []
    nutrient = case.nutrient.id
    doubts = [each for each in found if each["code"] == "implausible_amount" and each.get("nutrient") == nutrient]
    hidden = {pattern for doubt in doubts for pattern in _hidden_by(doubt)}
    shown_by, shown = _shown_by(case), []
    for condition in of_it:
        authorities = shown_by.get(condition.intake_pattern, [])
        if (authorities or _is_passed(condition, case)) and condition.intake_pattern not in hidden:
            shown.append(_as_related(condition, authorities))
    return shown


def _hidden_by(doubt: Finding) -> tuple[IntakePattern, ...]:
    """The patterns that an intake does not show where an amount looks like another unit."""
    is_little = "lowest_plausible" in doubt["parameters"]
    return (IntakePattern.BALANCED_DIET, *([IntakePattern.LOW_DIETARY_INTAKE] if is_little else ()))


def _is_passed(condition: Condition, case: Case) -> bool:
    """Whether supplements and medicines are certainly above the condition's threshold on a day: strictly more."""
    if condition.threshold is None or condition.intake_pattern is not IntakePattern.EXCESSIVE_SUPPLEMENT_INTAKE:
        return False
    return case.supplements_on_the_highest_day > condition.threshold


def _shown_by(case: Case) -> dict[IntakePattern, list[str]]:
    """The authorities by whose values the intake shows a pattern."""
    return {
        IntakePattern.BALANCED_DIET: [each.authority.id for each in case.authorities if _is_balanced(each)],
        IntakePattern.LOW_DIETARY_INTAKE: [each.authority.id for each in case.authorities if _is_low(each)],
    }


def _is_balanced(judged: JudgedByAuthority) -> bool:
    return judged.adequacy.verdict is Verdict.REACHED and judged.excess.verdict is Verdict.WITHIN


def _is_low(judged: JudgedByAuthority) -> bool:
    requirements_missed = [
        each
        for each in judged.comparisons
        if each.verdict is Verdict.NOT_REACHED and each.yardstick.all_values[0].kind is ValueKind.AVERAGE_REQUIREMENT
    ]
    return bool(requirements_missed)


def _as_related(condition: Condition, authorities: list[str]) -> RelatedCondition:
    return {
        "condition": condition.id,
        "name": condition.name,
        "intake_pattern": str(condition.intake_pattern),
        "authorities": [*authorities],
        "effect_on_muscles": condition.effect_on_muscles,
        "associated_symptoms": list(condition.associated_symptoms),
        "text": (
            f'The article lists "{condition.primary_causes[0]}" among the causes of "{condition.name}"; '
            "an intake cannot show a deficiency or a toxicity."
        ),
        "claim_id": condition.claim,
        "claim_verdict": condition.claim_verdict,
        "citation_ids": [condition.origin_source],
    }
