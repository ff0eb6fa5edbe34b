"""GET /reference-values: the printed values, filtered; or, for a person, those that the evaluator chooses."""

from collections.abc import Iterator
from typing import Annotated, NotRequired

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from app.catalog import Catalog
from app.evaluator.checks import person_faults
from app.evaluator.person import Person, possible_people
from app.evaluator.references import FLOORS, LIMITS, Absence, ValueKind
from app.problems import InvalidRequest, NotFound, NotReady, documented, unknown_record
from app.routes.dependencies import CurrentCatalog, check_filters, no_parameters
from app.routes.person_query import PersonQuery
from app.routes.representations import reference_answer
from app.tables import ReferenceValue

ABSENCE_COLUMNS = ("status", "reason")

router = APIRouter(prefix="/reference-values", tags=["reference values"])


class ReferenceValueQuery(PersonQuery):
    """Filters; with an age, also the person for whom the evaluator chooses."""

    nutrient: Annotated[str | None, Field(max_length=80, description="Only this nutrient.", examples=["magnesium"])] = (
        None
    )
    authority: Annotated[
        str | None, Field(max_length=80, description="Only this authority.", examples=["us-nasem"])
    ] = None
    edition: Annotated[
        str | None,
        Field(
            max_length=80,
            description="Only this edition. For a person, the one in force when left out.",
            examples=["1997"],
        ),
    ] = None
    kind: Annotated[ValueKind | None, Field(description="Only this kind of value.")] = None


class AbsentReferenceValue(TypedDict):
    """Why there is no value of a kind. Emptiness is a word, never a missing row that reads as safe."""

    authority: Annotated[str, Field(description="Whose value is absent.", examples=["eu-efsa"])]
    nutrient: Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]
    kind: Annotated[str, Field(description="The kind of value.", examples=["average_requirement"])]
    status: Annotated[
        str, Field(description="not_established, not_applicable or not_in_our_data.", examples=["not_established"])
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


class ReferenceValueList(BaseModel):
    """Reference values; for a person also what is absent."""

    data_version: Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]
    reference_values: Annotated[list[ReferenceValue], Field(description="The values, in order of id.")]
    absent_values: Annotated[
        list[AbsentReferenceValue], Field(description="For a person: the kinds without a value, and why.")
    ]


@router.get(
    "",
    response_model=ReferenceValueList,
    summary="List reference values",
    responses=documented(InvalidRequest, NotReady),
)
async def list_reference_values(
    request: Request, query: Annotated[ReferenceValueQuery, Query()], catalog: CurrentCatalog
) -> Response:
    """All printed values in all editions, narrowed by the filters.

    With an age the answer holds only what applies to that person, in the edition in force unless you name one, and
    `absent_values` says for which kinds an authority has none. Label values are no requirement and are listed only
    without a person or with `kind=label_value`.
    """
    check_filters(catalog, nutrient=query.nutrient, authority=query.authority, edition=query.edition)
    person = query.person()
    if person is None:
        return _answer(request, catalog, list(_filtered(query, catalog)), [])
    if faults := tuple(person_faults(person, base="?")):
        raise InvalidRequest("The person does not fit together; see errors.", faults)
    return _answer(request, catalog, *_for_person(query, person, catalog))


@router.get(
    "/{reference_value_id}",
    response_model=ReferenceValue,
    summary="Get one reference value",
    responses=documented(NotFound, InvalidRequest, NotReady),
    dependencies=[Depends(no_parameters)],
)
async def get_reference_value(
    request: Request,
    reference_value_id: Annotated[str, Path(description="The id.", examples=["us-nasem-1997-magnesium-ul-9y-up"])],
    catalog: CurrentCatalog,
) -> Response:
    """One printed value with its source."""
    values = catalog.reference_values
    if reference_value_id not in values.records:
        raise unknown_record("reference value", reference_value_id, values.records)
    return reference_answer(request, catalog, lambda: values.rendered(reference_value_id))


def _filtered(query: ReferenceValueQuery, catalog: Catalog) -> Iterator[ReferenceValue]:
    wanted = query.model_dump(include={"nutrient", "authority", "edition", "kind"}, exclude_none=True)
    for value in catalog.reference_values.records.values():
        if all(getattr(value, field) == word for field, word in wanted.items()):
            yield value


def _for_person(
    query: ReferenceValueQuery, person: Person, catalog: Catalog
) -> tuple[list[ReferenceValue], list[AbsentReferenceValue]]:
    people = possible_people(person)
    kinds = (query.kind,) if query.kind else FLOORS + LIMITS
    selections = [
        catalog.facts.references.for_people(authority, nutrient, kinds, people, query.edition)
        for authority in ([query.authority] if query.authority else catalog.authorities.records)
        for nutrient in ([query.nutrient] if query.nutrient else catalog.nutrients.records)
    ]
    chosen = sorted(value.id for selection in selections for value in selection.values)
    absences = (absence for selection in selections for absence in selection.absences)
    return [catalog.reference_values.records[each] for each in chosen], [_absent(absence) for absence in absences]


def _answer(
    request: Request, catalog: Catalog, values: list[ReferenceValue], absent: list[AbsentReferenceValue]
) -> Response:
    collection = catalog.reference_values
    return reference_answer(
        request,
        catalog,
        lambda: {
            "data_version": catalog.data_version,
            "reference_values": collection.render(values),
            "absent_values": absent,
        },
        lambda: ((*collection.columns, *ABSENCE_COLUMNS), [*collection.rows(values), *absent]),
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
