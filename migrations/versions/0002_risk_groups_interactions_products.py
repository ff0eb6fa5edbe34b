"""Risk groups, interactions and medicinal products, each with its evidence.

Revision 0002, after 0001.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

UNITS = ("g", "mg", "ug", "L", "MJ", "%")
GRADES = ("A", "B", "C", "D")
VERIFIED = ("two_sources", "one_source", "secondary")
NEWEST_LAST = (
    "risk_groups",
    "risk_group_sources",
    "interactions",
    "interaction_sources",
    "medicinal_products",
    "medicinal_product_sources",
)


def upgrade() -> None:
    create_risk_groups()
    create_interactions()
    create_medicinal_products()


def downgrade() -> None:
    for table in reversed(NEWEST_LAST):
        op.drop_table(table)


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)


def optional(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True)


def one_of(words: tuple[str, ...], name: str, check: str) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=40, create_constraint=True, name=check)
    return sa.Column(name, kind, nullable=False)


def points_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def create_risk_groups() -> None:
    directions = ("loses", "retains", "needs_more", "caution", "contraindicated")
    op.create_table(
        "risk_groups",
        required("id"),
        required("nutrient"),
        required("name"),
        required("group"),
        one_of(directions, "direction", "known_riskdirection"),
        required("applies_to", sa.Text),
        required("statement"),
        one_of(GRADES, "evidence_grade", "known_evidencegrade"),
        required("in_article", sa.Boolean),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
    )
    create_link("risk_group_sources", "risk_groups", "risk_group_id")


def create_interactions() -> None:
    directions = (
        *("lowers_medicine", "raises_medicine", "lowers_other_nutrient"),
        *("lack_raises_toxicity", "lowered_by_medicine", "raised_by_medicine"),
        *("lowered_by_other_nutrient", "additive", "mutual"),
    )
    op.create_table(
        "interactions",
        required("id"),
        required("nutrient"),
        required("name"),
        one_of(("drug", "drug_class", "nutrient", "general"), "kind", "known_interactionkind"),
        required("examples", sa.Text),
        required("atc", sa.Text),
        one_of(directions, "direction", "known_interactiondirection"),
        required("mechanism"),
        optional("hours_before", sa.Float),
        optional("hours_after", sa.Float),
        optional("separation_note"),
        one_of(("major", "moderate", "minor"), "severity", "known_interactionseverity"),
        one_of(GRADES, "evidence_grade", "known_evidencegrade"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
    )
    create_link("interaction_sources", "interactions", "interaction_id")


def create_medicinal_products() -> None:
    uses = ("laxative", "antacid", "antacid_or_supplement", "bowel_preparation")
    op.create_table(
        "medicinal_products",
        required("id"),
        required("name"),
        one_of(uses, "use", "known_medicinaluse"),
        required("nutrient"),
        required("active_ingredient"),
        required("form"),
        required("strength", sa.Float),
        one_of(UNITS, "strength_unit", "known_strength_unit"),
        required("unit"),
        required("amount_per_unit", sa.Float),
        one_of(UNITS, "amount_unit", "known_amount_unit"),
        one_of(("label", "computed"), "amount_basis", "known_amountbasis"),
        optional("maximum_units_per_day", sa.Float),
        optional("maximum_units_per_day_age_6_to_11", sa.Float),
        optional("kidney_warning", sa.Boolean),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("supplement_forms", "form"),
        sa.CheckConstraint("amount_per_unit > 0", name="a_unit_holds_something"),
    )
    create_link("medicinal_product_sources", "medicinal_products", "medicinal_product_id")


def create_link(link: str, table: str, column: str) -> None:
    op.create_table(
        link,
        required(column),
        required("source_id"),
        sa.PrimaryKeyConstraint(column, "source_id"),
        points_to(table, column),
        points_to("sources", "source_id"),
    )
