"""A person's whole table as it is served: the values, the ranges, and why there is no value of the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.catalog import Catalog
from app.evaluator.person import PossiblePerson, Sex
from app.evaluator.person_table import NotHeld, PersonTable, person_table
from app.evaluator.references import Absence, AbsenceStatus, Band, ValueKind
from app.tables import AppliesToSex, IntakeRange, ReferenceValue

COLUMNS_BESIDES = ("low", "high", "status", "reason")
NOT_HELD = "We hold no value of these kinds of this authority for anybody. That says nothing of the authority."


class AbsentReferenceValue(TypedDict):
    """Why there is no value of a kind. Emptiness is a word, never a missing row that reads as safe."""

    authority: Annotated[str, Field(description="Whose value is absent.", examples=["eu-efsa"])]
    nutrient: Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]
    kind: Annotated[str, Field(description="The kind of value.", examples=["average_requirement"])]
    status: Annotated[
        str,
        Field(
            description="not_established, not_applicable, needs_a_fact or not_in_our_data.",
            examples=["not_established"],
        ),
    ]
    reason: Annotated[
        str,
        Field(
            description="Why, in one sentence.",
            examples=["We hold no value of this authority for this person."],
        ),
    ]
    source_id: NotRequired[
        Annotated[str, Field(description="Where that can be seen, see /sources.", examples=["iom1997"])]
    ]


class NotHeldReferenceValues(TypedDict):
    """Nutrients of which we hold no value of some kinds, of one authority, for anybody."""

    authority: Annotated[str, Field(description="Whose values we do not hold.", examples=["jp-mhlw"])]
    nutrients: Annotated[list[str], Field(description="The nutrients.", examples=[["boron", "choline"]])]
    kinds: Annotated[list[str], Field(description="The kinds of value.", examples=[["upper_level", "safe_level"]])]
    status: Annotated[str, Field(description="not_in_our_data.", examples=["not_in_our_data"])]
    reason: Annotated[str, Field(description="Why, in one sentence.", examples=[NOT_HELD])]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose table is asked for, and how much of it."""

    people: tuple[PossiblePerson, ...]
    authorities: tuple[str, ...]
    nutrients: tuple[str, ...]
    kinds: tuple[ValueKind, ...]
    edition: str | None
    with_ranges: bool


def persons_json(asked: Asked, catalog: Catalog) -> dict[str, Any]:
    """The table as the object that is served."""
    table = _table(asked, catalog)
    return {
        "data_version": catalog.data_version,
        "reference_values": catalog.reference_values.render(_values(table, catalog)),
        "intake_ranges": catalog.intake_ranges.render(_ranges(asked, catalog)),
        "absent_values": [_absent(absence) for absence in table.absences],
        "not_held": [_not_held(group) for group in table.not_held],
    }


def persons_rows(asked: Asked, catalog: Catalog) -> list[Mapping[str, Any]]:
    """The table as rows of one shape; what is not held has a row for each nutrient."""
    table = _table(asked, catalog)
    return [
        *catalog.reference_values.rows(_values(table, catalog)),
        *catalog.intake_ranges.rows(_ranges(asked, catalog)),
        *(_absent(absence) for absence in table.absences),
        *(row for group in table.not_held for row in _rows_of_not_held(group)),
    ]


def _table(asked: Asked, catalog: Catalog) -> PersonTable:
    of = (asked.authorities, asked.nutrients)
    return person_table(catalog.facts.references, of, asked.kinds, asked.people, asked.edition)


def _values(table: PersonTable, catalog: Catalog) -> list[ReferenceValue]:
    return [catalog.reference_values.records[name] for name in sorted(value.id for value in table.values)]


def _ranges(asked: Asked, catalog: Catalog) -> list[IntakeRange]:
    ranges = catalog.intake_ranges.records.values() if asked.with_ranges else ()
    return [one for one in ranges if _is_asked_for(one, asked)]


def _is_asked_for(one: IntakeRange, asked: Asked) -> bool:
    sex = None if one.sex is AppliesToSex.ANY else Sex(one.sex)
    band = Band(one.age_min_months, one.age_max_months, sex, one.life_stage)
    return (
        one.authority in asked.authorities
        and one.nutrient in asked.nutrients
        and (one.valid_until is None if asked.edition is None else one.edition == asked.edition)
        and any(band.holds(person) for person in asked.people)
    )


def _absent(absence: Absence) -> AbsentReferenceValue:
    absent: AbsentReferenceValue = {
        "authority": absence.authority,
        "nutrient": absence.nutrient,
        "kind": absence.kind.value,
        "status": absence.status.value,
        "reason": absence.reason,
    }
    if absence.is_stated:
        absent["source_id"] = absence.source
    return absent


def _not_held(group: NotHeld) -> NotHeldReferenceValues:
    return {
        "authority": group.authority,
        "nutrients": list(group.nutrients),
        "kinds": [kind.value for kind in group.kinds],
        "status": AbsenceStatus.NOT_IN_OUR_DATA.value,
        "reason": NOT_HELD,
    }


def _rows_of_not_held(group: NotHeld) -> Iterator[Mapping[str, Any]]:
    told = _not_held(group)
    for nutrient in group.nutrients:
        yield {**told, "nutrient": nutrient, "kind": told["kinds"]}
