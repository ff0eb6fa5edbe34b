"""Rows of the article's comparison table whose primary cause names the pattern that an intake certainly shows."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import Finding, RelatedCondition
from app.evaluator.facts import Condition, IntakePattern
from app.evaluator.intake import Origin
from app.evaluator.judging import Verdict
from app.evaluator.references import ValueKind
from app.evaluator.situation import Situation

SUPPLEMENTS_AND_MEDICINES = frozenset({Origin.SUPPLEMENT, Origin.MEDICINE})


def related(case: Case, conditions: Iterable[Condition], found: Iterable[Finding]) -> list[RelatedCondition]:
    """The conditions whose pattern the intake shows. They say nothing about a person's health.

    An amount that looks like another unit shows no balanced diet, and one that looks too small no low intake.
    """
    hidden = {pattern for each in found if each.get("nutrient") == case.nutrient.id for pattern in _hidden_by(each)}
    return [
        _as_related(condition, case)
        for condition in conditions
        if condition.nutrient == case.nutrient.id and condition.intake_pattern not in hidden and _shows(condition, case)
    ]


def _hidden_by(finding: Finding) -> set[IntakePattern]:
    """The patterns that an intake does not show because of a finding about it."""
    if finding["code"] != "implausible_amount":
        return set()
    is_little = "lowest_plausible" in finding["parameters"]
    return {IntakePattern.BALANCED_DIET, *([IntakePattern.LOW_DIETARY_INTAKE] if is_little else [])}


def supplements_above(situation: Situation, condition: Condition) -> bool:
    """Whether supplements and medicines are certainly above the condition's threshold on a day: strictly more."""
    return condition.threshold is not None and any(
        day.certainly(SUPPLEMENTS_AND_MEDICINES) > condition.threshold for day in situation.days
    )


def _shows(condition: Condition, case: Case) -> bool:
    if condition.intake_pattern is IntakePattern.EXCESSIVE_SUPPLEMENT_INTAKE:
        return supplements_above(case.record.situation, condition)
    return bool(_authorities(condition, case))


def _authorities(condition: Condition, case: Case) -> list[str]:
    shown_by = _BY_VALUES.get(condition.intake_pattern)
    return [judged.authority.id for judged in case.authorities if shown_by and shown_by(judged)]


def _is_balanced(judged: JudgedByAuthority) -> bool:
    return judged.adequacy.verdict is Verdict.REACHED and judged.excess.verdict is Verdict.WITHIN


def _is_low(judged: JudgedByAuthority) -> bool:
    return any(
        comparison.verdict is Verdict.NOT_REACHED
        and comparison.yardstick.all_values[0].kind is ValueKind.AVERAGE_REQUIREMENT
        for comparison in judged.comparisons
    )


_BY_VALUES: Mapping[IntakePattern, Callable[[JudgedByAuthority], bool]] = MappingProxyType(
    {IntakePattern.BALANCED_DIET: _is_balanced, IntakePattern.LOW_DIETARY_INTAKE: _is_low}
)


def _as_related(condition: Condition, case: Case) -> RelatedCondition:
    return {
        "condition": condition.id,
        "name": condition.name,
        "intake_pattern": condition.intake_pattern.value,
        "authorities": _authorities(condition, case),
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
