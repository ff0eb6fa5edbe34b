"""The real components with one mistake each, and what amounts of them are by the factors in print."""

import csv
import io
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from tests.seed.seed_copy import SeedCopy

SEED = Path(__file__).parents[2] / "seed"
ORIGINS = ("food", "fortified_food", "water", "supplement", "medicine")
# Of what is one substance; a sum of several counts as each of them may.
SUBSTANCES = (
    *("folic-acid", "retinol", "beta-carotene", "alpha-carotene", "beta-cryptoxanthin", "tryptophan"),
    *("nicotinamide", "nicotinic-acid", "rrr-alpha-tocopherol", "all-rac-alpha-tocopherol"),
)

Range = tuple[Fraction, Fraction | None]


def seed(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((SEED / f"{name}.csv").read_text("utf-8"))))


COMPONENTS = {row["id"]: row for row in seed("components")}
CONVERSIONS = {
    (row["component"], row["equivalent"], origin): row
    for row in seed("component_conversions")
    for origin in row["origins"].split(";")
}


def converted(component: str, equivalent: str, origin: str, amount: Fraction) -> Range:
    """What an amount of a component is in an equivalent: at least, and at most unless there is no end."""
    row = CONVERSIONS[component, equivalent, origin]
    share = amount / Fraction(row["amount"])
    highest = share * Fraction(row["equivalent_max"]) if row["equivalent_max"] else None
    return share * Fraction(row["equivalent_min"]), highest


def exactly(amount: str) -> Range:
    return Fraction(amount), Fraction(amount)


def between(low: str, high: str) -> Range:
    return Fraction(low), Fraction(high)


def at_least(low: str) -> Range:
    return Fraction(low), None


@pytest.mark.parametrize(
    ("component", "origin", "amount", "equivalent", "expected"),
    [
        # 1 DFE = 1 ug of food folate = 0.6 ug of folic acid with food = 0.5 ug on an empty stomach; DFE = 1.7 x folic.
        ("food-folate", "food", "1000", "DFE", exactly("1000")),
        ("food-folate", "food", "1000", "folic acid", exactly("0")),
        ("folic-acid", "supplement", "400", "DFE", between("680", "800")),
        ("folic-acid", "supplement", "400", "folic acid", exactly("400")),
        ("folic-acid", "fortified_food", "100", "DFE", at_least("170")),
        ("folate-dfe", "supplement", "680", "folic acid", between("0", "400")),
        ("folate-dfe", "food", "680", "folic acid", exactly("0")),
        ("total-folate", "fortified_food", "100", "DFE", between("100", "170")),
        # 1 RAE = 1 ug of retinol = 12 of beta-carotene in food, 2 in oil = 24 of the two others; 1 RE = 6 and 12.
        ("retinol", "supplement", "900", "RAE", exactly("900")),
        ("beta-carotene", "supplement", "1200", "RAE", exactly("600")),
        ("beta-carotene", "food", "1200", "RAE", at_least("100")),
        ("beta-carotene", "food", "1200", "RE", at_least("200")),
        ("beta-carotene", "food", "1200", "retinol", exactly("0")),
        ("alpha-carotene", "food", "1200", "RAE", at_least("50")),
        ("beta-cryptoxanthin", "food", "1200", "RE", at_least("100")),
        ("vitamin-a-rae", "food", "700", "RE", between("700", "1400")),
        ("vitamin-a-rae", "supplement", "900", "RE", between("300", "1800")),
        ("vitamin-a-re", "supplement", "900", "RAE", between("450", "2700")),
        ("vitamin-a-rae", "food", "700", "retinol", between("0", "700")),
        # 1 NE = 1 mg of niacin = 60 mg of tryptophan.
        ("tryptophan", "food", "600", "NE", at_least("10")),
        ("preformed-niacin", "food", "8", "NE", at_least("8")),
        ("nicotinamide", "supplement", "500", "niacin (added forms)", exactly("500")),
        ("nicotinamide", "supplement", "500", "nicotinic acid", exactly("0")),
        ("nicotinic-acid", "supplement", "20", "nicotinic acid", exactly("20")),
        ("niacin-equivalents", "supplement", "20", "nicotinic acid", between("0", "20")),
        # Half of all-rac-alpha-tocopherol is of the 2R forms; mg alpha-tocopherol of a meal = mg alpha-TE x 0.8.
        ("all-rac-alpha-tocopherol", "supplement", "400", "alpha-tocopherol (2R)", exactly("200")),
        ("all-rac-alpha-tocopherol", "supplement", "400", "alpha-tocopherol (any supplemental form)", exactly("400")),
        ("rrr-alpha-tocopherol", "supplement", "400", "alpha-tocopherol (2R)", exactly("400")),
        ("alpha-tocopherol-2r", "supplement", "200", "alpha-tocopherol (any supplemental form)", between("200", "400")),
        ("alpha-tocopherol-equivalents", "food", "10", "alpha-tocopherol (2R)", exactly("8")),
        ("alpha-tocopherol", "food", "10", "alpha-tocopherol (2R)", exactly("10")),
        ("alpha-tocopherol", "fortified_food", "10", "alpha-tocopherol (2R)", between("5", "10")),
        ("alpha-tocopherol", "food", "10", "alpha-tocopherol (any supplemental form)", exactly("0")),
        ("alpha-tocopherol", "supplement", "10", "alpha-tocopherol (any supplemental form)", exactly("10")),
        ("ergocalciferol", "medicine", "50", "", exactly("50")),
        ("salt-on-eu-labels", "food", "2500", "", exactly("1000")),
    ],
)
def test_an_amount_of_a_component_is_what_the_factors_in_print_make_of_it(
    component: str, origin: str, amount: str, equivalent: str, expected: Range
) -> None:
    assert converted(component, equivalent, origin, Fraction(amount)) == expected


def test_a_gram_of_salt_holds_393_mg_of_sodium() -> None:
    low, high = converted("salt", "", "food", Fraction(1000))
    assert low == high
    assert round(float(low)) == 393


def test_international_units_are_held_of_the_components_that_sources_agree_on() -> None:
    # 1 IU = 0.3 ug of retinol, 0.025 ug of vitamin D, 0.67 mg of natural and 0.45/0.5 mg of synthetic alpha-tocopherol.
    assert {name: row["iu_amount"] for name, row in COMPONENTS.items() if row["iu_amount"]} == {
        "all-rac-alpha-tocopherol": "0.9",
        "cholecalciferol": "0.025",
        "ergocalciferol": "0.025",
        "retinol": "0.3",
        "rrr-alpha-tocopherol": "0.67",
        "vitamin-d": "0.025",
    }


@pytest.mark.parametrize("origin", ["fortified_food", "supplement", "medicine"])
@pytest.mark.parametrize("name", SUBSTANCES)
def test_an_amount_in_an_equivalent_may_be_of_any_substance_that_counts_in_it(name: str, origin: str) -> None:
    nutrient = COMPONENTS[name]["nutrient"]
    wholes = {row["equivalent"]: row["id"] for row in COMPONENTS.values() if row["nutrient"] == nutrient}
    wholes.pop("")
    others = {each for component, each, _ in CONVERSIONS if component == name}
    for measure, equivalent in ((one, other) for one, other in product(wholes, others) if one != other):
        part_low, part_high = converted(name, measure, origin, Fraction(1))
        low, high = converted(name, equivalent, origin, Fraction(1))
        if part_low and part_high and high is not None:
            least, most = converted(wholes[measure], equivalent, origin, Fraction(1))
            assert least <= low / part_high, (measure, equivalent)
            assert most is None or high / part_low <= most, (measure, equivalent)


def test_only_what_food_holds_besides_makes_an_amount_at_least() -> None:
    open_ends = {(name, origin) for (name, _, origin), row in CONVERSIONS.items() if not row["equivalent_max"]}
    assert {origin for _, origin in open_ends} == {"food", "fortified_food", "water"}
    assert {name for name, origin in open_ends if origin == "food"} == {
        *("folic-acid", "retinol", "beta-carotene", "alpha-carotene", "beta-cryptoxanthin"),
        *("preformed-niacin", "nicotinamide", "nicotinic-acid", "tryptophan"),
    }


@pytest.mark.parametrize("origin", ORIGINS)
def test_no_carotenoid_counts_as_preformed_and_no_tryptophan_as_a_form_of_niacin(origin: str) -> None:
    for name in ("beta-carotene", "alpha-carotene", "beta-cryptoxanthin"):
        assert converted(name, "retinol", origin, Fraction(1)) == exactly("0")
    for equivalent in ("niacin (added forms)", "nicotinamide", "nicotinic acid"):
        assert converted("tryptophan", equivalent, origin, Fraction(1)) == exactly("0")


def test_an_upper_end_below_the_lower_is_a_problem(files: SeedCopy) -> None:
    line = files.set("component_conversions.csv", "folic-acid-as-dfe-added", equivalent_max="1.6")
    assert files.problems() == [
        f'component_conversions.csv:{line}: equivalent_max: "1.6" is below the 1.7 of equivalent_min'
    ]


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("amount", "0", '"0" is not above 0'),
        ("equivalent_min", "-1", '"-1" is below 0, the least allowed'),
        ("origins", "", "is empty; a value is needed"),
        ("statement", "", "is empty; a value is needed"),
    ],
)
def test_a_conversion_says_of_how_much_from_where_and_what(
    files: SeedCopy, column: str, cell: str, message: str
) -> None:
    line = files.set("component_conversions.csv", "salt-on-eu-labels", **{column: cell})
    assert f"component_conversions.csv:{line}: {column}: {message}" in files.problems()


def test_a_word_that_is_no_origin_is_a_problem(files: SeedCopy) -> None:
    line = files.set("component_conversions.csv", "tryptophan-as-ne-added", origins="supplement;medicin")
    assert (
        f'component_conversions.csv:{line}: origins: "medicin" is not one of food, fortified_food, water, supplement, '
        'medicine; did you mean "medicine"?'
    ) in files.problems()


def test_a_component_is_converted_from_every_origin(files: SeedCopy) -> None:
    files.set("component_conversions.csv", "folic-acid-as-dfe-added", origins="supplement")
    line = files.set("components.csv", "folic-acid")
    assert files.problems() == [f'components.csv:{line}: id: has no conversion to "DFE" from medicine']


def test_a_component_is_converted_to_every_equivalent_of_its_nutrient(files: SeedCopy) -> None:
    line = files.add_copy("components.csv", "food-folate", id="food-folates")
    everywhere = "food, fortified_food, water, supplement, medicine"
    assert files.problems() == [
        f'components.csv:{line}: id: has no conversion to "DFE" from {everywhere}',
        f'components.csv:{line}: id: has no conversion to "folic acid" from {everywhere}',
    ]


def test_a_component_of_a_nutrient_with_plain_values_is_converted_to_these(files: SeedCopy) -> None:
    line = files.add_copy("components.csv", "salt", id="salt-b")
    assert files.problems() == [
        f"components.csv:{line}: id: has no conversion to plain sodium from "
        "food, fortified_food, water, supplement, medicine"
    ]


def test_a_component_is_converted_once_from_an_origin(files: SeedCopy) -> None:
    first = files.set("component_conversions.csv", "folic-acid-as-dfe-added")
    line = files.set(
        "component_conversions.csv", "folic-acid-as-dfe-eaten", origins="food;fortified_food;water;medicine"
    )
    assert files.problems() == [f'component_conversions.csv:{line}: origins: "medicine" is on line {first} too']


def test_an_equivalent_that_no_value_is_in_is_a_problem(files: SeedCopy) -> None:
    line = files.set("component_conversions.csv", "food-folate-as-folic-acid", equivalent="folic acids")
    component = files.set("components.csv", "food-folate")
    assert files.problems() == [
        f'component_conversions.csv:{line}: equivalent: "folic acids" is not one of DFE, folic acid; '
        'did you mean "folic acid"?',
        f'components.csv:{component}: id: has no conversion to "folic acid" from '
        "food, fortified_food, water, supplement, medicine",
    ]


def test_an_equivalent_of_plain_values_is_a_problem(files: SeedCopy) -> None:
    line = files.set("component_conversions.csv", "salt", equivalent="sodium")
    assert (
        f'component_conversions.csv:{line}: equivalent: "sodium" is given; values of this nutrient are plain'
    ) in files.problems()


def test_an_amount_in_an_equivalent_is_that_much_of_it(files: SeedCopy) -> None:
    line = files.set("component_conversions.csv", "folate-dfe-as-dfe", equivalent_max="2")
    assert files.problems() == [
        f'component_conversions.csv:{line}: equivalent_min: makes "DFE" of folate-dfe another amount, and '
        "components.csv says that folate-dfe is in it"
    ]


def test_a_reference_value_is_in_an_equivalent_that_amounts_can_be_converted_to(files: SeedCopy) -> None:
    value = files.find("reference_values.csv", nutrient="folate", equivalent="DFE", value_type="RDA")
    line = files.set("reference_values.csv", value, equivalent="DEF")
    assert files.problems() == [
        f'reference_values.csv:{line}: equivalent: "DEF" is not one of DFE, folic acid; did you mean "DFE"?'
    ]


def test_a_reference_value_of_a_nutrient_with_equivalents_says_which_it_is_in(files: SeedCopy) -> None:
    value = files.find("reference_values.csv", nutrient="vitamin-a", equivalent="RE", value_type="PRI")
    line = files.set("reference_values.csv", value, equivalent="")
    assert files.problems() == [f"reference_values.csv:{line}: equivalent: is empty; it is one of RAE, RE, retinol"]


def test_a_nutrient_with_components_says_which_an_amount_is_of(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "vitamin-a", component="")
    assert files.problems() == [
        f"nutrients.csv:{line}: component: is empty; it is one of alpha-carotene, beta-carotene, beta-cryptoxanthin, "
        "retinol, vitamin-a-rae, vitamin-a-re"
    ]


def test_an_amount_of_a_nutrient_is_of_a_component_of_its_own(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "folate", component="retinol")
    assert files.problems() == [
        f'nutrients.csv:{line}: component: "retinol" is not one of folate-dfe, folic-acid, food-folate, total-folate'
    ]


def test_an_amount_of_a_nutrient_is_of_a_component_that_values_are_in(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "folate", component="total-folate")
    assert files.problems() == [
        f'nutrients.csv:{line}: component: "total-folate" is no measure: it has no equivalent of its own'
    ]


def test_a_nutrient_without_components_names_none(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "zinc", component="zinc")
    assert files.problems() == [
        f'nutrients.csv:{line}: component: "zinc" is given, and components.csv has none of zinc'
    ]


def test_components_are_looked_at_when_their_files_can_be_read(files: SeedCopy) -> None:
    (files.directory / "component_conversions.csv").unlink()
    assert files.problems() == ["component_conversions.csv:1: file: is missing"]
