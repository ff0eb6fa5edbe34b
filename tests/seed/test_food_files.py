"""One mistake in the files about foods each, and what is said of it."""

import pytest

from app.records import Records
from app.seeding import fingerprint
from tests.seed.seed_copy import SeedCopy

CHIA = "12006"


@pytest.mark.parametrize(
    ("file", "row", "cells", "told"),
    [
        (
            "foods.csv",
            CHIA,
            {"magnesium_mg": "335,0"},
            'magnesium_mg: "335,0" is not a plain decimal number',
        ),
        ("foods.csv", CHIA, {"iron_mg": "1e3"}, 'iron_mg: "1e3" is not a plain decimal number'),
        ("foods.csv", CHIA, {"iron_mg": "9" * 400}, "is not a plain decimal number"),
        ("foods.csv", CHIA, {"zinc_mg": "-1"}, 'zinc_mg: "-1" is below 0, the least allowed'),
        ("foods.csv", CHIA, {"refuse_percent": "101"}, 'refuse_percent: "101" is above 100, the most allowed'),
        ("foods.csv", CHIA, {"short_name": ""}, "short_name: is empty; a value is needed"),
        ("foods.csv", CHIA, {"short_name": " CHIA"}, 'short_name: " CHIA" has blanks at its ends'),
        ("foods.csv", CHIA, {"short_name": "CHIA\tSEEDS"}, "holds a control character"),
        ("foods.csv", CHIA, {"magnesium_data_points": "2.5"}, '"2.5" is not a whole number such as 350'),
        ("foods.csv", CHIA, {"food_group": "seeds"}, 'food_group: "seeds" is not in food_groups.csv'),
        ("foods.csv", CHIA, {"enrichment": "some"}, 'enrichment: "some" is not one of stated, not_stated, none, water'),
        ("foods.csv", CHIA, {"enrichment": "water"}, 'enrichment: "water" is not none, as the description is read'),
        ("foods.csv", CHIA, {"magnesium_reference_food": "99998"}, '"99998" is not in foods.csv'),
        ("food_groups.csv", "snacks", {"code": "25"}, 'code: "25" is not of the form ^[0-9]{4}$'),
        ("food_groups.csv", "snacks", {"code": "1200"}, "id: has the same code as line"),
        ("food_measures.csv", "zinc_mg", {"unit": "g"}, 'unit: "g" is not the unit that zinc_mg ends in'),
        ("food_measures.csv", "zinc_mg", {"component": "sodium"}, 'component: "sodium" is one of sodium'),
        ("food_measures.csv", "sodium_mg", {"component": ""}, "component: is empty, and sodium has components"),
        ("food_measures.csv", "zinc_mg", {"nutrient": "energy"}, 'unit: "mg" is none of energy, which is in MJ'),
        ("food_measures.csv", "zinc_mg", {"nutrient": "tin"}, 'nutrient: "tin" is not in nutrients.csv'),
        (
            "food_measures.csv",
            "vitamin_a_iu",
            {"nutrient": "vitamin-a"},
            "unit: is IU, and components.csv has no",
        ),
        ("food_measures.csv", "vitamin_d_iu", {"instead_of": "vitamin_d"}, 'instead_of: "vitamin_d" is not one of'),
        ("food_measures.csv", "vitamin_d_iu", {"instead_of": "zinc_mg"}, 'instead_of: "zinc_mg" is of something else'),
        ("food_measures.csv", "vitamin_d_iu", {"instead_of": "vitamin_d_iu"}, '"vitamin_d_iu" is the measure itself'),
        ("food_measures.csv", "zinc_mg", {"sr_nutrient_no": "304"}, "id: has the same sr_nutrient_no as line"),
        ("food_portions.csv", "12006-1", {"grams": "0"}, 'grams: "0" is not above 0'),
        ("food_portions.csv", "12006-1", {"measure": ""}, "measure: is empty; a value is needed"),
        (
            "food_portions.csv",
            "12006-1",
            {"food": "12014"},
            '"12006-1" is not the food and a number, such as 12014-1',
        ),
        ("food_portions.csv", "12006-1", {"id": "12006-0"}, '"12006-0" is not the food and a number, such as 12006-1'),
        ("food_portions.csv", "12006-1", {"id": "12006-01"}, '"12006-01" is not the food and a number, such as'),
        ("food_portions.csv", "12006-1", {"food": "99999"}, 'food: "99999" is not in foods.csv'),
        ("food_corrections.csv", "11233-magnesium-mg", {"value": "34"}, 'value: "34" is not the 33 of foods.csv'),
        ("food_corrections.csv", "11233-magnesium-mg", {"first_value": "33"}, 'value: "33" is the first value'),
        ("food_corrections.csv", "11233-magnesium-mg", {"measure": "zinc_mg"}, "is not 11233-zinc-mg, the food and"),
        (
            "food_corrections.csv",
            "11233-magnesium-mg",
            {"measure": "zinc"},
            '"zinc" is not in food_measures.csv',
        ),
        ("common_foods.csv", "chia-seeds", {"serving_grams": "30"}, '"30" is not 28.35 g x 1 of the portion'),
        ("common_foods.csv", "chia-seeds", {"portion": "12014-2"}, 'portion: "12014-2" is a portion of 12014'),
        ("common_foods.csv", "chia-seeds", {"portion": "12006-9"}, 'portion: "12006-9" is not in food_portions.csv'),
        ("common_foods.csv", "chia-seeds", {"category": "seed"}, 'category: "seed" is not one of nuts, seeds'),
        (
            "common_food_statements.csv",
            "chia-seeds-magnesium-ods",
            {"common_food": "chia"},
            "is not in common_foods.csv",
        ),
        ("waters.csv", "evian", {"amount": ""}, "amount: is empty, and so is amount_min"),
        ("waters.csv", "tap-us-usda", {"amount": "4"}, 'amount: "4" is not above the 5 of amount_min'),
        ("waters.csv", "tap-us-usda", {"amount_max": "10"}, 'amount_max: "10" is not above the 10 of amount'),
        ("waters.csv", "tap-us-usda", {"amount_min": ""}, "amount_min: is empty, and amount_max is not"),
        ("waters.csv", "evian", {"food": "14428"}, 'food: "14428" is not in foods.csv'),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_a_mistake_is_told_with_its_line(
    files: SeedCopy, file: str, row: str, cells: dict[str, str], told: str
) -> None:
    line = files.set(file, row, **cells)
    problems = files.problems()
    assert [problem for problem in problems if problem.startswith(f"{file}:{line}: ") and told in problem]


def test_nothing_is_wrong_with_the_copy(files: SeedCopy, data: Records) -> None:
    assert files.problems() == []
    assert CHIA in data.foods.columns["id"]


def test_every_mistake_of_a_large_file_is_told_at_once(files: SeedCopy) -> None:
    line = files.set("foods.csv", CHIA, magnesium_mg="x", zinc_mg="-1", name="")
    other = files.set("foods.csv", "12061", magnesium_mg="x")
    assert files.problems() == [
        f"foods.csv:{line}: name: is empty; a value is needed",
        f'foods.csv:{line}: magnesium_mg: "x" is not a plain decimal number such as 350 or 0.5',
        f'foods.csv:{line}: zinc_mg: "-1" is below 0, the least allowed',
        f'foods.csv:{other}: magnesium_mg: "x" is not a plain decimal number such as 350 or 0.5',
    ]


def test_a_portion_without_its_food_is_told_once(files: SeedCopy) -> None:
    line = files.set("food_portions.csv", "12006-1", food="")
    assert files.problems() == [f"food_portions.csv:{line}: food: is empty; a value is needed"]


def test_a_column_of_figures_without_a_measure_is_told(files: SeedCopy) -> None:
    lines = files.lines("food_measures.csv")
    files.write("food_measures.csv", "".join(line for line in lines if not line.startswith("zinc_mg")))
    assert 'food_measures.csv:1: file: has no "zinc_mg", which is a column of foods.csv' in files.problems()


def test_the_edition_of_the_food_table_is_a_source(files: SeedCopy) -> None:
    files.replace("sources.csv", "\nsr28,", "\nsr28-first,")
    assert 'sources.csv:1: file: has no "sr28", the edition that foods.csv is of' in files.problems()


def test_a_food_that_is_named_twice_is_told(files: SeedCopy) -> None:
    line = files.add_copy("foods.csv", CHIA)
    assert f'foods.csv:{line}: id: "{CHIA}" is already on line {line - 1}' in files.problems()


def test_a_row_that_is_too_short_is_told_and_the_others_are_read(files: SeedCopy) -> None:
    lines = files.lines("foods.csv")
    files.write("foods.csv", "".join([*lines[:1], "00001,A food\n", *lines[1:]]))
    assert files.problems() == ["foods.csv:2: row: has 2 cells, the header has 67"]


def test_files_with_a_header_alone_are_told_by_those_that_point_there(files: SeedCopy) -> None:
    for file in ("foods.csv", "food_portions.csv", "food_corrections.csv"):
        files.write(file, files.lines(file)[0])
    problems = files.problems()
    assert any(problem.startswith("common_foods.csv:2: food: ") for problem in problems)
    assert not any(problem.startswith("foods.csv") for problem in problems)


def test_without_its_constant_water_is_told(files: SeedCopy) -> None:
    lines = files.lines("rule_constants.csv")
    files.write("rule_constants.csv", "".join(line for line in lines if not line.startswith("water-grams")))
    needed = 'rule_constants.csv:1: file: has no "water-grams-per-litre", which the evaluator needs'
    assert files.problems() == [needed]


@pytest.mark.parametrize(("file", "column"), [("foods.csv", "zinc_mg"), ("food_portions.csv", "measure")])
def test_every_column_of_a_large_file_is_part_of_the_data_version(
    files: SeedCopy, data: Records, file: str, column: str
) -> None:
    row = files.ids(file)[0]
    files.set(file, row, **{column: "7"})
    assert fingerprint(files.read()) != fingerprint(data)


def test_the_spelling_of_a_figure_does_not_change_the_data_version(files: SeedCopy, data: Records) -> None:
    figure = files.cell("foods.csv", CHIA, "magnesium_mg")
    files.set("foods.csv", CHIA, magnesium_mg=f"{figure}.00")
    assert fingerprint(files.read()) == fingerprint(data)
