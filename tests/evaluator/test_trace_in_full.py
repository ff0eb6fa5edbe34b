"""Steps of a trace in full, written by hand: whose each is, its formulas, and of every term where it is from."""

import re
from itertools import permutations
from typing import Any

import pytest

from app.evaluator import Facts
from app.evaluator.trace.shape import Calculation, TraceStep, TraceTerm
from tests.evaluator.building import day, is_sentence, label, of_product, seeded, taken
from tests.evaluator.test_trace import (
    REQUESTS,
    asked,
    in_unit,
    ranging,
    traced,
    without_amount,
)
from tests.redoing import redo

Json = dict[str, Any]

MAGNESIUM = {"unit": "mg", "nutrient": "magnesium"}
BY_DEFINITION = {"note": "By the definition of the units."}
OF_THE_ATOM = {"record": "magnesium", "source_id": "iupac-atomic-weights"}
OF_US_LABELS = {"daily_value_of": "us-fda-label"}
EDITORIAL = {"source_id": "editorial"}
OF_NASEM = {"nutrient": "magnesium", "authority": "us-nasem"}
FIRST = "#/nutrients/0/judgements/0"


def steps(facts: Facts, *days: Json, **asking: Any) -> dict[str, Json]:
    """The steps by their ids, of a request to one authority."""
    _, answer = traced(asked(*days, **{"authorities": ("us-nasem",), **asking}), facts)
    return {step.pop("id"): step for step in answer["trace"]}


def told(kind: str, *calculations: Json, **whose: Any) -> Json:
    """A step without its id."""
    return {"kind": kind, "calculations": list(calculations), **whose}


def calculation(end: str, formula: str, result: float | str | None, *terms: Json, gives: tuple[str, ...] = ()) -> Json:
    """A calculation; None is a result without an upper end."""
    found = {} if result is None else {"word" if isinstance(result, str) else "result": result}
    given = {"gives": list(gives)} if gives else {}
    return {"end": end, "formula": formula, "terms": list(terms), **found, **given}


def of(name: str, value: float | str | None, /, **where: str) -> Json:
    """A term; None is one without an upper end."""
    found = {} if value is None else {"word" if isinstance(value, str) else "value": value}
    return {"name": name, **found, **where}


def at_entry(place: int, field: str = "amount") -> dict[str, str]:
    return {"pointer": f"#/days/0/entries/{place}/{field}"}


def by(step: str, end: str = "both") -> dict[str, str]:
    return {"step": step, "end": end}


# Whatever is asked

IN_ITS_UNIT = {"unit", "nutrient"}
WHOSE: dict[str, set[str]] = {
    **dict.fromkeys(("stated_amount", "label_reading", "day_sum", "mean", "highest_day"), IN_ITS_UNIT),
    **dict.fromkeys(("counted_mean", "part_of_mean", "sum_of_days"), IN_ITS_UNIT),
    **{kind: IN_ITS_UNIT | {"authority"} for kind in ("reference_value", "gap")},
    **{kind: {"nutrient", "authority"} for kind in ("verdict", "days_exceeded", "difference", "ratio", "conclusion")},
    "counted_day": IN_ITS_UNIT | {"counts", "unclear", "limits"},
    "calcium_to_magnesium": set(),
}
"""Kinds of steps of which all say the same about themselves."""


@pytest.mark.parametrize("name", REQUESTS)
def test_a_step_of_each_kind_says_whose_it_is(facts: Facts, name: str) -> None:
    _, answer = traced(REQUESTS[name], facts)
    for step in answer["trace"]:
        whose = step.keys() - {"id", "kind", "calculations"}
        assert whose == WHOSE.get(step["kind"], whose)
        assert whose <= TraceStep.__annotations__.keys()
        assert step.get("unit", "mg") == "mg"
        assert re.fullmatch("[a-z_]+", step["kind"]), step["kind"]
        assert re.fullmatch("[a-z0-9._-]+", step["id"].removesuffix("-at-Infinity")), step["id"]
        assert [each["end"] for each in step["calculations"]] in (["both"], ["low", "high"])
        assert all(each.keys() <= Calculation.__annotations__.keys() for each in step["calculations"])


OF_THE_REQUEST, OF_A_STEP, BY_ITSELF, OF_A_RECORD = {"pointer"}, {"step", "end"}, {"note"}, {"record", "source_id"}
WHERE: dict[str, list[set[str]]] = {
    "amount": [OF_THE_REQUEST, OF_THE_REQUEST | BY_ITSELF, OF_A_RECORD | BY_ITSELF, OF_A_STEP],
    "atomic_weight": [OF_A_RECORD | BY_ITSELF],
    "charge": [{"record"} | BY_ITSELF],
    "statement": [
        {"source_id", "locator"} | BY_ITSELF,
        {"source_id"} | BY_ITSELF,
        BY_ITSELF,
    ],  # that we hold none is printed nowhere
    "daily_value": [OF_A_RECORD | {"locator"}],
    **{name: [OF_A_RECORD] for name in ("amount_per_unit", "fraction", "fraction_#")},
    **{name: [OF_THE_REQUEST] for name in ("weight_kg", "not_logged")},
    **{name: [BY_ITSELF] for name in ("certain", "full", "nutrients", "without_end", "mg_per_g", "mg_per_ug")},
    **{name: [OF_A_STEP] for name in ("stated", "entry_#_#", "day_#", "said_#", "value_#", "recommended", "ratio_#")},
    "days_#_#": [OF_THE_REQUEST, BY_ITSELF],
}
"""Names of terms that are always from the same kind of place."""


@pytest.mark.parametrize("name", REQUESTS)
def test_a_term_says_where_it_is_from_by_what_it_is(facts: Facts, name: str) -> None:
    _, answer = traced(REQUESTS[name], facts)
    terms = [term for step in answer["trace"] for each in step["calculations"] for term in each["terms"]]
    for term in terms:
        where = term.keys() - {"name", "value", "word"}
        assert where in WHERE.get(re.sub(r"\d+", "#", term["name"]), [where])
        assert where, "it says where it is from"
        assert where <= TraceTerm.__annotations__.keys()
        assert is_sentence(term.get("note", "A note."))


def printed(facts: Facts) -> dict[str, tuple[str, str | None]]:
    """Of every record that a trace may name its source and locator, as the seed prints them."""
    lines = seeded()
    values = {line.id: (line.source_id, line.source_locator) for line in lines.reference_values}
    constants = {line.id: (line.source_id, None) for line in lines.rule_constants}
    forms = {form.id: (form.sources[0], None) for form in facts.forms.values()}
    products = {product.id: (product.sources[0], None) for product in facts.products.values()}
    risks = {line.id: (line.source_id, line.source_locator) for line in lines.requirement_risks}
    return {**values, **risks, **constants, **forms, **products, "magnesium": ("iupac-atomic-weights", None)}


@pytest.mark.parametrize("name", REQUESTS)
def test_a_number_of_a_record_is_told_with_the_source_of_that_record(facts: Facts, name: str) -> None:
    _, answer = traced(REQUESTS[name], facts)
    of_records = printed(facts)
    terms = [term for step in answer["trace"] for each in step["calculations"] for term in each["terms"]]
    for term in (each for each in terms if "record" in each and each["name"] != "charge"):
        assert (term["source_id"], term.get("locator")) == of_records[term["record"]]
    for term in (each for each in terms if each["name"] in ("value", "fraction", "daily_value", "amount_per_unit")):
        assert term["record"] in of_records


# What an entry brings


def test_an_amount_in_the_unit_of_the_nutrient_is_as_it_is(facts: Facts) -> None:
    assert steps(facts, day(taken(300, "food")))["entry-0-0"] == told(
        "stated_amount", calculation("both", "amount", 300, of("amount", 300, **at_entry(0))), **MAGNESIUM
    )


def test_another_unit_of_mass_is_converted_by_definition(facts: Facts) -> None:
    assert steps(facts, day(in_unit(0.5, "g")))["entry-0-0"]["calculations"] == [
        calculation(
            "both",
            "amount * mg_per_g",
            500,
            of("amount", 0.5, **at_entry(0)),
            of("mg_per_g", 1000, **BY_DEFINITION),
        )
    ]


def test_an_amount_of_substance_is_converted_by_the_atomic_weight_and_the_charge(facts: Facts) -> None:
    # 10 mmol x 24.305 = 243.05 mg; 10 mEq are half of it.
    found = steps(facts, day(in_unit(10, "mmol"), in_unit(10, "mEq")))
    weight = of("atomic_weight", 24.305, **OF_THE_ATOM, note="In g/mol, which is mg per mmol.")
    charge = of("charge", 2, record="magnesium", note="The charge of the ion: mEq per mmol.")
    assert found["entry-0-0"]["calculations"] == [
        calculation("both", "amount * atomic_weight", 243.05, of("amount", 10, **at_entry(0)), weight)
    ]
    assert found["entry-0-1"]["calculations"] == [
        calculation("both", "amount * atomic_weight / charge", 121.525, of("amount", 10, **at_entry(1)), weight, charge)
    ]


def test_a_percentage_is_of_the_daily_value_as_printed(facts: Facts) -> None:
    # Half of 420 mg.
    (line,) = (each for each in seeded().reference_values if each.id == "us-fda-label-2016-magnesium-dv-4y-up")
    assert steps(facts, day({**in_unit(50, "percent_daily_value"), **OF_US_LABELS}))["entry-0-0"]["calculations"] == [
        calculation(
            "both",
            "amount * daily_value / 100",
            210,
            of("amount", 50, **at_entry(0)),
            of("daily_value", 420, record=line.id, source_id="fda-dv-2016", locator=str(line.source_locator)),
        )
    ]


def test_a_range_is_told_at_both_ends(facts: Facts) -> None:
    assert steps(facts, day(ranging(150, 250)))["entry-0-0"]["calculations"] == [
        calculation("low", "amount", 150, of("amount", 150, **at_entry(0, "amount_min"))),
        calculation("high", "amount", 250, of("amount", 250, **at_entry(0, "amount_max"))),
    ]


def test_an_amount_that_is_not_known_is_anything_from_nothing_in_any_unit(facts: Facts) -> None:
    found = steps(facts, day(without_amount("unknown", unit="mmol"), {**UNKNOWN_SPOONS}))
    for place in (0, 1):
        where = {**at_entry(place, "amount_status"), "note": "Anything from nothing."}
        assert found[f"entry-0-{place}"]["calculations"] == [
            calculation("low", "amount", 0, of("amount", 0, **where)),
            calculation("high", "amount", None, of("amount", None, **where)),
        ]


UNKNOWN_SPOONS = {"product": "milk-of-magnesia", "amount_status": "unknown"}


@pytest.mark.parametrize("unit", ["mg", "ug"])
def test_a_trace_is_from_nothing_to_one_of_its_unit(facts: Facts, unit: str) -> None:
    in_mg, formula = {"mg": (1, "amount"), "ug": (0.001, "amount * mg_per_ug")}[unit]
    factor = [of("mg_per_ug", 0.001, **BY_DEFINITION)] if unit == "ug" else []
    nothing = of("amount", 0, **at_entry(0, "amount_status"), note="A trace is from nothing.")
    constant = {"record": f"trace-highest-{unit}", **EDITORIAL, "note": f"A trace is read as 0 to 1 {unit}."}
    assert steps(facts, day(without_amount("trace", unit=unit)))["entry-0-0"]["calculations"] == [
        calculation("low", formula, 0, nothing, *factor),
        calculation("high", formula, in_mg, of("amount", 1, **constant), *factor),
    ]


def test_units_of_a_product_hold_what_its_label_says(facts: Facts) -> None:
    assert steps(facts, day(of_product("milk-of-magnesia", 2)))["entry-0-0"]["calculations"] == [
        calculation(
            "both",
            "amount * amount_per_unit",
            1000,
            of("amount", 2, **at_entry(0)),
            of("amount_per_unit", 500, record="milk-of-magnesia", source_id="dm-mom"),
        )
    ]


def test_a_compound_is_read_by_the_fraction_of_the_element_in_it(facts: Facts) -> None:
    # 500 x 0.60304 = 301.52.
    found = steps(facts, day(label("magnesium-oxide", 500, "compound")))
    assert found["entry-0-0-stated"] == told(
        "stated_amount", calculation("both", "amount", 500, of("amount", 500, **at_entry(0))), **MAGNESIUM
    )
    assert found["entry-0-0"] == told(
        "label_reading",
        calculation(
            "both",
            "stated * fraction",
            301.52,
            of("stated", 500, **by("entry-0-0-stated")),
            of("fraction", 0.60304, record="magnesium-oxide", source_id="iupac-atomic-weights"),
        ),
        **MAGNESIUM,
    )


def test_a_label_that_may_be_read_both_ways_is_from_the_least_to_the_most(facts: Facts) -> None:
    # As the element 500; as the compound 500 x 0.60304.
    found = steps(facts, day(label("magnesium-oxide", 500)))["entry-0-0"]
    terms = (
        of("stated", 500, **by("entry-0-0-stated")),
        of("fraction", 0.60304, record="magnesium-oxide", source_id="iupac-atomic-weights"),
    )
    assert found["calculations"] == [
        calculation("low", "min(stated, stated * fraction)", 301.52, *terms),
        calculation("high", "max(stated, stated * fraction)", 500, *terms),
    ]


def test_a_family_is_read_by_the_fractions_of_its_members(facts: Facts) -> None:
    # Chloride anhydrous and hexahydrate: 500 x 0.11955 to 500 x 0.25527.
    form = facts.forms["magnesium-chloride"]
    names = ", ".join(f"fraction_{place}" for place in range(len(form.fractions)))
    low, high = steps(facts, day(label("magnesium-chloride", 500, "compound")))["entry-0-0"]["calculations"]
    assert low["formula"] == f"stated * min({names})"
    assert high["formula"] == f"stated * max({names})"
    assert [term["record"] for term in low["terms"][1:]] == [member for member, _ in form.fractions]


def test_a_label_of_the_element_is_its_amount(facts: Facts) -> None:
    found = steps(facts, day(label("magnesium-oxide", 500, "elemental")))
    assert found["entry-0-0"]["kind"] == "stated_amount"
    assert "entry-0-0-stated" not in found


def test_a_compound_of_no_known_fraction_holds_from_nothing_to_all(facts: Facts) -> None:
    found = steps(facts, day(label("magnesium-amino-acid-chelate", 300, "compound")))["entry-0-0"]
    assert found["calculations"] == [
        calculation("low", "0", 0),
        calculation("high", "stated", 300, of("stated", 300, **by("entry-0-0-stated"))),
    ]


# Some days of a week


def test_a_week_is_redone_whichever_entry_comes_first(facts: Facts) -> None:
    # The food does not count: 0.5 on four days and 0.4 on five meet, and are the highest day together.
    entries = (
        taken(1, "food", days_per_week=4),
        taken(0.5, "supplement", days_per_week=4),
        taken(0.4, "supplement", days_per_week=5),
    )
    for in_some_order in permutations(entries):
        request, answer = traced(asked(day(*in_some_order, record="usual"), authorities=("us-nasem",)), facts)
        assert redo(request, answer)["#/nutrients/0/judgements/0/excess/highest_day"] == pytest.approx(0.9)


# What verdicts and findings are made of


def test_a_ratio_of_a_nutrient_to_its_recommended_intake_is_told_with_its_authority(facts: Facts) -> None:
    # 240 of 320 mg, the RDA of women of 31 to 50 years.
    rda = "value-us-nasem-1997-magnesium-rda-female-31-50y"
    assert steps(facts, day(taken(240, "food")))["us-nasem-magnesium-nar"] == told(
        "score",
        calculation(
            "both",
            "min(mean / recommended, full)",
            0.75,
            of("mean", 240, **by("magnesium-mean")),
            of("recommended", 320, **by(rda)),
            of("full", 1, note="The score at the recommended intake and above."),
            gives=tuple(f"{FIRST}/adequacy/nutrient_adequacy_ratio/{end}" for end in ("low", "high")),
        ),
        **OF_NASEM,
    )


def test_what_is_near_a_limit_is_told_with_whose_limit_it_is(facts: Facts) -> None:
    # Nine tenths of 350 mg of supplements and medicines.
    found = steps(facts, day(taken(340, "supplement")))
    assert found["near-limit-percent"] == told(
        "constant",
        calculation(
            "both",
            "value",
            90,
            of(
                "value",
                90,
                record="near-limit-percent",
                **EDITORIAL,
                note="Nine tenths of a limit or more is told although it is within the limit.",
            ),
        ),
    )
    (near,) = found["us-nasem-magnesium-near-from"]["calculations"]
    (place,) = near.pop("gives")
    assert re.fullmatch(r"#/findings/\d+/parameters/near_from", place)
    assert found["us-nasem-magnesium-near-from"] == told(
        "near_from",
        calculation(
            "both",
            "limit * share / 100",
            315,
            of("limit", 350, **by("value-us-nasem-1997-magnesium-ul-9y-up")),
            of("share", 90, **by("near-limit-percent")),
        ),
        **OF_NASEM,
        unit="mg",
    )


def test_the_ratio_that_is_asked_for_is_that_of_the_first_row_that_prints_the_confidence(facts: Facts) -> None:
    # Of 85 % and more are the rows from 1 on: the book prints 0.85 there, and 0.7 at a half.
    of_the_table = {"source_id": "iom-2000-dietary-assessment", "locator": "table B-1, p. 190"}
    rows, probabilities = (2, 1.65, 1.5, 1, 0.5, 0), (0.95, 0.93, 0.85, 0.7, 0.5)
    assert steps(facts, day(taken(240, "food")))["ratio-wanted"] == told(
        "ratio_wanted",
        calculation(
            "both",
            "row_5 if 100 * printed_5 >= confidence else row_4 if 100 * printed_4 >= confidence "
            "else row_3 if 100 * printed_3 >= confidence else row_2 if 100 * printed_2 >= confidence "
            "else row_1 if 100 * printed_1 >= confidence else row_0",
            1,
            *(of(f"row_{place}", row, **of_the_table) for place, row in enumerate(rows)),
            *(of(f"printed_{place}", each, **of_the_table) for place, each in enumerate(probabilities, 1)),
            of(
                "confidence",
                85,
                record="usual-intake-confidence-wanted",
                source_id="iom-2000-dietary-assessment",
                note="The confidence asked for, in %.",
            ),
        ),
    )
