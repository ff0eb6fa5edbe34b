"""Any request that would be answered, for properties, and what an answer says in a form that can be compared."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from app.evaluator import Evaluation, Facts, Intake, evaluate

Request = dict[str, Any]
Answered = Evaluation
Place = tuple[str, str, str]
"""A nutrient, an authority, and adequacy, excess or a floor's own term."""

AUTHORITIES = ("us-nasem", "eu-efsa", "who-fao", "jp-mhlw", "cn-cns", "de-bfr", "in-icmr-nin", "no-vkm")
ORIGINS = ("food", "fortified_food", "water", "supplement", "medicine")
FORMS = ("magnesium-citrate", "magnesium-glycinate", "magnesium-oxide", "magnesium-chloride-hexahydrate")
BIRTHDAYS = (1, 4, 7, 8, 9, 10, 14, 18, 19, 25, 30, 31, 50, 51, 65, 71, 75)
PRODUCTS = ("rolaids-regular", "milk-of-magnesia")
OPEN = ("depends", "cannot_tell")
FLOOR_ORDER = {"not_reached": 0, "depends": 1, "cannot_tell": 1, "reached": 2}
CEILING_ORDER = {"within": 0, "depends": 1, "cannot_tell": 1, "exceeded": 2}

# The facts are read once and never changed, so that examples may share them.
property_test = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

tenths = st.integers(0, 10_000).map(lambda each: each / 10)
nutrients = st.sampled_from(["magnesium", "magnesium", "calcium", "iron"])
origins = st.sampled_from([*ORIGINS, "unknown"])
exact_amounts = st.fixed_dictionaries({"amount": tenths, "unit": st.just("mg")})
ranges = st.tuples(tenths, tenths).map(lambda ends: {"amount_min": min(ends), "amount_max": max(ends), "unit": "mg"})
statuses = st.sampled_from([{"amount_status": "trace", "unit": "mg"}, {"amount_status": "unknown"}])
amounts = st.one_of(exact_amounts, exact_amounts, ranges, statuses)


def _entry(name: Request, amount: Request, origin: str) -> Request:
    return {**name, **amount, "origin": origin}


of_nutrients = st.builds(_entry, st.fixed_dictionaries({"nutrient": nutrients}), amounts, origins)
labels = st.fixed_dictionaries(
    {"form": st.sampled_from(FORMS), "basis": st.sampled_from(["elemental", "compound", "unknown"])}
)
of_forms = st.builds(_entry, labels, amounts, origins)
of_products = st.fixed_dictionaries(
    {"product": st.sampled_from(PRODUCTS), "amount": st.integers(0, 10), "unit": st.just("unit")}
)
COMPONENTS = {
    "folate": (None, "folate-dfe", "folic-acid", "food-folate", "total-folate"),
    "vitamin-a": (None, "retinol", "beta-carotene", "vitamin-a-re"),
    "niacin": (None, "preformed-niacin", "nicotinic-acid", "nicotinamide", "tryptophan"),
    "vitamin-e": (None, "rrr-alpha-tocopherol", "all-rac-alpha-tocopherol"),
    "vitamin-d": (None, "cholecalciferol"),
    "sodium": (None, "salt"),
}
named = st.sampled_from(
    [
        {"nutrient": nutrient} | ({} if component is None else {"component": component})
        for nutrient, components in COMPONENTS.items()
        for component in components
    ]
)
with_conditions = st.sampled_from(["thiamin", "zinc", "protein", "linoleic-acid"]).map(lambda each: {"nutrient": each})
of_components = st.builds(_entry, st.one_of(named, with_conditions), amounts, origins)
in_iu = st.sampled_from(
    [{"nutrient": "vitamin-d"}, {"nutrient": "vitamin-a", "component": "retinol"}],
)
of_international_units = st.builds(_entry, in_iu, tenths.map(lambda units: {"amount": units, "unit": "IU"}), origins)
entries = st.one_of(of_nutrients, of_nutrients, of_forms, of_products, of_components, of_international_units)
# By far most days of a tracker are complete; without them there would be nothing to compare.
records = st.sampled_from(["complete", "complete", "complete", "partial"])
days = st.fixed_dictionaries({"record": records, "entries": st.lists(entries, max_size=4)})
# Bands start on birthdays and end the day before: half of the ages are there.
birthdays = st.builds(lambda years, less: 12 * years - less, st.sampled_from(BIRTHDAYS), st.integers(0, 1))
in_months = st.fixed_dictionaries({"age_months": st.one_of(birthdays, st.integers(0, 1200))})
in_years = st.fixed_dictionaries({"age_years": st.integers(2, 100)})
sexes_and_stages = st.sampled_from(
    [
        *({}, {"sex": "female"}, {"sex": "male"}, {"sex": "male", "life_stage": "general"}),
        *({"life_stage": "pregnancy"}, {"sex": "female", "life_stage": "lactation"}),
    ]
)
weights: st.SearchStrategy[Request] = st.one_of(
    st.just({}), st.integers(3, 150).map(lambda kilograms: {"weight_kg": kilograms})
)
energies: st.SearchStrategy[Request] = st.sampled_from(
    [{}, {"energy_requirement_mj": 8.4}, {"energy_intake_mj": 8, "phytate_mg": 900}]
)
people = st.builds(
    lambda *parts: {key: part[key] for part in parts for key in part},
    st.one_of(in_months, in_years),
    sexes_and_stages,
    weights,
    energies,
)
requests = st.fixed_dictionaries(
    {
        "authorities": st.lists(st.sampled_from(AUTHORITIES), min_size=1, max_size=3, unique=True),
        "person": people,
        "days": st.lists(days, min_size=1, max_size=4),
    }
)

some_days: st.SearchStrategy[Request] = st.one_of(
    st.just({}), st.integers(1, 7).map(lambda each: {"days_per_week": each})
)
of_a_week = st.lists(st.builds(lambda entry, share: {**entry, **share}, entries, some_days), max_size=4)
usual_weeks = st.builds(
    lambda request, listed: {**request, "days": [{"record": "usual", "entries": listed}]}, requests, of_a_week
)
any_requests = st.one_of(requests, requests, usual_weeks)


def answer(request: Request, facts: Facts) -> Evaluation:
    """The answer to a request as it comes over the wire."""
    return evaluate(Intake.model_validate(request), facts)


def parts(evaluation: Evaluation) -> Iterator[tuple[Place, Any]]:
    """Every verdict with its numbers, by its place."""
    for nutrient in evaluation["nutrients"]:
        for judged in nutrient["judgements"]:
            here = nutrient["nutrient"], judged["authority"]
            yield (*here, "adequacy"), judged["adequacy"]
            yield (*here, "excess"), judged["excess"]
            # Two limits of a nutrient have one term: what each counts tells them apart.
            yield from (
                ((*here, f"{each['value_type']} {each.get('equivalent', '')}".strip()), each)
                for each in judged["comparisons"]
            )


def verdicts(evaluation: Evaluation) -> dict[Place, str]:
    """Every verdict, by its place."""
    return {place: part["verdict"] for place, part in parts(evaluation)}


def said(evaluation: Evaluation) -> dict[Place, Any]:
    """All that is said of each nutrient and by each verdict, but for what points to entries and days of the request."""
    intakes = {(each["nutrient"], "", "intake"): each["intake"] for each in evaluation["nutrients"]}
    return {**intakes, **{place: without_pointers(part) for place, part in parts(evaluation)}}


def without_pointers(part: Any) -> Any:
    """A part of an answer but for what points to entries and days, and the sentence that may name these."""
    if not isinstance(part, dict):
        return part
    return {key: without_pointers(part[key]) for key in part if key not in ("depends_on", "caused_by", "text")}


def changed(request: Request, pointer: str, value: Any = None) -> Request:
    """The request with another value at this JSON pointer; without a value the field is left out."""
    copy = deepcopy(request)
    *path, field = pointer.removeprefix("#/").split("/")
    part: Any = copy
    for step in path:
        part = part[int(step)] if isinstance(part, list) else part[step]
    key: Any = int(field) if isinstance(part, list) else field
    if value is None:
        part.pop(key, None)
    else:
        part[key] = value
    return copy


def entry_pointers(request: Request) -> list[str]:
    """A JSON pointer to each entry."""
    return [
        f"#/days/{day}/entries/{place}"
        for day, logged in enumerate(request["days"])
        for place in range(len(logged["entries"]))
    ]


def at(request: Request, pointer: str) -> Any:
    """What stands at this JSON pointer."""
    part: Any = request
    for step in pointer.removeprefix("#/").split("/"):
        part = part[int(step)] if isinstance(part, list) else part[step]
    return part
