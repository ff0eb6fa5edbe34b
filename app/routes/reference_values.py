"""GET /reference-values: the printed values, filtered; or, for a person, the table that the evaluator chooses."""

from bisect import bisect
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from msgspec.structs import replace
from pydantic import BaseModel, Field

from app.catalog import Catalog
from app.evaluator.checks import person_faults
from app.evaluator.person import Person, age_in_months, possible_people
from app.evaluator.references import OF_A_PERSON, ValueKind
from app.problems import InvalidRequest, NotFound, NotReady, documented, unknown_record
from app.routes.dependencies import CurrentCatalog, check_filters, no_parameters
from app.routes.person_query import PersonQuery
from app.routes.persons_table import (
    COLUMNS_BESIDES,
    AbsentReferenceValue,
    Asked,
    NotHeldReferenceValues,
    persons_json,
    persons_rows,
)
from app.routes.representations import reference_answer
from app.tables import IntakeRange, ReferenceValue

FILTERS = ("nutrient", "authority", "edition", "kind")

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


class ReferenceValueList(BaseModel):
    """Reference values; for a person also the ranges, and why there is no value of a kind."""

    data_version: Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]
    reference_values: Annotated[list[ReferenceValue], Field(description="The values, in order of id.")]
    intake_ranges: Annotated[
        list[IntakeRange],
        Field(description="For a person: the printed ranges, unless you ask for a kind. /intake-ranges has all."),
    ]
    absent_values: Annotated[
        list[AbsentReferenceValue],
        Field(
            description=(
                "For a person: each kind without a value of which something is said, or which the authority has for "
                "others, and why."
            )
        ),
    ]
    not_held: Annotated[
        list[NotHeldReferenceValues],
        Field(
            description=(
                "For a person: what we hold for nobody. With the values and the absent values it speaks of every "
                "authority, nutrient and kind asked about."
            )
        ),
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

    With an age the answer is that person's whole table: all authorities and nutrients unless you name one, in the
    edition in force unless you name one. Limits, safe levels and intakes for chronic disease risk reduction are kinds
    of their own. Label values are no requirement and are listed only without a person or with `kind=label_value`.

    Where there is no value, `absent_values` or `not_held` says why; of an edition that you name they say nothing. As
    CSV all are rows of one table: one with a `status` is no value, and one with a `high` is a range.

    The table is the same for everybody of one age band, sex and life stage: keep it with its ETag.
    """
    check_filters(catalog, nutrient=query.nutrient, authority=query.authority, edition=query.edition)
    person = query.person()
    if person is None:
        return _answer(request, query, catalog)
    if faults := tuple(person_faults(person, base="?")):
        raise InvalidRequest("The person does not fit together; see errors.", faults)
    return _person_answer(request, query, person, catalog)


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


def _answer(request: Request, query: ReferenceValueQuery, catalog: Catalog) -> Response:
    values = catalog.reference_values
    return reference_answer(
        request,
        catalog,
        lambda: {
            **{"data_version": catalog.data_version, "reference_values": values.render(_filtered(query, catalog))},
            **{"intake_ranges": [], "absent_values": [], "not_held": []},
        },
        lambda: ((*values.columns, *COLUMNS_BESIDES), values.rows(_filtered(query, catalog))),
    )


def _filtered(query: ReferenceValueQuery, catalog: Catalog) -> Iterator[ReferenceValue]:
    wanted = query.model_dump(include=set(FILTERS), exclude_none=True)
    for value in catalog.reference_values.records.values():
        if all(getattr(value, field) == word for field, word in wanted.items()):
            yield value


def _person_answer(request: Request, query: ReferenceValueQuery, person: Person, catalog: Catalog) -> Response:
    """The table of this person; it is made once for everybody between two ages at which something changes."""
    asked = Asked(
        people=possible_people(person),
        authorities=(query.authority,) if query.authority else tuple(catalog.authorities.records),
        nutrients=(query.nutrient,) if query.nutrient else tuple(catalog.nutrients.records),
        kinds=(query.kind,) if query.kind else OF_A_PERSON,
        edition=query.edition,
        with_ranges=query.kind is None,
    )
    return reference_answer(
        request,
        catalog,
        lambda: persons_json(asked, catalog),
        lambda: ((*catalog.reference_values.columns, *COLUMNS_BESIDES), persons_rows(asked, catalog)),
        about=(
            bisect(catalog.ages_of_change, age_in_months(person)),
            tuple(replace(each, age_months=0) for each in asked.people),
            tuple(getattr(query, name) for name in FILTERS),
        ),
    )
