"""What numbers and statements come from: publications, and the claims of the article with the verdict on each."""

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from app.tables.columns import JsonObject, Line, Shape, Slug, Words, stored
from app.tables.words import Checked, ClaimTopic, ClaimVerdict, SourceKind


class Source(Shape):
    """A publication that a number or a statement comes from."""

    title: Line = Field(description="Title as printed, with chapter or table where only that was used.")
    publisher: Line | None = Field(default=None, description="Who published it.")
    year: int | None = Field(default=None, ge=1900, le=2100, description="Year of publication.")
    url: Line | None = Field(default=None, description="Where it can be read.")
    kind: SourceKind = Field(sa_type=stored(SourceKind), description="What the source is.")
    checked: Checked = Field(sa_type=stored(Checked), description="How we checked it.")


class SourceRow(Source, table=True):
    """Stored sources."""

    __tablename__ = "sources"


class ClaimStatement(Shape):
    """A checkable statement of the article, with the verdict of the evidence."""

    section: Line = Field(description="Where in the article it stands.")
    topic: ClaimTopic = Field(sa_type=stored(ClaimTopic), description="What it is about.")
    statement: Line = Field(description="What the article says.")
    details: JsonObject | None = Field(
        default=None, sa_type=JSON(none_as_null=True), description="The statement's parts."
    )
    verdict: ClaimVerdict = Field(sa_type=stored(ClaimVerdict), description="What the evidence says.")
    presentation: Line = Field(description="How to show it.")
    note: Line | None = Field(default=None, description="What to mind.")
    origin_source_id: Slug = Field(foreign_key="sources.id", description="Who makes the claim: the article.")


class Claim(ClaimStatement):
    """A checkable statement of the article, with the verdict of the evidence and what that rests on."""

    source_ids: Words = Field(default_factory=list, description="The evidence that the verdict rests on.")


class ClaimRow(ClaimStatement, table=True):
    """Stored claims; their evidence is in ClaimSourceRow."""

    __tablename__ = "claims"


class ClaimSourceRow(SQLModel, table=True):
    """Which sources a claim's verdict rests on."""

    __tablename__ = "claim_sources"

    claim_id: str = Field(primary_key=True, foreign_key="claims.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")
