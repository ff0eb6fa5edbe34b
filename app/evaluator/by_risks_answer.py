"""From an assessment by a published table of risks to the answer's part, with one sentence."""

from decimal import Decimal

from app.evaluator.by_risks import PERCENT, AssessedByRisks, probability_of
from app.evaluator.quantities import ZERO, display, number
from app.evaluator.usual_intake_answer import CONCLUDED
from app.evaluator.usual_intake_shape import ProbabilityRange, UsualAdequacy
from app.evaluator.variation import RiskTable, sources_printed

RISK_TABLE = "risk_table"
COUNTS_GROUPS = "risk_table_counts_groups"


def adequacy_by_risks(outcome: AssessedByRisks, unit: str) -> UsualAdequacy:
    """The answer's part beside the headline of adequacy."""
    return {
        "status": "assessed",
        "method": RISK_TABLE,
        "value_type": outcome.yardstick.value_type,
        "conclusion": outcome.conclusion.value,
        "probability": _probability(outcome),
        "days": outcome.days,
        "usual_day": True,
        "cautions": [COUNTS_GROUPS],
        "assumptions": list(outcome.table.assumes),
        "text": _text(outcome, unit),
        "citation_ids": list(dict.fromkeys([*outcome.yardstick.sources, *sources_printed(outcome.printed)])),
    }


def _probability(outcome: AssessedByRisks) -> ProbabilityRange:
    low, high = outcome.probability
    told: ProbabilityRange = {"low": number(low)}
    if not outcome.has_no_upper_end:
        told["high"] = number(high)
    return told


def _text(outcome: AssessedByRisks, unit: str) -> str:
    mean, reference = display(outcome.mean, unit), display(outcome.reference, unit)
    return (
        f"From the usual day with a mean of {mean} a day, {CONCLUDED[outcome.conclusion]} "
        f"({outcome.yardstick.value_type} {reference}, probability of meeting the requirement by the published table "
        f"of risks {_shown(outcome)})."
    )


def _shown(outcome: AssessedByRisks) -> str:
    low, high = (_never_certain(risk, outcome.table) for risk in outcome.risks)
    if outcome.has_no_upper_end:
        return f"at least {low}" if outcome.probability[0] else "not known"
    if outcome.risks == (PERCENT, ZERO):
        return "not known"
    return low if low == high else f"{low} to {high}"


def _never_certain(risk: Decimal, table: RiskTable) -> str:
    """The probability beside a risk; of a class without an end only that it is beyond the next class."""
    between = [each.risk for each in table.classes[1:-1]]
    if risk == table.classes[0].risk and between:
        return f"below {probability_of(between[0])}"
    if risk == table.classes[-1].risk and between:
        return f"above {probability_of(between[-1])}"
    return str(probability_of(risk))
