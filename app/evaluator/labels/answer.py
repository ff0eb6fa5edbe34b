"""The answer of ``/label-readings``: its shape, which the HTTP document shows."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.answer_fields import CitationIds, Pointers, Range, UnitWord
from app.evaluator.evaluation import Citation, Finding
from app.evaluator.trace.shape import TraceStep


class UnderstoodLabel(TypedDict):
    """What was understood, field by field, with ids for names: a label to send back once a field is corrected."""

    substance: Annotated[
        str,
        Field(
            description="The nutrient or the form, by id; by name where that leaves its isomer open.",
            examples=["magnesium-citrate"],
        ),
    ]
    forms: NotRequired[
        Annotated[
            list[str],
            Field(description="The sources that the label names for the nutrient.", examples=[["magnesium-citrate"]]),
        ]
    ]
    amount: NotRequired[Annotated[float, Field(ge=0, description="The amount beside the substance.", examples=[1000])]]
    unit: NotRequired[UnitWord]
    second_amount: NotRequired[
        Annotated[float, Field(ge=0, description="The same once more in another unit.", examples=[9.88])]
    ]
    second_unit: NotRequired[Annotated[str, Field(description="The unit of that.", examples=["mmol"])]]
    statement: NotRequired[
        Annotated[str, Field(description="What the label says that the amount is of.", examples=["elemental"])]
    ]
    provides_amount: NotRequired[
        Annotated[float, Field(ge=0, description="What the label says that it provides.", examples=[160])]
    ]
    provides_unit: NotRequired[Annotated[str, Field(description="The unit of that.", examples=["mg"])]]
    elemental_percent: NotRequired[
        Annotated[float, Field(ge=0, le=100, description="The share of the element, percent.", examples=[10])]
    ]
    percent_daily_value: NotRequired[
        Annotated[float, Field(ge=0, description="The percentage of the daily value.", examples=[48])]
    ]
    daily_value_of: NotRequired[
        Annotated[str, Field(description="Whose daily value that is.", examples=["us-fda-label"])]
    ]
    units_per_serving: NotRequired[
        Annotated[float, Field(ge=1, description="How many units a serving has.", examples=[2])]
    ]
    counted_in: NotRequired[Annotated[str, Field(description="What a unit is.", examples=["capsule"])]]
    amount_per: NotRequired[
        Annotated[
            str, Field(description="What the amounts are of: serving, unit or daily_portion.", examples=["serving"])
        ]
    ]


class ReadingEntry(TypedDict):
    """An entry of a day of an intake, as ``/evaluate`` takes it."""

    nutrient: NotRequired[Annotated[str, Field(description="The nutrient, without a form.", examples=["magnesium"])]]
    form: NotRequired[Annotated[str, Field(description="The form.", examples=["magnesium-citrate"])]]
    basis: NotRequired[Annotated[str, Field(description="With a form: elemental or compound.", examples=["compound"])]]
    amount: Annotated[float, Field(ge=0, description="The amount, in unit.", examples=[1000])]
    unit: UnitWord
    daily_value_of: NotRequired[
        Annotated[str, Field(description="Of a percentage: whose daily value.", examples=["us-fda-label"])]
    ]
    origin: Annotated[str, Field(description="Where it comes from.", examples=["supplement"])]


class MemberAmount(TypedDict):
    """What the amount would hold of the element if it were this compound of the family."""

    form: Annotated[str, Field(description="The compound.", examples=["magnesium-citrate-anhydrous"])]
    elemental: Annotated[Range, Field(description="The amount of the element, in the unit of the reading.")]
    display: Annotated[str, Field(description="The amount for a screen.", examples=["161.6 mg"])]


class LabelReading(TypedDict):
    """One of the things that the label may say."""

    reads: Annotated[
        str,
        Field(
            description=(
                "What of the label it takes, and as what: amount_elemental, amount_compound, second_amount, "
                "provides_amount, elemental_percent or percent_daily_value."
            ),
            examples=["amount_compound"],
        ),
    ]
    amount_per: Annotated[
        str,
        Field(
            description="What it takes the label's amounts to be of: serving, unit, daily_portion, or not_stated.",
            examples=["serving"],
        ),
    ]
    entry_is_of: Annotated[
        str,
        Field(description="What the entry and the elemental amount are of.", examples=["one serving of 2 units"]),
    ]
    nutrient: Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]
    elemental: Annotated[
        Range,
        Field(description="The amount of the element; a range where composition varies or the hydrate is not said."),
    ]
    unit: UnitWord
    display: Annotated[str, Field(description="The elemental amount for a screen.", examples=["113.4 to 161.6 mg"])]
    formula: Annotated[
        str,
        Field(
            description="How it is computed, for a screen.",
            examples=["1,000 mg x 0.11336 to 0.16163 = 113.4 to 161.6 mg"],
        ),
    ]
    why: Annotated[
        str,
        Field(
            description="Why the label may be read so, for a screen.",
            examples=["The label says how much magnesium it provides."],
        ),
    ]
    members: NotRequired[
        Annotated[
            list[MemberAmount],
            Field(description="Of a family read as the compound: what each compound of it would hold."),
        ]
    ]
    steps: Annotated[
        list[TraceStep],
        Field(
            description=(
                "The computation step by step, as in the trace of an evaluation. Pointers of terms are to this answer."
            )
        ),
    ]
    entry: Annotated[
        ReadingEntry, Field(description="To be put unchanged among the entries of a day of a request to /evaluate.")
    ]
    citation_ids: CitationIds


class LabelReadings(TypedDict):
    """The whole answer."""

    label: Annotated[UnderstoodLabel, Field(description="What was understood of the label.")]
    readings: Annotated[
        list[LabelReading],
        Field(
            description=(
                "Every reading that the label leaves open, one where it leaves none. The order is fixed, serving "
                "before unit, then as reads lists them, and says nothing of which one is right."
            )
        ),
    ]
    depends_on: Annotated[
        Pointers,
        Field(
            description="The fields of label that would narrow the readings, if the label or its maker tells them.",
            examples=[["#/label/statement"]],
        ),
    ]
    findings: Annotated[list[Finding], Field(description="What cannot be right about the label, or is open in it.")]
    assumptions: Annotated[
        list[str], Field(description="What was taken for granted.", examples=[["origin: supplement"]])
    ]
    citations: Annotated[list[Citation], Field(description="Every source that the answer names, once.")]
    data_version: Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]
    disclaimer: Annotated[
        str,
        Field(
            description="To be shown with the answer.",
            examples=["General nutrition information. It is not medical advice."],
        ),
    ]
