"""Who the values are for: the person as told, and every person that this may be."""

from enum import IntEnum, StrEnum
from typing import Annotated

from msgspec import Struct
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

from app.evaluator.absence import OrAbsent
from app.evaluator.quantities import UNKNOWN, Interval, decimal, exact

MONTHS_IN_A_YEAR = 12
OLDEST_YEARS = 130
FIRST_AGE_TOLD_IN_YEARS = 2
ADULT_YEARS = 18


class Sex(StrEnum):
    """The sex that an authority's table distinguishes."""

    FEMALE = "female"
    MALE = "male"


class LifeStage(StrEnum):
    """The life stage that an authority's table distinguishes."""

    GENERAL = "general"
    PREGNANCY = "pregnancy"
    LACTATION = "lactation"


AN_AGE: JsonDict = {
    "oneOf": [
        {"required": ["age_months"]},
        {
            "required": ["age_years"],
            "not": {"required": ["age_months"]},
            "properties": {"age_years": {"minimum": FIRST_AGE_TOLD_IN_YEARS, "description": "Alone from two years."}},
        },
    ]
}


NO_LIFE_STAGE_OF_THE_OTHER_SEX: JsonDict = {
    "not": {
        "required": ["sex", "life_stage"],
        "properties": {
            "sex": {"const": "male", "description": "Of a man there is"},
            "life_stage": {"enum": ["pregnancy", "lactation"], "description": "neither of these."},
        },
    }
}


Energy = Annotated[float, Field(strict=True, gt=0, le=100, allow_inf_nan=False)]


class Phytate(IntEnum):
    """The levels of phytate in the diet, in mg a day, that values are printed for."""

    LOWEST = 300
    USUAL = 600
    HIGH = 900
    HIGHEST = 1200


def _whole(number: object) -> object:
    """A float without a fraction as the integer that it is: JSON has one kind of number, and 34.0 is 34."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


class Person(BaseModel):
    """The person as told. Nothing is assumed but a general life stage, and the answer says so."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_extra={"allOf": [AN_AGE, NO_LIFE_STAGE_OF_THE_OTHER_SEX]}
    )

    age_years: Annotated[
        OrAbsent[int],
        Field(
            strict=True,
            ge=0,
            le=OLDEST_YEARS,
            description="Age in completed years. Below two years give age_months instead.",
            examples=[34],
        ),
        BeforeValidator(_whole),
    ] = None
    age_months: Annotated[
        OrAbsent[int],
        Field(
            strict=True,
            ge=0,
            le=OLDEST_YEARS * MONTHS_IN_A_YEAR + 11,
            description="Age in completed months; required below two years.",
            examples=[412],
        ),
        BeforeValidator(_whole),
    ] = None
    sex: Annotated[OrAbsent[Sex], Field(description="Left out when not known: the answer then covers both.")] = None
    weight_kg: Annotated[
        OrAbsent[float],
        Field(strict=True, gt=0, le=700, allow_inf_nan=False, description="Body weight in kilograms.", examples=[61.5]),
    ] = None
    life_stage: Annotated[OrAbsent[LifeStage], Field(description="Read as general when left out.")] = None
    energy_requirement_mj: Annotated[
        OrAbsent[Energy],
        Field(
            description="Energy requirement in MJ a day, which values per MJ hang on: thiamin and niacin by EFSA.",
            examples=[8.4],
        ),
    ] = None
    energy_intake_mj: Annotated[
        OrAbsent[Energy],
        Field(
            description="Energy intake in MJ a day, which values in percent of energy hang on: fatty acids by EFSA.",
            examples=[8.4],
        ),
    ] = None
    phytate_mg: Annotated[
        OrAbsent[Phytate],
        Field(
            description=(
                "Phytate in the diet, in mg a day, for which EFSA prints the zinc of adults. Read as 600 when left "
                "out, and the answer says so."
            ),
            examples=[900],
        ),
    ] = None


class PossiblePerson(Struct, frozen=True):
    """One of the people that the person as told may be. A weight or an energy that is not known runs without end."""

    age_months: int
    sex: Sex
    life_stage: LifeStage
    weight_kg: Interval = UNKNOWN
    energy_requirement_mj: Interval = UNKNOWN
    energy_intake_mj: Interval = UNKNOWN
    phytate_mg: Phytate | None = None
    """None: whatever it is."""


def age_in_months(person: Person) -> int:
    """Completed months; of an age in years the first month, for every band above two years starts on a birthday."""
    if person.age_months is not None:
        return person.age_months
    if person.age_years is None:
        raise ValueError("a person has an age: give age_years or age_months")
    return person.age_years * MONTHS_IN_A_YEAR


def is_adult(age_months: int) -> bool:
    """Whether somebody of this age is an adult, from 18 years."""
    return age_months >= ADULT_YEARS * MONTHS_IN_A_YEAR


def possible_people(person: Person, phytate_if_untold: Phytate | None = None) -> tuple[PossiblePerson, ...]:
    """Everybody whom the person as told may be: two people when the sex is open, else one."""
    life_stage, phytate = person.life_stage or LifeStage.GENERAL, person.phytate_mg or phytate_if_untold
    numbers = person.weight_kg, person.energy_requirement_mj, person.energy_intake_mj
    weight, requirement, intake = [UNKNOWN if each is None else exact(decimal(each)) for each in numbers]
    age, sexes = age_in_months(person), possible_sexes(person)
    return tuple([PossiblePerson(age, sex, life_stage, weight, requirement, intake, phytate) for sex in sexes])


def possible_sexes(person: Person) -> tuple[Sex, ...]:
    """The sexes that fit what was told: pregnancy and lactation leave one."""
    if person.sex is not None:
        return (person.sex,)
    if person.life_stage in (LifeStage.PREGNANCY, LifeStage.LACTATION):
        return (Sex.FEMALE,)
    return (Sex.FEMALE, Sex.MALE)


def assumptions(person: Person) -> tuple[str, ...]:
    """What was taken for granted about the person, as "field: value"."""
    told_nothing = ("life_stage: general",) if person.life_stage is None else ()
    follows = len(possible_sexes(person)) == 1 and person.sex is None
    return told_nothing + (("sex: female",) if follows else ())
