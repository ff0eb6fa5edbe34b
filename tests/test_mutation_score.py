"""The score that `make mutants` prints."""

import pytest

from tests.mutation_score import all_of, counts, drawn, interval, table, tried

RESULTS = """
    app.evaluator.scores.x_share_of__mutmut_1: killed
    app.evaluator.scores.x_share_of__mutmut_2: survived
    app.evaluator.scores.x_share_of__mutmut_3: suspicious
    app.evaluator.references.xǁBandǁholds__mutmut_1: timeout
    app.evaluator.references.xǁBandǁholds__mutmut_2: no tests
    app.evaluator.references.xǁBandǁholds__mutmut_3: killed
    app.evaluator.trace.scores.x__mean__mutmut_1: killed
    app.evaluator.trace.scores.x__mean__mutmut_2: not checked
"""


def test_the_score_counts_a_mutant_that_never_ends_as_noticed_and_all_that_no_test_failed_on_as_not() -> None:
    *lines, outcomes = table(counts(RESULTS.strip().splitlines())).splitlines()
    assert [line.split() for line in lines] == [
        ["references", "2", "of", "3", "66.7%"],
        ["scores", "1", "of", "3", "33.3%"],
        ["trace.scores", "1", "of", "2", "50.0%"],
        ["all", "4", "of", "8", "50.0%"],
    ]
    assert outcomes == "3 killed, 1 survived, 1 suspicious, 1 timeout, 1 no tests, 1 not checked"


def test_of_a_sample_only_those_that_were_tried_count() -> None:
    assert all_of(counts(tried(RESULTS.strip().splitlines()))).total() == 7


def test_a_sample_says_how_far_the_score_of_all_may_be() -> None:
    """Of 1,000 with 950 noticed: the middle is 0.95192 / 1.0038416, the half width 0.013644 / 1.0038416."""
    (low, high) = interval(all_of(counts(["a.x: killed"] * 950 + ["a.x: survived"] * 50)))
    assert (low, high) == pytest.approx((0.93469, 0.96187), abs=1e-4)


def test_mutants_are_drawn_by_chance_and_the_same_ones_each_time() -> None:
    lines = [f"    app.evaluator.scores.x__mutmut_{number}: not checked" for number in range(100)]
    names = drawn(lines, 10)
    assert names == drawn(reversed(lines), 10)
    assert len(set(names)) == 10
    assert names != sorted(names)
    assert len(drawn(lines, 1000)) == 100
