"""What a label says: the request of ``/label-readings``, as one line of text or field by field."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from app.evaluator.absence import OrAbsent
from app.evaluator.intake import Basis, ReportedOrigin, Slug
from app.evaluator.labels.request_schema import ONE_LABEL, RULES_OF_A_LABEL
from app.evaluator.units import EntryUnit, in_one_spelling

LONGEST_LINE = 200
LONGEST_NAME = 120
MOST_FORMS = 10
SMALLEST_ON_LABEL, LARGEST_ON_LABEL = 0.001, 1_000_000
SMALLEST_SHARE = 0.1
MOST_UNITS = 1000


class AmountPer(StrEnum):
    """What an amount on a label is of: a serving, a single unit of it, or the portion recommended for a day."""

    SERVING = "serving"
    UNIT = "unit"
    DAILY_PORTION = "daily_portion"


Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
OnLabel = Annotated[float, Field(strict=True, ge=SMALLEST_ON_LABEL, le=LARGEST_ON_LABEL, allow_inf_nan=False)]


class Label(BaseModel):
    """What a label says of one nutrient, field by field. What it does not say is left out, and then read every way."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"allOf": RULES_OF_A_LABEL})

    substance: Annotated[
        Name,
        Field(
            description=(
                "A nutrient or a supplement form, by id, name or synonym; case, accents and hyphens do not matter."
            ),
            examples=["magnesium citrate"],
        ),
    ]
    forms: Annotated[
        OrAbsent[tuple[Name, ...]],
        Field(
            min_length=1,
            max_length=MOST_FORMS,
            description=(
                "With a nutrient: the forms that the label names as its sources, as in magnesium (as magnesium "
                "citrate). The amount is then of the nutrient."
            ),
            examples=[["magnesium citrate"]],
        ),
    ] = None
    amount: Annotated[
        OrAbsent[OnLabel], Field(description="The amount beside the substance, in unit.", examples=[1000])
    ] = None
    unit: Annotated[
        OrAbsent[EntryUnit],
        BeforeValidator(in_one_spelling),
        Field(description="The unit of the amount: a mass, or mmol or mEq of the element.", examples=["mg"]),
    ] = None
    second_amount: Annotated[
        OrAbsent[OnLabel],
        Field(
            description=(
                "The amount of the element that stands beside it once more in another unit, as in 240 mg (9.88 mmol). "
                "The two are checked against each other."
            ),
            examples=[9.88],
        ),
    ] = None
    second_unit: Annotated[
        OrAbsent[EntryUnit],
        BeforeValidator(in_one_spelling),
        Field(description="The unit of that.", examples=["mmol"]),
    ] = None
    statement: Annotated[
        OrAbsent[Basis],
        Field(
            description=(
                "What the label says that the amount of a form is of: elemental, the element; compound, the whole "
                "compound. Unknown when left out: it is read both ways."
            )
        ),
    ] = None
    provides_amount: Annotated[
        OrAbsent[OnLabel],
        Field(
            description="The amount of the element that the label says the amount of the compound provides.",
            examples=[160],
        ),
    ] = None
    provides_unit: Annotated[
        OrAbsent[EntryUnit],
        BeforeValidator(in_one_spelling),
        Field(description="The unit of what it provides.", examples=["mg"]),
    ] = None
    elemental_percent: Annotated[
        OrAbsent[float],
        Field(
            strict=True,
            ge=SMALLEST_SHARE,
            le=100,
            allow_inf_nan=False,
            description="The share of the element in the amount of the compound, in percent, where the label says it.",
            examples=[10],
        ),
    ] = None
    percent_daily_value: Annotated[
        OrAbsent[OnLabel],
        Field(description="The percentage of the daily value that the label prints, % DV or % NRV.", examples=[48]),
    ] = None
    daily_value_of: Annotated[
        OrAbsent[Slug],
        Field(
            description="Whose daily value that is: an authority whose role is label. It is the one for adults.",
            examples=["us-fda-label"],
        ),
    ] = None
    units_per_serving: Annotated[
        OrAbsent[float],
        Field(
            strict=True,
            ge=1,
            le=MOST_UNITS,
            allow_inf_nan=False,
            description="How many units, such as capsules, a serving has.",
            examples=[2],
        ),
    ] = None
    counted_in: Annotated[
        OrAbsent[Name], Field(description="What a unit is, such as a capsule, in your own word.", examples=["capsule"])
    ] = None
    amount_per: Annotated[
        OrAbsent[AmountPer],
        Field(
            description=(
                "Whether the amounts are of a serving, of one unit of it, or of the portion that the label recommends "
                "for a day, as labels in the EU state them; read as a serving and as a unit when left out. An amount "
                "per 100 ml or 100 g is of none: give what is in the volume or mass that was taken."
            )
        ),
    ] = None


class LabelReadingRequest(BaseModel):
    """A label, as one line of its text or field by field. Nothing of it is stored or logged."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"allOf": [ONE_LABEL]})

    text: Annotated[
        OrAbsent[str],
        Field(
            min_length=1,
            max_length=LONGEST_LINE,
            description=(
                "One line of a label, in English, about one nutrient. A line that is not understood to its last word "
                "is refused, and the error says which part it was."
            ),
            examples=["Magnesium citrate 1000 mg"],
        ),
    ] = None
    label: Annotated[OrAbsent[Label], Field(description="The same field by field.")] = None
    origin: Annotated[
        OrAbsent[ReportedOrigin],
        Field(description="Where it comes from, for the entries of the readings. A supplement when left out."),
    ] = None
