"""The kinds of records, in the order in which foreign keys allow them to be stored, and all records together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import SQLModel

from app.columnar import Columnar
from app.tables import (
    AbsentValue,
    AbsentValueRow,
    Authority,
    AuthorityRow,
    Claim,
    ClaimRow,
    ClaimSourceRow,
    CommonFood,
    CommonFoodRow,
    CommonFoodStatement,
    CommonFoodStatementRow,
    Component,
    ComponentConversion,
    ComponentConversionRow,
    ComponentRow,
    Condition,
    ConditionRow,
    ConformanceCase,
    ConformanceCaseRow,
    ConformanceCaseSourceRow,
    DayToDaySd,
    DayToDaySdRow,
    Food,
    FoodCorrection,
    FoodCorrectionRow,
    FoodGroup,
    FoodGroupRow,
    FoodMeasure,
    FoodMeasureRow,
    FoodPortion,
    FoodPortionRow,
    FoodRow,
    FormStudy,
    FormStudyRow,
    Increment,
    IncrementRow,
    IntakeRange,
    IntakeRangeRow,
    Interaction,
    InteractionRow,
    InteractionSourceRow,
    LabelConvention,
    LabelConventionRow,
    LaxativePotential,
    LaxativePotentialRow,
    MedicinalProduct,
    MedicinalProductRow,
    MedicinalProductSourceRow,
    Nutrient,
    NutrientCode,
    NutrientCodeRow,
    NutrientRow,
    NutrientTrap,
    NutrientTrapRow,
    ReferenceValue,
    ReferenceValueRow,
    RequirementCv,
    RequirementCvRow,
    RequirementRisk,
    RequirementRiskRow,
    RiskGroup,
    RiskGroupRow,
    RiskGroupSourceRow,
    RuleConstant,
    RuleConstantRow,
    Shape,
    Source,
    SourceRow,
    SupplementForm,
    SupplementFormRow,
    Symptom,
    SymptomRow,
    SymptomSourceRow,
    Water,
    WaterRow,
    WaterSourceRow,
)

EVIDENCE = "source_ids"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record. Its name is that of the table, of the file without ``.csv``, and of the field in Records.

    ``evidence`` holds which sources a record rests on, where a record may rest on several. ``lists`` are the columns
    that name several records of some kind, with that kind's name. A kind ``in_columns`` has many records, which are
    read, kept and stored column by column; it has neither lists nor evidence.
    """

    name: str
    shape: type[Shape]
    row: type[Shape]
    evidence: type[SQLModel] | None = None
    lists: Mapping[str, str] = field(default_factory=dict)
    in_columns: bool = False

    @property
    def file(self) -> str:
        """The name of the seed file."""
        return f"{self.name}.csv"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the seed file, in order."""
        return tuple(self.shape.model_fields)

    @property
    def table(self) -> Any:
        """The table of the rows; SQLModel does not tell the type checker that it is there."""
        return self.row.__table__  # type: ignore[attr-defined]

    @property
    def references(self) -> dict[str, str]:
        """The columns that name a record of some kind, and that kind's name."""
        keys = {column.name: key.column.table.name for column in self.table.columns for key in column.foreign_keys}
        return keys | self.names_several

    @property
    def names_several(self) -> dict[str, str]:
        """Of these the columns that name several records."""
        return {**self.lists, **({EVIDENCE: "sources"} if EVIDENCE in self.columns else {})}

    def evidence_rows(self, record: Any) -> Iterator[dict[str, str]]:
        """The rows that say which sources a record rests on, by column."""
        if self.evidence is not None:
            for source in record.source_ids:
                yield {self.evidence_owner: record.id, "source_id": source}

    @property
    def evidence_owner(self) -> str:
        """The column of the evidence that names the record."""
        columns = () if self.evidence is None else tuple(self.evidence.model_fields)
        return next(name for name in columns if name != "source_id")


KINDS = (
    Kind("sources", Source, SourceRow),
    Kind("authorities", Authority, AuthorityRow),
    Kind("nutrients", Nutrient, NutrientRow),
    Kind("components", Component, ComponentRow),
    Kind("component_conversions", ComponentConversion, ComponentConversionRow),
    Kind("nutrient_codes", NutrientCode, NutrientCodeRow),
    Kind("nutrient_traps", NutrientTrap, NutrientTrapRow, lists={"of": "nutrient_codes"}),
    Kind("reference_values", ReferenceValue, ReferenceValueRow),
    Kind("intake_ranges", IntakeRange, IntakeRangeRow),
    Kind("increments", Increment, IncrementRow),
    Kind("absent_values", AbsentValue, AbsentValueRow),
    Kind("day_to_day_sds", DayToDaySd, DayToDaySdRow),
    Kind("requirement_cvs", RequirementCv, RequirementCvRow),
    Kind("requirement_risks", RequirementRisk, RequirementRiskRow),
    Kind("claims", Claim, ClaimRow, ClaimSourceRow),
    Kind("supplement_forms", SupplementForm, SupplementFormRow),
    Kind("label_conventions", LabelConvention, LabelConventionRow),
    Kind("laxative_potentials", LaxativePotential, LaxativePotentialRow),
    Kind("form_studies", FormStudy, FormStudyRow, lists={"compared_forms": "supplement_forms"}),
    Kind("conditions", Condition, ConditionRow),
    Kind("symptoms", Symptom, SymptomRow, SymptomSourceRow),
    Kind("risk_groups", RiskGroup, RiskGroupRow, RiskGroupSourceRow),
    Kind("interactions", Interaction, InteractionRow, InteractionSourceRow),
    Kind("medicinal_products", MedicinalProduct, MedicinalProductRow, MedicinalProductSourceRow),
    Kind("food_groups", FoodGroup, FoodGroupRow),
    Kind("food_measures", FoodMeasure, FoodMeasureRow),
    Kind("foods", Food, FoodRow, in_columns=True),
    Kind("food_corrections", FoodCorrection, FoodCorrectionRow),
    Kind("food_portions", FoodPortion, FoodPortionRow, in_columns=True),
    Kind("common_foods", CommonFood, CommonFoodRow),
    Kind("common_food_statements", CommonFoodStatement, CommonFoodStatementRow),
    Kind("waters", Water, WaterRow, WaterSourceRow),
    Kind("rule_constants", RuleConstant, RuleConstantRow),
    Kind("conformance_cases", ConformanceCase, ConformanceCaseRow, ConformanceCaseSourceRow),
)


@dataclass(frozen=True, slots=True)
class Records:
    """All that the seed files hold and the tables store, validated, each kind in order of id."""

    sources: tuple[Source, ...]
    authorities: tuple[Authority, ...]
    nutrients: tuple[Nutrient, ...]
    components: tuple[Component, ...]
    component_conversions: tuple[ComponentConversion, ...]
    nutrient_codes: tuple[NutrientCode, ...]
    nutrient_traps: tuple[NutrientTrap, ...]
    reference_values: tuple[ReferenceValue, ...]
    intake_ranges: tuple[IntakeRange, ...]
    increments: tuple[Increment, ...]
    absent_values: tuple[AbsentValue, ...]
    day_to_day_sds: tuple[DayToDaySd, ...]
    requirement_cvs: tuple[RequirementCv, ...]
    requirement_risks: tuple[RequirementRisk, ...]
    claims: tuple[Claim, ...]
    supplement_forms: tuple[SupplementForm, ...]
    label_conventions: tuple[LabelConvention, ...]
    laxative_potentials: tuple[LaxativePotential, ...]
    form_studies: tuple[FormStudy, ...]
    conditions: tuple[Condition, ...]
    symptoms: tuple[Symptom, ...]
    risk_groups: tuple[RiskGroup, ...]
    interactions: tuple[Interaction, ...]
    medicinal_products: tuple[MedicinalProduct, ...]
    food_groups: tuple[FoodGroup, ...]
    food_measures: tuple[FoodMeasure, ...]
    foods: Columnar[Food]
    food_corrections: tuple[FoodCorrection, ...]
    food_portions: Columnar[FoodPortion]
    common_foods: tuple[CommonFood, ...]
    common_food_statements: tuple[CommonFoodStatement, ...]
    waters: tuple[Water, ...]
    rule_constants: tuple[RuleConstant, ...]
    conformance_cases: tuple[ConformanceCase, ...]

    def of(self, kind: Kind) -> Sequence[Shape]:
        """The records of one kind."""
        records: Sequence[Shape] = getattr(self, kind.name)
        return records
