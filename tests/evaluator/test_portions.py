"""Which portion a text names. The portions are those of the food table, USDA SR28."""

from decimal import Decimal
from fractions import Fraction

import pytest

from app.evaluator.foods import Food, Portion
from app.evaluator.intake import Origin
from app.evaluator.portions import portions_named, told_portions, weight_of
from app.evaluator.quantities import Interval

HALF, ONE_AND_A_HALF = "\u00bd", "1\u00bd"


def food(*portions: tuple[str, str, str]) -> Food:
    """A food with these portions: amount, measure, grams."""
    listed = [
        Portion(f"00001-{place}", Decimal(amount), measure, Decimal(grams))
        for place, (amount, measure, grams) in enumerate(portions, 1)
    ]
    return Food("00001", "A food", frozenset({Origin.FOOD}), tuple(listed), {})


CARROT = food(
    ("1", "cup chopped", "128"),
    ("1", "cup grated", "110"),
    ("1", "cup strips or slices", "122"),
    ("1", 'large (7-1/4" to 8-/1/2" long)', "72"),
    ("1", "medium", "61"),
    ("1", "slice", "3.0"),
)
ALMONDS = food(("1", "cup whole kernels", "138"), ("1", "oz (22 whole kernels)", "28.35"))
BUTTER = food(("1", 'pat (1" sq, 1/3" high)', "5.0"), ("1", "tbsp", "14.2"), ("1", "cup", "227"), ("1", "stick", "113"))
MEAT = food(("3", "oz", "85"), ("1", "piece, cooked, excluding refuse", "171"))
SOUP = food((".5", "cup", "120"), ("1", "serving 1 cup", "244"), ("8", "fl oz", "240"))
TABLE = food(
    ("1", "glass", "200"), ("1", "dish", "250"), ("1", "leaf, inner", "5"), ("1", "half", "60"), ("1", "lb", "454")
)
COOKIES = food(("4", "cookies", "30"), ("1", "box", "400"), ("1", "sandwich", "100"), ("1", "patty", "70"))


@pytest.mark.parametrize(
    ("text", "of", "grams"),
    [
        ("00001-2", ALMONDS, "28.35"),
        ("1 oz", ALMONDS, "28.35"),
        ("2 ounces", ALMONDS, "56.70"),
        ("oz (22 whole kernels)", ALMONDS, "28.35"),
        ("1/2 cup", ALMONDS, "69"),
        ("tablespoon", BUTTER, "14.2"),
        ("2 Tablespoons", BUTTER, "28.4"),
        ("1 1/2 tbsp", BUTTER, "21.3"),
        ("1.5 tbsp", BUTTER, "21.3"),
        (".5 tbsp", BUTTER, "7.1"),
        (f"{HALF} cup", BUTTER, "113.5"),
        (f"{ONE_AND_A_HALF} cups", BUTTER, "340.5"),
        ("3 oz", MEAT, "85"),
        ("6 oz", MEAT, "170"),
        ("1 piece", MEAT, "171"),
        ("2 pieces, cooked, excluding refuse", MEAT, "342"),
        ("cup", SOUP, "240"),
        ("1 serving", SOUP, "244"),
        ("8 fluid ounces", SOUP, "240"),
        ("4 fl. oz.", SOUP, "120"),
        ("1 cookie", COOKIES, "7.5"),
        ("2 boxes", COOKIES, "800"),
        ("3 sandwiches", COOKIES, "300"),
        ("2 patties", COOKIES, "140"),
        ("3 glasses", TABLE, "600"),
        ("2 dishes", TABLE, "500"),
        ("4 leaves", TABLE, "20"),
        ("2 halves", TABLE, "120"),
        ("2 pounds", TABLE, "908"),
        ("slices", CARROT, "3.0"),
        ("1 large", CARROT, "72"),
        ("1/2 00001-1", CARROT, "64"),
        ("0 cups", BUTTER, "0"),
    ],
)
def test_a_text_names_a_portion_as_people_write_it(text: str, of: Food, grams: str) -> None:
    assert weight_of(portions_named(text, of)) == Interval(Decimal(grams), Decimal(grams))


def test_the_first_words_of_several_measures_may_be_any_of_them() -> None:
    named = portions_named("1/2 cup", CARROT)
    assert [each.portion.id for each in named] == ["00001-1", "00001-2", "00001-3"]
    assert weight_of(named) == Interval(Decimal(55), Decimal(64))


def test_each_of_several_portions_has_a_text_that_names_it_alone() -> None:
    for text in ("cup", "1/3 cup", "2 cups"):
        for each in portions_named(text, CARROT):
            assert portions_named(each.name, CARROT) == (each,)
    assert portions_named("cup", CARROT)[0].name == "00001-1"


def test_a_listed_amount_comes_before_the_same_measure_in_another_amount() -> None:
    both = food(("1", "oz", "28.35"), ("3", "oz", "85"))
    assert weight_of(portions_named("3 oz", both)) == Interval(Decimal(85), Decimal(85))
    two = portions_named("2 oz", both)
    assert [each.count for each in two] == [Fraction(2), Fraction(2, 3)]


@pytest.mark.parametrize(
    "text", ["", " ", "2", "1/0 cup", "glass", "cupboard", "1 cup of it", "-1 cup", "1/2/3 cup", "g"]
)
def test_a_text_that_names_no_portion_names_none(text: str) -> None:
    assert portions_named(text, BUTTER) == ()


def test_portions_are_told_as_a_sentence_lists_them() -> None:
    assert list(told_portions(SOUP)) == ["0.5 cup (120 g)", "1 serving 1 cup (244 g)", "8 fl oz (240 g)"]
