"""The neutral sentences of an answer: what was logged and what the reference is, never what a person should do."""

from collections.abc import Iterable

from app.evaluator.judging import Reason, Verdict, Yardstick
from app.evaluator.quantities import Interval, Unit, display
from app.evaluator.questions import Judgement
from app.evaluator.situation import Situation

DISCLAIMER = (
    "General nutrition information. It is not medical advice and does not diagnose or treat any condition. "
    "Talk to a doctor or pharmacist before changing supplements or medicines."
)

_REASONS = {
    Reason.NO_COMPLETE_DAY: "No complete day was logged, so there is no mean to compare.",
    Reason.NEEDS_A_FACT: "The value hangs on a fact that was not told.",
    Reason.AUTHORITY_TEXT_UNCLEAR: "The authority's text leaves open whether some of this counts.",
    Reason.NOT_IN_OUR_DATA: "We hold no value of this authority for this person.",
}

_QUESTIONS = {
    "sex": "Which sex should the values be for?",
    "weight_kg": "What is the body weight, in kilograms?",
    "record": "Is everything that was taken on this day written down?",
    "basis": "Does the label state the amount of the element or of the compound?",
    "form": "Which compound of this family is it?",
    "origin": "Where did this amount come from?",
    "amount": "How much was it?",
}


def of_question(pointer: str) -> str:
    """The question behind a pointer, by the field that it ends in."""
    return _QUESTIONS[pointer.rsplit("/", 1)[-1]]


def of_adequacy(judgement: Judgement, situation: Situation, unit: Unit) -> str:
    """Mean and recommended or adequate intake in one sentence."""
    mean = situation.mean
    if mean is None or not judgement.yardstick.values or judgement.verdict is Verdict.CANNOT_TELL:
        return _of_nothing_to_compare(judgement)
    logged, value = display(mean, unit), _value(judgement.yardstick, situation, unit)
    if judgement.verdict is Verdict.DEPENDS:
        return f"Whether a mean of {logged} a day reaches the {value} depends on {_fields(judgement.depends_on)}."
    relation = "reaches" if judgement.verdict is Verdict.REACHED else "is below"
    return f"A logged mean of {logged} a day {relation} the {value}."


def of_excess(judgement: Judgement, situation: Situation, unit: Unit) -> str:
    """What counts and the limit in one sentence."""
    yardstick = judgement.yardstick
    if not yardstick.values or judgement.verdict is Verdict.CANNOT_TELL:
        return _of_nothing_to_compare(judgement)
    value = _value(yardstick, situation, unit)
    days = yardstick.counted_on(situation.days)
    highest = display(Interval(max(day.low for day in days), max(day.high for day in days)), unit)
    counts = _listed(origin.value.replace("_", " ") for origin in yardstick.counted_origins[0])
    if judgement.verdict is Verdict.DEPENDS:
        return f"Whether {highest} ({counts}) stays within the {value} depends on {_fields(judgement.depends_on)}."
    relation = "is above" if judgement.verdict is Verdict.EXCEEDED else "is within"
    return f"{highest} on the highest day ({counts}) {relation} the {value}."


def _of_nothing_to_compare(judgement: Judgement) -> str:
    absences = judgement.yardstick.all_absences
    if absences and not judgement.yardstick.values:
        return absences[0].reason
    return _REASONS[judgement.reason or Reason.NEEDS_A_FACT]


def _value(yardstick: Yardstick, situation: Situation, unit: Unit) -> str:
    return f"{yardstick.value_type} of {display(yardstick.reference(situation.people), unit)}"


def _fields(pointers: Iterable[str]) -> str:
    return _listed(dict.fromkeys(pointer.rsplit("/", 1)[-1].replace("_", " ") for pointer in pointers))


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
