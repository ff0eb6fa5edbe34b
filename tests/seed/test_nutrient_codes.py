"""Codes of nutrients and their traps: those of the facts, and one mistake each in a copy."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from app.records import Records
from app.tables import CodeRelation, NutrientCode, TrapCode
from tests.seed.seed_copy import SeedCopy

FACTS = Path(__file__).parents[1] / "facts"
CODES, TRAPS = "nutrient_codes.csv", "nutrient_traps.csv"
# The tagname of the facts is that of energy in any unit; the table has one for each unit.
TAG_OF_THE_TABLE = {"ENERC": "ENERC_KCAL"}
SPELLINGS = {"kcal": "kcal", "g": "g", "mg": "mg", "ug": "ug", "IU": "IU"}


def facts(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def codes_of(data: Records, nutrient: str) -> dict[str, NutrientCode]:
    """The codes of a nutrient that FoodData Central has, by number."""
    return {code.fdc_nutrient_number or "": code for code in data.nutrient_codes if code.nutrient == nutrient}


def test_every_nutrient_has_the_codes_of_the_facts_by_number_and_id(data: Records) -> None:
    told = facts("nutrients.csv")
    assert len(told) == 57
    for fact in told:
        numbers, ids = fact["fdc_nutrient_number"].split("+"), fact["fdc_nutrient_id"].split("+")
        held = codes_of(data, fact["slug"])
        assert [str(held[number].fdc_nutrient_id) for number in numbers] == ids, fact["slug"]
        if fact["infoods_tagname"]:
            tag = TAG_OF_THE_TABLE.get(fact["infoods_tagname"], fact["infoods_tagname"])
            assert held[numbers[0]].infoods_tagname == tag


def test_a_code_of_the_table_of_foods_has_its_unit_and_tagname(data: Records) -> None:
    told = {row["sr_nutrient_no"]: row for row in facts("sr28_nutrients.csv")}
    seen = [code for code in data.nutrient_codes if code.fdc_nutrient_number in told]
    # Ash, alcohol, caffeine, lycopene, lutein with zeaxanthin, and betaine are no nutrients of ours.
    assert told.keys() - {code.fdc_nutrient_number for code in seen} == {"207", "221", "262", "337", "338", "454"}
    for code in seen:
        fact = told[code.fdc_nutrient_number or ""]
        assert (code.unit, code.infoods_tagname) == (SPELLINGS[fact["unit"]], fact["infoods_tag"]), code.id


def test_every_nutrient_has_a_code_that_is_the_same_but_for_the_sum_of_epa_and_dha(data: Records) -> None:
    same = {code.nutrient for code in data.nutrient_codes if code.relation is CodeRelation.SAME}
    assert {nutrient.id for nutrient in data.nutrients} - same == {"epa-dha"}
    assert [code.relation for code in codes_of(data, "epa-dha").values()] == [CodeRelation.NARROWER] * 2


def test_a_number_has_one_id_and_one_name_whatever_the_nutrient(data: Records) -> None:
    numbers: dict[str | None, set[object]] = defaultdict(set)
    ids: dict[int, set[object]] = defaultdict(set)
    for code in data.nutrient_codes:
        if code.fdc_nutrient_id is not None:
            numbers[code.fdc_nutrient_number].add((code.fdc_nutrient_id, code.name, code.unit, code.infoods_tagname))
            ids[code.fdc_nutrient_id].add(code.fdc_nutrient_number)
    assert all(len(each) == 1 for each in (*numbers.values(), *ids.values()))


@pytest.mark.parametrize(
    ("nutrient", "relations"),
    [
        # The confusions that the facts name: FDC 417 is not DFE, 406 is preformed niacin, 618 and 619 undifferentiated.
        ("folate", {"435": "same", "417": "overlaps", "431": "narrower", "432": "narrower"}),
        ("vitamin-a", {"320": "same", "392": "same", "318": "overlaps", "319": "narrower", "321": "overlaps"}),
        ("niacin", {"409": "same", "406": "narrower", "501": "overlaps"}),
        ("vitamin-d", {"328": "same", "324": "same", "325": "narrower", "326": "narrower"}),
        ("vitamin-e", {"323": "same", "573": "narrower", "394": "overlaps"}),
        ("vitamin-k", {"430": "same", "428": "overlaps", "429": "overlaps"}),
        ("energy", {"208": "same", "268": "same"}),
        ("sodium", {"307": "same", "375": "overlaps"}),
        ("linoleic-acid", {"675": "same", "618": "overlaps"}),
        ("alpha-linolenic-acid", {"851": "same", "619": "overlaps"}),
        ("vitamin-b12", {"418": "same", "578": "narrower"}),
        ("carbohydrate", {"205": "same", "291": "narrower"}),
        ("added-sugars", {"539": "same", "269": "overlaps"}),
    ],
)
def test_a_code_that_people_confuse_has_its_relation(data: Records, nutrient: str, relations: dict[str, str]) -> None:
    held = codes_of(data, nutrient)
    assert {number: held[number].relation.value for number in relations} == relations


def test_two_measures_of_one_nutrient_are_told_apart_by_the_equivalent(data: Records) -> None:
    measured = {
        (code.nutrient, each): code.fdc_nutrient_number for code in data.nutrient_codes for each in code.equivalents
    }
    assert measured == {
        ("folate", "DFE"): "435",
        ("folate", "folic acid"): "431",
        ("niacin", "NE"): "409",
        ("vitamin-a", "RAE"): "320",
        ("vitamin-a", "RE"): "392",
        ("vitamin-a", "retinol"): "319",
        ("vitamin-e", "alpha-tocopherol"): "323",
    }


def test_what_is_another_unit_than_ours_has_a_trap(data: Records) -> None:
    ours = {nutrient.id: nutrient.unit.value for nutrient in data.nutrients}
    warned = {name for trap in data.nutrient_traps for name in trap.of}
    other = [code.id for code in data.nutrient_codes if code.fdc_nutrient_id and code.unit.value != ours[code.nutrient]]
    # 4 elements in ug, 3 codes in IU, 4 energies, water, EPA, DHA twice, 13 amino acids, tryptophan beside niacin.
    assert len(other) == 4 + 3 + 4 + 1 + 3 + 13 + 1
    assert [name for name in other if name not in warned] == []


def test_every_code_that_is_not_the_same_has_a_trap(data: Records) -> None:
    warned = {name for trap in data.nutrient_traps for name in (*trap.of, *trap.to)}
    codes = [code for code in data.nutrient_codes if code.fdc_nutrient_id and code.relation is not CodeRelation.SAME]
    assert [code.id for code in codes if code.id not in warned] == []


def test_the_parts_of_folate_are_not_to_be_added_to_it(data: Records) -> None:
    (trap,) = (each for each in data.nutrient_traps if each.id == "folate-do-not-add-parts")
    assert (trap.code, trap.of, trap.to) == (
        TrapCode.DO_NOT_ADD,
        ["folate-fdc-1186", "folate-fdc-1187"],
        ["folate-fdc-1177", "folate-fdc-1190"],
    )


def test_a_number_without_its_id_is_a_problem(files: SeedCopy) -> None:
    line = files.set(CODES, "folate-fdc-1190", fdc_nutrient_id="")
    assert files.problems() == [
        f"{CODES}:{line}: fdc_nutrient_id: is empty, and fdc_nutrient_number is not: they are two things"
    ]


def test_a_row_of_no_code_is_a_problem(files: SeedCopy) -> None:
    line = files.set(CODES, "vitamin-a-infoods-vita", infoods_tagname="")
    assert files.problems() == [
        f"{CODES}:{line}: infoods_tagname: is empty, and so are the number and the id: a row is of one code at least"
    ]


def test_one_code_is_compared_with_a_nutrient_once(files: SeedCopy) -> None:
    line = files.add_copy(CODES, "folate-fdc-1190", id="folate-fdc-1190-b")
    assert files.problems() == [
        f"{CODES}:{line}: id: has the same nutrient, fdc_nutrient_number, fdc_nutrient_id, infoods_tagname "
        f"as line {line - 1}"
    ]


def test_a_relation_that_is_none_is_a_problem(files: SeedCopy) -> None:
    line = files.set(CODES, "folate-fdc-1190", relation="sames")
    assert files.problems() == [
        f'{CODES}:{line}: relation: "sames" is not one of same, narrower, overlaps; did you mean "same"?'
    ]


@pytest.mark.parametrize(
    ("column", "name", "problem"),
    [
        ("of", "folate-fdc-1186x", 'is not in nutrient_codes.csv; did you mean "folate-fdc-1186"?'),
        ("to", "folates", 'is in neither nutrient_codes.csv nor nutrients.csv; did you mean "folate"?'),
        ("of", "niacin-fdc-1167", "is a code of niacin"),
        ("to", "niacin-fdc-1169", "is a code of niacin"),
    ],
)
def test_a_trap_is_about_codes_of_its_nutrient(files: SeedCopy, column: str, name: str, problem: str) -> None:
    line = files.set(TRAPS, "folate-do-not-add-parts", **{column: name})
    assert files.problems() == [f'{TRAPS}:{line}: {column}: "{name}" {problem}']


def test_a_trap_without_what_it_is_about_is_a_problem(files: SeedCopy) -> None:
    line = files.set(TRAPS, "folate-do-not-add-parts", of="")
    assert files.problems() == [f"{TRAPS}:{line}: of: is empty; a value is needed"]
