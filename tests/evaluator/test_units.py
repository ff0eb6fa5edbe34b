"""Ways to say an amount. By hand: 1 mmol of magnesium is 24.305 mg, 1 mEq half of it; 1 % of 420 mg is 4.2 mg."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from molmass import Formula
from pydantic import TypeAdapter, ValidationError

from app.evaluator import Facts, InvalidIntakeError, evaluate
from app.evaluator.quantities import decimal
from app.evaluator.units import EntryUnit, either, spellings
from tests.evaluator.building import comparison, day, evaluated, findings, judgement, magnesium, request, taken

MICRO_SIGN, GREEK_MU = "\u00b5", "\u03bc"
MAN = {"age_years": 40, "sex": "male"}
OF_US_LABELS = {"unit": "percent_daily_value", "daily_value_of": "us-fda-label"}
OF_EU_LABELS = {"unit": "percent_daily_value", "daily_value_of": "eu-label"}


def of_form(basis: str | None, amount: float, **more: Any) -> dict[str, Any]:
    entry = {"form": "magnesium-citrate", "amount": amount, "origin": "supplement", **more}
    return entry if basis is None else {**entry, "basis": basis}


def read_as(facts: Facts, *entries: dict[str, Any]) -> float:
    """The milligrams of magnesium on a day of these entries, which are exact."""
    intake = magnesium(evaluated(facts, day(*entries)))["intake"]
    assert intake["low"] == intake["high"]
    return intake["low"]


def faults(facts: Facts, entry: dict[str, Any]) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidIntakeError) as caught:
        evaluate(request(day(entry)), facts)
    return [
        (fault.code, fault.pointer.removeprefix("#/days/0/entries/0"), fault.detail) for fault in caught.value.faults
    ]


@pytest.mark.parametrize(
    ("unit", "milligrams"),
    [
        ("g", 1500),
        ("mg", 1.5),
        ("ug", 0.0015),
        ("mcg", 0.0015),
        (f"{MICRO_SIGN}g", 0.0015),
        (f"{GREEK_MU}g", 0.0015),
        ("mmol", 36.4575),
        ("mEq", 18.22875),
        ("meq", 18.22875),
    ],
)
def test_one_and_a_half_of_each_unit(facts: Facts, unit: str, milligrams: float) -> None:
    assert read_as(facts, taken(1.5, "food", unit=unit)) == milligrams


@pytest.mark.parametrize(("label", "milligrams"), [(OF_US_LABELS, 210), (OF_EU_LABELS, 187.5)])
def test_a_percentage_is_of_the_value_for_adults_of_that_label(
    facts: Facts, label: dict[str, str], milligrams: float
) -> None:
    # 21 CFR 101.9 (c)(8)(iv): 420 mg from four years; Regulation (EU) 1169/2011, annex XIII: 375 mg.
    assert read_as(facts, taken(50, "supplement", **label)) == milligrams


@pytest.mark.parametrize("person", [{"age_years": 2}, {"age_months": 8}, {"age_years": 30, "life_stage": "pregnancy"}])
def test_a_percentage_is_of_the_value_for_adults_whoever_takes_it(facts: Facts, person: dict[str, Any]) -> None:
    answer = evaluated(facts, day(taken(10, "supplement", **OF_US_LABELS)), person=person)
    assert magnesium(answer)["intake"]["low"] == 42


def test_mmol_and_milliequivalents_are_those_of_the_atomic_weights(facts: Facts) -> None:
    for nutrient, symbol in (("magnesium", "Mg"), ("calcium", "Ca")):
        for unit, in_a_mmol in (("mmol", 1), ("mEq", 2)):
            answer = evaluated(facts, day(taken(10, "food", nutrient=nutrient, unit=unit)))
            expected = 10 * Formula(symbol).mass / in_a_mmol
            assert answer["nutrients"][0]["intake"]["low"] == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(("milligrams", "mmol"), [(340, 14.2), (410, 17.1)])
def test_the_printed_mmol_of_the_1997_report_are_about_the_printed_milligrams(
    facts: Facts, milligrams: float, mmol: float
) -> None:
    # Page 219. The report counts 24.0 g in a mole, which makes up to a quarter of a mmol.
    assert read_as(facts, taken(mmol, "food", unit="mmol")) == pytest.approx(milligrams, abs=0.25 * 24.305)


@given(thousandths=st.integers(1, 10**7))
def test_an_amount_in_mmol_is_that_of_twice_as_many_milliequivalents(facts: Facts, thousandths: int) -> None:
    mmol, milliequivalents = thousandths / 1000, 2 * thousandths / 1000
    assert read_as(facts, taken(mmol, "food", unit="mmol")) == read_as(
        facts, taken(milliequivalents, "food", unit="mEq")
    )


def test_a_range_is_read_at_both_ends(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_min": 1, "amount_max": 2, "unit": "mmol", "origin": "food"}
    intake = magnesium(evaluated(facts, day(entry)))["intake"]
    assert (intake["low"], intake["high"]) == (24.305, 48.61)


# Exact at the edges


def test_tenths_of_a_gram_that_make_the_limit_are_within_it(facts: Facts) -> None:
    # 0.1 + 0.2 + 0.05 g are 350 mg, the limit; as binary fractions 0.1 + 0.2 would be more than 0.3.
    at_the_limit = [taken(amount, "supplement", unit="g") for amount in (0.1, 0.2, 0.05)]
    assert judgement(evaluated(facts, day(*at_the_limit)))["excess"]["verdict"] == "within"
    above = day(*at_the_limit, taken(0.000001, "supplement", unit="ug"))
    assert judgement(evaluated(facts, above))["excess"]["verdict"] == "exceeded"


def test_tenths_of_a_percent_that_make_the_recommended_intake_reach_it(facts: Facts) -> None:
    # 100 % of 420 mg, which is the RDA of a man of 40.
    percentages = [taken(amount, "supplement", **OF_US_LABELS) for amount in (0.1, 0.2, 99.7)]
    assert comparison(evaluated(facts, day(*percentages), person=MAN), "RDA")["verdict"] == "reached"
    short = day(*percentages[:-1], taken(99.699999, "supplement", **OF_US_LABELS))
    assert comparison(evaluated(facts, short, person=MAN), "RDA")["verdict"] == "not_reached"


def test_tenths_of_a_mmol_are_exact(facts: Facts) -> None:
    tenths = [taken(amount, "food", unit="mmol") for amount in (0.1, 0.2)]
    assert read_as(facts, *tenths) == read_as(facts, taken(0.3, "food", unit="mmol")) == 7.2915


def test_thirds_of_a_charge_are_divided_last(facts: Facts) -> None:
    # An ion of three charges with an atomic weight of 27: 3 mEq are a mmol, and 9 mg in each.
    magnesium_of_three = replace(facts.nutrients["magnesium"], atomic_weight=decimal(27), valence=3)
    with_it = replace(facts, nutrients=MappingProxyType({**facts.nutrients, "magnesium": magnesium_of_three}))
    assert read_as(with_it, taken(0.1, "food", unit="mEq")) == 0.9


# Several spellings in, one out


@pytest.mark.parametrize("spelling", ["mcg", f"{MICRO_SIGN}g", f"{GREEK_MU}g"])
def test_every_spelling_of_a_unit_is_the_same_input(facts: Facts, spelling: str) -> None:
    one, other = (evaluated(facts, day(taken(500, "food", unit=unit))) for unit in ("ug", spelling))
    assert one == other


def test_both_spellings_of_milliequivalents_are_the_same_input(facts: Facts) -> None:
    one, other = (evaluated(facts, day(taken(5, "food", unit=unit))) for unit in ("mEq", "meq"))
    assert one["receipt"] == other["receipt"]
    assert "1 mEq" in findings(other, "unit_converted")[0]["message"]


def test_the_document_names_every_spelling_and_each_has_a_name_of_its_own() -> None:
    schema = TypeAdapter(EntryUnit).json_schema()
    spelt, names = schema["enum"], schema["x-enum-varnames"]
    for unit in spelt:
        request(day(taken(1, "food", unit=unit)))
    assert len(spelt) == len(names) == len(set(names))


@pytest.mark.parametrize(
    ("unit", "says"),
    [
        ("Mg", "Did you mean 'mg'?"),
        ("MG", "Did you mean 'mg'?"),
        ("milligrams", "Did you mean 'mg'?"),
        ("miligram", "Did you mean 'mg'?"),
        (" mg", "Did you mean 'mg'?"),
        ("grams", "Did you mean 'g'?"),
        ("micrograms", "Did you mean 'ug'?"),
        ("MCG", "Did you mean 'ug'?"),
        ("mMol", "Did you mean 'mmol'?"),
        ("MEQ", "Did you mean 'mEq'?"),
        ("%DV", "Did you mean 'percent_daily_value'? It goes with daily_value_of."),
        ("%", "Did you mean 'percent_daily_value'?"),
        ("tablets", "Did you mean 'unit'? It counts the units of a product."),
        ("international units", "Did you mean 'IU'? It goes with a component, such as retinol."),
        ("I.U.", "Did you mean 'IU'?"),
        ("cups", "Give g, mg, ug, L, mL, MJ, kJ, kcal, mmol, mEq, percent_daily_value, IU or unit"),
        (
            "gram",
            "Did you mean 'g'? Units are g, mg, ug, L, mL, MJ, kJ, kcal, mmol, mEq, percent_daily_value, IU or unit",
        ),
        ("ounces", "Give g, mg, ug, L, mL, MJ, kJ, kcal, mmol, mEq, percent_daily_value, IU or unit"),
        ("", "Give g, mg, ug, L, mL, MJ, kJ, kcal, mmol, mEq, percent_daily_value, IU or unit"),
        ("x" * 1000, "x' here. Give g, mg"),
    ],
)
def test_a_near_miss_of_a_unit_is_told_what_would_be_right(unit: str, says: str) -> None:
    with pytest.raises(ValueError, match="There is no unit") as caught:
        request(day(taken(1, "food", unit=unit)))
    assert says in str(caught.value)
    assert "x" * 50 not in str(caught.value).split("[type=")[0]


@pytest.mark.parametrize("unit", [1, 0.5, True, None, ["mg"], {"mg": 1}], ids=str)
def test_what_is_no_word_is_told_the_units(unit: object) -> None:
    with pytest.raises(ValidationError) as caught:
        request(day({**taken(1, "food"), "unit": unit}))
    error, *_ = caught.value.errors()
    assert (error["type"], error["loc"]) == ("enum", ("days", 0, "entries", 0, "unit"))
    assert error["msg"] == (
        "Input should be 'g', 'mg', 'ug', 'L', 'mL', 'MJ', 'kJ', 'kcal', 'mmol', 'mEq', 'percent_daily_value', 'IU' "
        "or 'unit'"
    )


def test_the_spellings_of_a_unit_begin_with_the_one_that_answers_use() -> None:
    assert spellings((EntryUnit.UG,)) == ["ug", "mcg", f"{MICRO_SIGN}g", f"{GREEK_MU}g"]
    assert spellings(unit for unit in (EntryUnit.MEQ, EntryUnit.G)) == ["mEq", "meq", "g"]


def test_one_word_alone_is_offered_as_it_is() -> None:
    assert either(["mg"]) == "mg"


@pytest.mark.parametrize("unit", [None, 5, ["mg"]])
def test_a_unit_is_a_word(unit: object) -> None:
    with pytest.raises(ValueError, match="unit"):
        request(day(taken(1, "food", unit=unit)))


# What fits together


def test_mmol_of_a_form_are_of_its_element(facts: Facts) -> None:
    assert read_as(facts, of_form("elemental", 5, unit="mmol")) == 121.525
    assert read_as(facts, of_form("elemental", 50, **OF_EU_LABELS)) == 187.5


@pytest.mark.parametrize("basis", ["compound", "unknown", None])
@pytest.mark.parametrize("unit", [{"unit": "mmol"}, {"unit": "mEq"}, OF_US_LABELS])
def test_mmol_of_a_compound_are_not_read(facts: Facts, basis: str | None, unit: dict[str, str]) -> None:
    ((code, field, detail),) = faults(facts, of_form(basis, 5, **unit))
    assert (code, field) == ("basis_does_not_fit", "/basis")
    assert "give the basis elemental, or the mass of the compound in g, mg or ug" in detail


def test_a_trace_is_a_mass(facts: Facts) -> None:
    trace = {"nutrient": "magnesium", "amount_status": "trace", "origin": "food"}
    assert not findings(evaluated(facts, day({**trace, "unit": "g"}, trace)), "unit_converted")
    for unit in ({"unit": "mmol"}, {"unit": "mEq"}, OF_US_LABELS):
        ((code, field, detail),) = faults(facts, {**trace, **unit})
        assert (code, field) == ("trace_is_a_mass", "/unit")
        assert "g, mg or ug" in detail


def test_an_unknown_amount_in_mmol_is_an_unknown_amount(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_status": "unknown", "unit": "mmol", "origin": "food"}
    assert "high" not in magnesium(evaluated(facts, day(entry)))["intake"]


@pytest.mark.parametrize(
    ("entry", "code", "field", "says"),
    [
        (
            taken(5, "food", unit="percent_daily_value"),
            "daily_value_of_missing",
            "/daily_value_of",
            "Say whose daily value it is a percentage of: eu-label or us-fda-label.",
        ),
        (
            taken(5, "food", daily_value_of="us-fda-label"),
            "daily_value_without_percent",
            "/daily_value_of",
            "A daily value goes with the unit percent_daily_value; an amount in another unit needs none.",
        ),
        (
            {"nutrient": "magnesium", "amount_status": "unknown", "origin": "food", "daily_value_of": "eu-label"},
            "daily_value_without_percent",
            "/daily_value_of",
            "A daily value goes with the unit percent_daily_value; an amount in another unit needs none.",
        ),
        (
            taken(5, "food", **{**OF_US_LABELS, "daily_value_of": "us-fda-labels"}),
            "unknown_authority",
            "/daily_value_of",
            "There is no authority 'us-fda-labels'. Did you mean 'us-fda-label'? Daily values are those of eu-label or "
            "us-fda-label.",
        ),
        (
            taken(5, "food", **{**OF_US_LABELS, "daily_value_of": "us-nasem"}),
            "no_label_authority",
            "/daily_value_of",
            "'us-nasem' has no values for labels; daily values are those of eu-label or us-fda-label.",
        ),
        (
            taken(5, "food", nutrient="calcium", **OF_US_LABELS),
            "unit_not_for_nutrient",
            "/unit",
            "Of calcium we hold nothing that makes percent_daily_value a mass; give g, mg, ug, mmol or mEq.",
        ),
        (
            {"product": "milk-of-magnesia", "amount": 1, "unit": "mmol"},
            "unit_does_not_fit",
            "/unit",
            "'mmol' does not fit here; give unit, for a product is counted in units.",
        ),
        (
            {"product": "milk-of-magnesia", "amount": 1, "unit": "unit", "daily_value_of": "eu-label"},
            "daily_value_without_percent",
            "/daily_value_of",
            "A daily value goes with the unit percent_daily_value; an amount in another unit needs none.",
        ),
        (
            taken(5, "food", unit="unit"),
            "unit_does_not_fit",
            "/unit",
            "'unit' does not fit here; give g, mg, ug, mmol, mEq or percent_daily_value.",
        ),
    ],
)
def test_a_unit_that_does_not_fit(facts: Facts, entry: dict[str, Any], code: str, field: str, says: str) -> None:
    ((found, pointer, detail),) = faults(facts, entry)
    assert (found, pointer) == (code, field)
    assert says == detail


def test_an_unknown_name_is_the_only_fault_of_an_entry_in_mmol(facts: Facts) -> None:
    assert [code for code, *_ in faults(facts, taken(5, "food", nutrient="magnesum", unit="mmol"))] == [
        "unknown_nutrient"
    ]


@pytest.mark.parametrize(
    ("known", "right"),
    [
        ({"atomic_weight": None, "valence": None}, "give g, mg, ug or percent_daily_value."),
        ({"valence": None}, "give g, mg, ug, mmol or percent_daily_value."),
    ],
)
def test_what_is_not_known_of_a_nutrient_is_not_converted(facts: Facts, known: dict[str, Any], right: str) -> None:
    less = replace(facts.nutrients["magnesium"], **known)
    without = replace(facts, nutrients=MappingProxyType({**facts.nutrients, "magnesium": less}))
    ((code, field, detail),) = faults(without, taken(5, "food", unit="mEq"))
    assert (code, field) == ("unit_not_for_nutrient", "/unit")
    assert detail.endswith(right)


def test_a_nutrient_of_one_label_alone_has_no_daily_value_of_another(facts: Facts) -> None:
    only_us = replace(facts.authorities["us-nasem"], role=facts.authorities["us-fda-label"].role)
    with_label = replace(facts, authorities=MappingProxyType({**facts.authorities, "us-nasem": only_us}))
    entry = taken(5, "food", **{**OF_US_LABELS, "daily_value_of": "us-nasem"})
    ((code, field, detail),) = faults(with_label, entry)
    assert (code, field) == ("no_daily_value", "/daily_value_of")
    assert detail == "We hold no daily value of magnesium of 'us-nasem'; give the amount in g, mg or ug."


# What the answer tells


def test_a_percentage_is_told_with_the_value_and_its_source(facts: Facts) -> None:
    entries = [taken(50, "supplement", id="tablet", **OF_US_LABELS), taken(10, "supplement", **OF_EU_LABELS)]
    answer = evaluated(facts, day(*entries))
    us, eu = findings(answer, "unit_converted")
    assert us["parameters"] == {"daily_value": 420, "amount_per_unit": 4.2}
    assert (us["authority"], us["citation_ids"], us["entries"]) == ("us-fda-label", ["fda-dv-2016"], ["tablet"])
    assert eu["parameters"] == {"daily_value": 375, "amount_per_unit": 3.75}
    assert (eu["authority"], eu["citation_ids"]) == ("eu-label", ["eu-1169-2011"])
    assert {"fda-dv-2016", "eu-1169-2011"} <= {citation["id"] for citation in answer["citations"]}


def test_an_amount_of_substance_is_told_with_its_number_and_its_source(facts: Facts) -> None:
    (told,) = findings(evaluated(facts, day(*[taken(5, "food", unit="mEq")] * 2)), "unit_converted")
    assert told["parameters"] == {"amount_per_unit": 12.1525}
    assert told["citation_ids"] == ["iupac-atomic-weights"]
    assert told["entries"] == ["#/days/0/entries/0", "#/days/0/entries/1"]


def test_a_mass_needs_no_word_about_its_unit(facts: Facts) -> None:
    for unit in ("g", "mg", "ug"):
        assert not findings(evaluated(facts, day(taken(0.3, "food", unit=unit))), "unit_converted")
