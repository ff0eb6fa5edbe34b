"""The formulas of the published method, by its own worked figures (IOM 2000) and by hand."""

from math import inf, sqrt

import pytest

from app.evaluator.adequacy import (
    DAYS_OF_A_LIFE,
    NO_VARIATION,
    Conclusion,
    Confidence,
    DayToDay,
    Validity,
    against_adequate_intake,
    against_limit,
    against_requirement,
    confidence,
    days_needed,
    food_of_the_highest_ratio,
    mean_needed,
    normal_probability,
    printed_probability,
    ratio,
    ratio_wanted,
    ratio_without_end,
    sd_of_difference,
    validity,
)

WOMEN = DayToDay(sd=85.9)
ASSUMED = DayToDay(share=0.38)


def test_the_magnesium_example_of_the_book() -> None:
    # Page 54: 702 + 7,380 / 3 = 3,162, whose root is 56; 55 / 56 is just below 1.
    sd = sd_of_difference(26.5, 85.9, 3)
    assert sd == pytest.approx(56, abs=0.5)
    assert ratio(55, sd) == pytest.approx(0.98, abs=0.005)
    assert against_requirement(ratio(55, sd), 1) is Conclusion.CANNOT_BE_CONCLUDED


@pytest.mark.parametrize(("z", "below"), [(0, 0.5), (1, 0.8413), (1.96, 0.975), (-1, 0.1587), (inf, 1), (-inf, 0)])
def test_the_normal_distribution(z: float, below: float) -> None:
    assert normal_probability(z) == pytest.approx(below, abs=0.0001)


@pytest.mark.parametrize(
    ("of_ratio", "printed"),
    [(0.98, 0.85), (0.94, 0.7), (1.65, 0.95), (1.44, 0.85), (1.45, 0.93), (2.0, 0.98), (-1, 0.15), (0, 0.5), (9, 0.98)],
)
def test_the_books_table_is_read_as_the_book_reads_it(of_ratio: float, printed: float) -> None:
    assert printed_probability(of_ratio) == pytest.approx(printed)


def test_a_wanted_confidence_is_the_ratio_of_its_row() -> None:
    assert [ratio_wanted(each) for each in (0.85, 0.848, 0.86, 0.95, 0.98)] == [1.0, 1.0, 1.5, 1.65, 2.0]
    with pytest.raises(ValueError, match=r"^table B-1 holds no confidence of 0\.99$"):
        ratio_wanted(0.99)


@pytest.mark.parametrize(
    ("of_ratio", "word"),
    [
        (2.01, Confidence.HIGH),
        (2.0, Confidence.FAIRLY_HIGH),
        (1.65, Confidence.REASONABLE),
        (1.0, Confidence.WEAK),
        (0.5, Confidence.CANNOT_TELL),
        (-1.2, Confidence.REASONABLE),
    ],
)
def test_a_word_for_confidence_is_that_of_the_row_passed(of_ratio: float, word: Confidence) -> None:
    assert confidence(of_ratio) is word


@pytest.mark.parametrize(
    ("of_ratio", "requirement", "adequate_intake", "limit"),
    [
        (1.001, Conclusion.REASONABLY_CERTAIN_ADEQUATE, Conclusion.LIKELY_ADEQUATE, Conclusion.CANNOT_BE_DETERMINED),
        (1.0, Conclusion.CANNOT_BE_CONCLUDED, Conclusion.CANNOT_BE_DETERMINED, Conclusion.CANNOT_BE_DETERMINED),
        (-1.0, Conclusion.CANNOT_BE_CONCLUDED, Conclusion.CANNOT_BE_DETERMINED, Conclusion.CANNOT_BE_DETERMINED),
        (
            *(-1.001, Conclusion.REASONABLY_CERTAIN_INADEQUATE),
            *(Conclusion.CANNOT_BE_DETERMINED, Conclusion.LIKELY_WITHIN),
        ),
    ],
)
def test_a_conclusion_is_beyond_the_wanted_ratio_and_not_at_it(
    of_ratio: float, requirement: Conclusion, adequate_intake: Conclusion, limit: Conclusion
) -> None:
    assert against_requirement(of_ratio, 1) is requirement
    assert against_adequate_intake(of_ratio, 1) is adequate_intake
    assert against_limit(of_ratio, 1) is limit


def test_without_any_sd_a_difference_is_beyond_doubt() -> None:
    assert [ratio(each, 0) for each in (5, -5, 0)] == [inf, -inf, 0]


def test_food_without_an_end_has_a_ratio_where_its_sd_grows_with_it() -> None:
    assert ratio_without_end(WOMEN, 3) == inf
    assert ratio_without_end(ASSUMED, 4) == pytest.approx(2 / 0.38)


def test_days_needed_is_the_first_number_of_days_with_a_ratio_beyond_the_wanted_one() -> None:
    # 55^2 - 26.5^2 = 2,322.75; 85.9^2 = 7,378.81; 3.18 days.
    assert days_needed(55, 26.5, 85.9, 1) == 4
    assert ratio(55, sd_of_difference(26.5, 85.9, 4)) > 1 > ratio(55, sd_of_difference(26.5, 85.9, 3))
    assert days_needed(-55, 26.5, 85.9, 1) == 4


def test_a_number_of_days_that_only_equals_the_wanted_ratio_is_not_enough() -> None:
    # 5^2 - 3^2 = 16 and 4^2 = 16: at one day the ratio is 5 / 5.
    assert days_needed(5, 3, 4, 1) == 2
    assert days_needed(5, 3, 0, 1) == 1


def test_a_difference_within_what_requirements_differ_by_is_settled_by_no_number_of_days() -> None:
    assert days_needed(26.5, 26.5, 85.9, 1) is None
    assert days_needed(-20, 26.5, 85.9, 1) is None
    assert days_needed(0, 0, 85.9, 1) is None


def test_more_days_than_a_life_holds_are_none() -> None:
    assert days_needed(1, 0, sqrt(DAYS_OF_A_LIFE - 1), 1) == DAYS_OF_A_LIFE
    assert days_needed(1, 0, sqrt(DAYS_OF_A_LIFE), 1) is None
    assert days_needed(inf, 26.5, 85.9, 1) == 1


@pytest.mark.parametrize(
    ("z", "days", "printed"), [(2, 1, 445), (2, 3, 377), (2, 7, 349), (-2, 7, 181), (1, 3, 321.2), (-1, 3, 208.8)]
)
def test_the_mean_needed_for_a_confidence(z: float, days: int, printed: float) -> None:
    # 445, 377 and 349 are table 3-1 of the book; the others are 265 with 83.9, 56.2 and 56.2 by hand.
    assert mean_needed(265, 26.5, z, WOMEN, days) == pytest.approx(printed, abs=0.8)


def test_an_ear_with_twice_the_sd_of_the_requirement_is_the_rda() -> None:
    assert mean_needed(265, 26.5, 2, NO_VARIATION, 1) == 318


def test_no_mean_is_so_low_where_the_sd_is_larger_than_the_reference() -> None:
    assert mean_needed(65, 6.5, -1, WOMEN, 1) is None


@pytest.mark.parametrize("constant", [0, 100])
@pytest.mark.parametrize("z", [1, -1])
def test_a_mean_needed_solves_for_an_sd_that_grows_with_the_food(z: int, constant: float) -> None:
    needed = mean_needed(350, 35, z, ASSUMED, 3, constant)
    assert needed is not None
    sd = sd_of_difference(35, ASSUMED.at(needed - constant), 3)
    assert ratio(needed - 350, sd) == pytest.approx(z)


def test_a_mean_needed_by_hand() -> None:
    # 0.38 / sqrt(3) = 0.2194; root of 0.0481 x 350^2 + 0.9519 x 35^2 = 84.04; (350 + 84.04) / 0.9519 = 456.0.
    assert mean_needed(350, 35, 1, ASSUMED, 3) == pytest.approx(456.0, abs=0.05)
    assert mean_needed(350, 35, -1, ASSUMED, 3) == pytest.approx(279.4, abs=0.05)


def test_no_mean_is_enough_where_the_doubt_grows_as_fast_as_the_mean() -> None:
    assert mean_needed(350, 35, 2, DayToDay(share=0.5), 1) is None


def test_little_food_beside_a_supplement_is_food_too() -> None:
    """Half a milligram beside 100 mg: 0.25 above 100.25, and an SD of half the food is 0.25 as well."""
    assert mean_needed(100.25, 0, 1, DayToDay(share=0.5), 1, constant=100) == pytest.approx(100.5)


def test_supplements_that_pass_a_reference_alone_leave_no_food_needed() -> None:
    assert mean_needed(350, 35, 1, ASSUMED, 3, constant=400) == 400
    assert mean_needed(350, 35, -1, ASSUMED, 3, constant=400) is None


def test_food_adds_more_doubt_than_distance_once_supplements_pass_the_reference() -> None:
    # 35^2 x 3 / (0.38^2 x 50) = 509.
    peak = food_of_the_highest_ratio(350, 35, ASSUMED, 3, constant=400) or 0
    assert peak == pytest.approx(509, abs=0.5)

    def at(food: float) -> float:
        return ratio(food + 50, sd_of_difference(35, ASSUMED.at(food), 3))

    assert at(peak - 1) < at(peak) > at(peak + 1)
    assert food_of_the_highest_ratio(350, 35, ASSUMED, 3, constant=350) is None
    assert food_of_the_highest_ratio(350, 35, WOMEN, 3, constant=400) is None


@pytest.mark.parametrize(
    ("cv", "word"), [(0.6, Validity.YES), (0.61, Validity.CAUTION), (0.7, Validity.CAUTION), (0.71, Validity.NO)]
)
def test_a_day_to_day_cv_allows_the_method_up_to_60_percent_and_hardly_up_to_70(cv: float, word: Validity) -> None:
    assert validity(cv, caution_above=0.6, refused_above=0.7) is word


def test_a_share_of_no_food_is_nothing() -> None:
    assert (ASSUMED.at(0), ASSUMED.at(400), WOMEN.at(0)) == (0, 152, 85.9)
