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
from app.knowledge import facts_from
from app.main import create_app
from app.routes.examples import EVALUATE_EXAMPLES
from app.settings import Settings
from tests.fuzz.interface import OF_A_BODY, SEED

FACTS = facts_from(SEED, "")
DOCUMENT = create_app(Settings()).openapi()
SCHEMA = Draft202012Validator({"$ref": "#/components/schemas/Intake", "components": DOCUMENT["components"]})

amounts = st.sampled_from([0, 1e-7, 1e-6, 0.1, 34, 34.0, 1e9, 1e10, -1])
fields: dict[str, st.SearchStrategy[Any]] = {
    "id": st.sampled_from(["", "a", "b"]),
    "nutrient": st.sampled_from(["magnesium", "Magnesium"]),
    "form": st.just("magnesium-citrate"),
    "product": st.just("milk-of-magnesia"),
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
    }
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
    assert SCHEMA.is_valid(body) == (reasons <= OF_A_BODY), reasons


@pytest.mark.parametrize("name", EVALUATE_EXAMPLES)
def test_a_documented_example_fits_the_schema(name: str) -> None:
    SCHEMA.validate(EVALUATE_EXAMPLES[name]["value"])
