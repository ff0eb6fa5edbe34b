"""Findings in full, written by hand: the sentence with its numbers and its negations, and all that comes with it."""

from typing import Any

import pytest

from app.evaluator import Facts, Intake, evaluate
from tests.evaluator.building import WOMAN_OF_34, day, evaluated, findings, label, taken

IOM = "National Academies of Sciences, Engineering, and Medicine (IOM)"


def only(facts: Facts, code: str, *days: dict[str, Any], nutrient: str = "magnesium", **request: Any) -> dict[str, Any]:
    """The one finding with this code about the nutrient, without both."""
    (found,) = (each for each in findings(evaluated(facts, *days, **request), code) if each["nutrient"] == nutrient)
    told: dict[str, Any] = dict(found)
    assert (told.pop("code"), told.pop("nutrient")) == (code, nutrient)
    return told


def test_over_a_limit_names_the_numbers_and_what_counts_on_the_days_above_it(facts: Facts) -> None:
    at_the_limit = day(taken(350, "supplement"))
    above = day(taken(200, "supplement", id="pill"), taken(500, "food"), taken(160, "medicine"))
    assert only(facts, "over_limit", at_the_limit, above) == {
        "severity": "warning",
        "message": f"360 mg on the highest day is 10 mg above the UL of 350 mg ({IOM}).",
        "authority": "us-nasem",
        "entries": ["pill", "#/days/1/entries/2"],
        "parameters": {"highest_day": 360, "limit": 350, "over_by": 10},
        "citation_ids": ["iom1997"],
    }


@pytest.mark.parametrize(
    ("amount", "code", "severity", "poison_centre"),
    [
        (
            2500,
            "effects_reported_at_this_amount",
            "warning",
            " If too much was taken, contact a poison centre straight away (US 1-800-222-1222) even without symptoms. "
            "Call the emergency number for collapse, seizure, trouble breathing or if the person cannot be woken.",
        ),
        (2499, "effects_reported", "notice", ""),
    ],
)
def test_effects_are_told_from_their_amount_on_as_a_warning_with_where_help_is(
    facts: Facts, amount: float, code: str, severity: str, poison_centre: str
) -> None:
    days = day(taken(351, "supplement")), day(taken(amount, "supplement"), taken(9, "food"))
    assert only(facts, code, *days) == {
        "severity": severity,
        "message": (
            "Low blood pressure and muscle weakness are reported from about 2,500 mg a day. Less is enough with "
            f"reduced kidney function. Above a limit the risk of adverse effects may rise.{poison_centre}"
        ),
        "entries": [],
        "parameters": {"reported_from": 2500, "highest_day": amount},
        "citation_ids": ["scf-2001-ul"],
    }


def test_the_note_on_kidneys_names_what_may_be_a_supplement_or_a_medicine(facts: Facts) -> None:
    a_day = day(taken(1, "supplement"), taken(1, "food"), taken(0, "medicine"), taken(1, "unknown", id="powder"))
    assert only(facts, "limit_assumes_normal_kidneys", a_day) == {
        "severity": "notice",
        "message": (
            "Limits assume normal kidneys. With reduced kidney function magnesium can build up; raised serum magnesium "
            "is reported in people who take more than 1,000 mg of magnesium oxide a day. Ask a pharmacist or doctor."
        ),
        "entries": ["#/days/0/entries/0", "powder"],
        "parameters": {},
        "citation_ids": ["mori2019"],
    }


def test_no_limit_is_not_the_same_as_safe(facts: Facts) -> None:
    assert only(facts, "no_limit_set", day(taken(1, "food")), person={"age_months": 8}) == {
        "severity": "notice",
        "message": f"{IOM}: no limit for this person. That does not mean that any amount is safe.",
        "authority": "us-nasem",
        "entries": [],
        "parameters": {},
        "citation_ids": ["iom1997"],
    }


def test_no_requirement_is_told_with_where_that_is_said(facts: Facts) -> None:
    infant = {"age_months": 3}
    assert only(facts, "no_requirement_set", day(taken(1, "food")), person=infant, authorities=("eu-efsa",)) == {
        "severity": "info",
        "message": "European Food Safety Authority: no recommended or adequate intake for this person.",
        "authority": "eu-efsa",
        "entries": [],
        "parameters": {},
        "citation_ids": ["efsa-2015-magnesium"],
    }


def test_label_values_are_no_requirement_and_no_limit_is_missed(facts: Facts) -> None:
    a_day = day(taken(1, "food"))
    assert only(facts, "label_values_not_compared", a_day, authorities=("eu-label",)) == {
        "severity": "info",
        "message": "European Union: values for labels. They are no requirement and are not compared.",
        "authority": "eu-label",
        "entries": [],
        "parameters": {},
        "citation_ids": ["eu-1169-2011"],
    }
    answer = evaluated(facts, a_day, authorities=("eu-label", "eu-efsa"), person={"age_months": 3})
    assert [found["authority"] for found in findings(answer, "no_limit_set")] == ["eu-efsa"]


def test_a_verdict_that_is_open_tells_on_what_it_hangs_once_for_headline_and_comparison(facts: Facts) -> None:
    assert only(facts, "verdict_open", day(taken(400, "unknown"))) == {
        "severity": "notice",
        "message": (
            "Whether 0 to 400 mg (supplement and medicine) stays within the UL of 350 mg depends on where an amount "
            "came from."
        ),
        "authority": "us-nasem",
        "entries": [],
        "parameters": {},
        "citation_ids": ["iom1997"],
    }
    of_either_sex = findings(evaluated(facts, day(taken(360, "food")), person={"age_years": 34}), "verdict_open")
    assert [found["message"] for found in of_either_sex] == [
        "Whether a mean of 360 mg a day reaches the RDA of 320 to 420 mg depends on the sex."
    ]


def test_only_partial_days_are_told_as_at_least(facts: Facts) -> None:
    assert only(facts, "only_partial_days", day(taken(400, "food"), record="partial")) == {
        "severity": "notice",
        "message": ("Only partial days were logged: what was taken is known as at least, and no mean can be compared."),
        "entries": [],
        "parameters": {},
        "citation_ids": [],
    }


def test_days_without_an_entry_are_not_known_and_not_judged(facts: Facts) -> None:
    assert only(facts, "days_without_entry", day(taken(400, "food")), day(), day()) == {
        "severity": "notice",
        "message": (
            "Days without an entry of magnesium: 2. What was taken on them is not known, and they are not judged."
        ),
        "entries": [],
        "parameters": {"days": 2},
        "citation_ids": [],
    }


def test_a_label_that_looks_like_micrograms_is_told_with_what_they_would_be(facts: Facts) -> None:
    assert only(facts, "implausible_amount", day(taken(200_000, "supplement", id="pill"))) == {
        "severity": "notice",
        "message": (
            "200,000 mg in one entry is a lot. Is it an amount of the element, and in this unit? "
            "If ug were meant, it would be 200 mg."
        ),
        "entries": ["pill"],
        "parameters": {"amount": 200_000, "highest_plausible": 1000, "if_ug_were_meant": 200},
        "citation_ids": ["editorial"],
    }


def test_a_day_of_food_that_is_a_lot_is_told_with_its_entries(facts: Facts) -> None:
    a_day = day(taken(1000, "food"), taken(1001, "fortified_food"), taken(5, "water"))
    assert only(facts, "implausible_amount", a_day) == {
        "severity": "notice",
        "message": (
            "2,001 mg from the food of a day is a lot. Is it an amount of the element, and in this unit? "
            "If ug were meant, it would be 2.001 mg."
        ),
        "entries": ["#/days/0/entries/0", "#/days/0/entries/1"],
        "parameters": {"amount": 2001, "highest_plausible": 2000, "if_ug_were_meant": 2.001},
        "citation_ids": ["editorial"],
    }


def test_a_day_of_food_that_is_very_little_is_told_with_its_entries(facts: Facts) -> None:
    assert only(facts, "implausible_amount", day(taken(0.12, "food"), taken(0.2, "food"))) == {
        "severity": "notice",
        "message": "0.32 mg from the food of a whole day is very little. If g were meant, it would be 320 mg.",
        "entries": ["#/days/0/entries/0", "#/days/0/entries/1"],
        "parameters": {"amount": 0.32, "lowest_plausible": 10, "if_g_were_meant": 320},
        "citation_ids": ["editorial"],
    }


def test_a_near_limit_names_the_share_and_its_source(facts: Facts) -> None:
    assert only(facts, "near_limit", day(taken(320, "supplement"), taken(300, "food"))) == {
        "severity": "notice",
        "message": f"320 mg on the highest day is 90 percent or more of the UL of 350 mg ({IOM}), and within it.",
        "authority": "us-nasem",
        "entries": [],
        "parameters": {"highest_day": 320, "limit": 350, "near_from": 315},
        "citation_ids": ["iom1997", "editorial"],
    }


def test_a_day_that_a_mean_hides_is_told_with_both(facts: Facts) -> None:
    days = [day(taken(100, "supplement"))] * 2, day(taken(400, "supplement", id="pill"), taken(50, "food"))
    assert only(facts, "high_day_hidden_by_mean", *days[0], days[1]) == {
        "severity": "notice",
        "message": (
            f"Of the complete days the mean of what counts, 200 mg a day, is within the UL of 350 mg "
            f"({IOM}). Day 3 is above it, with "
            "400 mg on the highest day."
        ),
        "authority": "us-nasem",
        "entries": ["pill"],
        "parameters": {"mean": 200, "limit": 350, "highest_day": 400},
        "citation_ids": ["iom1997"],
    }


def test_a_percentage_that_was_read_is_told_with_the_label_and_its_number(facts: Facts) -> None:
    entry = taken(50, "supplement", unit="percent_daily_value", daily_value_of="us-fda-label", id="tablet")
    assert only(facts, "unit_converted", day(entry)) == {
        "severity": "info",
        "message": (
            "The daily value of magnesium on labels is 420 mg (US Food and Drug Administration), so that 1 percent is "
            "4.2 mg; the percentage was read so."
        ),
        "authority": "us-fda-label",
        "entries": ["tablet"],
        "parameters": {"daily_value": 420, "amount_per_unit": 4.2},
        "citation_ids": ["fda-dv-2016"],
    }


def test_milliequivalents_that_were_read_are_told_with_the_number(facts: Facts) -> None:
    assert only(facts, "unit_converted", day(taken(10, "food", unit="mEq"))) == {
        "severity": "info",
        "message": "1 mEq of magnesium is 12.1525 mg; the amount in mEq was read so.",
        "entries": ["#/days/0/entries/0"],
        "parameters": {"amount_per_unit": 12.1525},
        "citation_ids": ["iupac-atomic-weights"],
    }


def test_energy_is_compared_with_nothing_and_the_reason_has_its_source(facts: Facts) -> None:
    energy = {"nutrient": "energy", "amount": 8, "unit": "MJ", "origin": "food"}
    assert only(facts, "not_judged", day(energy), nutrient="energy") == {
        "severity": "info",
        "message": (
            "An intake of energy is not compared with a requirement: people who need more take in more, and the body "
            "weight shows whether the two agree."
        ),
        "entries": [],
        "parameters": {},
        "citation_ids": ["iom-2000-dietary-assessment"],
    }


def test_what_we_do_not_hold_is_told_of_floors_and_of_ceilings_with_the_report(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(100, "food")), person={"age_years": 10}, authorities=("in-icmr-nin",))
    common = {
        "code": "not_in_our_data",
        "severity": "notice",
        "nutrient": "magnesium",
        "authority": "in-icmr-nin",
        "entries": [],
        "parameters": {},
        "citation_ids": ["icmr-nin-2020"],
    }
    assert findings(answer, "not_in_our_data") == [
        {**common, "message": "The values for people under 16 years were not read."},
        {**common, "message": "The upper limits for people under 16 years were not read."},
    ]


def test_the_phytate_that_was_assumed_is_told_by_the_authority_whose_values_hang_on_it(facts: Facts) -> None:
    a_day = day(taken(8, "food", "zinc"))
    assert only(facts, "phytate_assumed", a_day, nutrient="zinc", authorities=("us-nasem", "eu-efsa")) == {
        "severity": "info",
        "message": (
            "European Food Safety Authority: the values of zinc are those for 600 mg of phytate a day; the phytate in "
            "the diet was not told."
        ),
        "authority": "eu-efsa",
        "entries": [],
        "parameters": {},
        "citation_ids": ["efsa-2014-zinc"],
    }


def test_a_ceiling_of_the_mean_that_is_passed_is_told_as_no_upper_level(facts: Facts) -> None:
    assert only(facts, "over_other_ceiling", day(taken(3000, "food", "sodium")), nutrient="sodium") == {
        "severity": "notice",
        "message": (
            "3,000 mg in the mean of the days (food, fortified food, water, supplement and medicine) is above the CDRR "
            f"of 2,300 mg ({IOM}). It is no upper level."
        ),
        "authority": "us-nasem",
        "entries": [],
        "parameters": {"amount": 3000, "value": 2300},
        "citation_ids": ["nasem-2019-sodium-potassium"],
    }


def test_a_safe_level_that_a_day_passes_is_told_with_the_entries_of_the_days_above_it(facts: Facts) -> None:
    days = day(taken(40, "food", "iron")), day(taken(41, "food", "iron", id="pan"))
    assert only(facts, "over_other_ceiling", *days, nutrient="iron", authorities=("eu-efsa",)) == {
        "severity": "notice",
        "message": (
            "41 mg on the highest day (food, fortified food, water, supplement and medicine) is above the safe level "
            "of intake of 40 mg (European Food Safety Authority). It is no upper level."
        ),
        "authority": "eu-efsa",
        "entries": ["pan"],
        "parameters": {"amount": 41, "value": 40},
        "citation_ids": ["efsa-2024-iron-ul"],
    }


def test_an_open_safe_level_is_told_with_the_authority_whose_it_is(facts: Facts) -> None:
    somewhere = {"nutrient": "iron", "amount_min": 39, "amount_max": 41, "unit": "mg", "origin": "food"}
    assert only(facts, "verdict_open", day(somewhere), nutrient="iron", authorities=("eu-efsa",)) == {
        "severity": "notice",
        "message": (
            "Whether 39 to 41 mg (food, fortified food, water, supplement and medicine) stays within the safe level of "
            "intake of 40 mg depends on an amount that is not known exactly."
        ),
        "authority": "eu-efsa",
        "entries": [],
        "parameters": {},
        "citation_ids": ["efsa-2024-iron-ul"],
    }


def test_a_component_that_was_counted_is_told_with_its_entries_alone(facts: Facts) -> None:
    salt = taken(6000, "food", "sodium", component="salt-on-eu-labels", id="soup")
    assert only(facts, "component_counted", day(salt, taken(5, "food", "sodium")), nutrient="sodium") == {
        "severity": "info",
        "message": "Salt on a label is sodium times 2.5.",
        "entries": ["soup"],
        "parameters": {},
        "citation_ids": ["eu-1169-2011"],
    }


def test_international_units_that_were_read_are_told_with_what_one_is_of_the_component(facts: Facts) -> None:
    synthetic = taken(30, "supplement", "vitamin-e", unit="IU", component="all-rac-alpha-tocopherol", id="capsule")
    assert only(facts, "unit_converted", day(synthetic), nutrient="vitamin-e") == {
        "severity": "info",
        "message": "1 IU of all-rac-alpha-Tocopherol is 0.9 mg; the amount was read so.",
        "entries": ["capsule"],
        "parameters": {"amount_per_unit": 0.9},
        "citation_ids": ["iom-2000-vitamin-c-carotenoids"],
    }


CARROTS, BREAD, CHEESE_SAUCE = "11124", "18064", "01188"


def eaten(name: str, grams: float = 100, **more: Any) -> dict[str, Any]:
    """An entry by food, in grams."""
    return {"food": name, "amount": grams, "unit": "g", **more}


def test_a_food_without_a_figure_is_told_among_all_entries_of_the_nutrient(facts: Facts) -> None:
    a_day = day(eaten(CHEESE_SAUCE, id="sauce"), eaten(BREAD), taken(1, "food"))
    assert only(facts, "food_without_figure", a_day) == {
        "severity": "notice",
        "message": (
            "The food table has no figure of magnesium for 1 of 3 entries: what they bring is not known, which is not "
            "zero."
        ),
        "entries": ["sauce"],
        "parameters": {},
        "citation_ids": [],
    }


def test_retinol_equivalents_that_were_made_are_told_with_how_and_by_whom(facts: Facts) -> None:
    assert only(
        facts, "component_counted", day(eaten(CARROTS, id="carrots")), nutrient="vitamin-a", authorities=("eu-efsa",)
    ) == {
        "severity": "info",
        "message": (
            "RE of a food were made of its RAE and retinol: carotenoids count in RAE for half of what they count in "
            "RE, so that RE = retinol + 2 x (RAE - retinol)."
        ),
        "entries": ["carrots"],
        "parameters": {},
        "citation_ids": ["iom-2001-vitamin-a-zinc", "efsa-2015-vitamin-a"],
    }


def test_several_factors_that_were_used_are_told_one_after_the_other(facts: Facts) -> None:
    assert only(facts, "component_counted", day(eaten(CARROTS)), nutrient="niacin", authorities=("eu-efsa",)) == {
        "severity": "info",
        "message": (
            "1 mg of preformed niacin is 1 mg NE; the tryptophan of the food comes on top. All of it may be "
            "nicotinamide, or none: preformed niacin is nicotinamide, nicotinic acid or both. All of it may be "
            "nicotinic acid, or none: preformed niacin is nicotinamide, nicotinic acid or both."
        ),
        "entries": ["#/days/0/entries/0"],
        "parameters": {},
        "citation_ids": ["iom-1998-b-vitamins-choline", "editorial"],
    }


def of_entries(facts: Facts, code: str, *entries: dict[str, Any]) -> dict[str, Any]:
    """The one finding with this code, which is about entries and no nutrient, without its code and parameters."""
    (found,) = findings(evaluated(facts, day(*entries)), code)
    told: dict[str, Any] = dict(found)
    assert (told.pop("code"), told.pop("parameters")) == (code, {})
    return told


def test_nothing_entered_is_not_zero(facts: Facts) -> None:
    assert of_entries(facts, "nothing_logged") == {
        "severity": "notice",
        "message": "Nothing was entered, so nothing could be compared. Not logged is not zero.",
        "entries": [],
        "citation_ids": [],
    }


def test_a_basis_that_is_not_known_names_the_entries_that_were_read_both_ways(facts: Facts) -> None:
    entries = (
        label("magnesium-oxide", 100, "elemental"),
        {**label("magnesium-oxide", 100), "id": "pill"},
        label("magnesium-oxide", 100, "unknown"),
        label("transdermal-epsom-salt-bath", 100),
    )
    assert of_entries(facts, "unknown_basis", *entries) == {
        "severity": "notice",
        "message": "The amount may be of the element or of the compound; it was read both ways.",
        "entries": ["pill", "#/days/0/entries/2"],
        "citation_ids": ["iupac-atomic-weights"],
    }


def test_an_origin_that_is_not_known_names_the_entries(facts: Facts) -> None:
    assert of_entries(facts, "unknown_origin", taken(1, "food"), taken(1, "unknown")) == {
        "severity": "notice",
        "message": "The origin is not known: the amount may count towards a limit or not.",
        "entries": ["#/days/0/entries/1"],
        "citation_ids": [],
    }


def test_an_amount_that_is_not_known_names_the_entries(facts: Facts) -> None:
    unknown = {"nutrient": "magnesium", "amount_status": "unknown", "origin": "food"}
    assert of_entries(facts, "unknown_amount", taken(1, "food"), unknown) == {
        "severity": "notice",
        "message": "The amount is not known: it is anything from nothing, without an upper end.",
        "entries": ["#/days/0/entries/1"],
        "citation_ids": [],
    }


def test_a_composition_that_varies_names_the_entries_that_may_be_of_the_compound(facts: Facts) -> None:
    chelate = "magnesium-amino-acid-chelate"
    entries = (label(chelate, 100, "elemental"), label(chelate, 100, "compound"), label("magnesium-oxide", 100))
    assert of_entries(facts, "composition_varies", *entries, label(chelate, 100)) == {
        "severity": "notice",
        "message": (
            "Products of varying composition belong to this form; the label's elemental amount is the one to go by."
        ),
        "entries": ["#/days/0/entries/1", "#/days/0/entries/3"],
        "citation_ids": ["editorial"],
    }


def test_a_product_for_the_skin_names_the_entries_that_are_not_counted(facts: Facts) -> None:
    bath = label("transdermal-epsom-salt-bath", 100)
    assert of_entries(facts, "transdermal_not_counted", label("magnesium-oxide", 100), bath) == {
        "severity": "info",
        "message": "Products for the skin are not counted: they have not been shown to raise the body's supply.",
        "entries": ["#/days/0/entries/1"],
        "citation_ids": ["groeber2017"],
    }


def test_a_portion_that_may_be_several_names_the_entries_that_are_not_exact(facts: Facts) -> None:
    cups = {"food": CARROTS, "portion": "cup"}, {"food": CARROTS, "portion": "cup grated"}
    assert of_entries(facts, "several_portions", *cups) == {
        "severity": "notice",
        "message": "The portion may be any of several that weigh differently; it was read as each of them.",
        "entries": ["#/days/0/entries/0"],
        "citation_ids": [],
    }


def test_what_was_added_to_a_food_is_not_known_of_what_was_eaten_of_it(facts: Facts) -> None:
    assert of_entries(facts, "enrichment_not_known", eaten(BREAD, 0), eaten(CARROTS), eaten(BREAD, id="toast")) == {
        "severity": "notice",
        "message": (
            "Something is or may be added to a food, and the food table does not say how much: what a limit counts "
            "that looks at added amounts alone is anything from none of it to all."
        ),
        "entries": ["toast"],
        "citation_ids": [],
    }


def test_what_the_food_table_lacks_altogether_is_told_once_with_the_foods(facts: Facts) -> None:
    body = {"authorities": ["us-nasem"], "person": WOMAN_OF_34, "nutrients": ["iodine", "magnesium", "biotin"]}
    a_day = day(eaten(BREAD), taken(1, "food"), eaten(CARROTS, id="carrots"))
    assert findings(evaluate(Intake.model_validate({**body, "days": [a_day]}), facts), "not_in_food_table") == [
        {
            "code": "not_in_food_table",
            "severity": "info",
            "message": (
                "The food table has no figures at all of iodine and biotin: what foods bring of these is not known."
            ),
            "entries": ["#/days/0/entries/0", "carrots"],
            "parameters": {},
            "citation_ids": [],
        }
    ]
