"""What may be of several origins: a limit counts all of it, none, or an amount from nothing to all of it."""

from decimal import Decimal

import pytest

from app.evaluator.components import Component, Conversion
from app.evaluator.intake import EATEN, EVERY_ORIGIN, AnyOrigins, Origin, Record
from app.evaluator.quantities import Interval, exact
from app.evaluator.situation import Contribution, DayAmounts
from app.evaluator.week import DAYS_OF_A_WEEK

FOOD, FORTIFIED, SUPPLEMENT = (frozenset({each}) for each in (Origin.FOOD, Origin.FORTIFIED_FOOD, Origin.SUPPLEMENT))
PERHAPS_ENRICHED = FOOD | FORTIFIED
NONE: AnyOrigins = frozenset()


def brought(origins: AnyOrigins, amount: int = 100) -> Contribution:
    return Contribution("#/days/0/entries/0", "a", exact(Decimal(amount)), origins, DAYS_OF_A_WEEK)


@pytest.mark.parametrize(
    ("origins", "counts", "unclear", "low", "high"),
    [
        (FOOD, FOOD, NONE, 100, 100),
        (FOOD, SUPPLEMENT, NONE, 0, 0),
        (FOOD, SUPPLEMENT, FOOD, 0, 100),
        (PERHAPS_ENRICHED, EATEN, NONE, 100, 100),
        (PERHAPS_ENRICHED, FORTIFIED | SUPPLEMENT, NONE, 0, 100),
        (PERHAPS_ENRICHED, SUPPLEMENT, FORTIFIED, 0, 100),
        (PERHAPS_ENRICHED, SUPPLEMENT, NONE, 0, 0),
        (EVERY_ORIGIN, EVERY_ORIGIN, NONE, 100, 100),
        (EVERY_ORIGIN, SUPPLEMENT, NONE, 0, 100),
    ],
)
def test_a_limit_counts_for_sure_what_counts_whichever_origin_it_is_of(
    origins: AnyOrigins, counts: AnyOrigins, unclear: AnyOrigins, low: int, high: int
) -> None:
    assert brought(origins).counted(counts, unclear) == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("counts", "unclear", "low", "high", "certain"),
    [
        (EVERY_ORIGIN, NONE, 111, 111, 111),
        (SUPPLEMENT, NONE, 10, 11, 10),
        (SUPPLEMENT, FOOD, 10, 111, 10),
        (FOOD | SUPPLEMENT, NONE, 110, 111, 110),
        (FOOD, NONE, 100, 101, 100),
        (FORTIFIED, NONE, 0, 1, 0),
    ],
)
def test_a_limit_counts_of_a_day_what_it_counts_of_each_entry(
    counts: AnyOrigins, unclear: AnyOrigins, low: int, high: int, certain: int
) -> None:
    amounts = ((100, FOOD), (10, SUPPLEMENT), (1, EVERY_ORIGIN))
    entries = [brought(origins, amount) for amount, origins in amounts]
    day = DayAmounts(0, Record.COMPLETE, tuple(entries))
    assert day.counted(counts, unclear) == Interval(Decimal(low), Decimal(high))
    assert day.certainly(counts) == certain


def test_what_may_be_of_food_or_added_to_it_is_eaten_either_way() -> None:
    assert brought(PERHAPS_ENRICHED).is_eaten
    assert not brought(EVERY_ORIGIN).is_eaten
    assert not brought(SUPPLEMENT).is_eaten


def test_what_may_be_of_several_origins_is_certainly_of_none_of_them_alone() -> None:
    assert not brought(PERHAPS_ENRICHED).is_of(FORTIFIED)
    assert brought(PERHAPS_ENRICHED).is_of(EATEN)
    assert brought(PERHAPS_ENRICHED).may_be_of(FORTIFIED)
    assert not brought(PERHAPS_ENRICHED).may_be_of(SUPPLEMENT)


def test_nothing_is_known_of_what_may_be_of_any_origin() -> None:
    assert brought(EVERY_ORIGIN).told_origins == NONE
    assert brought(PERHAPS_ENRICHED).told_origins == PERHAPS_ENRICHED


def test_a_component_counts_as_the_hull_over_the_origins_that_it_may_be_of() -> None:
    by_nature, as_added = (
        Conversion(name, Decimal(1), Interval(Decimal(low), Decimal(high)), "", "", "")
        for name, low, high in (("by-nature", 1, 1), ("as-added", 0, 2))
    )
    conversions = {("", origin): by_nature for origin in Origin} | {("", Origin.FORTIFIED_FOOD): as_added}
    component = Component("a", "b", "A", "", None, conversions, False, frozenset(), "", "")
    ten = exact(Decimal(10))
    assert component.read(ten, "", FOOD) == ten
    assert component.read(ten, "", FORTIFIED) == Interval(Decimal(0), Decimal(20))
    assert component.read(ten, "", PERHAPS_ENRICHED) == Interval(Decimal(0), Decimal(20))
    assert component.counted_as("", PERHAPS_ENRICHED) == (by_nature, as_added)
