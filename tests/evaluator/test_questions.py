"""Which fact is asked for first, and what a verdict hangs on when several facts are open."""

from copy import deepcopy
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.evaluator import Evaluation, Facts, Intake, evaluate
from tests.evaluator.building import comparison, day, evaluated, judgement, label, taken


def test_only_the_fact_that_a_verdict_hangs_on_is_asked_for(facts: Facts) -> None:
    # 660 mg reach every floor of both sexes; the origin of 360 alone decides on the limit of 350.
    answer = evaluated(facts, day(taken(300, "food"), taken(360, "unknown")), person={"age_years": 34})
    assert [(question["pointer"], question["settles"]) for question in answer["questions"]] == [
        ("#/days/0/entries/1/origin", 1)
    ]


def test_two_facts_that_matter_only_together_are_both_named(facts: Facts) -> None:
    # 280 elemental, or 31.7 to 45.3 of the compound: with one answer the other entry leaves 265 open either way.
    answer = evaluated(facts, day(label("magnesium-citrate", 280), label("magnesium-citrate", 280)))
    assert comparison(answer, "EAR")["depends_on"] == ["#/days/0/entries/0/basis", "#/days/0/entries/1/basis"]


def test_a_fact_that_changes_nothing_is_not_asked_for(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(500, "food"), taken(10, "unknown")), person={"age_years": 34})
    assert answer["questions"] == []


def test_a_range_is_settled_by_the_number(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_min": 300, "amount_max": 340, "unit": "mg", "origin": "food"}
    answer = evaluated(facts, day(entry))
    (question,) = answer["questions"]
    assert (question["pointer"], question["answer"], question["options"]) == ("#/days/0/entries/0/amount", "number", [])
    assert question["settles"] == 2
    assert judgement(answer)["adequacy"]["missing"] == {"low": 0, "high": 20}


def test_a_number_does_not_settle_what_another_fact_still_leaves_open(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_min": 300, "amount_max": 500, "unit": "mg", "origin": "food"}
    answer = evaluated(facts, day(entry), person={"age_years": 34})
    settles = {question["pointer"]: question["settles"] for question in answer["questions"]}
    assert settles["#/days/0/entries/0/amount"] == 0


def settles(answer: Evaluation) -> dict[str, int]:
    """By what is asked for, how many verdicts it alone would settle."""
    return {question["pointer"]: question["settles"] for question in answer["questions"]}


def between(low: float, high: float, origin: str) -> dict[str, Any]:
    return {"nutrient": "magnesium", "amount_min": low, "amount_max": high, "unit": "mg", "origin": origin}


def test_a_number_whose_ends_agree_for_both_sexes_does_not_settle_what_lies_between(facts: Facts) -> None:
    # 100 is below and 1,000 above every floor, but 360 mg reach the RDA of one sex alone.
    assert settles(evaluated(facts, day(between(100, 1000, "food")), person={"age_years": 34})) == {
        "#/person/sex": 0,
        "#/days/0/entries/0/amount": 0,
    }


def test_neither_the_weight_nor_the_amount_alone_settles_a_limit_that_hangs_on_both(facts: Facts) -> None:
    child = {"age_years": 8, "sex": "female"}
    answer = evaluated(facts, day(between(100, 120, "supplement")), person=child, authorities=("jp-mhlw",))
    # Both ends are below the EAR of 140 mg; the limit is 5 mg for each kilogram.
    assert settles(answer) == {"#/person/weight_kg": 0, "#/days/0/entries/0/amount": 0}


def test_the_amount_settles_a_limit_that_hangs_on_a_weight_that_was_told(facts: Facts) -> None:
    child = {"age_years": 8, "sex": "female", "weight_kg": 22}
    answer = evaluated(facts, day(between(100, 120, "supplement")), person=child, authorities=("jp-mhlw",))
    assert settles(answer) == {"#/days/0/entries/0/amount": 1}  # the limit is 5 mg x 22; no floor is reached


def test_all_of_a_partial_day_settles_nothing_that_another_day_leaves_open(facts: Facts) -> None:
    # Whatever else was taken on the second day, the first may be above 350; its number settles the EAR and the RDA.
    days = day(between(300, 400, "supplement")), day(taken(200, "supplement"), record="partial")
    assert settles(evaluated(facts, *days)) == {"#/days/0/entries/0/amount": 2, "#/days/1/record": 0}


def test_a_mean_does_not_hang_on_an_entry_of_a_partial_day(facts: Facts) -> None:
    answer = evaluated(
        facts, day(between(300, 340, "food")), day(label("magnesium-citrate", 100, origin="food"), record="partial")
    )
    assert judgement(answer)["adequacy"]["depends_on"] == ["#/days/0/entries/0/amount"]


@pytest.mark.parametrize("amount", [100, 350])
def test_a_limit_does_not_hang_on_a_day_that_cannot_pass_it(facts: Facts, amount: float) -> None:
    answer = evaluated(facts, day(taken(360, "unknown")), day(taken(amount, "unknown")))
    assert judgement(answer)["excess"]["depends_on"] == ["#/days/0/entries/0/origin"]


def test_a_limit_does_not_hang_on_the_basis_of_what_it_does_not_count(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(360, "unknown"), label("magnesium-citrate", 1000, origin="food")))
    assert judgement(answer)["excess"]["depends_on"] == ["#/days/0/entries/0/origin"]


def test_a_number_settles_nothing_that_another_leaves_open_between_its_ends(facts: Facts) -> None:
    # With 0 and with 1,000 every verdict is settled; with 330 the 0 to 30 of the other decides on 350.
    answer = evaluated(facts, day(between(0, 1000, "supplement"), between(0, 30, "supplement")))
    assert settles(answer)["#/days/0/entries/0/amount"] == 0


def test_the_fact_that_settles_most_is_asked_first(facts: Facts) -> None:
    # 360 mg: the sex decides the RDA (320 or 420) as headline and in detail, the origin the limit of 350 alone.
    answer = evaluated(facts, day(taken(360, "unknown")), person={"age_years": 34})
    assert [(question["pointer"], question["settles"]) for question in answer["questions"]] == [
        ("#/person/sex", 2),
        ("#/days/0/entries/0/origin", 1),
    ]


@pytest.mark.parametrize("entries", [2, 3, 5, 16])
def test_facts_that_matter_only_together_are_all_named(facts: Facts, entries: int) -> None:
    answer = evaluated(facts, day(*[taken(200, "unknown")] * entries))
    excess = judgement(answer)["excess"]
    assert excess["verdict"] == "depends"
    assert excess["depends_on"] == [f"#/days/0/entries/{place}/origin" for place in range(entries)]


def test_a_number_leaves_the_basis_of_its_label_open(facts: Facts) -> None:
    # 900 to 2,500 mg citrate: told 1,700, it is still 193 to 1,700 mg of magnesium.
    entry = {"form": "magnesium-citrate", "amount_min": 900, "amount_max": 2500, "unit": "mg", "origin": "supplement"}
    settles = {question["pointer"]: question["settles"] for question in evaluated(facts, day(entry))["questions"]}
    assert settles == {"#/days/0/entries/0/basis": 0, "#/days/0/entries/0/amount": 0}


def test_an_unknown_amount_of_a_form_leaves_its_basis_open_too(facts: Facts) -> None:
    entry = {"form": "magnesium-citrate", "amount_status": "unknown", "origin": "supplement"}
    pointers = [question["pointer"] for question in evaluated(facts, day(entry))["questions"]]
    assert pointers == ["#/days/0/entries/0/basis", "#/days/0/entries/0/amount"]


def told(request: dict[str, Any], pointer: str, option: str) -> dict[str, Any]:
    """The request with one fact told."""
    changed = deepcopy(request)
    *path, field = pointer.removeprefix("#/").split("/")
    part = changed
    for step in path:
        part = part[int(step)] if isinstance(part, list) else part[step]
    part[field] = option
    return changed


OPEN = ("needs_a_fact", "authority_text_unclear", "days_may_coincide")


def open_verdicts(answer: Evaluation) -> set[tuple[str, ...]]:
    """Every verdict that is open, by its place in the answer."""
    return {
        (nutrient["nutrient"], judged["authority"], place)
        for nutrient in answer["nutrients"]
        for judged in nutrient["judgements"]
        for place, verdict in (
            ("adequacy", judged["adequacy"]),
            ("excess", judged["excess"]),
            *((each["value_type"], each) for each in judged["comparisons"]),
        )
        if "depends_on" in verdict or verdict.get("reason") in OPEN
    }


forms = st.sampled_from(["magnesium-citrate", "magnesium-glycinate", "magnesium-oxide", "magnesium-amino-acid-chelate"])
origins = st.sampled_from(["food", "water", "supplement", "unknown"])
labels = st.builds(label, forms, st.integers(0, 2500), st.sampled_from([None, "compound", "elemental"]), origins)
entries = st.one_of(labels, st.builds(taken, st.integers(0, 500), origins))
records = st.sampled_from(["complete", "complete", "partial"])
days = st.builds(lambda record, listed: day(*listed, record=record), records, st.lists(entries, min_size=1, max_size=3))


# A usual day alone, with entries of some days of the week.
some_days = st.sampled_from([0.5, 1, 2, 3, 3.5, 4, 5, 6, 7])
of_some_days = st.builds(lambda entry, times: entry | {"days_per_week": times}, entries, some_days)
weeks = st.lists(entries | of_some_days, min_size=1, max_size=5).map(lambda listed: [day(*listed, record="usual")])
logs = st.lists(days, min_size=1, max_size=3) | weeks


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logged=logs, knows_sex=st.booleans())
def test_a_choice_settles_as_many_verdicts_as_it_claims(
    facts: Facts, logged: list[dict[str, Any]], knows_sex: bool
) -> None:
    person = {"age_years": 34, **({"sex": "female"} if knows_sex else {})}
    asked = {"authorities": ["us-nasem", "eu-efsa", "jp-mhlw"], "person": person, "days": logged}
    answer = evaluate(Intake.model_validate(asked), facts)
    for question in answer["questions"]:
        if question["answer"] == "choice":
            changed = [told(asked, question["pointer"], option) for option in question["options"]]
            left = [open_verdicts(evaluate(Intake.model_validate(each), facts)) for each in changed]
            settled = open_verdicts(answer) - set().union(*left)
            # A day that turns out complete also moves the mean of the others, which may settle more.
            more = len(settled) - question["settles"]
            assert more >= 0 if question["pointer"].endswith("/record") else more == 0, question


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logged=logs)
def test_what_is_settled_stays_settled_whatever_is_told(facts: Facts, logged: list[dict[str, Any]]) -> None:
    asked = {"authorities": ["us-nasem", "eu-efsa"], "person": {"age_years": 34}, "days": logged}
    answer = evaluate(Intake.model_validate(asked), facts)
    # A day that turns out complete is one more day of the mean, which may open what the others had settled.
    for question in (each for each in answer["questions"] if not each["pointer"].endswith("/record")):
        for option in question["options"]:
            changed = told(asked, question["pointer"], option)
            if question["pointer"].endswith("/form"):
                changed = told(changed, question["pointer"].replace("/form", "/basis"), "compound")
            assert open_verdicts(evaluate(Intake.model_validate(changed), facts)) <= open_verdicts(answer)


@pytest.mark.parametrize(("authorities", "seconds"), [(1, 1.0), (19, 6.0)])
def test_the_largest_request_of_open_facts_is_answered_in_bounded_time(
    facts: Facts, authorities: int, seconds: float
) -> None:
    full = day(*[label("magnesium-citrate", 200, origin="unknown")] * 16)
    names = tuple(facts.authorities)[-authorities:]
    # Of this process: what else the machine does at the time is not counted.
    started = process_time()
    evaluated(facts, *[full] * 31, person={"age_years": 34}, authorities=names)
    assert process_time() - started < seconds
