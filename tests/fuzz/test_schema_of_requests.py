"""The schema of a request in the document and the checks of the code are the same rules.

Whatever the code takes, the schema takes. Whatever the schema takes, the code takes, or refuses for one of the reasons
that no schema can say.
"""

from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator
from pydantic import ValidationError

from app.evaluator import Intake, InvalidIntakeError
from app.evaluator.checks import check
from app.evaluator.faults import InvalidLabelError
from app.evaluator.labels import LabelReadingRequest, read_label
from app.knowledge import facts_from
from app.routes.examples import EVALUATE_EXAMPLES, LABEL_EXAMPLES
from tests.fuzz.interface import DOCUMENT, OF_A_BODY, OF_A_LABEL, SEED

FACTS = facts_from(SEED, "")
SCHEMA = Draft202012Validator({"$ref": "#/components/schemas/Intake", "components": DOCUMENT["components"]})
LABEL_SCHEMA = Draft202012Validator(
    {"$ref": "#/components/schemas/LabelReadingRequest", "components": DOCUMENT["components"]}
)

amounts = st.sampled_from([0, 1e-7, 1e-6, 0.1, 34, 34.0, 1e9, 1e10, -1])
fields: dict[str, st.SearchStrategy[Any]] = {
    "id": st.sampled_from(["", "a", "b"]),
    "nutrient": st.sampled_from(["magnesium", "Magnesium"]),
    "form": st.just("magnesium-citrate"),
    "product": st.just("milk-of-magnesia"),
    "food": st.sampled_from(["12063", "11458", "99999", "Almonds"]),
    "portion": st.sampled_from(["cup", "1/2 cup", "bowl", ""]),
    "component": st.just("folic-acid"),
    "basis": st.sampled_from(["elemental", "compound", "salt"]),
    "amount": amounts,
    "amount_min": amounts,
    "amount_max": amounts,
    "amount_status": st.sampled_from(["trace", "unknown"]),
    "days_per_week": st.sampled_from([0, 1e-7, 1e-6, 3, 3.5, 7, 7.5]),
    "unit": st.sampled_from(["mg", "\u00b5g", "unit", "mmol", "meq", "percent_daily_value", "Mg"]),
    "daily_value_of": st.sampled_from(["us-fda-label", "us-nasem", "US"]),
    "origin": st.sampled_from(["food", "medicine"]),
}
RIGHT: list[dict[str, Any]] = [
    {"nutrient": "magnesium", "amount": 380, "unit": "mg", "origin": "food"},
    {"nutrient": "magnesium", "amount_min": 1, "amount_max": 2, "unit": "mg", "origin": "food"},
    {"form": "magnesium-citrate", "amount": 1000, "unit": "mg", "origin": "supplement", "basis": "compound"},
    {"form": "magnesium-citrate", "amount_status": "trace", "origin": "supplement"},
    {"product": "milk-of-magnesia", "amount": 1, "unit": "unit"},
    {"nutrient": "magnesium", "amount": 5, "unit": "mmol", "origin": "food"},
    {"food": "12063", "amount": 30, "unit": "g"},
    {"food": "11458", "portion": "1/2 cup"},
    {"food": "11458", "portion": "cup", "amount_min": 1, "amount_max": 2},
    {"food": "11458", "portion": "cup", "amount_status": "unknown"},
    {"form": "magnesium-citrate", "amount": 5, "unit": "mEq", "origin": "supplement", "basis": "elemental"},
    {
        "nutrient": "magnesium",
        "amount": 50,
        "unit": "percent_daily_value",
        "daily_value_of": "eu-label",
        "origin": "supplement",
    },
]
# An entry that is right, with a few fields changed or left out: of entries made at random hardly one would be taken.
changed = st.dictionaries(st.sampled_from(sorted(fields)), st.none(), max_size=2).flatmap(
    lambda chosen: st.fixed_dictionaries({field: fields[field] | st.none() for field in chosen})
)
entries = st.builds(
    lambda right, changes: {field: value for field, value in (right | changes).items() if value is not None},
    st.sampled_from(RIGHT),
    changed,
)
days = st.fixed_dictionaries(
    {
        "record": st.sampled_from(["complete", "partial", "not_logged", "usual"]),
        "entries": st.lists(entries, max_size=2),
    }
)
people = st.fixed_dictionaries(
    {},
    optional={
        "age_years": st.sampled_from([0, 1, 2, 34, 34.0, 34.5, 130, 131]),
        "age_months": st.sampled_from([0, 23, 24, 412, 412.0, 1571, 1572]),
        "sex": st.sampled_from(["female", "male"]),
        "life_stage": st.sampled_from(["general", "pregnancy", "lactation"]),
        "weight_kg": st.sampled_from([0, 0.1, 61.5, 700, 701]),
    },
)
intakes = st.fixed_dictionaries(
    {
        "authorities": st.lists(st.sampled_from(["us-nasem", "eu-efsa"]), min_size=1, max_size=2),
        "person": st.just({"age_years": 34}) | people,
        "days": st.lists(days, min_size=1, max_size=2),
    },
    optional={"nutrients": st.sampled_from([[], ["magnesium"], ["magnesium", "magnesium"], ["magnesum"], ["A"]])},
)


def refusals(body: dict[str, Any]) -> set[str]:
    """Why the code refuses the request; nothing when it takes it."""
    try:
        check(Intake.model_validate(body), FACTS)
    except InvalidIntakeError as error:
        return {fault.code for fault in error.faults}
    except ValidationError:
        return {"malformed"}
    return set()


@settings(max_examples=1500, deadline=None)
@given(body=intakes)
def test_the_schema_takes_what_the_code_takes_and_nothing_else(body: dict[str, Any]) -> None:
    reasons = refusals(body)
    event(f"taken: {not reasons}")
    # A component of another nutrient is none of the reasons of the interface's own cases, which name the right one.
    assert SCHEMA.is_valid(body) == (reasons <= OF_A_BODY | {"component_of_other_nutrient"}), reasons


@pytest.mark.parametrize("name", EVALUATE_EXAMPLES)
def test_a_documented_example_fits_the_schema(name: str) -> None:
    SCHEMA.validate(EVALUATE_EXAMPLES[name]["value"])


label_fields: dict[str, st.SearchStrategy[Any]] = {
    "substance": st.sampled_from(["magnesium", "magnesium citrate", "calcium", "", "x" * 121]),
    "forms": st.sampled_from([["magnesium oxide"], ["magnesium"], [], ["magnesium oxide"] * 11]),
    "amount": st.sampled_from([0, 0.001, 200, 1_000_001]),
    "unit": st.sampled_from(["mg", "mcg", "mmol", "meq", "unit", "percent_daily_value", "IU"]),
    "statement": st.sampled_from(["elemental", "compound", "unknown", "salt"]),
    "provides_amount": st.sampled_from([0, 0.001, 160]),
    "provides_unit": st.sampled_from(["mg", "mmol", "unit"]),
    "second_amount": st.sampled_from([0, 0.001, 8.2]),
    "second_unit": st.sampled_from(["mmol", "g", "unit"]),
    "elemental_percent": st.sampled_from([0, 0.1, 10, 100, 101]),
    "percent_daily_value": st.sampled_from([0, 48]),
    "daily_value_of": st.sampled_from(["us-fda-label", "us-nasem", "US"]),
    "units_per_serving": st.sampled_from([0.5, 1, 2, 1000, 1001]),
    "counted_in": st.sampled_from(["", "capsule"]),
    "amount_per": st.sampled_from(["serving", "unit", "daily_portion", "pack"]),
}
RIGHT_LABELS: list[dict[str, Any]] = [
    {"substance": "magnesium citrate", "amount": 1000, "unit": "mg"},
    {"substance": "magnesium", "forms": ["magnesium oxide"], "amount": 200, "unit": "mg"},
    {"substance": "magnesium oxide", "amount": 500, "unit": "mg", "provides_amount": 300, "provides_unit": "mg"},
    {"substance": "magnesium oxide", "amount": 500, "unit": "mg", "elemental_percent": 60},
    {"substance": "magnesium", "percent_daily_value": 48, "daily_value_of": "us-fda-label"},
    {"substance": "magnesium", "amount": 5, "unit": "mmol", "units_per_serving": 2, "amount_per": "unit"},
    {"substance": "magnesium", "amount": 200, "unit": "mg", "second_amount": 8.2, "second_unit": "mmol"},
]
label_changes = st.dictionaries(st.sampled_from(sorted(label_fields)), st.none(), max_size=3).flatmap(
    lambda chosen: st.fixed_dictionaries({field: label_fields[field] | st.none() for field in chosen})
)
labels = st.builds(
    lambda right, changes: {field: value for field, value in (right | changes).items() if value is not None},
    st.sampled_from(RIGHT_LABELS),
    label_changes,
)
label_requests = st.fixed_dictionaries({"label": labels}, optional={"origin": st.sampled_from(["food", "pack"])}) | (
    st.fixed_dictionaries({"text": st.sampled_from(["", "Magnesium 200 mg", "nothing", "x" * 201])})
)


def refusals_of_label(body: dict[str, Any]) -> set[str]:
    """Why the code refuses to read a label; nothing when it reads it."""
    try:
        read_label(LabelReadingRequest.model_validate(body), FACTS)
    except InvalidLabelError as error:
        return {fault.code for fault in error.faults}
    except ValidationError:
        return {"malformed"}
    return set()


@settings(max_examples=600, deadline=None)
@given(body=label_requests)
def test_the_schema_takes_the_labels_that_the_code_takes_and_no_others(body: dict[str, Any]) -> None:
    reasons = refusals_of_label(body)
    event(f"taken: {not reasons}")
    assert LABEL_SCHEMA.is_valid(body) == (reasons <= OF_A_LABEL), reasons


@pytest.mark.parametrize("name", LABEL_EXAMPLES)
def test_a_documented_label_fits_the_schema(name: str) -> None:
    LABEL_SCHEMA.validate(LABEL_EXAMPLES[name]["value"])
