"""The score that `make mutants` prints."""

from tests.mutation_score import counts, table

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
