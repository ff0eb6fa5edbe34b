"""Parts of an answer in full, written by hand: what is in them, what is left out, and the sentence for a screen.

The values are of a woman of 34 by us-nasem (Institute of Medicine, Dietary Reference Intakes for Calcium, Phosphorus,
Magnesium, Vitamin D, and Fluoride, 1997): EAR 265 mg, RDA 320 mg, UL 350 mg of supplements and medicines.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest

from app.evaluator import DISCLAIMER, Evaluation, Facts
from app.evaluator.person import Sex
from app.evaluator.references import ValueKind
from app.evaluator.sentences import listed
from tests.evaluator.building import (
    a_value,
    an_absence,
    band,
    comparison,
    day,
    evaluated,
    findings,
    holding,
    judgement,
    label,
    magnesium,
    taken,
)

RDA, EAR = "us-nasem-1997-magnesium-rda-female-31-50y", "us-nasem-1997-magnesium-ear-female-31-50y"
UL = "us-nasem-1997-magnesium-ul-9y-up"


def besides(part: Mapping[str, Any], *others: str) -> dict[str, Any]:
    """A part without what has tests of its own."""
    return {field: told for field, told in part.items() if field not in others}


def adequacy(answer: Evaluation, authority: str = "us-nasem") -> dict[str, Any]:
    return besides(judgement(answer, authority)["adequacy"], "nutrient_adequacy_ratio", "usual_intake", "trace")


def excess(answer: Evaluation, authority: str = "us-nasem") -> dict[str, Any]:
    return besides(judgement(answer, authority)["excess"], "usual_intake", "trace")


def between(low: float, high: float, origin: str) -> dict[str, Any]:
    return {"nutrient": "magnesium", "amount_min": low, "amount_max": high, "unit": "mg", "origin": origin}


def unknown(origin: str) -> dict[str, Any]:
    return {"nutrient": "magnesium", "amount_status": "unknown", "origin": origin}


@pytest.mark.parametrize(
    ("days", "intake"),
    [
        (
            [day(between(100, 200, "food")), day(taken(300, "food"))],
            {
                "low": 200,
                "high": 250,
                "denominator": "complete_days",
                "complete_days": 2,
                "partial_days": 0,
                "days_without_entry": 0,
                "display": "200 to 250 mg",
            },
        ),
        (
            [day(unknown("food"), taken(12, "food")), day(taken(9, "food"), record="partial"), day()],
            {
                "low": 12,
                "denominator": "complete_days",
                "complete_days": 1,
                "partial_days": 1,
                "days_without_entry": 1,
                "display": "at least 12 mg",
            },
        ),
        (
            [day(taken(320, "food"), record="usual")],
            {
                "low": 320,
                "high": 320,
                "denominator": "usual_day",
                "complete_days": 1,
                "partial_days": 0,
                "days_without_entry": 0,
                "display": "320 mg",
            },
        ),
        (
            [day(taken(320, "food"), record="partial")],
            {"denominator": "nothing", "complete_days": 0, "partial_days": 1, "days_without_entry": 0},
        ),
    ],
)
def test_the_intake_names_its_ends_and_its_days(
    facts: Facts, days: list[dict[str, Any]], intake: dict[str, Any]
) -> None:
    assert magnesium(evaluated(facts, *days))["intake"] == {"unit": "mg", **intake}


OF_RDA = {
    "value_type": "RDA",
    "reference": {"low": 320, "high": 320},
    "reference_value_ids": [RDA],
    "citation_ids": ["iom1997"],
}


def test_a_goal_that_is_reached_misses_nothing(facts: Facts) -> None:
    assert adequacy(evaluated(facts, day(taken(380, "food")))) == {
        "verdict": "reached",
        "text": "A logged mean of 380 mg a day reaches the RDA of 320 mg.",
        **OF_RDA,
    }


def test_a_goal_that_is_not_reached_tells_what_is_missing(facts: Facts) -> None:
    assert adequacy(evaluated(facts, day(taken(300, "food")))) == {
        "verdict": "not_reached",
        "text": "A logged mean of 300 mg a day is below the RDA of 320 mg.",
        "missing": {"low": 20, "high": 20},
        **OF_RDA,
    }


def test_a_goal_that_hangs_on_facts_names_them(facts: Facts) -> None:
    facts_of_entries = (between(300, 340, "food"), label("magnesium-citrate", 10, origin="food"))
    assert adequacy(evaluated(facts, day(*facts_of_entries))) == {
        "verdict": "depends",
        "depends_on": ["#/days/0/entries/0/amount", "#/days/0/entries/1/basis"],
        "text": (
            "Whether a mean of 301.1 to 350 mg a day reaches the RDA of 320 mg depends on an amount that is not known "
            "exactly and what the label states."
        ),
        "missing": {"low": 0, "high": 18.8664},
        **OF_RDA,
    }


def test_without_a_complete_day_a_goal_is_told_without_a_mean(facts: Facts) -> None:
    assert adequacy(evaluated(facts, day(taken(300, "food"), record="partial"))) == {
        "verdict": "cannot_tell",
        "reason": "no_complete_day",
        "depends_on": ["#/days/0/record"],
        "text": "No complete day was logged, so there is no mean to compare.",
        **OF_RDA,
    }


def test_what_we_do_not_hold_is_told_without_a_value(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(300, "food")), person={"age_years": 10}, authorities=("in-icmr-nin",))
    assert adequacy(answer, "in-icmr-nin") | {"text": "", "citation_ids": []} == {
        "verdict": "cannot_tell",
        "reason": "not_in_our_data",
        "reference_value_ids": [],
        "text": "",
        "citation_ids": [],
    }


def test_a_comparison_is_told_with_its_kind(facts: Facts) -> None:
    assert comparison(evaluated(facts, day(taken(300, "food"))), "EAR") == {
        "kind": "average_requirement",
        "verdict": "reached",
        "value_type": "EAR",
        "reference": {"low": 265, "high": 265},
        "reference_value_ids": [EAR],
        "citation_ids": ["iom1997"],
    }


OF_UL = {
    "value_type": "UL",
    "reference": {"low": 350, "high": 350},
    "limit": 350,
    "counts": ["supplement", "medicine"],
    "unclear": [],
    "reference_value_ids": [UL],
    "citation_ids": ["iom1997"],
}


def test_a_limit_that_is_exceeded_tells_by_how_much_on_which_days_and_by_which_entries(facts: Facts) -> None:
    high = day(taken(200, "supplement"), taken(500, "food"), taken(0, "medicine"), taken(160, "medicine"))
    assert excess(evaluated(facts, day(taken(350, "supplement")), high)) == {
        "verdict": "exceeded",
        "text": "360 mg on the highest day (supplement and medicine) is above the UL of 350 mg.",
        "counted": {"low": 355, "high": 355},
        "highest_day": 360,
        "days_exceeded": 1,
        "over_by": 10,
        "caused_by": ["#/days/1/entries/0", "#/days/1/entries/3"],
        **OF_UL,
    }


def test_a_limit_that_is_kept_tells_the_room_of_the_highest_day(facts: Facts) -> None:
    assert excess(evaluated(facts, day(taken(100, "supplement")), day(taken(250, "medicine")))) == {
        "verdict": "within",
        "text": "250 mg on the highest day (supplement and medicine) is within the UL of 350 mg.",
        "counted": {"low": 175, "high": 175},
        "highest_day": 250,
        "days_exceeded": 0,
        "room": {"low": 100, "high": 100},
        **OF_UL,
    }


def test_a_limit_that_hangs_on_a_fact_names_it(facts: Facts) -> None:
    assert excess(evaluated(facts, day(taken(300, "supplement"), taken(100, "unknown")))) == {
        "verdict": "depends",
        "depends_on": ["#/days/0/entries/1/origin"],
        "text": (
            "Whether 300 to 400 mg (supplement and medicine) stays within the UL of 350 mg depends on where an amount "
            "came from."
        ),
        "counted": {"low": 300, "high": 400},
        "highest_day": 300,
        "days_exceeded": 0,
        "room": {"low": 0, "high": 50},
        **OF_UL,
    }


def test_a_partial_day_alone_has_a_highest_day_and_no_mean_of_what_counts(facts: Facts) -> None:
    assert excess(evaluated(facts, day(taken(400, "supplement"), record="partial"))) == {
        "verdict": "exceeded",
        "text": "At least 400 mg on the highest day (supplement and medicine) is above the UL of 350 mg.",
        "highest_day": 400,
        "days_exceeded": 1,
        "over_by": 50,
        "caused_by": ["#/days/0/entries/0"],
        **OF_UL,
    }


def test_what_an_authoritys_text_leaves_open_is_named_where_it_was_taken(facts: Facts) -> None:
    both = evaluated(facts, day(taken(300, "water"), taken(1, "supplement")), authorities=("eu-efsa",))
    assert excess(both, "eu-efsa")["text"] == (
        "The authority's text leaves open whether this counts (water and medicine)."
    )
    over = evaluated(facts, day(taken(300, "supplement"), taken(1, "water")), authorities=("eu-efsa",))
    assert excess(over, "eu-efsa")["text"] == (
        "300 to 301 mg on the highest day (fortified food, supplement and perhaps water) is above the UL of 250 mg."
    )


def test_a_value_that_hangs_on_a_weight_is_told_without_its_amount(facts: Facts) -> None:
    child = {"age_years": 8, "sex": "female"}
    told = excess(evaluated(facts, day(taken(140, "supplement")), person=child, authorities=("jp-mhlw",)), "jp-mhlw")
    assert told["text"] == "The value hangs on the body weight, which is not told."
    assert not {"reference", "limit", "room", "days_exceeded"} & told.keys()


def test_a_limit_that_differs_among_whom_it_may_be_is_a_range_without_one_limit(facts: Facts) -> None:
    of_each = (a_value(ValueKind.UPPER_LEVEL, band(sex=sex), limit) for sex, limit in zip(Sex, (250, 300), strict=True))
    told = excess(evaluated(holding(facts, *of_each), day(taken(100, "food")), person={"age_years": 34}))
    assert (told["reference"], told["room"]) == ({"low": 250, "high": 300}, {"low": 250, "high": 300})
    assert "limit" not in told


def test_a_condition_of_the_print_is_told_in_words(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(30, "food")), person={"age_months": 3}, authorities=("who-fao",))
    assert adequacy(answer, "who-fao")["text"] == (
        "The printed value is for one of: breast fed, formula fed; which one is not told."
    )


def test_a_range_on_both_sides_of_a_value_is_told_where_no_fact_settles_it(facts: Facts) -> None:
    # A chelate has no fixed composition: 2,000 mg of it are 0 to 2,000 mg of magnesium, and the UL is 350 mg.
    told = excess(evaluated(facts, day(label("magnesium-amino-acid-chelate", 2000, "compound"))))
    assert (told["verdict"], told["reason"]) == ("cannot_tell", "needs_a_fact")
    assert told["text"] == (
        "What was taken is known as a range only, on both sides of the value; no fact that can be asked for settles it."
    )


def test_questions_are_told_in_full_with_what_their_options_would_bring(facts: Facts) -> None:
    by_label = label("magnesium-citrate", 1000, origin="food")
    assert evaluated(facts, day(by_label))["questions"] == [
        {
            "pointer": "#/days/0/entries/0/basis",
            "settles": 3,
            "answer": "choice",
            "options": ["elemental", "compound"],
            "option_amounts": [
                {"option": "elemental", "amount": {"low": 1000, "high": 1000}, "display": "1,000 mg"},
                {"option": "compound", "amount": {"low": 113.36, "high": 161.63}, "display": "113.4 to 161.6 mg"},
            ],
            "text": "Does the label's amount mean the magnesium itself, or the whole compound?",
        }
    ]
    assert evaluated(facts, day(taken(360, "food")), person={"age_years": 34})["questions"] == [
        {
            "pointer": "#/person/sex",
            "settles": 2,
            "answer": "choice",
            "options": ["female", "male"],
            "text": "Which sex should the values be for?",
        }
    ]


@pytest.mark.parametrize(
    ("a_day", "text"),
    [
        (day(taken(400, "unknown")), "Where did this amount come from?"),
        (day(between(300, 340, "food")), "How much was it?"),
        (day(label("magnesium-citrate", 2100, "compound", "food")), "Which compound of this family is it?"),
        (day(taken(300, "food"), record="partial"), "Is everything that was taken on this day written down?"),
    ],
)
def test_a_question_asks_for_its_fact(facts: Facts, a_day: dict[str, Any], text: str) -> None:
    question, *_ = evaluated(facts, a_day)["questions"]
    assert question["text"] == text


def test_an_amount_without_one_number_is_told_as_not_known_exactly(facts: Facts) -> None:
    assert adequacy(evaluated(facts, day(between(300, 340, "food"))))["text"] == (
        "Whether a mean of 300 to 340 mg a day reaches the RDA of 320 mg depends on an amount that is not known "
        "exactly."
    )


def test_sources_are_cited_each_once_with_the_places_used(facts: Facts) -> None:
    (source,) = (each for each in evaluated(facts, day(taken(300, "food")))["citations"] if each["id"] == "iom1997")
    title = "Dietary Reference Intakes for Calcium, Phosphorus, Magnesium, Vitamin D, and Fluoride"
    assert source == {
        "id": "iom1997",
        "title": title,
        "publisher": "Institute of Medicine, National Academies Press",
        "year": 1997,
        "url": "https://doi.org/10.17226/5776",
        "locators": ["summary table", "ch. 6, pp. 242-245"],
        "text": (
            f"Institute of Medicine, National Academies Press. {title}. 1997. summary table; ch. 6, pp. 242-245. "
            "https://doi.org/10.17226/5776"
        ),
    }


def test_where_it_is_said_that_no_requirement_is_set_is_cited_with_its_place(facts: Facts) -> None:
    rows = a_value(ValueKind.RECOMMENDED_INTAKE, band(), 320), an_absence(ValueKind.AVERAGE_REQUIREMENT, band())
    (source,) = evaluated(holding(facts, *rows), day(taken(300, "food")))["citations"]
    assert (source["id"], source["locators"]) == ("iom1997", ["p. 1", "p. 2"])


def test_a_source_without_year_or_address_is_cited_without_them(facts: Facts) -> None:
    (article,) = (
        each for each in evaluated(facts, day(taken(5001, "supplement")))["citations"] if each["id"] == "article"
    )
    assert not {"year", "url"} & article.keys()
    assert article["text"].endswith(article["title"])


def test_every_answer_ends_in_the_disclaimer_and_says_what_it_was_made_from(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(300, "food")))
    assert answer["disclaimer"] == DISCLAIMER
    assert "It is not medical advice" in DISCLAIMER
    assert answer["assumptions"] == ["life_stage: general"]


@pytest.mark.parametrize(
    ("words", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_listed_as_a_sentence_does(words: list[str], told: str) -> None:
    assert listed(words) == told


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (350.04, "350.04 mg on the highest day (supplement and medicine) is above the UL of 350 mg."),
        (349.96, "349.96 mg on the highest day (supplement and medicine) is within the UL of 350 mg."),
        (350.4, "350.4 mg on the highest day (supplement and medicine) is above the UL of 350 mg."),
        (350, "350 mg on the highest day (supplement and medicine) is within the UL of 350 mg."),
    ],
)
def test_an_amount_and_its_limit_look_alike_only_where_they_are(facts: Facts, amount: float, text: str) -> None:
    assert excess(evaluated(facts, day(taken(amount, "supplement"))))["text"] == text


def test_a_mean_and_its_goal_look_alike_only_where_they_are(facts: Facts) -> None:
    told = adequacy(evaluated(facts, day(taken(319.99, "food"))))["text"]
    assert told == "A logged mean of 319.99 mg a day is below the RDA of 320 mg."


def test_a_limit_is_exceeded_by_an_amount_that_is_told(facts: Facts) -> None:
    (found,) = findings(evaluated(facts, day(taken(350.04, "supplement"))), "over_limit")
    assert found["message"].startswith("350.04 mg on the highest day is 0.04 mg above the UL of 350 mg (")


def test_whoever_empties_every_part_of_an_answer_changes_no_other_answer(facts: Facts) -> None:
    # Below the requirement, above the limit and in the middle: every part that an answer may have is in one of them.
    days = [day(taken(amount, origin)) for amount, origin in ((32, "food"), (400, "supplement"), (330, "food"))]
    as_they_were = [deepcopy(evaluated(facts, each)) for each in days]
    for each in days:
        empty(evaluated(facts, each))
    assert [evaluated(facts, each) for each in days] == as_they_were


def empty(part: object) -> None:
    """Take everything out of this part and out of every part of it."""
    if isinstance(part, dict | list):
        for each in part.values() if isinstance(part, dict) else part:
            empty(each)
        part.clear()


def test_whoever_changes_the_citations_of_an_answer_changes_no_other_answer(facts: Facts) -> None:
    answer = evaluated(facts, day(taken(400, "supplement")))
    as_it_was = deepcopy(answer["citations"])
    assert any(citation["locators"] for citation in as_it_was)
    for citation in answer["citations"]:
        citation["locators"].append("changed")
        citation["text"] = "changed"
    assert evaluated(facts, day(taken(400, "supplement")))["citations"] == as_it_was
