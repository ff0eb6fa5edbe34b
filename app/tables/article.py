"""The rows of the article's comparison table, and the symptoms reported with each."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from app.evaluator.facts import IntakePattern
from app.tables.columns import Line, SemicolonList, Shape, Slug, Words, stored
from app.tables.words import PrintedUnit, Stage, Verified


class Condition(Shape):
    """A row of the article's comparison table."""

    name: Line = Field(description="As the article prints it.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    effect_on_muscles: Line = Field(description="As the article prints it.")
    associated_symptoms: Words = Field(
        default_factory=list, sa_type=SemicolonList, description="As the article lists them."
    )
    primary_causes: Words = Field(default_factory=list, sa_type=SemicolonList, description="As the article lists them.")
    intake_pattern: IntakePattern = Field(
        sa_type=stored(IntakePattern), description="The part of the causes that an intake can show."
    )
    threshold_amount: float | None = Field(
        default=None, gt=0, description="Amount a day that the cause lies strictly above. No safe line."
    )
    threshold_unit: PrintedUnit | None = Field(
        default=None, sa_type=stored(PrintedUnit), description="Unit of the threshold."
    )
    claim: Slug = Field(foreign_key="claims.id", description="The claim that this row makes; /claims has the verdict.")


class ConditionRow(Condition, table=True):
    """Stored conditions."""

    __tablename__ = "conditions"
    __table_args__ = (
        CheckConstraint("(threshold_amount IS NULL) = (threshold_unit IS NULL)", name="threshold_has_a_unit"),
    )


class SymptomStatement(Shape):
    """A symptom reported with a condition. General information, never a finding about a person."""

    name: Line = Field(description="The symptom.")
    condition: Slug = Field(foreign_key="conditions.id", description="The condition it is reported with.")
    stage: Stage = Field(sa_type=stored(Stage), description="When it appears, by the evidence.")
    red_flag: bool = Field(description="Whether it calls for emergency help.")
    red_flag_reason: Line | None = Field(default=None, description="Why it does.")
    in_article: bool = Field(description="Whether the article names it.")
    article_stage: Stage | None = Field(
        default=None,
        sa_type=stored(Stage, check="known_article_stage"),
        description="When it appears, by the article, where it says so.",
    )
    article_locator: Line | None = Field(default=None, description="Where in the article.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class Symptom(SymptomStatement):
    """A symptom reported with a condition, and the evidence. General information, never a finding about a person."""

    source_ids: Words = Field(default_factory=list, description="The evidence.")


class SymptomRow(SymptomStatement, table=True):
    """Stored symptoms; their evidence is in SymptomSourceRow."""

    __tablename__ = "symptoms"
    __table_args__ = (CheckConstraint("in_article OR article_stage IS NULL", name="article_stage_is_in_article"),)


class SymptomSourceRow(SQLModel, table=True):
    """Which sources a symptom rests on."""

    __tablename__ = "symptom_sources"

    symptom_id: str = Field(primary_key=True, foreign_key="symptoms.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")
