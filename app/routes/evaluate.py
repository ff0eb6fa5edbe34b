"""POST /evaluate."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Request
from fastapi.responses import Response
from fastapi.routing import APIRoute
from pydantic import ValidationError
from starlette.requests import ClientDisconnect

from app.evaluator import Evaluation, Intake, evaluate
from app.problems import JSON, BodyTooLarge, InvalidRequest, MalformedBody, NotReady, UnsupportedBody, documented
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.examples import EVALUATE_EXAMPLES
from app.routes.representations import json_answer


class InOnePass(APIRoute):
    """Reads an intake that is right from its bytes at once, and calls the route with it.

    Whatever is not right goes the framework's way, which reads it again and says what is wrong, as everywhere.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request of this route."""
        otherwise = super().get_route_handler()

        async def answer(request: Request) -> Response:
            intake, catalog = await _intake(request), request.app.state.catalog
            if intake is None or catalog is None:
                return await otherwise(request)
            response: Response = await self.endpoint(request, intake, catalog)
            return response

        return answer


async def _intake(request: Request) -> Intake | None:
    """The intake in the body; None where anything about the request is not as it should be."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != JSON or request.scope["query_string"]:
        return None
    try:
        return Intake.model_validate_json(await request.body())
    except (ValidationError, ClientDisconnect):
        return None


router = APIRouter(tags=["evaluate"], route_class=InOnePass)


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
    return json_answer(request, {**evaluate(intake, catalog.facts)}, catalog)
