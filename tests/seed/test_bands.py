"""Whom reference values are for: one value for everybody, no hole without a reason, values that fit together."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from tests.printed import Row
from tests.seed.rows import FLOORS, OLDEST_MONTHS, Person, edges, everybody, grouped, in_force, people, seed

SERIES = ("authority", "edition", "nutrient", "value_type", "kind", "per", "condition", "equivalent")
MEASURED_ALIKE = ("authority", "nutrient", "per", "equivalent")
GOALS = ("recommended_intake", "adequate_intake")
STAGES = ("pregnancy", "lactation")
ALL_ORIGINS = "food;fortified_food;water;supplement;medicine"
ADULT, YEAR, HALF_A_YEAR = 216, 12, 6
TWO_AUTHORITIES = ("us-nasem", "eu-efsa")

HOLES = {
    ("eu-efsa", "energy", "pal_1_4"): (120, 216),  # From 10 to 17 years EFSA prints no row for so little activity.
}
# Where a goal does not begin at birth (US and Canada) or at six months (EU), or ends.
GOALS_OF_SOME_AGES = {
    ("us-nasem", "fat"): (0, YEAR),  # Later ages have a range of energy and no goal.
    ("us-nasem", "fiber"): (YEAR, OLDEST_MONTHS),  # Human milk holds none, so infants have no AI.
    ("eu-efsa", "fat"): (HALF_A_YEAR, YEAR),  # Later ages have a range of energy.
    ("eu-efsa", "fiber"): (YEAR, OLDEST_MONTHS),
    ("eu-efsa", "dha"): (HALF_A_YEAR, 24),  # From two years on the AI is of EPA and DHA together.
    ("eu-efsa", "epa-dha"): (24, OLDEST_MONTHS),
    ("eu-efsa", "manganese"): (YEAR, OLDEST_MONTHS),  # The AI of infants is a range.
    ("eu-efsa", "water"): (24, OLDEST_MONTHS),  # The AI up to two years is a range.
}
# Boron, nickel and vanadium have a limit alone; energy is met, and no more than met.
WITHOUT_A_GOAL = {
    ("eu-efsa", "boron"),
    ("eu-efsa", "energy"),
    *(("us-nasem", n) for n in ("boron", "nickel", "vanadium")),
}
# Data of infants are too few for most limits: they begin at one year, but for these.
LIMITS_OF_OTHER_AGES = {
    **{
        ("us-nasem", n): (0, OLDEST_MONTHS)
        for n in ("calcium", "fluoride", "iron", "selenium", "vitamin-a", "vitamin-d")
    },
    ("us-nasem", "zinc"): (0, OLDEST_MONTHS),
    ("us-nasem", "vanadium"): (228, OLDEST_MONTHS),  # From studies of adults and animals.
    ("eu-efsa", "calcium"): (ADULT, OLDEST_MONTHS),
    ("eu-efsa", "fluoride"): (0, 108),  # From nine years on there is a safe level.
    ("eu-efsa", "magnesium"): (48, OLDEST_MONTHS),
    ("eu-efsa", "vitamin-d"): (0, OLDEST_MONTHS),
    **{("eu-efsa", n): (4, OLDEST_MONTHS) for n in ("folate", "selenium", "vitamin-a", "vitamin-b6")},
}
# Values of women that are not printed again for pregnant or breastfeeding women, and why.
NOT_OF_EVERY_STAGE: dict[tuple[str, ...], tuple[str, ...]] = {
    ("us-nasem", "vanadium", "UL"): STAGES,  # From studies of adults who were neither.
    ("eu-efsa", "copper", "UL"): STAGES,  # EFSA says that it could set none.
    ("eu-efsa", "niacin", "UL"): STAGES,
    ("eu-efsa", "energy", "AR"): STAGES,  # An increment in MJ a day.
    ("eu-efsa", "protein", "AR"): STAGES,  # An increment in grams a day.
    ("eu-efsa", "protein", "PRI"): STAGES,
    ("eu-efsa", "fiber", "AI"): STAGES,
    ("eu-efsa", "vitamin-c", "AR"): ("pregnancy",),  # An increment to the PRI alone.
    ("eu-efsa", "folate", "AR"): ("pregnancy",),  # An AI.
    ("eu-efsa", "folate", "PRI"): ("pregnancy",),
}
# What requirements and goals count, and what limits count.
EQUIVALENTS: dict[tuple[str, ...], tuple[set[str], set[str]]] = {
    ("us-nasem", "folate"): ({"DFE"}, {"folic acid"}),
    ("us-nasem", "niacin"): ({"NE", "preformed niacin"}, {"niacin (added forms)"}),
    ("us-nasem", "vitamin-a"): ({"RAE"}, {"retinol"}),
    ("us-nasem", "vitamin-e"): ({"alpha-tocopherol (2R)"}, {"alpha-tocopherol (any supplemental form)"}),
    ("eu-efsa", "folate"): ({"DFE"}, {"folic acid"}),
    ("eu-efsa", "niacin"): ({"NE"}, {"nicotinamide", "nicotinic acid"}),
    ("eu-efsa", "vitamin-a"): ({"RE"}, {"retinol"}),
    ("eu-efsa", "vitamin-e"): ({"alpha-tocopherol"}, {"alpha-tocopherol"}),
}


def values() -> list[Row]:
    """The values in force."""
    return in_force(seed("reference_values"))


def of_two_authorities() -> list[Row]:
    return [row for row in values() if row["authority"] in TWO_AUTHORITIES]


def pairs(kind: str, *others: str) -> Iterator[tuple[Row, Row]]:
    """Two values for the same person that may be compared: measured alike, on one condition."""
    for rows in grouped(values(), *MEASURED_ALIKE, "condition").values():
        for one in (row for row in rows if row["kind"] == kind):
            yield from ((one, row) for row in rows if row["kind"] in others and people(one) & people(row))


def ages(rows: list[Row]) -> tuple[int, int]:
    """From when to when somebody outside pregnancy and lactation has one of these values."""
    general = [row for row in rows if row["life_stage"] == "general"]
    return (
        min(int(row["age_min_months"]) for row in general),
        max(int(row["age_max_months"] or OLDEST_MONTHS) for row in general),
    )


def anybody(low: int, high: int) -> set[Person]:
    everyone = {"age_min_months": str(low), "age_max_months": str(high), "sex": "any", "life_stage": "general"}
    return set(people(everyone))


def test_bands_of_one_value_do_not_overlap() -> None:
    for group, rows in grouped(seed("reference_values"), *SERIES).items():
        assert sum(len(people(row)) for row in rows) == len(everybody(rows)), group


def test_nobody_has_two_values_of_a_kind_in_force_that_nothing_tells_apart() -> None:
    for group, rows in grouped(values(), *MEASURED_ALIKE, "kind").items():
        for one, other in combinations(rows, 2):
            apart = one["condition"] and other["condition"] and one["condition"] != other["condition"]
            assert apart or not people(one) & people(other), group


def test_bands_of_one_value_follow_each_other_or_the_hole_is_explained() -> None:
    absences = grouped(seed("absent_values"), "authority", "nutrient", "kind")
    for group, rows in grouped(seed("reference_values"), *SERIES).items():
        authority, _, nutrient, _, kind, _, condition, _ = group
        low, high = HOLES.get((authority, nutrient, condition), (0, 0))
        explained = everybody(absences[authority, nutrient, kind]) | anybody(low, high)
        told = everybody(rows)
        for sex, stage in {(sex, stage) for _, sex, stage in told}:
            its = [age for age, *others in told if others == [sex, stage]]
            between = {(age, sex, stage) for age in edges() if min(its) < age < max(its)}
            assert between <= told | explained, group


def test_everybody_has_a_goal_of_every_nutrient_or_there_is_a_reason() -> None:
    for (authority, nutrient), rows in grouped(of_two_authorities(), "authority", "nutrient").items():
        goals = [row for row in rows if row["kind"] in GOALS]
        assert bool(goals) == ((authority, nutrient) not in WITHOUT_A_GOAL), (authority, nutrient)
        if goals:
            usual = (0 if authority == "us-nasem" else HALF_A_YEAR, OLDEST_MONTHS)
            expected = anybody(*GOALS_OF_SOME_AGES.get((authority, nutrient), usual))
            assert {person for person in everybody(goals) if person[2] == "general"} == expected, (authority, nutrient)


def test_a_limit_begins_at_one_year_and_does_not_end_or_there_is_a_reason() -> None:
    limits = [row for row in of_two_authorities() if row["kind"] == "upper_level"]
    for (authority, nutrient), rows in grouped(limits, "authority", "nutrient").items():
        assert ages(rows) == LIMITS_OF_OTHER_AGES.get((authority, nutrient), (YEAR, OLDEST_MONTHS)), (
            authority,
            nutrient,
        )


def test_pregnant_and_breastfeeding_women_have_every_value_of_women_or_there_is_a_reason() -> None:
    of_an_age = {"us-nasem": (168, 612), "eu-efsa": (ADULT, OLDEST_MONTHS)}
    for group, rows in grouped(
        of_two_authorities(), "authority", "nutrient", "value_type", *MEASURED_ALIKE[2:]
    ).items():
        low, high = of_an_age[group[0]]
        women = {
            stage: {age for age, _, told in everybody(rows) if told == stage and low <= age < high} for stage in STAGES
        }
        of_all = {
            age for age, sex, stage in everybody(rows) if (sex, stage) == ("female", "general") and low <= age < high
        }
        if group[:3] == ("eu-efsa", "folate", "AI"):
            assert (bool(of_all), bool(women["pregnancy"]), bool(women["lactation"])) == (False, True, False)
        elif ADULT + YEAR in of_all:
            missing = NOT_OF_EVERY_STAGE.get(group[:3], ())
            assert women == {stage: set() if stage in missing else of_all for stage in STAGES}, group
        else:
            assert not any(women.values()), group


def test_whoever_has_an_average_requirement_has_a_goal_but_of_energy() -> None:
    for group, rows in grouped(of_two_authorities(), *MEASURED_ALIKE, "condition").items():
        requirement, goal = ([row for row in rows if row["kind"] == kind] for kind in ("average_requirement", GOALS[0]))
        if requirement and group[1] != "energy":
            missing = {("eu-efsa", "vitamin-c")} if group[1] == "vitamin-c" else set()
            assert everybody(requirement) <= everybody(goal), group
            # EFSA extrapolates the PRI of infants and adds an increment in pregnancy, without an AR.
            assert everybody(requirement) == everybody(goal) or group[:2] in missing, group


def test_a_goal_is_at_least_the_average_requirement_of_the_same_person() -> None:
    compared = set()
    for requirement, goal in pairs("average_requirement", *GOALS):
        compared.add(requirement["id"])
        assert float(goal["value"]) >= float(requirement["value"]), (requirement["id"], goal["id"])
    # Of protein the US goal is printed both ways, a day and per kilogram; of energy there is none.
    requirements = {
        row["id"] for row in values() if row["kind"] == "average_requirement" and row["nutrient"] != "energy"
    }
    assert compared == requirements


def test_a_limit_that_counts_every_origin_is_above_the_goal_of_the_same_person() -> None:
    compared = 0
    for limit, goal in pairs("upper_level", *GOALS):
        if limit["counts"] == ALL_ORIGINS:
            compared += 1
            # EFSA's limit of copper is for one to three years, its AI from three years: both are 1 mg at three.
            at_three = (limit["id"], goal["id"]) == ("eu-efsa-2003-copper-ul-1-3y", "eu-efsa-2015-copper-ai-3-9y")
            assert float(limit["value"]) > float(goal["value"]) or at_three, (limit["id"], goal["id"])
    assert compared > 400


def test_a_value_is_in_the_unit_of_its_nutrient_or_in_percent_of_energy() -> None:
    units = {row["id"]: row["unit"] for row in seed("nutrients")}
    for row in seed("reference_values"):
        assert row["unit"] == ("%" if row["per"] == "energy_percent" else units[row["nutrient"]]), row["id"]


def test_a_value_counts_the_equivalent_that_its_authority_prints() -> None:
    for group, rows in grouped(of_two_authorities(), "authority", "nutrient").items():
        of_floors, of_limits = EQUIVALENTS.get(group, ({""}, {""}))
        assert {row["equivalent"] for row in rows if row["kind"] in FLOORS} <= of_floors, group
        assert {row["equivalent"] for row in rows if row["kind"] not in FLOORS} <= of_limits, group


@pytest.mark.parametrize(
    ("per", "nutrients"),
    [
        (
            "kg",
            {
                *("histidine", "isoleucine", "leucine", "lysine", "magnesium", "methionine-cysteine"),
                *("phenylalanine-tyrosine", "protein", "threonine", "tryptophan", "valine"),
            },
        ),
        ("mj", {"niacin", "thiamin"}),
        ("energy_percent", {"alpha-linolenic-acid", "fat", "linoleic-acid"}),
    ],
)
def test_a_value_is_per_kilogram_or_energy_where_it_is_printed_so(per: str, nutrients: set[str]) -> None:
    assert {row["nutrient"] for row in values() if row["per"] == per} == nutrients


@pytest.mark.parametrize(
    ("nutrient", "levels"),
    [
        ("energy", ("pal_1_4", "pal_1_6", "pal_1_8", "pal_2_0")),
        ("zinc", ("phytate_300_mg", "phytate_600_mg", "phytate_900_mg", "phytate_1200_mg")),
    ],
)
def test_more_activity_or_phytate_asks_for_more(nutrient: str, levels: tuple[str, ...]) -> None:
    conditional = [row for row in values() if row["nutrient"] == nutrient and row["condition"]]
    assert {(row["authority"], row["condition"]) for row in conditional} == {("eu-efsa", level) for level in levels}
    for group in grouped(conditional, "kind", "sex", "age_min_months", "life_stage").values():
        ordered = sorted(group, key=lambda row: levels.index(row["condition"]))
        assert all(float(less["value"]) < float(more["value"]) for less, more in pairwise(ordered))


def test_every_level_of_phytate_is_for_the_same_adults_and_for_no_child() -> None:
    adults = [row for row in values() if row["condition"].startswith("phytate")]
    for group in grouped(adults, "kind", "condition").values():
        assert everybody(group) == everybody(adults)
    assert min(age for age, _, _ in everybody(adults)) == ADULT


def test_energy_alone_is_not_judged_by_the_cut_point() -> None:
    assert [row["id"] for row in seed("nutrients") if row["judged_by_cut_point"] == "false"] == ["energy"]
