"""Reference values by what they are per, their condition and their equivalent, and which nutrients a cut-point judges.

Revision 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = ("authority", "edition", "nutrient", "value_type", "sex", "age_min_months", "life_stage")
PARTS_OF_THE_KEY_THAT_MAY_BE_MISSING = ("condition", "equivalent")
STATUSES = ("not_established", "not_applicable", "not_in_our_data")
FOURTH_STATUS = ("not_established", "not_applicable", "needs_a_fact", "not_in_our_data")
UNITS = ("g", "mg", "ug", "L", "MJ", "%")
UNITS_WITH_KCAL = ("g", "mg", "ug", "L", "MJ", "kJ", "kcal", "%")
COLUMNS_OF_UNITS = (
    ("nutrients", "unit", "known_printedunit"),
    ("reference_values", "unit", "known_printedunit"),
    ("conditions", "threshold_unit", "known_printedunit"),
    ("rule_constants", "unit", "known_printedunit"),
    ("day_to_day_sds", "unit", "known_printedunit"),
    ("medicinal_products", "strength_unit", "known_strength_unit"),
    ("medicinal_products", "amount_unit", "known_amount_unit"),
)


def upgrade() -> None:
    forget_all()
    for table, column, check in COLUMNS_OF_UNITS:
        allow(table, column, check, UNITS_WITH_KCAL)
    allow("absent_values", "status", "known_absencestatus", FOURTH_STATUS)
    with op.batch_alter_table("nutrients") as nutrients:
        nutrients.add_column(sa.Column("judged_by_cut_point", sa.Boolean(), nullable=False))
    key_of_reference_values((*KEY, "per", *PARTS_OF_THE_KEY_THAT_MAY_BE_MISSING), may_be_null=False)


def downgrade() -> None:
    forget_all()
    key_of_reference_values(KEY, may_be_null=True)
    with op.batch_alter_table("nutrients") as nutrients:
        nutrients.drop_column("judged_by_cut_point")
    allow("absent_values", "status", "known_absencestatus", STATUSES)
    for table, column, check in COLUMNS_OF_UNITS:
        allow(table, column, check, UNITS)


def key_of_reference_values(columns: tuple[str, ...], *, may_be_null: bool) -> None:
    """No NULL is equal to another, so what may be missing from the key is stored as empty."""
    with op.batch_alter_table("reference_values") as values:
        values.drop_constraint("one_value_for_a_band", type_="unique")
        for column in PARTS_OF_THE_KEY_THAT_MAY_BE_MISSING:
            values.alter_column(column, existing_type=sa.String(), nullable=may_be_null)
        values.create_unique_constraint("one_value_for_a_band", list(columns))


def allow(table: str, column: str, check: str, words: tuple[str, ...]) -> None:
    """A check that a column holds one of these words, instead of the one under that name."""
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table(table) as altered:
        altered.drop_constraint(check, type_="check")
        altered.create_check_constraint(check, f"{column} IN ({listed})")


def forget_all() -> None:
    """Empty every table, so that those that others point to can be made again; what seeds next fills them."""
    metadata = sa.MetaData()
    metadata.reflect(op.get_bind())
    for table in reversed(metadata.sorted_tables):
        if table.name != "alembic_version":
            op.execute(table.delete())
