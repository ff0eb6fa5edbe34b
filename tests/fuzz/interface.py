"""The interface as schemathesis reads it from our own document, and what no document can tell: which ids exist.

`FUZZ_CASES` asks for so many cases an operation, other ones each time; without it there are few, always the same ones.
"""

import os
import string
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis import Case, HookContext
from schemathesis.config import SchemathesisConfig

from app.main import create_app
from app.seeding import read_seed
from app.settings import Settings

CASES = int(os.environ.get("FUZZ_CASES", "30"))
ALWAYS_THE_SAME = "FUZZ_CASES" not in os.environ
BASE_URL = "http://testserver"

SEED = read_seed(Settings().seed_directory)
WORDS: dict[str, list[str]] = {
    "nutrient": [record.id for record in SEED.nutrients],
    "authority": [record.id for record in SEED.authorities],
    "form": [record.id for record in SEED.supplement_forms],
    "product": [record.id for record in SEED.medicinal_products],
    "reference_value": [record.id for record in SEED.reference_values],
    "edition": sorted({record.edition for record in SEED.reference_values}),
}

# Where the words go, and how often; the rest of the cases names what does not exist.
OFTEN, ALWAYS = 0.9, 1.0
PLACES: dict[str, tuple[str, float]] = {
    "query.nutrient": ("nutrient", OFTEN),
    "query.authority": ("authority", OFTEN),
    "query.edition": ("edition", OFTEN),
    "path.reference_value_id": ("reference_value", OFTEN),
    "path.supplement_form_id": ("form", OFTEN),
    "path.medicinal_product_id": ("product", OFTEN),
    "body.authorities[*]": ("authority", ALWAYS),
    "body.days[*].entries[*].nutrient": ("nutrient", ALWAYS),
    "body.days[*].entries[*].form": ("form", ALWAYS),
    "body.days[*].entries[*].product": ("product", ALWAYS),
}

# What fits the schema may still name what does not exist (404 in a path, 422 elsewhere), tell two ages that disagree
# or an id twice, or reverse a range: no schema can say these, and a list of ids in it would change with the data.
ACCEPTED = ["200", "304", "404", "422"]

CONFIG = SchemathesisConfig.from_dict(
    {
        "generation": {"max-examples": CASES, "deterministic": ALWAYS_THE_SAME},
        "checks": {"positive_data_acceptance": {"expected-statuses": ACCEPTED}},
        "dictionaries": {name: {"values": words} for name, words in WORDS.items()},
        "parameters": {place: {"dictionary": name, "probability": often} for place, (name, often) in PLACES.items()},
    }
    | ({"seed": 0} if ALWAYS_THE_SAME else {})
)

INTERFACE = schemathesis.openapi.from_dict(create_app(Settings()).openapi(), config=CONFIG)

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
    """The request with one age, each authority once, a usual day only alone, and entries that fit."""
    person = intake["person"]
    ages = ("age_months",) if "age_months" in person else ("age_years",)
    days = [day | {"entries": [fitting_entry(entry) for entry in day["entries"]]} for day in intake["days"]]
    if len(days) > 1:
        days = [day | {"record": "partial"} if day["record"] == "usual" else day for day in days]
    return intake | {
        "person": {field: value for field, value in person.items() if field in ages or not field.startswith("age_")},
        "authorities": list(dict.fromkeys(intake["authorities"])),
        "days": days,
    }


def fitting_entry(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry without an id, which another one may have, and with a range from its lower to its upper end."""
    ends = sorted(entry[end] for end in ("amount_min", "amount_max") if end in entry)
    told = {field: value for field, value in entry.items() if field != "id"}
    return told | dict(zip(("amount_min", "amount_max"), ends, strict=False))
