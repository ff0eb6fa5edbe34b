"""All findings of a request, from the rules of every subject."""

from collections.abc import Iterable

from app.evaluator.cases import Case
from app.evaluator.entries_by_food import Placed
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.findings import by_severity
from app.evaluator.judging import Verdict
from app.evaluator.rules_on_amounts import implausible_amount
from app.evaluator.rules_on_conversions import component_counted, medicine_counted, unit_converted
from app.evaluator.rules_on_entries import of_entries
from app.evaluator.rules_on_foods import days_told_once, not_in_food_table, of_foods
from app.evaluator.rules_on_limits import effects_reported, limit_assumes_normal_kidneys, near_limit, of_exceeded
from app.evaluator.rules_on_repeats import possible_double_count
from app.evaluator.rules_on_verdicts import of_days, of_verdicts

RULES_VERSION = "4"
"""Goes up whenever the same request and the same data would be answered differently."""


def findings(entries: list[Placed], cases: tuple[Case, ...], wanted: Iterable[str], facts: Facts) -> list[Finding]:
    """Every finding, warnings first. What could not be judged is among them: silence never means safe.

    ``wanted`` are the nutrients that are asked for.
    """
    found: list[Finding] = []
    have_foods = False
    for case in cases:
        found += _of_case(case, facts)
        have_foods = have_foods or bool(case.record.foods)
    if have_foods:
        found += days_told_once(cases)
        found += not_in_food_table(entries, wanted, facts)
    return by_severity(found + of_entries(entries))


def _of_case(case: Case, facts: Facts) -> list[Finding]:
    """Those of one nutrient. A rule is asked only where there is what it is about: a verdict, a food, a dose."""
    verdicts = frozenset([each.verdict for each in case.judgements])
    is_exceeded = Verdict.EXCEEDED in verdicts
    found = of_exceeded(case) if is_exceeded else []
    found += of_verdicts(case, verdicts)
    if case.record.foods:
        found += of_foods(case)
    elif case.days_without_entry or not case.record.situation.whole_days:
        found += of_days(case)
    found += medicine_counted(case) if case.doses else []
    found += component_counted(case) if case.nutrient.components else []
    found += near_limit(case, facts) if Verdict.WITHIN in verdicts else []
    if case.doses:
        found += effects_reported(case, is_exceeded=is_exceeded)
        found += limit_assumes_normal_kidneys(case)
    found += unit_converted(case, facts)
    found += implausible_amount(case, facts)
    return found + possible_double_count(case, facts)
