"""What holds for every intake."""

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.evaluator import Facts
from app.evaluator.quantities import Interval, Unit, convert, decimal, exact, number, total
from tests.evaluator.building import day, evaluated, judgement, taken

AUTHORITIES = ("us-nasem", "eu-efsa", "who-fao", "jp-mhlw")
ORIGINS = ("food", "fortified_food", "water", "supplement", "medicine")
ORDER = {"within": 0, "depends": 1, "cannot_tell": 1, "exceeded": 2}

amounts = st.integers(0, 10_000).map(lambda tenths: tenths / 10)
origins = st.sampled_from(ORIGINS)
entries = st.builds(taken, amounts, origins)
days = st.lists(entries, min_size=1, max_size=4).map(lambda listed: day(*listed))

# The facts are read once and never changed, so that examples may share them.
property_test = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def excess(facts: Facts, *logged: dict[str, Any], authority: str) -> str:
    return judgement(evaluated(facts, *logged, authorities=(authority,)), authority)["excess"]["verdict"]


@property_test
@given(days=st.lists(days, min_size=1, max_size=3), more=amounts)
def test_food_never_changes_a_limit_that_counts_supplements_only(
    facts: Facts, days: list[dict[str, Any]], more: float
) -> None:
    with_food = [*days[:-1], day(*days[-1]["entries"], taken(more, "food"))]
    assert excess(facts, *days, authority="us-nasem") == excess(facts, *with_food, authority="us-nasem")


@property_test
@given(days=st.lists(days, min_size=1, max_size=3), more=amounts, authority=st.sampled_from(AUTHORITIES))
def test_adding_a_supplement_never_lowers_the_excess_axis(
    facts: Facts, days: list[dict[str, Any]], more: float, authority: str
) -> None:
    with_supplement = [*days[:-1], day(*days[-1]["entries"], taken(more, "supplement"))]
    before, after = (excess(facts, *each, authority=authority) for each in (days, with_supplement))
    assert ORDER[after] >= ORDER[before]


@property_test
@given(low_days=st.integers(0, 20), authority=st.sampled_from(AUTHORITIES))
def test_one_high_day_is_never_hidden_by_low_ones(facts: Facts, low_days: int, authority: str) -> None:
    logged = [*[day(taken(1, "supplement"))] * low_days, day(taken(400, "supplement"))]
    assert excess(facts, *logged, authority=authority) == "exceeded"


@property_test
@given(low=amounts, width=amounts, more=amounts, authority=st.sampled_from(AUTHORITIES))
def test_widening_an_input_never_settles_a_verdict_otherwise(
    facts: Facts, low: float, width: float, more: float, authority: str
) -> None:
    def verdicts(amount_min: float, amount_max: float) -> dict[str, str]:
        entry = {"nutrient": "magnesium", "amount_min": amount_min, "amount_max": amount_max, "unit": "mg"}
        answer = evaluated(facts, day({**entry, "origin": "supplement"}), authorities=(authority,))
        judged = judgement(answer, authority)
        return {"adequacy": judged["adequacy"]["verdict"], "excess": judged["excess"]["verdict"]}

    narrow, wide = verdicts(low, low + width), verdicts(low, low + width + more)
    for axis, verdict in wide.items():
        assert verdict in (narrow[axis], "depends")


@given(amount=st.decimals(0, 10**6, places=4), unit=st.sampled_from(Unit), to=st.sampled_from(Unit))
def test_a_conversion_there_and_back_is_exact(amount: Decimal, unit: Unit, to: Unit) -> None:
    assert convert(convert(amount, unit, to), to, unit) == amount


@given(st.lists(st.integers(0, 10**6).map(lambda cents: cents / 100), max_size=20))
def test_a_sum_of_hundredths_is_the_sum_that_paper_gives(hundredths: list[float]) -> None:
    on_paper = Decimal(sum(round(each * 100) for each in hundredths)) / 100
    assert total(exact(decimal(each)) for each in hundredths) == Interval(on_paper, on_paper)


@given(st.integers(0, 10**9).map(lambda tenths: tenths / 10))
def test_a_number_is_printed_as_it_was_read(value: float) -> None:
    assert number(decimal(value)) == value
