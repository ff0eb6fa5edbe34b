"""All findings of a request, from the rules of every subject."""

from collections.abc import Iterable

from app.evaluator import (
    rules_on_amounts,
    rules_on_conversions,
    rules_on_entries,
    rules_on_foods,
    rules_on_limits,
    rules_on_repeats,
    rules_on_verdicts,
)
from app.evaluator.cases import Case
from app.evaluator.entries_by_food import Placed
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.findings import by_severity

RULES_VERSION = "4"
"""Goes up whenever the same request and the same data would be answered differently."""


_OF_CASE = rules_on_limits.RULES + rules_on_verdicts.RULES
_OF_CASE_WITHOUT_FOODS = rules_on_verdicts.RULES_ON_DAYS
_OF_CASE_WITH_FOODS = rules_on_foods.RULES
_OF_CONVERSIONS = rules_on_conversions.RULES
_OF_CASE_WITH_FACTS = (
    rules_on_limits.RULES_WITH_FACTS
    + rules_on_conversions.RULES_WITH_FACTS
    + rules_on_amounts.RULES_WITH_FACTS
    + rules_on_repeats.RULES_WITH_FACTS
)


def findings(entries: list[Placed], cases: tuple[Case, ...], wanted: Iterable[str], facts: Facts) -> list[Finding]:
    """Every finding, warnings first. What could not be judged is among them: silence never means safe.

    ``wanted`` are the nutrients that are asked for.
    """
    found: list[Finding] = []
    for case in cases:
        found += _of_case(case, facts)
    if any(case.record.foods for case in cases):
        found += rules_on_foods.days_told_once(cases)
        found += rules_on_foods.not_in_food_table(entries, wanted, facts)
    return by_severity(found + rules_on_entries.of_entries(entries))


def _of_case(case: Case, facts: Facts) -> list[Finding]:
    found: list[Finding] = []
    of_foods = _OF_CASE_WITH_FOODS if case.record.foods else _OF_CASE_WITHOUT_FOODS
    for rule in (*_OF_CASE, *of_foods, *_OF_CONVERSIONS):
        found += rule(case)
    for rule_with_facts in _OF_CASE_WITH_FACTS:
        found += rule_with_facts(case, facts)
    return found
