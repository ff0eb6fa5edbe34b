"""The atomic weight and the charge of a nutrient that is an element, so that mmol and mEq can be read.

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Written out, with the constraints beside their columns: SQLite adds a column to a table that others point to, and
# cannot do so in Alembic's way, which takes the old table away for a moment.
COLUMNS = (
    "atomic_weight FLOAT",
    "atomic_weight_source_id VARCHAR REFERENCES sources (id)"
    " CONSTRAINT atomic_weight_has_a_source CHECK ((atomic_weight IS NULL) = (atomic_weight_source_id IS NULL))",
    "valence INTEGER CONSTRAINT valence_is_of_an_element CHECK (atomic_weight IS NOT NULL OR valence IS NULL)",
)


def upgrade() -> None:
    for column in COLUMNS:
        op.execute(f"ALTER TABLE nutrients ADD COLUMN {column}")


def downgrade() -> None:
    forget_all()
    with op.batch_alter_table("nutrients") as nutrients:
        nutrients.drop_constraint("valence_is_of_an_element", type_="check")
        nutrients.drop_constraint("atomic_weight_has_a_source", type_="check")
        for column in ("valence", "atomic_weight_source_id", "atomic_weight"):
            nutrients.drop_column(column)


def forget_all() -> None:
    """Empty every table, so that this one can be taken away and made again; what seeds next fills them."""
    metadata = sa.MetaData()
    metadata.reflect(op.get_bind())
    for table in reversed(metadata.sorted_tables):
        if table.name != "alembic_version":
            op.execute(table.delete())
