"""What the vitamin is in a form, whether the EU lists a form, and what labels state.

Revision 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Written out, with the constraints beside their columns: SQLite adds a column to a table that others point to, and
# cannot do so in Alembic's way, which takes the old table away for a moment.
COLUMNS = {
    "active_moiety": "VARCHAR",
    "active_moiety_formula": "VARCHAR",
    "active_moieties": "INTEGER",
    "active_fraction": (
        "FLOAT CONSTRAINT active_fraction_is_a_share CHECK (active_fraction > 0 AND active_fraction <= 1)"
    ),
    "eu_status": (
        "VARCHAR(40) CONSTRAINT known_eustatus"
        " CHECK (eu_status IN ('listed', 'not_listed', 'unclear', 'not_applicable', 'not_in_our_data'))"
    ),
    "eu_listed_as": "VARCHAR",
    "eu_source_id": "VARCHAR REFERENCES sources (id)",
    "eu_verified": (
        "VARCHAR(40) CONSTRAINT known_verified CHECK (eu_verified IN ('two_sources', 'one_source', 'secondary'))"
    ),
    "eu_note": "VARCHAR",
}
CHECKS = ("active_fraction_is_a_share", "known_eustatus", "known_verified")


def upgrade() -> None:
    for column, kind in COLUMNS.items():
        op.execute(f"ALTER TABLE supplement_forms ADD COLUMN {column} {kind}")
    op.create_table(
        "label_conventions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("jurisdictions", sa.Text(), nullable=False),
        sa.Column("amount_of", words("known_labelamount", "nutrient", "compound"), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("example", sa.String(), nullable=True),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("source_locator", sa.String(), nullable=True),
        sa.Column("verified", words("known_verified", "two_sources", "one_source", "secondary"), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"]),
    )


def downgrade() -> None:
    op.drop_table("label_conventions")
    forget_all()
    with op.batch_alter_table("supplement_forms") as forms:
        for check in CHECKS:
            forms.drop_constraint(check, type_="check")
        for column in COLUMNS:
            forms.drop_column(column)


def words(check: str, *values: str) -> sa.Enum:
    """The column type of a closed set of words."""
    return sa.Enum(*values, name=check, native_enum=False, length=40, create_constraint=True)


def forget_all() -> None:
    """Empty every table, so that this one can be taken away and made again; what seeds next fills them."""
    metadata = sa.MetaData()
    metadata.reflect(op.get_bind())
    for table in reversed(metadata.sorted_tables):
        if table.name != "alembic_version":
            op.execute(table.delete())
