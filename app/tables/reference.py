"""Reference values, whose they are and what of, why there is none, and how intakes and requirements differ."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from app.evaluator.facts import AuthorityRole
from app.evaluator.person import LifeStage
from app.evaluator.references import AbsenceStatus, Per, ValueKind
from app.evaluator.variation import RequirementBasis
from app.tables.columns import Line, Origins, SemicolonList, Shape, Slug, TextOfAKey, Words, stored
from app.tables.words import AppliesToLifeStage, AppliesToSex, PrintedUnit, Verified


class Authority(Shape):
    """A body whose values we hold."""

    name: Line = Field(description="Its own name.")
    jurisdiction: Line = Field(description="Where its values hold.")
    role: AuthorityRole = Field(sa_type=stored(AuthorityRole), description="What it publishes.")


class AuthorityRow(Authority, table=True):
    """Stored authorities."""

    __tablename__ = "authorities"


class Nutrient(Shape):
    """A nutrient, with its codes elsewhere."""

    name: Line = Field(description="Its English name.")
    category: Line = Field(description="What it is: mineral, electrolyte, vitamin.")
    unit: PrintedUnit = Field(sa_type=stored(PrintedUnit), description="The unit that answers are in.")
    judged_by_cut_point: bool = Field(
        description="Whether an intake is held against its average requirement; not of energy, whose intake follows it."
    )
    component: Slug | None = Field(
        default=None,
        description="Of a nutrient with components: the one that an amount is of when it names none, see /components.",
    )
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
    kind: ValueKind = Field(sa_type=stored(ValueKind), description="The term across authorities.")
    sex: AppliesToSex = Field(sa_type=stored(AppliesToSex), description="For whom.")
    age_min_months: int = Field(ge=0, description="Age from which it holds, in months.")
    age_max_months: int | None = Field(
        default=None, ge=1, description="Age from which it no longer holds, in months; absent without an end."
    )
    life_stage: LifeStage = Field(sa_type=stored(LifeStage), description="For whom.")
    condition: Line | None = Field(
        default=None,
        sa_type=TextOfAKey,
        nullable=False,
        description="A further condition of the print, such as formula_fed.",
    )
    value: float = Field(ge=0, description="The value, in unit and per.")
    unit: PrintedUnit = Field(sa_type=stored(PrintedUnit), description="Unit of the value.")
    per: Per = Field(sa_type=stored(Per), description="What it is an amount per.")
    equivalent: Line | None = Field(
        default=None,
        sa_type=TextOfAKey,
        nullable=False,
        description="The equivalent that the unit counts, such as DFE.",
    )
    counts: Origins = Field(
        default_factory=list, sa_type=SemicolonList, description="Of a limit: the origins that the authority counts."
    )
    unclear: Origins = Field(
        default_factory=list, sa_type=SemicolonList, description="Of a limit: the origins that its text leaves open."
    )
    reference_weight_kg: float | None = Field(default=None, gt=0, description="Reference body weight of the print.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
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
            "per",
            "condition",
            "equivalent",
            name="one_value_for_a_band",
        ),
        CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
        CheckConstraint("value >= 0", name="value_is_not_negative"),
    )


class AbsentValue(Shape):
    """A statement that an authority has no value of a kind for some people, and why."""

    authority: Slug = Field(foreign_key="authorities.id", description="Whose value is absent.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    kind: ValueKind = Field(sa_type=stored(ValueKind), description="The kind of value.")
    sex: AppliesToSex = Field(sa_type=stored(AppliesToSex), description="For whom.")
    age_min_months: int = Field(ge=0, description="Age from which it holds, in months.")
    age_max_months: int | None = Field(default=None, ge=1, description="Age from which it no longer holds, in months.")
    life_stage: AppliesToLifeStage = Field(sa_type=stored(AppliesToLifeStage), description="For whom.")
    status: AbsenceStatus = Field(sa_type=stored(AbsenceStatus), description="Which emptiness it is.")
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
    sex: AppliesToSex = Field(sa_type=stored(AppliesToSex), description="For whom.")
    age_min_months: int = Field(ge=0, description="Age from which it holds, in months.")
    age_max_months: int | None = Field(
        default=None, ge=1, description="Age from which it no longer holds, in months; absent without an end."
    )
    value: float = Field(gt=0, description="Standard deviation of one person's daily intake, in unit a day.")
    unit: PrintedUnit = Field(sa_type=stored(PrintedUnit), description="Unit of the value.")
    cv_percent: float | None = Field(
        default=None, gt=0, description="The same as a share of the group's mean intake, in %; absent when not known."
    )
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
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
        sa_type=stored(RequirementBasis),
        description="printed for this nutrient, or assumed by the authority where data are lacking.",
    )
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What the print says besides.")


class RequirementCvRow(RequirementCv, table=True):
    """Stored coefficients of variation of requirements."""

    __tablename__ = "requirement_cvs"
    __table_args__ = (
        UniqueConstraint("authority", "nutrient", name="one_cv_of_a_requirement"),
        CheckConstraint("skewed OR cv_percent IS NOT NULL", name="symmetric_has_a_cv"),
    )


class RequirementRisk(Shape):
    """A class of a published table: the risk that so low a usual intake is inadequate. For a skewed requirement."""

    authority: Slug = Field(foreign_key="authorities.id", description="Whose requirement it is.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    sex: AppliesToSex = Field(sa_type=stored(AppliesToSex), description="For whom.")
    age_min_months: int = Field(ge=0, description="Age from which it holds, in months.")
    age_max_months: int | None = Field(
        default=None, ge=1, description="Age from which it no longer holds, in months; absent without an end."
    )
    life_stage: LifeStage = Field(sa_type=stored(LifeStage), description="For whom.")
    assumes: Words = Field(
        default_factory=list,
        sa_type=SemicolonList,
        description="What the table takes for granted of them besides: menstruating, no_oral_contraceptives, "
        "omnivorous_diet.",
    )
    intake_from: float = Field(ge=0, description="The least usual intake of the class, in unit a day.")
    intake_below: float | None = Field(
        default=None, gt=0, description="The usual intake from which the next class holds; absent in the last class."
    )
    unit: PrintedUnit = Field(sa_type=stored(PrintedUnit), description="Unit of the intakes.")
    risk_percent: float = Field(ge=0, le=100, description="Of a hundred such people, how many need more, as printed.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What the print says besides.")


class RequirementRiskRow(RequirementRisk, table=True):
    """Stored risks."""

    __tablename__ = "requirement_risks"
    __table_args__ = (
        UniqueConstraint(
            *("authority", "nutrient", "sex", "age_min_months", "life_stage", "intake_from"),
            name="one_risk_for_an_intake",
        ),
        CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
        CheckConstraint("intake_below IS NULL OR intake_below > intake_from", name="class_is_not_empty"),
        CheckConstraint("risk_percent >= 0 AND risk_percent <= 100", name="risk_is_a_percentage"),
    )
