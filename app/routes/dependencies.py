"""What routes need: the catalogue, and filters that name what is there."""

from typing import Annotated

from fastapi import Depends, Request

from app.catalog import Catalog
from app.evaluator import Fault
from app.evaluator.faults import unknown_slug
from app.problems import InvalidRequest, NotReady, unknown_parameter


async def current_catalog(request: Request) -> Catalog:
    """The catalogue in memory. Raises NotReady before it is loaded."""
    catalog: Catalog | None = request.app.state.catalog
    if catalog is None:
        raise NotReady("The data are not loaded yet. Try again in a moment.")
    return catalog


async def no_parameters(request: Request) -> None:
    """Raise InvalidRequest when the query has a parameter, for a path that takes none: a filter must not vanish."""
    faults = [Fault("unknown_field", unknown_parameter(name), f"?{name}") for name in request.query_params]
    if faults:
        raise InvalidRequest("The query has parameters that are not there; see errors.", faults)


def check_filters(
    catalog: Catalog,
    *,
    nutrient: str | None = None,
    authority: str | None = None,
    edition: str | None = None,
    food_group: str | None = None,
) -> None:
    """Raise InvalidRequest when a filter of the query names something that is not there."""
    faults = []
    if nutrient is not None and nutrient not in catalog.nutrients.records:
        detail = unknown_slug("nutrient", nutrient, catalog.nutrients.records)
        faults.append(Fault("unknown_nutrient", f"{detail} /nutrients lists them.", "?nutrient"))
    if authority is not None and authority not in catalog.authorities.records:
        detail = unknown_slug("authority", authority, catalog.authorities.records)
        faults.append(Fault("unknown_authority", f"{detail} /authorities lists them.", "?authority"))
    if food_group is not None and food_group not in catalog.food_groups.records:
        detail = unknown_slug("food group", food_group, catalog.food_groups.records)
        faults.append(Fault("unknown_food_group", f"{detail} /food-groups lists them.", "?food_group"))
    editions = {value.edition for value in catalog.reference_values.records.values()} if edition else set()
    if edition is not None and edition not in editions:
        detail = f"There is no edition {edition!r}; there are {', '.join(sorted(editions))}."
        faults.append(Fault("unknown_edition", detail, "?edition"))
    if faults:
        raise InvalidRequest("A filter names something that is not there; see errors.", faults)


CurrentCatalog = Annotated[Catalog, Depends(current_catalog)]
