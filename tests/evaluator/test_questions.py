"""Which fact is asked for first, and what a verdict hangs on when several facts are open."""

from app.evaluator import Facts
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


def test_the_fact_that_settles_most_is_asked_first(facts: Facts) -> None:
    # 360 mg: the sex decides the RDA (320 or 420) as headline and in detail, the origin the limit of 350 alone.
    answer = evaluated(facts, day(taken(360, "unknown")), person={"age_years": 34})
    assert [(question["pointer"], question["settles"]) for question in answer["questions"]] == [
        ("#/person/sex", 2),
        ("#/days/0/entries/0/origin", 1),
    ]
