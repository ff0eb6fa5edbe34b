"""Foods as the evaluator gets them, and common foods as they are served, by hand from the figures of the table."""

import csv
import gzip
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from app.described_foods import described_common_foods
from app.evaluator.facts import Facts
from app.evaluator.foods import Figure, Food, Portion
from app.evaluator.intake import Origin
from app.evaluator.quantities import NO_UPPER_END, Interval, exact
from app.food_table import FoodTable
from app.knowledge import facts_from
from app.known_foods import MOST_KEPT, KnownFoods
from app.records import Records
from tests.printed import FACTS
from tests.seed.seed_copy import SeedCopy

ALMONDS, SALMON, SPINACH = "12063", "15237", "11458"


@pytest.fixture(scope="module")
def known(data: Records) -> Facts:
    return facts_from(data, "test")


def amount(food: Food, nutrient: str, component: str = "") -> Interval:
    (figure,) = (each for each in food.figures[nutrient] if each.component == component)
    return figure.amount


def made(files: SeedCopy, food: str) -> Food:
    return facts_from(files.read(), "test").foods[food]


@pytest.mark.parametrize(
    ("nutrient", "component", "printed"),
    [
        ("magnesium", "", "279"),
        ("energy", "", "2.502032"),  # 598 kcal x 4.184 kJ / 1,000
        ("water", "", "0.00241"),  # 2.41 g at 1,000 g a litre
        ("protein", "", "20.96"),
        ("sodium", "sodium", "3"),
        ("niacin", "preformed-niacin", "3.637"),
        ("folate", "total-folate", "55"),
        ("folate", "folate-dfe", "55"),
        ("folate", "folic-acid", "0"),
        ("vitamin-a", "beta-carotene", "1"),
        ("vitamin-a", "retinol", "0"),
    ],
)
def test_figures_are_in_the_unit_of_the_nutrient(known: Facts, nutrient: str, component: str, printed: str) -> None:
    assert amount(known.foods[ALMONDS], nutrient, component) == exact(Decimal(printed))


def test_a_figure_in_micrograms_is_answered_in_milligrams(files: SeedCopy) -> None:
    files.set("foods.csv", ALMONDS, fluoride_ug="38.5")
    assert amount(made(files, ALMONDS), "fluoride") == exact(Decimal("0.0385"))


def test_a_missing_figure_is_missing(files: SeedCopy) -> None:
    files.set("foods.csv", ALMONDS, magnesium_mg="")
    food = made(files, ALMONDS)
    assert "magnesium" not in food.figures
    assert amount(food, "calcium") == exact(Decimal(268))


def test_epa_and_dha_are_added_up(files: SeedCopy) -> None:
    files.set("foods.csv", SALMON, epa_g="0.69", dha_g="1.457")
    assert made(files, SALMON).figures["epa-dha"] == (Figure("", exact(Decimal(2147)), "sr28"),)


@pytest.mark.parametrize(("missing", "left"), [("epa_g", "1457"), ("dha_g", "690")])
def test_where_one_of_epa_and_dha_is_missing_their_sum_is_at_least_the_other(
    files: SeedCopy, missing: str, left: str
) -> None:
    files.set("foods.csv", SALMON, **{"epa_g": "0.69", "dha_g": "1.457", missing: ""})
    assert amount(made(files, SALMON), "epa-dha") == Interval(Decimal(left), NO_UPPER_END)


def test_where_both_are_missing_there_is_no_sum(files: SeedCopy) -> None:
    files.set("foods.csv", SALMON, epa_g="", dha_g="")
    food = made(files, SALMON)
    assert not food.figures.keys() & {"epa-dha", "dha"}


@pytest.mark.parametrize(("micrograms", "expected"), [("", "2.5"), ("3", "3")])
def test_vitamin_d_in_iu_counts_only_where_there_are_no_micrograms(
    files: SeedCopy, micrograms: str, expected: str
) -> None:
    files.set("foods.csv", ALMONDS, vitamin_d_ug=micrograms, vitamin_d_iu="100")
    assert [figure.amount for figure in made(files, ALMONDS).figures["vitamin-d"]] == [exact(Decimal(expected))]


def test_vitamin_a_in_iu_is_served_and_not_evaluated(files: SeedCopy) -> None:
    files.set("foods.csv", ALMONDS, vitamin_a_iu="1000", vitamin_a_rae_ug="", retinol_ug="", beta_carotene_ug="")
    assert "vitamin-a" not in made(files, ALMONDS).figures
    assert FoodTable(files.read()).figure(ALMONDS, "vitamin_a_iu") == 1000


@pytest.mark.parametrize(
    ("name", "folic_acid", "origins"),
    [
        ("Nuts, almonds", "", {Origin.FOOD}),
        ("Nuts, almonds", "20", {Origin.FOOD, Origin.FORTIFIED_FOOD}),
        ("Nuts, almond milk, fortified", "", {Origin.FOOD, Origin.FORTIFIED_FOOD}),
        ("Water, bottled", "", {Origin.WATER}),
    ],
)
def test_a_food_may_come_from_what_its_enrichment_says(
    files: SeedCopy, name: str, folic_acid: str, origins: set[Origin]
) -> None:
    words = {1: "none", 2: "stated"}
    enrichment = "water" if Origin.WATER in origins else words[len(origins)]
    files.set("foods.csv", ALMONDS, name=name, folic_acid_ug=folic_acid, enrichment=enrichment)
    assert made(files, ALMONDS).origins == origins


def test_a_corrected_figure_has_the_source_of_its_correction(known: Facts) -> None:
    kale = known.foods["11233"]
    assert kale.figures["magnesium"] == (Figure("", exact(Decimal(33)), "sr-legacy-2018"),)
    assert {figure.source for figure in kale.figures["vitamin-k"]} == {"sr28"}


@pytest.mark.parametrize("part", ["epa_g", "dha_g"])
def test_a_sum_of_which_a_part_was_corrected_has_the_source_of_the_correction(data: Records, part: str) -> None:
    correction = data.food_corrections[0].model_copy(update={"food": SALMON, "measure": part})
    corrected = facts_from(replace(data, food_corrections=(correction,)), "test").foods[SALMON]
    (figure,) = corrected.figures["epa-dha"]
    assert (figure.source, correction.source_id) == ("sr-legacy-2018", "sr-legacy-2018")


def test_the_tenth_portion_of_a_food_comes_after_its_second(files: SeedCopy) -> None:
    files.add_copy("food_portions.csv", "12063-1", id="12063-10")
    assert [portion.id for portion in made(files, ALMONDS).portions] == ["12063-1", "12063-2", "12063-10"]


def test_portions_are_in_the_order_of_usda_and_of_the_food(known: Facts, data: Records) -> None:
    portions = known.foods[SPINACH].portions
    assert portions[0] == Portion("11458-1", Decimal(1), "cup", Decimal(180))
    numbers = [int(each.id.rpartition("-")[2]) for food in known.foods for each in known.foods[food].portions]
    assert len(numbers) == len(data.food_portions)
    assert all(
        [each.id for each in known.foods[food].portions]
        == sorted((each.id for each in known.foods[food].portions), key=lambda name: int(name.rpartition("-")[2]))
        for food in known.foods
    )


def test_the_nutrients_of_the_table_are_told_in_order(known: Facts) -> None:
    assert list(known.food_nutrients) == sorted(known.food_nutrients)
    assert {"magnesium", "epa-dha", "vitamin-a", "water"} <= set(known.food_nutrients)
    assert not {"iodine", "biotin", "chromium", "added-sugars"} & set(known.food_nutrients)


def test_what_is_no_food_is_not_there(known: Facts) -> None:
    assert "00000" not in known.foods
    assert known.foods.get("00000") is None
    with pytest.raises(KeyError):
        known.foods["00000"]
    assert len(known.foods) == len(list(known.foods))


def test_a_food_is_made_once_and_not_all_are_kept(known: Facts) -> None:
    assert known.foods[ALMONDS] is known.foods[ALMONDS]
    foods = known.foods
    assert isinstance(foods, KnownFoods)
    assert foods._kept.cache_info().maxsize == MOST_KEPT


def test_magnesium_of_a_serving_is_that_of_the_curated_list(data: Records) -> None:
    text = gzip.decompress((FACTS / "common_foods.csv.gz").read_bytes()).decode("utf-8")
    facts = {row["slug"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    common = list(described_common_foods(data, FoodTable(data)))
    assert {each.id: each.serving_magnesium_mg for each in common} == {
        name: float(fact["magnesium_mg_serving"]) for name, fact in facts.items()
    }
    told = {each.id: each for each in common}
    assert told["kale-raw"].source_id == "sr-legacy-2018"
    assert (told["chia-seeds"].serving_magnesium_mg, told["chia-seeds"].source_id) == (95, "sr28")
    assert [(each.amount, each.source_id) for each in told["chia-seeds"].statements] == [(111, "ods")]


def test_a_common_food_without_a_figure_has_no_magnesium(files: SeedCopy) -> None:
    files.set("foods.csv", ALMONDS, magnesium_mg="")
    data = files.read()
    (almonds,) = (each for each in described_common_foods(data, FoodTable(data)) if each.food == ALMONDS)
    assert almonds.serving_magnesium_mg is None


def test_common_foods_are_told_to_the_evaluator(known: Facts) -> None:
    (almonds,) = (each for each in known.common_foods if each.food == ALMONDS)
    assert (almonds.grams, almonds.serving) == (Decimal("28.35"), "1 oz (22 kernels)")
    assert len(known.common_foods) == 156
