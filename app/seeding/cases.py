"""What a conformance case may ask and expect: a request that would be answered, and words that an answer may say.

It needs the facts, so that it is looked at only when every other file is right.
"""

from collections.abc import Iterator, Sequence

from app.evaluator import Facts, Intake, InvalidIntakeError
from app.evaluator.adequacy import Conclusion
from app.evaluator.checks import check
from app.evaluator.faults import unknown_slug
from app.evaluator.findings import FINDING_TYPES
from app.evaluator.habit import Refusal
from app.evaluator.judging import Reason, Verdict
from app.expectations import AXES, COMPARISON, Expected, ExpectedVerdict
from app.knowledge import facts_from
from app.records import Records
from app.seeding.files import Table
from app.seeding.problems import not_one_of
from app.tables import ConformanceCase

Flaw = tuple[str, str]
"""A column or a field, and what is wrong in it."""


def check_cases(table: Table, records: Records) -> None:
    """Note every case whose request would be refused, and every expectation that no answer could meet."""
    facts, lines = facts_from(records, ""), table.ids()
    for case in records.conformance_cases:
        for column, message in _flaws(case, facts):
            table.report(lines[case.id].number, column, message)


def _flaws(case: ConformanceCase, facts: Facts) -> Iterator[Flaw]:
    intake, expected = Intake.model_validate(case.request), case.expected
    yield from (("request", message) for message in _faults(intake, facts))
    for place, verdict in enumerate(expected["verdicts"]):
        for field, message in _flaws_of_verdict(verdict, intake, facts):
            yield "expected", f"#/verdicts/{place}/{field}: {message}"
    for place, logged in enumerate(expected.get("intakes", ())):
        for message in _not_a_nutrient(logged["nutrient"], facts):
            yield "expected", f"#/intakes/{place}/nutrient: {message}"
    yield from (("expected", message) for message in _unknown_words(expected, facts))


def _faults(intake: Intake, facts: Facts) -> list[str]:
    """What the request would be refused for."""
    try:
        check(intake, facts)
    except InvalidIntakeError as error:
        return [f"{fault.pointer}: {fault.detail}" for fault in error.faults]
    return []


def _flaws_of_verdict(verdict: ExpectedVerdict, intake: Intake, facts: Facts) -> Iterator[Flaw]:
    """What is wrong with an expected verdict, by its field."""
    yield from (("nutrient", message) for message in _not_a_nutrient(verdict["nutrient"], facts))
    closed: list[tuple[str, str, Sequence[str]]] = [
        ("authority", verdict["authority"], intake.authorities),
        ("axis", verdict["axis"], AXES),
        ("verdict", verdict["verdict"], list(Verdict)),
    ]
    if "reason" in verdict:
        closed.append(("reason", verdict["reason"], list(Reason)))
    habit = verdict.get("usual_intake", {})
    if "conclusion" in habit:
        closed.append(("usual_intake/conclusion", habit["conclusion"], list(Conclusion)))
    if "refusal" in habit:
        closed.append(("usual_intake/refusal", habit["refusal"], list(Refusal)))
    yield from ((field, not_one_of(word, known)) for field, word, known in closed if word not in known)
    if verdict["axis"] == COMPARISON and "value_type" not in verdict:
        yield "value_type", "is missing; a comparison names the floor that it is with"


def _not_a_nutrient(name: str, facts: Facts) -> Iterator[str]:
    if name not in facts.nutrients:
        yield unknown_slug("nutrient", name, facts.nutrients)


def _unknown_words(expected: Expected, facts: Facts) -> Iterator[str]:
    conditions = [condition.id for of_nutrient in facts.conditions.values() for condition in of_nutrient]
    for field, said, known in (
        ("findings", expected.get("findings", []), list(FINDING_TYPES)),
        ("absent_findings", expected.get("absent_findings", []), list(FINDING_TYPES)),
        ("related_conditions", expected.get("related_conditions", []), conditions),
    ):
        yield from (f"#/{field}: {not_one_of(word, known)}" for word in said if word not in known)
