"""What print gives as two ends or as something to add, and not as one value: intake ranges and increments."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from app.evaluator.person import LifeStage
from app.evaluator.references import Per, ValueKind
from app.tables.columns import Line, Shape, Slug, stored
from app.tables.words import AppliesToSex, LifeStagePeriod, PrintedUnit, RangeKind, Verified


class IntakeRange(Shape):
    """A printed range of intake: whose, of which edition, for whom, from where to where. /evaluate judges none."""

    authority: Slug = Field(foreign_key="authorities.id", description="Whose range it is.")
    edition: Line = Field(description="Edition of the publication.")
    valid_from: int = Field(ge=1900, le=2100, description="Year the edition came into force.")
    valid_until: int | None = Field(
        default=None, ge=1900, le=2100, description="Year a later edition took its place; absent while in force."
    )
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    value_type: Line = Field(description="The authority's own term, as printed.")
    kind: RangeKind = Field(
        sa_type=stored(RangeKind),
        description=(
            "The term across authorities. intake_range: a range for a share of energy. adequate_intake: an AI printed "
            "as a range. increment: it comes on top of a value. maximum: its high end alone is printed."
        ),
    )
    sex: AppliesToSex = Field(sa_type=stored(AppliesToSex), description="For whom.")
    age_min_months: int = Field(ge=0, description="Age from which it holds, in months.")
    age_max_months: int | None = Field(
        default=None, ge=1, description="Age from which it no longer holds, in months; absent without an end."
    )
    life_stage: LifeStage = Field(sa_type=stored(LifeStage), description="For whom.")
    low: float | None = Field(default=None, ge=0, description="The low end; absent where none is printed.")
    high: float = Field(ge=0, description="The high end.")
    unit: PrintedUnit = Field(sa_type=stored(PrintedUnit), description="Unit of both ends.")
    per: Per = Field(sa_type=stored(Per), description="What it is an amount per.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What the print says besides.")


class IntakeRangeRow(IntakeRange, table=True):
    """Stored intake ranges."""

    __tablename__ = "intake_ranges"
    __table_args__ = (
        UniqueConstraint(
            *("authority", "edition", "nutrient", "value_type", "sex", "age_min_months", "life_stage"),
            name="one_range_for_a_band",
        ),
        CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
        CheckConstraint("low IS NULL OR low < high", name="ends_are_in_order"),
    )


class Increment(Shape):
    """What an authority prints as an amount to add to a value, in pregnancy or lactation."""

    authority: Slug = Field(foreign_key="authorities.id", description="Whose it is.")
    edition: Line = Field(description="Edition of the publication.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    value_type: Line = Field(description="The authority's own term of the value that it is added to, as printed.")
    kind: ValueKind = Field(sa_type=stored(ValueKind), description="The term across authorities.")
    life_stage: LifeStage = Field(sa_type=stored(LifeStage), description="For whom.")
    period: LifeStagePeriod = Field(sa_type=stored(LifeStagePeriod), description="When in the life stage.")
    value: float = Field(gt=0, description="The amount to add, in unit and per.")
    unit: PrintedUnit = Field(sa_type=stored(PrintedUnit), description="Unit of the value.")
    per: Per = Field(sa_type=stored(Per), description="What it is an amount per.")
    already_added: bool = Field(
        description=(
            "Whether /reference-values has the sum for the life stage, so that it is not to be added again. Else it "
            "has no value for the life stage, or one without this increment."
        )
    )
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What the print says besides.")


class IncrementRow(Increment, table=True):
    """Stored increments."""

    __tablename__ = "increments"
    __table_args__ = (
        UniqueConstraint(
            *("authority", "edition", "nutrient", "value_type", "life_stage", "period"),
            name="one_increment_for_a_period",
        ),
        CheckConstraint("value > 0", name="increment_is_above_zero"),
    )
