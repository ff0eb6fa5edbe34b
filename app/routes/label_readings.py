"""POST /label-readings."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Request
from fastapi.responses import Response

from app.evaluator.labels import LabelReadingRequest, LabelReadings, read_label
from app.problems import BodyTooLarge, InvalidRequest, MalformedBody, NotReady, UnsupportedBody, documented
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.examples import LABEL_EXAMPLES
from app.routes.representations import json_answer

router = APIRouter(tags=["supplement forms"])


@router.post(
    "/label-readings",
    response_model=LabelReadings,
    summary="Read a label",
    responses=documented(MalformedBody, BodyTooLarge, UnsupportedBody, InvalidRequest, NotReady),
    dependencies=[Depends(no_parameters)],
)
async def read_supplement_label(
    request: Request,
    asked: Annotated[LabelReadingRequest, Body(openapi_examples=LABEL_EXAMPLES)],
    catalog: CurrentCatalog,
) -> Response:
    """What the label of a supplement may mean: every reading with its elemental amount, how it is computed, and why.

    Send one line of the label as `text`, or the same field by field as `label`. Where the label leaves open whether an
    amount is of the element or of the compound, or of one capsule or of the serving, each is a reading; `depends_on`
    names the fields that would settle it. No reading is preferred: their order is always the same. What cannot be right
    about a label, such as more of the element than its compound can hold, is a finding.

    `entry` of a reading goes unchanged among the entries of a day of `/evaluate`. A line that is not understood to its
    last word is refused, and the error says which part it was; so is one that says how much is in 100 ml or 100 g and
    not in what was taken.

    Nothing is stored or logged, and the same request may be repeated.
    """
    return json_answer(request.scope, {**read_label(asked, catalog.facts)}, catalog)
