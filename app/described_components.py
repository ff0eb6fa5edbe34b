"""Components of nutrients as they are served: each with what amounts of it are in the equivalents of values."""

from collections.abc import Iterator

from sqlmodel import Field

from app.records import Records
from app.tables import Component, ComponentConversion


class DescribedComponent(Component):
    """What an amount of a nutrient may be of, with what it is in the equivalents of reference values."""

    conversions: list[ComponentConversion] = Field(
        description="What an amount of it is, by equivalent and origin: one conversion for each, in order of id."
    )


def described_components(records: Records) -> Iterator[DescribedComponent]:
    """Every component of these records, in order of id."""
    for component in records.components:
        conversions = [each for each in records.component_conversions if each.component == component.id]
        yield DescribedComponent(**component.model_dump(), conversions=conversions)
