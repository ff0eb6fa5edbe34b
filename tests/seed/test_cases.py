"""A conformance case whose request would be refused, or that expects what no answer says, is a mistake in the seed."""

import json
from typing import Any

import pytest

from tests.seed.seed_copy import SeedCopy

FILE, CASE = "conformance_cases.csv", "man-380-from-food"


def problems_of(files: SeedCopy, column: str, cell: Any) -> tuple[list[str], str]:
    """What is told when the case has this in a column, and the place that it has to be told with."""
    line = files.set(FILE, CASE, **{column: cell if isinstance(cell, str) else json.dumps(cell)})
    return files.problems(), f"{FILE}:{line}: {column}: "


def request(files: SeedCopy) -> Any:
    return json.loads(files.cell(FILE, CASE, "request"))


def expected(files: SeedCopy) -> Any:
    return json.loads(files.cell(FILE, CASE, "expected"))


def test_a_request_that_is_no_json_is_a_problem(files: SeedCopy) -> None:
    (problem,), place = problems_of(files, "request", "{'authorities': []}")
    assert problem.startswith(f"{place}is not a JSON object: ")


def test_a_request_that_does_not_fit_its_shape_names_each_place(files: SeedCopy) -> None:
    body = request(files)
    body["person"]["sex"] = "man"
    body["autorities"] = body.pop("authorities")
    (problem,), place = problems_of(files, "request", body)
    assert problem == (
        f"{place}#/authorities: Field required; #/person/sex: Input should be 'female' or 'male'; "
        "#/autorities: Extra inputs are not permitted"
    )


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("nutrient", "magnesum", "#/days/0/entries/0/nutrient: There is no nutrient 'magnesum'. Did you mean"),
        ("unit", "unit", "#/days/0/entries/0/unit: 'unit' does not fit here"),
    ],
)
def test_a_request_that_would_be_refused_is_a_problem(files: SeedCopy, field: str, value: str, message: str) -> None:
    body = request(files)
    body["days"][0]["entries"][0][field] = value
    (problem,), place = problems_of(files, "request", body)
    assert problem.startswith(place + message)


def test_a_request_in_a_unit_that_is_none_is_offered_the_one_that_may_be_meant(files: SeedCopy) -> None:
    body = request(files)
    body["days"][0]["entries"][0]["unit"] = "milligrams"
    (problem,), place = problems_of(files, "request", body)
    said, *_ = problem.split("; ")
    assert said.startswith(f"{place}#/days/0/entries/0/unit: ")
    assert said.endswith(
        "There is no unit 'milligrams' here. Did you mean 'mg'? Units are g, mg, ug, L, mL, MJ, kJ, kcal, mmol, mEq, "
        "percent_daily_value, IU or unit"
    )


def test_an_authority_that_is_not_there_is_told_of_the_request_and_of_each_verdict(files: SeedCopy) -> None:
    told, place = problems_of(files, "request", {**request(files), "authorities": ["us-nasen"]})
    assert told[0].startswith(f"{place}#/authorities/0: There is no authority 'us-nasen'. Did you mean 'us-nasem'?")
    assert len(told) == 1 + len(expected(files)["verdicts"])
    assert all('authority: "us-nasem" is not one of us-nasen; did you mean' in each for each in told[1:])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"axis": "excces"}, '#/verdicts/0/axis: "excces" is not one of adequacy, excess, comparison; did you mean'),
        ({"verdict": "not_reachd"}, '#/verdicts/0/verdict: "not_reachd" is not one of reached, not_reached, within'),
        ({"reason": "dunno"}, '#/verdicts/0/reason: "dunno" is not one of no_complete_day, needs_a_fact'),
        ({"authority": "eu-efsa"}, '#/verdicts/0/authority: "eu-efsa" is not one of us-nasem'),
        ({"nutrient": "magnesum"}, "#/verdicts/0/nutrient: There is no nutrient 'magnesum'. Did you mean 'magnesium'?"),
        (
            {"usual_intake": {"status": "assessed", "conclusion": "adequate"}},
            '#/verdicts/0/usual_intake/conclusion: "adequate" is not one of reasonably_certain_adequate',
        ),
        (
            {"usual_intake": {"status": "refused", "refusal": "no_sd"}},
            '#/verdicts/0/usual_intake/refusal: "no_sd" is not one of no_complete_day',
        ),
        ({"axis": "comparison"}, "#/verdicts/0/value_type: is missing; a comparison names the floor that it is with"),
    ],
    ids=lambda change: next(iter(change)) if isinstance(change, dict) else "",
)
def test_a_verdict_that_no_answer_has_is_a_problem(files: SeedCopy, change: dict[str, Any], message: str) -> None:
    wanted = expected(files)
    del wanted["verdicts"][0]["value_type"]
    wanted["verdicts"][0] |= change
    (problem,), place = problems_of(files, "expected", wanted)
    assert problem.startswith(place + message)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("findings", ["over_limits"], '#/findings: "over_limits" is not one of over_limit'),
        ("absent_findings", ["over_limits"], '#/absent_findings: "over_limits" is not one of over_limit'),
        ("related_conditions", ["toxic"], '#/related_conditions: "toxic" is not one of adequate'),
        ("intakes", [{"nutrient": "magnesum"}], "#/intakes/0/nutrient: There is no nutrient 'magnesum'."),
        ("questions", [{"settles": 1}], "#/questions/0/pointer: Field required"),
        ("verdict", [], "#/verdict: Extra inputs are not permitted"),
    ],
)
def test_any_other_expectation_that_no_answer_meets_is_a_problem(
    files: SeedCopy, field: str, value: Any, message: str
) -> None:
    (problem,), place = problems_of(files, "expected", {**expected(files), field: value})
    assert problem.startswith(place + message)


def test_a_misspelt_number_of_a_verdict_is_a_problem(files: SeedCopy) -> None:
    wanted = expected(files)
    wanted["verdicts"][0]["missing"] = {"low": 40, "hi": 40}
    (problem,), place = problems_of(files, "expected", wanted)
    assert problem == f"{place}#/verdicts/0/missing/hi: Extra inputs are not permitted"


def test_cases_are_looked_at_only_when_the_other_files_are_right(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "magnesium", unit="ounce")
    told, _ = problems_of(files, "expected", {"verdicts": [], "findings": ["no_such_code"]})
    assert told == [f'nutrients.csv:{line}: unit: "ounce" is not one of g, mg, ug, L, MJ, kJ, kcal, %']
