"""The score that `make mutants` prints."""

from tests.mutation_score import counts, table

RESULTS = """
    app.evaluator.forms.x_elemental__mutmut_1: killed
    app.evaluator.forms.x_elemental__mutmut_2: survived
    app.evaluator.references.xǁBandǁholds__mutmut_1: timeout
    app.evaluator.references.xǁBandǁholds__mutmut_2: no tests
    app.evaluator.references.xǁBandǁholds__mutmut_3: killed
"""


def test_the_score_counts_a_mutant_that_never_ends_as_noticed_and_one_without_tests_as_not() -> None:
    assert [line.split() for line in table(counts(RESULTS.strip().splitlines())).splitlines()] == [
        ["forms", "1", "of", "2", "50.0%"],
        ["references", "2", "of", "3", "66.7%"],
        ["all", "3", "of", "5", "60.0%"],
    ]
