"""What a conformance case expects of an answer, spelled as the answer of ``/evaluate`` spells it.

The fields of an expected verdict, intake or question have the names that they have in the answer, so that comparing is
one lookup. What is not expected is left open: an answer may say more.
"""

from typing import Annotated, Any, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from app.evaluator.answer_fields import Pointers, Range, ReasonWord, ValueType, VerdictWord
from app.evaluator.usual_intake_shape import ProbabilityRange, RatioRange

ADEQUACY, EXCESS, COMPARISON = AXES = ("adequacy", "excess", "comparison")


def _leave_open(schema: dict[str, Any]) -> None:
    schema.pop("additionalProperties", None)


# A misspelt field in the seed is a mistake; in the document the shape is open, for a later version may expect more.
STRICT = ConfigDict(extra="forbid", json_schema_extra=_leave_open)

NutrientName = Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]


@with_config(STRICT)
class ExpectedRange(Range):
    """Both ends; without high there is no upper end that is known."""


@with_config(STRICT)
class ExpectedProbability(ProbabilityRange):
    """Both ends, to two decimals."""


@with_config(STRICT)
class ExpectedRatio(RatioRange):
    """Both ends, to two decimals."""


@with_config(STRICT)
class ExpectedUsualIntake(TypedDict):
    """How sure the days are about the habit: what is expected of it, or the refusal."""

    status: Annotated[str, Field(description="assessed, or refused.", examples=["assessed"])]
    refusal: NotRequired[Annotated[str, Field(description="Why it was refused.", examples=["no_day_to_day_sd"])]]
    conclusion: NotRequired[
        Annotated[str, Field(description="What may be concluded.", examples=["cannot_be_concluded"])]
    ]
    ratio: NotRequired[Annotated[ExpectedRatio, Field(description="The difference over its SD.")]]
    probability: NotRequired[
        Annotated[ExpectedProbability, Field(description="Of the habit meeting the requirement or being above the AI.")]
    ]
    days: NotRequired[Annotated[int, Field(ge=1, description="The complete days of the mean.", examples=[3])]]


@with_config(STRICT)
class ExpectedVerdict(TypedDict):
    """One verdict of one authority on one axis; of the numbers only those that the rule is about."""

    nutrient: NutrientName
    authority: Annotated[str, Field(description="Whose value it is.", examples=["us-nasem"])]
    axis: Annotated[
        str,
        Field(
            description=(
                "adequacy: the mean against the recommended or adequate intake. excess: what the limit counts against "
                "the limit, on every single day. comparison: the mean against the floor that value_type names."
            ),
            examples=["adequacy"],
        ),
    ]
    value_type: NotRequired[ValueType]
    verdict: VerdictWord
    reason: NotRequired[ReasonWord]
    depends_on: NotRequired[Pointers]
    reference: NotRequired[Annotated[ExpectedRange, Field(description="The value, over everybody it may be.")]]
    missing: NotRequired[Annotated[ExpectedRange, Field(description="What is missing to the value, a day.")]]
    counted: NotRequired[Annotated[ExpectedRange, Field(description="Mean over the complete days of what is counted.")]]
    limit: NotRequired[Annotated[float, Field(ge=0, description="The limit a day.", examples=[350])]]
    highest_day: NotRequired[
        Annotated[float, Field(ge=0, description="What the highest day certainly reaches.", examples=[380])]
    ]
    days_exceeded: NotRequired[
        Annotated[int, Field(ge=0, description="The days that are certainly above the limit.", examples=[1])]
    ]
    over_by: NotRequired[
        Annotated[
            float, Field(ge=0, description="How far the highest day is certainly above the limit.", examples=[30])
        ]
    ]
    room: NotRequired[Annotated[ExpectedRange, Field(description="What is left to the limit on the highest day.")]]
    usual_intake: NotRequired[
        Annotated[ExpectedUsualIntake, Field(description="How sure the days are about the habit; of it what is named.")]
    ]


@with_config(STRICT)
class ExpectedIntake(TypedDict):
    """The mean over the complete days that floors are compared with, and the days."""

    nutrient: NutrientName
    low: NotRequired[Annotated[float, Field(ge=0, description="Mean a day at the least.", examples=[320])]]
    high: NotRequired[Annotated[float, Field(ge=0, description="Mean a day at the most.", examples=[320])]]
    complete_days: NotRequired[
        Annotated[int, Field(ge=0, description="Complete days with an entry of it.", examples=[3])]
    ]
    partial_days: NotRequired[
        Annotated[int, Field(ge=0, description="Partial days with an entry of it.", examples=[0])]
    ]
    days_without_entry: NotRequired[
        Annotated[int, Field(ge=0, description="Days without an entry of it.", examples=[1])]
    ]


@with_config(STRICT)
class ExpectedQuestion(TypedDict):
    """A fact that is worth asking for."""

    pointer: Annotated[
        str, Field(description="JSON pointer to the field that would tell it.", examples=["#/person/sex"])
    ]
    settles: NotRequired[
        Annotated[int, Field(ge=0, description="How many verdicts this fact alone would settle.", examples=[2])]
    ]


Codes = Annotated[list[str], Field(description="Codes of findings that are there.", examples=[["over_limit"]])]


@with_config(STRICT)
class Expected(TypedDict):
    """What the answer says, as far as the case is about it."""

    verdicts: Annotated[list[ExpectedVerdict], Field(description="Each of these; there may be others.")]
    intakes: NotRequired[Annotated[list[ExpectedIntake], Field(description="Each of these; there may be others.")]]
    calcium_to_magnesium: NotRequired[Annotated[ExpectedRange, Field(description="The ratio, mg per mg.")]]
    questions: NotRequired[
        Annotated[list[ExpectedQuestion], Field(description="These and no others, in any order; [] is none.")]
    ]
    findings: NotRequired[Codes]
    absent_findings: NotRequired[
        Annotated[
            list[str], Field(description="Codes of findings that are not there.", examples=[["only_partial_days"]])
        ]
    ]
    related_conditions: NotRequired[
        Annotated[
            list[str],
            Field(description="Rows of /conditions that are told: these and no others.", examples=[["toxicity"]]),
        ]
    ]
