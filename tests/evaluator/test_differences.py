"""Authorities side by side: every expected reason worked by hand from the printed values.

Magnesium, milligrams a day. US: RDA men 400 (19-30), 420 (from 31), women 320 from 31, pregnant 360 (31-50), children
4-8 130; UL 350, children 4-8 110, of supplements and medicines. EU: AI men 350, women 300, also pregnant; UL 250, of
supplements and fortified food, water and medicines left open. Japan: UL of children 5 per kg. WHO: RNI men from 66
years 224, by the edition of 2001 230.
"""

from typing import Any

import pytest

from app.evaluator import Facts
from app.evaluator.differences import Difference
from app.evaluator.intake import Origin
from app.evaluator.person import Sex
from app.evaluator.reasons import DifferenceReason
from app.evaluator.references import Band, Per, ReferenceValue, ValueKind
from tests.evaluator.building import (
    MAN_OF_40,
    WOMAN_OF_34,
    a_value,
    band,
    day,
    evaluated,
    holding,
    magnesium,
    taken,
)

US_AND_EU = ("us-nasem", "eu-efsa")


def differences(
    facts: Facts,
    *entries: dict[str, Any],
    person: dict[str, Any] = WOMAN_OF_34,
    authorities: tuple[str, ...] = US_AND_EU,
) -> dict[str, Difference]:
    answer = evaluated(facts, day(*entries), person=person, authorities=authorities)
    return {each["about"]: each for each in magnesium(answer)["differences"]}


def codes(difference: Difference) -> list[tuple[str, bool]]:
    return [(reason["code"], reason["alone"]) for reason in difference["reasons"]]


def reason(difference: Difference, code: str) -> DifferenceReason:
    (found,) = (each for each in difference["reasons"] if each["code"] == code)
    return found


@pytest.mark.parametrize(
    ("person", "amount"), [(WOMAN_OF_34, 380), (MAN_OF_40, 240)], ids=["both reached", "neither reached"]
)
def test_verdicts_that_agree_are_no_difference(facts: Facts, person: dict[str, Any], amount: float) -> None:
    assert differences(facts, taken(amount, "food"), person=person) == {}


def test_one_authority_alone_has_no_difference(facts: Facts) -> None:
    assert differences(facts, taken(400, "supplement"), authorities=("us-nasem",)) == {}


def test_an_rda_and_an_ai_are_other_kinds_of_value(facts: Facts) -> None:
    """380 mg: below 420, and below 400 of younger men too; at least 350."""
    found = differences(facts, taken(380, "food"), person=MAN_OF_40)
    assert found.keys() == {"adequacy"}
    assert found["adequacy"]["verdicts"] == [
        {"verdict": "not_reached", "authorities": ["us-nasem"]},
        {"verdict": "reached", "authorities": ["eu-efsa"]},
    ]
    assert codes(found["adequacy"]) == [("other_kind_of_value", True)]
    us, eu = reason(found["adequacy"], "other_kind_of_value")["between"]
    assert (us["kinds"], us["value_types"], us["reference"]) == (
        ["recommended_intake"],
        ["RDA"],
        {"low": 420, "high": 420},
    )
    assert (eu["kinds"], eu["value_types"], eu["reference"]) == (["adequate_intake"], ["AI"], {"low": 350, "high": 350})


def test_a_difference_says_who_compares_with_what_and_where_it_is_printed(facts: Facts) -> None:
    found = differences(facts, taken(380, "food"), person=MAN_OF_40)["adequacy"]
    assert found["text"] == (
        "The verdicts on adequacy differ: not reached (National Academies of Sciences, Engineering, and Medicine "
        "(IOM)), reached (European Food Safety Authority)."
    )
    assert found["reasons"][0]["text"] == (
        "The verdict of National Academies of Sciences, Engineering, and Medicine (IOM) rests on the RDA of 420 mg, "
        "that of European Food Safety Authority on the AI of 350 mg."
    )
    assert found["reference_value_ids"] == [
        "us-nasem-1997-magnesium-rda-male-31-50y",
        "eu-efsa-2015-magnesium-ai-male-18y-up",
    ]
    assert found["citation_ids"] == ["iom1997", "efsa-2015-magnesium"]


def test_other_origins_are_the_reason_where_another_number_would_change_nothing(facts: Facts) -> None:
    """400 mg of fortified food: counted it is above 350 too; not counted it is within 250 too."""
    found = differences(facts, taken(400, "fortified_food"))["excess"]
    assert codes(found) == [("other_origins_counted", True)]
    told = reason(found, "other_origins_counted")
    us, eu = told["between"]
    assert told["origins"] == ["fortified_food"]
    assert (us["counts"], us["unclear"], us["counted"]) == ([], [], {"low": 0, "high": 0})
    assert (eu["counts"], eu["unclear"], eu["counted"]) == (["fortified_food"], [], {"low": 400, "high": 400})
    assert told["text"] == (
        "Fortified food is not counted by National Academies of Sciences, Engineering, and Medicine (IOM) and counted "
        "by European Food Safety Authority."
    )


def test_both_are_reasons_where_either_would_turn_the_verdict(facts: Facts) -> None:
    """300 mg of fortified food: with 350 it would be within, and not counted it would be within."""
    found = differences(facts, taken(300, "fortified_food"))["excess"]
    assert codes(found) == [("other_origins_counted", True), ("other_amount", True)]


def test_another_number_is_the_reason_where_both_count_the_same(facts: Facts) -> None:
    """300 mg of a supplement is within 350 and above 250, whoever counts. A child's 110 explains no adult's verdict."""
    found = differences(facts, taken(300, "supplement"))["excess"]
    assert codes(found) == [("other_amount", True)]
    us, eu = reason(found, "other_amount")["between"]
    assert (us["reference"], eu["reference"]) == ({"low": 350, "high": 350}, {"low": 250, "high": 250})


def test_an_origin_that_is_left_open_is_a_reason_that_does_not_do_alone(facts: Facts) -> None:
    """300 mg of a medicine: the EU cannot tell. Counted it would be above 250: another verdict, but not the US one."""
    found = differences(facts, taken(300, "medicine"))["excess"]
    assert [each["verdict"] for each in found["verdicts"]] == ["within", "cannot_tell"]
    assert codes(found) == [("other_origins_counted", False), ("other_amount", True)]
    by_origins = reason(found, "other_origins_counted")
    assert by_origins["between"][1]["unclear"] == ["medicine"]
    assert by_origins["text"] == (
        "Medicine is counted by National Academies of Sciences, Engineering, and Medicine (IOM) and left open by "
        "European Food Safety Authority."
    )


def test_what_an_authority_leaves_open_is_left_open_by_the_numbers_of_the_other_too(facts: Facts) -> None:
    """400 mg of water: 350 would leave it open as 250 does, and not counted it is within both."""
    found = differences(facts, taken(400, "water"))["excess"]
    assert [each["verdict"] for each in found["verdicts"]] == ["within", "cannot_tell"]
    assert codes(found) == [("other_origins_counted", True)]


def test_a_limit_per_kilogram_is_a_reason(facts: Facts) -> None:
    """105 mg for 20 kg: above 5 x 20 = 100, within 110."""
    child = {"age_years": 5, "weight_kg": 20}
    found = differences(facts, taken(105, "supplement"), person=child, authorities=("us-nasem", "jp-mhlw"))["excess"]
    assert codes(found) == [("per_kg", True)]
    us, jp = reason(found, "per_kg")["between"]
    assert (us["per"], us["reference"]) == (["day"], {"low": 110, "high": 110})
    assert (jp["per"], jp["reference"]) == (["kg"], {"low": 100, "high": 100})
    assert reason(found, "per_kg")["text"].endswith("on the UL of 100 mg (printed per kilogram of body weight).")


def test_without_a_weight_a_limit_per_kilogram_has_no_amount(facts: Facts) -> None:
    entry = taken(105, "supplement")
    found = differences(facts, entry, person={"age_years": 5}, authorities=("us-nasem", "jp-mhlw"))["excess"]
    assert codes(found) == [("per_kg", True)]
    assert "reference" not in reason(found, "per_kg")["between"][1]


def test_an_earlier_edition_that_agrees_is_a_reason(facts: Facts) -> None:
    """227 mg, a man of 70: at least 224, below 230 and below 420."""
    man_of_70 = {"age_years": 70, "sex": "male"}
    found = differences(facts, taken(227, "food"), person=man_of_70, authorities=("us-nasem", "who-fao"))["adequacy"]
    edition = reason(found, "other_edition")
    who, us = edition["between"]
    assert (who["authorities"], us["authorities"]) == (["who-fao"], ["us-nasem"])
    assert (edition["earlier_edition"], edition["shown_by"]) == ("2001", ["who-fao-2001-magnesium-rni-male-66y-up"])
    assert "who-fao-2001-magnesium-rni-male-66y-up" in found["reference_value_ids"]
    assert edition["text"] == (
        "By the edition of 2001 (RNI of 230 mg) the verdict of World Health Organization; FAO would be that of "
        "National Academies of Sciences, Engineering, and Medicine (IOM)."
    )


def test_an_earlier_edition_that_says_the_same_is_none(facts: Facts) -> None:
    """223 mg is below both 224 and 230; 231 mg is at least both."""
    man_of_70 = {"age_years": 70, "sex": "male"}
    below = differences(facts, taken(223, "food"), person=man_of_70, authorities=("us-nasem", "who-fao"))
    above = differences(facts, taken(231, "food"), person=man_of_70, authorities=("us-nasem", "who-fao"))["adequacy"]
    assert below == {}
    assert "other_edition" not in dict(codes(above))


def test_the_source_of_an_earlier_edition_is_cited(facts: Facts) -> None:
    man_of_70 = {"age_years": 70, "sex": "male"}
    answer = evaluated(facts, day(taken(227, "food")), person=man_of_70, authorities=("us-nasem", "who-fao"))
    (difference,) = magnesium(answer)["differences"]
    assert set(difference["citation_ids"]) <= {citation["id"] for citation in answer["citations"]}


def test_a_split_by_age_that_the_other_does_not_make_is_a_reason(facts: Facts) -> None:
    """410 mg, a man of 40: below 420, at least the 400 of men of 30; the EU has 350 for all men."""
    found = differences(facts, taken(410, "food"), person=MAN_OF_40)["adequacy"]
    assert codes(found) == [("other_kind_of_value", True), ("other_band", True)]
    band = reason(found, "other_band")
    assert (band["split_by"], band["shown_by"]) == ("age", ["us-nasem-1997-magnesium-rda-male-19-30y"])
    assert band["text"] == (
        "For a neighbouring age the value of National Academies of Sciences, Engineering, and Medicine (IOM) is "
        "another one (RDA of 400 mg), with the verdict of European Food Safety Authority, whose value is the same for "
        "both."
    )


def test_a_split_of_a_limit_by_age_is_a_reason_too(facts: Facts) -> None:
    """120 mg of a supplement at 8 years: above 110, within the 350 from 9 years; the EU has 250 from 4 years."""
    found = differences(facts, taken(120, "supplement"), person={"age_years": 8, "sex": "female"})["excess"]
    assert codes(found) == [("other_amount", True), ("other_band", True)]
    band = reason(found, "other_band")
    assert (band["split_by"], band["shown_by"]) == ("age", ["us-nasem-1997-magnesium-ul-9y-up"])


def test_a_value_of_its_own_for_pregnancy_is_a_reason(facts: Facts) -> None:
    """340 mg at 31: below 360 for pregnancy, at least 320 for women; the EU has 300 for both."""
    pregnant = {"age_years": 31, "life_stage": "pregnancy"}
    found = differences(facts, taken(340, "food"), person=pregnant)["adequacy"]
    band = reason(found, "other_band")
    assert (band["split_by"], band["shown_by"]) == ("life_stage", ["us-nasem-1997-magnesium-rda-female-31-50y"])


def test_a_split_by_sex_is_a_reason_where_the_other_has_one_value(facts: Facts) -> None:
    """310 mg, a woman of 34: at least 300 of women, below 350 of men; China has 320 for both."""
    found = differences(facts, taken(310, "food"), authorities=("eu-efsa", "cn-cns"))["adequacy"]
    band = reason(found, "other_band")
    assert (band["split_by"], band["shown_by"]) == ("sex", ["eu-efsa-2015-magnesium-ai-male-18y-up"])


def test_a_split_that_both_make_is_no_reason(facts: Facts) -> None:
    """305 mg, a woman of 34: EU 300, US 320 (310 until 30), and both have more for men."""
    found = differences(facts, taken(305, "food"))["adequacy"]
    assert codes(found) == [("other_kind_of_value", True)]


def test_a_condition_of_the_print_is_a_reason(facts: Facts) -> None:
    """30 mg at three months: WHO has 26 for the breast-fed and 36 for the formula-fed; US 30."""
    infant = {"age_months": 3}
    found = differences(facts, taken(30, "food"), person=infant, authorities=("us-nasem", "who-fao"))["adequacy"]
    assert codes(found) == [("printed_condition", True)]
    us, who = found["reasons"][0]["between"]
    assert "conditions" not in us
    assert who["conditions"] == ["breast_fed", "formula_fed"]
    assert found["reasons"][0]["text"] == (
        "The printed value of World Health Organization; FAO is for one of: breast fed, formula fed; which one is not "
        "told."
    )


def test_having_no_value_is_a_reason_against_all_who_have_one(facts: Facts) -> None:
    found = differences(facts, taken(400, "supplement"), authorities=(*US_AND_EU, "eu-label"))["excess"]
    assert codes(found) == [("no_value", True)]
    label, others = found["reasons"][0]["between"]
    assert (label["authorities"], label["statuses"]) == (["eu-label"], ["not_established"])
    assert (others["authorities"], others["verdicts"]) == (["us-nasem", "eu-efsa"], ["exceeded"])


def test_what_is_not_in_our_data_is_not_called_unset(facts: Facts) -> None:
    found = differences(facts, taken(400, "supplement"), authorities=("us-nasem", "uk-coma"))["excess"]
    assert found["reasons"][0]["text"] == (
        "We hold no such value for this person of Committee on Medical Aspects of Food Policy."
    )


def test_a_sex_that_is_not_told_leaves_the_reason_to_the_values(facts: Facts) -> None:
    """380 mg: between the US 320 and 420, above the EU 300 and 350."""
    found = differences(facts, taken(380, "food"), person={"age_years": 34})["adequacy"]
    assert [each["verdict"] for each in found["verdicts"]] == ["depends", "reached"]
    assert codes(found) == [("other_kind_of_value", True)]
    assert found["reasons"][0]["between"][0]["reference"] == {"low": 320, "high": 420}


def test_reasons_that_are_the_same_are_told_once_for_all_authorities(facts: Facts) -> None:
    """300 mg of a supplement: within 350 (US, Japan, India), above 250 (EU, Nordic)."""
    within, above = ["us-nasem", "jp-mhlw", "in-icmr-nin"], ["eu-efsa", "nordic-nnr"]
    found = differences(facts, taken(300, "supplement"), authorities=(*within, *above))["excess"]
    first, second = reason(found, "other_amount")["between"]
    assert (first["authorities"], second["authorities"]) == (within, above)
    assert first["reference"] == {"low": 350, "high": 350}


@pytest.mark.parametrize("origin", ["food", "fortified_food", "water", "supplement", "medicine", "unknown"])
def test_all_authorities_at_once_are_told_in_few_reasons(facts: Facts, origin: str) -> None:
    """Each reason is between the sides of a few kinds, not between pairs, of which there are up to 90."""
    found = differences(facts, taken(300, origin), authorities=tuple(facts.authorities))
    assert len(found) == 2
    assert all(0 < len(each["reasons"]) <= 12 for each in found.values())


@pytest.mark.parametrize("amount", [100, 227, 310, 380, 500])
def test_every_pair_that_differs_has_a_reason(facts: Facts, amount: float) -> None:
    for difference in differences(facts, taken(amount, "supplement"), authorities=tuple(facts.authorities)).values():
        explained = {
            frozenset((one, other))
            for each in difference["reasons"]
            for one in each["between"][0]["authorities"]
            for other in each["between"][1]["authorities"]
        }
        groups = [group["authorities"] for group in difference["verdicts"]]
        differing = {frozenset((one, other)) for a in groups for b in groups if a is not b for one in a for other in b}
        assert differing == explained


UL, RDA = ValueKind.UPPER_LEVEL, ValueKind.RECOMMENDED_INTAKE


def by_eu(kind: ValueKind, whom: Band, amount: int, **more: Any) -> ReferenceValue:
    """A value of the other authority."""
    return a_value(kind, whom, amount, authority="eu-efsa", **more)


@pytest.mark.parametrize("person", [{"age_months": 3, "sex": "female"}, {"age_months": 40, "sex": "female"}])
def test_the_neighbouring_age_is_the_month_before_a_band_the_first_of_life_included(
    facts: Facts, person: dict[str, Any]
) -> None:
    """25 mg: below the 30 of the person, at least the 20 of the one month before; the other has 22 for all."""
    before = {3: band(0, 1), 40: band(38, 39)}[person["age_months"]]
    told = holding(
        facts,
        a_value(RDA, before, 20),
        a_value(RDA, band(before.age_max_months or 0), 30),
        by_eu(RDA, band(), 22),
    )
    found = differences(told, taken(25, "food"), person=person)["adequacy"]
    assert codes(found) == [("other_amount", True), ("other_band", True)]


def test_an_edition_for_either_sex_is_told_with_both_amounts_and_what_they_are_per(facts: Facts) -> None:
    """240 mg for 60 kg: below the 300 and 330 in force, at least the 180 (3 per kg) and 230 of before and the 235."""
    told = holding(
        facts,
        *(a_value(RDA, band(sex=sex), amount) for sex, amount in ((Sex.FEMALE, 300), (Sex.MALE, 330))),
        a_value(RDA, band(sex=Sex.FEMALE), 3, edition="1989", in_force=False, per=Per.KG, value_type="RDA"),
        a_value(RDA, band(sex=Sex.MALE), 230, edition="1989", in_force=False, value_type="RDA"),
        by_eu(RDA, band(), 235),
    )
    person = {"age_years": 34, "weight_kg": 60}
    found = differences(told, taken(240, "food"), person=person)["adequacy"]
    assert reason(found, "other_edition")["text"].startswith(
        "By the edition of 1989 (RDA of 3 mg per kg or RDA of 230 mg) the verdict of National Academies"
    )


SUPPLEMENTS = frozenset({Origin.SUPPLEMENT})


def test_one_verdict_that_turns_is_enough_of_a_reason(facts: Facts) -> None:
    """300 mg of a supplement, 100 of food: with the food 400 is above 350, and without it 300 is above 250 still."""
    told = holding(
        facts,
        a_value(UL, band(), 350, counts=SUPPLEMENTS),
        by_eu(UL, band(), 250, counts=SUPPLEMENTS | {Origin.FOOD}),
    )
    found = differences(told, taken(300, "supplement"), taken(100, "food"))["excess"]
    assert codes(found) == [("other_origins_counted", True), ("other_amount", True)]


def test_a_reason_does_it_alone_where_it_turns_the_first_verdict_whatever_becomes_of_the_second(facts: Facts) -> None:
    """200 mg of a supplement, 100 of a medicine, 200 of food: all 500 are above 450; 200 to 300 is open against 250."""
    told = holding(
        facts,
        a_value(UL, band(), 450, counts=SUPPLEMENTS, unclear=frozenset({Origin.MEDICINE})),
        by_eu(UL, band(), 250, counts=SUPPLEMENTS | {Origin.MEDICINE, Origin.FOOD}),
    )
    taken_together = (taken(200, "supplement"), taken(100, "medicine"), taken(200, "food"))
    found = differences(told, *taken_together)["excess"]
    assert [each["verdict"] for each in found["verdicts"]] == ["within", "exceeded"]
    assert ("other_origins_counted", True) in codes(found)
