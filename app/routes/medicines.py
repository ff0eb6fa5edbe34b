"""Reference text on medicines: risk groups, interactions, medicinal products. General facts, never about a person."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app import tables
from app.problems import InvalidRequest, NotFound, NotReady, documented, unknown_record
from app.routes.collections import whole
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.representations import reference_answer

DataVersion = Annotated[str, Field(description="Fingerprint of the data.")]
Note = Annotated[str, Field(description="To be shown with the list, and with an empty part of it.")]

RISK_GROUP_NOTE = (
    "General facts with their sources, no decision about a person. A group that is not listed is no proof of safety. "
    "Ask a pharmacist or doctor."
)
INTERACTION_NOTE = (
    "General facts with their sources, no check of anybody's medicines. The absence of a listed interaction is not "
    "proof of safety. Ask a pharmacist or doctor."
)
PRODUCT_NOTE = (
    "What labels state, no recommendation of a dose. The absence of a product, an interaction or a warning is not "
    "proof of safety. Ask a pharmacist or doctor."
)

router = APIRouter(
    tags=["medicines"], responses=documented(InvalidRequest, NotReady), dependencies=[Depends(no_parameters)]
)


class RiskGroupList(BaseModel):
    """What is published of a nutrient in groups of people."""

    data_version: DataVersion
    note: Note
    risk_groups: Annotated[list[tables.RiskGroup], Field(description="The groups, in order of id.")]


class InteractionList(BaseModel):
    """What is published of a nutrient with medicines and other nutrients."""

    data_version: DataVersion
    note: Note
    interactions: Annotated[list[tables.Interaction], Field(description="The interactions, in order of id.")]


class MedicinalProductList(BaseModel):
    """Medicines that supply a nutrient, as their labels describe them."""

    data_version: DataVersion
    note: Note
    medicinal_products: Annotated[list[tables.MedicinalProduct], Field(description="The products, in order of id.")]


@router.get("/risk-groups", response_model=RiskGroupList, summary="List risk groups")
async def list_risk_groups(request: Request, catalog: CurrentCatalog) -> Response:
    """Groups of people in whom a nutrient is lost, kept or needed more, asks for care, or is ruled out by labels.

    Reference text: nothing about a person is asked or decided here.
    """
    return whole(request, "risk_groups", catalog.risk_groups, catalog, note=RISK_GROUP_NOTE)


@router.get("/interactions", response_model=InteractionList, summary="List interactions")
async def list_interactions(request: Request, catalog: CurrentCatalog) -> Response:
    """Medicines and nutrients that a nutrient changes, or that change it, with the published spacing.

    `hours_before`: the medicine is taken at least so many hours before the nutrient. `hours_after`: the medicine is
    taken at least so many hours after it. One that is absent is not known. Reference text: no medicine is asked for.
    """
    return whole(request, "interactions", catalog.interactions, catalog, note=INTERACTION_NOTE)


@router.get("/medicinal-products", response_model=MedicinalProductList, summary="List medicinal products")
async def list_medicinal_products(request: Request, catalog: CurrentCatalog) -> Response:
    """Antacids, laxatives and other medicines with the elemental amount in one unit of each.

    An entry of /evaluate may name one as its `product`, with the number of units. Only the nutrient named is held: a
    product may hold others besides. The labelled maximum is a fact of the label.
    """
    return whole(request, "medicinal_products", catalog.medicinal_products, catalog, note=PRODUCT_NOTE)


@router.get(
    "/medicinal-products/{medicinal_product_id}",
    response_model=tables.MedicinalProduct,
    summary="Get one medicinal product",
    responses=documented(NotFound),
)
async def get_medicinal_product(
    request: Request,
    medicinal_product_id: Annotated[str, Path(description="The id.", examples=["milk-of-magnesia"])],
    catalog: CurrentCatalog,
) -> Response:
    """One product with what its label states."""
    products = catalog.medicinal_products
    if medicinal_product_id not in products.records:
        raise unknown_record("medicinal product", medicinal_product_id, products.records)
    return reference_answer(request, catalog, lambda: products.rendered(medicinal_product_id))
