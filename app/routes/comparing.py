"""GET /supplement-forms/compare."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app.catalog import Catalog
from app.described_forms import DescribedForm
from app.eu_lists import EuList, eu_list_of, members_of
from app.evaluator import DISCLAIMER
from app.evaluator.citations import citations_of
from app.evaluator.comparing import Asked, Comparison, compare, studies_in
from app.evaluator.comparing.shape import ComparedForm, PairOfForms
from app.evaluator.evaluation import Citation
from app.evaluator.intake import LARGEST_AMOUNT, SLUG, SMALLEST_AMOUNT
from app.evaluator.quantities import Mass, Unit
from app.problems import InvalidRequest, NotReady, documented
from app.routes.dependencies import CurrentCatalog
from app.routes.person_query import PersonQuery
from app.routes.representations import json_answer, reference_answer
from app.tables import FormStudy

NOTE = (
    "Forms side by side in the order asked for: nothing is ranked. Figures of different measures are not comparable "
    "with each other. An authority without a limit does not call an amount safe."
)
ONE = SLUG.strip("^$")
Amount = Annotated[float | None, Field(ge=SMALLEST_AMOUNT, le=LARGEST_AMOUNT, allow_inf_nan=False)]

router = APIRouter(tags=["supplement forms"])


class ComparisonQuery(PersonQuery):
    """The forms, an amount, and whom the limits are for."""

    forms: Annotated[
        str,
        Field(
            max_length=1000,
            description="Two to eight forms of one nutrient, compounds or families, with commas between them.",
            examples=["magnesium-citrate,magnesium-oxide"],
            json_schema_extra={"pattern": f"^{ONE}(,{ONE}){{1,7}}$"},
        ),
    ]
    elemental_amount: Annotated[
        Amount, Field(description="A wanted amount of the element: how much of each form holds it?", examples=[200])
    ] = None
    compound_amount: Annotated[
        Amount, Field(description="Instead, an amount of the whole compound: how much of the element does it hold?")
    ] = None
    unit: Annotated[Mass | None, Field(description="The unit of the amount; required with one.")] = None
    weight_kg: Annotated[
        float | None,
        Field(
            gt=0,
            le=700,
            allow_inf_nan=False,
            description="The person's body weight in kilograms: some limits hang on it.",
        ),
    ] = None
    authorities: Annotated[
        str | None,
        Field(
            max_length=2000,
            description="Whose limits, with commas between them, see /authorities; left out, all but those of labels.",
            examples=["us-nasem,eu-efsa"],
            json_schema_extra={"pattern": f"^{ONE}(,{ONE}){{0,19}}$"},
        ),
    ] = None

    def asked(self) -> Asked:
        """What the comparison is asked for."""
        return Asked(
            forms=tuple(self.forms.split(",")),
            elemental_amount=self.elemental_amount,
            compound_amount=self.compound_amount,
            unit=None if self.unit is None else Unit(self.unit),
            person=self.person(),
            authorities=() if self.authorities is None else tuple(self.authorities.split(",")),
        )


class FormBesideOthers(ComparedForm):
    """One of the forms beside the others, with its record."""

    record: Annotated[
        DescribedForm,
        Field(description="The form as /supplement-forms shows it: composition, routes, laxative potential, claims."),
    ]
    eu_list: Annotated[EuList, Field(description="Whether the EU lists it for food supplements, and which members.")]


class FormComparison(BaseModel):
    """Forms of one nutrient side by side. Nothing is ranked."""

    data_version: Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]
    nutrient: Annotated[str, Field(description="The nutrient of all of them.", examples=["magnesium"])]
    unit: Annotated[str, Field(description="Unit of the amounts.", examples=["mg"])]
    note: Annotated[str, Field(description="To be shown with the comparison.")]
    forms: Annotated[list[FormBesideOthers], Field(description="The forms, in the order asked for.")]
    pairs: Annotated[
        list[PairOfForms],
        Field(description="Every two of them: the studies that compare these, or that there is none."),
    ]
    studies: Annotated[list[FormStudy], Field(description="The studies that pairs name, in order of id.")]
    citations: Annotated[list[Citation], Field(description="Every source that the comparison names, once.")]
    disclaimer: Annotated[str, Field(description="To be shown with the comparison.")]


@router.get(
    "/supplement-forms/compare",
    response_model=FormComparison,
    summary="Compare supplement forms",
    responses=documented(InvalidRequest, NotReady),
)
async def compare_supplement_forms(
    request: Request, query: Annotated[ComparisonQuery, Query()], catalog: CurrentCatalog
) -> Response:
    """Two to eight forms side by side: share of the element, amounts, room to limits, and head-to-head studies.

    `elemental_amount` tells how much of each compound holds it, `compound_amount` the reverse. With a person besides,
    `room` has what is left to each authority's limit, as `POST /evaluate` judges that amount from a supplement. `pairs`
    names for every two forms the studies that compare just these, each measure apart, or `no_head_to_head`. Of a family
    the numbers are ranges over its members, and `eu_list` says which of them the EU lists. Nothing about a person is
    kept: with one the answer is not cached.
    """
    asked = query.asked()
    comparison = compare(asked, catalog.facts)
    if asked.person is not None:
        return json_answer(request.scope, _content(comparison, catalog), catalog)
    return reference_answer(request, catalog, lambda: _content(comparison, catalog))


def _content(comparison: Comparison, catalog: Catalog) -> dict[str, Any]:
    """The comparison with the records of its forms and studies."""
    studies = catalog.form_studies
    return {
        "data_version": catalog.data_version,
        "note": NOTE,
        **comparison,
        "forms": [{**form, **_of_record(form["form"], catalog)} for form in comparison["forms"]],
        "studies": [studies.rendered(study) for study in studies_in(comparison["pairs"])],
        "citations": [*comparison["citations"], *_of_records(comparison, catalog)],
        "disclaimer": DISCLAIMER,
    }


def _of_record(form: str, catalog: Catalog) -> dict[str, Any]:
    forms = catalog.supplement_forms
    return {"record": forms.rendered(form), "eu_list": eu_list_of(forms.records[form], forms.records.values())}


def _of_records(comparison: Comparison, catalog: Catalog) -> list[Citation]:
    """The sources that the records of the forms name and nothing else does."""
    cited = {citation["id"] for citation in comparison["citations"]}
    records = catalog.supplement_forms.records
    compared = [records[form["form"]] for form in comparison["forms"]]
    listed = (each.eu_source_id for form in compared for each in members_of(form, records.values()))
    named = (*(source for form in compared for source in _sources_of(form)), *filter(None, listed))
    return citations_of((source for source in named if source not in cited), catalog.facts)


def _sources_of(form: DescribedForm) -> Iterator[str]:
    yield form.source_id
    yield from form.laxative_source_ids
