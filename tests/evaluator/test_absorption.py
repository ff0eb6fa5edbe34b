"""The estimate of absorption over the dose: by hand from the printed ends and shape, and always a range.

Source: Fine and others, Journal of Clinical Investigation, 1991, abstract. 65 % of the lowest intake, 11 % of the
highest, 7 % of each further amount; the meal alone is taken to hold 24 to 48 mg, and 80 mEq (972.2 mg) were added.
"""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.evaluator import Facts
from app.evaluator.absorption import DOSES, absorption_estimate, fraction_absorbed

doses = st.decimals(48, 996, places=1)


@pytest.mark.parametrize(
    ("dose", "low", "high"),
    [
        # 24 mg: 15.6 absorbed; 996.2 mg: 109.582. Chord at 100: 15.6 + 93.982 / 972.2 * 76 = 22.947.
        # 48 mg: 31.2 absorbed; 1020.2 mg: 112.222. From above at 100: 112.222 - 0.07 * 920.2 = 47.808, less than 65.
        (100, "0.22", "0.48"),
        # Chord: 15.6 + 93.982 / 972.2 * 476 = 61.615. From above: 112.222 - 0.07 * 520.2 = 75.808.
        (500, "0.12", "0.16"),
        # Chord: 15.6 + 93.982 / 972.2 * 26 = 18.113. From above: 65 % of 50 is 32.5, and 44.308 is more.
        (50, "0.36", "0.65"),
    ],
)
def test_a_dose_has_the_range_that_the_shape_allows(facts: Facts, dose: int, low: str, high: str) -> None:
    (point,) = (each for each in absorption_estimate(facts)["points"] if each["elemental_dose"] == dose)
    assert point["fraction_absorbed"] == {"low": float(low), "high": float(high)}


@settings(deadline=None)
@given(meal=st.decimals(24, 48, places=2), dose=doses)
def test_every_hyperbola_with_a_line_of_7_percent_through_both_ends_lies_within(
    facts: Facts, meal: Decimal, dose: Decimal
) -> None:
    """A(x) = a x / (k + x) + 0.07 x with A(meal) = 0.65 meal and A(meal + 972.2) = 0.11 (meal + 972.2)."""
    highest = meal + Decimal("972.2")
    ratio = Decimal("0.58") / Decimal("0.04")
    k = (highest - ratio * meal) / (ratio - 1)
    a = Decimal("0.58") * (k + meal)
    share = a / (k + dose) + Decimal("0.07")
    estimate = fraction_absorbed(dose, facts)
    slack = Decimal("1e-20")
    if meal <= dose <= highest:
        assert estimate.low - slack <= share <= estimate.high + slack


@settings(deadline=None)
@given(dose=doses, more=doses)
def test_the_share_falls_and_the_amount_rises_with_the_dose(facts: Facts, dose: Decimal, more: Decimal) -> None:
    smaller, larger = sorted((dose, more))
    first, second = fraction_absorbed(smaller, facts), fraction_absorbed(larger, facts)
    slack = Decimal("1e-20")
    assert second.low <= first.low + slack
    assert second.high <= first.high + slack
    assert smaller * first.low <= larger * second.low + slack
    assert smaller * first.high <= larger * second.high + slack


@pytest.mark.parametrize("dose", ["47.9", "996.3"])
def test_nothing_is_said_of_a_dose_beyond_the_study(facts: Facts, dose: str) -> None:
    with pytest.raises(ValueError, match="the study holds no dose"):
        fraction_absorbed(Decimal(dose), facts)


def test_no_point_is_one_number(facts: Facts) -> None:
    points = absorption_estimate(facts)["points"]
    assert [point["elemental_dose"] for point in points] == [float(dose) for dose in DOSES]
    assert all(point["fraction_absorbed"]["low"] < point["fraction_absorbed"]["high"] for point in points)


def test_the_estimate_names_its_warning_its_numbers_and_their_sources(facts: Facts) -> None:
    estimate = absorption_estimate(facts)
    assert (estimate["nutrient"], estimate["unit"], estimate["measure"]) == ("magnesium", "mg", "net_absorption")
    assert "does not tell how much anybody absorbs" in estimate["warning"]
    assert {each["id"]: (each["value"], each["source_id"]) for each in estimate["constants"]} == {
        "magnesium-absorption-lowest-intake-share": (65, "fine1991"),
        "magnesium-absorption-highest-intake-share": (11, "fine1991"),
        "magnesium-absorption-linear-share": (7, "fine1991"),
        "magnesium-absorption-most-added": (972.2, "fine1991"),
        "magnesium-absorption-meal-least": (24, "editorial"),
        "magnesium-absorption-meal-most": (48, "editorial"),
    }
    assert estimate["constants"][0]["statement"] == (
        "At the lowest intake, a standard meal alone, 65 % of the magnesium was absorbed."
    )
    assert [citation["id"] for citation in estimate["citations"]] == ["fine1991", "editorial"]
