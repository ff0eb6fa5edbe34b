"""What an answer was made from. The hash is made again by a program that follows the README and shares no code."""

import hashlib
import json
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.evaluator import RULES_VERSION, Facts, Intake, evaluate
from app.evaluator.checks import check
from app.evaluator.receipt import canonical
from app.routes.examples import EVALUATE_EXAMPLES
from tests.evaluator.building import WOMAN_OF_34, day, evaluated, label, of_product, taken
from tests.readme import block, first_request


def intake(*entries: dict[str, Any], person: dict[str, Any] = WOMAN_OF_34, **more: Any) -> dict[str, Any]:
    return {"authorities": ["us-nasem", "eu-efsa"], "person": person, "days": [day(*entries)], **more}


def input_hash(body: str | dict[str, Any], facts: Facts) -> str:
    text = body if isinstance(body, str) else json.dumps(body)
    return evaluate(Intake.model_validate_json(text), facts)["receipt"]["input_hash"]


MICRO_SIGN, GREEK_MU = "\u00b5", "\u03bc"
OTHER_SPELLINGS = {"mcg": "ug", f"{MICRO_SIGN}g": "ug", f"{GREEK_MU}g": "ug", "meq": "mEq"}


# Step by step what the README says; RFC 8785 for the names, words and numbers that a request may have.
def as_the_readme_says(body: dict[str, Any]) -> str:
    body = json.loads(json.dumps(body))
    person = body["person"]
    if "age_months" in person:
        person.pop("age_years", None)
    if "include" in body:
        body["include"] = sorted(set(body["include"]))
        if not body["include"]:
            del body["include"]
    if "nutrients" in body:
        body["nutrients"] = sorted(body["nutrients"])
    for entry in (entry for one in body["days"] for entry in one["entries"]):
        if entry.get("basis") == "unknown":
            del entry["basis"]
        if entry.get("days_per_week") == 7:
            del entry["days_per_week"]
        if "product" in entry:
            entry.pop("origin", None)
        if "portion" in entry and entry.get("amount") == 1:
            del entry["amount"]
        if entry.get("unit") in OTHER_SPELLINGS:
            entry["unit"] = OTHER_SPELLINGS[entry["unit"]]
    return hashlib.sha256(by_rfc_8785(body).encode("utf-8")).hexdigest()


def by_rfc_8785(part: Any) -> str:
    match part:
        case dict():
            members = [json.dumps(name) + ":" + by_rfc_8785(part[name]) for name in sorted(part)]
            return "{" + ",".join(members) + "}"
        case list():
            return "[" + ",".join(by_rfc_8785(each) for each in part) + "]"
        case int() | float():
            return f"{part:.9f}".rstrip("0").rstrip(".") if part % 1 else str(round(part))
    return json.dumps(part, ensure_ascii=False)


def test_the_receipt_names_input_data_and_rules(facts: Facts) -> None:
    receipt = evaluated(facts, day(taken(320, "food")))["receipt"]
    assert (receipt["data_version"], receipt["rules_version"]) == ("test", RULES_VERSION)


def test_the_readme_shows_the_canonical_form_of_its_request(facts: Facts) -> None:
    shown, request = block("json", '{"authorities":').strip(), Intake.model_validate(first_request())
    assert shown == canonical(request, check(request, facts)).decode() == by_rfc_8785(first_request())


@pytest.mark.parametrize("name", EVALUATE_EXAMPLES)
def test_a_client_that_follows_the_readme_gets_the_hash(facts: Facts, name: str) -> None:
    body: dict[str, Any] = EVALUATE_EXAMPLES[name]["value"] or {}
    assert input_hash(body, facts) == as_the_readme_says(body)


@pytest.mark.parametrize(
    "amount",
    [
        "380",
        "380.0",
        "3.8e2",
        "3800e-1",
        "0.00001",
        "1e-5",
        "0.000001",
        "0.000999",
        "0.0123",
        "0",
        "-0.0",
        "0.1",
        "1000000000",
        "1e9",
        "12.345678",
    ],
)
def test_the_hash_of_every_number_is_that_of_the_readme(facts: Facts, amount: str) -> None:
    body = json.dumps(intake(taken(0.5, "food"))).replace("0.5", amount)
    assert input_hash(body, facts) == as_the_readme_says(json.loads(body))


SAME = {
    "a number with a zero behind the point": (intake(taken(380, "food")), intake(taken(380.0, "food"))),
    "a basis that is understood": (
        intake(label("magnesium-citrate", 500)),
        intake(label("magnesium-citrate", 500, "unknown")),
    ),
    "days of the week that are all": (
        intake(days=[day(taken(380, "food"), record="usual")]),
        intake(days=[day(taken(380, "food", days_per_week=7), record="usual")]),
    ),
    "nothing to include": (intake(taken(380, "food")), intake(taken(380, "food"), include=[])),
    "a word twice": (
        intake(taken(380, "food"), include=["trace"]),
        intake(taken(380, "food"), include=["trace", "trace"]),
    ),
    "an origin that a product has": (
        intake(of_product("milk-of-magnesia", 2)),
        intake(of_product("milk-of-magnesia", 2, origin="medicine")),
    ),
    "years that the months say": (
        intake(taken(380, "food"), person={"age_months": 412}),
        intake(taken(380, "food"), person={"age_months": 412, "age_years": 34}),
    ),
    "a weight with a zero behind the point": (
        intake(taken(380, "food"), person={**WOMAN_OF_34, "weight_kg": 60}),
        intake(taken(380, "food"), person={**WOMAN_OF_34, "weight_kg": 60.0}),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_the_same_said_otherwise_is_the_same_answer(facts: Facts, case: str) -> None:
    one, other = (evaluate(Intake.model_validate(body), facts) for body in SAME[case])
    assert one == other


@pytest.mark.parametrize(("spelling", "unit"), OTHER_SPELLINGS.items())
def test_a_unit_is_the_same_in_every_spelling(facts: Facts, spelling: str, unit: str) -> None:
    one, other = (intake({**taken(380, "food"), "unit": each}) for each in (spelling, unit))
    assert input_hash(one, facts) == input_hash(other, facts) == as_the_readme_says(one) == as_the_readme_says(other)


OTHER = {
    "another amount": intake(taken(381, "food"), taken(10, "water")),
    "another origin": intake(taken(380, "supplement"), taken(10, "water")),
    "another order of entries": intake(taken(10, "water"), taken(380, "food")),
    "a name for an entry": intake(taken(380, "food", id="lunch"), taken(10, "water")),
    "a life stage that was assumed": intake(
        taken(380, "food"), taken(10, "water"), person={**WOMAN_OF_34, "life_stage": "general"}
    ),
    "something to include": intake(taken(380, "food"), taken(10, "water"), include=["trace"]),
    "another person": intake(taken(380, "food"), taken(10, "water"), person={"age_years": 34}),
    "another order of authorities": {
        **intake(taken(380, "food"), taken(10, "water")),
        "authorities": ["eu-efsa", "us-nasem"],
    },
}


@pytest.mark.parametrize("case", OTHER)
def test_something_else_said_has_another_hash(facts: Facts, case: str) -> None:
    assert input_hash(OTHER[case], facts) != input_hash(intake(taken(380, "food"), taken(10, "water")), facts)


def test_a_name_in_any_script_is_hashed_as_utf_8(facts: Facts) -> None:
    body = intake(taken(380, "food", id='Frühstück \u2028"\\/\t\x7f 早餐 🥣'))
    assert input_hash(body, facts) == as_the_readme_says(body)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), name=st.sampled_from(sorted(EVALUATE_EXAMPLES)))
def test_the_order_of_keys_changes_nothing(facts: Facts, seed: int, name: str) -> None:
    body = EVALUATE_EXAMPLES[name]["value"]
    shuffled = in_another_order(body, random.Random(seed))
    assert evaluate(Intake.model_validate_json(shuffled), facts) == evaluate(Intake.model_validate(body), facts)


def in_another_order(part: Any, chance: random.Random) -> str:
    if isinstance(part, dict):
        names = chance.sample(list(part), len(part))
        return "{" + ", ".join(f"{json.dumps(name)}: {in_another_order(part[name], chance)}" for name in names) + "}"
    if isinstance(part, list):
        return "[" + ", ".join(in_another_order(each, chance) for each in part) + "]"
    return json.dumps(part)


def test_the_name_of_an_entry_is_in_no_hash_but_its_own(facts: Facts) -> None:
    new, unnamed = replace(facts), intake(taken(380, "food"))
    input_hash(intake(taken(380, "food", id="lunch")), new)
    assert input_hash(unnamed, new) == as_the_readme_says(unnamed)


def test_one_portion_is_said_or_understood(facts: Facts) -> None:
    seeds = {"food": "12016", "portion": "1 oz"}
    understood, said, two = (intake({**seeds, **more}) for more in ({}, {"amount": 1.0}, {"amount": 2}))
    assert input_hash(said, facts) == input_hash(understood, facts) == as_the_readme_says(said)
    assert input_hash(two, facts) != input_hash(understood, facts)


def test_nutrients_are_asked_for_in_any_order(facts: Facts) -> None:
    one, other = (
        intake(taken(1, "food"), nutrients=wanted) for wanted in (["zinc", "magnesium"], ["magnesium", "zinc"])
    )
    assert input_hash(one, facts) == input_hash(other, facts) == as_the_readme_says(one)
    assert input_hash(one, facts) != input_hash(intake(taken(1, "food")), facts)
