"""What is made once for all people of a band is what would be made for each of them."""

from collections.abc import Iterator

import pytest

from app.evaluator import Facts
from app.evaluator.bands import Bands
from app.evaluator.person import LifeStage, PossiblePerson, Sex
from app.evaluator.quantities import UNKNOWN, Interval, decimal, exact
from app.evaluator.references import OLDEST_MONTHS
from app.evaluator.yardstick import Yardstick
from app.evaluator.yardsticks import floors, goal, limits, other_ceilings, requirement, yardsticks_of

ONE = ("us-nasem", "magnesium")


def somebody(
    age_months: int, sex: Sex = Sex.FEMALE, stage: LifeStage = LifeStage.GENERAL, weight: Interval = UNKNOWN
) -> PossiblePerson:
    return PossiblePerson(age_months, sex, stage, weight)


def test_it_is_made_once_for_people_of_the_same_bands() -> None:
    bands = Bands([(*ONE, 0, 12), (*ONE, 12, None)])
    first = bands.once(*ONE, (somebody(12),), object)
    assert bands.once(*ONE, (somebody(500),), object) is first
    assert bands.once(*ONE, (somebody(12, weight=exact(decimal(61.5))),), object) is first


@pytest.mark.parametrize(
    "people",
    [
        (somebody(11),),
        (somebody(12, Sex.MALE),),
        (somebody(12, stage=LifeStage.PREGNANCY),),
        (somebody(12), somebody(12, Sex.MALE)),
        (),
    ],
)
def test_people_of_other_bands_have_their_own(people: tuple[PossiblePerson, ...]) -> None:
    bands = Bands([(*ONE, 0, 12), (*ONE, 12, None)])
    assert bands.once(*ONE, (somebody(12),), object) is not bands.once(*ONE, people, object)


def test_where_the_last_band_ends_another_begins() -> None:
    bands = Bands([(*ONE, 0, 12)])
    assert bands.once(*ONE, (somebody(11),), object) is not bands.once(*ONE, (somebody(12),), object)


@pytest.mark.parametrize("other", [("us-nasem", "calcium"), ("eu-efsa", "magnesium")])
def test_another_authority_or_nutrient_has_its_own(other: tuple[str, str]) -> None:
    bands = Bands([(*ONE, 0, None), (*other, 0, None)])
    assert bands.once(*ONE, (somebody(12),), object) is not bands.once(*other, (somebody(12),), object)


STAGES = ((Sex.FEMALE, LifeStage.GENERAL), (Sex.MALE, LifeStage.GENERAL))
STAGES_OF_WOMEN = ((Sex.FEMALE, LifeStage.PREGNANCY), (Sex.FEMALE, LifeStage.LACTATION))


def everybody(authority: str, nutrient: str, facts: Facts) -> Iterator[tuple[PossiblePerson, ...]]:
    """On both sides of every age at which a row of this authority begins or ends."""
    references = facts.references
    bands = {row.band for row in references.all_values(authority, nutrient)}
    bands |= {row.band for row in references.all_absences(authority, nutrient)}
    edges = {edge for band in bands for edge in (band.age_min_months, band.age_max_months or 0)} - {0}
    for age in sorted({0, OLDEST_MONTHS - 1, *edges, *(edge - 1 for edge in edges)}):
        for sex, stage in STAGES + STAGES_OF_WOMEN:
            yield (somebody(age, sex, stage),)
        yield tuple(somebody(age, sex, stage) for sex, stage in STAGES)


def said(yardstick: Yardstick) -> tuple[object, ...]:
    """All that a yardstick says, without who asked."""
    values = {sex: [value.id for value in of_sex] for sex, of_sex in yardstick.values.items()}
    absences = {sex: (each.kind, each.status, each.reason, each.source) for sex, each in yardstick.absences.items()}
    return yardstick.authority, yardstick.is_ceiling, values, absences


@pytest.mark.parametrize("nutrient", ["magnesium", "calcium"])
def test_whoever_asks_gets_the_yardsticks_that_are_made_for_them(facts: Facts, nutrient: str) -> None:
    for authority in facts.authorities:
        for people in everybody(authority, nutrient, facts):
            asked = (authority, nutrient, people, facts.references)
            kept = yardsticks_of(*asked)
            assert said(kept.goal) == said(goal(*asked))
            assert list(map(said, kept.limits)) == list(map(said, limits(*asked)))
            assert list(map(said, kept.ceilings)) == list(map(said, other_ceilings(*asked)))
            assert said(kept.requirement) == said(requirement(*asked))
            assert list(map(said, kept.floors)) == list(map(said, floors(*asked)))
