"""Labels field by field: which statements are taken, of how many units, what cannot be right, and what is refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluator import Facts
from app.evaluator.evaluation import Finding
from app.evaluator.faults import InvalidLabelError
from app.evaluator.labels import LabelReadingRequest, LabelReadings, read_label
from app.evaluator.labels.understood import Reads
from tests.redoing import arithmetic, at

CITRATE = {"substance": "magnesium citrate", "amount": 1000, "unit": "mg"}
OXIDE = {"substance": "magnesium oxide", "amount": 500, "unit": "mg"}
BISGLYCINATE = {"substance": "magnesium bisglycinate", "amount": 1000, "unit": "mg"}
MAGNESIUM = {"substance": "magnesium", "amount": 200, "unit": "mg"}


def read(facts: Facts, label: dict[str, Any], **more: Any) -> LabelReadings:
    """The readings of a label."""
    return read_label(LabelReadingRequest.model_validate({"label": label, **more}), facts)


def amounts(answer: LabelReadings) -> dict[str, list[float]]:
    """The elemental amount of each reading, by what it reads."""
    return {each["reads"]: [each["elemental"]["low"], each["elemental"]["high"]] for each in answer["readings"]}


def found(answer: LabelReadings, code: str) -> Finding:
    """The one finding with this code."""
    (one,) = (each for each in answer["findings"] if each["code"] == code)
    return one


def codes(answer: LabelReadings) -> list[str]:
    return [each["code"] for each in answer["findings"]]


def faults(facts: Facts, body: dict[str, Any]) -> dict[str, str]:
    """What a request is refused for: pointers with their codes."""
    with pytest.raises(InvalidLabelError) as refused:
        read_label(LabelReadingRequest.model_validate(body), facts)
    assert all(fault.detail.endswith(".") for fault in refused.value.faults)
    return {fault.pointer: fault.code for fault in refused.value.faults}


def test_an_amount_beside_a_form_is_read_both_ways_with_each_compound_of_the_family(facts: Facts) -> None:
    answer = read(facts, CITRATE)
    assert amounts(answer) == {"amount_elemental": [1000, 1000], "amount_compound": [113.36, 161.63]}
    assert answer["depends_on"] == ["#/label/statement", "#/label/substance"]
    assert [(each["form"], each["display"]) for each in answer["readings"][1]["members"]] == [
        ("magnesium-citrate-anhydrous", "161.6 mg"),
        ("magnesium-citrate-dibasic", "113.4 mg"),
        ("magnesium-citrate-malate", "120 to 150 mg"),
        ("magnesium-citrate-nonahydrate", "118.9 mg"),
    ]
    assert "members" not in answer["readings"][0]


def test_a_reading_tells_its_entry_its_arithmetic_and_its_reason(facts: Facts) -> None:
    element, compound = read(facts, CITRATE)["readings"]
    assert element["entry"] == {
        **{"form": "magnesium-citrate", "basis": "elemental"},
        **{"amount": 1000, "unit": "mg", "origin": "supplement"},
    }
    assert compound["entry"] == element["entry"] | {"basis": "compound"}
    assert (element["formula"], element["unit"], element["display"]) == ("1,000 mg", "mg", "1,000 mg")
    assert compound["formula"] == "1,000 mg x 0.11336 to 0.16163 = 113.4 to 161.6 mg"
    assert element["why"] == (
        "The label does not say of what the amount is: here it is read as magnesium itself, as nutrition panels state "
        "it."
    )
    assert compound["why"] == (
        "The label does not say of what the amount is: here it is read as the whole compound, as fronts of packs often "
        "state it. Which compound of the family it is, and with how much water, is not said."
    )
    assert compound["citation_ids"] == ["editorial", "iupac-atomic-weights", "efsa-2018-magnesium-citrate-malate"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("elemental", {"amount_elemental": [500, 500]}),
        ("compound", {"amount_compound": [301.52, 301.52]}),
        ("unknown", {"amount_elemental": [500, 500], "amount_compound": [301.52, 301.52]}),
    ],
)
def test_a_statement_settles_what_the_amount_is_of(
    facts: Facts, statement: str, expected: dict[str, list[float]]
) -> None:
    answer = read(facts, {**OXIDE, "statement": statement})
    assert amounts(answer) == expected
    assert answer["depends_on"] == (["#/label/statement"] if statement == "unknown" else [])


@pytest.mark.parametrize(
    ("substance", "depends_on"),
    [
        # Of no family; and one that is the anhydrous salt or the hexahydrate, which are two.
        ("magnesium taurate", []),
        ("magnesium chloride", ["#/label/substance"]),
    ],
)
def test_an_amount_of_a_compound_depends_on_which_of_its_family_it_is(
    facts: Facts, substance: str, depends_on: list[str]
) -> None:
    label = {"substance": substance, "amount": 300, "unit": "mg", "statement": "compound"}
    assert read(facts, label)["depends_on"] == depends_on


def test_a_form_as_the_source_of_a_nutrient_is_the_form_of_the_entry_and_several_are_none(facts: Facts) -> None:
    one = read(facts, {**MAGNESIUM, "forms": ["magnesium citrate"]})
    several = read(facts, {**MAGNESIUM, "forms": ["magnesium citrate", "magnesium oxide"]})
    assert (one["readings"][0]["entry"]["form"], one["readings"][0]["entry"]["basis"]) == (
        "magnesium-citrate",
        "elemental",
    )
    assert several["readings"][0]["entry"]["nutrient"] == "magnesium"
    assert several["label"]["forms"] == ["magnesium-citrate", "magnesium-oxide"]
    assert "magnesium citrate and magnesium oxide" in several["readings"][0]["why"]


def test_a_source_under_two_names_is_one_source(facts: Facts) -> None:
    answer = read(facts, {**MAGNESIUM, "forms": ["Magtein", "magnesium L-threonate"]})
    assert answer["label"]["forms"] == ["magnesium-l-threonate"]
    assert answer["readings"][0]["entry"]["form"] == "magnesium-l-threonate"


def test_what_it_provides_settles_it_and_leaves_the_compound_as_a_check(facts: Facts) -> None:
    answer = read(facts, {**CITRATE, "provides_amount": 0.16, "provides_unit": "g"})
    assert amounts(answer) == {"provides_amount": [160, 160]}
    assert answer["readings"][0]["formula"] == "0.16 g = 160 mg"
    assert codes(answer) == []


def test_no_pure_bisglycinate_holds_a_fifth_but_one_with_oxide_may(facts: Facts) -> None:
    answer = read(facts, {**BISGLYCINATE, "elemental_percent": 20})
    assert amounts(answer) == {"elemental_percent": [200, 200]}
    told = found(answer, "more_element_than_form_holds")
    assert told["message"] == (
        "The label states 200 mg of magnesium in 1,000 mg of the compound, which is 20 %. Magnesium glycinate holds at "
        "most 14.1 % as a pure compound; magnesium bisglycinate 'buffered' with magnesium oxide may hold more."
    )
    assert told["parameters"] == {"elemental": 200, "compound": 1000, "percent": 20, "highest_percent": 14.096}
    assert (told["severity"], told["citation_ids"]) == ("notice", ["iupac-atomic-weights"])


@pytest.mark.parametrize(
    ("percent", "is_found"),
    # 14.1 may have been rounded from 14.096, and 14.2 not: from 14.15 up.
    [(14, False), (14.1, False), (14.2, True), (100, True)],
)
def test_a_share_is_above_what_the_compound_holds_only_if_rounding_does_not_explain_it(
    facts: Facts, percent: float, is_found: bool
) -> None:
    answer = read(facts, {**BISGLYCINATE, "elemental_percent": percent})
    assert ("more_element_than_form_holds" in codes(answer)) == is_found


def test_where_it_cannot_be_the_compound_both_statements_are_readings(facts: Facts) -> None:
    label = {**BISGLYCINATE, "substance": "magnesium bisglycinate anhydrous", "elemental_percent": 20}
    answer = read(facts, label)
    assert amounts(answer) == {"amount_compound": [140.96, 140.96], "elemental_percent": [200, 200]}
    assert "may hold more" not in found(answer, "more_element_than_form_holds")["message"]
    assert answer["readings"][0]["why"] == "The amount is of the whole compound."


def test_a_part_is_not_more_than_the_whole(facts: Facts) -> None:
    answer = read(facts, {**OXIDE, "provides_amount": 600, "provides_unit": "mg"})
    told = found(answer, "more_element_than_compound")
    assert told["message"] == (
        "The label states 600 mg of magnesium in 500 mg of the compound: a part cannot be more than the whole."
    )
    assert told["parameters"] == {"elemental": 600, "compound": 500}
    assert "more_element_than_form_holds" not in codes(answer)
    assert "more_element_than_compound" not in codes(
        read(facts, {**OXIDE, "provides_amount": 500, "provides_unit": "mg"})
    )


def test_a_nutrient_that_provides_more_than_its_amount_is_found_too(facts: Facts) -> None:
    answer = read(facts, {**MAGNESIUM, "provides_amount": 300, "provides_unit": "mg"})
    assert codes(answer) == ["more_element_than_compound"]
    assert amounts(answer) == {"provides_amount": [300, 300]}


@pytest.mark.parametrize(
    ("label", "expected", "found_codes"),
    [
        # 60 % of 420 mg is 252: of 420 mg of oxide there are 253.3, and 420 mg of magnesium would be 100 %.
        ({**OXIDE, "amount": 420, "percent_daily_value": 60}, {"percent_daily_value": [252, 252]}, []),
        ({**OXIDE, "amount": 252, "percent_daily_value": 60}, {"amount_elemental": [252, 252]}, []),
        (
            {**OXIDE, "amount": 1000, "percent_daily_value": 60},
            {"amount_elemental": [1000, 1000], "amount_compound": [603.04, 603.04], "percent_daily_value": [252, 252]},
            ["unknown_basis", "percentage_disagrees"],
        ),
        ({**MAGNESIUM, "percent_daily_value": 48}, {"amount_elemental": [200, 200]}, []),
        # Cut off, 335 / 420 = 79.76 % is 79; 78 is too little.
        ({**MAGNESIUM, "amount": 335, "percent_daily_value": 79}, {"amount_elemental": [335, 335]}, []),
        (
            {**MAGNESIUM, "amount": 335, "percent_daily_value": 78},
            {"amount_elemental": [335, 335], "percent_daily_value": [327.6, 327.6]},
            ["percentage_disagrees"],
        ),
        ({"substance": "magnesium oxide", "percent_daily_value": 60}, {"percent_daily_value": [252, 252]}, []),
    ],
)
def test_a_percentage_tells_which_reading_it_is_or_that_it_is_none(
    facts: Facts, label: dict[str, Any], expected: dict[str, list[float]], found_codes: list[str]
) -> None:
    answer = read(facts, {**label, "daily_value_of": "us-fda-label"})
    assert amounts(answer) == expected
    assert sorted(codes(answer)) == sorted(found_codes)


def test_a_percentage_that_disagrees_is_told_with_its_numbers(facts: Facts) -> None:
    answer = read(facts, {**MAGNESIUM, "amount": 400, "percent_daily_value": 100, "daily_value_of": "us-fda-label"})
    told = found(answer, "percentage_disagrees")
    assert told["message"].startswith(
        "The label prints 100 % of a daily value of 420 mg, which is 420 mg, beside 400 mg: these are not the same"
    )
    assert told["parameters"] == {"percent": 100, "daily_value": 420, "amount": 400}
    assert told["citation_ids"] == ["fda-dv-2016"]


def test_a_percentage_that_agrees_with_the_compound_hides_no_impossible_label(facts: Facts) -> None:
    of_oxide = OXIDE | {"provides_amount": 350, "provides_unit": "mg", "daily_value_of": "us-fda-label"}
    answer = read(facts, of_oxide | {"percent_daily_value": 72})
    assert amounts(answer) == {
        **{"amount_compound": [301.52, 301.52], "provides_amount": [350, 350]},
        **{"percent_daily_value": [302.4, 302.4]},
    }
    assert codes(answer) == ["more_element_than_form_holds", "percentage_disagrees"]


def test_a_percentage_near_the_limit_confirms_what_a_label_says_that_it_provides(facts: Facts) -> None:
    # 240 / 1,480 is 16.22 %, above 16.163 %; 64 % of 375 is 240.
    citrate = CITRATE | {"amount": 1480, "provides_amount": 240, "provides_unit": "mg"}
    answer = read(facts, citrate | {"percent_daily_value": 64, "daily_value_of": "eu-label"})
    assert amounts(answer) == {"provides_amount": [240, 240]}
    assert answer["readings"][0]["why"] == "The label says how much magnesium it provides."
    assert codes(answer) == ["more_element_than_form_holds"]


def test_a_percentage_that_disagrees_is_told_beside_what_the_label_says_of_the_element(facts: Facts) -> None:
    label = BISGLYCINATE | {"provides_amount": 200, "provides_unit": "mg"}
    answer = read(facts, label | {"percent_daily_value": 60, "daily_value_of": "us-fda-label"})
    assert codes(answer) == ["more_element_than_form_holds", "percentage_disagrees"]
    disagrees = found(answer, "percentage_disagrees")
    assert "which is 252 mg, beside 200 mg: " in disagrees["message"]
    assert disagrees["parameters"]["amount"] == 200


def test_an_amount_beside_a_percentage_of_a_daily_value_that_we_do_not_hold_is_read(facts: Facts) -> None:
    gluconate = {"substance": "zinc gluconate", "amount": 50, "unit": "mg"}
    answer = read(facts, gluconate | {"percent_daily_value": 455, "daily_value_of": "us-fda-label"})
    assert amounts(answer) == {"amount_elemental": [50, 50], "amount_compound": [7.174, 7.174]}
    assert codes(answer) == ["unknown_basis", "percentage_not_checked"]
    message = found(answer, "percentage_not_checked")["message"]
    assert message.startswith("We hold no daily value of zinc of us-fda-label: ")


def test_an_amount_in_two_units_is_checked_and_each_is_a_reading_where_they_disagree(facts: Facts) -> None:
    # 9.88 mmol x 24.305 = 240.13 mg, which 240 mg is rounded from; 8.98 mmol are 218.26 mg.
    agreeing = read(facts, {**MAGNESIUM, "amount": 240, "second_amount": 9.88, "second_unit": "mmol"})
    assert (amounts(agreeing), codes(agreeing)) == ({"amount_elemental": [240, 240]}, [])
    assert agreeing["readings"][0]["why"].endswith("Beside it the label gives the same as 9.88 mmol.")
    other = read(facts, {**MAGNESIUM, "amount": 240, "second_amount": 8.98, "second_unit": "mmol"})
    assert amounts(other) == {"amount_elemental": [240, 240], "second_amount": [218.2589, 218.2589]}
    told = found(other, "amounts_disagree")
    assert told["message"] == (
        "The label prints 8.98 mmol of magnesium, which is 218.3 mg, beside 240 mg: these are not the same amount."
    )
    assert told["parameters"] == {"amount": 240, "second_amount": 218.2589}
    assert other["readings"][1]["entry"] == {
        **{"nutrient": "magnesium", "amount": 8.98, "unit": "mmol", "origin": "supplement"},
    }


def test_a_name_that_leaves_its_isomer_open_is_kept_as_it_is_and_its_reading_spelled_out(facts: Facts) -> None:
    answer = read(facts, {"substance": "Magnesium threonate", "amount": 2000, "unit": "mg", "statement": "compound"})
    assert answer["label"]["substance"] == "magnesium threonate"
    assert answer["assumptions"] == ["origin: supplement", "magnesium threonate: magnesium-l-threonate"]
    assert answer["readings"][0]["entry"]["form"] == "magnesium-l-threonate"
    assert found(answer, "isomer_not_stated")["message"].startswith(
        "The label says magnesium threonate and not which isomer of it: it was read as magnesium L-threonate, the one "
        "that we hold."
    )
    named = read(facts, {"substance": "Magnesium L-threonate", "amount": 2000, "unit": "mg", "statement": "compound"})
    assert codes(named) == []
    assert amounts(named) == amounts(answer)


def test_a_daily_portion_is_what_the_directive_says_that_amounts_are_of(facts: Facts) -> None:
    answer = read(facts, {**MAGNESIUM, "units_per_serving": 2, "counted_in": "tablet", "amount_per": "daily_portion"})
    (reading,) = answer["readings"]
    assert (reading["amount_per"], reading["entry_is_of"]) == ("daily_portion", "one daily portion of 2 units (tablet)")
    assert reading["why"].endswith(
        "It is of the portion recommended for a day, as labels of supplements in the EU state amounts."
    )
    assert reading["citation_ids"][0] == "eu-2002-46"
    assert (reading["elemental"], codes(answer)) == ({"low": 200, "high": 200}, [])


def test_a_percentage_that_settles_says_so(facts: Facts) -> None:
    answer = read(facts, {**OXIDE, "amount": 420, "percent_daily_value": 60, "daily_value_of": "us-fda-label"})
    (reading,) = answer["readings"]
    assert reading["why"].endswith("the percentage of the daily value agrees with this alone.")
    assert reading["formula"] == "60 % x 420 mg = 252 mg"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [("not_stated", 200, "what the label states")]),
        ({"amount_per": "unit"}, [("unit", 200, "one unit")]),
        ({"amount_per": "unit", "counted_in": "capsule"}, [("unit", 200, "one capsule")]),
        ({"amount_per": "serving"}, [("serving", 200, "one serving")]),
        ({"units_per_serving": 1}, [("serving", 200, "one serving of 1 unit")]),
        ({"units_per_serving": 2, "amount_per": "serving"}, [("serving", 200, "one serving of 2 units")]),
        ({"units_per_serving": 2, "amount_per": "unit"}, [("unit", 400, "one serving of 2 units")]),
        (
            {"units_per_serving": 2.5, "counted_in": "ml"},
            [("serving", 200, "one serving of 2.5 units (ml)"), ("unit", 500, "one serving of 2.5 units (ml)")],
        ),
    ],
)
def test_the_amount_is_of_a_serving_or_of_a_unit_or_of_either(
    facts: Facts, fields: dict[str, Any], expected: list[tuple[str, float, str]]
) -> None:
    answer = read(facts, {**MAGNESIUM, **fields})
    got = [(each["amount_per"], each["entry"]["amount"], each["entry_is_of"]) for each in answer["readings"]]
    assert got == expected
    is_open = len(expected) > 1
    assert answer["depends_on"] == (["#/label/amount_per"] if is_open else [])
    assert ("unknown_amount_per" in codes(answer)) == is_open


def test_what_it_provides_and_its_percentage_are_of_the_same_units_as_the_amount(facts: Facts) -> None:
    twice = {"units_per_serving": 2, "amount_per": "unit"}
    label = {**CITRATE, **twice, "provides_amount": 160, "provides_unit": "mg"}
    assert amounts(read(facts, label)) == {"provides_amount": [320, 320]}
    percentage = {"substance": "magnesium", **twice, "percent_daily_value": 20, "daily_value_of": "eu-label"}
    assert amounts(read(facts, percentage)) == {"percent_daily_value": [150, 150]}


def test_the_order_is_serving_before_unit_and_then_as_the_words_are_listed(facts: Facts) -> None:
    label = {**OXIDE, "amount": 1000, "percent_daily_value": 60, "daily_value_of": "us-fda-label"}
    answer = read(facts, {**label, "units_per_serving": 2})
    listed = [each.value for each in Reads]
    got = [(each["amount_per"], listed.index(each["reads"])) for each in answer["readings"]]
    assert got == sorted(got)
    assert len(got) == 6


def test_the_origin_is_a_supplement_unless_it_is_told(facts: Facts) -> None:
    assumed, told = read(facts, MAGNESIUM), read(facts, MAGNESIUM, origin="unknown")
    assert (assumed["assumptions"], assumed["readings"][0]["entry"]["origin"]) == (["origin: supplement"], "supplement")
    assert (told["assumptions"], told["readings"][0]["entry"]["origin"]) == ([], "unknown")
    assert codes(told) == ["unknown_origin"]


@pytest.mark.parametrize(
    ("label", "pointer", "code"),
    [
        ({**CITRATE, "substance": "magnesium citrat"}, "substance", "unknown_substance"),
        ({**MAGNESIUM, "forms": ["chromium oxide"]}, "forms/0", "unknown_substance"),
        ({"substance": "vitamin b12", "amount": 500, "unit": "ug"}, "substance", "unknown_substance"),
        ({**MAGNESIUM, "forms": ["zinc oxide"]}, "forms/0", "forms_do_not_fit"),
        ({**MAGNESIUM, "forms": ["magnesium"]}, "forms/0", "forms_do_not_fit"),
        ({**MAGNESIUM, "substance": "calcium", "forms": ["magnesium oxide"]}, "forms/0", "forms_do_not_fit"),
        ({**CITRATE, "forms": ["magnesium citrate"]}, "forms", "forms_do_not_fit"),
        ({"substance": "magnesium"}, "amount", "amount_missing"),
        ({"substance": "magnesium", "unit": "mg"}, "amount", "amount_missing"),
        ({"substance": "magnesium", "amount": 1}, "unit", "unit_missing"),
        ({**CITRATE, "provides_amount": 1}, "provides_unit", "unit_missing"),
        ({**CITRATE, "provides_unit": "mg"}, "provides_amount", "amount_missing"),
        ({**MAGNESIUM, "unit": "unit"}, "unit", "unit_does_not_fit"),
        ({**MAGNESIUM, "unit": "percent_daily_value"}, "unit", "unit_does_not_fit"),
        ({**CITRATE, "provides_amount": 1, "provides_unit": "unit"}, "provides_unit", "unit_does_not_fit"),
        (
            {**CITRATE, "unit": "mmol", "statement": "compound", "provides_amount": 1, "provides_unit": "mg"},
            "unit",
            "unit_does_not_fit",
        ),
        ({**CITRATE, "unit": "mmol"}, "statement", "basis_does_not_fit"),
        ({**MAGNESIUM, "statement": "compound"}, "statement", "compound_without_form"),
        (
            {**MAGNESIUM, "statement": "compound", "forms": ["magnesium oxide"]},
            "statement",
            "statements_do_not_fit",
        ),
        (
            {**CITRATE, "statement": "elemental", "elemental_percent": 10},
            "statement",
            "statements_do_not_fit",
        ),
        (
            {**CITRATE, "provides_amount": 160, "provides_unit": "mg", "elemental_percent": 16},
            "elemental_percent",
            "statements_do_not_fit",
        ),
        ({**MAGNESIUM, "second_amount": 8.2}, "second_unit", "unit_missing"),
        ({**MAGNESIUM, "second_unit": "mmol"}, "second_amount", "amount_missing"),
        ({**MAGNESIUM, "second_amount": 8.2, "second_unit": "unit"}, "second_unit", "unit_does_not_fit"),
        (
            {"substance": "magnesium", **{"second_amount": 8.2, "second_unit": "mmol"}},
            "amount",
            "amount_missing",
        ),
        ({**CITRATE, "second_amount": 1, "second_unit": "g"}, "statement", "basis_does_not_fit"),
        (
            {**CITRATE, "second_amount": 1, "second_unit": "g", "statement": "compound"},
            "second_amount",
            "statements_do_not_fit",
        ),
        (
            {**CITRATE, "provides_amount": 160, "provides_unit": "mg", "second_amount": 1, "second_unit": "g"},
            "second_amount",
            "statements_do_not_fit",
        ),
        ({**MAGNESIUM, "percent_daily_value": 48}, "daily_value_of", "daily_value_of_missing"),
        ({**MAGNESIUM, "daily_value_of": "eu-label"}, "daily_value_of", "daily_value_without_percent"),
        (
            {**MAGNESIUM, "percent_daily_value": 48, "daily_value_of": "us-nasem"},
            "daily_value_of",
            "no_label_authority",
        ),
        (
            {"substance": "calcium", "percent_daily_value": 48, "daily_value_of": "eu-label"},
            "daily_value_of",
            "no_daily_value",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused_where_it_is(
    facts: Facts, label: dict[str, Any], pointer: str, code: str
) -> None:
    assert faults(facts, {"label": label})[f"#/label/{pointer}"] == code


@pytest.mark.parametrize("body", [{}, {"text": "Magnesium 200 mg", "label": MAGNESIUM}])
def test_there_is_one_label(facts: Facts, body: dict[str, Any]) -> None:
    assert faults(facts, body) == {"#": "one_label"}


@pytest.mark.parametrize(
    "label",
    [
        {"substance": "vitamin d3", "amount": 25, "unit": "ug"},
        {**MAGNESIUM, "forms": ["oxide"]},
    ],
)
def test_nothing_is_proposed_for_an_unknown_name_that_would_be_refused_too(facts: Facts, label: dict[str, Any]) -> None:
    with pytest.raises(InvalidLabelError) as refused:
        read(facts, label)
    (fault,) = refused.value.faults
    assert "vitamin-d3" not in fault.detail
    assert "zinc-oxide" not in fault.detail


def test_an_unknown_substance_names_the_one_that_may_have_been_meant(facts: Facts) -> None:
    with pytest.raises(InvalidLabelError, match="Did you mean 'magnesium-citrate'"):
        read(facts, {**CITRATE, "substance": "Magnesium citrat"})


LABELS = {
    "both_ways_of_both": {**CITRATE, "units_per_serving": 2},
    "in_grams": {**CITRATE, "amount": 1, "unit": "g", "statement": "compound"},
    "a_share_of_each_tablet": {**OXIDE, "elemental_percent": 60, "units_per_serving": 3, "amount_per": "unit"},
    "what_it_provides": {**CITRATE, "provides_amount": 5, "provides_unit": "mmol"},
    "percent": {"substance": "magnesium", "percent_daily_value": 15.5, "daily_value_of": "eu-label"},
    "charge": {"substance": "magnesium citrate", "amount": 10, "unit": "mEq", "statement": "elemental"},
    "in_two_units": {**MAGNESIUM, "second_amount": 9.5, "second_unit": "mmol", "units_per_serving": 2},
    "nothing_known": {"substance": "magnesium amino acid chelate", "amount": 500, "unit": "mg"},
}


@pytest.mark.parametrize("name", LABELS)
def test_every_step_can_be_redone_from_the_answer_alone(facts: Facts, name: str) -> None:
    answer: Any = read(facts, LABELS[name])
    cited = {each["id"] for each in answer["citations"]}
    for place, reading in enumerate(answer["readings"]):
        redone: dict[tuple[str, str], float] = {}
        given: dict[str, float] = {}
        for step in reading["steps"]:
            for calculation in step["calculations"]:
                terms = {}
                for term in calculation["terms"]:
                    if "step" in term:
                        assert term["value"] == pytest.approx(redone[term["step"], term["end"]])
                    elif "pointer" in term:
                        assert at(answer, term["pointer"]) == term["value"]
                    else:
                        assert term.get("source_id", "") in cited or term["note"]
                    terms[term["name"]] = term["value"]
                value = float(arithmetic(calculation["formula"], terms))
                assert value == pytest.approx(calculation["result"], rel=1e-9)
                redone[step["id"], calculation["end"]] = calculation["result"]
                given |= dict.fromkeys(calculation.get("gives", ()), value)
        ends = {f"#/readings/{place}/{field}" for field in ("entry/amount", "elemental/low", "elemental/high")}
        assert given.keys() == ends
        for pointer, value in given.items():
            assert at(answer, pointer) == pytest.approx(value, rel=1e-9)


@given(
    amount=st.integers(1, 10_000).map(lambda thousandths: thousandths / 10),
    unit=st.sampled_from(["mg", "g", "ug"]),
    units=st.integers(1, 20),
    form=st.sampled_from(["magnesium-oxide", "magnesium-citrate", "magnesium-glycinate", "magnesium-trisilicate"]),
)
def test_a_unit_is_so_many_times_less_than_a_serving_and_a_compound_never_holds_more_than_itself(
    facts: Facts, amount: float, unit: str, units: int, form: str
) -> None:
    label = {"substance": form, "amount": amount, "unit": unit}
    alone = amounts(read(facts, label))
    serving = amounts(read(facts, {**label, "units_per_serving": units, "amount_per": "unit"}))
    for reads, (low, high) in alone.items():
        assert serving[reads] == pytest.approx([low * units, high * units])
    assert alone["amount_compound"][1] < alone["amount_elemental"][0]


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("Magnesium (as magnesium citrate) 200 mg", [["fda-101-36", "eu-2002-46"]]),
        ("Magnesium 200 mg", [[]]),
        ("Magnesium oxide 400 mg", [["fda-101-36", "eu-2002-46"], ["editorial", "iupac-atomic-weights"]]),
        ("Magnesium oxide 400 mg elemental", [[]]),
    ],
)
def test_a_reason_that_rests_on_a_convention_cites_it(facts: Facts, line: str, cited: list[list[str]]) -> None:
    answer = read_label(LabelReadingRequest(text=line), facts)
    assert [reading["citation_ids"] for reading in answer["readings"]] == cited
    named = {source for sources in cited for source in sources}
    assert {citation["id"] for citation in answer["citations"]} >= named
