"""What is held for everybody: of each authority, nutrient and kind the values in force, and what is said of the rest.

A kind with a value for anybody has the status ``value``. One without has a word of emptiness: what its statements
agree on when they speak of everybody, else ``not_in_our_data``, for a silence says nothing. A value that hangs on a
fact is a value, and ``needs`` names the fact; ``needs_a_fact`` is what print gives as a formula and not as a value.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum
from itertools import product
from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.facts import Facts
from app.evaluator.person import MONTHS_IN_A_YEAR, LifeStage, PossiblePerson, Sex
from app.evaluator.quantities import UNKNOWN
from app.evaluator.references import HANGS_ON, Absence, AbsenceStatus, Band, ReferenceValue, ValueKind

KINDS = (
    ValueKind.AVERAGE_REQUIREMENT,
    ValueKind.RECOMMENDED_INTAKE,
    ValueKind.ADEQUATE_INTAKE,
    ValueKind.UPPER_LEVEL,
    ValueKind.GUIDANCE_LEVEL,
    ValueKind.SAFE_LEVEL,
    ValueKind.CHRONIC_DISEASE_RISK_REDUCTION,
    ValueKind.LABEL_VALUE,
)
WEAKEST_FIRST = (
    AbsenceStatus.NOT_IN_OUR_DATA,
    AbsenceStatus.NEEDS_A_FACT,
    AbsenceStatus.NOT_ESTABLISHED,
    AbsenceStatus.NOT_APPLICABLE,
)
OF_CHILDBEARING_MONTHS = (14 * MONTHS_IN_A_YEAR, 51 * MONTHS_IN_A_YEAR)


class CoverageStatus(StrEnum):
    """Whether there is a value of a kind for anybody, else which emptiness it is."""

    VALUE = "value"
    NOT_ESTABLISHED = AbsenceStatus.NOT_ESTABLISHED.value
    NOT_APPLICABLE = AbsenceStatus.NOT_APPLICABLE.value
    NEEDS_A_FACT = AbsenceStatus.NEEDS_A_FACT.value
    NOT_IN_OUR_DATA = AbsenceStatus.NOT_IN_OUR_DATA.value


class AgeRange(TypedDict):
    """Ages in months."""

    from_months: Annotated[int, Field(description="The first age, in months.", examples=[12])]
    below_months: NotRequired[
        Annotated[int, Field(description="The age that no longer belongs to it; absent without an end.")]
    ]


class StatedAbsence(TypedDict):
    """A statement that there is no value for some people, and why."""

    status: Annotated[str, Field(description="not_established, not_applicable, needs_a_fact or not_in_our_data.")]
    ages: Annotated[AgeRange, Field(description="For which ages.")]
    sex: NotRequired[Annotated[str, Field(description="For which sex; absent for both.")]]
    life_stage: NotRequired[Annotated[str, Field(description="For which life stage; absent for all.")]]
    reason: Annotated[str, Field(description="Why, in one sentence.")]
    source_id: Annotated[str, Field(description="Where that can be seen, see /sources.")]


class KindCoverage(TypedDict):
    """What is held of one kind of value. Editions, ages and needs are there where a value is."""

    kind: Annotated[str, Field(description="The kind of value.", examples=["upper_level"])]
    status: Annotated[
        str,
        Field(
            description=(
                "value: there are values in force, for the people in ages at most. Else why there is none for "
                "anybody: not_established (the authority sets none), not_applicable, needs_a_fact (it is printed as a "
                "formula), or not_in_our_data (we do not hold it). A value that hangs on a fact is a value and fills "
                "needs."
            ),
            examples=["value"],
        ),
    ]
    values: Annotated[int, Field(description="How many values are in force, see /reference-values.", examples=[8])]
    editions: NotRequired[Annotated[list[str], Field(description="The editions in force.", examples=[["1997"]])]]
    earlier_editions: NotRequired[Annotated[list[str], Field(description="Editions that are held and replaced.")]]
    ages: NotRequired[Annotated[AgeRange, Field(description="From the youngest to the oldest with a value.")]]
    needs: NotRequired[
        Annotated[
            list[str],
            Field(description="Facts without which some of the values are no amount a day.", examples=[["weight_kg"]]),
        ]
    ]
    statements: Annotated[list[StatedAbsence], Field(description="What is said of those without a value.")]
    everybody: Annotated[
        bool,
        Field(
            description=(
                "Whether values and statements together speak of everybody: all ages, and pregnancy and lactation at "
                "14 to 50 years. Else we hold nothing for some of them."
            )
        ),
    ]


class Coverage(TypedDict):
    """What is held of one authority and one nutrient, kind by kind."""

    authority: Annotated[str, Field(description="The authority.", examples=["us-nasem"])]
    nutrient: Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]
    kinds: Annotated[list[KindCoverage], Field(description="Every kind, in one order.")]


def coverage(facts: Facts) -> Iterator[Coverage]:
    """Of every authority and nutrient what is held, for everybody."""
    for authority, nutrient in product(facts.authorities, facts.nutrients):
        values = facts.references.all_values(authority, nutrient)
        absences = facts.references.all_absences(authority, nutrient)
        kinds = [
            _of_kind(kind, [each for each in values if each.kind is kind], [a for a in absences if a.kind is kind])
            for kind in KINDS
        ]
        yield {"authority": authority, "nutrient": nutrient, "kinds": kinds}


def _of_kind(kind: ValueKind, values: Collection[ReferenceValue], absences: Collection[Absence]) -> KindCoverage:
    in_force = [value for value in values if value.in_force]
    spoken_of = _speak_of_everybody([value.band for value in in_force] + [absence.band for absence in absences])
    made: KindCoverage = {
        "kind": kind.value,
        "status": (CoverageStatus.VALUE if in_force else _emptiness(absences, spoken_of)).value,
        "values": len(in_force),
        "statements": [_statement(absence) for absence in absences],
        "everybody": spoken_of,
    }
    if in_force:
        made["editions"] = sorted({value.edition for value in in_force})
        made["earlier_editions"] = sorted({value.edition for value in values} - set(made["editions"]))
        made["ages"] = _ages([value.band for value in in_force])
        made["needs"] = sorted({HANGS_ON[value.per] for value in in_force if value.per in HANGS_ON})
    return made


def _emptiness(absences: Collection[Absence], spoken_of: bool) -> AbsenceStatus:
    """The weakest word of the statements, when they speak of everybody; else that we do not hold it."""
    words = {absence.status for absence in absences}
    return next(word for word in WEAKEST_FIRST if word in words) if spoken_of else AbsenceStatus.NOT_IN_OUR_DATA


def _speak_of_everybody(bands: Collection[Band]) -> bool:
    """Whether everybody is in a band: between two edges nothing changes, so that one age of each stretch is enough."""
    if not bands:
        return False
    edges = {0, OF_CHILDBEARING_MONTHS[0]} | {
        edge for band in bands for edge in (band.age_min_months, band.age_max_months) if edge is not None
    }
    people = [
        PossiblePerson(age, sex, stage, UNKNOWN)
        for age, sex, stage in product(edges, Sex, LifeStage)
        if _is_asked_about(age, sex, stage)
    ]
    return all(any(band.holds(person) for band in bands) for person in people)


def _is_asked_about(age: int, sex: Sex, life_stage: LifeStage) -> bool:
    """Whether tables speak of such a person: of pregnancy and lactation they do at 14 to 50 years."""
    at_any_age = life_stage is LifeStage.GENERAL
    return at_any_age or (sex is Sex.FEMALE and OF_CHILDBEARING_MONTHS[0] <= age < OF_CHILDBEARING_MONTHS[1])


def _ages(bands: Collection[Band]) -> AgeRange:
    ends = [band.age_max_months for band in bands]
    ages: AgeRange = {"from_months": min(band.age_min_months for band in bands)}
    if None not in ends:
        ages["below_months"] = max(end for end in ends if end is not None)
    return ages


def _statement(absence: Absence) -> StatedAbsence:
    made: StatedAbsence = {
        "status": absence.status.value,
        "ages": _ages([absence.band]),
        "reason": absence.reason,
        "source_id": absence.source,
    }
    if absence.band.sex is not None:
        made["sex"] = absence.band.sex.value
    if absence.band.life_stage is not None:
        made["life_stage"] = absence.band.life_stage.value
    return made
