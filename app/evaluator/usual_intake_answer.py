"""From an assessment of the usual intake, or its refusal, to the answer's part: numbers rounded, and one sentence."""

from dataclasses import dataclass
from functools import partial
from math import isinf
from typing import cast

from app.evaluator.adequacy import Conclusion, printed_probability
from app.evaluator.assessment import Assessed, of_both
from app.evaluator.grounds import Provenance
from app.evaluator.habit import Refusal, Refused
from app.evaluator.measures import Method
from app.evaluator.quantities import display, four_digits
from app.evaluator.usual_intake_shape import (
    AdequateMean,
    Doubt,
    MeanWithin,
    ProbabilityRange,
    RatioRange,
    SpreadRange,
    UsualAdequacy,
    UsualExcess,
    UsualIntake,
)
from app.evaluator.variation import sources_printed

_ASSESSED, _REFUSED = "assessed", "refused"

_WHY_REFUSED = {
    Refusal.NO_COMPLETE_DAY: "No complete day was logged, so that there is no mean.",
    Refusal.NO_AVERAGE_REQUIREMENT: "The authority sets neither an average requirement nor an adequate intake here.",
    Refusal.NOT_IN_OUR_DATA: "We hold neither an average requirement nor an adequate intake of the authority here.",
    Refusal.NEEDS_A_FACT: "It hangs on a fact that is not told.",
    Refusal.NO_DAY_TO_DAY_SD: "No survey of how intakes of this group differ from day to day is in our data.",
    Refusal.REQUIREMENT_NOT_NORMAL: (
        "Requirements of this nutrient are too skewed for the method. By a published table of risks a usual day is "
        "assessed, of the groups in /requirement-risks."
    ),
    Refusal.DAY_TO_DAY_VARIATION_TOO_LARGE: "Intakes of this nutrient differ too much from day to day for the method.",
    Refusal.NO_FOOD_LOGGED: "Nothing from food was logged, and what differs from day to day is food.",
    Refusal.SUPPLEMENTS_VARY_BETWEEN_DAYS: (
        "The supplements differ between the days, and no survey tells how those differ; a usual day with days_per_week "
        "can be assessed."
    ),
}

CONCLUDED = {
    Conclusion.REASONABLY_CERTAIN_ADEQUATE: "it is reasonably certain that the habit meets the requirement",
    Conclusion.REASONABLY_CERTAIN_INADEQUATE: "it is reasonably certain that the habit is below the requirement",
    Conclusion.CANNOT_BE_CONCLUDED: "it cannot be concluded whether the habit meets the requirement",
    Conclusion.LIKELY_ADEQUATE: "the habit is likely above the adequate intake",
    Conclusion.LIKELY_WITHIN: "the habit is likely within the limit",
}
_UNDETERMINED = {
    Method.ADEQUATE_INTAKE: "it cannot be determined whether the habit is above the adequate intake",
    Method.LIMIT: "it cannot be determined whether the habit is within the limit",
}
_UNSETTLED = (Conclusion.CANNOT_BE_CONCLUDED, Conclusion.CANNOT_BE_DETERMINED)
_BELOW_AN_ADEQUATE_INTAKE = "adequacy cannot be determined; below an adequate intake is not inadequate"
_EVENTS = {
    Method.REQUIREMENT: "meeting the requirement",
    Method.ADEQUATE_INTAKE: "being above the adequate intake",
    Method.LIMIT: "being below the limit",
}
MEANS_NEEDED = {
    Method.REQUIREMENT: (("adequate", 1), ("inadequate", -1)),
    Method.ADEQUATE_INTAKE: (("adequate", 1),),
    Method.LIMIT: (("within", -1),),
}
"""The means that an answer names, and on which side of the value each is."""
_NOT_QUITE = {0.0: "below 0.01", 1.0: "above 0.99"}


def usual_adequacy(outcome: Assessed | Refused, unit: str) -> UsualAdequacy:
    """The answer's part beside the headline of adequacy."""
    if isinstance(outcome, Refused):
        return cast("UsualAdequacy", _refused(outcome))
    told = _by_days(outcome)
    answer = cast("UsualAdequacy", _assessed(outcome, told, unit))
    if told.means:
        answer["mean_needed"] = cast("AdequateMean", told.means.copy())
    if outcome.method is Method.REQUIREMENT:
        answer["printed_probability"] = _probability(of_both(printed_probability, outcome.ratios), outcome)
        provenance = outcome.grounds.provenance_of_requirement
        answer["requirement_sd"] = _spread(told.sd_of_requirement, unit, provenance)
    return answer


def usual_excess(outcome: Assessed | Refused, unit: str) -> UsualExcess:
    """The answer's part beside the headline of excess."""
    if isinstance(outcome, Refused):
        return cast("UsualExcess", _refused(outcome))
    told = _by_days(outcome)
    answer = cast("UsualExcess", _assessed(outcome, told, unit))
    if told.means:
        answer["mean_needed"] = cast("MeanWithin", told.means.copy())
    return answer


@dataclass(frozen=True, slots=True)
class _ByDays:
    """The numbers of an answer that hang on the number of days and on what the assessment rests on."""

    sd_of_requirement: tuple[float, float]
    sd_of_days: tuple[float, float]
    few_days: float
    means: dict[str, float]


def _by_days(outcome: Assessed) -> _ByDays:
    """Made once for each number of days, unless the SD of the days hangs on the food and so on the habit."""
    if outcome.grounds.varies_with_the_food:
        return _made_by_days(outcome)
    return outcome.grounds.said_of_days.get(outcome.habit.days, partial(_made_by_days, outcome))


def _made_by_days(outcome: Assessed) -> _ByDays:
    means = {word: outcome.mean_needed(side) for word, side in MEANS_NEEDED[outcome.method]}
    return _ByDays(
        of_both(four_digits, outcome.grounds.sd_of_requirement),
        of_both(four_digits, outcome.sd_of_days),
        four_digits(outcome.doubt_of_days),
        {word: four_digits(mean) for word, mean in means.items() if mean is not None},
    )


def _refused(outcome: Refused) -> UsualIntake:
    why = f"How sure these days are about the habit is not said. {_WHY_REFUSED[outcome.refusal]}"
    answer: UsualIntake = {
        "status": _REFUSED,
        "text": why,
        "citation_ids": sources_printed(outcome.printed),
        "refusal": str(outcome.refusal),
    }
    if outcome.depends_on:
        answer["depends_on"] = [*outcome.depends_on]
    return answer


def _assessed(outcome: Assessed, told: _ByDays, unit: str) -> UsualIntake:
    probability = _probability(outcome.probability, outcome)
    answer: UsualIntake = {
        "status": _ASSESSED,
        "text": _text(outcome, probability, unit),
        "citation_ids": [*outcome.grounds.sources],
        "value_type": outcome.yardstick.value_type,
        "conclusion": str(outcome.conclusion),
        "confidence": str(outcome.confidence),
        "days": outcome.habit.days,
    }
    if not outcome.is_direct:
        answer["ratio"] = _ratio(outcome)
        answer["probability"] = probability
    _tell_days(answer, outcome)
    if not outcome.habit.is_usual:
        answer["day_to_day_sd"] = _spread(told.sd_of_days, unit, outcome.grounds.provenance_of_sd)
    answer["doubt"] = _doubt(outcome, told)
    _tell_what_to_mind(answer, outcome)
    return answer


def _tell_days(answer: UsualIntake, outcome: Assessed) -> None:
    needed = outcome.days_needed
    if needed is None and outcome.conclusion in _UNSETTLED:
        answer["never_settled_by_days"] = True
    if outcome.habit.is_usual:
        answer["usual_day"] = True
    elif needed is not None:
        answer["days_needed"] = needed


def _tell_what_to_mind(answer: UsualIntake, outcome: Assessed) -> None:
    grounds = outcome.grounds
    if grounds.cautions:
        answer["cautions"] = [*grounds.cautions]
    assumptions = ["sd_of_the_same_age"] if grounds.stands_in else []
    if outcome.takes_supplements_as_alike:
        assumptions.append("supplements_alike_every_day")
    if assumptions:
        answer["assumptions"] = assumptions


def _spread(ends: tuple[float, float], unit: str, provenance: Provenance) -> SpreadRange:
    low, high = ends
    spread: SpreadRange = {
        "low": low,
        "unit": unit,
        "basis": provenance.word,
        "citation_ids": [*provenance.sources],
    }
    if not isinf(high):
        spread["high"] = high
    return spread


def _doubt(outcome: Assessed, told: _ByDays) -> Doubt:
    facts, days = outcome.doubt_of_facts, outcome.doubt_of_days
    greater = "neither" if facts == days else "open_facts" if facts > days else "few_days"
    doubt: Doubt = {"few_days": told.few_days, "greater": greater}
    if not isinf(facts):
        doubt["open_facts"] = four_digits(facts) if facts else 0
    return doubt


def _ratio(outcome: Assessed) -> RatioRange:
    low, high = _two_decimals(outcome.ratios)
    told: RatioRange = {}
    if not isinf(low):
        told["low"] = low
    if not isinf(high) and not outcome.has_no_upper_end:
        told["high"] = high
    return told


def _probability(ends: tuple[float, float], outcome: Assessed) -> ProbabilityRange:
    low, high = _two_decimals(ends)
    told: ProbabilityRange = {"low": low}
    if outcome.method is Method.LIMIT or not outcome.has_no_upper_end:
        told["high"] = high
    return told


def _text(outcome: Assessed, probability: ProbabilityRange, unit: str) -> str:
    days = outcome.habit.days
    recorded = "1 recorded day" if days == 1 else f"{days} recorded days"
    since = "the usual day" if outcome.habit.is_usual else recorded
    concluded = CONCLUDED.get(outcome.conclusion) or _undetermined(outcome)
    mean = display(outcome.mean, unit)
    likely = "" if outcome.is_direct else f", probability of {_EVENTS[outcome.method]} {_shown(probability)}"
    alike = " the supplements taken to be the same on every day," if outcome.takes_supplements_as_alike else ""
    return f"From {since} with a mean of {mean} a day,{alike} {concluded} ({outcome.grounds.named}{likely})."


def _undetermined(outcome: Assessed) -> str:
    is_below = outcome.method is Method.ADEQUATE_INTAKE and outcome.mean.high < outcome.grounds.reference.low
    return _BELOW_AN_ADEQUATE_INTAKE if is_below else _UNDETERMINED[outcome.method]


def _shown(told: ProbabilityRange) -> str:
    low, high = told["low"], told.get("high", 1.0)
    if low == high:
        return _never_certain(low)
    if (low, high) == (0, 1):
        return "not known"
    return f"{_never_certain(low)} to {_never_certain(high)}" if "high" in told else f"at least {low}"


def _never_certain(probability: float) -> str:
    """Two decimals of a normal probability, which is never 0 or 1."""
    return _NOT_QUITE.get(probability) or str(probability)


def _two_decimals(ends: tuple[float, float]) -> tuple[float, float]:
    low, high = ends
    of_low = round(low, 2) + 0.0  # no minus before a zero
    return of_low, of_low if low == high else round(high, 2) + 0.0
