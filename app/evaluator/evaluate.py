"""The one evaluator: from an intake and the facts to an evaluation. It reads no clock, file, network or chance."""

from collections.abc import Collection

from app.evaluator import answers, scores, sentences
from app.evaluator.cases import Case, assumed_components, judge_nutrient
from app.evaluator.checks import check
from app.evaluator.citations import citations
from app.evaluator.conditions import related
from app.evaluator.differences import differences
from app.evaluator.evaluation import AskedFor, Evaluation, Finding, NutrientEvaluation, Question
from app.evaluator.facts import Facts
from app.evaluator.food_options import food_options, sources_of_options
from app.evaluator.intake import Include, Intake
from app.evaluator.person import Phytate, assumptions, possible_people
from app.evaluator.questions import AboutPerson, questions
from app.evaluator.ratio import calcium_to_magnesium
from app.evaluator.reading import read
from app.evaluator.receipt import receipt
from app.evaluator.rules import RULES_VERSION, findings
from app.evaluator.trace.tracing import sources_of, trace


def evaluate(intake: Intake, facts: Facts) -> Evaluation:
    """Compare an intake with the reference values of the authorities named.

    Raises InvalidIntakeError, with a pointer to each field at fault, when the request does not fit together.
    """
    entries = check(intake, facts)
    people = possible_people(intake.person, Phytate.USUAL)
    about_person = AboutPerson(intake.person, people)
    records = read(intake, entries, people, facts)
    cases = tuple([judge_nutrient(record, intake, about_person, facts) for record in records])
    found = findings(entries, cases, intake.nutrients or facts.nutrients, facts)
    nutrients = [_nutrient(case, about_person, found, facts) for case in cases]
    asked_for = _asked_for(intake.include, cases, found, facts) if intake.include else AskedFor()
    evaluation: Evaluation = {
        "nutrients": nutrients,
        "questions": _questions(cases, about_person),
        "assumptions": [*assumptions(intake.person), *assumed_components(cases)],
        "findings": found,
        "citations": citations(cases, nutrients, found, _sources_of(asked_for) if asked_for else (), facts),
        "receipt": receipt(intake, entries, facts.data_version, RULES_VERSION),
        "disclaimer": sentences.DISCLAIMER,
    }
    if len(cases) > 1:
        _tell_across_nutrients(evaluation, cases)
    return {**evaluation, **asked_for} if asked_for else evaluation


def _asked_for(included: Collection[Include], cases: tuple[Case, ...], found: list[Finding], facts: Facts) -> AskedFor:
    """The parts of an answer that it has only when a request includes them."""
    made = AskedFor()
    if Include.FOOD_OPTIONS in included:
        made["food_options"] = food_options(cases, facts)
    if Include.TRACE in included:
        made["trace"] = trace(cases, found, facts)
    return made


def _sources_of(asked_for: AskedFor) -> list[str]:
    return [*sources_of(asked_for.get("trace", ())), *sources_of_options(asked_for.get("food_options", ()))]


def _tell_across_nutrients(evaluation: Evaluation, cases: tuple[Case, ...]) -> None:
    evaluation["mean_adequacy_ratios"] = scores.of_authorities(cases)
    ratio = calcium_to_magnesium(tuple(case.record for case in cases))
    if ratio is not None:
        evaluation["calcium_to_magnesium"] = ratio


def _nutrient(case: Case, about_person: AboutPerson, found: list[Finding], facts: Facts) -> NutrientEvaluation:
    return {
        "nutrient": case.nutrient.id,
        "intake": answers.intake_of(case),
        "judgements": [answers.of_authority(judged) for judged in case.authorities],
        "differences": differences(case, about_person, facts) if len(case.authorities) > 1 else [],
        "related_conditions": related(case, facts.conditions.get(case.nutrient.id, ()), found),
    }


def _questions(cases: tuple[Case, ...], about_person: AboutPerson) -> list[Question]:
    unsettled = [judgement for case in cases for judgement in case.judgements if judgement.depends_on]
    if not unsettled:
        return []
    nutrients = {pointer: case.nutrient for case in cases for pointer in case.open_facts()}
    of_entries = {pointer: fact for case in cases for pointer, fact in case.open_facts().items()}
    facts = {fact.pointer: fact for fact in about_person.open_facts} | of_entries
    return [answers.question(asked, nutrients.get(asked.fact.pointer)) for asked in questions(unsettled, facts)]
