"""The closed sets of words that records use."""

from enum import StrEnum


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
    KJ = "kJ"
    KCAL = "kcal"
    PERCENT = "%"


class RangeKind(StrEnum):
    """What a printed range is, across the authorities' own terms."""

    INTAKE_RANGE = "intake_range"
    ADEQUATE_INTAKE = "adequate_intake"
    INCREMENT = "increment"
    MAXIMUM = "maximum"


class LifeStagePeriod(StrEnum):
    """When in pregnancy or lactation: a trimester, months after birth, or all of it."""

    WHOLE = "whole"
    FIRST_TRIMESTER = "first_trimester"
    SECOND_TRIMESTER = "second_trimester"
    THIRD_TRIMESTER = "third_trimester"
    FIRST_SIX_MONTHS = "first_six_months"
    AFTER_SIX_MONTHS = "after_six_months"


class CodeUnit(StrEnum):
    """A unit that a food table has amounts in."""

    G = "g"
    MG = "mg"
    UG = "ug"
    KCAL = "kcal"
    KJ = "kJ"
    IU = "IU"


class CodeRelation(StrEnum):
    """How what a code stands for relates to a nutrient: the same, a part of it, or something that overlaps."""

    SAME = "same"
    NARROWER = "narrower"
    OVERLAPS = "overlaps"


class TrapCode(StrEnum):
    """What goes wrong with codes of a nutrient."""

    DO_NOT_ADD = "do_not_add"
    DO_NOT_ENTER_AS = "do_not_enter_as"
    IN_OTHER_UNIT = "in_other_unit"
    ADD_PARTS = "add_parts"
    AT_LEAST = "at_least"
    LIMIT_COUNTS_PART = "limit_counts_part"
    NEEDS_THE_SUBSTANCE = "needs_the_substance"
    OFTEN_MISSING = "often_missing"


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


class Enrichment(StrEnum):
    """Whether something was added to a food, as its description tells; see ``seeding.enrichment``."""

    STATED = "stated"
    NOT_STATED = "not_stated"
    NONE = "none"
    WATER = "water"


class CommonFoodCategory(StrEnum):
    """What kind of food a common food is."""

    NUTS = "nuts"
    SEEDS = "seeds"
    LEGUMES = "legumes"
    GRAINS = "grains"
    VEGETABLES = "vegetables"
    FRUIT = "fruit"
    FISH_SEAFOOD = "fish_seafood"
    MEAT_POULTRY = "meat_poultry"
    DAIRY_EGGS = "dairy_eggs"
    FATS_OILS = "fats_oils"
    SWEETS = "sweets"
    SNACKS = "snacks"
    BEVERAGES = "beverages"


class VolumeOfWater(StrEnum):
    """The volume that amounts in a water are told for."""

    L = "L"
