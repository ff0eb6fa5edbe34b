"""Readings of a label. Fractions by hand: 24.305 / 214.412 = 0.11336 (dibasic), 72.915 / 451.113 = 0.16163."""

from dataclasses import replace

import pytest

from app.evaluator import Facts
from app.evaluator.amounts import stated_amount, trace_constant
from app.evaluator.quantities import Unit
from app.evaluator.units import EntryUnit
from tests.evaluator.building import (
    comparison,
    day,
    evaluated,
    findings,
    judgement,
    label,
    magnesium,
    request,
    taken,
)

US_AND_EU = ("us-nasem", "eu-efsa")


def test_1000_mg_citrate_of_unknown_basis_spans_every_reading_and_one_question_settles_all(facts: Facts) -> None:
    answer = evaluated(facts, day(label("magnesium-citrate", 1000)), authorities=US_AND_EU)
    intake = magnesium(answer)["intake"]
    assert intake["low"] == pytest.approx(113.4, abs=0.05)
    assert intake["high"] == 1000
    assert intake["display"] == "113.4 to 1,000 mg"
    judgements = [judgement(answer, each) for each in US_AND_EU]
    headlines = [headline for each in judgements for headline in (each["adequacy"], each["excess"])]
    assert [headline["verdict"] for headline in headlines] == ["depends"] * 4
    details = [comparison for each in judgements for comparison in each["comparisons"]]
    (question,) = answer["questions"]
    assert question["pointer"] == "#/days/0/entries/0/basis"
    assert question["settles"] == len(headlines) + len(details) == 7
    assert [option["display"] for option in question["option_amounts"]] == ["1,000 mg", "113.4 to 161.6 mg"]


@pytest.mark.parametrize(
    ("form", "elemental"),
    [
        ("magnesium-oxide", 603.0),
        ("magnesium-citrate-anhydrous", 161.6),
        ("magnesium-citrate-nonahydrate", 118.9),
        ("magnesium-glycinate-anhydrous", 141.0),
        ("magnesium-sulfate-heptahydrate", 98.6),
        ("magnesium-carbonate-anhydrous", 288.3),
        ("magnesium-malate-anhydrous", 155.4),
    ],
)
def test_a_gram_of_a_compound_holds_its_elemental_fraction(facts: Facts, form: str, elemental: float) -> None:
    intake = magnesium(evaluated(facts, day(label(form, 1000, "compound"))))["intake"]
    assert intake["low"] == pytest.approx(elemental, abs=0.1)
    assert intake["low"] == intake["high"]


@pytest.mark.parametrize(
    ("form", "compound", "elemental"),
    [
        ("zinc-sulfate-heptahydrate", 220, 50.0),  # 65.38 / 287.541, the capsule that holds "50 mg of zinc"
        ("ferrous-sulfate-heptahydrate", 325, 65.3),  # 55.845 / 278.006, the tablet that holds "65 mg of iron"
        ("calcium-carbonate", 1250, 500.6),  # 40.078 / 100.086
        ("potassium-chloride", 750, 393.4),  # 39.098 / 74.548
    ],
)
def test_a_compound_of_another_element_is_read_and_said_not_to_be_compared(
    facts: Facts, form: str, compound: float, elemental: float
) -> None:
    answer = evaluated(facts, day(label(form, compound, "compound")), authorities=("jp-mhlw",))
    (told,) = answer["nutrients"]
    assert told["intake"]["low"] == told["intake"]["high"] == pytest.approx(elemental, abs=0.1)
    (judged,) = told["judgements"]
    for headline in (judged["adequacy"], judged["excess"]):
        assert (headline["verdict"], headline.get("reason")) == ("cannot_tell", "not_in_our_data")


def test_iron_as_the_sulfate_spans_its_hydrates_and_the_dried_salt_has_no_number(facts: Facts) -> None:
    # 325 x 55.845 / 278.006 (heptahydrate) = 65.3 to 325 x 55.845 / 151.901 (anhydrous) = 119.5
    answer = evaluated(facts, day(label("ferrous-sulfate", 325, "compound")))
    intake = answer["nutrients"][0]["intake"]
    assert intake["low"] == pytest.approx(65.3, abs=0.05)
    assert intake["high"] == pytest.approx(119.5, abs=0.05)
    assert findings(answer, "composition_varies")
    assert facts.forms["ferrous-sulfate-dried"].fractions == ()


def test_an_elemental_basis_needs_no_conversion(facts: Facts) -> None:
    answer = evaluated(facts, day(label("magnesium-citrate", 200, "elemental")))
    assert magnesium(answer)["intake"]["low"] == 200
    assert not findings(answer, "unknown_basis")


def test_a_family_as_compound_asks_which_compound_it_is(facts: Facts) -> None:
    answer = evaluated(facts, day(label("magnesium-citrate", 2100, "compound")))
    rda = comparison(answer, "RDA")
    assert (rda["verdict"], rda["depends_on"]) == ("depends", ["#/days/0/entries/0/form"])
    (question,) = answer["questions"]
    assert question["options"] == [
        "magnesium-citrate-anhydrous",
        "magnesium-citrate-dibasic",
        "magnesium-citrate-malate",
        "magnesium-citrate-nonahydrate",
    ]


def test_a_family_of_two_asks_which_of_them_it_is_too(facts: Facts) -> None:
    # 2,000 mg hold 511 mg without water and 239 mg with six of it, on either side of the RDA of 320.
    answer = evaluated(facts, day(label("magnesium-chloride", 2000, "compound", origin="food")))
    assert [question["options"] for question in answer["questions"]] == [
        ["magnesium-chloride-anhydrous", "magnesium-chloride-hexahydrate"]
    ]


def test_a_single_compound_does_not_ask_which_one_it_is(facts: Facts) -> None:
    # 400 to 600 mg of the oxide hold 241 to 362 mg.
    entry = {"form": "magnesium-oxide", "basis": "compound", "amount_min": 400, "amount_max": 600, "unit": "mg"}
    answer = evaluated(facts, day({**entry, "origin": "food"}))
    assert [question["pointer"] for question in answer["questions"]] == ["#/days/0/entries/0/amount"]


@pytest.mark.parametrize(
    ("form", "low", "high"),
    [
        ("magnesium-amino-acid-chelate", 0, 1000),
        ("magnesium-trisilicate", 0, 186.35),
        ("magnesium-citrate-malate", 120, 150),
        ("magnesium-glycinate-buffered", 116.6, 603.04),
    ],
)
def test_a_compound_that_varies_is_as_wide_as_what_is_known_of_it(
    facts: Facts, form: str, low: float, high: float
) -> None:
    answer = evaluated(facts, day(label(form, 1000, "compound")))
    assert (magnesium(answer)["intake"]["low"], magnesium(answer)["intake"]["high"]) == (low, high)
    assert findings(answer, "composition_varies")


def test_a_family_holds_its_mixtures_too(facts: Facts) -> None:
    # 2,000 mg of the pure salts hold at most 282 mg, within the limit of 350; buffered with oxide it may be more.
    answer = evaluated(facts, day(label("magnesium-glycinate", 2000, "compound")))
    assert judgement(answer)["excess"]["verdict"] == "depends"
    assert judgement(answer)["excess"]["depends_on"] == ["#/days/0/entries/0/form"]


def test_a_product_for_the_skin_enters_no_sum_and_a_finding_says_so(facts: Facts) -> None:
    answer = evaluated(facts, day(label("transdermal-magnesium-chloride-spray", 500)))
    assert answer["nutrients"] == []
    (finding,) = findings(answer, "transdermal_not_counted")
    assert finding["entries"] == ["#/days/0/entries/0"]


def test_a_trace_is_at_most_a_milligram_and_an_unknown_amount_has_no_upper_end(facts: Facts) -> None:
    trace = {"nutrient": "magnesium", "amount_status": "trace", "origin": "food"}
    unknown = {"nutrient": "magnesium", "amount_status": "unknown", "origin": "food"}
    assert magnesium(evaluated(facts, day(trace)))["intake"]["high"] == 1
    answer = evaluated(facts, day(unknown))
    assert magnesium(answer)["intake"]["low"] == 0
    assert "high" not in magnesium(answer)["intake"]
    assert judgement(answer)["adequacy"]["depends_on"] == ["#/days/0/entries/0/amount"]
    assert findings(answer, "unknown_amount")


@pytest.mark.parametrize(("unit", "most"), [("mg", 1), ("ug", 0.001), ("g", 1)])
def test_a_trace_is_at_most_a_milligram_or_where_micrograms_are_told_one_of_them(
    facts: Facts, unit: str, most: float
) -> None:
    trace = {"nutrient": "magnesium", "amount_status": "trace", "unit": unit, "origin": "food"}
    intake = magnesium(evaluated(facts, day(trace)))["intake"]
    assert (intake["low"], intake["high"]) == (0, most)


def test_a_trace_without_a_unit_is_of_the_unit_of_the_nutrient(facts: Facts) -> None:
    of_micrograms = replace(facts.nutrients["magnesium"], unit=Unit.UG)
    in_micrograms = replace(facts, nutrients={**facts.nutrients, "magnesium": of_micrograms})
    trace = {"nutrient": "magnesium", "amount_status": "trace", "origin": "food"}
    intake = magnesium(evaluated(in_micrograms, day(trace)))["intake"]
    assert (intake["low"], intake["high"], intake["unit"]) == (0, 1, "ug")
    assert trace_constant(EntryUnit.MG, Unit.UG) == trace_constant(None, Unit.MG) == "trace-highest-mg"


@pytest.mark.parametrize(
    ("unit", "says"),
    [
        ("mmol", "zinc has no mmol: a request with it does not pass the checks"),
        ("mEq", "zinc has no mEq: a request with it does not pass the checks"),
        (
            "percent_daily_value",
            "zinc has no daily value: a request with a percentage does not pass the checks",
        ),
    ],
)
def test_an_amount_that_the_checks_let_through_by_mistake_is_not_read(facts: Facts, unit: str, says: str) -> None:
    zinc = replace(facts.nutrients["magnesium"], id="zinc", atomic_weight=None, valence=None)
    (entry,) = request(day(taken(1, "food", unit=unit))).days[0].entries
    with pytest.raises(ValueError, match=f"^{says}$"):
        stated_amount(entry, zinc, facts)


def test_a_range_may_be_of_nothing(facts: Facts) -> None:
    nothing = {"nutrient": "magnesium", "amount_min": 0, "amount_max": 0, "unit": "mg", "origin": "food"}
    intake = magnesium(evaluated(facts, day(nothing)))["intake"]
    assert (intake["low"], intake["high"]) == (0, 0)


@pytest.mark.parametrize(("amount", "unit"), [(0.32, "g"), (320, "mg"), (320_000, "ug")])
def test_the_unit_changes_nothing(facts: Facts, amount: float, unit: str) -> None:
    entry = {"nutrient": "magnesium", "amount": amount, "unit": unit, "origin": "food"}
    intake = magnesium(evaluated(facts, day(entry)))["intake"]
    assert (intake["low"], intake["high"], intake["unit"]) == (320, 320, "mg")


@pytest.mark.parametrize("basis", ["elemental", "compound", "unknown"])
def test_every_form_is_answered_in_an_amount_that_nobody_knows(facts: Facts, basis: str) -> None:
    """One of them may hold nothing of the element, and nothing of an amount without an upper end is nothing."""
    of_elements = [form.id for form in facts.forms.values() if facts.nutrients[form.nutrient].atomic_weight]
    assert {"magnesium-trisilicate", "ferrous-sulfate-dried"} <= set(of_elements)
    for form in of_elements:
        entry = {"form": form, "basis": basis, "amount_status": "unknown", "origin": "supplement"}
        assert evaluated(facts, day(entry))["receipt"]
