"""GET /dose-splitting: what is known of taking one amount in several portions."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.catalog import Catalog
from app.evaluator.absorption import AbsorptionEstimate, absorption_estimate
from app.evaluator.citations import citations_of
from app.evaluator.evaluation import Citation
from app.problems import InvalidRequest, NotReady, documented
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.representations import reference_answer
from app.tables import Comparator, FormStudy, StudyGrade

NOTE = "What was found of one amount in several portions. No advice how to take anything."

router = APIRouter(tags=["supplement forms"])


class DoseSplitting(BaseModel):
    """The direct trials as facts, what others state of portions, and an estimate that is no fact."""

    data_version: Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]
    note: Annotated[str, Field(description="To be shown with the answer.")]
    direct_trials: Annotated[
        list[FormStudy], Field(description="Randomised trials of the same amount in other portions: what to cite.")
    ]
    statements: Annotated[
        list[FormStudy], Field(description="What reviews and bodies state of portions; grade says which.")
    ]
    estimate: Annotated[
        AbsorptionEstimate, Field(description="The share absorbed over the dose: an estimate, with range and warning.")
    ]
    citations: Annotated[
        list[Citation], Field(description="The sources of the trials and the statements; the estimate has its own.")
    ]


@router.get(
    "/dose-splitting",
    response_model=DoseSplitting,
    summary="One amount in several portions",
    responses=documented(InvalidRequest, NotReady),
    dependencies=[Depends(no_parameters)],
)
async def get_dose_splitting(request: Request, catalog: CurrentCatalog) -> Response:
    """Whether more of one amount is absorbed in several portions: the trials that tried it, with their figures.

    Cite these. The `estimate` besides is a curve of net absorption over the dose taken at once, always a range and
    always with its warning: it is no figure of a person, a form or a product.
    """
    return reference_answer(request, catalog, lambda: _content(catalog))


def _content(catalog: Catalog) -> dict[str, Any]:
    studies = catalog.form_studies
    of_portions = [each for each in studies.records.values() if each.comparator is Comparator.OTHER_PORTIONS]
    trials = [each for each in of_portions if each.grade is StudyGrade.HUMAN_RANDOMISED_TRIAL]
    return {
        "data_version": catalog.data_version,
        "note": NOTE,
        "direct_trials": studies.render(trials),
        "statements": studies.render(each for each in of_portions if each not in trials),
        "estimate": absorption_estimate(catalog.facts),
        "citations": citations_of((each.source_id for each in of_portions), catalog.facts),
    }
