"""What does not fit together is told with a pointer to the field, all at once."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.evaluator import Facts, Intake, InvalidIntakeError, evaluate
from app.evaluator.absence import OrAbsent
from tests.evaluator.building import WOMAN_OF_34, day, is_sentence, label, magnesium, of_product, request, taken

SPINACH = {"food": "11458", "amount": 1, "unit": "g"}


def faults(facts: Facts, intake: Intake) -> list[tuple[str, str]]:
    with pytest.raises(InvalidIntakeError) as caught:
        evaluate(intake, facts)
    assert all(is_sentence(fault.detail) for fault in caught.value.faults)
    return [(fault.code, fault.pointer) for fault in caught.value.faults]


def message(facts: Facts, intake: Intake) -> str:
    with pytest.raises(InvalidIntakeError) as caught:
        evaluate(intake, facts)
    return str(caught.value)


def changed(entry: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The entry with other fields; None leaves one out."""
    return {field: value for field, value in (entry | change).items() if value is not None}


@pytest.mark.parametrize(
    ("person", "code", "field"),
    [
        ({}, "age_missing", "age_years"),
        ({"sex": "female"}, "age_missing", "age_years"),
        ({"age_years": 1}, "age_in_months_needed", "age_months"),
        ({"age_years": 3, "age_months": 30}, "ages_disagree", "age_months"),
        ({"age_years": 30, "sex": "male", "life_stage": "pregnancy"}, "life_stage_of_other_sex", "life_stage"),
        ({"age_years": 30, "sex": "male", "life_stage": "lactation"}, "life_stage_of_other_sex", "life_stage"),
    ],
)
def test_a_person_that_does_not_fit_together(facts: Facts, person: dict[str, Any], code: str, field: str) -> None:
    assert faults(facts, request(day(taken(1, "food")), person=person)) == [(code, f"#/person/{field}")]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"nutrient": "magnesum"}, "unknown_nutrient", "/nutrient"),
        ({"nutrient": None}, "one_name", ""),
        ({"form": "magnesium-citrate"}, "one_name", ""),
        ({"unit": "unit"}, "unit_does_not_fit", "/unit"),
        ({"origin": None}, "origin_missing", "/origin"),
        ({"nutrient": None, "form": "magnesium-citrat"}, "unknown_form", "/form"),
        ({"basis": "elemental"}, "basis_without_form", "/basis"),
        ({"amount": None}, "one_amount", "/amount"),
        ({"amount_status": "trace"}, "one_amount", "/amount"),
        ({"amount_min": 1, "amount_max": 2}, "one_amount", "/amount"),
        ({"amount_min": 2, "amount_max": 1}, "one_amount", "/amount"),
        ({"amount": None, "amount_status": "unknown", "amount_min": 1, "amount_max": 2}, "one_amount", "/amount"),
        ({"amount_status": "unknown", "amount_min": 1, "amount_max": 2}, "one_amount", "/amount"),
        ({"amount": None, "amount_min": 1}, "range_needs_both_ends", "/amount_max"),
        ({"amount": None, "amount_max": 1}, "range_needs_both_ends", "/amount_min"),
        ({"amount": None, "amount_min": 2, "amount_max": 1}, "range_reversed", "/amount_max"),
        ({"unit": None}, "unit_missing", "/unit"),
        ({"amount": 5e-324}, "amount_too_small", "/amount"),
        ({"amount": None, "amount_min": 1e-7, "amount_max": 1}, "amount_too_small", "/amount_min"),
        ({"amount": None, "amount_min": 0, "amount_max": 1e-7}, "amount_too_small", "/amount_max"),
    ],
)
def test_an_entry_that_does_not_fit_together(facts: Facts, change: dict[str, Any], code: str, field: str) -> None:
    entry = changed(taken(1, "food"), change)
    assert faults(facts, request(day(entry))) == [(code, f"#/days/0/entries/0{field}")]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"product": "milk-of-magnesium"}, "unknown_product", "/product"),
        ({"nutrient": "magnesium"}, "one_name", ""),
        ({"form": "magnesium-hydroxide"}, "one_name", ""),
        ({"basis": "elemental"}, "basis_without_form", "/basis"),
        ({"unit": "mg"}, "unit_does_not_fit", "/unit"),
        ({"unit": None}, "unit_missing", "/unit"),
        ({"amount": None}, "one_amount", "/amount"),
        ({"amount": None, "amount_min": 2, "amount_max": 1}, "range_reversed", "/amount_max"),
        ({"amount": None, "amount_status": "trace"}, "trace_of_product", "/amount_status"),
        ({"origin": "supplement"}, "origin_of_product", "/origin"),
        ({"origin": "unknown"}, "origin_of_product", "/origin"),
    ],
)
def test_an_entry_by_product_that_does_not_fit_together(
    facts: Facts, change: dict[str, Any], code: str, field: str
) -> None:
    entry = changed(of_product("milk-of-magnesia", 1), change)
    assert faults(facts, request(day(entry))) == [(code, f"#/days/0/entries/0{field}")]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"food": "99999"}, "unknown_food", "/food"),
        ({"nutrient": "magnesium"}, "one_name", ""),
        ({"product": "milk-of-magnesia", "unit": "unit"}, "one_name", ""),
        ({"basis": "elemental"}, "basis_without_form", "/basis"),
        ({"component": "folic-acid"}, "component_without_nutrient", "/component"),
        ({"unit": "mmol"}, "unit_does_not_fit", "/unit"),
        ({"unit": None}, "unit_missing", "/unit"),
        ({"amount": None}, "one_amount", "/amount"),
        ({"amount": None, "amount_status": "trace"}, "trace_of_food", "/amount_status"),
        ({"origin": "food"}, "origin_of_food", "/origin"),
        ({"portion": "cup"}, "unit_beside_portion", "/unit"),
        ({"portion": "glass", "unit": None}, "unknown_portion", "/portion"),
        (
            {"food": None, "nutrient": "magnesium", "origin": "food", "portion": "cup"},
            "portion_without_food",
            "/portion",
        ),
        ({"amount": None, "amount_min": 2, "amount_max": 1}, "range_reversed", "/amount_max"),
        ({"portion": "cup", "unit": None, "amount": None, "amount_min": 2}, "range_needs_both_ends", "/amount_max"),
        ({"portion": "cup", "unit": None, "amount_min": 1, "amount_max": 2}, "one_amount", "/amount"),
        ({"portion": "cup", "unit": None, "amount_status": "unknown"}, "one_amount", "/amount"),
        (
            {"portion": "cup", "unit": None, "amount": None, "amount_status": "unknown", "amount_max": 2},
            "one_amount",
            "/amount",
        ),
        ({"days_per_week": 3}, "days_per_week_on_recorded_day", "/days_per_week"),
    ],
)
def test_an_entry_by_food_that_does_not_fit_together(
    facts: Facts, change: dict[str, Any], code: str, field: str
) -> None:
    entry = changed(SPINACH, change)
    expected = [(code, f"#/days/0/entries/0{field}")]
    assert faults(facts, request(day(entry))) == expected
    assert faults(facts, request(day(entry))) == expected  # what is kept of such entries changes nothing


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            {"food": "1001", "portion": "cup"},
            "food: There is no food '1001'. Did you mean '01001', 'Butter, salted'? /foods?q= finds one by its name.",
        ),
        (
            {"food": "chia-seeds", "portion": "oz"},
            "food: There is no food 'chia-seeds'. Did you mean '12006', 'Chia seeds, dried'? /foods?q= finds one by "
            "its name.",
        ),
        (
            {"food": "chia-seed", "portion": "oz"},
            "food: There is no food 'chia-seed'. Did you mean '12006', 'Chia seeds, dried'? /foods?q= finds one by its "
            "name.",
        ),
        ({"food": "zzz", "portion": "oz"}, "food: There is no food 'zzz'. /foods?q= finds one by its name."),
        (
            {"food": "11458", "portion": "2 bowls"},
            "portion: '2 bowls' names no portion of 'Spinach, cooked, boiled, drained, without salt'. It has: 1 cup "
            "(180 g). An amount in g, without a portion, always goes.",
        ),
    ],
)
def test_a_fault_of_a_food_says_what_would_be_right(facts: Facts, entry: dict[str, Any], told: str) -> None:
    assert message(facts, request(day(entry))) == f"#/days/0/entries/0/{told}"


def test_of_a_food_without_portions_it_is_said_that_none_is_held(facts: Facts) -> None:
    foods = {**facts.foods, "11458": replace(facts.foods["11458"], portions=())}
    assert message(
        replace(facts, foods=MappingProxyType(foods)), request(day({"food": "11458", "portion": "cup"}))
    ) == (
        "#/days/0/entries/0/portion: 'cup' names no portion of 'Spinach, cooked, boiled, drained, without salt'. None "
        "is held of it. An amount in g, without a portion, always goes."
    )


def test_nutrients_that_are_asked_for_are_there_and_named_once(facts: Facts) -> None:
    body = {"authorities": ["us-nasem"], "person": WOMAN_OF_34, "days": [day(taken(1, "food"))]}
    wrong = Intake.model_validate({**body, "nutrients": ["magnesium", "magnesum", "magnesium"]})
    assert faults(facts, wrong) == [("unknown_nutrient", "#/nutrients/1"), ("repeated_nutrient", "#/nutrients/2")]
    assert message(facts, wrong) == (
        "#/nutrients/1: There is no nutrient 'magnesum'. Did you mean 'magnesium'? /nutrients lists them.; "
        "#/nutrients/2: 'magnesium' is there twice; name it once."
    )


def test_a_near_miss_of_a_product_names_it(facts: Facts) -> None:
    with pytest.raises(InvalidIntakeError, match=r"Did you mean 'milk-of-magnesia'\? /medicinal-products lists them\."):
        evaluate(request(day(of_product("milk-of-magnesi", 1))), facts)


def test_a_near_miss_names_the_slug_that_may_have_been_meant(facts: Facts) -> None:
    with pytest.raises(InvalidIntakeError, match="Did you mean 'us-nasem'") as caught:
        evaluate(request(day(), authorities=("us-nasm",)), facts)
    assert caught.value.faults[0].pointer == "#/authorities/0"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (taken(1, "food", nutrient="xyz"), "nutrient: There is no nutrient 'xyz'. /nutrients lists them."),
        (label("xyz", 1), "form: There is no supplement form 'xyz'. /supplement-forms lists them."),
        (of_product("xyz", 1), "product: There is no medicinal product 'xyz'. /medicinal-products lists them."),
        (
            changed(taken(1, "food"), {"origin": None}),
            "origin: Say where it came from: food, fortified_food, water, supplement, medicine, unknown.",
        ),
        (
            taken(1, "food", unit="unit"),
            "unit: 'unit' does not fit here; give g, mg, ug, mmol, mEq or percent_daily_value.",
        ),
        (
            of_product("milk-of-magnesia", 1, unit="mg"),
            "unit: 'mg' does not fit here; give unit, for a product is counted in units.",
        ),
        (
            changed(taken(1, "food"), {"unit": None}),
            "unit: An amount needs its unit: g, mg, ug, mmol, mEq or percent_daily_value.",
        ),
        (
            taken(1, "food", basis="elemental"),
            "basis: A basis goes with a form; the amount of a nutrient is elemental, that of a product is in units, "
            "and a food is weighed.",
        ),
        (
            of_product("milk-of-magnesia", 1, origin="supplement"),
            "origin: A product is medicine; leave the origin out.",
        ),
        (
            changed(taken(1, "food"), {"amount": None}),
            "amount: Give one of: amount; amount_min with amount_max; amount_status.",
        ),
        (
            changed(of_product("milk-of-magnesia", 1), {"amount": None, "amount_status": "trace"}),
            "amount_status: A product is counted in units; give how many, or amount_status unknown.",
        ),
        (
            taken(5e-324, "food"),
            "amount: An amount is 0 or at least 0.000001 of its unit; use a smaller unit, or trace.",
        ),
        (
            changed(taken(1, "food"), {"amount": None, "amount_min": 1}),
            "amount_max: A range needs amount_min and amount_max.",
        ),
        (
            taken(1, "food", days_per_week=3),
            "days_per_week: It goes with a usual day; on a recorded day, enter what was taken on that day.",
        ),
        (
            changed(taken(1, "food"), {"unit": None, "portion": "cup"}),
            "portion: A portion goes with a food; anything else has an amount with its unit.",
        ),
        (
            {**SPINACH, "origin": "food"},
            "origin: The food table says where what a food holds comes from; leave the origin out.",
        ),
        (
            changed(SPINACH, {"amount": None, "amount_status": "trace"}),
            "amount_status: A food is weighed or told in portions; give how much, or amount_status unknown.",
        ),
        (
            {**SPINACH, "portion": "cup"},
            "unit: A portion stands instead of a unit: amount counts portions. Leave one of the two out.",
        ),
        (
            {**SPINACH, "component": "folic-acid"},
            "component: A component goes with a nutrient; leave it out beside a form, a product or a food.",
        ),
        (
            taken(1, "food", "folate", component="folicacid"),
            "component: There is no component 'folicacid'. Did you mean 'folic-acid'? Those of folate are folate-dfe, "
            "folic-acid, food-folate, total-folate. /components lists all.",
        ),
        (
            taken(1, "food", component="xyz"),
            "component: There is no component 'xyz'. /components lists all.",
        ),
        (
            taken(1, "food", "folate", component="retinol"),
            "component: 'retinol' is a component of vitamin-a. Those of folate are folate-dfe, folic-acid, "
            "food-folate, total-folate.",
        ),
        (taken(1, "food", component="retinol"), "component: 'retinol' is a component of vitamin-a."),
        (
            label("folic-acid", 0.4, "elemental"),
            "form: We do not hold what an amount of 'folic-acid' counts as of folate; enter the nutrient 'folate' with "
            "its amount, and with what it is of as component where /components has it.",
        ),
        (
            {**label("magnesium-citrate", 1, "compound"), "unit": "mmol"},
            "basis: An amount in mmol is of the element: give the basis elemental, or the mass of the compound in g, "
            "mg or ug.",
        ),
        (
            {**label("magnesium-citrate", 1), "unit": "IU"},
            "unit: 'IU' does not fit here; give g, mg, ug, mmol, mEq or percent_daily_value.",
        ),
        (
            changed(label("magnesium-citrate", 1), {"unit": None}),
            "unit: An amount needs its unit: g, mg, ug, mmol, mEq or percent_daily_value.",
        ),
        (
            {"nutrient": "magnesium", "amount_status": "trace", "unit": "mEq", "origin": "food"},
            "unit: A trace is a mass: leave the unit out, or give g, mg or ug.",
        ),
        (
            {"nutrient": "vitamin-d", "amount_status": "trace", "unit": "IU", "origin": "food"},
            "unit: A trace is a mass: leave the unit out, or give g, mg or ug.",
        ),
        (
            {"nutrient": "water", "amount_status": "trace", "origin": "water"},
            "amount_status: A trace is a mass, and water is told in L or mL: give an amount.",
        ),
        (
            taken(1, "food", "vitamin-a", unit="IU"),
            "component: Say what the IU of vitamin-a are of: another mass for each substance. An IU is held of "
            "retinol; of anything else give g, mg or ug.",
        ),
        (
            taken(1, "food", "vitamin-a", unit="IU", component="beta-carotene"),
            "unit: We hold no IU of beta-carotene. An IU is held of retinol; of anything else give g, mg or ug.",
        ),
        (
            taken(1, "food", "sodium", unit="mmol", component="salt-on-eu-labels"),
            "unit: An amount in mmol is of sodium: leave the component out, or give its mass in g, mg or ug.",
        ),
    ],
)
def test_a_fault_says_what_would_be_right(facts: Facts, entry: dict[str, Any], told: str) -> None:
    assert message(facts, request(day(entry))) == f"#/days/0/entries/0/{told}"


@pytest.mark.parametrize(
    ("intake", "told"),
    [
        (
            request(day(), authorities=("us-nasem", "us-nasem")),
            "authorities/1: 'us-nasem' is named twice; name each authority once.",
        ),
        (request(day(), person={}), "person/age_years: Give age_years, or age_months below two years."),
        (
            request(day(), person={"age_years": 1}),
            "person/age_months: Below two years give age_months: the values change within a year of age.",
        ),
        (
            request(day(), person={"age_years": 30, "sex": "male", "life_stage": "lactation"}),
            "person/life_stage: lactation goes with sex female, or with the sex left out.",
        ),
        (
            request(*[day(*[taken(1, "food")] * 84)] * 6),
            "days: At most 500 entries in one request, over all days.",
        ),
        (
            request(day(taken(1, "food", id="pill"), taken(2, "food", id="pill"))),
            "days/0/entries/1/id: 'pill' names another entry already; findings could not tell them apart.",
        ),
        (
            request(day(), day(record="usual")),
            "days/1/record: A usual day stands for the habit and comes alone; send recorded days without it.",
        ),
        (
            request(day(taken(1, "food"), record="not_logged")),
            "days/0/entries: A day that was not logged has no entries; call it partial when some were written down.",
        ),
        (
            request(day(changed(taken(1, "food"), {"nutrient": None}))),
            "days/0/entries/0: Name one of: a nutrient, a form, a product, a food.",
        ),
    ],
)
def test_a_fault_of_a_request_says_what_would_be_right(facts: Facts, intake: Intake, told: str) -> None:
    assert message(facts, intake) == f"#/{told}"


def test_an_authority_that_is_near_to_none_is_told_without_a_guess(facts: Facts) -> None:
    told = "#/authorities/0: There is no authority 'xyz'. /authorities lists them."
    assert message(facts, request(day(), authorities=("xyz",))) == told


def test_an_end_that_is_too_small_is_told_beside_the_one_that_is_missing(facts: Facts) -> None:
    half = changed(taken(1, "food"), {"amount": None, "amount_min": 1e-7})
    assert faults(facts, request(day(half))) == [
        ("range_needs_both_ends", "#/days/0/entries/0/amount_max"),
        ("amount_too_small", "#/days/0/entries/0/amount_min"),
    ]


def test_a_range_may_have_equal_ends(facts: Facts) -> None:
    range_of_one = changed(taken(1, "food"), {"amount": None, "amount_min": 320, "amount_max": 320})
    assert magnesium(evaluate(request(day(range_of_one)), facts))["intake"]["display"] == "320 mg"


def test_a_fault_tells_the_numbers_that_do_not_fit(facts: Facts) -> None:
    reversed_range = changed(taken(1, "food"), {"amount": None, "amount_min": 2, "amount_max": 1})
    person = {"age_years": 3, "age_months": 30}
    assert message(facts, request(day(reversed_range), person=person)) == (
        "#/person/age_months: age_months 30 is not within age_years 3; give one of the two.; "
        "#/days/0/entries/0/amount_max: amount_max 1.0 is below amount_min 2.0; the larger one is amount_max."
    )


def test_an_age_in_years_and_one_in_months_may_be_told_together(facts: Facts) -> None:
    person = {"age_years": 3, "age_months": 3 * 12 + 11, "sex": "female"}
    assert magnesium(evaluate(request(day(taken(1, "food")), person=person), facts))


def test_an_authority_is_named_once(facts: Facts) -> None:
    twice = request(day(), authorities=("us-nasem", "us-nasem"))
    assert faults(facts, twice) == [("repeated_authority", "#/authorities/1")]


def test_a_usual_day_comes_alone(facts: Facts) -> None:
    days = (day(taken(1, "food"), record="usual"), day(taken(1, "food")))
    assert faults(facts, request(*days)) == [("usual_day_not_alone", "#/days/0/record")]


def test_a_day_that_was_not_logged_has_no_entries(facts: Facts) -> None:
    intake = request(day(taken(1, "food"), record="not_logged"))
    assert faults(facts, intake) == [("entries_on_not_logged_day", "#/days/0/entries")]


def test_more_entries_than_the_request_may_have(facts: Facts) -> None:
    full = day(*[taken(1, "food")] * 100)
    assert faults(facts, request(*[full] * 5, day(taken(1, "food")))) == [("too_many_entries", "#/days")]


def test_a_trace_of_so_many_foods_would_be_too_long(facts: Facts) -> None:
    """Of 500 foods ten nutrients are the most."""
    eaten = day(*[{"food": "12063", "amount": 1, "unit": "g"}] * 100)
    every = [each for each in facts.food_nutrients if each != "energy"]
    body = {"authorities": ["us-nasem"], "person": WOMAN_OF_34, "days": [eaten] * 5, "include": ["trace"]}
    too_many = Intake.model_validate({**body, "nutrients": every[:11]})
    assert faults(facts, too_many) == [("too_much_to_trace", "#/include")]
    assert message(facts, too_many) == (
        "#/include: A trace shows at most 5,000 figures of foods, and 500 foods times 11 nutrients are more; name "
        "fewer in nutrients, or ask for fewer days at once."
    )
    assert faults(facts, Intake.model_validate(body)) == [("too_much_to_trace", "#/include")]
    assert evaluate(Intake.model_validate({**body, "nutrients": every[:10]}), facts)["trace"]
    assert evaluate(Intake.model_validate({**body, "include": []}), facts)["nutrients"]


def test_an_id_names_one_entry(facts: Facts) -> None:
    days = (day(taken(1, "food", id="pill")), day(taken(1, "food"), taken(1, "food", id="pill")))
    assert faults(facts, request(*days)) == [("repeated_id", "#/days/1/entries/1/id")]


@pytest.mark.parametrize("basis", ["elemental", "compound", "unknown"])
def test_a_form_of_a_vitamin_is_refused_with_what_would_be_right(facts: Facts, basis: str) -> None:
    # 400 ug of folic acid are 667 ug DFE: no share of the mass would be right.
    asked = request(day(label("folic-acid", 0.4, basis)))
    assert faults(facts, asked) == [("form_not_convertible", "#/days/0/entries/0/form")]
    assert "enter the nutrient 'folate' with its amount" in message(facts, asked)


def test_every_fault_is_told_at_once(facts: Facts) -> None:
    wrong = request(
        day(taken(1, "food", nutrient="magnesum"), label("magnesium-citrat", 1)),
        person={"age_years": 1},
        authorities=("us-nasm",),
    )
    assert [code for code, _ in faults(facts, wrong)] == [
        "unknown_authority",
        "age_in_months_needed",
        "unknown_nutrient",
        "unknown_form",
    ]


@pytest.mark.parametrize("amount", [-1, float("nan"), float("inf"), "380", True, None, 1e10])
def test_an_amount_is_a_number_from_zero_up(amount: object) -> None:
    entry = {"nutrient": "magnesium", "amount": amount, "unit": "mg", "origin": "food"}
    with pytest.raises(ValueError, match="amount"):
        request(day(entry))


def test_a_mistyped_field_does_not_vanish() -> None:
    with pytest.raises(ValueError, match="lifestage"):
        request(day(), person={**WOMAN_OF_34, "lifestage": "pregnancy"})


def test_a_field_that_may_be_left_out_is_never_null_and_documents_none() -> None:
    field = TypeAdapter(OrAbsent[int])
    assert field.validate_python(3) == 3
    assert field.json_schema() == {"type": "integer"}
    with pytest.raises(ValueError, match="valid integer"):
        field.validate_python(None)
