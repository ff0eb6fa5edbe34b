"""What amounts of a nutrient are of: its components, and what each is in the equivalents that values are printed in."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.tables.columns import Line, Origins, SemicolonList, Shape, Slug, Words, stored
from app.tables.words import Verified


class Component(Shape):
    """What an amount of a nutrient may be of: a part of it, a form, or an equivalent that adds up its parts."""

    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    name: Line = Field(description="Its name.")
    equivalent: Line | None = Field(
        default=None, description="The equivalent of reference values that an amount of it is in, such as DFE."
    )
    iu_amount: float | None = Field(
        default=None,
        gt=0,
        description="How much of it one international unit is, in the nutrient's unit; absent where we hold none.",
    )
    is_only_added: bool = Field(
        description="Whether no food holds it by nature: from food it is counted as from fortified food."
    )
    includes: Words = Field(
        default_factory=list,
        sa_type=SemicolonList,
        description="The components that an amount of it holds already: entered besides they count twice.",
    )
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is defined.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class ComponentRow(Component, table=True):
    """Stored components."""

    __tablename__ = "components"
    __table_args__ = (CheckConstraint("iu_amount > 0", name="iu_is_above_zero"),)


class ComponentConversion(Shape):
    """What an amount of a component is in an equivalent, from which origins; both in the nutrient's unit."""

    component: Slug = Field(foreign_key="components.id", description="The component.")
    equivalent: Line | None = Field(
        default=None, description="The equivalent of reference values; absent where they are of the nutrient plainly."
    )
    origins: Origins = Field(min_length=1, sa_type=SemicolonList, description="The origins that it holds for.")
    amount: float = Field(gt=0, description="So much of the component,")
    equivalent_min: float = Field(ge=0, description="is at least so much of the equivalent,")
    equivalent_max: float | None = Field(
        default=None,
        ge=0,
        description="and at most so much; absent where the component is a part, and more may come on top.",
    )
    source_id: Slug = Field(
        foreign_key="sources.id", description="Where that is printed; editorial: the ends follow from definitions."
    )
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    statement: Line = Field(description="The same in a sentence.")


class ComponentConversionRow(ComponentConversion, table=True):
    """Stored conversions."""

    __tablename__ = "component_conversions"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_is_above_zero"),
        CheckConstraint("equivalent_min >= 0", name="equivalent_is_not_negative"),
        CheckConstraint("equivalent_max IS NULL OR equivalent_max >= equivalent_min", name="ends_are_in_order"),
    )
