"""Every table: sources, authorities, nutrients, values, claims, forms, conditions, symptoms, constants, data version.

Revision 0001, after nothing. The words of each check are written out here, and not imported from the app: a migration
says what was right on its day.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

UNITS = ("g", "mg", "ug", "L", "MJ", "%")
SEXES = ("any", "female", "male")
STAGES = ("early", "advanced", "severe")
VERIFIED = ("two_sources", "one_source", "secondary")
VALUE_KINDS = (
    "average_requirement",
    "recommended_intake",
    "adequate_intake",
    "upper_level",
    "guidance_level",
    "safe_level",
    "chronic_disease_risk_reduction",
    "label_value",
)
NEWEST_LAST = (
    "authorities",
    "sources",
    "nutrients",
    "data_version",
    "reference_values",
    "absent_values",
    "claims",
    "claim_sources",
    "supplement_forms",
    "conditions",
    "symptoms",
    "symptom_sources",
    "rule_constants",
)


def upgrade() -> None:
    create_authorities()
    create_sources()
    create_nutrients()
    create_data_version()
    create_reference_values()
    create_absent_values()
    create_claims()
    create_supplement_forms()
    create_conditions()
    create_symptoms()
    create_rule_constants()


def downgrade() -> None:
    for table in reversed(NEWEST_LAST):
        op.drop_table(table)


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)


def optional(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True)


def one_of(words: tuple[str, ...], name: str, check: str, *, nullable: bool = False) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=40, create_constraint=True, name=check)
    return sa.Column(name, kind, nullable=nullable)


def points_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def create_authorities() -> None:
    op.create_table(
        "authorities",
        required("id"),
        required("name"),
        required("jurisdiction"),
        one_of(("reference", "guidance", "label"), "role", "known_authorityrole"),
        sa.PrimaryKeyConstraint("id"),
    )


def create_sources() -> None:
    kinds = (
        *("reference_values", "regulation", "guideline", "regulator", "label", "study", "review"),
        *("systematic_review", "reference", "data", "article", "editorial"),
    )
    op.create_table(
        "sources",
        required("id"),
        required("title"),
        optional("publisher"),
        optional("year", sa.Integer),
        optional("url"),
        one_of(kinds, "kind", "known_sourcekind"),
        one_of(("read", "secondary", "not_read"), "checked", "known_checked"),
        sa.PrimaryKeyConstraint("id"),
    )


def create_nutrients() -> None:
    op.create_table(
        "nutrients",
        required("id"),
        required("name"),
        required("category"),
        one_of(UNITS, "unit", "known_printedunit"),
        optional("infoods_tagname"),
        optional("fdc_nutrient_number"),
        optional("fdc_nutrient_id", sa.Integer),
        required("synonyms", sa.Text),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
    )


def create_data_version() -> None:
    op.create_table(
        "data_version",
        required("id", sa.Integer),
        required("fingerprint"),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("id = 1", name="one_line"),
    )


def create_reference_values() -> None:
    op.create_table(
        "reference_values",
        required("id"),
        required("authority"),
        required("edition"),
        optional("valid_from", sa.Integer),
        optional("valid_until", sa.Integer),
        required("nutrient"),
        required("value_type"),
        one_of(VALUE_KINDS, "kind", "known_valuekind"),
        one_of(SEXES, "sex", "known_appliestosex"),
        required("age_min_months", sa.Integer),
        optional("age_max_months", sa.Integer),
        one_of(("general", "pregnancy", "lactation"), "life_stage", "known_lifestage"),
        optional("condition"),
        required("value", sa.Float),
        one_of(UNITS, "unit", "known_printedunit"),
        one_of(("day", "kg", "mj", "energy_percent"), "per", "known_per"),
        optional("equivalent"),
        required("counts", sa.Text),
        required("unclear", sa.Text),
        optional("reference_weight_kg", sa.Float),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("authorities", "authority"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.UniqueConstraint(
            *("authority", "edition", "nutrient", "value_type", "sex", "age_min_months", "life_stage"),
            name="one_value_for_a_band",
        ),
        sa.CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
        sa.CheckConstraint("value >= 0", name="value_is_not_negative"),
    )


def create_absent_values() -> None:
    op.create_table(
        "absent_values",
        required("id"),
        required("authority"),
        required("nutrient"),
        one_of(VALUE_KINDS, "kind", "known_valuekind"),
        one_of(SEXES, "sex", "known_appliestosex"),
        required("age_min_months", sa.Integer),
        optional("age_max_months", sa.Integer),
        one_of(("any", "general", "pregnancy", "lactation"), "life_stage", "known_appliestolifestage"),
        one_of(("not_established", "not_applicable", "not_in_our_data"), "status", "known_absencestatus"),
        required("reason"),
        required("source_id"),
        optional("source_locator"),
        sa.PrimaryKeyConstraint("id"),
        points_to("authorities", "authority"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
    )


def create_claims() -> None:
    topics = (
        *("intake", "role", "meta", "deficiency", "toxicity", "recovery", "limit", "risk_group", "forms", "faq"),
        "comparison_table",
    )
    verdicts = ("supported", "partly", "contested", "unsupported", "not_checkable")
    op.create_table(
        "claims",
        required("id"),
        required("section"),
        one_of(topics, "topic", "known_claimtopic"),
        required("statement"),
        optional("details", sa.JSON),
        one_of(verdicts, "verdict", "known_claimverdict"),
        required("presentation"),
        optional("note"),
        required("origin_source_id"),
        sa.PrimaryKeyConstraint("id"),
        points_to("sources", "origin_source_id"),
    )
    create_link("claim_sources", "claims", "claim_id")


def create_supplement_forms() -> None:
    compositions = ("family", "stoichiometric", "mixture", "variable", "product", "category")
    op.create_table(
        "supplement_forms",
        required("id"),
        required("name"),
        required("nutrient"),
        required("family"),
        one_of(compositions, "composition", "known_composition"),
        optional("formula"),
        optional("atoms", sa.Integer),
        optional("molar_mass", sa.Float),
        optional("elemental_fraction", sa.Float),
        optional("elemental_fraction_min", sa.Float),
        optional("elemental_fraction_max", sa.Float),
        required("routes", sa.Text),
        required("synonyms", sa.Text),
        optional("cas"),
        optional("unii"),
        optional("pubchem_cid", sa.Integer),
        optional("article_claim"),
        required("source_id"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("supplement_forms", "family"),
        points_to("claims", "article_claim"),
        points_to("sources", "source_id"),
        sa.CheckConstraint("elemental_fraction > 0 AND elemental_fraction < 1", name="fraction_is_a_share"),
    )


def create_conditions() -> None:
    patterns = ("balanced_diet", "low_dietary_intake", "excessive_supplement_intake")
    op.create_table(
        "conditions",
        required("id"),
        required("name"),
        required("nutrient"),
        required("effect_on_muscles"),
        required("associated_symptoms", sa.Text),
        required("primary_causes", sa.Text),
        one_of(patterns, "intake_pattern", "known_intakepattern"),
        optional("threshold_amount", sa.Float),
        one_of(UNITS, "threshold_unit", "known_printedunit", nullable=True),
        required("claim"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("claims", "claim"),
        sa.CheckConstraint("(threshold_amount IS NULL) = (threshold_unit IS NULL)", name="threshold_has_a_unit"),
    )


def create_symptoms() -> None:
    op.create_table(
        "symptoms",
        required("id"),
        required("name"),
        required("condition"),
        one_of(STAGES, "stage", "known_stage"),
        required("red_flag", sa.Boolean),
        optional("red_flag_reason"),
        required("in_article", sa.Boolean),
        one_of(STAGES, "article_stage", "known_article_stage", nullable=True),
        optional("article_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("conditions", "condition"),
        sa.CheckConstraint("in_article OR article_stage IS NULL", name="article_stage_is_in_article"),
    )
    create_link("symptom_sources", "symptoms", "symptom_id")


def create_rule_constants() -> None:
    op.create_table(
        "rule_constants",
        required("id"),
        optional("nutrient"),
        required("value", sa.Float),
        one_of(UNITS, "unit", "known_printedunit"),
        required("statement"),
        required("source_id"),
        optional("source_locator"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
    )


def create_link(link: str, table: str, column: str) -> None:
    op.create_table(
        link,
        required(column),
        required("source_id"),
        sa.PrimaryKeyConstraint(column, "source_id"),
        points_to(table, column),
        points_to("sources", "source_id"),
    )
