"""About the service itself: /meta, /problems, /finding-types, /health."""

from dataclasses import asdict
from importlib.metadata import version
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.catalog import Catalog
from app.error_codes import ERROR_CODES
from app.evaluator import DISCLAIMER, RULES_VERSION
from app.evaluator.findings import FINDING_TYPES
from app.problems import PROBLEMS, InvalidRequest, NotReady, documented, problem_type
from app.routes.dependencies import CurrentCatalog, current_catalog, no_parameters
from app.routes.representations import json_answer, reference_answer

INTENDED_PURPOSE = (
    "General nutrition information and diet tracking for the public. No diagnosis, treatment, prevention, dosing or "
    "monitoring of disease."
)

router = APIRouter(tags=["service"], responses=documented(InvalidRequest), dependencies=[Depends(no_parameters)])


class Meta(BaseModel):
    """What is running, on which data, by which rules."""

    name: Annotated[str, Field(description="The name of the service.", examples=["Elemental"])]
    version: Annotated[str, Field(description="Version of the software.", examples=["0.1.0"])]
    data_version: Annotated[
        str,
        Field(description="Fingerprint of the data: the same data have the same one.", examples=["b18dd1f0723e2369"]),
    ]
    rules_version: Annotated[str, Field(description="Version of the evaluator's rules.", examples=["2"])]
    counts: Annotated[
        dict[str, int],
        Field(description="How many records of each kind are served.", examples=[{"nutrients": 2}]),
    ]
    intended_purpose: Annotated[str, Field(description="What the service is for.")]
    disclaimer: Annotated[str, Field(description="To be shown with evaluations.")]
    license: Annotated[str, Field(description="SPDX identifier of the software's licence.", examples=["MIT"])]


class ProblemType(BaseModel):
    """A type of problem that an answer may name."""

    type: Annotated[str, Field(description="The address that names it.", examples=["/problems#invalid-request"])]
    slug: Annotated[str, Field(description="The last part of the address.", examples=["invalid-request"])]
    status: Annotated[int, Field(ge=400, le=599, description="The HTTP status that comes with it.", examples=[422])]
    title: Annotated[str, Field(description="The type in words.", examples=["The request is not valid."])]
    meaning: Annotated[
        str, Field(description="When it comes.", examples=["There is no such path, or no record of this id."])
    ]


class ErrorCode(BaseModel):
    """A code that one of the `errors` of an invalid request may have."""

    code: Annotated[str, Field(description="The code.", examples=["unit_missing"])]
    meaning: Annotated[str, Field(description="When it comes.", examples=["An amount has no unit."])]


class ProblemTypeList(BaseModel):
    """Every type of problem, and every code of an error of an invalid request."""

    problems: Annotated[list[ProblemType], Field(description="The types.")]
    error_codes: Annotated[
        list[ErrorCode], Field(description="The codes that the errors of an invalid request may have.")
    ]


class FindingKind(BaseModel):
    """A code that a finding of an evaluation or of a label may have."""

    code: Annotated[str, Field(description="The code.", examples=["unknown_basis"])]
    severity: Annotated[str, Field(description="info, notice or warning.", examples=["notice"])]
    meaning: Annotated[str, Field(description="When it comes.")]
    remedy: Annotated[str, Field(description="How to make it go away, or why it stays.")]


class FindingKindList(BaseModel):
    """Every code of a finding."""

    rules_version: Annotated[str, Field(description="Version of the evaluator's rules.")]
    finding_types: Annotated[list[FindingKind], Field(description="The codes, warnings first.")]


class Health(BaseModel):
    """A sign of life."""

    status: Annotated[Literal["ok"], Field(description="Always ok; otherwise the answer is a problem.")]


@router.get("/meta", response_model=Meta, summary="Versions and purpose", responses=documented(NotReady))
async def get_meta(request: Request, catalog: CurrentCatalog) -> Response:
    """Versions of the software, the data and the rules, what is served, and what the service is for."""
    return reference_answer(request, catalog, lambda: _meta(catalog))


def _meta(catalog: Catalog) -> dict[str, Any]:
    return {
        "name": "Elemental",
        "version": version("elemental"),
        "data_version": catalog.data_version,
        "rules_version": RULES_VERSION,
        "counts": {name: len(collection.records) for name, collection in catalog.collections().items()}
        | {"foods": len(catalog.foods)},
        "intended_purpose": INTENDED_PURPOSE,
        "disclaimer": DISCLAIMER,
        "license": "MIT",
    }


@router.get("/problems", response_model=ProblemTypeList, summary="List types of problems")
async def list_problems(request: Request) -> Response:
    """Every type that a problem's `type` may name, and every code that its `errors` may have; as CSV, the types."""
    public_url: str = request.app.state.settings.public_url
    types = [
        {
            "type": problem_type(problem, public_url),
            "slug": problem.slug,
            "status": problem.status,
            "title": problem.title,
            "meaning": (problem.__doc__ or "").strip(),
        }
        for problem in PROBLEMS
    ]
    codes = [{"code": code, "meaning": meaning} for code, meaning in ERROR_CODES.items()]
    return reference_answer(
        request,
        None,
        lambda: {"problems": types, "error_codes": codes},
        lambda: (ProblemType.model_fields, types),
    )


@router.get(
    "/finding-types", response_model=FindingKindList, summary="List types of findings", responses=documented(NotReady)
)
async def list_finding_types(request: Request, catalog: CurrentCatalog) -> Response:
    """Every code that a finding may have: its severity, when it comes, and how to make it go away."""
    types = [{"code": code, **asdict(finding_type)} for code, finding_type in FINDING_TYPES.items()]
    return reference_answer(
        request,
        catalog,
        lambda: {"rules_version": RULES_VERSION, "finding_types": types},
        lambda: (FindingKind.model_fields, types),
    )


@router.get("/health/live", response_model=Health, summary="Is the process alive?")
async def get_liveness(request: Request) -> Response:
    """Answers as long as the process runs."""
    return json_answer(request.scope, {"status": "ok"})


@router.get(
    "/health/ready",
    response_model=Health,
    summary="Can requests be answered?",
    responses=documented(NotReady),
    dependencies=[Depends(current_catalog)],
)
async def get_readiness(request: Request) -> Response:
    """Answers once the data are loaded."""
    return json_answer(request.scope, {"status": "ok"})
