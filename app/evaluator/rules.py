"""All findings of a request, from the rules of every subject."""

from app.evaluator import (
    rules_on_amounts,
    rules_on_conversions,
    rules_on_entries,
    rules_on_limits,
    rules_on_repeats,
    rules_on_verdicts,
)
from app.evaluator.cases import Case
from app.evaluator.entries import PlacedEntry
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.findings import by_severity

RULES_VERSION = "3"
"""Goes up whenever the same request and the same data would be answered differently."""


_OF_CASE = rules_on_limits.RULES + rules_on_verdicts.RULES + rules_on_conversions.RULES
_OF_CASE_WITH_FACTS = (
    rules_on_limits.RULES_WITH_FACTS
    + rules_on_conversions.RULES_WITH_FACTS
    + rules_on_amounts.RULES_WITH_FACTS
    + rules_on_repeats.RULES_WITH_FACTS
)


def findings(entries: list[PlacedEntry], cases: tuple[Case, ...], facts: Facts) -> list[Finding]:
    """Every finding, warnings first. What could not be judged is among them: silence never means safe."""
    found: list[Finding] = []
    for case in cases:
        found += _of_case(case, facts)
    return by_severity(found + rules_on_entries.of_entries(entries))


def _of_case(case: Case, facts: Facts) -> list[Finding]:
    found: list[Finding] = []
    for rule in _OF_CASE:
        found += rule(case)
    for rule_with_facts in _OF_CASE_WITH_FACTS:
        found += rule_with_facts(case, facts)
    return found
