"""The trace: a test that knows nothing of the evaluator redoes the whole answer from it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluator import Facts, Intake, evaluate
from app.routes.examples import EVALUATE_EXAMPLES
from tests.evaluator.building import MAN_OF_40, WOMAN_OF_34, day, label, taken
from tests.evaluator.random_requests import entries, people, property_test, requests
from tests.redoing import at, redo, to_be_given

Json = dict[str, Any]

WOMAN_OF_40 = {"age_years": 40, "sex": "female"}


def asked(*days: Json, person: Json = WOMAN_OF_34, authorities: tuple[str, ...] = ("us-nasem", "eu-efsa")) -> Json:
    return {"authorities": list(authorities), "person": person, "days": list(days)}


def traced(request: Json, facts: Facts) -> tuple[Json, Json]:
    """The request that asks for a trace, and the answer as a client reads it."""
    asking = {**request, "include": ["trace"]}
    answer = evaluate(Intake.model_validate(asking), facts)
    return asking, json.loads(json.dumps(answer))


def documented() -> Iterator[tuple[str, Json]]:
    """The requests of the documentation; those with foods are traced in test_trace_of_foods."""
    return ((name, example["value"] or {}) for name, example in EVALUATE_EXAMPLES.items())


def in_unit(amount: float, unit: str, origin: str = "food") -> Json:
    return {"nutrient": "magnesium", "amount": amount, "unit": unit, "origin": origin}


def without_amount(status: str, origin: str = "food", **more: Any) -> Json:
    return {"nutrient": "magnesium", "amount_status": status, "origin": origin, **more}


def ranging(low: float, high: float, origin: str = "supplement") -> Json:
    return {"nutrient": "magnesium", "amount_min": low, "amount_max": high, "unit": "mg", "origin": origin}


def iron(amount: float) -> Json:
    return {"nutrient": "iron", "amount": amount, "unit": "mg", "origin": "food"}


def iron_ranging(low: float, high: float) -> Json:
    return {"nutrient": "iron", "amount_min": low, "amount_max": high, "unit": "mg", "origin": "food"}


week_days: st.SearchStrategy[Json] = st.one_of(
    st.just({}), st.sampled_from([0.5, 1, 3, 4, 5, 6.5, 7]).map(lambda days: {"days_per_week": days})
)

A_WEEK = day(
    taken(300, "food"),
    taken(200, "supplement", days_per_week=3),
    taken(150, "supplement", days_per_week=5),
    taken(100, "medicine", days_per_week=1.5),
    record="usual",
)
CALCIUM = [day(taken(calcium, "food", nutrient="calcium"), taken(300, "food")) for calcium in (900, 1500, 700)]

ROLAIDS = {"product": "rolaids-regular", "amount_min": 1, "amount_max": 3, "unit": "unit"}

REQUESTS: dict[str, Json] = {
    **{name: request for name, request in documented() if "'food':" not in str(request)},
    "grams and micrograms": asked(day(in_unit(0.1, "g"), in_unit(200_000, "ug"), in_unit(0.3, "mg"))),
    "millimoles and milliequivalents": asked(day(in_unit(8.5, "mmol"), in_unit(10.1, "mEq", "supplement"))),
    "percent of a daily value": asked(
        day({**in_unit(62.5, "percent_daily_value", "supplement"), "daily_value_of": "us-fda-label"})
    ),
    "a trace in grams": asked(day(without_amount("trace", unit="g"))),
    "an amount in millimoles that is not known": asked(day(without_amount("unknown", unit="mmol"))),
    "a range": asked(day(ranging(300, 360), taken(100, "food"))),
    "a trace": asked(day(without_amount("trace"), without_amount("trace", "supplement", unit="ug"))),
    "an amount that is not known": asked(day(without_amount("unknown"), taken(400, "supplement"))),
    "a label of a compound": asked(day(label("magnesium-oxide", 500, "compound"))),
    "a label of a family": asked(day(label("magnesium-citrate", 500, "compound"), label("magnesium-chloride", 300))),
    "a form on an unknown amount": asked(
        day({"form": "magnesium-citrate", "amount_status": "unknown", "origin": "supplement"})
    ),
    "a product on an unknown amount": asked(day({"product": "milk-of-magnesia", "amount_status": "unknown"})),
    "an unknown origin": asked(day(taken(300, "unknown"), taken(100, "water")), person={"age_years": 34}),
    "only a partial day": asked(day(taken(400, "supplement"), record="partial")),
    "a day without an entry": asked(day(taken(300, "food")), day(), day(taken(200, "food"))),
    "a child of unknown weight": asked(
        day(taken(105, "supplement")), person={"age_years": 5}, authorities=("jp-mhlw", "us-nasem")
    ),
    "a child of 20 kg": asked(
        day(taken(105, "supplement")), person={"age_years": 5, "weight_kg": 20.5}, authorities=("jp-mhlw",)
    ),
    "an infant": asked(day(taken(30, "food")), person={"age_months": 3}, authorities=("who-fao", "us-nasem")),
    "a usual day": asked(day(taken(300, "food"), taken(100, "supplement"), record="usual")),
    "a usual day of iron": asked(day(iron(8.5), record="usual"), authorities=("us-nasem",)),
    "a usual day of iron at the edge of two classes": asked(day(iron(4.42), record="usual"), authorities=("us-nasem",)),
    "a usual day of iron of a range over several classes": asked(
        day(iron(4), iron_ranging(3, 9), record="usual"), authorities=("us-nasem",)
    ),
    "a usual day of iron without an upper end": asked(
        day(iron(12), {"nutrient": "iron", "amount_status": "unknown", "origin": "food"}, record="usual"),
        authorities=("us-nasem",),
    ),
    "a usual week of iron": asked(
        day(iron(9), {**iron(14), "origin": "supplement", "days_per_week": 3}, record="usual"),
        authorities=("us-nasem",),
    ),
    "a usual week": asked(A_WEEK, person=MAN_OF_40),
    "a usual week of unknown amounts": asked(
        day(taken(300, "food"), {**ranging(100, 200), "days_per_week": 2}, record="usual"), person=MAN_OF_40
    ),
    "the same supplement on every day": asked(
        *(day(taken(food, "food"), taken(100, "supplement")) for food in (150, 260, 200)), person=WOMAN_OF_40
    ),
    "a supplement above the requirement": asked(
        *(day(ranging(10, 2000, "food"), taken(400, "supplement")) for _ in range(3)), person={"age_years": 40}
    ),
    "food from nothing, with a supplement that is the adequate intake": asked(
        *(day(ranging(0, 100, "food"), taken(350, "supplement")) for _ in range(2)),
        person=MAN_OF_40,
        authorities=("us-nasem", "dach-dge"),
    ),
    "food from nothing, with a supplement above it": asked(
        *(day(ranging(0, 100, "food"), taken(380, "supplement")) for _ in range(2)), person=MAN_OF_40
    ),
    "a range of food below the requirement": asked(
        *(day(ranging(20, 190, "food")) for _ in range(3)), person=WOMAN_OF_40
    ),
    "food without an upper end": asked(
        *(day(without_amount("unknown"), taken(100, "food")) for _ in range(2)), person=WOMAN_OF_40
    ),
    "food of a child without an upper end": asked(day(without_amount("unknown")), person={"age_years": 5}),
    "a compound of varying composition": asked(
        day(label("magnesium-amino-acid-chelate", 300, "compound")), person=WOMAN_OF_40
    ),
    "calcium, whose limit counts food": asked(*CALCIUM, person=WOMAN_OF_40),
    "calcium known as a range": asked(
        *(day({**ranging(1500, 2600, "food"), "nutrient": "calcium"}) for _ in range(3)), person=WOMAN_OF_40
    ),
    "calcium on a usual day": asked(day(taken(2500, "food", nutrient="calcium"), record="usual"), person=WOMAN_OF_40),
    "no magnesium to divide by": asked(day(taken(900, "food", nutrient="calcium"), without_amount("unknown"))),
    "certainly no magnesium": asked(day(taken(900, "food", nutrient="calcium"), taken(0, "food"))),
    "calcium and magnesium on a day on which iron, which comes first, was not logged": asked(
        day(taken(8, "food", nutrient="iron")), *CALCIUM, person=WOMAN_OF_40
    ),
    "an amount near a limit, and one above it on a day that the mean hides": asked(
        *(day(taken(amount, "supplement")) for amount in (330, 380, 100)), day(ranging(310, 340)), day()
    ),
    "a range above a limit": asked(day(ranging(400, 500), taken(200, "food"))),
    "a range near a limit": asked(day(ranging(300, 340))),
    "an amount with effects": asked(day(taken(3000, "supplement")), day(taken(100, "medicine"))),
    "an amount with effects where no limit is set": asked(
        day(taken(3000, "supplement"), taken(500, "food")), authorities=("au-nz-nhmrc",), person={"age_months": 3}
    ),
    "a usual week with effects": asked(
        day(taken(2000, "supplement", days_per_week=4), taken(1500, "medicine", days_per_week=4), record="usual")
    ),
    "amounts that look like another unit": asked(
        day(in_unit(2, "g", "supplement"), in_unit(60, "mmol", "supplement"), in_unit(150, "mEq", "supplement")),
        day({**in_unit(400, "percent_daily_value", "supplement"), "daily_value_of": "eu-label"}),
        day(in_unit(5000, "mg"), in_unit(100, "mg")),
        day(in_unit(0.4, "mg")),
        day(in_unit(9000, "ug")),
        day(in_unit(2.5, "g"), in_unit(10, "mg")),
    ),
    "a usual week whose food looks like another unit": asked(
        day(taken(6000, "food", days_per_week=3), taken(20, "food"), record="usual"), person=MAN_OF_40
    ),
    "the same entered twice": asked(
        day(*(taken(200, "supplement") for _ in range(3)), taken(300, "food")),
        day(label("magnesium-oxide", 500, "compound"), taken(301.5, "supplement"), record="partial"),
    ),
    "the same range entered twice": asked(day(ranging(100, 150), ranging(100, 150))),
    "the same entered twice in a usual week": asked(
        day(*(taken(200, "supplement", days_per_week=3) for _ in range(2)), taken(300, "food"), record="usual")
    ),
    "medicines": asked(
        day({"product": "milk-of-magnesia", "amount": 2, "unit": "unit"}, *(ROLAIDS for _ in range(2))), day(ROLAIDS)
    ),
    "a medicine in a usual week": asked(day({**ROLAIDS, "days_per_week": 2}, taken(300, "food"), record="usual")),
    "a cream": asked(day(label("transdermal-epsom-salt-bath", 300), taken(300, "food"))),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_the_whole_answer_is_redone_from_the_trace_alone(facts: Facts, name: str) -> None:
    request, answer = traced(REQUESTS[name], facts)
    given = redo(request, answer)
    assert given.keys() == to_be_given(answer)


def test_every_number_that_a_finding_may_have_is_among_these_requests(facts: Facts) -> None:
    """So that none is left untried; the names with a unit in them are for each unit that may have been meant."""
    findings = [each for request in REQUESTS.values() for each in traced(request, facts)[1]["findings"]]
    names: dict[str, set[str]] = {}
    for each in findings:
        names.setdefault(each["code"], set()).update(each["parameters"])
    ends_of_day, meant = {"highest_day", "highest_day_high"}, {f"if_{unit}_were_meant" for unit in ("mg", "ug", "g")}
    assert {code: found for code, found in names.items() if found} == {
        "over_limit": {"limit", "over_by", *ends_of_day},
        "near_limit": {"limit", "near_from", *ends_of_day},
        "high_day_hidden_by_mean": {"limit", "mean", "mean_high", *ends_of_day},
        "effects_reported": {"reported_from", "highest_day"},
        "effects_reported_at_this_amount": {"reported_from", "highest_day"},
        "days_without_entry": {"days"},
        "implausible_amount": {"amount", "highest_plausible", "lowest_plausible", *meant},
        "possible_double_count": {"sum_low", "sum_high", "sum_if_once_low", "sum_if_once_high"},
        "medicine_counted": {"amount_per_unit", "low", "high", "mean", "mean_high"},
        "unit_converted": {"amount_per_unit", "daily_value"},
    }


@pytest.mark.parametrize("person", [{"age_years": 34}, {"age_years": 6}, {"age_years": 17, "life_stage": "pregnancy"}])
def test_it_is_so_for_every_authority(facts: Facts, person: Json) -> None:
    days = (day(taken(240, "food"), taken(130, "fortified_food"), label("magnesium-citrate", 200)), day(A_WATER))
    request, answer = traced(asked(*days, person=person, authorities=tuple(facts.authorities)), facts)
    assert redo(request, answer).keys() == to_be_given(answer)


A_WATER = taken(80, "water")


@property_test
@given(request=requests)
def test_it_is_so_for_any_request(facts: Facts, request: Json) -> None:
    asking, answer = traced(request, facts)
    assert redo(asking, answer).keys() == to_be_given(answer)


weeks = st.lists(st.builds(lambda entry, more: {**entry, **more}, entries, week_days), min_size=1, max_size=5)


@property_test
@given(taken_in_a_week=weeks, person=people)
def test_it_is_so_for_any_usual_week(facts: Facts, taken_in_a_week: list[Json], person: Json) -> None:
    asking, answer = traced(asked(day(*taken_in_a_week, record="usual"), person=person), facts)
    assert redo(asking, answer).keys() == to_be_given(answer)


def test_the_worked_example_of_the_book_is_redone(facts: Facts) -> None:
    """Woman of 40, three days with a mean of 320 mg: D = 55, SD_D = 56, ratio 0.98 (IOM, 2000, p. 54)."""
    days = (day(taken(amount, "food")) for amount in (250, 320, 390))
    request, answer = traced(asked(*days, person=WOMAN_OF_40, authorities=("us-nasem",)), facts)
    redo(request, answer)
    (sd,) = (step for step in answer["trace"] if step["kind"] == "sd_of_difference")
    (ratio,) = (step for step in answer["trace"] if step["kind"] == "ratio_at")
    terms = {term["name"]: term["value"] for term in ratio["calculations"][0]["terms"]}
    assert (terms["difference"], round(terms["sd"]), round(ratio["calculations"][0]["result"], 2)) == (55, 56, 0.98)
    assert sd["calculations"][0]["formula"] == "sqrt(requirement_sd ** 2 + day_to_day_sd ** 2 / days)"


@pytest.mark.parametrize("name", REQUESTS)
def test_what_a_limit_counts_is_every_entry_of_these_origins(facts: Facts, name: str) -> None:
    """A sum that left an entry out would come out as well: so the terms are counted too."""
    request, answer = traced(REQUESTS[name], facts)
    nutrient_of = {step["id"]: step["nutrient"] for step in answer["trace"] if step["id"].startswith("entry-")}
    for step in (each for each in answer["trace"] if each["kind"] == "counted_day"):
        index = int(step["id"].rsplit("-", 1)[1])
        entries = request["days"][index]["entries"]
        counting = {
            f"entry-{index}-{place}"
            for place, entry in enumerate(entries)
            if entry.get("origin", "medicine") in step["counts"]
            and nutrient_of.get(f"entry-{index}-{place}") == step["nutrient"]
        }
        terms = {term["step"] for term in step["calculations"][0]["terms"] if "step" in term}
        assert terms == counting or "days_per_week" in str(entries)


@pytest.mark.parametrize("name", REQUESTS)
def test_every_entry_is_in_the_sum_of_its_day(facts: Facts, name: str) -> None:
    request, answer = traced(REQUESTS[name], facts)
    summed = [
        term["step"]
        for step in answer["trace"]
        if step["kind"] == "day_sum"
        for term in step["calculations"][0]["terms"]
        if "step" in term
    ]
    ids = {step["id"] for step in answer["trace"]}  # a partial day has a sum where a finding tells it
    of_whole_days = [
        f"entry-{index}-{place}"
        for index, one in enumerate(request["days"])
        if one["record"] in ("complete", "usual") or f"magnesium-day-{index}" in ids
        for place, entry in enumerate(one["entries"])
        if "transdermal" not in entry.get("form", "")
    ]
    assert sorted(summed) == sorted(of_whole_days)


@pytest.mark.parametrize("name", REQUESTS)
def test_the_days_that_are_counted_are_those_with_an_entry(facts: Facts, name: str) -> None:
    _, answer = traced(REQUESTS[name], facts)
    entries = {(step["nutrient"], step["id"].split("-")[1]) for step in answer["trace"] if step["id"][:6] == "entry-"}
    for nutrient in {each for each, _ in entries}:
        (counted,) = (step for step in answer["trace"] if step["id"] == f"{nutrient}-complete-days")
        days = {term["pointer"].split("/")[2] for term in counted["calculations"][0]["terms"]}
        assert days == {index for of, index in entries if of == nutrient}


def test_every_printed_number_is_the_one_of_its_record(facts: Facts) -> None:
    _, answer = traced(REQUESTS["a label of a family"], facts)
    terms = [term for step in answer["trace"] for each in step["calculations"] for term in each["terms"]]
    by_record = {term["record"]: term["value"] for term in terms if "record" in term}
    assert by_record["magnesium-citrate-anhydrous"] == 0.16163
    assert by_record["us-nasem-1997-magnesium-ul-9y-up"] == 350


def test_a_trace_is_made_for_those_who_ask(facts: Facts) -> None:
    request = asked(day(taken(300, "food")))
    assert "trace" not in evaluate(Intake.model_validate(request), facts)
    assert "trace" not in evaluate(Intake.model_validate({**request, "include": []}), facts)


def test_it_changes_nothing_else_but_the_citations_and_the_hash(facts: Facts) -> None:
    request = REQUESTS["a label of a family"]
    without = json.loads(json.dumps(evaluate(Intake.model_validate(request), facts)))
    _, answer = traced(request, facts)
    del answer["trace"]
    assert without["receipt"]["input_hash"] != answer["receipt"]["input_hash"]
    assert without["citations"] == answer["citations"][: len(without["citations"])]
    same: Json = {"citations": [], "receipt": {}}
    assert {**without, **same} == {**answer, **same}


def test_a_step_says_whose_it_is(facts: Facts) -> None:
    _, answer = traced(asked(day(taken(300, "food"))), facts)
    values = [step for step in answer["trace"] if step["kind"] == "reference_value"]
    assert {(step["id"].startswith("value-us-nasem"), step["authority"]) for step in values} == {
        (True, "us-nasem"),
        (False, "eu-efsa"),
    }
    of_the_method = {"ratio_wanted"}
    assert {step["nutrient"] for step in answer["trace"] if step["kind"] not in of_the_method} == {"magnesium"}


def test_a_step_says_which_limits_count_so(facts: Facts) -> None:
    _, answer = traced(asked(day(taken(300, "supplement")), authorities=("us-nasem", "in-icmr-nin", "jp-mhlw")), facts)
    counted = [step for step in answer["trace"] if step["kind"] == "counted_day"]
    assert [step["counts"] for step in counted] == [
        ["supplement", "medicine"],
        ["supplement"],
        ["supplement", "medicine"],
    ]
    assert counted[0]["limits"] == ["us-nasem-1997-magnesium-ul-9y-up"]
    assert at(answer, "#/nutrients/0/judgements/0/excess/limit") == 350
