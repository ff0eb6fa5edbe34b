"""Codes of nutrients and what goes wrong with them.

Revision 0010, after 0009.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

CODE_UNITS = ("g", "mg", "ug", "kcal", "kJ", "IU")
RELATIONS = ("same", "narrower", "overlaps")
TRAPS = (
    *("do_not_add", "do_not_enter_as", "in_other_unit", "add_parts", "at_least", "limit_counts_part"),
    *("needs_the_substance", "often_missing"),
)
VERIFIED = ("two_sources", "one_source", "secondary")


def upgrade() -> None:
    create_nutrient_codes()
    create_nutrient_traps()


def downgrade() -> None:
    op.drop_table("nutrient_traps")
    op.drop_table("nutrient_codes")


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)


def optional(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True)


def one_of(words: tuple[str, ...], name: str, check: str) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=40, create_constraint=True, name=check)
    return sa.Column(name, kind, nullable=False)


def points_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def create_nutrient_codes() -> None:
    op.create_table(
        "nutrient_codes",
        required("id"),
        required("nutrient"),
        required("name"),
        optional("fdc_nutrient_number"),
        optional("fdc_nutrient_id", sa.Integer),
        optional("infoods_tagname"),
        one_of(CODE_UNITS, "unit", "known_codeunit"),
        one_of(RELATIONS, "relation", "known_coderelation"),
        required("equivalents", sa.Text),
        required("note"),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.UniqueConstraint(
            *("nutrient", "fdc_nutrient_number", "fdc_nutrient_id", "infoods_tagname"), name="one_row_for_a_code"
        ),
        sa.CheckConstraint(
            "(fdc_nutrient_number IS NULL) = (fdc_nutrient_id IS NULL)", name="number_and_id_go_together"
        ),
        sa.CheckConstraint("fdc_nutrient_id IS NOT NULL OR infoods_tagname IS NOT NULL", name="there_is_a_code"),
    )


def create_nutrient_traps() -> None:
    op.create_table(
        "nutrient_traps",
        required("id"),
        required("nutrient"),
        one_of(TRAPS, "code", "known_trapcode"),
        required("of", sa.Text),
        required("to", sa.Text),
        required("statement"),
        required("source_id"),
        optional("source_locator"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
    )
