"""What we hold, each kind once: a shape is a line of ``seed/`` and a public record, a row stores it.

Shapes are validated; a row is made only from a validated shape, since a table class does not validate. Lists are
written ``a;b`` in a CSV cell. Empty cells are unknown, never zero, and leave the field out of a public record.
"""

import json
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, ValidationError, WrapValidator
from sqlalchemy import JSON, CheckConstraint, Dialect, Enum, Text, TypeDecorator, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.evaluator.facts import AuthorityRole, IntakePattern
from app.evaluator.forms import Route
from app.evaluator.intake import SLUG, Intake, Origin
from app.evaluator.person import LifeStage
from app.evaluator.references import AbsenceStatus, Per, ValueKind
from app.evaluator.studies import Measure
from app.evaluator.variation import RequirementBasis
from app.expectations import Expected

LIST_SEPARATOR = ";"


class Composition(StrEnum):
    """How well a form's composition is known. Only a stoichiometric one has an elemental fraction."""

    FAMILY = "family"
    STOICHIOMETRIC = "stoichiometric"
    MIXTURE = "mixture"
    VARIABLE = "variable"
    PRODUCT = "product"
    CATEGORY = "category"


class EuStatus(StrEnum):
    """Whether the EU lists a form as one that food supplements may hold: Directive 2002/46/EC, Annex II."""

    LISTED = "listed"
    NOT_LISTED = "not_listed"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not_applicable"
    NOT_IN_OUR_DATA = "not_in_our_data"


class LabelAmount(StrEnum):
    """What an amount on a label is of."""

    NUTRIENT = "nutrient"
    COMPOUND = "compound"


class Jurisdiction(StrEnum):
    """Where a convention of labels holds."""

    EU = "EU"
    US = "US"


class SourceKind(StrEnum):
    """What a source is."""

    REFERENCE_VALUES = "reference_values"
    REGULATION = "regulation"
    GUIDELINE = "guideline"
    REGULATOR = "regulator"
    LABEL = "label"
    STUDY = "study"
    REVIEW = "review"
    SYSTEMATIC_REVIEW = "systematic_review"
    REFERENCE = "reference"
    DATA = "data"
    ARTICLE = "article"
    EDITORIAL = "editorial"


class Checked(StrEnum):
    """How a source was checked: read, read on another body's page, or known by its reference alone."""

    READ = "read"
    SECONDARY = "secondary"
    NOT_READ = "not_read"


class Verified(StrEnum):
    """How well a row is confirmed: two independent texts agree, read once, or read on another body's page."""

    TWO_SOURCES = "two_sources"
    ONE_SOURCE = "one_source"
    SECONDARY = "secondary"


class AppliesToSex(StrEnum):
    """The sex that a row is for; any when the print does not distinguish."""

    ANY = "any"
    FEMALE = "female"
    MALE = "male"


class AppliesToLifeStage(StrEnum):
    """The life stage that a row is for; any when it holds for all."""

    ANY = "any"
    GENERAL = "general"
    PREGNANCY = "pregnancy"
    LACTATION = "lactation"


class PrintedUnit(StrEnum):
    """A unit of a printed value, in its one spelling."""

    G = "g"
    MG = "mg"
    UG = "ug"
    L = "L"
    MJ = "MJ"
    PERCENT = "%"


class ClaimTopic(StrEnum):
    """What a claim of the article is about."""

    INTAKE = "intake"
    ROLE = "role"
    META = "meta"
    DEFICIENCY = "deficiency"
    TOXICITY = "toxicity"
    RECOVERY = "recovery"
    LIMIT = "limit"
    RISK_GROUP = "risk_group"
    FORMS = "forms"
    FAQ = "faq"
    COMPARISON_TABLE = "comparison_table"


class ClaimVerdict(StrEnum):
    """What the evidence says of a claim."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTESTED = "contested"
    UNSUPPORTED = "unsupported"
    NOT_CHECKABLE = "not_checkable"


class Stage(StrEnum):
    """How far a condition has gone when a symptom appears."""

    EARLY = "early"
    ADVANCED = "advanced"
    SEVERE = "severe"


class RiskDirection(StrEnum):
    """What is published of a group: the nutrient is lost, kept or needed more, asks for care, or is ruled out."""

    LOSES = "loses"
    RETAINS = "retains"
    NEEDS_MORE = "needs_more"
    CAUTION = "caution"
    CONTRAINDICATED = "contraindicated"


class Supply(StrEnum):
    """How a nutrient is supplied: with the diet, a supplement, a medicine by mouth, or an injection."""

    DIET = "diet"
    SUPPLEMENT = "supplement"
    MEDICINE = "medicine"
    INJECTION = "injection"


class EvidenceGrade(StrEnum):
    """How strong the evidence is, from A (labels, regulators, agreeing studies) to D (expert opinion)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class InteractionKind(StrEnum):
    """What interacts: one medicine, a class of medicines, another nutrient, or medicines in general."""

    DRUG = "drug"
    DRUG_CLASS = "drug_class"
    NUTRIENT = "nutrient"
    GENERAL = "general"


class InteractionDirection(StrEnum):
    """What the nutrient of an interaction does to the other, or the other to the nutrient."""

    LOWERS_MEDICINE = "lowers_medicine"
    RAISES_MEDICINE = "raises_medicine"
    LOWERS_OTHER_NUTRIENT = "lowers_other_nutrient"
    LACK_RAISES_TOXICITY = "lack_raises_toxicity"
    LOWERED_BY_MEDICINE = "lowered_by_medicine"
    RAISED_BY_MEDICINE = "raised_by_medicine"
    LOWERED_BY_OTHER_NUTRIENT = "lowered_by_other_nutrient"
    ADDITIVE = "additive"
    MUTUAL = "mutual"


class InteractionSeverity(StrEnum):
    """How serious the sources call an interaction."""

    MAJOR = "major"
    MODERATE = "moderate"
    MINOR = "minor"


class MedicinalUse(StrEnum):
    """What a medicinal product is sold for."""

    LAXATIVE = "laxative"
    ANTACID = "antacid"
    ANTACID_OR_SUPPLEMENT = "antacid_or_supplement"
    BOWEL_PREPARATION = "bowel_preparation"


class AmountBasis(StrEnum):
    """Where the elemental amount of a product comes from: its label, or strength times elemental fraction."""

    LABEL = "label"
    COMPUTED = "computed"


class Laxativeness(StrEnum):
    """How strongly a form loosens the bowels, in words of ours."""

    NONE = "none"
    LOW = "low"
    LOW_TO_MODERATE = "low_to_moderate"
    MODERATE = "moderate"
    MODERATE_TO_HIGH = "moderate_to_high"
    HIGH = "high"


class Comparator(StrEnum):
    """What a study compares with. Of these only other forms are compounds that a comparison of forms may name."""

    OTHER_FORMS = "other_forms"
    OTHER_DOSE = "other_dose"
    OTHER_PORTIONS = "other_portions"
    OTHER_PREPARATION = "other_preparation"
    WITH_A_MEAL = "with_a_meal"
    FOOD = "food"
    PLACEBO = "placebo"
    OTHER_TREATMENT = "other_treatment"
    NOT_NAMED = "not_named"
    NOTHING = "nothing"


class Direction(StrEnum):
    """Which way a result points for what the statement is about; neutral where no difference was found."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    MIXED = "mixed"


class StudyGrade(StrEnum):
    """What kind of evidence a row is, from trials in people to what labels and rules state."""

    SYSTEMATIC_REVIEW = "systematic_review"
    HUMAN_RANDOMISED_TRIAL = "human_randomised_trial"
    HUMAN_PHARMACOKINETIC_STUDY = "human_pharmacokinetic_study"
    ANIMAL_STUDY = "animal_study"
    IN_VITRO_STUDY = "in_vitro_study"
    REVIEW = "review"
    EXPERT_OPINION = "expert_opinion"
    LABEL = "label"
    REGULATION = "regulation"


class Confidence(StrEnum):
    """How far a row can be relied on, by its design, size and how it was read."""

    LOW = "low"
    LOW_TO_MODERATE = "low_to_moderate"
    MODERATE = "moderate"
    MODERATE_TO_HIGH = "moderate_to_high"
    HIGH = "high"


class DoseUnit(StrEnum):
    """The unit of an elemental dose, as the study prints it."""

    MG = "mg"
    MMOL = "mmol"
    MEQ = "mEq"


class SemicolonList(TypeDecorator[list[str]]):
    """A list of words in one text column, written as in the CSV."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, _dialect: Dialect) -> str:
        """List to text."""
        return LIST_SEPARATOR.join(value or [])

    def process_result_value(self, value: str | None, _dialect: Dialect) -> list[str]:
        """Text to list."""
        return value.split(LIST_SEPARATOR) if value else []


def _split(value: object) -> object:
    return value.split(LIST_SEPARATOR) if isinstance(value, str) else value


def _parsed(value: object) -> object:
    """The JSON object of a CSV cell."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        raise ValueError(f"is not a JSON object: {error}") from None


def _as_written(value: object, fits: Callable[[Any], object]) -> object:
    """The JSON object of a cell as it is written, provided that it fits; else what is wrong, place by place."""
    written = _parsed(value)
    try:
        fits(written)
    except ValidationError as error:
        places = ("/".join(("#", *map(str, each["loc"]))) + f": {each['msg']}" for each in error.errors())
        raise ValueError("; ".join(places)) from None
    return written


Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=120)]
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]
Words = Annotated[list[str], BeforeValidator(_split)]
Origins = Annotated[list[Origin], BeforeValidator(_split)]
JsonObject = Annotated[dict[str, Any], BeforeValidator(_parsed)]
IntakeBody = Annotated[dict[str, Any], WrapValidator(lambda value, _: _as_written(value, Intake.model_validate))]
ExpectedAnswer = Annotated[Expected, WrapValidator(_as_written)]
Routes = Annotated[list[Route], BeforeValidator(_split)]
Supplies = Annotated[list[Supply], BeforeValidator(_split)]
Potentials = Annotated[list[Laxativeness], BeforeValidator(_split)]
Jurisdictions = Annotated[list[Jurisdiction], BeforeValidator(_split)]


def _stored(words: type[StrEnum], check: str = "") -> Any:
    """The column type of a closed set of words: its values as text, with a check.

    Name the check where a table has two columns of one set: PostgreSQL wants its names to differ within a table.
    """
    return Enum(
        words,
        native_enum=False,
        length=40,
        create_constraint=True,
        name=check or f"known_{words.__name__.lower()}",
        values_callable=lambda members: [member.value for member in members],
    )


class Shape(SQLModel):
    """A line of a seed file, which is a public record."""

    id: Slug = Field(primary_key=True, description="The name of the record, for ever.")


class Source(Shape):
    """A publication that a number or a statement comes from."""

    title: Line = Field(description="Title as printed, with chapter or table where only that was used.")
    publisher: Line | None = Field(default=None, description="Who published it.")
    year: int | None = Field(default=None, ge=1900, le=2100, description="Year of publication.")
    url: Line | None = Field(default=None, description="Where it can be read.")
    kind: SourceKind = Field(sa_type=_stored(SourceKind), description="What the source is.")
    checked: Checked = Field(sa_type=_stored(Checked), description="How we checked it.")


class SourceRow(Source, table=True):
    """Stored sources."""

    __tablename__ = "sources"


class Authority(Shape):
    """A body whose values we hold."""

    name: Line = Field(description="Its own name.")
    jurisdiction: Line = Field(description="Where its values hold.")
    role: AuthorityRole = Field(sa_type=_stored(AuthorityRole), description="What it publishes.")


class AuthorityRow(Authority, table=True):
    """Stored authorities."""

    __tablename__ = "authorities"


class Nutrient(Shape):
    """A nutrient, with its codes elsewhere."""

    name: Line = Field(description="Its English name.")
    category: Line = Field(description="What it is: mineral, electrolyte, vitamin.")
    unit: PrintedUnit = Field(sa_type=_stored(PrintedUnit), description="The unit that answers are in.")
    atomic_weight: float | None = Field(
        default=None, gt=0, description="Of an element: its standard atomic weight, in g/mol, which makes mmol a mass."
    )
    atomic_weight_source_id: Slug | None = Field(
        default=None, foreign_key="sources.id", description="Where the atomic weight comes from."
    )
    valence: int | None = Field(
        default=None,
        ge=1,
        description="Of an element: the charge of its ion, which makes mEq mmol: mEq = valence x mmol.",
    )
    infoods_tagname: Line | None = Field(default=None, description="INFOODS component identifier.")
    fdc_nutrient_number: Line | None = Field(default=None, description="FoodData Central nutrient number; not the id.")
    fdc_nutrient_id: int | None = Field(default=None, description="FoodData Central nutrient id; not the number.")
    synonyms: Words = Field(default_factory=list, sa_type=SemicolonList, description="Other names.")
    note: Line | None = Field(default=None, description="What to mind about units and codes.")


class NutrientRow(Nutrient, table=True):
    """Stored nutrients."""

    __tablename__ = "nutrients"
    __table_args__ = (
        CheckConstraint(
            "(atomic_weight IS NULL) = (atomic_weight_source_id IS NULL)", name="atomic_weight_has_a_source"
        ),
        CheckConstraint("atomic_weight IS NOT NULL OR valence IS NULL", name="valence_is_of_an_element"),
    )


class ReferenceValue(Shape):
    """One printed reference value: whose, of which edition, for whom, how much, and what a limit counts."""

    authority: Slug = Field(foreign_key="authorities.id", description="Whose value it is.")
    edition: Line = Field(description="Edition of the publication.")
    valid_from: int | None = Field(default=None, ge=1900, le=2100, description="Year the edition came into force.")
    valid_until: int | None = Field(
        default=None, ge=1900, le=2100, description="Year a later edition took its place; absent while in force."
    )
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    value_type: Line = Field(description="The authority's own term, as printed.")
    kind: ValueKind = Field(sa_type=_stored(ValueKind), description="The term across authorities.")
    sex: AppliesToSex = Field(sa_type=_stored(AppliesToSex), description="For whom.")
    age_min_months: int = Field(ge=0, description="Age from which it holds, in months.")
    age_max_months: int | None = Field(
        default=None, ge=1, description="Age from which it no longer holds, in months; absent without an end."
    )
    life_stage: LifeStage = Field(sa_type=_stored(LifeStage), description="For whom.")
    condition: Line | None = Field(default=None, description="A further condition of the print, such as formula_fed.")
    value: float = Field(ge=0, description="The value, in unit and per.")
    unit: PrintedUnit = Field(sa_type=_stored(PrintedUnit), description="Unit of the value.")
    per: Per = Field(sa_type=_stored(Per), description="What it is an amount per.")
    equivalent: Line | None = Field(default=None, description="The equivalent that the unit counts, such as DFE.")
    counts: Origins = Field(
        default_factory=list, sa_type=SemicolonList, description="Of a limit: the origins that the authority counts."
    )
    unclear: Origins = Field(
        default_factory=list, sa_type=SemicolonList, description="Of a limit: the origins that its text leaves open."
    )
    reference_weight_kg: float | None = Field(default=None, gt=0, description="Reference body weight of the print.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=_stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What the print says besides.")


class ReferenceValueRow(ReferenceValue, table=True):
    """Stored reference values; the key is what distinguishes one printed value from another."""

    __tablename__ = "reference_values"
    __table_args__ = (
        UniqueConstraint(
            "authority",
            "edition",
            "nutrient",
            "value_type",
            "sex",
            "age_min_months",
            "life_stage",
            name="one_value_for_a_band",
        ),
        CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
        CheckConstraint("value >= 0", name="value_is_not_negative"),
    )


class AbsentValue(Shape):
    """A statement that an authority has no value of a kind for some people, and why."""

    authority: Slug = Field(foreign_key="authorities.id", description="Whose value is absent.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    kind: ValueKind = Field(sa_type=_stored(ValueKind), description="The kind of value.")
    sex: AppliesToSex = Field(sa_type=_stored(AppliesToSex), description="For whom.")
    age_min_months: int = Field(ge=0, description="Age from which it holds, in months.")
    age_max_months: int | None = Field(default=None, ge=1, description="Age from which it no longer holds, in months.")
    life_stage: AppliesToLifeStage = Field(sa_type=_stored(AppliesToLifeStage), description="For whom.")
    status: AbsenceStatus = Field(sa_type=_stored(AbsenceStatus), description="Which emptiness it is.")
    reason: Line = Field(description="Why, in one sentence.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where that can be seen.")
    source_locator: Line | None = Field(default=None, description="Table or page.")


class AbsentValueRow(AbsentValue, table=True):
    """Stored absences."""

    __tablename__ = "absent_values"
    __table_args__ = (
        CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
    )


class DayToDaySd(Shape):
    """How much the intake of one person differs from day to day, as a survey found it in a group. Food alone."""

    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    sex: AppliesToSex = Field(sa_type=_stored(AppliesToSex), description="For whom.")
    age_min_months: int = Field(ge=0, description="Age from which it holds, in months.")
    age_max_months: int | None = Field(
        default=None, ge=1, description="Age from which it no longer holds, in months; absent without an end."
    )
    value: float = Field(gt=0, description="Standard deviation of one person's daily intake, in unit a day.")
    unit: PrintedUnit = Field(sa_type=_stored(PrintedUnit), description="Unit of the value.")
    cv_percent: float | None = Field(
        default=None, gt=0, description="The same as a share of the group's mean intake, in %; absent when not known."
    )
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=_stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What the print says besides.")


class DayToDaySdRow(DayToDaySd, table=True):
    """Stored day-to-day standard deviations."""

    __tablename__ = "day_to_day_sds"
    __table_args__ = (
        UniqueConstraint("nutrient", "sex", "age_min_months", name="one_sd_for_a_group"),
        CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
        CheckConstraint("value > 0", name="sd_is_above_zero"),
    )


class RequirementCv(Shape):
    """How much an authority's requirement of a nutrient differs from person to person, as a share of its average."""

    authority: Slug = Field(foreign_key="authorities.id", description="Whose requirement it is.")
    nutrient: Slug | None = Field(
        default=None,
        foreign_key="nutrients.id",
        description="The nutrient; absent for every nutrient without a record of its own.",
    )
    cv_percent: float | None = Field(
        default=None, gt=0, description="Standard deviation of the requirement, in % of the average requirement."
    )
    skewed: bool = Field(description="Whether requirements are so skewed that the normal distribution does not hold.")
    basis: RequirementBasis = Field(
        sa_type=_stored(RequirementBasis),
        description="printed for this nutrient, or assumed by the authority where data are lacking.",
    )
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=_stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What the print says besides.")


class RequirementCvRow(RequirementCv, table=True):
    """Stored coefficients of variation of requirements."""

    __tablename__ = "requirement_cvs"
    __table_args__ = (
        UniqueConstraint("authority", "nutrient", name="one_cv_of_a_requirement"),
        CheckConstraint("skewed OR cv_percent IS NOT NULL", name="symmetric_has_a_cv"),
    )


class ClaimStatement(Shape):
    """A checkable statement of the article, with the verdict of the evidence."""

    section: Line = Field(description="Where in the article it stands.")
    topic: ClaimTopic = Field(sa_type=_stored(ClaimTopic), description="What it is about.")
    statement: Line = Field(description="What the article says.")
    details: JsonObject | None = Field(
        default=None, sa_type=JSON(none_as_null=True), description="The statement's parts."
    )
    verdict: ClaimVerdict = Field(sa_type=_stored(ClaimVerdict), description="What the evidence says.")
    presentation: Line = Field(description="How to show it.")
    note: Line | None = Field(default=None, description="What to mind.")
    origin_source_id: Slug = Field(foreign_key="sources.id", description="Who makes the claim: the article.")


class Claim(ClaimStatement):
    """A checkable statement of the article, with the verdict of the evidence and what that rests on."""

    source_ids: Words = Field(default_factory=list, description="The evidence that the verdict rests on.")


class ClaimRow(ClaimStatement, table=True):
    """Stored claims; their evidence is in ClaimSourceRow."""

    __tablename__ = "claims"


class SupplementForm(Shape):
    """A compound, or a family of compounds, that supplements hold."""

    name: Line = Field(description="Its name.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient that it supplies.")
    family: Slug = Field(foreign_key="supplement_forms.id", description="The family; a family names itself.")
    composition: Composition = Field(sa_type=_stored(Composition), description="How well its composition is known.")
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
        sa_type=_stored(EuStatus),
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
        default=None, sa_type=_stored(Verified), description="How well that is confirmed."
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
        sa_type=_stored(LabelAmount), description="What the amount is of: the nutrient, or the compound that holds it."
    )
    statement: Line = Field(description="What labels state.")
    example: Line | None = Field(default=None, description="How that reads.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where that can be read; editorial: a habit.")
    source_locator: Line | None = Field(default=None, description="Article or paragraph.")
    verified: Verified = Field(sa_type=_stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class LabelConventionRow(LabelConvention, table=True):
    """Stored conventions of labels."""

    __tablename__ = "label_conventions"


class LaxativePotential(Shape):
    """How strongly a form loosens the bowels, and why. The word is ours; the source shows the reason."""

    id: Slug = Field(
        primary_key=True, foreign_key="supplement_forms.id", description="The form; a family has those of its members."
    )
    potential: Laxativeness = Field(sa_type=_stored(Laxativeness), description="The word for it.")
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
        sa_type=_stored(Comparator),
        description=(
            "What it compares with. not_named: compounds that the row does not name; nothing: there is no comparison."
        ),
    )
    comparator_note: Line | None = Field(default=None, description="Why there are no compared_forms.")
    statement: Line = Field(description="What was looked at or is stated, as our facts word it.")
    measure: Measure = Field(
        sa_type=_stored(Measure),
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
        sa_type=_stored(Direction),
        description="Which way the result points for what the statement is about. No rating of a form.",
    )
    grade: StudyGrade = Field(sa_type=_stored(StudyGrade), description="What kind of evidence it is.")
    confidence: Confidence = Field(
        sa_type=_stored(Confidence), description="How far it can be relied on, by design, size and how it was read."
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
        default=None, sa_type=_stored(DoseUnit), description="Unit of the elemental dose, as printed."
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
    verified: Verified = Field(sa_type=_stored(Verified), description="How well it is confirmed.")
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


class Condition(Shape):
    """A row of the article's comparison table."""

    name: Line = Field(description="As the article prints it.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    effect_on_muscles: Line = Field(description="As the article prints it.")
    associated_symptoms: Words = Field(
        default_factory=list, sa_type=SemicolonList, description="As the article lists them."
    )
    primary_causes: Words = Field(default_factory=list, sa_type=SemicolonList, description="As the article lists them.")
    intake_pattern: IntakePattern = Field(
        sa_type=_stored(IntakePattern), description="The part of the causes that an intake can show."
    )
    threshold_amount: float | None = Field(
        default=None, gt=0, description="Amount a day that the cause lies strictly above. No safe line."
    )
    threshold_unit: PrintedUnit | None = Field(
        default=None, sa_type=_stored(PrintedUnit), description="Unit of the threshold."
    )
    claim: Slug = Field(foreign_key="claims.id", description="The claim that this row makes; /claims has the verdict.")


class ConditionRow(Condition, table=True):
    """Stored conditions."""

    __tablename__ = "conditions"
    __table_args__ = (
        CheckConstraint("(threshold_amount IS NULL) = (threshold_unit IS NULL)", name="threshold_has_a_unit"),
    )


class SymptomStatement(Shape):
    """A symptom reported with a condition. General information, never a finding about a person."""

    name: Line = Field(description="The symptom.")
    condition: Slug = Field(foreign_key="conditions.id", description="The condition it is reported with.")
    stage: Stage = Field(sa_type=_stored(Stage), description="When it appears, by the evidence.")
    red_flag: bool = Field(description="Whether it calls for emergency help.")
    red_flag_reason: Line | None = Field(default=None, description="Why it does.")
    in_article: bool = Field(description="Whether the article names it.")
    article_stage: Stage | None = Field(
        default=None,
        sa_type=_stored(Stage, check="known_article_stage"),
        description="When it appears, by the article, where it says so.",
    )
    article_locator: Line | None = Field(default=None, description="Where in the article.")
    verified: Verified = Field(sa_type=_stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class Symptom(SymptomStatement):
    """A symptom reported with a condition, and the evidence. General information, never a finding about a person."""

    source_ids: Words = Field(default_factory=list, description="The evidence.")


class SymptomRow(SymptomStatement, table=True):
    """Stored symptoms; their evidence is in SymptomSourceRow."""

    __tablename__ = "symptoms"
    __table_args__ = (CheckConstraint("in_article OR article_stage IS NULL", name="article_stage_is_in_article"),)


class RiskGroupStatement(Shape):
    """What is published of a nutrient in a group of people. A general fact, never a decision about a person."""

    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    name: Line = Field(description="The group.")
    group: Slug = Field(description="What several rows have in common, such as kidney-disease.")
    direction: RiskDirection = Field(
        sa_type=_stored(RiskDirection),
        description="Whether the nutrient is lost, kept or needed more, asks for care, or is ruled out by labels.",
    )
    applies_to: Supplies = Field(
        sa_type=SemicolonList, min_length=1, description="The supplies of the nutrient that the statement is about."
    )
    statement: Line = Field(description="What is published, as a general fact.")
    evidence_grade: EvidenceGrade = Field(sa_type=_stored(EvidenceGrade), description="From A, the strongest, to D.")
    in_article: bool = Field(description="Whether the article names the group.")
    verified: Verified = Field(sa_type=_stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class RiskGroup(RiskGroupStatement):
    """What is published of a nutrient in a group of people, and where. Never a decision about a person."""

    source_ids: Words = Field(min_length=1, description="The evidence.")


class RiskGroupRow(RiskGroupStatement, table=True):
    """Stored risk groups; their evidence is in RiskGroupSourceRow."""

    __tablename__ = "risk_groups"


class InteractionStatement(Shape):
    """What is published of a nutrient with a medicine or another. A general fact, never a check of medicines."""

    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    name: Line = Field(description="The medicine, class of medicines or other nutrient that it interacts with.")
    kind: InteractionKind = Field(sa_type=_stored(InteractionKind), description="Which of these it is.")
    examples: Words = Field(default_factory=list, sa_type=SemicolonList, description="Examples of a class, or brands.")
    atc: Words = Field(default_factory=list, sa_type=SemicolonList, description="WHO ATC codes.")
    direction: InteractionDirection = Field(
        sa_type=_stored(InteractionDirection),
        description="What the nutrient does to the other, or the other to the nutrient.",
    )
    mechanism: Line = Field(description="How.")
    hours_before: float | None = Field(
        default=None,
        gt=0,
        description=(
            "Published time between the two when the medicine comes first: it is taken at least so many hours before "
            "the nutrient. Absent when not known, which is not the same as none needed."
        ),
    )
    hours_after: float | None = Field(
        default=None,
        gt=0,
        description=(
            "Published time between the two when the nutrient comes first: the medicine is taken at least so many "
            "hours after it. Absent when not known, which is not the same as none needed."
        ),
    )
    separation_note: Line | None = Field(default=None, description="What the sources say of the time between the two.")
    severity: InteractionSeverity = Field(
        sa_type=_stored(InteractionSeverity), description="How serious the sources call it."
    )
    evidence_grade: EvidenceGrade = Field(sa_type=_stored(EvidenceGrade), description="From A, the strongest, to D.")
    verified: Verified = Field(sa_type=_stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class Interaction(InteractionStatement):
    """What is published of a nutrient with a medicine or another, and where. Never a check of medicines."""

    source_ids: Words = Field(min_length=1, description="The evidence.")


class InteractionRow(InteractionStatement, table=True):
    """Stored interactions; their evidence is in InteractionSourceRow."""

    __tablename__ = "interactions"


class MedicinalProductLabel(Shape):
    """A medicine that supplies a nutrient, as its label describes it. No recommendation of a dose."""

    name: Line = Field(description="Its name.")
    use: MedicinalUse = Field(sa_type=_stored(MedicinalUse), description="What it is sold for.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient that we hold of it.")
    active_ingredient: Line = Field(description="The compound that supplies the nutrient.")
    form: Slug = Field(foreign_key="supplement_forms.id", description="That compound in /supplement-forms.")
    strength: float = Field(gt=0, description="Amount of the compound in one unit of the product, in strength_unit.")
    strength_unit: PrintedUnit = Field(
        sa_type=_stored(PrintedUnit, check="known_strength_unit"), description="Unit of the strength."
    )
    unit: Line = Field(description="What one unit of the product is, such as 15 mL or tablet; entries count these.")
    amount_per_unit: float = Field(gt=0, description="Elemental amount in one unit of the product, in amount_unit.")
    amount_unit: PrintedUnit = Field(
        sa_type=_stored(PrintedUnit, check="known_amount_unit"), description="Unit of the elemental amount."
    )
    amount_basis: AmountBasis = Field(
        sa_type=_stored(AmountBasis),
        description="label: the label states the elemental amount. computed: strength times elemental fraction.",
    )
    maximum_units_per_day: float | None = Field(
        default=None, gt=0, description="The most units a day that the label allows adults. A fact, no recommendation."
    )
    maximum_units_per_day_age_6_to_11: float | None = Field(
        default=None, gt=0, description="The same for children of 6 to 11 years, where the label has a line for them."
    )
    kidney_warning: bool | None = Field(
        default=None,
        description="Whether the label warns of kidney disease; absent when not known. No proof of safety.",
    )
    verified: Verified = Field(sa_type=_stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class MedicinalProduct(MedicinalProductLabel):
    """A medicine that supplies a nutrient, and the labels that say so. No recommendation of a dose."""

    source_ids: Words = Field(min_length=1, description="The labels, or what repeats them.")


class MedicinalProductRow(MedicinalProductLabel, table=True):
    """Stored medicinal products; their labels are in MedicinalProductSourceRow."""

    __tablename__ = "medicinal_products"
    __table_args__ = (CheckConstraint("amount_per_unit > 0", name="a_unit_holds_something"),)


class RuleConstant(Shape):
    """A number that a rule uses: printed somewhere, or chosen by us with the source ``editorial``."""

    nutrient: Slug | None = Field(default=None, foreign_key="nutrients.id", description="The nutrient it is about.")
    value: float = Field(gt=0, description="The number.")
    unit: PrintedUnit = Field(sa_type=_stored(PrintedUnit), description="Its unit.")
    statement: Line = Field(description="What the number says.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where it comes from.")
    source_locator: Line | None = Field(default=None, description="Table or page.")


class RuleConstantRow(RuleConstant, table=True):
    """Stored constants."""

    __tablename__ = "rule_constants"


class ConformanceCaseStatement(Shape):
    """An invented person with days, and the verdicts that the rule and the printed values give by hand."""

    title: Line = Field(description="Who and what, in a few words.")
    rule: Line = Field(description="The rule that the case probes.")
    reasoning: Line = Field(description="The sum by hand, from the printed values.")
    request: IntakeBody = Field(sa_type=JSON, description="The person and the days: a body of POST /evaluate.")
    expected: ExpectedAnswer = Field(sa_type=JSON, description="What the answer says, as far as the rule is about it.")


class ConformanceCase(ConformanceCaseStatement):
    """An invented person with days, the expected verdicts, and where the values are printed."""

    source_ids: Words = Field(min_length=1, description="Where the values are printed; editorial: the rule is ours.")


class ConformanceCaseRow(ConformanceCaseStatement, table=True):
    """Stored conformance cases; their sources are in ConformanceCaseSourceRow."""

    __tablename__ = "conformance_cases"


class ClaimSourceRow(SQLModel, table=True):
    """Which sources a claim's verdict rests on."""

    __tablename__ = "claim_sources"

    claim_id: str = Field(primary_key=True, foreign_key="claims.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")


class SymptomSourceRow(SQLModel, table=True):
    """Which sources a symptom rests on."""

    __tablename__ = "symptom_sources"

    symptom_id: str = Field(primary_key=True, foreign_key="symptoms.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")


class RiskGroupSourceRow(SQLModel, table=True):
    """Which sources the statement about a risk group rests on."""

    __tablename__ = "risk_group_sources"

    risk_group_id: str = Field(primary_key=True, foreign_key="risk_groups.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")


class InteractionSourceRow(SQLModel, table=True):
    """Which sources an interaction rests on."""

    __tablename__ = "interaction_sources"

    interaction_id: str = Field(primary_key=True, foreign_key="interactions.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")


class MedicinalProductSourceRow(SQLModel, table=True):
    """Which labels describe a medicinal product."""

    __tablename__ = "medicinal_product_sources"

    medicinal_product_id: str = Field(primary_key=True, foreign_key="medicinal_products.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")


class ConformanceCaseSourceRow(SQLModel, table=True):
    """Where the values of a conformance case are printed."""

    __tablename__ = "conformance_case_sources"

    conformance_case_id: str = Field(primary_key=True, foreign_key="conformance_cases.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")


class DataVersionRow(SQLModel, table=True):
    """The one line that says which data the tables hold."""

    __tablename__ = "data_version"
    __table_args__ = (CheckConstraint("id = 1", name="one_line"),)

    id: int = Field(primary_key=True)
    fingerprint: str
