"""GET /conformance-cases: invented people with expected verdicts, for testing any tracker."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.problems import InvalidRequest, NotFound, NotReady, documented, unknown_record
from app.routes.collections import whole
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.representations import reference_answer
from app.tables import ConformanceCase

HOW_TO_COMPARE = (
    "Evaluate each request with your own code and compare what is expected, field by field. Lists compare in any "
    "order. Numbers are in the nutrient's unit; those of compounds rest on five-digit fractions, so that 0.1 % may be "
    "allowed. The people are invented."
)

router = APIRouter(
    prefix="/conformance-cases",
    tags=["conformance"],
    responses=documented(InvalidRequest, NotReady),
    dependencies=[Depends(no_parameters)],
)


class ConformanceCaseList(BaseModel):
    """Invented people with days, and the verdicts expected."""

    data_version: Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]
    how_to_compare: Annotated[str, Field(description="How to run the cases.")]
    conformance_cases: Annotated[list[ConformanceCase], Field(description="The cases, in order of id.")]


@router.get("", response_model=ConformanceCaseList, summary="List conformance cases")
async def list_conformance_cases(request: Request, catalog: CurrentCatalog) -> Response:
    """Invented people with days and the verdicts that are expected, for testing any tracker against the same rules.

    Each case names the rule that it probes and shows the sum by hand. `request` is a body of `POST /evaluate`;
    `expected` has the names of its answer. Our own tests run every case against this service.
    """
    return whole(request, "conformance_cases", catalog.conformance_cases, catalog, how_to_compare=HOW_TO_COMPARE)


@router.get(
    "/{conformance_case_id}",
    response_model=ConformanceCase,
    summary="Get one conformance case",
    responses=documented(NotFound),
)
async def get_conformance_case(
    request: Request,
    conformance_case_id: Annotated[str, Path(description="The id.", examples=["exactly-at-a-limit"])],
    catalog: CurrentCatalog,
) -> Response:
    """One case."""
    cases = catalog.conformance_cases
    if conformance_case_id not in cases.records:
        raise unknown_record("conformance case", conformance_case_id, cases.records)
    return reference_answer(request, catalog, lambda: cases.rendered(conformance_case_id))
