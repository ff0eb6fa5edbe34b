"""Which data the tables hold."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class DataVersionRow(SQLModel, table=True):
    """The one line that says which data the tables hold."""

    __tablename__ = "data_version"
    __table_args__ = (CheckConstraint("id = 1", name="one_line"),)

    id: int = Field(primary_key=True)
    fingerprint: str
