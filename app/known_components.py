"""From public records to what amounts are of: components with their conversions."""

from collections import defaultdict
from collections.abc import Iterable
from types import MappingProxyType

from app import tables
from app.evaluator.components import Component, Conversion
from app.evaluator.quantities import NO_UPPER_END, Interval, decimal
from app.records import Records


def components_from(records: Records) -> dict[str, Component]:
    """The components in these records, by id."""
    of_each: dict[str, list[tables.ComponentConversion]] = defaultdict(list)
    for conversion in records.component_conversions:
        of_each[conversion.component].append(conversion)
    return {each.id: _component(each, of_each[each.id]) for each in records.components}


def _component(component: tables.Component, conversions: Iterable[tables.ComponentConversion]) -> Component:
    made = [(row, _conversion(row)) for row in conversions]
    return Component(
        id=component.id,
        nutrient=component.nutrient,
        name=component.name,
        equivalent=component.equivalent or "",
        international_unit=None if component.iu_amount is None else decimal(component.iu_amount),
        conversions=MappingProxyType(
            {(row.equivalent or "", origin): one for row, one in made for origin in row.origins}
        ),
        is_only_added=component.is_only_added,
        includes=frozenset(component.includes),
        source=component.source_id,
        locator=component.source_locator or "",
    )


def _conversion(row: tables.ComponentConversion) -> Conversion:
    high = NO_UPPER_END if row.equivalent_max is None else decimal(row.equivalent_max)
    return Conversion(
        id=row.id,
        amount=decimal(row.amount),
        equivalent=Interval(decimal(row.equivalent_min), high),
        statement=row.statement,
        source=row.source_id,
        locator=row.source_locator or "",
    )
