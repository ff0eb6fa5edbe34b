"""The part of an answer that says how sure the days are about the habit: its shape, which the HTTP document shows."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.answer_fields import CitationIds, Pointers, Range, Text, UnitWord, ValueType


class RatioRange(TypedDict):
    """From low to high; an end without a finite value is absent."""

    low: NotRequired[Annotated[float, Field(description="The lower end.", examples=[0.98])]]
    high: NotRequired[Annotated[float, Field(description="The upper end.", examples=[0.98])]]


class ProbabilityRange(TypedDict):
    """From low to high, to two decimals; without high when the mean has no known upper end."""

    low: Annotated[float, Field(ge=0, le=1, description="The lower end.", examples=[0.84])]
    high: NotRequired[Annotated[float, Field(ge=0, le=1, description="The upper end.", examples=[0.84])]]


class SpreadRange(Range):
    """A standard deviation, where it comes from, and its sources."""

    unit: UnitWord
    basis: Annotated[
        str,
        Field(
            description=(
                "Of a day-to-day SD: survey or assumption. Of a requirement: printed or assumption. Where people it "
                "may be differ, the weaker."
            ),
            examples=["survey"],
        ),
    ]
    citation_ids: CitationIds


class AdequateMean(TypedDict):
    """The means from which the conclusion would be another, with as many days. Arithmetic, no advice."""

    adequate: NotRequired[
        Annotated[
            float,
            Field(ge=0, description="Above this mean: adequate. Absent where no mean is enough.", examples=[321.2]),
        ]
    ]
    inadequate: NotRequired[
        Annotated[
            float,
            Field(ge=0, description="Below this mean: inadequate. Absent where no mean is so low.", examples=[208.8]),
        ]
    ]


class MeanWithin(TypedDict):
    """The mean below which the conclusion would be likely_within, with as many days."""

    within: Annotated[float, Field(ge=0, description="Below this mean: likely within.", examples=[2312])]


class Doubt(TypedDict):
    """Two doubts in the unit of the nutrient, and which is the greater one."""

    open_facts: NotRequired[
        Annotated[
            float,
            Field(
                ge=0,
                description="Facts not told: half the way from the least to the greatest difference of mean and value. "
                "Absent without a known upper end.",
                examples=[0],
            ),
        ]
    ]
    few_days: Annotated[
        float, Field(ge=0, description="The day-to-day SD over the root of the number of days.", examples=[49.59])
    ]
    greater: Annotated[
        str, Field(description="open_facts, few_days or neither: what would tell more.", examples=["few_days"])
    ]


class UsualIntake(TypedDict):
    """How sure the days are about the habit, or why the method was refused."""

    status: Annotated[str, Field(description="assessed, or refused.", examples=["assessed"])]
    refusal: NotRequired[
        Annotated[
            str,
            Field(
                description=(
                    "Why it was refused: no_complete_day, no_average_requirement (the authority sets neither that nor "
                    "an adequate intake), not_in_our_data, needs_a_fact (see depends_on), no_day_to_day_sd, "
                    "requirement_not_normal, day_to_day_variation_too_large, no_food_logged, "
                    "supplements_vary_between_days."
                ),
                examples=["no_day_to_day_sd"],
            ),
        ]
    ]
    depends_on: NotRequired[Pointers]
    method: NotRequired[
        Annotated[
            str,
            Field(
                description=(
                    "risk_table where a published table of risks by class of usual intake was read, see "
                    "/requirement-risks; absent of the method by the normal distribution."
                ),
                examples=["risk_table"],
            ),
        ]
    ]
    value_type: NotRequired[ValueType]
    conclusion: NotRequired[
        Annotated[
            str,
            Field(
                description=(
                    "Against an average requirement: reasonably_certain_adequate, reasonably_certain_inadequate or "
                    "cannot_be_concluded. Against an adequate intake: likely_adequate or cannot_be_determined, never "
                    "inadequate. Against a limit: likely_within or cannot_be_determined."
                ),
                examples=["cannot_be_concluded"],
            ),
        ]
    ]
    confidence: NotRequired[
        Annotated[
            str,
            Field(
                description=(
                    "How sure, by the ratio at its weaker end: high (beyond 2), fairly_high (1.65), reasonable (1), "
                    "weak (0.5), cannot_tell."
                ),
                examples=["weak"],
            ),
        ]
    ]
    ratio: NotRequired[
        Annotated[RatioRange, Field(description="The difference of mean and value over its SD, to two decimals.")]
    ]
    probability: NotRequired[
        Annotated[
            ProbabilityRange,
            Field(
                description=(
                    "Of the usual intake meeting the requirement, being above the adequate intake, or being below the "
                    "limit."
                )
            ),
        ]
    ]
    days: NotRequired[Annotated[int, Field(ge=1, description="The complete days that the mean is over.", examples=[3])]]
    usual_day: NotRequired[
        Annotated[
            bool,
            Field(description="True for a day that you called usual: it has no day-to-day variation.", examples=[True]),
        ]
    ]
    days_needed: NotRequired[
        Annotated[
            int,
            Field(ge=1, description="With this mean, the days from which there would be a conclusion.", examples=[4]),
        ]
    ]
    never_settled_by_days: NotRequired[
        Annotated[bool, Field(description="True where no number of days with this mean would settle it.")]
    ]
    day_to_day_sd: NotRequired[
        Annotated[SpreadRange, Field(description="How much one person's intake from food differs from day to day.")]
    ]
    doubt: NotRequired[Annotated[Doubt, Field(description="Whether facts not told or few days weigh more.")]]
    cautions: NotRequired[
        Annotated[
            list[str],
            Field(
                description=(
                    "What to mind: day_to_day_cv_60_to_70 (the method is less reliable), day_to_day_cv_not_known (so "
                    "that its condition could not be checked), risk_table_counts_groups (its source counts with the "
                    "table how many of a group have inadequate intakes, and says that it does not identify them)."
                ),
                examples=[["day_to_day_cv_not_known"]],
            ),
        ]
    ]
    assumptions: NotRequired[
        Annotated[
            list[str],
            Field(
                description=(
                    "What was taken for granted: sd_of_the_same_age (in pregnancy and lactation the SD of women of the "
                    "same age), supplements_alike_every_day (so that they add no variation). By a table of risks what "
                    "it is of: menstruating, no_oral_contraceptives, omnivorous_diet."
                ),
                examples=[["supplements_alike_every_day"]],
            ),
        ]
    ]
    text: Text
    citation_ids: CitationIds


class UsualAdequacy(UsualIntake):
    """How sure the days are that the habit meets the average requirement, else the adequate intake."""

    printed_probability: NotRequired[
        Annotated[
            ProbabilityRange,
            Field(description="What the method's own table prints for the ratio, rounded: for comparing by hand."),
        ]
    ]
    mean_needed: NotRequired[Annotated[AdequateMean, Field(description="The means that would settle it.")]]
    requirement_sd: NotRequired[
        Annotated[SpreadRange, Field(description="How much the requirement differs from person to person.")]
    ]


class UsualExcess(UsualIntake):
    """How sure the days are that the habit stays within a limit that counts food."""

    mean_needed: NotRequired[Annotated[MeanWithin, Field(description="The mean that would settle it.")]]
