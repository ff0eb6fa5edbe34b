"""Two more measures of studies of supplement forms.

Revision 0008, after 0007.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BEFORE = (
    *("isotope_absorption", "net_absorption", "urinary_isotope", "urinary_magnesium", "serum_magnesium"),
    *("urinary_and_serum_magnesium", "intracellular_magnesium", "brain_magnesium", "skin_permeation"),
    *("tolerability", "bowel_function", "insomnia_severity_index", "sleep_tracker_scores", "fatigue_stress_mood"),
    *("muscle_cramps", "muscle_soreness", "several_measures", "not_measured"),
)
AFTER = (
    *("isotope_absorption", "net_absorption", "urinary_isotope", "time_of_isotope_peak", "urinary_magnesium"),
    *("serum_magnesium", "urinary_and_serum_magnesium", "intracellular_magnesium", "brain_magnesium"),
    *("anxiety_like_behaviour", "skin_permeation", "tolerability", "bowel_function", "insomnia_severity_index"),
    *("sleep_tracker_scores", "fatigue_stress_mood", "muscle_cramps", "muscle_soreness", "several_measures"),
    "not_measured",
)
COMPARATORS = (
    *("other_forms", "other_dose", "other_portions", "other_preparation", "with_a_meal", "food", "placebo"),
    *("other_treatment", "not_named", "nothing"),
)
DIRECTIONS = ("positive", "negative", "neutral", "mixed")
GRADES = (
    *("systematic_review", "human_randomised_trial", "human_pharmacokinetic_study", "animal_study"),
    *("in_vitro_study", "review", "expert_opinion", "label", "regulation"),
)
CONFIDENCES = ("low", "low_to_moderate", "moderate", "moderate_to_high", "high")
VERIFIED = ("two_sources", "one_source", "secondary")


def upgrade() -> None:
    make_again(AFTER)


def downgrade() -> None:
    make_again(BEFORE)


def make_again(measures: tuple[str, ...]) -> None:
    """SQLite changes no check, and nothing points to this table: what seeds next fills it."""
    op.drop_table("form_studies")
    create_form_studies(measures)


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)


def optional(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True)


def one_of(words: tuple[str, ...], name: str, check: str, *, nullable: bool = False) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=40, create_constraint=True, name=check)
    return sa.Column(name, kind, nullable=nullable)


def points_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def create_form_studies(measures: tuple[str, ...]) -> None:
    op.create_table(
        "form_studies",
        required("id"),
        required("nutrient"),
        optional("form"),
        required("compared_forms", sa.Text),
        one_of(COMPARATORS, "comparator", "known_comparator"),
        optional("comparator_note"),
        required("statement"),
        one_of(measures, "measure", "known_measure"),
        optional("result"),
        one_of(DIRECTIONS, "direction", "known_direction", nullable=True),
        one_of(GRADES, "grade", "known_studygrade"),
        one_of(CONFIDENCES, "confidence", "known_confidence"),
        required("authors"),
        optional("year", sa.Integer),
        optional("design"),
        optional("population"),
        optional("participants", sa.Integer),
        optional("elemental_dose_min", sa.Float),
        optional("elemental_dose_max", sa.Float),
        one_of(("mg", "mmol", "mEq"), "elemental_dose_unit", "known_doseunit", nullable=True),
        optional("dosing"),
        optional("doi"),
        optional("pmid"),
        optional("pmcid"),
        required("source_id"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("supplement_forms", "form"),
        points_to("sources", "source_id"),
        sa.CheckConstraint("(comparator = 'other_forms') = (compared_forms <> '')", name="other_forms_are_named"),
        sa.CheckConstraint(
            "(elemental_dose_min IS NULL) = (elemental_dose_max IS NULL)"
            " AND (elemental_dose_min IS NULL) = (elemental_dose_unit IS NULL)",
            name="dose_has_both_ends_and_a_unit",
        ),
    )
