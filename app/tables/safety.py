"""General facts with their sources, never about a person: risk groups, interactions, medicines with a nutrient."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from app.tables.columns import Line, SemicolonList, Shape, Slug, Supplies, Words, stored
from app.tables.words import (
    AmountBasis,
    EvidenceGrade,
    InteractionDirection,
    InteractionKind,
    InteractionSeverity,
    MedicinalUse,
    PrintedUnit,
    RiskDirection,
    Verified,
)


class RiskGroupStatement(Shape):
    """What is published of a nutrient in a group of people. A general fact, never a decision about a person."""

    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    name: Line = Field(description="The group.")
    group: Slug = Field(description="What several rows have in common, such as kidney-disease.")
    direction: RiskDirection = Field(
        sa_type=stored(RiskDirection),
        description="Whether the nutrient is lost, kept or needed more, asks for care, or is ruled out by labels.",
    )
    applies_to: Supplies = Field(
        sa_type=SemicolonList, min_length=1, description="The supplies of the nutrient that the statement is about."
    )
    statement: Line = Field(description="What is published, as a general fact.")
    evidence_grade: EvidenceGrade = Field(sa_type=stored(EvidenceGrade), description="From A, the strongest, to D.")
    in_article: bool = Field(description="Whether the article names the group.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class RiskGroup(RiskGroupStatement):
    """What is published of a nutrient in a group of people, and where. Never a decision about a person."""

    source_ids: Words = Field(min_length=1, description="The evidence.")


class RiskGroupRow(RiskGroupStatement, table=True):
    """Stored risk groups; their evidence is in RiskGroupSourceRow."""

    __tablename__ = "risk_groups"


class InteractionStatement(Shape):
    """What is published of a nutrient with a medicine or another. A general fact, never a check of medicines."""

    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    name: Line = Field(description="The medicine, class of medicines or other nutrient that it interacts with.")
    kind: InteractionKind = Field(sa_type=stored(InteractionKind), description="Which of these it is.")
    examples: Words = Field(default_factory=list, sa_type=SemicolonList, description="Examples of a class, or brands.")
    atc: Words = Field(default_factory=list, sa_type=SemicolonList, description="WHO ATC codes.")
    direction: InteractionDirection = Field(
        sa_type=stored(InteractionDirection),
        description="What the nutrient does to the other, or the other to the nutrient.",
    )
    mechanism: Line = Field(description="How.")
    hours_before: float | None = Field(
        default=None,
        gt=0,
        description=(
            "Published time between the two when the medicine comes first: it is taken at least so many hours before "
            "the nutrient. Absent when not known, which is not the same as none needed."
        ),
    )
    hours_after: float | None = Field(
        default=None,
        gt=0,
        description=(
            "Published time between the two when the nutrient comes first: the medicine is taken at least so many "
            "hours after it. Absent when not known, which is not the same as none needed."
        ),
    )
    separation_note: Line | None = Field(default=None, description="What the sources say of the time between the two.")
    severity: InteractionSeverity = Field(
        sa_type=stored(InteractionSeverity), description="How serious the sources call it."
    )
    evidence_grade: EvidenceGrade = Field(sa_type=stored(EvidenceGrade), description="From A, the strongest, to D.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class Interaction(InteractionStatement):
    """What is published of a nutrient with a medicine or another, and where. Never a check of medicines."""

    source_ids: Words = Field(min_length=1, description="The evidence.")


class InteractionRow(InteractionStatement, table=True):
    """Stored interactions; their evidence is in InteractionSourceRow."""

    __tablename__ = "interactions"


class MedicinalProductLabel(Shape):
    """A medicine that supplies a nutrient, as its label describes it. No recommendation of a dose."""

    name: Line = Field(description="Its name.")
    use: MedicinalUse = Field(sa_type=stored(MedicinalUse), description="What it is sold for.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient that we hold of it.")
    active_ingredient: Line = Field(description="The compound that supplies the nutrient.")
    form: Slug = Field(foreign_key="supplement_forms.id", description="That compound in /supplement-forms.")
    strength: float = Field(gt=0, description="Amount of the compound in one unit of the product, in strength_unit.")
    strength_unit: PrintedUnit = Field(
        sa_type=stored(PrintedUnit, check="known_strength_unit"), description="Unit of the strength."
    )
    unit: Line = Field(description="What one unit of the product is, such as 15 mL or tablet; entries count these.")
    amount_per_unit: float = Field(gt=0, description="Elemental amount in one unit of the product, in amount_unit.")
    amount_unit: PrintedUnit = Field(
        sa_type=stored(PrintedUnit, check="known_amount_unit"), description="Unit of the elemental amount."
    )
    amount_basis: AmountBasis = Field(
        sa_type=stored(AmountBasis),
        description="label: the label states the elemental amount. computed: strength times elemental fraction.",
    )
    maximum_units_per_day: float | None = Field(
        default=None, gt=0, description="The most units a day that the label allows adults. A fact, no recommendation."
    )
    maximum_units_per_day_age_6_to_11: float | None = Field(
        default=None, gt=0, description="The same for children of 6 to 11 years, where the label has a line for them."
    )
    kidney_warning: bool | None = Field(
        default=None,
        description="Whether the label warns of kidney disease; absent when not known. No proof of safety.",
    )
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class MedicinalProduct(MedicinalProductLabel):
    """A medicine that supplies a nutrient, and the labels that say so. No recommendation of a dose."""

    source_ids: Words = Field(min_length=1, description="The labels, or what repeats them.")


class MedicinalProductRow(MedicinalProductLabel, table=True):
    """Stored medicinal products; their labels are in MedicinalProductSourceRow."""

    __tablename__ = "medicinal_products"
    __table_args__ = (CheckConstraint("amount_per_unit > 0", name="a_unit_holds_something"),)


class RiskGroupSourceRow(SQLModel, table=True):
    """Which sources the statement about a risk group rests on."""

    __tablename__ = "risk_group_sources"

    risk_group_id: str = Field(primary_key=True, foreign_key="risk_groups.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")


class InteractionSourceRow(SQLModel, table=True):
    """Which sources an interaction rests on."""

    __tablename__ = "interaction_sources"

    interaction_id: str = Field(primary_key=True, foreign_key="interactions.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")


class MedicinalProductSourceRow(SQLModel, table=True):
    """Which labels describe a medicinal product."""

    __tablename__ = "medicinal_product_sources"

    medicinal_product_id: str = Field(primary_key=True, foreign_key="medicinal_products.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")
