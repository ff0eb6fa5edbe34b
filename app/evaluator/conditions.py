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
    shown_by, shown = _shown_by(case), []
    for each in found:
        if each["code"] == "implausible_amount" and each.get("nutrient") == case.nutrient.id:
            _hide(shown_by, each)
    for condition in of_it:
        authorities = shown_by.get(condition.intake_pattern, [])
        if authorities or _is_passed(condition, case):
            shown.append(_as_related(condition, authorities))
    return shown


def _hide(shown_by: dict[IntakePattern, list[str]], doubt: Finding) -> None:
    """The patterns that an intake does not show where an amount looks like another unit."""
    shown_by[IntakePattern.BALANCED_DIET] = []
    if "lowest_plausible" in doubt["parameters"]:
        shown_by[IntakePattern.LOW_DIETARY_INTAKE] = []


def _is_passed(condition: Condition, case: Case) -> bool:
    """Whether supplements and medicines are certainly above the condition's threshold on a day: strictly more."""
    if condition.threshold is None or condition.intake_pattern is not IntakePattern.EXCESSIVE_SUPPLEMENT_INTAKE:
        return False
    return case.supplements_on_the_highest_day > condition.threshold


def _shown_by(case: Case) -> dict[IntakePattern, list[str]]:
    """The authorities by whose values the intake shows a pattern."""
    balanced, low = list[str](), list[str]()
    for judged in case.authorities:
        if judged.adequacy.verdict is Verdict.REACHED and judged.excess.verdict is Verdict.WITHIN:
            balanced.append(judged.authority.id)
        if _is_below_a_requirement(judged):
            low.append(judged.authority.id)
    return {IntakePattern.BALANCED_DIET: balanced, IntakePattern.LOW_DIETARY_INTAKE: low}


def _is_below_a_requirement(judged: JudgedByAuthority) -> bool:
    for each in judged.comparisons:
        if each.verdict is Verdict.NOT_REACHED and each.yardstick.all_values[0].kind is ValueKind.AVERAGE_REQUIREMENT:
            return True
    return False


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
