"""What may have been entered twice: both sums are told, and nothing is taken out.

By hand: 400 mg of magnesium oxide hold 24.305 / 40.304 = 0.60304 of it, 241.2 mg; 5 % less is 229.2, 5 % more 253.3.
1,000 mg of a citrate hold 113.4 to 161.6 mg; 5 % less than the low is 107.7, 5 % more than the high 169.7.
"""

from typing import Any

import pytest

from app.evaluator import Facts
from tests.evaluator.building import day, evaluated, findings, label, magnesium, of_product, taken


def doubles(facts: Facts, *entries: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    """The findings about a day of these entries."""
    return [dict(each) for each in findings(evaluated(facts, day(*entries, **more)), "possible_double_count")]


def test_the_same_entry_twice_is_told_with_both_sums_and_stays_in_them(facts: Facts) -> None:
    entries = [taken(200, "supplement", id="a"), taken(200, "supplement", id="b"), taken(300, "food")]
    (found,) = doubles(facts, *entries)
    assert found["entries"] == ["a", "b"]
    assert found["parameters"] == {
        "sum_low": 700,
        "sum_high": 700,
        "sum_if_once_low": 500,
        "sum_if_once_high": 500,
    }
    assert magnesium(evaluated(facts, day(*entries)))["intake"]["low"] == 700


def test_of_three_that_are_the_same_one_is_left_in_the_sum_if_taken_once(facts: Facts) -> None:
    (found,) = doubles(facts, *[taken(100, "supplement")] * 3)
    assert found["message"] == (
        "3 entries of one day are the same. All are in the sums, 300 mg of magnesium on the day; taken once, it would "
        "be 100 mg."
    )
    assert found["citation_ids"] == []


def test_the_same_amount_in_another_unit_is_the_same(facts: Facts) -> None:
    assert doubles(facts, taken(0.2, "supplement", unit="g"), taken(200, "supplement"))


def test_the_same_product_twice_is_told(facts: Facts) -> None:
    assert doubles(facts, *[of_product("rolaids-regular", 2)] * 2)
    assert not doubles(facts, of_product("rolaids-regular", 2), of_product("rolaids-regular", 3))


@pytest.mark.parametrize("origin", ["food", "fortified_food", "water"])
def test_two_helpings_are_no_double_count(facts: Facts, origin: str) -> None:
    assert not doubles(facts, *[taken(50, origin)] * 2)


@pytest.mark.parametrize(
    "other",
    [
        taken(200, "medicine"),
        taken(201, "supplement"),
        taken(200, "supplement", nutrient="calcium"),
        label("magnesium-citrate", 200, "elemental"),
    ],
)
def test_what_differs_in_more_than_its_name_is_not_the_same(facts: Facts, other: dict[str, Any]) -> None:
    assert not doubles(facts, taken(200, "supplement"), other)


def test_the_same_form_on_another_basis_is_not_the_same(facts: Facts) -> None:
    assert not doubles(facts, label("magnesium-oxide", 200, "elemental"), label("magnesium-oxide", 200, "compound"))


def test_a_basis_that_is_unknown_is_one_that_is_not_told(facts: Facts) -> None:
    assert doubles(facts, label("magnesium-oxide", 200), label("magnesium-oxide", 200, "unknown"))


@pytest.mark.parametrize("nothing", [taken(0, "supplement"), {**taken(0, "unknown"), "amount": 0}])
def test_nothing_twice_is_nothing(facts: Facts, nothing: dict[str, Any]) -> None:
    assert not doubles(facts, nothing, nothing)


def test_unknown_amounts_are_not_known_to_be_the_same(facts: Facts) -> None:
    unknown = {"nutrient": "magnesium", "amount_status": "unknown", "origin": "supplement"}
    assert not doubles(facts, unknown, unknown)


def test_a_sum_without_an_upper_end_has_none_in_the_finding(facts: Facts) -> None:
    unknown = {"nutrient": "magnesium", "amount_status": "unknown", "origin": "food"}
    (found,) = doubles(facts, *[taken(100, "supplement")] * 2, unknown)
    assert found["parameters"] == {"sum_low": 200, "sum_if_once_low": 100}


def test_doses_on_other_days_of_the_week_are_not_the_same(facts: Facts) -> None:
    once, twice = (taken(350, "supplement", days_per_week=days) for days in (1, 2))
    assert not doubles(facts, once, twice, record="usual")
    (found,) = doubles(facts, once, once, record="usual")
    assert (found["parameters"]["sum_low"], found["parameters"]["sum_if_once_low"]) == (100, 50)


# 400 mg of oxide hold 241.216 mg; five percent less are 229.1552, five more 253.2768.
@pytest.mark.parametrize(
    ("stated", "told"), [(229.1551, False), (229.1552, True), (240, True), (253.2768, True), (253.2769, False)]
)
def test_the_compound_and_the_element_of_one_label_are_told_as_far_as_they_are_rounded(
    facts: Facts, stated: float, told: bool
) -> None:
    compound = label("magnesium-oxide", 400, "compound")
    assert bool(doubles(facts, compound, taken(stated, "supplement"))) == told
    assert bool(doubles(facts, label("magnesium-oxide", stated, "elemental"), compound)) == told


@pytest.mark.parametrize("basis", ["compound", None])
@pytest.mark.parametrize(("stated", "told"), [(107, False), (108, True), (160, True), (169, True), (170, False)])
def test_a_family_or_an_unknown_basis_is_read_as_any_compound_of_it(
    facts: Facts, basis: str | None, stated: float, told: bool
) -> None:
    assert bool(doubles(facts, label("magnesium-citrate", 1000, basis), taken(stated, "supplement"))) == told


def test_of_a_label_entered_by_compound_and_element_the_element_is_left_if_taken_once(facts: Facts) -> None:
    (found,) = doubles(facts, label("magnesium-oxide", 400, "compound"), taken(240, "supplement", id="label"))
    assert found["message"] == (
        "An amount of magnesium-oxide may hold what another entry of the day states of the element. All are in the "
        "sums, 481.2 mg of magnesium on the day; taken once, it would be 240 mg."
    )
    assert found["entries"] == ["#/days/0/entries/0", "label"]
    assert found["citation_ids"] == ["editorial"]
    assert found["severity"] == "notice"


@pytest.mark.parametrize(
    "other",
    [
        taken(240, "medicine"),
        taken(240, "food"),
        label("magnesium-citrate", 240, "elemental"),
        label("magnesium-oxide", 240, "compound"),
        of_product("milk-of-magnesia", 0.48),
    ],
)
def test_what_is_not_of_the_same_label_is_not_told(facts: Facts, other: dict[str, Any]) -> None:
    assert not doubles(facts, label("magnesium-oxide", 400, "compound"), other)


def test_a_label_that_states_the_element_is_not_read_as_the_compound(facts: Facts) -> None:
    assert not doubles(facts, label("magnesium-oxide", 400, "elemental"), taken(241.2, "supplement"))


def test_a_form_whose_composition_is_not_known_agrees_with_nothing(facts: Facts) -> None:
    assert not doubles(facts, label("magnesium-trisilicate", 400, "compound"), taken(60, "supplement"))


def test_each_day_and_each_nutrient_has_its_own(facts: Facts) -> None:
    twice = [taken(100, "supplement")] * 2
    calcium = [taken(100, "supplement", nutrient="calcium")] * 2
    answer = evaluated(facts, day(*twice), day(*twice, *calcium))
    found = findings(answer, "possible_double_count")
    assert [(each["nutrient"], each["entries"][0]) for each in found] == [
        ("magnesium", "#/days/0/entries/0"),
        ("magnesium", "#/days/1/entries/0"),
        ("calcium", "#/days/1/entries/2"),
    ]
