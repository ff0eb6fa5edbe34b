"""From judgements to the answer's parts: the numbers beside each verdict, and one sentence for a screen."""

from app.evaluator import scores, sentences
from app.evaluator.answer_fields import range_of
from app.evaluator.assessment import Assessed
from app.evaluator.by_risks import AssessedByRisks
from app.evaluator.by_risks_answer import adequacy_by_risks
from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import (
    Adequacy,
    AuthorityJudgement,
    Comparison,
    Excess,
    JudgedVerdict,
    NutrientIntake,
    Question,
)
from app.evaluator.exceeding import causes, days_above, reference_of
from app.evaluator.facts import Nutrient
from app.evaluator.habit import Refused
from app.evaluator.intake import Record
from app.evaluator.judging import Verdict
from app.evaluator.open_facts import FactKind
from app.evaluator.quantities import NO_UPPER_END, Interval, display, gap, number
from app.evaluator.questions import Asked, Judgement
from app.evaluator.usual_intake_answer import usual_adequacy, usual_excess
from app.evaluator.usual_intake_shape import UsualAdequacy
from app.evaluator.yardstick import source_ids, value_ids

UNKNOWN_INTAKE = "unknown"


def intake_of(case: Case) -> NutrientIntake:
    """The mean, and the days that it is over."""
    situation, unit = case.record.situation, case.nutrient.unit
    whole, mean = len(situation.whole_days), situation.mean
    usual = situation.days[0].record is Record.USUAL
    answer: NutrientIntake = {
        "unit": unit.value,
        "denominator": "nothing" if mean is None else "usual_day" if usual else "complete_days",
        "complete_days": whole,
        "partial_days": len(situation.days) - whole,
        "days_without_entry": case.days_without_entry,
    }
    if case.record.equivalent:
        answer["equivalent"] = case.record.equivalent
    if case.record.foods:
        entries, with_figure = len(case.record.entries), len(case.record.with_figure)
        answer["coverage"] = {"entries": entries, "entries_with_figure": with_figure}
    if mean is not None:
        _tell_mean(answer, mean, case)
    return answer


def _tell_mean(answer: NutrientIntake, mean: Interval, case: Case) -> None:
    """Both ends of the mean. Where nothing is known of it there is none, which is not zero."""
    if case.is_unknown:
        answer["display"] = UNKNOWN_INTAKE
        return
    answer["low"] = number(mean.low)
    answer["display"] = display(mean, case.taken.own.unit)
    if mean.high != NO_UPPER_END:
        answer["high"] = number(mean.high)


def of_authority(judged: JudgedByAuthority) -> AuthorityJudgement:
    """Both headlines of one authority and the comparisons in detail."""
    return {
        "authority": judged.authority.id,
        "adequacy": _adequacy(judged),
        "excess": _excess(judged),
        "comparisons": [_comparison(judgement) for judgement in judged.comparisons],
    }


def _adequacy(judged: JudgedByAuthority) -> Adequacy:
    judgement = judged.adequacy
    situation = judgement.taken.situation
    answer: Adequacy = {
        "verdict": judgement.verdict.value,
        "usual_intake": _usual_adequacy(judged.usual_adequacy, judgement.taken.unit),
        "text": sentences.of_floor(judgement),
        "reference_value_ids": value_ids(judgement.yardstick),
        "citation_ids": source_ids(judgement.yardstick),
    }
    _tell_what_it_hangs_on(answer, judgement)
    mean = situation.mean
    is_known = mean is not None and not judgement.is_unknown
    if "reference" in answer and mean is not None and is_known and judgement.verdict is not Verdict.REACHED:
        answer["missing"] = range_of(gap(judgement.yardstick.reference(situation.people), mean))
    ratio = scores.of_nutrient(judged)
    if ratio is not None:
        answer["nutrient_adequacy_ratio"] = scores.share_of(ratio)
    return answer


def _usual_adequacy(outcome: Assessed | AssessedByRisks | Refused, unit: str) -> UsualAdequacy:
    return adequacy_by_risks(outcome, unit) if isinstance(outcome, AssessedByRisks) else usual_adequacy(outcome, unit)


def _comparison(judgement: Judgement) -> Comparison:
    answer: Comparison = {
        "verdict": judgement.verdict.value,
        "kind": judgement.yardstick.all_values[0].kind.value,
        "reference_value_ids": value_ids(judgement.yardstick),
        "citation_ids": source_ids(judgement.yardstick),
    }
    _tell_what_it_hangs_on(answer, judgement)
    if judgement.yardstick.is_ceiling:
        answer["counts"] = [origin.value for origin in judgement.yardstick.counted_origins[0]]
        answer["text"] = sentences.of_ceiling(judgement)
        if judgement.axis.amount is not None and not judgement.is_unknown:
            answer["amount"] = range_of(judgement.axis.amount)
    return answer


def _excess(judged: JudgedByAuthority) -> Excess:
    judgement = judged.excess
    answer: Excess = {
        "verdict": judgement.verdict.value,
        "text": sentences.of_ceiling(judgement),
        "reference_value_ids": value_ids(judgement.yardstick),
        "citation_ids": source_ids(judgement.yardstick),
    }
    _tell_what_it_hangs_on(answer, judgement)
    if judgement.yardstick.values:
        _tell_what_counts(answer, judgement)
    if "reference" in answer and judgement.axis.amount is not None:
        _tell_room(answer, judgement, judgement.axis.amount)
    if judged.usual_excess is not None:
        answer["usual_intake"] = usual_excess(judged.usual_excess, judgement.taken.unit)
    return answer


def _tell_what_it_hangs_on(answer: JudgedVerdict, judgement: Judgement) -> None:
    yardstick = judgement.yardstick
    if judgement.reason:
        answer["reason"] = judgement.reason.value
    if judgement.depends_on:
        answer["depends_on"] = list(judgement.depends_on)
    if yardstick.values:
        answer["value_type"] = yardstick.value_type
    if yardstick.equivalent:
        answer["equivalent"] = yardstick.equivalent
    people = judgement.taken.situation.people
    if yardstick.values and not yardstick.needs(people):
        answer["reference"] = range_of(yardstick.reference(people))


def _tell_what_counts(answer: Excess, judgement: Judgement) -> None:
    counts, unclear = judgement.yardstick.counted_origins
    answer["counts"] = [origin.value for origin in counts]
    answer["unclear"] = [origin.value for origin in unclear]
    if judgement.is_unknown:
        return
    counted = judgement.axis.mean_of_whole
    if counted is not None:
        answer["counted"] = range_of(counted)
    if judgement.axis.amount is not None:
        answer["highest_day"] = number(judgement.axis.amount.low)


def _tell_room(answer: Excess, judgement: Judgement, highest: Interval) -> None:
    reference = reference_of(judgement)
    answer["days_exceeded"] = len(days_above(judgement))
    if reference.is_exact:
        answer["limit"] = number(reference.low)
    if judgement.verdict is Verdict.EXCEEDED:
        answer["over_by"] = number(highest.low - reference.high)
        answer["caused_by"] = [each.pointer for each in causes(judgement)]
    elif not judgement.is_unknown:
        answer["room"] = range_of(gap(reference, highest))


def question(asked: Asked, nutrient: Nutrient | None) -> Question:
    """A question as an app asks it; ``nutrient`` is what the entry that it is about brings, if it is about one."""
    fact = asked.fact
    answer: Question = {
        "pointer": fact.pointer,
        "settles": asked.settles,
        "answer": "number" if fact.is_number else "choice",
        "options": [] if fact.is_number else [option.name for option in fact.options],
        "text": sentences.of_question(fact.pointer, nutrient.called if nutrient else ""),
    }
    if nutrient is not None and fact.kind in (FactKind.BASIS, FactKind.FORM):
        amounts = ((option.name, option.contribution.amount) for option in fact.options if option.contribution)
        answer["option_amounts"] = [
            {"option": name, "amount": range_of(amount), "display": display(amount, nutrient.unit)}
            for name, amount in amounts
        ]
    return answer
