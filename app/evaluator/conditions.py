"""Rows of the article's comparison table whose primary cause names the pattern that an intake certainly shows."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import Finding, RelatedCondition
from app.evaluator.facts import Condition, IntakePattern
from app.evaluator.judging import Verdict
from app.evaluator.references import ValueKind


def related(case: Case, conditions: Iterable[Condition], found: Iterable[Finding]) -> list[RelatedCondition]:
    """The conditions whose pattern the intake shows. They say nothing about a person's health.

    An amount that looks like another unit shows no balanced diet, and one that looks too small no low intake.
    """
    nutrient = case.nutrient.id
    of_it = [each for each in conditions if each.nutrient == nutrient]
    if not of_it:
        return []
    doubts = [each for each in found if each["code"] == "implausible_amount" and each.get("nutrient") == nutrient]
    hidden = {pattern for doubt in doubts for pattern in _hidden_by(doubt)}
    shown = []
    for condition in of_it:
        if condition.intake_pattern not in hidden:
            authorities = _authorities(condition, case)
            if authorities or _is_passed(condition, case):
                shown.append(_as_related(condition, authorities))
    return shown


def _hidden_by(doubt: Finding) -> tuple[IntakePattern, ...]:
    """The patterns that an intake does not show where an amount looks like another unit."""
    is_little = "lowest_plausible" in doubt["parameters"]
    return (IntakePattern.BALANCED_DIET, *([IntakePattern.LOW_DIETARY_INTAKE] if is_little else ()))


def _is_passed(condition: Condition, case: Case) -> bool:
    """Whether supplements and medicines are certainly above the condition's threshold on a day: strictly more."""
    threshold = condition.threshold
    is_of_supplements = condition.intake_pattern is IntakePattern.EXCESSIVE_SUPPLEMENT_INTAKE
    return is_of_supplements and threshold is not None and case.supplements_on_the_highest_day > threshold


def _authorities(condition: Condition, case: Case) -> list[str]:
    """The authorities by whose values the intake shows the condition's pattern."""
    shown_by = _BY_VALUES.get(condition.intake_pattern)
    return [judged.authority.id for judged in case.authorities if shown_by(judged)] if shown_by else []


def _is_balanced(judged: JudgedByAuthority) -> bool:
    return judged.adequacy.verdict is Verdict.REACHED and judged.excess.verdict is Verdict.WITHIN


def _is_low(judged: JudgedByAuthority) -> bool:
    below = [comparison.yardstick for comparison in judged.comparisons if comparison.verdict is Verdict.NOT_REACHED]
    return any(yardstick.all_values[0].kind is ValueKind.AVERAGE_REQUIREMENT for yardstick in below)


_BY_VALUES: Mapping[IntakePattern, Callable[[JudgedByAuthority], bool]] = MappingProxyType(
    {IntakePattern.BALANCED_DIET: _is_balanced, IntakePattern.LOW_DIETARY_INTAKE: _is_low}
)


def _as_related(condition: Condition, authorities: list[str]) -> RelatedCondition:
    return {
        "condition": condition.id,
        "name": condition.name,
        "intake_pattern": condition.intake_pattern.value,
        "authorities": authorities,
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
