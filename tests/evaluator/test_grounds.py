"""What an assessment rests on is made once for everybody that it is the same for, and for nobody else."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from app.evaluator import Facts
from app.evaluator.grounds import Grounds, grounds_of
from app.evaluator.habit import Habit, Refused
from app.evaluator.person import LifeStage, PossiblePerson, Sex
from app.evaluator.quantities import NOTHING, UNKNOWN, Interval, decimal, exact
from app.evaluator.references import OLDEST_MONTHS, ValueKind
from app.evaluator.usual_intake import assess
from app.evaluator.usual_intake_answer import usual_adequacy, usual_excess
from app.evaluator.usual_intake_shape import UsualAdequacy, UsualExcess
from app.evaluator.yardsticks import yardsticks_of
from app.knowledge import facts_from
from app.tables import DayToDaySd, ReferenceValue
from tests.evaluator.building import MAN_OF_40, a_value, band, day, evaluated, holding, judgement, seeded, taken

HER_EAR = "us-nasem-1997-magnesium-ear-female-31-50y"
WOMAN = {"age_years": 40, "sex": "female"}


def somebody(years: int, sex: Sex = Sex.FEMALE, weight: Interval = UNKNOWN) -> PossiblePerson:
    return PossiblePerson(years * 12, sex, LifeStage.GENERAL, weight)


def grounds(facts: Facts, *people: PossiblePerson) -> Grounds | Refused:
    """What an assessment by the National Academies' average requirement of magnesium rests on."""
    yardstick = yardsticks_of("us-nasem", "magnesium", people, facts.references).requirement
    return grounds_of(yardstick, people, facts.nutrients["magnesium"], False, facts.variation)


def said_of(facts: Facts, **person: Any) -> UsualAdequacy:
    """What is said of 320 mg from food."""
    answer = evaluated(facts, day(taken(320, "food")), person=WOMAN | person)
    return judgement(answer)["adequacy"]["usual_intake"]


def with_her_ear(**changes: Any) -> Facts:
    """The facts with her average requirement alone, changed."""
    (found,) = (each for each in seeded().reference_values if each.id == HER_EAR)
    changed = ReferenceValue.model_validate(found.model_dump() | changes)
    return facts_from(replace(seeded(), reference_values=(changed,)), "test")


def test_it_is_made_once_for_people_of_the_same_bands(facts: Facts) -> None:
    made = grounds(facts, somebody(32))
    assert isinstance(made, Grounds)
    assert grounds(facts, somebody(49, weight=exact(decimal(61.5)))) is made


@pytest.mark.parametrize("people", [(somebody(32, Sex.MALE),), (somebody(30),), (somebody(32), somebody(32, Sex.MALE))])
def test_people_of_other_bands_have_their_own(facts: Facts, people: tuple[PossiblePerson, ...]) -> None:
    assert grounds(facts, *people) is not grounds(facts, somebody(32))


def test_values_per_kilogram_are_of_one_weight() -> None:
    # 5 mg per kg are 250 mg for 50 kg and 400 mg for 80 kg.
    facts = with_her_ear(value=5, per="kg")
    for _ in range(2):
        assert "(EAR 250 mg," in said_of(facts, weight_kg=50)["text"]
        assert "(EAR 400 mg," in said_of(facts, weight_kg=80)["text"]
        assert said_of(facts)["depends_on"] == ["#/person/weight_kg"]


def test_an_sd_may_begin_at_an_age_within_a_band_of_the_values() -> None:
    lines = seeded()
    (sd,) = (each for each in lines.day_to_day_sds if each.nutrient == "magnesium")
    from_36 = DayToDaySd.model_validate(sd.model_dump() | {"age_min_months": 36 * 12})
    facts = facts_from(replace(lines, day_to_day_sds=(from_36,)), "test")
    for _ in range(2):
        assert said_of(facts, age_years=35)["day_to_day_sd"]["basis"] == "assumption"
        assert said_of(facts, age_years=36)["day_to_day_sd"]["basis"] == "survey"


def test_where_no_sd_is_held_a_usual_day_is_assessed_and_recorded_days_are_not(facts: Facts) -> None:
    # No survey that we hold is of how men's days differ in calcium.
    days = {record: day(taken(900, "food", "calcium"), record=record) for record in ("complete", "usual")}
    for _ in range(2):
        answers = {record: evaluated(facts, each, person=MAN_OF_40) for record, each in days.items()}
        recorded, usual = (each["nutrients"][0]["judgements"][0]["adequacy"] for each in answers.values())
        assert recorded["usual_intake"]["refusal"] == "no_day_to_day_sd"
        assert usual["usual_intake"]["status"] == "assessed"


def test_a_value_for_every_life_stage_has_an_sd_of_another_one_in_pregnancy_alone(facts: Facts) -> None:
    facts = holding(facts, a_value(ValueKind.AVERAGE_REQUIREMENT, band()))
    for _ in range(2):
        assert "assumptions" not in said_of(facts)
        assert said_of(facts, life_stage="pregnancy")["assumptions"] == ["sd_of_the_same_age"]


def everybody(facts: Facts, authority: str, nutrient: str) -> Iterator[tuple[PossiblePerson, ...]]:
    """On both sides of every age at which a value or an SD begins or ends."""
    bands = [row.band for row in facts.references.all_values(authority, nutrient)]
    edges = {edge for band in bands for edge in (band.age_min_months, band.age_max_months or 0)} - {0}
    edges |= {edge for sd in seeded().day_to_day_sds for edge in (sd.age_min_months, sd.age_max_months or 0)} - {0}
    for age in sorted({0, OLDEST_MONTHS - 1, *edges, *(edge - 1 for edge in edges)}):
        each = [PossiblePerson(age, sex, LifeStage.GENERAL, exact(Decimal(60))) for sex in Sex]
        mothers = [structs.replace(each[0], life_stage=stage) for stage in (LifeStage.PREGNANCY, LifeStage.LACTATION)]
        yield from (tuple(each), *((one,) for one in (*each, *mothers)))


def everything(facts: Facts, *, last_first: bool) -> dict[object, tuple[UsualAdequacy, UsualExcess]]:
    """What is said to everybody, asked in one order or the other."""
    asked = [
        (authority, nutrient, people)
        for authority in sorted(facts.authorities)
        for nutrient in ("magnesium", "calcium")
        for people in everybody(facts, authority, nutrient)
    ]
    return {key: told(*key, facts) for key in (reversed(asked) if last_first else asked)}


def told(
    authority: str, nutrient: str, people: tuple[PossiblePerson, ...], facts: Facts
) -> tuple[UsualAdequacy, UsualExcess]:
    """What is said of a day by an authority's requirement and by its limit."""
    yardsticks, known = yardsticks_of(authority, nutrient, people, facts.references), facts.nutrients[nutrient]
    habit = Habit(1, False, exact(Decimal(320)), NOTHING)
    adequacy, excess = (
        assess(each, habit, people, known, facts.variation) for each in (yardsticks.requirement, yardsticks.limits[0])
    )
    return usual_adequacy(adequacy, known.unit), usual_excess(excess, known.unit)


def test_it_is_all_the_same_who_asks_first() -> None:
    first, last = (everything(facts_from(seeded(), "test"), last_first=each) for each in (False, True))
    assert first == last


def test_whoever_changes_an_answer_changes_no_other(facts: Facts) -> None:
    said = said_of(facts)
    before = deepcopy(said)
    for part in (said, said["day_to_day_sd"], said["requirement_sd"]):
        part["citation_ids"].append("changed")
    said["requirement_sd"]["low"] = -1
    said["mean_needed"]["adequate"] = -1
    assert said_of(facts) == before
