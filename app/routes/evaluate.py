"""POST /evaluate."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Request
from fastapi.responses import Response
from starlette.types import Scope

from app.catalog import Catalog
from app.evaluator import Evaluation, Intake, evaluate
from app.problems import BodyTooLarge, InvalidRequest, MalformedBody, NotReady, UnsupportedBody, documented
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.examples import EVALUATE_EXAMPLES
from app.routes.representations import json_answer

router = APIRouter(tags=["evaluate"])


@router.post(
    "/evaluate",
    response_model=Evaluation,
    summary="Evaluate an intake",
    responses=documented(MalformedBody, BodyTooLarge, UnsupportedBody, InvalidRequest, NotReady),
    dependencies=[Depends(no_parameters)],
)
async def evaluate_intake(
    request: Request, intake: Annotated[Intake, Body(openapi_examples=EVALUATE_EXAMPLES)], catalog: CurrentCatalog
) -> Response:
    """Compare what was taken with the reference values of the authorities that you name.

    Each authority gets two headline verdicts: `adequacy`, the mean over the complete days against the recommended or
    adequate intake, and `excess`, what the authority's limit counts on every single day against that limit. Where a
    fact is open the answer covers both ends, and `questions` names the fact that would settle most. Where authorities
    differ, `differences` says why, as far as the data show it.

    `include` `trace` shows every step, with each constant and its source: enough to redo it by hand.

    Nothing is stored or logged, and the same request may be repeated.
    """
    return evaluated(request.scope, intake, catalog)


def evaluated(scope: Scope, intake: Intake, catalog: Catalog) -> Response:
    """The answer to a request that was read, in whichever way."""
    return json_answer(scope, {**evaluate(intake, catalog.facts)}, catalog)
