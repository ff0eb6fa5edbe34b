"""What the rules use and are held to: constants with their sources, and the cases that any tracker can run."""

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from app.tables.columns import ExpectedAnswer, IntakeBody, Line, Shape, Slug, Words, stored
from app.tables.words import PrintedUnit


class RuleConstant(Shape):
    """A number that a rule uses: printed somewhere, or chosen by us with the source ``editorial``."""

    nutrient: Slug | None = Field(default=None, foreign_key="nutrients.id", description="The nutrient it is about.")
    value: float = Field(gt=0, description="The number.")
    unit: PrintedUnit = Field(sa_type=stored(PrintedUnit), description="Its unit.")
    statement: Line = Field(description="What the number says.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where it comes from.")
    source_locator: Line | None = Field(default=None, description="Table or page.")


class RuleConstantRow(RuleConstant, table=True):
    """Stored constants."""

    __tablename__ = "rule_constants"


class ConformanceCaseStatement(Shape):
    """An invented person with days, and the verdicts that the rule and the printed values give by hand."""

    title: Line = Field(description="Who and what, in a few words.")
    rule: Line = Field(description="The rule that the case probes.")
    reasoning: Line = Field(description="The sum by hand, from the printed values.")
    request: IntakeBody = Field(sa_type=JSON, description="The person and the days: a body of POST /evaluate.")
    expected: ExpectedAnswer = Field(sa_type=JSON, description="What the answer says, as far as the rule is about it.")


class ConformanceCase(ConformanceCaseStatement):
    """An invented person with days, the expected verdicts, and where the values are printed."""

    source_ids: Words = Field(min_length=1, description="Where the values are printed; editorial: the rule is ours.")


class ConformanceCaseRow(ConformanceCaseStatement, table=True):
    """Stored conformance cases; their sources are in ConformanceCaseSourceRow."""

    __tablename__ = "conformance_cases"


class ConformanceCaseSourceRow(SQLModel, table=True):
    """Where the values of a conformance case are printed."""

    __tablename__ = "conformance_case_sources"

    conformance_case_id: str = Field(primary_key=True, foreign_key="conformance_cases.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")
