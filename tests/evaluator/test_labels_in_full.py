"""What labels are answered with, word for word: the sentences of every refusal and finding, and a reading in full."""

from typing import Any

import pytest

from app.evaluator import Facts
from app.evaluator.faults import InvalidLabelError
from app.evaluator.labels import LabelReadingRequest, read_label
from tests.evaluator import test_label_lines as of_lines
from tests.evaluator.test_label_readings import CITRATE, MAGNESIUM, OXIDE, amounts, found, read

LEAVE_OUT = (
    "Leave out what says nothing of the amount; substances are the minerals of /nutrients and their forms of "
    "/supplement-forms."
)
OF_PERCENT = "Of what it is a percentage is not said: % DV on US labels, % NRV on those of the EU."
IN_THIS_ORDER = (
    "Each word is known, but not what they say in this order. Lines like 'Magnesium (as magnesium citrate) 200 mg', "
    "'Magnesium citrate 1000 mg providing 160 mg magnesium' are read."
)
NOT_ALIKE = "It says more than once, and not alike, how many units a serving has or what the amount is of."
OUT_OF_RANGE = "Amounts and percentages of a daily value are from 0.001 to 1,000,000, shares from 0.1 to 100 %."
A_PACK = (
    "may be a pack: leave out how many it holds, or say that they are a serving, of 20 at most: 'per serving of 12 "
    "capsules'."
)


def of_a_concentration(told: str) -> str:
    return (
        f"It says how much is in {told}, which is no serving, and not how much was taken. Give the amount in what was "
        f"taken and leave 'per {told}' out: it is this amount for each {told} taken."
    )


def weighing(mass: str) -> str:
    return (
        f"'({mass})' may be what a serving or a unit of it weighs: leave it out, or say of what it is, as in '(160 mg "
        "magnesium)'."
    )


# Lines


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        ("Magnesium oxide 400 mg Forte", f"This part was not understood: 'Forte'. {LEAVE_OUT}"),
        ("Magnesium 200 mg 60%", f"This part was not understood: '60%'. {OF_PERCENT} {LEAVE_OUT}"),
        (
            "Magnesium 1.000 mg",
            "This part was not understood: '1.000'. A number needs a unit and one spelling: 1000 or 1,000 and 1.5. "
            f"{LEAVE_OUT}",
        ),
        (
            "Magnesium (as TRAACS® magnesium bisglycinate chelate) 200 mg",
            "This part was not understood: 'TRAACS'. A trade name does not say which compound it is: give the compound "
            f"that the ingredients name. {LEAVE_OUT}",
        ),
        (
            "48% magnesium",
            "A share of the element says how much there is only beside its compound and the amount of that.",
        ),
        ("200 mg", "It names no mineral and no supplement form of one; /nutrients and /supplement-forms list them."),
        ("Magnesium 200 mg 300 mg", IN_THIS_ORDER),
        # 500 mg stand outside the parentheses of the source, so that they are of magnesium; what are 300 mg then?
        ("Magnesium (as magnesium oxide) 500 mg (300 mg)", IN_THIS_ORDER),
        ("99 mg K", "'K' is potassium, and a vitamin: write potassium if it is the mineral."),
        ("ca. 100 mg", "'ca.' is short for about, and 'Ca' is calcium: write calcium, or leave 'ca.' out."),
        ("Magnesium 300 mg per scoop (5 g)", weighing("5 g")),
        ("1 tablet (1200 mg): magnesium oxide 400 mg", weighing("1200 mg")),
        ("Magnesium", "It says no amount with its unit, and no percentage of a daily value: % DV or % NRV."),
        ("Magnesium 0 mg", OUT_OF_RANGE),
        ("Magnesium 0% DV", OUT_OF_RANGE),
        ("Magnesium 1,000,001% DV", OUT_OF_RANGE),
        ("Magnesium oxide 100 mg (101% magnesium)", OUT_OF_RANGE),
        ("Magnesium oxide 100 mg (0.01% magnesium)", OUT_OF_RANGE),
        (
            "Magnesium 24% DV 27% NRV",
            "It has more than one percentage of a daily value; give one line for each label.",
        ),
        (
            "Magnesium 200 mg dose",
            "It speaks of a serving or a dose and does not say of how many units, such as 2 capsules.",
        ),
        ("Magnesium 100 mg per capsule, per serving", NOT_ALIKE),
        ("2 capsules, 3 tablets, magnesium 100 mg", NOT_ALIKE),
        ("Magnesium 400 mg 10 tablets", f"10 units (tablet) {A_PACK}"),
        ("Magnesium 100 mg per 21 capsules", f"21 units (capsule) {A_PACK}"),
        ("Magnesium 26 mg per 100 ml", of_a_concentration("100 ml")),
        ("Magnesium 110 mg/l", of_a_concentration("1 l")),
        (
            "Magnesium citrate 5 mmol",
            "An amount in mmol or mEq is read as one of the element alone: say so with the statement elemental.",
        ),
    ],
)
def test_a_line_is_refused_with_what_would_be_right(facts: Facts, line: str, detail: str) -> None:
    (fault,) = of_lines.refusal(facts, line).faults
    assert (fault.detail, fault.pointer) == (detail, "#/text")


@pytest.mark.parametrize(
    "line", ["Magnesium 100 mg per 20 capsules", "Magnesium 400 mg 9 tablets", "Magnesium 1,000,000 mg"]
)
def test_the_most_that_a_line_may_say_is_read(facts: Facts, line: str) -> None:
    assert of_lines.read(facts, line)["readings"]


# Labels field by field

NOT_A_SUBSTANCE = "/nutrients and /supplement-forms list them; labels of vitamins are not read."
NEEDS_ITS_UNIT = "An amount needs its unit: g, mg, ug, mmol or mEq."
GIVE_THE_AMOUNT = "Give the amount beside the substance, or percent_daily_value where the label prints no amount."
OF_ONE_ELEMENT = (
    "Two amounts beside each other are read as the element alone: say so with the statement elemental, or give what a "
    "compound holds as provides_amount."
)
IT_PROVIDES = {"provides_amount": 160, "provides_unit": "mg"}
IN_GRAMS_AGAIN = {"second_amount": 1, "second_unit": "g"}


@pytest.mark.parametrize(
    ("label", "pointer", "detail"),
    [
        (
            {**CITRATE, "substance": "magnesium citrat"},
            "substance",
            "There is no mineral and no supplement form of one 'magnesium citrat'. Did you mean 'magnesium-citrate'? "
            f"{NOT_A_SUBSTANCE}",
        ),
        (
            {**MAGNESIUM, "forms": ["chromium thing"]},
            "forms/0",
            f"There is no mineral and no supplement form of one 'chromium thing'. {NOT_A_SUBSTANCE}",
        ),
        (
            {**MAGNESIUM, "forms": ["magnesium oxide", "zinc oxide"]},
            "forms/1",
            "'zinc oxide' is no form of magnesium; name the sources that the label gives for it.",
        ),
        (
            {**CITRATE, "forms": ["magnesium citrate"]},
            "forms",
            "Forms go with a nutrient as the substance; a form as the substance is its own.",
        ),
        ({"substance": "magnesium"}, "amount", GIVE_THE_AMOUNT),
        (
            {"substance": "magnesium", "percent_daily_value": 10, "daily_value_of": "eu-label", "unit": "mg"},
            "amount",
            GIVE_THE_AMOUNT,
        ),
        ({"substance": "magnesium", "amount": 1}, "unit", NEEDS_ITS_UNIT),
        ({**CITRATE, "provides_amount": 1}, "provides_unit", NEEDS_ITS_UNIT),
        ({**MAGNESIUM, "second_amount": 8.2}, "second_unit", NEEDS_ITS_UNIT),
        (
            {**CITRATE, "provides_unit": "mg"},
            "provides_amount",
            "A unit needs its amount: how much of the element the label says that it provides.",
        ),
        (
            {**MAGNESIUM, "second_unit": "mmol"},
            "second_amount",
            "A unit needs its amount: the one that stands beside the first once more.",
        ),
        ({**MAGNESIUM, "unit": "unit"}, "unit", "'unit' does not fit here; give g, mg, ug, mmol or mEq."),
        (
            {**MAGNESIUM, "unit": "mmol", **IT_PROVIDES},
            "unit",
            "'mmol' does not fit here; give g, mg or ug.",
        ),
        (
            {**CITRATE, **IT_PROVIDES, "elemental_percent": 16},
            "elemental_percent",
            "Give what the compound provides or the share in it, whichever the label prints.",
        ),
        (
            {**CITRATE, "statement": "elemental", "elemental_percent": 10},
            "statement",
            "Here the amount is of the element already; what a compound provides goes with the compound's amount.",
        ),
        (
            {**MAGNESIUM, "statement": "compound", "forms": ["magnesium oxide"]},
            "statement",
            "Beside forms the amount is of the nutrient; name the form as the substance if it is of the compound.",
        ),
        (
            {**MAGNESIUM, "statement": "compound"},
            "statement",
            "An amount of a compound needs the compound: name a supplement form as the substance.",
        ),
        (
            {**CITRATE, "unit": "mEq"},
            "statement",
            "An amount in mmol or mEq is read as one of the element alone: say so with the statement elemental.",
        ),
        ({**CITRATE, **IN_GRAMS_AGAIN}, "statement", OF_ONE_ELEMENT),
        ({**CITRATE, **IN_GRAMS_AGAIN, "statement": "compound"}, "second_amount", OF_ONE_ELEMENT),
        (
            {**MAGNESIUM, "daily_value_of": "eu-label"},
            "daily_value_of",
            "A daily value goes with percent_daily_value, the percentage that the label prints.",
        ),
    ],
)
def test_a_label_is_refused_with_what_would_be_right(
    facts: Facts, label: dict[str, Any], pointer: str, detail: str
) -> None:
    with pytest.raises(InvalidLabelError) as refused:
        read(facts, label)
    assert [(each.pointer, each.detail) for each in refused.value.faults] == [(f"#/label/{pointer}", detail)]


@pytest.mark.parametrize("body", [{}, {"text": "Magnesium 200 mg", "label": MAGNESIUM}])
def test_a_request_without_one_label_says_what_to_give(facts: Facts, body: dict[str, Any]) -> None:
    with pytest.raises(InvalidLabelError) as refused:
        read_label(LabelReadingRequest.model_validate(body), facts)
    assert [each.detail for each in refused.value.faults] == [
        "Give one of: text, one line of a label; label, the same field by field."
    ]


# Findings

CHELATE = {"substance": "magnesium amino acid chelate", "amount": 500, "unit": "mg"}
TWICE = {"units_per_serving": 2, "counted_in": "capsule"}
SPRAY = {"substance": "transdermal magnesium chloride spray", "amount": 100, "unit": "mg"}


@pytest.mark.parametrize(
    ("label", "more", "code", "message", "sources"),
    [
        (
            MAGNESIUM,
            {"origin": "unknown"},
            "unknown_origin",
            "The origin is not known: the amount may count towards a limit or not.",
            [],
        ),
        (
            OXIDE,
            {},
            "unknown_basis",
            "The amount may be of the element or of the compound; it was read both ways.",
            ["iupac-atomic-weights"],
        ),
        (
            CHELATE,
            {},
            "composition_varies",
            "Products of varying composition belong to this form; the label's elemental amount is the one to go by.",
            ["editorial"],
        ),
        (
            SPRAY,
            {},
            "transdermal_not_counted",
            "Products for the skin are not counted: they have not been shown to raise the body's supply.",
            ["groeber2017"],
        ),
        (
            {**MAGNESIUM, **TWICE},
            {},
            "unknown_amount_per",
            "The label does not say whether its amounts are of one unit or of the serving of 2 units (capsule); both "
            "were read. Lists of nutrients in the EU state what the portion recommended for a day holds; fronts of "
            "packs may state one unit.",
            ["eu-2002-46", "editorial"],
        ),
        (
            {**MAGNESIUM, "counted_in": "capsule"},
            {},
            "unknown_amount_per",
            "The label names a capsule and does not say of how many its amounts are: they are taken once.",
            [],
        ),
        (
            {**MAGNESIUM, "amount": 335, "percent_daily_value": 78, "daily_value_of": "us-fda-label"},
            {},
            "percentage_disagrees",
            # 78 % of 420 mg.
            "The label prints 78 % of a daily value of 420 mg, which is 327.6 mg, beside 335 mg: these are not the "
            "same amount. Older labels may have used another daily value.",
            ["fda-dv-2016"],
        ),
        (
            {"substance": "zinc", "amount": 50, "unit": "mg", "percent_daily_value": 455, "daily_value_of": "eu-label"},
            {},
            "percentage_not_checked",
            "We hold no daily value of zinc of eu-label: the percentage was not compared with the amount beside it.",
            [],
        ),
    ],
)
def test_a_finding_of_a_label_says_what_it_is_about(
    facts: Facts,
    label: dict[str, Any],
    more: dict[str, Any],
    code: str,
    message: str,
    sources: list[str],
) -> None:
    told = found(read(facts, label, **more), code)
    assert told["message"] == message
    assert told["nutrient"] == ("zinc" if label["substance"] == "zinc" else "magnesium")
    assert told["citation_ids"] == sources


# Readings


def test_each_compound_of_a_family_is_told_with_what_it_would_hold(facts: Facts) -> None:
    # 1,000 mg x 0.16163, 0.11336, 0.12 to 0.15 and 0.1189.
    assert read(facts, CITRATE)["readings"][1]["members"] == [
        {"form": "magnesium-citrate-anhydrous", "elemental": {"low": 161.63, "high": 161.63}, "display": "161.6 mg"},
        {"form": "magnesium-citrate-dibasic", "elemental": {"low": 113.36, "high": 113.36}, "display": "113.4 mg"},
        {"form": "magnesium-citrate-malate", "elemental": {"low": 120, "high": 150}, "display": "120 to 150 mg"},
        {"form": "magnesium-citrate-nonahydrate", "elemental": {"low": 118.9, "high": 118.9}, "display": "118.9 mg"},
    ]


def test_a_compound_of_which_no_share_is_known_may_hold_nothing_and_all(facts: Facts) -> None:
    answer = read(facts, {**CHELATE, "statement": "compound"})
    assert amounts(answer) == {"amount_compound": [0, 500]}
    (reading,) = answer["readings"]
    assert (reading["formula"], reading["display"]) == ("500 mg x 0 to 1 = 0 to 500 mg", "0 to 500 mg")
    assert reading["why"] == "The amount is of the whole compound. Its composition varies."


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ({**OXIDE, "provides_amount": 300, "provides_unit": "mg"}, "The label says how much magnesium it provides."),
        ({**OXIDE, "elemental_percent": 60}, "The label says the share of magnesium in the amount."),
        (
            {"substance": "magnesium", "percent_daily_value": 20, "daily_value_of": "eu-label"},
            "The label says the percentage of a daily value of magnesium, which is of the element.",
        ),
        (MAGNESIUM, "The label names the nutrient, so that the amount is of magnesium itself."),
        ({**OXIDE, "statement": "elemental"}, "The label says that the amount is of magnesium itself."),
        (
            {**MAGNESIUM, "forms": ["magnesium oxide"]},
            "The label states magnesium and names magnesium oxide as its source: the amount is of the magnesium, as US "
            "and EU labels of supplements state it.",
        ),
        (
            {**MAGNESIUM, "units_per_serving": 2, "amount_per": "unit"},
            "The label names the nutrient, so that the amount is of magnesium itself. It is of one unit, of which a "
            "serving has 2.",
        ),
        (
            {**MAGNESIUM, "counted_in": "tablet", "amount_per": "unit"},
            "The label names the nutrient, so that the amount is of magnesium itself. It is of one tablet.",
        ),
        (
            {**MAGNESIUM, **TWICE},
            "The label names the nutrient, so that the amount is of magnesium itself. It is read as being of the whole "
            "serving.",
        ),
        (
            {**MAGNESIUM, "units_per_serving": 1},
            "The label names the nutrient, so that the amount is of magnesium itself. It is of the whole serving.",
        ),
    ],
)
def test_a_reading_says_why_in_full(facts: Facts, label: dict[str, Any], why: str) -> None:
    assert read(facts, label)["readings"][0]["why"] == why


def test_an_amount_that_is_another_one_in_its_other_unit_says_so(facts: Facts) -> None:
    _, second = read(facts, {**MAGNESIUM, "amount": 240, "second_amount": 8.98, "second_unit": "mmol"})["readings"]
    assert second["why"] == "The label gives the amount once more, as 8.98 mmol, which is not the same."
    assert second["formula"] == "8.98 mmol = 218.3 mg"


def test_the_steps_of_a_reading_begin_with_the_amount_of_its_entry(facts: Facts) -> None:
    label = {**OXIDE, "elemental_percent": 60, "units_per_serving": 2, "amount_per": "unit"}
    (reading,) = read(facts, label)["readings"]
    terms = (("amount", 500), ("elemental_percent", 60), ("units_per_serving", 2))
    # Of the 500 mg in each of two units 60 % are the element: 300 mg, twice.
    assert reading["steps"][0] == {
        "id": "reading-0-entry",
        "kind": "entry_amount",
        "calculations": [
            {
                "end": "both",
                "formula": "amount * elemental_percent / 100 * units_per_serving",
                "terms": [{"name": name, "value": value, "pointer": f"#/label/{name}"} for name, value in terms],
                "result": 600,
                "gives": ["#/readings/0/entry/amount"],
            }
        ],
        "unit": "mg",
    }
