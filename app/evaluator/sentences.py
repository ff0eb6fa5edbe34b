"""The neutral sentences of an answer: what was logged and what the reference is, never what a person should do."""

from collections.abc import Iterable

from app.evaluator.judging import Reason, Verdict
from app.evaluator.quantities import Interval, displays, spell
from app.evaluator.questions import Judgement
from app.evaluator.references import ReferenceValue
from app.evaluator.situation import Situation
from app.evaluator.yardstick import Yardstick

DISCLAIMER = (
    "General nutrition information. It is not medical advice and does not diagnose or treat any condition. "
    "Talk to a doctor or pharmacist before changing supplements or medicines."
)

POISON_CENTRE = (
    "If too much was taken, contact a poison centre straight away (US 1-800-222-1222) even without symptoms. "
    "Call the emergency number for collapse, seizure, trouble breathing or if the person cannot be woken."
)

_QUESTIONS = {
    "sex": "Which sex should the values be for?",
    "weight_kg": "What is the body weight, in kilograms?",
    "record": "Is everything that was taken on this day written down?",
    "basis": "Does the label's amount mean the {nutrient} itself, or the whole compound?",
    "form": "Which compound of this family is it?",
    "origin": "Where did this amount come from?",
    "amount": "How much was it?",
    "portion": "Which of these portions was it?",
    "component": "What is this amount of {nutrient} of?",
    "energy_requirement_mj": "What is the energy requirement, in MJ a day?",
    "energy_intake_mj": "What is the energy intake, in MJ a day?",
}

_FACTS = {
    "sex": "the sex",
    "weight_kg": "the body weight",
    "record": "whether a partial day is all that was taken",
    "basis": "what the label states",
    "form": "which compound it is",
    "origin": "where an amount came from",
    "amount": "an amount that is not known exactly",
    "portion": "which portion it was",
    "component": "what an amount is of",
    "energy_requirement_mj": "the energy requirement",
    "energy_intake_mj": "the energy intake",
}


def of_question(pointer: str, nutrient: str) -> str:
    """The question behind a pointer, by the field that it ends in; ``nutrient`` is what the entry brings, if any."""
    return _QUESTIONS[_field(pointer)].format(nutrient=nutrient)


def of_floor(judgement: Judgement) -> str:
    """The mean and a floor in one sentence."""
    mean = judgement.taken.situation.mean
    if mean is None or not judgement.yardstick.values or judgement.verdict is Verdict.CANNOT_TELL:
        return _of_nothing_to_compare(judgement)
    logged, value = _compared(mean, judgement)
    if judgement.verdict is Verdict.DEPENDS:
        return f"Whether a mean of {logged} a day reaches the {value} depends on {_facts(judgement.depends_on)}."
    relation = "reaches" if judgement.verdict is Verdict.REACHED else "is below"
    return f"A logged mean of {logged} a day {relation} the {value}."


def of_ceiling(judgement: Judgement) -> str:
    """What counts on the highest day and the limit in one sentence; of a ceiling that is of the mean that."""
    yardstick, amount = judgement.yardstick, judgement.axis.amount
    if amount is None or not yardstick.values or judgement.verdict is Verdict.CANNOT_TELL:
        return _of_nothing_to_compare(judgement)
    (highest, value), counts = _compared(amount, judgement), _origins(yardstick, judgement.taken.situation)
    if judgement.verdict is Verdict.DEPENDS:
        return f"Whether {highest} ({counts}) stays within the {value} depends on {_facts(judgement.depends_on)}."
    relation = "is above" if judgement.verdict is Verdict.EXCEEDED else "is within"
    where = "in the mean of the days" if yardstick.is_of_the_mean else "on the highest day"
    return as_sentence(f"{highest} {where} ({counts}) {relation} the {value}.")


def _of_nothing_to_compare(judgement: Judgement) -> str:
    absences = judgement.yardstick.all_absences
    if absences and not judgement.yardstick.values:
        return absences[0].reason
    if judgement.reason is Reason.NO_COMPLETE_DAY:
        return "No complete day was logged, so there is no mean to compare."
    if judgement.reason is Reason.DAYS_MAY_COINCIDE:
        return "Whether entries of some days of the week fall on one day is not told."
    if judgement.reason is Reason.NOT_IN_OUR_DATA and judgement.yardstick.values:
        return _of_missing_figures(judgement)
    if judgement.reason is Reason.AUTHORITY_TEXT_UNCLEAR:
        unclear = listed(origin.value.replace("_", " ") for origin in judgement.yardstick.counted_origins[1])
        return f"The authority's text leaves open whether this counts ({unclear})."
    if not judgement.depends_on and any(each.has_open_measure for each in judgement.taken.record.entries):
        counted = judgement.taken.record.equivalent
        return f"How much of what was taken counts as {counted} is not told; amounts entered by component would tell."
    if judgement.depends_on:
        return f"The value hangs on {_facts(judgement.depends_on)}, which is not told."
    return of_conditions("The printed value", judgement.yardstick.all_values) or (
        "What was taken is known as a range only, on both sides of the value; no fact that can be asked for settles it."
    )


def _of_missing_figures(judgement: Judgement) -> str:
    days, part = judgement.taken.situation.days, judgement.axis.part
    brought = [each for day in days for each in day.contributions if each.is_by_food and not part(each).is_exact]
    if all(each.amount.is_exact for each in brought):
        return "The food table does not say how much of what was eaten was added to it, so that this cannot be told."
    return "The food table lacks a figure of some of what was eaten, so that this cannot be told."


def of_conditions(subject: str, values: Iterable[ReferenceValue]) -> str:
    """For whom the print says that each of these values is, which a request does not tell; nothing for everybody."""
    conditions = dict.fromkeys(value.condition.replace("_", " ") for value in values if value.condition)
    return f"{subject} is for one of: {', '.join(conditions)}; which one is not told." if conditions else ""


def _origins(yardstick: Yardstick, situation: Situation) -> str:
    words = yardstick.spelling.counts_in_words
    if yardstick.spelling.unclear:
        taken = {origin for day in situation.days for each in day.contributions for origin in each.told_origins}
        words = words + [f"perhaps {origin}" for origin in yardstick.spelling.unclear if origin in taken]
    return listed(words)


def _compared(amount: Interval, judgement: Judgement) -> tuple[str, str]:
    """The amount, and the value that it is compared with."""
    yardstick, taken = judgement.yardstick, judgement.taken
    shown, spelling = spell(amount), yardstick.spelling
    if spelling.amount and spelling.amount != shown:
        return f"{shown} {taken.unit}", f"{spelling.named} {taken.unit}"
    shown, value = displays(amount, yardstick.reference(taken.situation.people), taken.unit)
    return shown, f"{yardstick.value_type} of {value}"


def _facts(pointers: Iterable[str]) -> str:
    return listed(dict.fromkeys(_FACTS[_field(pointer)] for pointer in pointers))


def _field(pointer: str) -> str:
    return pointer.rsplit("/", 1)[-1]


def as_sentence(text: str) -> str:
    """The text with a capital letter."""
    return text[0].upper() + text[1:]


def listed(words: Iterable[str]) -> str:
    """The words as a sentence lists them: "a, b and c"; nothing for none."""
    every = list(words)
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)
