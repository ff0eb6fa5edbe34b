"""Conformance cases, each with its sources.

Revision 0004, after 0003.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conformance_cases",
        required("id"),
        required("title"),
        required("rule"),
        required("reasoning"),
        required("request", sa.JSON),
        required("expected", sa.JSON),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "conformance_case_sources",
        required("conformance_case_id"),
        required("source_id"),
        sa.PrimaryKeyConstraint("conformance_case_id", "source_id"),
        sa.ForeignKeyConstraint(["conformance_case_id"], ["conformance_cases.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"]),
    )


def downgrade() -> None:
    op.drop_table("conformance_case_sources")
    op.drop_table("conformance_cases")


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)
