"""What 100 g hold in each equivalent: by its own figure, derived, or what all figures allow. Foods are made up."""

from collections import defaultdict
from decimal import Decimal

import pytest

from app.evaluator import Facts
from app.evaluator.figures import brought, held
from app.evaluator.foods import Figure, Food
from app.evaluator.intake import AnyOrigins, Origin
from app.evaluator.quantities import NO_UPPER_END, NOTHING, UNKNOWN, Interval, exact

BY_NATURE: AnyOrigins = frozenset({Origin.FOOD})
PERHAPS_ENRICHED: AnyOrigins = frozenset({Origin.FOOD, Origin.FORTIFIED_FOOD})

FOLATE = {"food-folate": "30", "folic-acid": "100", "total-folate": "130", "folate-dfe": "200"}
"""100 ug of folic acid are 170 ug DFE, and 30 of food folate 30."""


def amounts(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def food(nutrient: str, origins: AnyOrigins = BY_NATURE, **of_components: str) -> Food:
    figures = defaultdict(list)
    for component, amount in of_components.items():
        figures[nutrient].append(Figure(component.replace("_", "-"), exact(Decimal(amount)), "sr28"))
    return Food("00001", "A food", origins, (), {name: tuple(of_it) for name, of_it in figures.items()})


def of_folate(*components: str, origins: AnyOrigins = PERHAPS_ENRICHED) -> Food:
    return food("folate", origins, **{each: FOLATE[each] for each in components})


def test_an_equivalent_has_its_own_figure_whatever_the_others_say(facts: Facts) -> None:
    found = held(of_folate(*FOLATE), facts.nutrients["folate"], "DFE")
    assert (found.amount, [each.component for each in found.figures]) == (amounts("200", "200"), ["folate-dfe"])


def test_what_no_food_holds_by_nature_was_added(facts: Facts) -> None:
    found = held(of_folate(*FOLATE), facts.nutrients["folate"], "folic acid")
    assert (found.amount, found.origins) == (amounts("100", "100"), frozenset({Origin.FORTIFIED_FOOD}))


@pytest.mark.parametrize(
    ("components", "equivalent", "expected"),
    [
        (("total-folate",), "DFE", amounts("130", "221")),  # all food folate, or all folic acid x 1.7
        (("total-folate", "food-folate"), "DFE", amounts("130", "221")),
        (("folic-acid",), "DFE", Interval(Decimal(170), NO_UPPER_END)),
        (("total-folate", "folic-acid"), "DFE", amounts("170", "221")),
        (("folate-dfe",), "folic acid", Interval(Decimal(0), Decimal(200) / Decimal("1.7"))),
        (
            ("total-folate", "food-folate"),
            "folic acid",
            amounts("0", "130"),
        ),  # as cookies 18205: food folate is not all
        (("food-folate",), "folic acid", UNKNOWN),
        (("folate-dfe", "total-folate"), "folic acid", Interval(Decimal(0), Decimal(200) / Decimal("1.7"))),
    ],
)
def test_without_a_figure_what_all_figures_allow_is_left(
    facts: Facts, components: tuple[str, ...], equivalent: str, expected: Interval
) -> None:
    assert held(of_folate(*components), facts.nutrients["folate"], equivalent).amount == expected


def test_what_is_not_known_may_come_from_wherever_the_food_does(facts: Facts) -> None:
    enriched = of_folate("food-folate", origins=PERHAPS_ENRICHED)
    assert held(enriched, facts.nutrients["folate"], "folic acid").origins == PERHAPS_ENRICHED


def test_figures_that_contradict_each_other_allow_what_is_between_them(facts: Facts) -> None:
    """30 ug of folate in all, and 100 ug of folic acid among it: DFE from 51 to 170."""
    odd = food("folate", PERHAPS_ENRICHED, total_folate="30", folic_acid="100")
    assert held(odd, facts.nutrients["folate"], "DFE").amount == amounts("51", "170")


@pytest.mark.parametrize(
    ("rae", "retinol", "expected"), [("46", "45", "47"), ("835", "0", "1670"), ("160", "160", "160"), ("3", "4", "4")]
)
def test_re_follow_from_rae_and_retinol(facts: Facts, rae: str, retinol: str, expected: str) -> None:
    """Where rounding has made the RAE less than the retinol, there is nothing but retinol."""
    of_both = food("vitamin-a", vitamin_a_rae=rae, retinol=retinol)
    assert held(of_both, facts.nutrients["vitamin-a"], "RE").amount == exact(Decimal(expected))


def test_re_without_retinol_are_what_the_rae_allow(facts: Facts) -> None:
    of_rae = food("vitamin-a", vitamin_a_rae="50")
    assert held(of_rae, facts.nutrients["vitamin-a"], "RE").amount == amounts("50", "100")
    assert held(of_rae, facts.nutrients["vitamin-a"], "retinol").amount == amounts("0", "50")


def test_a_nutrient_without_a_figure_may_be_anything(facts: Facts) -> None:
    found = held(food("zinc"), facts.nutrients["magnesium"], "")
    assert (found.amount, found.figures) == (UNKNOWN, ())


@pytest.mark.parametrize(
    ("of_100_g", "grams", "expected"),
    [
        (amounts("550", "550"), amounts("28.35", "28.35"), amounts("155.925", "155.925")),
        (amounts("1", "2"), amounts("50", "100"), amounts("0.5", "2")),
        (UNKNOWN, NOTHING, NOTHING),
        (NOTHING, UNKNOWN, NOTHING),
        (UNKNOWN, amounts("10", "10"), UNKNOWN),
        (amounts("5", "5"), UNKNOWN, UNKNOWN),
        (Interval(Decimal(5), NO_UPPER_END), amounts("100", "200"), Interval(Decimal(5), NO_UPPER_END)),
    ],
)
def test_what_is_none_in_any_amount_stays_none(of_100_g: Interval, grams: Interval, expected: Interval) -> None:
    assert brought(of_100_g, grams) == expected


def test_a_figure_of_beta_carotene_does_not_say_that_there_is_no_retinol(facts: Facts) -> None:
    """Beluga oil, 35014: 694 ug RAE and no beta-carotene; of retinol there is no figure."""
    oil = food("vitamin-a", beta_carotene="0", vitamin_a_rae="694")
    assert held(oil, facts.nutrients["vitamin-a"], "retinol").amount == amounts("0", "694")
    alone = held(food("vitamin-a", beta_carotene="60"), facts.nutrients["vitamin-a"], "retinol")
    assert (alone.amount, alone.figures) == (UNKNOWN, ())
