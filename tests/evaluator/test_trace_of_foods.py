"""The trace of foods: redone from the request and the trace alone, and some of its steps in full."""

from typing import Any

import pytest

from app.evaluator import Facts
from tests.evaluator.building import day, taken
from tests.evaluator.test_trace import asked, documented, traced
from tests.evaluator.test_trace_in_full import by, calculation, of, told
from tests.redoing import redo, to_be_given

Json = dict[str, Any]

ENRICHED = [{"food": "18064", "portion": "2 slices"}, {"food": "01077", "portion": "cup"}]

REQUESTS: dict[str, Json] = {
    **{name: request for name, request in documented() if "'food':" in str(request)},
    "foods by weight and by portion": asked(
        day({"food": "12063", "amount": 30_000, "unit": "mg"}, {"food": "11458", "portion": "1/2 cup"}, *ENRICHED)
    ),
    "a portion that may be several, of an amount that is a range": asked(
        day({"food": "11124", "portion": "1/3 cup", "amount_min": 1, "amount_max": 30}), authorities=("us-nasem",)
    ),
    "foods without a figure, of unknown amount and of none": asked(
        day(
            {"food": "01188", "amount": 30, "unit": "g"},
            {"food": "12063", "amount_status": "unknown"},
            {"food": "01188", "portion": "2 tbsp", "amount": 0},
            taken(100, "supplement"),
        ),
        authorities=("us-nasem",),
    ),
    "a food without a figure alone": asked(day({"food": "01188", "amount": 30, "unit": "g"})),
    "foods on some days": asked(
        day({"food": "12063", "amount": 60, "unit": "g"}),
        day(),
        day({"food": "09003", "portion": "medium"}, record="partial"),
        authorities=("us-nasem",),
    ),
    "foods of a usual week": asked(
        day({"food": "12063", "amount": 60, "unit": "g", "days_per_week": 3}, *ENRICHED, record="usual"),
    ),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_the_whole_answer_is_redone_from_the_trace_alone(facts: Facts, name: str) -> None:
    request, answer = traced(REQUESTS[name], facts)
    assert redo(request, answer).keys() == to_be_given(answer)


@pytest.mark.parametrize("name", REQUESTS)
def test_every_food_is_in_the_sum_of_its_day_of_every_nutrient(facts: Facts, name: str) -> None:
    request, answer = traced(REQUESTS[name], facts)
    entries = [(place, each) for place, each in enumerate(request["days"][0]["entries"]) if "food" in each]
    sums = {step["id"]: step for step in answer["trace"] if step["kind"] == "day_sum"}
    for nutrient in [each["nutrient"] for each in answer["nutrients"]]:
        (day_sum,) = (
            step
            for name, step in sums.items()
            if name.endswith("-day-0")
            and step["nutrient"] == nutrient
            and not _is_of_another_measure(name, nutrient, answer)
        )
        summed = {term["step"] for term in day_sum["calculations"][0]["terms"] if "step" in term}
        own = day_sum["id"].removesuffix("-day-0")
        assert {f"entry-0-{place}-{own}" for place, _ in entries} <= summed


def _is_of_another_measure(step: str, nutrient: str, answer: Json) -> bool:
    (intake,) = (each["intake"] for each in answer["nutrients"] if each["nutrient"] == nutrient)
    own = f"{nutrient}-{intake['equivalent']}" if "equivalent" in intake else nutrient
    named = own.lower().replace("(", "").replace(")", "").replace(" ", "-")
    return step != f"{named}-day-0"


def steps(facts: Facts, *entries: Json, nutrient: str, authority: str = "us-nasem") -> dict[str, Json]:
    request = asked(day(*entries), authorities=(authority,)) | {"nutrients": [nutrient]}
    return {step.pop("id"): step for step in traced(request, facts)[1]["trace"]}


def test_half_a_cup_is_told_by_its_weight_and_the_figure_of_100_g(facts: Facts) -> None:
    found = steps(facts, {"food": "11458", "portion": "1/2 cup"}, nutrient="magnesium")
    assert found["entry-0-0-grams"] == {
        "kind": "weight_of_food",
        "unit": "g",
        "calculations": [
            {
                "end": "both",
                "formula": "amount * grams_of_portion_0 * 1 / 2",
                "terms": [
                    {"name": "amount", "value": 1, "note": "No amount is told: one portion."},
                    {"name": "grams_of_portion_0", "value": 180, "record": "11458-1", "source_id": "sr28"},
                ],
                "result": 90,
            }
        ],
    }
    assert found["food-11458-magnesium"]["calculations"] == [
        {
            "end": "both",
            "formula": "figure",
            "terms": [{"name": "figure", "value": 87, "record": "11458", "source_id": "sr28"}],
            "result": 87,
        }
    ]
    assert found["entry-0-0-magnesium"] == {
        "kind": "food_amount",
        "unit": "mg",
        "nutrient": "magnesium",
        "calculations": [
            {
                "end": "both",
                "formula": "grams * of_100_g / 100",
                "terms": [
                    {"name": "grams", "value": 90, "step": "entry-0-0-grams", "end": "both"},
                    {"name": "of_100_g", "value": 87, "step": "food-11458-magnesium", "end": "both"},
                ],
                "result": 78.3,
            }
        ],
    }


def test_retinol_equivalents_of_a_food_are_made_of_its_rae_and_retinol(facts: Facts) -> None:
    found = steps(facts, {"food": "01077", "amount": 100, "unit": "g"}, nutrient="vitamin-a", authority="eu-efsa")
    (derived,) = found["food-01077-as-vitamin-a-re"]["calculations"]
    assert derived["formula"] == "retinol + 2 * max(0, rae - retinol)"
    assert [(each["value"], each["step"]) for each in derived["terms"]] == [
        (45, "food-01077-retinol"),
        (46, "food-01077-vitamin-a-rae"),
    ]
    assert derived["result"] == 47


def test_a_missing_figure_has_no_upper_end_and_says_why(facts: Facts) -> None:
    found = steps(facts, {"food": "01188", "amount": 100, "unit": "g"}, nutrient="magnesium")
    low, high = found["entry-0-0-magnesium"]["calculations"]
    assert (low["formula"], low["result"]) == ("nothing", 0)
    assert low["terms"][0]["note"] == "The food table has no figure: it may be nothing."
    assert "result" not in high


def test_the_entries_of_a_nutrient_are_told_and_those_without_a_figure_among_them(facts: Facts) -> None:
    # A food of which the table has no magnesium, and an amount that is told.
    found = steps(facts, {"food": "01188", "amount": 30, "unit": "g"}, taken(10, "food"), nutrient="magnesium")
    coverage = "#/nutrients/0/intake/coverage"
    note = "Those of which the food table has no figure, and something was eaten."
    entries = calculation(
        "both", "entries", 2, of("entries", 2, note="The entries of it."), gives=(f"{coverage}/entries",)
    )
    assert found["magnesium-entries"] == told("number_of_entries", entries, nutrient="magnesium")
    assert found["magnesium-with-figure"] == told(
        "number_of_entries",
        calculation(
            "both",
            "entries - without_figure",
            1,
            of("entries", 2, **by("magnesium-entries")),
            of("without_figure", 1, note=note),
            gives=(f"{coverage}/entries_with_figure",),
        ),
        nutrient="magnesium",
    )


def test_a_figure_of_one_part_of_a_sum_is_told_as_at_least_so_much(facts: Facts) -> None:
    # Brain of pork: 0.45 g of DHA in 100 g, and no figure of EPA.
    found = steps(facts, {"food": "10096", "amount": 50, "unit": "g"}, nutrient="epa-dha")
    without_end = calculation(
        "high",
        "without_end",
        None,
        of("without_end", None, note="The food table does not say how much at the most."),
    )
    whose = {"unit": "mg", "nutrient": "epa-dha"}
    assert found["food-10096-epa-dha"] == told(
        "food_figure",
        calculation("low", "figure", 450, of("figure", 450, record="10096", source_id="sr28")),
        without_end,
        **whose,
    )
    grams, of_100_g = of("grams", 50, **by("entry-0-0-grams")), of("of_100_g", 450, **by("food-10096-epa-dha", "low"))
    assert found["entry-0-0-epa-dha"] == told(
        "food_amount", calculation("low", "grams * of_100_g / 100", 225, grams, of_100_g), without_end, **whose
    )
