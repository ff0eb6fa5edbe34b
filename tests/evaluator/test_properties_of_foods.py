"""What holds for any foods of the food table. Its figures are read from the seed file and not from the evaluator."""

import csv
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.evaluator import Evaluation, Facts
from tests.evaluator.building import WOMAN_OF_34, day
from tests.evaluator.random_requests import Request, answer, people, property_test, said
from tests.redoing import redo, to_be_given

SEED = Path(__file__).parents[2] / "seed"


@cache
def foods() -> dict[str, dict[str, str]]:
    with (SEED / "foods.csv").open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@cache
def plain_measures() -> dict[str, tuple[str, str]]:
    """The columns of nutrients that have one measure alone: the nutrient and the unit. Water is told in litres."""
    with (SEED / "food_measures.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["nutrient"] not in ("", "water")]
    return {row["id"]: (row["nutrient"], row["unit"]) for row in rows if not row["component"]}


grams = st.one_of(st.integers(0, 1500), st.sampled_from([0, 1, 28.35, 0.5])).map(float)
names = st.deferred(lambda: st.sampled_from(sorted(foods())))
whole_foods = st.deferred(
    lambda: st.sampled_from(sorted(i for i, row in foods().items() if row["enrichment"] == "none"))
)
of_foods = st.fixed_dictionaries({"food": names, "amount": grams, "unit": st.just("g")})
authorities = st.sampled_from([["us-nasem"], ["eu-efsa"], ["us-nasem", "eu-efsa"]])
of_other_things = st.sampled_from(
    [
        {"nutrient": "magnesium", "amount": 150, "unit": "mg", "origin": "supplement"},
        {"nutrient": "iodine", "amount": 150, "unit": "ug", "origin": "food"},
        {"nutrient": "folate", "component": "folic-acid", "amount": 400, "unit": "ug", "origin": "supplement"},
        {"nutrient": "vitamin-a", "amount": 500, "unit": "ug", "origin": "unknown"},
    ]
)
entries = st.lists(st.one_of(of_foods, of_foods, of_other_things), min_size=1, max_size=4)
records = st.sampled_from(["complete", "complete", "partial", "usual"])


def request_of(listed: list[Request], asked: list[str], record: str = "complete", **more: Any) -> Request:
    return {"authorities": asked, "person": WOMAN_OF_34, "days": [day(*listed, record=record)], **more}


def lows(evaluation: Evaluation) -> dict[str, float]:
    return {each["nutrient"]: each["intake"].get("low", 0) for each in evaluation["nutrients"]}


@property_test
@given(food=names, person=people, traced=st.booleans())
def test_an_unknown_amount_of_any_food_is_anything_from_nothing(
    facts: Facts, food: str, person: Request, traced: bool
) -> None:
    eaten = day({"food": food, "amount_status": "unknown"})
    request = {"authorities": ["us-nasem", "eu-efsa"], "person": person, "days": [eaten]}
    answered = answer(request | ({"include": ["trace"]} if traced else {}), facts)
    ends = [(each["intake"].get("low"), each["intake"].get("high")) for each in answered["nutrients"]]
    # Without a figure there is no end at all, and an upper one only where any amount of the food holds nothing.
    assert (0, None) in ends
    assert set(ends) <= {(None, None), (0, None), (0, 0)}


@property_test
@given(listed=entries, place=st.integers(0, 3), more=st.integers(1, 500), asked=authorities)
def test_more_of_a_food_never_lowers_a_low_end(
    facts: Facts, listed: list[Request], place: int, more: int, asked: list[str]
) -> None:
    eaten = [each for each in listed if "food" in each]
    if not eaten:
        return
    entry = eaten[place % len(eaten)]
    added = [each | {"amount": each["amount"] + more} if each is entry else each for each in listed]
    less, greater = (lows(answer(request_of(each, asked), facts)) for each in (listed, added))
    assert all(greater[nutrient] >= low for nutrient, low in less.items())


@property_test
@given(
    eaten=st.lists(st.tuples(whole_foods, grams), min_size=1, max_size=4),
    measure=st.sampled_from(sorted(plain_measures())),
    asked=authorities,
)
def test_a_day_by_foods_is_the_day_by_the_numbers_of_the_table(
    facts: Facts, eaten: list[tuple[str, float]], measure: str, asked: list[str]
) -> None:
    nutrient, unit = plain_measures()[measure]
    figures = [foods()[food][measure] for food, _ in eaten]
    by_food = [{"food": food, "amount": weight, "unit": "g"} for food, weight in eaten]
    by_foods = answer(request_of(by_food, asked, nutrients=[nutrient]), facts)
    if not all(figures):
        assert "high" not in by_foods["nutrients"][0]["intake"] or not all(weight for _, weight in eaten)
        return
    amounts = [
        Decimal(figure) * Decimal(repr(weight)) / 100 for figure, (_, weight) in zip(figures, eaten, strict=True)
    ]
    if any(0 < amount < Decimal("0.000001") for amount in amounts):
        return
    listed = [{"nutrient": nutrient, "amount": float(each), "unit": unit, "origin": "food"} for each in amounts]
    by_numbers = answer(request_of(listed, asked), facts)
    told = said(by_foods)
    (of_intake,) = (part for place, part in told.items() if place[2] == "intake")
    assert of_intake.pop("coverage") == {"entries": len(eaten), "entries_with_figure": len(eaten)}
    assert told == said(by_numbers)


@property_test
@given(listed=entries, asked=authorities, record=records, person=people)
def test_an_answer_about_foods_is_redone_from_its_trace(
    facts: Facts, listed: list[Request], asked: list[str], record: str, person: Request
) -> None:
    request = request_of(listed, asked, record, include=["trace"]) | {"person": person}
    evaluation = json.loads(json.dumps(answer(request, facts)))
    assert redo(request, evaluation).keys() == to_be_given(evaluation)


@property_test
@given(listed=entries, asked=authorities, record=records)
def test_no_answer_tells_a_number_of_what_has_no_figure(
    facts: Facts, listed: list[Request], asked: list[str], record: str
) -> None:
    for each in answer(request_of(listed, asked, record), facts)["nutrients"]:
        intake = each["intake"]
        coverage = intake.get("coverage", {"entries": 1, "entries_with_figure": 1})
        assert coverage["entries"] >= coverage["entries_with_figure"]
        if coverage["entries_with_figure"] == 0:
            assert not {"low", "high"} & intake.keys()
            assert intake.get("display", "unknown") == "unknown"
        if coverage["entries_with_figure"] < coverage["entries"]:
            assert "high" not in intake
