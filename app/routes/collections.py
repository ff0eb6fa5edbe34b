"""The small collections, each whole in one GET."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app import tables
from app.catalog import Catalog, Collection
from app.problems import InvalidRequest, NotReady, documented
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.representations import Table, reference_answer

DataVersion = Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]

RED_FLAG_ADVICE = (
    "Get emergency help now (call your local emergency number, e.g. 911 or 112). Do not wait for an online answer."
)


STUDY_NOTE = (
    "Results of different measures are not comparable with each other, and no form is rated. Where no study is listed, "
    "none is in our data: that says nothing of the form."
)

RISK_NOTE = (
    "The source counts with these risks how many of a group have inadequate intakes. It says that they do not identify "
    "which of them."
)


class ConditionList(BaseModel):
    """The rows of the article's comparison table."""

    data_version: DataVersion
    conditions: Annotated[list[tables.Condition], Field(description="The conditions.")]


class SymptomList(BaseModel):
    """Symptoms by condition and stage. General information: no symptom is taken or judged here."""

    data_version: DataVersion
    red_flag_advice: Annotated[str, Field(description="To be shown with every symptom whose red_flag is true.")]
    symptoms: Annotated[list[tables.Symptom], Field(description="The symptoms.")]


class ClaimList(BaseModel):
    """The article's claims, each with the verdict of the evidence and how to show it."""

    data_version: DataVersion
    claims: Annotated[list[tables.Claim], Field(description="The claims.")]


class LabelConventionList(BaseModel):
    """What labels in the US and the EU state, and of what."""

    data_version: DataVersion
    label_conventions: Annotated[list[tables.LabelConvention], Field(description="The conventions.")]


class AuthorityList(BaseModel):
    """The bodies whose values we hold."""

    data_version: DataVersion
    authorities: Annotated[list[tables.Authority], Field(description="The authorities.")]


class SourceList(BaseModel):
    """The publications that our numbers and statements come from."""

    data_version: DataVersion
    sources: Annotated[list[tables.Source], Field(description="The sources.")]


class FormStudyList(BaseModel):
    """What studies found of supplement forms, row by row."""

    data_version: DataVersion
    note: Annotated[str, Field(description="To be shown with the list.")]
    form_studies: Annotated[list[tables.FormStudy], Field(description="The studies, in order of id.")]


class DayToDaySdList(BaseModel):
    """How much intakes differ from day to day within one person, by group."""

    data_version: DataVersion
    day_to_day_sds: Annotated[list[tables.DayToDaySd], Field(description="The standard deviations.")]


class RequirementCvList(BaseModel):
    """How much requirements differ from person to person, by authority."""

    data_version: DataVersion
    requirement_cvs: Annotated[list[tables.RequirementCv], Field(description="The coefficients of variation.")]


class RequirementRiskList(BaseModel):
    """How many people need more than a usual intake, by class of intake."""

    data_version: DataVersion
    note: Annotated[str, Field(description="To be shown with the list.")]
    requirement_risks: Annotated[list[tables.RequirementRisk], Field(description="The classes, in order of id.")]


router = APIRouter(responses=documented(InvalidRequest, NotReady), dependencies=[Depends(no_parameters)])


@router.get("/conditions", response_model=ConditionList, summary="List conditions", tags=["article"])
async def list_conditions(request: Request, catalog: CurrentCatalog) -> Response:
    """Adequate, deficiency, toxicity: effect on muscles, symptoms and primary cause, as the article prints them.

    The article is the origin of these claims and not a source of facts: each row names its claim, and `/claims` has
    the verdict of the evidence. The threshold of toxicity is an observed toxic range, not a safe line.
    """
    return whole(request, "conditions", catalog.conditions, catalog)


@router.get("/symptoms", response_model=SymptomList, summary="List symptoms", tags=["article"])
async def list_symptoms(request: Request, catalog: CurrentCatalog) -> Response:
    """Symptoms reported with deficiency and toxicity, by stage; what the article names is marked."""
    return whole(request, "symptoms", catalog.symptoms, catalog, red_flag_advice=RED_FLAG_ADVICE)


@router.get("/claims", response_model=ClaimList, summary="List claims", tags=["article"])
async def list_claims(request: Request, catalog: CurrentCatalog) -> Response:
    """Every checkable statement of the article, with the verdict of the evidence and how to show it."""
    return whole(request, "claims", catalog.claims, catalog)


@router.get(
    "/label-conventions",
    response_model=LabelConventionList,
    summary="List label conventions",
    tags=["supplement forms"],
)
async def list_label_conventions(request: Request, catalog: CurrentCatalog) -> Response:
    """Whether an amount on a label is of the nutrient or of the compound, by rule in the US and the EU or by habit.

    It tells which `basis` an entry of /evaluate has.
    """
    return whole(request, "label_conventions", catalog.label_conventions, catalog)


@router.get("/authorities", response_model=AuthorityList, summary="List authorities", tags=["catalogue"])
async def list_authorities(request: Request, catalog: CurrentCatalog) -> Response:
    """The bodies whose values we hold, by role: reference values, guidance alone, values for labels."""
    return whole(request, "authorities", catalog.authorities, catalog)


@router.get("/sources", response_model=SourceList, summary="List sources", tags=["catalogue"])
async def list_sources(request: Request, catalog: CurrentCatalog) -> Response:
    """The publications behind our numbers, and how we checked each."""
    return whole(request, "sources", catalog.sources, catalog)


@router.get("/form-studies", response_model=FormStudyList, summary="List studies of forms", tags=["supplement forms"])
async def list_form_studies(request: Request, catalog: CurrentCatalog) -> Response:
    """What was measured of supplement forms: by which measure, against what, in whom, at which dose, with what result.

    A row compares its `form` with each of `compared_forms`, and says nothing of these among each other. Where it
    compares with a placebo or with nothing the list is empty, and `comparator_note` says so. Labels, rules and
    opinions are rows too: `grade` tells.
    """
    return whole(request, "form_studies", catalog.form_studies, catalog, note=STUDY_NOTE)


@router.get("/day-to-day-sds", response_model=DayToDaySdList, summary="List day-to-day SDs", tags=["catalogue"])
async def list_day_to_day_sds(request: Request, catalog: CurrentCatalog) -> Response:
    """How much the intake of one person differs from day to day, as surveys found it in groups. Food alone.

    /evaluate uses them to say how sure a few recorded days are. A group that is not listed is not known.
    """
    return whole(request, "day_to_day_sds", catalog.day_to_day_sds, catalog)


@router.get("/requirement-cvs", response_model=RequirementCvList, summary="List requirement CVs", tags=["catalogue"])
async def list_requirement_cvs(request: Request, catalog: CurrentCatalog) -> Response:
    """How much an authority's requirement differs from person to person, as a share of its average.

    /evaluate uses them to say how sure adequacy is. A record without a nutrient is for all without one of their own.
    """
    return whole(request, "requirement_cvs", catalog.requirement_cvs, catalog)


@router.get(
    "/requirement-risks", response_model=RequirementRiskList, summary="List requirement risks", tags=["catalogue"]
)
async def list_requirement_risks(request: Request, catalog: CurrentCatalog) -> Response:
    """Published tables for requirements too skewed for a CV: the risk of inadequacy by class of usual intake.

    /evaluate reads them for a usual day of somebody in the group. A class holds from `intake_from` to below
    `intake_below`. The risks of a group that is not listed are not known.
    """
    return whole(request, "requirement_risks", catalog.requirement_risks, catalog, note=RISK_NOTE)


def whole(request: Request, name: str, collection: Collection[Any], catalog: Catalog, **besides: str) -> Response:
    """A collection as a whole, with the sentences that go with it."""
    records = collection.records.values()
    return reference_answer(
        request,
        catalog,
        lambda: {"data_version": catalog.data_version, **besides, name: collection.render(records)},
        lambda: _table(collection, besides),
    )


def _table(collection: Collection[Any], besides: dict[str, str]) -> Table:
    """The records, each with the sentences that go with the list: a row may be read alone."""
    sentences = {f"list_{name}": sentence for name, sentence in besides.items()}
    rows = collection.rows(collection.records.values())
    return (*collection.columns, *sentences), [{**row, **sentences} for row in rows]
