"""GET /supplement-forms."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from app.described_forms import DescribedForm
from app.evaluator.forms import Route
from app.problems import InvalidRequest, NotFound, NotReady, documented, unknown_record
from app.routes.dependencies import CurrentCatalog, check_filters, no_parameters
from app.routes.representations import reference_answer
from app.searching import found

router = APIRouter(prefix="/supplement-forms", tags=["supplement forms"])


class SupplementFormQuery(BaseModel):
    """Filters."""

    model_config = ConfigDict(extra="forbid")

    nutrient: Annotated[
        str | None, Field(max_length=80, description="Only forms of this nutrient.", examples=["magnesium"])
    ] = None
    route: Annotated[Route | None, Field(description="Only forms taken this way.")] = None
    q: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100,
            description=(
                "Text in the name, a synonym or the name of the nutrient; or a whole formula or code (CAS, UNII, "
                "PubChem CID), with or without the word for it; or the symbol of an element, for its forms. Only "
                "letters and digits count; case and accents do not matter."
            ),
            examples=["epsom salt"],
        ),
    ] = None


class SupplementFormList(BaseModel):
    """Supplement forms: families and their compounds."""

    data_version: Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]
    supplement_forms: Annotated[
        list[DescribedForm],
        Field(description="The forms, in order of id; with q those first that are called exactly so. May be empty."),
    ]


@router.get(
    "",
    response_model=SupplementFormList,
    summary="List supplement forms",
    responses=documented(InvalidRequest, NotReady),
)
async def list_supplement_forms(
    request: Request, query: Annotated[SupplementFormQuery, Query()], catalog: CurrentCatalog
) -> Response:
    """The compounds, hydrates, mixtures and skin products, each in its family.

    Only a form of known composition has an `elemental_fraction`; where it varies, the word in `composition` says so.
    A form of a vitamin has an `active_fraction` where a part of it is the vitamin; /evaluate takes none of these.
    `eu_status` says whether the EU lists it for food supplements, with the act; `not_in_our_data` says nothing of that.
    What the article claims of a form stands beside the verdict of the evidence, and its laxative potential beside the
    reason; `/form-studies` has what was measured. A family stands for its members: an entry of /evaluate may name
    either. `q` searches within the other filters; what it finds nothing for gets an empty list. A medicine is no form:
    `milk of magnesia` finds the magnesium hydroxide in it, and `/medicinal-products` has the product.
    """
    check_filters(catalog, nutrient=query.nutrient)
    collection = catalog.supplement_forms
    forms = [form for form in collection.records.values() if _is_asked_for(form, query)]
    if query.q is not None:
        forms = found(query.q, forms, catalog.forms_called)
    return reference_answer(
        request,
        catalog,
        lambda: {"data_version": catalog.data_version, "supplement_forms": collection.render(forms)},
        lambda: (collection.columns, collection.rows(forms)),
    )


@router.get(
    "/{supplement_form_id}",
    response_model=DescribedForm,
    summary="Get one supplement form",
    responses=documented(NotFound, InvalidRequest, NotReady),
    dependencies=[Depends(no_parameters)],
)
async def get_supplement_form(
    request: Request,
    supplement_form_id: Annotated[str, Path(description="The id.", examples=["magnesium-citrate-anhydrous"])],
    catalog: CurrentCatalog,
) -> Response:
    """One compound or family."""
    forms = catalog.supplement_forms
    if supplement_form_id not in forms.records:
        raise unknown_record("supplement form", supplement_form_id, forms.records)
    return reference_answer(request, catalog, lambda: forms.rendered(supplement_form_id))


def _is_asked_for(form: DescribedForm, query: SupplementFormQuery) -> bool:
    return query.nutrient in (None, form.nutrient) and (query.route is None or query.route in form.routes)
