"""The codes that food tables have for a nutrient, how each relates to it, and what goes wrong with them."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from app.tables.columns import Line, SemicolonList, Shape, Slug, Words, stored
from app.tables.words import CodeRelation, CodeUnit, TrapCode, Verified


class NutrientCode(Shape):
    """A code of FoodData Central or INFOODS that is that of a nutrient, or is taken for it."""

    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient that it is compared with.")
    name: Line = Field(description="What the table calls it.")
    fdc_nutrient_number: Line | None = Field(default=None, description="FoodData Central nutrient number; not the id.")
    fdc_nutrient_id: int | None = Field(default=None, description="FoodData Central nutrient id; not the number.")
    infoods_tagname: Line | None = Field(default=None, description="INFOODS component identifier.")
    unit: CodeUnit = Field(sa_type=stored(CodeUnit), description="The unit that the table has its amounts in.")
    relation: CodeRelation = Field(
        sa_type=stored(CodeRelation),
        description=(
            "How it relates to the nutrient as requirements and recommendations measure it. same: the same, in its own "
            "unit. narrower: a part of it, so that its amount is 'at least'. overlaps: it leaves something out and "
            "counts something besides, or counts by another measure."
        ),
    )
    equivalents: Words = Field(
        default_factory=list,
        sa_type=SemicolonList,
        description="The equivalent of the reference values that are measured just so, such as DFE.",
    )
    note: Line = Field(description="Why.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where the code can be seen.")
    source_locator: Line | None = Field(default=None, description="Table or file.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well the code is confirmed.")


class NutrientCodeRow(NutrientCode, table=True):
    """Stored codes of nutrients."""

    __tablename__ = "nutrient_codes"
    __table_args__ = (
        UniqueConstraint(
            *("nutrient", "fdc_nutrient_number", "fdc_nutrient_id", "infoods_tagname"), name="one_row_for_a_code"
        ),
        CheckConstraint("(fdc_nutrient_number IS NULL) = (fdc_nutrient_id IS NULL)", name="number_and_id_go_together"),
        CheckConstraint("fdc_nutrient_id IS NOT NULL OR infoods_tagname IS NOT NULL", name="there_is_a_code"),
    )


class NutrientTrap(Shape):
    """What gives a wrong amount of a nutrient when a food table or a label is read."""

    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient whose amount goes wrong.")
    code: TrapCode = Field(
        sa_type=stored(TrapCode),
        description=(
            "What not to do. do_not_add: what is in of is in to already, in whole or in part, or is the same again. "
            "do_not_enter_as: of is no amount of to, by another measure. in_other_unit: of is in another unit than to. "
            "add_parts: to is the sum of of. at_least: of is a part of to alone. limit_counts_part: the limits of to "
            "count of alone. needs_the_substance: an amount of in such a unit is none without the substance. "
            "often_missing: of is seldom there, which is not zero."
        ),
    )
    of: Words = Field(min_length=1, sa_type=SemicolonList, description="The codes that it is about, see codes.")
    to: Words = Field(
        min_length=1, sa_type=SemicolonList, description="Codes, see codes, or nutrients, see /nutrients."
    )
    statement: Line = Field(description="The same in one sentence.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where it can be seen; editorial: it is ours.")
    source_locator: Line | None = Field(default=None, description="Table or page.")


class NutrientTrapRow(NutrientTrap, table=True):
    """Stored traps."""

    __tablename__ = "nutrient_traps"
