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
from app.evaluator.quantities import Interval, display, gap, number
from app.evaluator.questions import Asked, Judgement
from app.evaluator.taken import Taken
from app.evaluator.usual_intake_answer import usual_adequacy, usual_excess
from app.evaluator.usual_intake_shape import UsualAdequacy

UNKNOWN_INTAKE = "unknown"


def intake_of(case: Case) -> NutrientIntake:
    """The mean, and the days that it is over."""
    record = case.record
    situation = record.situation
    whole, mean = len(situation.whole_days), situation.mean
    usual = situation.days[0].record is Record.USUAL
    answer: NutrientIntake = {
        "unit": str(case.nutrient.unit),
        "denominator": "nothing" if mean is None else "usual_day" if usual else "complete_days",
        "complete_days": whole,
        "partial_days": len(situation.days) - whole,
        "days_without_entry": case.days_without_entry,
    }
    if record.equivalent:
        answer["equivalent"] = record.equivalent
    if record.foods:
        answer["coverage"] = {"entries": len(record.entries), "entries_with_figure": len(record.with_figure)}
    if mean is not None:
        _tell_mean(answer, mean, case.taken.own)
    return answer


def _tell_mean(answer: NutrientIntake, mean: Interval, taken: Taken) -> None:
    """Both ends of the mean. Where nothing is known of it there is none, which is not zero."""
    if taken.record.is_unknown:
        answer["display"] = UNKNOWN_INTAKE
        return
    ends = range_of(mean)
    answer["low"] = ends["low"]
    answer["display"] = display(mean, taken.unit)
    if "high" in ends:
        answer["high"] = ends["high"]


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
    spelling = judgement.yardstick.spelling
    answer: Adequacy = {
        "verdict": str(judgement.verdict),
        "usual_intake": _usual_adequacy(judged.usual_adequacy, judgement.taken.unit),
        "text": sentences.of_floor(judgement),
        "reference_value_ids": [*spelling.value_ids],
        "citation_ids": [*judgement.yardstick.sources],
    }
    _tell_what_it_hangs_on(answer, judgement)
    if "reference" in answer and judgement.verdict is not Verdict.REACHED:
        _tell_missing(answer, judgement)
    ratio = scores.of_nutrient(judged)
    if ratio is not None:
        answer["nutrient_adequacy_ratio"] = scores.share_of(ratio)
    return answer


def _tell_missing(answer: Adequacy, judgement: Judgement) -> None:
    situation = judgement.taken.situation
    if situation.mean is not None and not judgement.is_unknown:
        answer["missing"] = range_of(gap(judgement.yardstick.reference(situation.people), situation.mean))


def _usual_adequacy(outcome: Assessed | AssessedByRisks | Refused, unit: str) -> UsualAdequacy:
    return adequacy_by_risks(outcome, unit) if isinstance(outcome, AssessedByRisks) else usual_adequacy(outcome, unit)


def _comparison(judgement: Judgement) -> Comparison:
    spelling = judgement.yardstick.spelling
    answer: Comparison = {
        "verdict": str(judgement.verdict),
        "kind": spelling.kind,
        "reference_value_ids": [*spelling.value_ids],
        "citation_ids": [*judgement.yardstick.sources],
    }
    _tell_what_it_hangs_on(answer, judgement)
    if judgement.yardstick.is_ceiling:
        answer["counts"] = [*spelling.counts]
        answer["text"] = sentences.of_ceiling(judgement)
        if judgement.axis.amount is not None and not judgement.is_unknown:
            answer["amount"] = range_of(judgement.axis.amount)
    return answer


def _excess(judged: JudgedByAuthority) -> Excess:
    judgement = judged.excess
    yardstick = judgement.yardstick
    answer: Excess = {
        "verdict": str(judgement.verdict),
        "text": sentences.of_ceiling(judgement),
        "reference_value_ids": [*yardstick.spelling.value_ids],
        "citation_ids": [*yardstick.sources],
    }
    _tell_what_it_hangs_on(answer, judgement)
    if yardstick.values:
        answer["counts"], answer["unclear"] = [*yardstick.spelling.counts], [*yardstick.spelling.unclear]
        if judgement.axis.amount is not None:
            _tell_highest_day(answer, judgement, judgement.axis.amount)
    if judged.usual_excess is not None:
        answer["usual_intake"] = usual_excess(judged.usual_excess, judgement.taken.unit)
    return answer


def _tell_what_it_hangs_on(answer: JudgedVerdict, judgement: Judgement) -> None:
    if judgement.reason:
        answer["reason"] = str(judgement.reason)
    if judgement.depends_on:
        answer["depends_on"] = [*judgement.depends_on]
    yardstick = judgement.yardstick
    if not yardstick.values:
        return
    answer["value_type"] = yardstick.value_type
    if yardstick.equivalent:
        answer["equivalent"] = yardstick.equivalent
    fixed = yardstick.spelling.reference
    if fixed is not None:
        answer["reference"] = fixed.copy()
    elif not yardstick.needs(judgement.taken.situation.people):
        answer["reference"] = range_of(reference_of(judgement))


def _tell_highest_day(answer: Excess, judgement: Judgement, highest: Interval) -> None:
    """What is counted in the mean and on the highest day, and how far that is from the limit, if it is known."""
    is_unknown = judgement.is_unknown
    if not is_unknown:
        counted = judgement.axis.mean_of_whole
        if counted is not None:
            answer["counted"] = range_of(counted)
        answer["highest_day"] = number(highest.low)
    if "reference" not in answer:
        return
    reference = reference_of(judgement)
    answer["days_exceeded"] = len(days_above(judgement))
    if reference.low == reference.high:
        answer["limit"] = answer["reference"]["low"]
    if judgement.verdict is Verdict.EXCEEDED:
        answer["over_by"] = number(highest.low - reference.high)
        answer["caused_by"] = [each.pointer for each in causes(judgement)]
    elif not is_unknown:
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
