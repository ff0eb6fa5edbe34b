"""Supplement forms, what labels state of them, and what was measured of them."""

from typing import Annotated

from pydantic import StringConstraints
from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.evaluator.studies import Measure
from app.tables.columns import Jurisdictions, Line, Routes, SemicolonList, Shape, Slug, Words, stored
from app.tables.words import (
    Comparator,
    Composition,
    Confidence,
    Direction,
    DoseUnit,
    EuStatus,
    LabelAmount,
    Laxativeness,
    StudyGrade,
    Verified,
)


class SupplementForm(Shape):
    """A compound, or a family of compounds, that supplements hold."""

    name: Line = Field(description="Its name.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient that it supplies.")
    family: Slug = Field(foreign_key="supplement_forms.id", description="The family; a family names itself.")
    composition: Composition = Field(sa_type=stored(Composition), description="How well its composition is known.")
    formula: Line | None = Field(default=None, description="Chemical formula with its water.")
    atoms: int | None = Field(
        default=None, ge=1, description="Atoms of the element in the formula; absent where the nutrient is no element."
    )
    molar_mass: float | None = Field(default=None, gt=0, description="Molar mass of the formula, g/mol.")
    elemental_fraction: float | None = Field(
        default=None, gt=0, lt=1, description="Share of the element in the compound's mass."
    )
    elemental_fraction_min: float | None = Field(
        default=None, gt=0, lt=1, description="Where the composition varies: the least share; absent when not known."
    )
    elemental_fraction_max: float | None = Field(
        default=None, gt=0, lt=1, description="Where the composition varies: the greatest share; absent when not known."
    )
    active_moiety: Line | None = Field(
        default=None, description="Of a vitamin: the part of the compound that is the vitamin, such as retinol."
    )
    active_moiety_formula: Line | None = Field(default=None, description="Chemical formula of that part.")
    active_moieties: int | None = Field(default=None, ge=1, description="How many such parts the formula holds.")
    active_fraction: float | None = Field(
        default=None,
        gt=0,
        le=1,
        description=(
            "Share of that part in the compound's mass. It is chemistry: what an authority counts, such as DFE or the "
            "isomers of vitamin E, may be more or less."
        ),
    )
    routes: Routes = Field(default_factory=list, sa_type=SemicolonList, description="How it is taken.")
    synonyms: Words = Field(default_factory=list, sa_type=SemicolonList, description="Other names.")
    cas: Annotated[str, StringConstraints(pattern=r"^\d{2,7}-\d\d-\d$")] | None = Field(
        default=None, description="CAS registry number, only where confirmed."
    )
    unii: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{10}$")] | None = Field(
        default=None, description="FDA unique ingredient identifier, only where confirmed."
    )
    pubchem_cid: int | None = Field(default=None, ge=1, description="PubChem compound id, only where confirmed.")
    eu_status: EuStatus | None = Field(
        default=None,
        sa_type=stored(EuStatus),
        description=(
            "Whether the EU lists it as one that food supplements may hold (Directive 2002/46/EC, Annex II). unclear: "
            "its source leaves it open. not_applicable: a medicine or a cosmetic. not_in_our_data: not confirmed, "
            "which says nothing of the list. Absent for a family: its members have one."
        ),
    )
    eu_listed_as: Line | None = Field(default=None, description="Under which name it is listed.")
    eu_source_id: Slug | None = Field(
        default=None,
        foreign_key="sources.id",
        description="The act that lists it, or where it can be seen that it is not listed or unclear.",
    )
    eu_verified: Verified | None = Field(
        default=None, sa_type=stored(Verified), description="How well that is confirmed."
    )
    eu_note: Line | None = Field(default=None, description="What was seen of it, dates and conditions.")
    article_claim: Slug | None = Field(
        default=None, foreign_key="claims.id", description="What the article says of it; see /claims for the verdict."
    )
    source_id: Slug = Field(foreign_key="sources.id", description="Where the numbers or the statement come from.")
    note: Line | None = Field(default=None, description="What to mind.")


class SupplementFormRow(SupplementForm, table=True):
    """Stored supplement forms."""

    __tablename__ = "supplement_forms"
    __table_args__ = (
        CheckConstraint("elemental_fraction > 0 AND elemental_fraction < 1", name="fraction_is_a_share"),
        CheckConstraint("active_fraction > 0 AND active_fraction <= 1", name="active_fraction_is_a_share"),
    )


class LabelConvention(Shape):
    """What labels state by rule or habit, and of what: the nutrient or the compound."""

    jurisdictions: Jurisdictions = Field(min_length=1, sa_type=SemicolonList, description="Where it holds.")
    amount_of: LabelAmount = Field(
        sa_type=stored(LabelAmount), description="What the amount is of: the nutrient, or the compound that holds it."
    )
    statement: Line = Field(description="What labels state.")
    example: Line | None = Field(default=None, description="How that reads.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where that can be read; editorial: a habit.")
    source_locator: Line | None = Field(default=None, description="Article or paragraph.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class LabelConventionRow(LabelConvention, table=True):
    """Stored conventions of labels."""

    __tablename__ = "label_conventions"


class LaxativePotential(Shape):
    """How strongly a form loosens the bowels, and why. The word is ours; the source shows the reason."""

    id: Slug = Field(
        primary_key=True, foreign_key="supplement_forms.id", description="The form; a family has those of its members."
    )
    potential: Laxativeness = Field(sa_type=stored(Laxativeness), description="The word for it.")
    reason: Line = Field(description="Why.")
    source_id: Slug = Field(
        foreign_key="sources.id", description="Where the reason can be seen; editorial: it is general chemistry."
    )


class LaxativePotentialRow(LaxativePotential, table=True):
    """Stored laxative potentials."""

    __tablename__ = "laxative_potentials"


class FormStudy(Shape):
    """What one study found of a supplement form: against what, in whom, at which dose, and how it was measured."""

    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    form: Slug | None = Field(
        default=None,
        foreign_key="supplement_forms.id",
        description="The form it is about, a compound or a family; absent when it is about none in particular.",
    )
    compared_forms: Words = Field(
        default_factory=list,
        sa_type=SemicolonList,
        description=(
            "The forms that it compares this one with; a family where the study names only the family. It says nothing "
            "of these among each other. Empty unless comparator is other_forms."
        ),
    )
    comparator: Comparator = Field(
        sa_type=stored(Comparator),
        description=(
            "What it compares with. not_named: compounds that the row does not name; nothing: there is no comparison."
        ),
    )
    comparator_note: Line | None = Field(default=None, description="Why there are no compared_forms.")
    statement: Line = Field(description="What was looked at or is stated, as our facts word it.")
    measure: Measure = Field(
        sa_type=stored(Measure),
        description=(
            "What was measured. Results of different measures are not comparable with each other. several_measures: "
            "more than one together; not_measured: a rule, a label or an opinion."
        ),
    )
    result: Line | None = Field(
        default=None, description="The figures, as printed; absent when the statement is all that is known."
    )
    direction: Direction | None = Field(
        default=None,
        sa_type=stored(Direction),
        description="Which way the result points for what the statement is about. No rating of a form.",
    )
    grade: StudyGrade = Field(sa_type=stored(StudyGrade), description="What kind of evidence it is.")
    confidence: Confidence = Field(
        sa_type=stored(Confidence), description="How far it can be relied on, by design, size and how it was read."
    )
    authors: Line = Field(description="First author, authors or body.")
    year: int | None = Field(default=None, ge=1900, le=2100, description="Year of publication.")
    design: Line | None = Field(default=None, description="Design of the study.")
    population: Line | None = Field(default=None, description="In whom.")
    participants: int | None = Field(default=None, ge=1, description="How many people or animals.")
    elemental_dose_min: float | None = Field(
        default=None, ge=0, description="Elemental dose, of several the least, in elemental_dose_unit."
    )
    elemental_dose_max: float | None = Field(
        default=None, ge=0, description="Elemental dose, of several the greatest, in elemental_dose_unit."
    )
    elemental_dose_unit: DoseUnit | None = Field(
        default=None, sa_type=stored(DoseUnit), description="Unit of the elemental dose, as printed."
    )
    dosing: Line | None = Field(default=None, description="How the dose was given.")
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = Field(
        default=None, description="DOI."
    )
    pmid: Annotated[str, StringConstraints(pattern=r"^\d{1,8}$")] | None = Field(
        default=None, description="PubMed identifier."
    )
    pmcid: Annotated[str, StringConstraints(pattern=r"^PMC\d{1,8}$")] | None = Field(
        default=None, description="PubMed Central identifier."
    )
    source_id: Slug = Field(foreign_key="sources.id", description="Where it was read.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class FormStudyRow(FormStudy, table=True):
    """Stored studies of forms."""

    __tablename__ = "form_studies"
    __table_args__ = (
        CheckConstraint("(comparator = 'other_forms') = (compared_forms <> '')", name="other_forms_are_named"),
        CheckConstraint(
            "(elemental_dose_min IS NULL) = (elemental_dose_max IS NULL)"
            " AND (elemental_dose_min IS NULL) = (elemental_dose_unit IS NULL)",
            name="dose_has_both_ends_and_a_unit",
        ),
    )
