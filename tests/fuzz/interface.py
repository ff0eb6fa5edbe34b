"""The interface as schemathesis reads it from our own document, and what no document can tell: which ids exist.

`FUZZ_CASES` asks for so many cases an operation, other ones each time; without it there are few, always the same ones.
"""

import os
import string
from http import HTTPStatus
from itertools import pairwise
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis import Case, CheckContext, HookContext, Response
from schemathesis.config import SchemathesisConfig

from app.evaluator.person import OLDEST_YEARS
from app.main import create_app
from app.routes.examples import LABEL_EXAMPLES
from app.seeding import read_seed
from app.settings import Settings

ASKED_FOR = os.environ.get("FUZZ_CASES", "")
CASES = int(ASKED_FOR or "30")
ALWAYS_THE_SAME = not ASKED_FOR
BASE_URL = "http://testserver"

SEED = read_seed(Settings().seed_directory)
WORDS: dict[str, list[str]] = {
    "nutrient": [record.id for record in SEED.nutrients],
    "authority": [record.id for record in SEED.authorities],
    "label_authority": [record.id for record in SEED.authorities if record.role == "label"],
    "form": [record.id for record in SEED.supplement_forms],
    "forms_to_compare": [
        f"{one.id},{other.id}" for one, other in pairwise(SEED.supplement_forms) if one.nutrient == other.nutrient
    ],
    "component": [record.id for record in SEED.components],
    "portion": ["cup", "1/2 cup", "1 oz", "2 tbsp", "1 medium", "3 slices"],
    "product": [record.id for record in SEED.medicinal_products],
    "conformance_case": [record.id for record in SEED.conformance_cases],
    "reference_value": [record.id for record in SEED.reference_values],
    "line": [text for example in LABEL_EXAMPLES.values() if (text := (example["value"] or {}).get("text"))],
    "substance": ["magnesium", "calcium", "Magnesium Citrate", "magnesium-oxide", "Epsom salt"],
    "food": list(SEED.foods.columns["id"][::97]),
    "food_group": [record.id for record in SEED.food_groups],
    "common_food": [record.id for record in SEED.common_foods],
    "water": [record.id for record in SEED.waters],
    "measure": ["magnesium", "vitamin-a", *(record.id for record in SEED.food_measures)],
    "typed": ["almonds", "spinach cooked", "brocoli", "milk of magnesia", "2% milk"],
    "edition": sorted({record.edition for record in SEED.reference_values}),
}

NUTRIENTS_OF_COMPONENTS = {record.id: record.nutrient for record in SEED.components}
OF_UNITS = {
    **dict.fromkeys(("mmol", "mEq", "meq", "percent_daily_value"), "magnesium"),
    **dict.fromkeys(("IU", "iu"), "vitamin-d"),
    **dict.fromkeys(("L", "l", "mL", "ml"), "water"),
    **dict.fromkeys(("MJ", "kJ", "kj", "kcal"), "energy"),
}

# Where the words go, and how often; the rest of the cases names what does not exist.
OFTEN, ALWAYS = 0.9, 1.0
PLACES: dict[str, tuple[str, float]] = {
    "query.nutrient": ("nutrient", OFTEN),
    "query.authority": ("authority", OFTEN),
    "query.forms": ("forms_to_compare", OFTEN),
    "query.authorities": ("authority", OFTEN),
    "query.edition": ("edition", OFTEN),
    "path.reference_value_id": ("reference_value", OFTEN),
    "path.supplement_form_id": ("form", OFTEN),
    "path.medicinal_product_id": ("product", OFTEN),
    "path.conformance_case_id": ("conformance_case", OFTEN),
    "query.q": ("typed", OFTEN),
    "query.food_group": ("food_group", OFTEN),
    "query.sort": ("measure", OFTEN),
    "path.food_id": ("food", OFTEN),
    "path.common_food_id": ("common_food", OFTEN),
    "path.water_id": ("water", OFTEN),
    "body.authorities[*]": ("authority", ALWAYS),
    "body.days[*].entries[*].nutrient": ("nutrient", ALWAYS),
    "body.days[*].entries[*].form": ("form", ALWAYS),
    "body.days[*].entries[*].food": ("food", ALWAYS),
    "body.days[*].entries[*].portion": ("portion", OFTEN),
    "body.nutrients[*]": ("nutrient", ALWAYS),
    "body.days[*].entries[*].product": ("product", ALWAYS),
    "body.days[*].entries[*].component": ("component", ALWAYS),
    "body.days[*].entries[*].daily_value_of": ("label_authority", ALWAYS),
    "body.text": ("line", OFTEN),
    "body.label.substance": ("substance", OFTEN),
    "body.label.forms[*]": ("form", OFTEN),
    "body.label.daily_value_of": ("label_authority", OFTEN),
}

ACCEPTED = ["200", "304", "404", "422"]
"""For what fits the document; 404 and 422 with the reasons below alone, see ``refused_for_what_no_schema_says``."""

NAMES = {"unknown_authority", "unknown_nutrient", "unknown_form", "unknown_product", "unknown_edition", "unknown_food"}
OF_A_UNIT = {"unit_not_for_nutrient", "no_label_authority", "no_daily_value"}
OF_A_BODY = (
    NAMES
    | OF_A_UNIT
    | {"form_not_convertible", "repeated_id", "range_reversed", "ages_disagree", "too_many_entries", "unknown_portion"}
    | {"too_much_to_trace"}
)
OF_A_LINE = {"text_not_understood", "text_incomplete", "text_number_out_of_range"}
OF_A_LABEL = OF_A_UNIT | {"unknown_authority", "unknown_substance", "forms_do_not_fit", "compound_without_form"}
OF_A_LABEL |= OF_A_LINE | {"basis_does_not_fit"}
OF_A_PERSON = {"ages_disagree", "age_missing", "age_in_months_needed", "life_stage_of_other_sex"}
OF_A_COMPARISON = {"repeated_form", "forms_of_several_nutrients", "two_amounts", "unit_missing", "amount_missing"}
OF_FOODS = {"unknown_food_group", "unknown_measure", "per_without_sort", "unknown_page_token"}
OF_A_QUERY = NAMES | OF_A_PERSON | OF_A_COMPARISON | OF_FOODS | {"repeated_authority", "form_not_convertible"}
"""Why what fits the document may be refused. A schema cannot say these, for parameters of a query it can say less, and
a list of ids in it would change with the data."""

CONFIG = SchemathesisConfig.from_dict(
    {
        "generation": {"max-examples": CASES, "deterministic": ALWAYS_THE_SAME},
        "checks": {"positive_data_acceptance": {"expected-statuses": ACCEPTED}},
        "dictionaries": {name: {"values": words} for name, words in WORDS.items()},
        "parameters": {place: {"dictionary": name, "probability": often} for place, (name, often) in PLACES.items()},
    }
    | ({"seed": 0} if ALWAYS_THE_SAME else {})
)

DOCUMENT = create_app(Settings()).openapi()
INTERFACE = schemathesis.openapi.from_dict(DOCUMENT, config=CONFIG)

ANY_TEXT = st.text(string.ascii_letters + string.digits + '*/;=,."W- ', max_size=40).map(str.strip)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Accept": st.sampled_from(["application/json", "text/csv", "text/csv;q=0.5, */*", "text/html"]) | ANY_TEXT,
        "Accept-Encoding": st.sampled_from(["gzip", "gzip;q=0", "identity", "br, gzip;q=0.1"]) | ANY_TEXT,
        "If-None-Match": st.sampled_from(["*", '"another"', 'W/"another", *']) | ANY_TEXT,
    },
)


@INTERFACE.hook
def flatmap_case(context: HookContext, case: Case[Any]) -> st.SearchStrategy[Case[Any]]:  # noqa: ARG001
    """Negotiate and ask again: without this an operation without parameters would have a single case."""

    def with_headers(headers: dict[str, str]) -> Case[Any]:
        case.headers.update(headers)
        return case

    return HEADERS.map(with_headers)


@INTERFACE.hook
def map_case(context: HookContext, case: Case[Any]) -> Case[Any]:  # noqa: ARG001
    """Make most well-formed requests to /evaluate fit together too, so that they reach the evaluator."""
    is_positive = case.meta is not None and case.meta.generation.mode.is_positive
    if is_positive and case.operation.path == "/evaluate" and isinstance(case.body, dict):
        case.body = fitting(case.body)
    return case


def fitting(intake: dict[str, Any]) -> dict[str, Any]:
    """The request with ages that agree, each id once, and ranges from their lower to their upper end."""
    person, named = intake["person"], set[str]()
    if {"age_years", "age_months"} <= person.keys():
        person = person | {"age_years": min(person["age_months"] // 12, OLDEST_YEARS)}
    days = [day | {"entries": [fitting_entry(entry, named) for entry in day["entries"]]} for day in intake["days"]]
    return intake | {"person": person, "days": days}


def fitting_entry(entry: dict[str, Any], named: set[str]) -> dict[str, Any]:
    """The entry without its id where one of those named has it, with a range in its order.

    It names a nutrient that its component is of, or that its unit goes with. A percentage of a daily value is one of
    magnesium: of calcium we hold none.
    """
    ends = sorted(entry[end] for end in ("amount_min", "amount_max") if end in entry)
    told = {field: value for field, value in entry.items() if field != "id" or value not in named}
    named |= {told["id"]} if "id" in told else set()
    if "nutrient" in told:
        told = of_one_nutrient(told)
    return told | dict(zip(("amount_min", "amount_max"), ends, strict=False))


def of_one_nutrient(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry with a nutrient that goes with its unit, without a component where that goes with none."""
    nutrient = OF_UNITS.get(entry.get("unit", ""), "magnesium" if "daily_value_of" in entry else "")
    if nutrient:
        return {field: value for field, value in entry.items() if field != "component"} | {"nutrient": nutrient}
    if "component" in entry:
        return entry | {"nutrient": NUTRIENTS_OF_COMPONENTS[entry["component"]]}
    return entry | {"nutrient": "iron"} if entry["nutrient"] in OF_UNITS.values() else entry


@schemathesis.check
def refused_for_what_no_schema_says(context: CheckContext, response: Response, case: Case[Any]) -> None:  # noqa: ARG001
    """What fits the document is refused for a name that does not exist, or for what no schema can say: nothing else."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code == HTTPStatus.NOT_FOUND:
        assert "{" in case.operation.path, "a path without a name in it is always there"
    if response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY:
        reasons = {error["code"] for error in response.json()["errors"]}
        of_bodies = {"/evaluate": OF_A_BODY, "/label-readings": OF_A_LABEL}
        possible = of_bodies.get(case.operation.path, OF_A_QUERY)
        assert set() < reasons <= possible, reasons
