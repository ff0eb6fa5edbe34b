"""What holds of the published method for every mean, requirement, SD and number of days."""

from math import isclose, isfinite

from hypothesis import assume, given
from hypothesis import strategies as st

from app.evaluator.adequacy import (
    Conclusion,
    DayToDay,
    against_adequate_intake,
    against_limit,
    against_requirement,
    days_needed,
    mean_needed,
    normal_probability,
    ratio,
    sd_of_difference,
)

means = st.floats(0, 5000)
requirements = st.floats(10, 2000)
shares_of_requirement = st.floats(0.05, 0.3)
days = st.integers(1, 31)
variations = st.one_of(
    st.floats(1, 1000).map(lambda sd: DayToDay(sd=sd)), st.floats(0.05, 0.7).map(lambda share: DayToDay(share=share))
)
WANTED = 1.0


def r(mean: float, requirement: float, share: float, variation: DayToDay, n: int) -> float:
    """D / SD_D, as METHODS writes it."""
    return ratio(mean - requirement, sd_of_difference(share * requirement, variation.at(mean), n))


@given(mean=means, more=st.floats(0, 1000), ear=requirements, share=shares_of_requirement, sd=variations, n=days)
def test_the_probability_rises_with_the_mean(
    mean: float, more: float, ear: float, share: float, sd: DayToDay, n: int
) -> None:
    low, high = (r(each, ear, share, sd, n) for each in (mean, mean + more))
    assert low <= high or isclose(low, high, rel_tol=1e-9, abs_tol=1e-9)
    assert normal_probability(low) <= normal_probability(high) + 1e-9
    assert more < 1 or high > low


@given(ear=requirements, share=shares_of_requirement, sd=variations, n=days)
def test_at_the_requirement_it_is_a_half_whatever_the_days_and_their_sd(
    ear: float, share: float, sd: DayToDay, n: int
) -> None:
    assert normal_probability(r(ear, ear, share, sd, n)) == 0.5


@given(mean=means, ear=requirements, share=shares_of_requirement, sd=variations, n=days, more=st.integers(1, 20))
def test_more_days_move_it_away_from_a_half(
    mean: float, ear: float, share: float, sd: DayToDay, n: int, more: int
) -> None:
    few, many = (r(mean, ear, share, sd, each) for each in (n, n + more))
    assert few * many >= 0
    assert abs(many) >= abs(few)
    assert abs(mean - ear) < 1 or sd.at(mean) < 1 or abs(many) > abs(few)
    assert abs(normal_probability(many) - 0.5) >= abs(normal_probability(few) - 0.5)


@given(mean=means, ear=requirements, share=shares_of_requirement, sd=variations, n=days)
def test_changing_units_changes_nothing(mean: float, ear: float, share: float, sd: DayToDay, n: int) -> None:
    in_ug = DayToDay(sd=sd.sd * 1000, share=sd.share)
    assert isclose(r(mean * 1000, ear * 1000, share, in_ug, n), r(mean, ear, share, sd, n), rel_tol=1e-9, abs_tol=1e-9)


@given(z=st.floats(-8, 8))
def test_what_lies_below_and_above_is_all(z: float) -> None:
    assert isclose(normal_probability(z) + normal_probability(-z), 1)


@given(mean=means, ear=requirements, share=shares_of_requirement, sd=st.floats(1, 1000))
def test_the_days_needed_are_enough_and_one_fewer_is_not(mean: float, ear: float, share: float, sd: float) -> None:
    needed = days_needed(mean - ear, share * ear, sd, WANTED)
    beyond = abs(mean - ear) > share * ear
    assert needed is None or beyond
    if needed is not None and needed < 10_000:
        # Where a number of days only just passes, the last binary digit may decide.
        assert abs(r(mean, ear, share, DayToDay(sd=sd), needed)) > WANTED - 1e-9
        assert needed == 1 or abs(r(mean, ear, share, DayToDay(sd=sd), needed - 1)) <= WANTED + 1e-9


@given(ear=requirements, share=shares_of_requirement, sd=variations, n=days, z=st.sampled_from([-2.0, -1.0, 1.0, 2.0]))
def test_the_mean_needed_is_so_many_sds_from_the_requirement(
    ear: float, share: float, sd: DayToDay, n: int, z: float
) -> None:
    needed = mean_needed(ear, share * ear, z, sd, n)
    assume(needed is not None)
    assert needed is not None
    assert isfinite(needed)
    assert isclose(r(needed, ear, share, sd, n), z, rel_tol=1e-6)


@given(z=st.floats(-50, 50))
def test_no_conclusion_is_ever_drawn_on_the_wrong_side(z: float) -> None:
    of_requirement = against_requirement(z, WANTED)
    assert of_requirement is not Conclusion.REASONABLY_CERTAIN_ADEQUATE or z > WANTED
    assert of_requirement is not Conclusion.REASONABLY_CERTAIN_INADEQUATE or z < -WANTED
    assert (against_adequate_intake(z, WANTED) is Conclusion.LIKELY_ADEQUATE) == (z > WANTED)
    assert (against_limit(z, WANTED) is Conclusion.LIKELY_WITHIN) == (z < -WANTED)
