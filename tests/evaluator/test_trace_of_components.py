"""The trace of components: international units, what a part counts as, and foods of which several figures say it.

Worked out by hand from seed/components.csv and seed/component_conversions.csv, which name the books of the factors.
"""

from dataclasses import replace
from typing import Any

import pytest

from app.evaluator import Facts
from app.knowledge import facts_from
from tests.evaluator import test_trace_of_foods as of_foods
from tests.evaluator.building import day, seeded
from tests.evaluator.test_trace import asked, traced
from tests.evaluator.test_trace_in_full import at_entry, by, calculation, of, steps, told
from tests.redoing import redo, to_be_given

Json = dict[str, Any]

VITAMIN_D = {"unit": "ug", "nutrient": "vitamin-d"}
OF_VITAMIN_D = {"source_id": "iom-2011-calcium-vitamin-d", "locator": "Chapter 3"}
OF_FOLATE = {"source_id": "iom-1998-b-vitamins-choline", "locator": "Chapter 8"}
OF_VITAMIN_E = {"source_id": "iom-2000-vitamin-c-carotenoids"}
AT_LEAST = of("without_end", None, note="It is at least so much.")


def some(nutrient: str, amount: float, unit: str, origin: str = "supplement", **more: Any) -> Json:
    return {"nutrient": nutrient, "amount": amount, "unit": unit, "origin": origin, **more}


def niacin(amount: float, component: str) -> Json:
    return some("niacin", amount, "mg", component=component)


def sodium(amount: float) -> Json:
    return some("sodium", amount, "mg", "food")


def unknown(nutrient: str, component: str, origin: str = "supplement") -> Json:
    return {"nutrient": nutrient, "component": component, "amount_status": "unknown", "origin": origin}


REQUESTS: dict[str, Json] = {
    "international units": asked(
        day(
            some("vitamin-d", 1000, "IU"),
            some("vitamin-a", 1000, "IU", component="retinol"),
            some("vitamin-e", 400, "IU", "unknown", component="all-rac-alpha-tocopherol"),
        )
    ),
    "parts of folate": asked(
        day(some("folate", 1200, "ug", component="folic-acid"), some("folate", 100, "ug", "food"))
    ),
    "a carotenoid of a food and of a supplement": asked(
        day(*(some("vitamin-a", 1200, "ug", origin, component="beta-carotene") for origin in ("food", "supplement")))
    ),
    "parts of an amount that is not known": asked(
        day(unknown("vitamin-a", "beta-carotene"), unknown("vitamin-e", "rrr-alpha-tocopherol", "unknown"))
    ),
    "two limits of one authority that are exceeded": asked(
        day(niacin(901, "nicotinamide"), niacin(500, "nicotinic-acid"))
    ),
    "two limits of one authority of which one is near": asked(
        day(niacin(100, "nicotinamide"), niacin(9.8, "nicotinic-acid"))
    ),
    "days above two limits of one authority that the mean hides": asked(
        day(niacin(1000, "nicotinamide"), niacin(12, "nicotinic-acid")), day(niacin(1, "nicotinamide"))
    ),
    "a ceiling that is no upper level": asked(day(sodium(3000))),
    "a ceiling that is passed with what a partial day holds": asked(
        day(sodium(2000)), {**day(sodium(9000), record="partial")}
    ),
    "foods of which several figures say it": asked(
        day({"food": "01276", "amount": 150, "unit": "g"}, {"food": "09412", "amount": 150, "unit": "g"})
    ),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_the_whole_answer_is_redone_from_the_trace_alone(facts: Facts, name: str) -> None:
    request, answer = traced(REQUESTS[name], facts)
    assert redo(request, answer).keys() == to_be_given(answer)


def test_international_units_are_told_with_the_record_and_the_source_of_one(facts: Facts) -> None:
    # 1,000 x 0.025 ug; of the vitamin where no part is named, else of that part.
    found = steps(facts, day(some("vitamin-d", 1000, "IU"), some("vitamin-d", 400, "IU", component="ergocalciferol")))
    for place, units, result, record in ((0, 1000, 25, "vitamin-d"), (1, 400, 10, "ergocalciferol")):
        assert found[f"entry-0-{place}"] == told(
            "stated_amount",
            calculation(
                "both",
                "amount * international_unit",
                result,
                of("amount", units, **at_entry(place)),
                of("international_unit", 0.025, record=record, **OF_VITAMIN_D),
            ),
            **VITAMIN_D,
        )


def test_what_a_part_counts_as_is_told_from_the_least_to_the_most(facts: Facts) -> None:
    # 400 x 1.7 to 400 x 2; of a food it is at least 100 x 1.7.
    supplement, food = (
        some("folate", amount, "ug", origin, component="folic-acid")
        for amount, origin in ((400, "supplement"), (100, "food"))
    )
    found = steps(facts, day(supplement, food))
    stated, dfe = {"unit": "ug", "nutrient": "folate"}, {"unit": "ug DFE", "nutrient": "folate"}
    assert found["entry-0-0"] == told(
        "stated_amount", calculation("both", "amount", 400, of("amount", 400, **at_entry(0))), **stated
    )

    def counting(place: int, end: str, amount: float, factor: float, result: float, how: str) -> Json:
        where = {"record": f"folic-acid-as-dfe-{how}", **OF_FOLATE}
        terms = of("equivalent_0", factor, **where), of("component_0", 1, **where)
        whole = of("stated", amount, **by(f"entry-0-{place}"))
        return calculation(end, "stated * equivalent_0 / component_0", result, whole, *terms)

    assert found["entry-0-0-as-folate-dfe"] == told(
        "counted_as", counting(0, "low", 400, 1.7, 680, "added"), counting(0, "high", 400, 2, 800, "added"), **dfe
    )
    assert found["entry-0-1-as-folate-dfe"] == told(
        "counted_as",
        counting(1, "low", 100, 1.7, 170, "eaten"),
        calculation("high", "without_end", None, AT_LEAST),
        **dfe,
    )


def test_what_never_counts_is_none_of_whatever_is_stated(facts: Facts) -> None:
    found = steps(facts, day(unknown("vitamin-a", "beta-carotene")))
    where = {"record": "beta-carotene-as-retinol", "source_id": "iom-2001-vitamin-a-zinc", "locator": "Chapter 4"}
    assert found["entry-0-0-as-vitamin-a-retinol"] == told(
        "counted_as",
        calculation("both", "equivalent_0", 0, of("equivalent_0", 0, **where)),
        **{"unit": "ug retinol", "nutrient": "vitamin-a"},
    )


def test_what_a_part_of_unknown_origin_counts_as_is_told_by_every_factor_that_may_apply(facts: Facts) -> None:
    # 400 x 0.67 = 268 mg: none of it where food holds it, perhaps all in a fortified food, all of it where it is added.
    entry = some("vitamin-e", 400, "IU", "unknown", component="rrr-alpha-tocopherol")
    found = steps(facts, day(entry))["entry-0-0-as-vitamin-e-alpha-tocopherol-any-supplemental-form"]
    record = "rrr-alpha-tocopherol-as-added-alpha-tocopherol"
    food = {"record": f"{record}-food", **OF_VITAMIN_E, "locator": "p. 394"}
    fortified = {"record": f"{record}-fortified-food", "source_id": "editorial"}
    added = {"record": f"{record}-added", **OF_VITAMIN_E, "locator": "p. 394"}
    stated = of("stated", 268, **by("entry-0-0"))
    by_addition = of("equivalent_2", 1, **added), of("component_2", 1, **added)
    assert found["calculations"] == [
        calculation(
            "low",
            "min(equivalent_0, equivalent_1, stated * equivalent_2 / component_2)",
            0,
            *(of("equivalent_0", 0, **food), of("equivalent_1", 0, **fortified), stated, *by_addition),
        ),
        calculation(
            "high",
            "max(equivalent_0, stated * equivalent_1 / component_1, stated * equivalent_2 / component_2)",
            268,
            *(of("equivalent_0", 0, **food), stated),
            *(of("equivalent_1", 1, **fortified), of("component_1", 1, **fortified), *by_addition),
        ),
    ]


# Foods of which several figures say it, in RE


def in_re(facts: Facts, food: str) -> dict[str, Json]:
    entry = {"food": food, "amount": 150, "unit": "g"}
    return of_foods.steps(facts, entry, nutrient="vitamin-a", authority="eu-efsa")


def readings(food: str, carotene: float | None, rae: float, end: str) -> tuple[Json, Json]:
    """What each of the two figures says of the RE in 100 g."""
    by_carotene, by_rae = (
        by(f"food-{food}-{each}-as-vitamin-a-re", end) for each in ("beta-carotene", "vitamin-a-rae")
    )
    return of("reading_0", carotene, **by_carotene), of("reading_1", rae, **by_rae)


IN_RE = {"unit": "ug RE", "nutrient": "vitamin-a"}


def test_what_all_figures_of_a_food_allow_is_from_the_highest_low_end_to_the_lowest_high_one(facts: Facts) -> None:
    """Yogurt, perhaps fortified: 8 ug of beta-carotene are 8 / 6 RE or more, 1 ug RAE is a third of a RE to two."""
    found = in_re(facts, "01276")
    figure = of("figure", 8, record="01276", source_id="sr28")
    assert found["food-01276-beta-carotene"] == told(
        "food_figure", calculation("both", "figure", 8, figure), **{"unit": "ug", "nutrient": "vitamin-a"}
    )
    where = {"record": "beta-carotene-as-re-eaten", "source_id": "efsa-2015-vitamin-a"}
    assert found["food-01276-beta-carotene-as-vitamin-a-re"] == told(
        "counted_as",
        calculation(
            "low",
            "stated * equivalent_0 / component_0",
            1.333333333,
            of("stated", 8, **by("food-01276-beta-carotene")),
            *(of("equivalent_0", 1, **where), of("component_0", 6, **where)),
        ),
        calculation("high", "without_end", None, AT_LEAST),
        **IN_RE,
    )
    low, high = readings("01276", 8 / 6, 1 / 3, "low"), readings("01276", None, 2, "high")
    assert found["food-01276-as-vitamin-a-re"] == told(
        "food_figure",
        calculation("low", "max(reading_0, reading_1)", 1.333333333, *low),
        calculation("high", "min(reading_0, reading_1)", 2, *high),
        **IN_RE,
    )
    grams, of_100_g = of("grams", 150, **by("entry-0-0-grams")), "food-01276-as-vitamin-a-re"
    ends = ("low", 8 / 6, 2), ("high", 2, 3)  # 150 g hold half as much again
    assert found["entry-0-0-vitamin-a-re"] == told(
        "food_amount",
        *(
            calculation(end, "grams * of_100_g / 100", result, grams, of("of_100_g", held, **by(of_100_g, end)))
            for end, held, result in ends
        ),
        **IN_RE,
    )


def test_where_figures_of_a_food_contradict_each_other_what_is_between_them_is_told(facts: Facts) -> None:
    """Pears: 14 ug of beta-carotene are 14 / 6 RE or more, and 1 ug RAE, rounded as it is, 1 to 2."""
    found = in_re(facts, "09412")["food-09412-as-vitamin-a-re"]
    assert found == told(
        "food_figure",
        calculation("low", "min(reading_0, reading_1)", 2, *readings("09412", None, 2, "high")),
        calculation("high", "max(reading_0, reading_1)", 2.333333333, *readings("09412", 14 / 6, 1, "low")),
        **IN_RE,
    )


# Limits beside the one that comes first


def test_each_limit_of_an_authority_is_told_with_its_own_amount_and_value(facts: Facts) -> None:
    request = asked(day(niacin(901, "nicotinamide"), niacin(500, "nicotinic-acid")), authorities=("eu-efsa",))
    _, answer = traced(request, facts)
    given = {
        (at, number)
        for step in answer["trace"]
        for each in step["calculations"]
        for at in each.get("gives", ())
        for number in [each.get("result")]
        if at.startswith("#/findings/") and at.endswith(("/limit", "/over_by"))
    }
    placed = {
        each["parameters"]["over_by"]: place
        for place, each in enumerate(answer["findings"])
        if each["code"] == "over_limit"
    }
    # 500 of 10 mg of nicotinic acid, and 901 of 900 mg of nicotinamide.
    assert given == {
        (f"#/findings/{placed[490]}/parameters/limit", 10),
        (f"#/findings/{placed[490]}/parameters/over_by", 490),
        (f"#/findings/{placed[1]}/parameters/limit", 900),
        (f"#/findings/{placed[1]}/parameters/over_by", 1),
    }


def test_a_ceiling_that_is_no_upper_level_is_told_with_the_mean_and_its_value(facts: Facts) -> None:
    # The CDRR of 2,300 mg is of the mean: 3,000 mg on one day.
    _, answer = traced(asked(day(sodium(3000)), authorities=("us-nasem",)), facts)
    (place,) = (place for place, each in enumerate(answer["findings"]) if each["code"] == "over_other_ceiling")
    told_of = {
        at: (step["kind"], step.get("nutrient"), step.get("unit"), each.get("result"))
        for step in answer["trace"]
        for each in step["calculations"]
        for at in each.get("gives", ())
    }
    assert told_of[f"#/findings/{place}/parameters/amount"] == ("mean", "sodium", "mg", 3000)
    assert told_of[f"#/findings/{place}/parameters/value"] == ("reference_value", "sodium", "mg", 2300)


def test_a_further_limit_that_hangs_on_a_weight_that_is_not_told_is_told_in_its_unit() -> None:
    """As if nicotinamide had a limit for each kilogram, 12 mg of men and 10 mg of women."""
    name = "eu-efsa-2002-niacin-ul-nicotinamide-18y-up"
    (limit,) = (each for each in seeded().reference_values if each.id == name)
    others = [each for each in seeded().reference_values if each is not limit]
    of_men = limit.model_copy(update={"id": f"{name}-male", "sex": "male", "per": "kg", "value": 12})
    of_women = limit.model_copy(update={"id": f"{name}-female", "sex": "female", "per": "kg", "value": 10})
    changed = facts_from(replace(seeded(), reference_values=(*others, of_men, of_women)), "test")
    entries = niacin(100, "nicotinamide"), niacin(50, "nicotinic-acid")
    found = steps(changed, day(*entries), person={"age_years": 34}, authorities=("eu-efsa",))
    women, men = f"value-{name}-female", f"value-{name}-male"
    # Without a weight each of them is anything from nothing.
    assert found[f"reference-{women}-or-{men}"] == told(
        "reference",
        calculation(
            "low",
            "min(value_0, value_1)",
            0,
            of("value_0", 0, **by(women, "low")),
            of("value_1", 0, **by(men, "low")),
        ),
        calculation(
            "high",
            "max(value_0, value_1)",
            None,
            of("value_0", None, **by(women, "high")),
            of("value_1", None, **by(men, "high")),
        ),
        **{"unit": "mg nicotinamide", "nutrient": "niacin", "authority": "eu-efsa"},
    )
