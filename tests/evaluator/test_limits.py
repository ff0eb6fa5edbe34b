"""What a limit counts: origins, unclear origins, single days, weight, and where there is none."""

import pytest

from app.evaluator import Facts
from tests.evaluator.building import day, evaluated, findings, judgement, label, taken


def test_water_under_the_eu_limit_is_counted_at_the_high_end_only(facts: Facts) -> None:
    excess = judgement(evaluated(facts, day(taken(100, "water")), authorities=("eu-efsa",)), "eu-efsa")["excess"]
    assert excess["counted"] == {"low": 0, "high": 100}
    assert excess["unclear"] == ["water", "medicine"]
    assert excess["verdict"] == "within"


def test_a_supplement_of_varying_composition_is_not_open_by_the_authoritys_text(facts: Facts) -> None:
    # EFSA leaves water and medicine open, and none was taken: 1 g holds 116.6 to 603 mg, on both sides of 250 mg.
    entry = label("magnesium-glycinate-buffered", 1000, "compound")
    excess = judgement(evaluated(facts, day(entry), authorities=("eu-efsa",)), "eu-efsa")["excess"]
    assert (excess["verdict"], excess["reason"]) == ("cannot_tell", "needs_a_fact")
    assert excess["text"].startswith("What was taken is known as a range only")


def test_where_only_the_authoritys_text_leaves_it_open_nobody_is_asked(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(300, "water")), authorities=("eu-efsa",))
    excess = judgement(answer, "eu-efsa")["excess"]
    assert (excess["verdict"], excess["reason"]) == ("cannot_tell", "authority_text_unclear")
    assert answer["questions"] == []
    assert findings(answer, "verdict_open")


@pytest.mark.parametrize(
    ("authority", "origin", "verdict"),
    [
        ("us-nasem", "food", "within"),
        ("us-nasem", "fortified_food", "within"),
        ("us-nasem", "water", "within"),
        ("us-nasem", "supplement", "exceeded"),
        ("us-nasem", "medicine", "exceeded"),
        ("eu-efsa", "food", "within"),
        ("eu-efsa", "fortified_food", "exceeded"),
        ("eu-efsa", "water", "cannot_tell"),
        ("eu-efsa", "supplement", "exceeded"),
        ("eu-efsa", "medicine", "cannot_tell"),
        ("who-fao", "water", "exceeded"),
        ("who-fao", "food", "cannot_tell"),
    ],
)
def test_a_limit_counts_the_origins_of_its_authority(facts: Facts, authority: str, origin: str, verdict: str) -> None:
    answer = evaluated(facts, day(taken(400, origin)), authorities=(authority,))
    assert judgement(answer, authority)["excess"]["verdict"] == verdict


def test_an_unknown_origin_is_in_the_high_end_only_and_is_asked_for(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(400, "unknown")))
    excess = judgement(answer)["excess"]
    assert excess["counted"] == {"low": 0, "high": 400}
    assert (excess["verdict"], excess["depends_on"]) == ("depends", ["#/days/0/entries/0/origin"])
    (question,) = answer["questions"]
    assert question["settles"] == 1
    assert question["options"] == ["food", "fortified_food", "water", "supplement", "medicine"]
    assert findings(answer, "unknown_origin")


@pytest.mark.parametrize(("amount", "verdict"), [(350, "within"), (350.01, "exceeded")])
def test_equal_to_a_ceiling_is_within(facts: Facts, amount: float, verdict: str) -> None:
    assert judgement(evaluated(facts, day(taken(amount, "supplement"))))["excess"]["verdict"] == verdict


@pytest.mark.parametrize(("amount", "verdict"), [(319.99, "not_reached"), (320, "reached")])
def test_equal_to_a_floor_reaches_it(facts: Facts, amount: float, verdict: str) -> None:
    assert judgement(evaluated(facts, day(taken(amount, "food"))))["adequacy"]["verdict"] == verdict


def test_a_partial_day_below_a_limit_does_not_say_within(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(100, "supplement")), day(taken(50, "supplement"), record="partial"))
    excess = judgement(answer)["excess"]
    assert (excess["verdict"], excess["depends_on"]) == ("depends", ["#/days/1/record"])
    assert excess["room"] == {"low": 0, "high": 250}
    assert answer["questions"][0]["options"] == ["complete"]


def test_japans_limit_for_a_child_needs_the_weight(facts: Facts) -> None:
    child = {"age_years": 8, "sex": "female"}
    answer = evaluated(facts, day(taken(140, "supplement")), person=child, authorities=("jp-mhlw",))
    excess = judgement(answer, "jp-mhlw")["excess"]
    assert (excess["verdict"], excess["reason"]) == ("cannot_tell", "needs_a_fact")
    assert excess["depends_on"] == ["#/person/weight_kg"]
    (question,) = answer["questions"]
    assert (question["pointer"], question["answer"], question["settles"]) == ("#/person/weight_kg", "number", 1)


@pytest.mark.parametrize("record", ["complete", "partial"])
@pytest.mark.parametrize("authority", ["us-nasem", "eu-efsa"])
def test_an_unknown_origin_counts_where_the_limit_counts_every_origin(
    facts: Facts, record: str, authority: str
) -> None:
    # IOM 2011 and EFSA 2012: UL 2,500 mg of calcium from all sources.
    answer = evaluated(facts, day(taken(2600, "unknown", "calcium"), record=record), authorities=(authority,))
    excess = answer["nutrients"][0]["judgements"][0]["excess"]
    assert (excess["verdict"], excess["over_by"]) == ("exceeded", 100)
    assert excess["caused_by"] == ["#/days/0/entries/0"]
    (finding,) = findings(answer, "over_limit")
    assert finding["entries"] == ["#/days/0/entries/0"]


@pytest.mark.parametrize(("amount", "verdict"), [(135, "within"), (136, "exceeded")])
def test_japans_limit_for_a_child_of_27_kg_is_135_mg(facts: Facts, amount: float, verdict: str) -> None:
    child = {"age_years": 8, "sex": "female", "weight_kg": 27}
    answer = evaluated(facts, day(taken(amount, "supplement")), person=child, authorities=("jp-mhlw",))
    excess = judgement(answer, "jp-mhlw")["excess"]
    assert (excess["verdict"], excess["limit"]) == (verdict, 135)


def test_nothing_counted_is_within_whatever_the_weight(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(140, "food")), person={"age_years": 8}, authorities=("jp-mhlw",))
    assert judgement(answer, "jp-mhlw")["excess"]["verdict"] == "within"


def test_a_guidance_level_is_compared_under_its_own_name(facts: Facts) -> None:
    excess = judgement(evaluated(facts, day(taken(401, "supplement")), authorities=("uk-evm",)), "uk-evm")["excess"]
    assert (excess["verdict"], excess["limit"], excess["value_type"]) == ("exceeded", 400, "guidance level")


def test_no_limit_set_is_not_safe(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(50, "supplement")), person={"age_months": 8})
    assert judgement(answer)["excess"]["verdict"] == "not_established"
    (finding,) = findings(answer, "no_limit_set")
    assert "does not mean that any amount is safe" in finding["message"]


def test_supplements_bring_the_note_on_kidneys_and_food_does_not(facts: Facts) -> None:
    assert findings(evaluated(facts, day(taken(1, "medicine"))), "limit_assumes_normal_kidneys")
    assert not findings(evaluated(facts, day(taken(400, "food"))), "limit_assumes_normal_kidneys")
