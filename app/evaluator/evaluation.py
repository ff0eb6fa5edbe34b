"""The answer of ``/evaluate``: its shape, which the HTTP document shows.

Typed dictionaries, so that an answer is written in one pass and a field that says nothing is left out instead of
being null. Codes are open strings: a later version may add words, and clients treat unknown ones as unknown.
"""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.answer_fields import (
    CitationIds,
    Equivalent,
    Pointers,
    Range,
    ReasonWord,
    ReferenceValueIds,
    Text,
    UnitWord,
    ValueType,
    VerdictWord,
)
from app.evaluator.differences import Difference
from app.evaluator.food_option_shape import FoodOptions
from app.evaluator.receipt import Receipt
from app.evaluator.trace.shape import TraceStep
from app.evaluator.usual_intake_shape import UsualAdequacy, UsualExcess


class ShareRange(TypedDict):
    """From low to high, of 1."""

    low: Annotated[float, Field(ge=0, le=1, description="The lower end.", examples=[0.96875])]
    high: Annotated[float, Field(ge=0, le=1, description="The upper end.", examples=[1])]


class FigureCoverage(TypedDict):
    """Of how many entries there is a figure. The food table has none of some nutrients of a food, which is not zero."""

    entries: Annotated[int, Field(ge=0, description="The entries that bring, or may bring, something.", examples=[10])]
    entries_with_figure: Annotated[
        int,
        Field(ge=0, description="Those of which there is a figure, or of which nothing was eaten.", examples=[9]),
    ]


class NutrientIntake(TypedDict):
    """The intake that floors are compared with: the mean over the complete days, of all origins.

    Where no entry has a figure there is no low and no high: nothing is known of it.
    """

    low: NotRequired[
        Annotated[
            float,
            Field(
                ge=0,
                description="Mean a day at the least, in unit; absent without a complete day and without a figure.",
                examples=[113.4],
            ),
        ]
    ]
    high: NotRequired[
        Annotated[
            float,
            Field(
                ge=0, description="Mean a day at the most, in unit; absent when it has no known end.", examples=[1000]
            ),
        ]
    ]
    unit: UnitWord
    equivalent: NotRequired[Equivalent]
    denominator: Annotated[
        str,
        Field(description="Over what: complete_days, usual_day or nothing.", examples=["complete_days"]),
    ]
    complete_days: Annotated[
        int, Field(ge=0, description="Complete days with an entry of it, usual day included.", examples=[1])
    ]
    partial_days: Annotated[
        int, Field(ge=0, description="Partial days with an entry of it: at least this was taken.", examples=[0])
    ]
    days_without_entry: Annotated[
        int, Field(ge=0, description="Days without an entry of it: not known, not zero.", examples=[0])
    ]
    display: NotRequired[
        Annotated[
            str,
            Field(description="The mean for a screen; unknown without a figure.", examples=["113.4 to 1,000 mg"]),
        ]
    ]
    coverage: NotRequired[
        Annotated[
            FigureCoverage, Field(description="Where foods are among the entries: of how many there is a figure.")
        ]
    ]


class JudgedVerdict(TypedDict):
    """A verdict, what it hangs on, and where its number is printed."""

    verdict: VerdictWord
    reason: NotRequired[ReasonWord]
    depends_on: NotRequired[Pointers]
    value_type: NotRequired[ValueType]
    equivalent: NotRequired[Equivalent]
    reference: NotRequired[Annotated[Range, Field(description="The value, over everybody it may be.")]]
    reference_value_ids: ReferenceValueIds
    citation_ids: CitationIds


class Adequacy(JudgedVerdict):
    """Does the mean reach the recommended or adequate intake? It speaks of the days that were logged."""

    missing: NotRequired[Annotated[Range, Field(description="What is missing to the value, a day: arithmetic alone.")]]
    nutrient_adequacy_ratio: NotRequired[
        Annotated[
            ShareRange,
            Field(
                description=(
                    "NAR: the mean over the recommended intake, at most 1. No probability: at the average requirement "
                    "it is about 0.83, and the probability a half."
                )
            ),
        ]
    ]
    usual_intake: Annotated[
        UsualAdequacy, Field(description="How sure these days are about the habit, by the published method.")
    ]
    text: Text


class Excess(JudgedVerdict):
    """Does what the limit counts stay within it, on every single day?"""

    counts: NotRequired[
        Annotated[
            list[str],
            Field(description="The origins that the authority counts.", examples=[["supplement", "medicine"]]),
        ]
    ]
    unclear: NotRequired[
        Annotated[
            list[str],
            Field(
                description="The origins that its text leaves open: in the high end only.",
                examples=[["fortified_food"]],
            ),
        ]
    ]
    counted: NotRequired[Annotated[Range, Field(description="Mean over the complete days of what is counted.")]]
    limit: NotRequired[
        Annotated[
            float,
            Field(
                ge=0,
                description="The limit a day, in the unit of the intake; absent when it differs among whom it may be.",
                examples=[350],
            ),
        ]
    ]
    highest_day: NotRequired[
        Annotated[
            float,
            Field(
                ge=0,
                description="What the highest day certainly reaches of what is counted, in the unit of the intake.",
                examples=[380],
            ),
        ]
    ]
    days_exceeded: NotRequired[
        Annotated[int, Field(ge=0, description="The days that are certainly above the limit.", examples=[1])]
    ]
    over_by: NotRequired[
        Annotated[
            float,
            Field(
                ge=0,
                description="How far the highest day is certainly above the limit, in the unit of the intake.",
                examples=[30],
            ),
        ]
    ]
    room: NotRequired[Annotated[Range, Field(description="What is left to the limit on the highest day.")]]
    caused_by: NotRequired[Annotated[Pointers, Field(description="The entries counted on the days above the limit.")]]
    usual_intake: NotRequired[
        Annotated[
            UsualExcess,
            Field(
                description=(
                    "Where the limit counts food, or may: how sure these days are that the habit is within it. A limit "
                    "on supplements and medicines alone is compared directly."
                )
            ),
        ]
    ]
    text: Text


class Comparison(JudgedVerdict):
    """The mean against one of the authority's floors, or what a ceiling counts against one that is not the headline.

    Such ceilings are no upper levels: safe levels and levels of chronic disease risk reduction. Where an authority
    limits several substances of a nutrient each of its limits is here.
    """

    kind: Annotated[str, Field(description="The term across authorities.", examples=["average_requirement"])]
    counts: NotRequired[
        Annotated[
            list[str],
            Field(description="Of a ceiling, the origins that it counts.", examples=[["supplement", "medicine"]]),
        ]
    ]
    amount: NotRequired[
        Annotated[Range, Field(description="Of a ceiling, what it looks at: the highest day, or the mean of the days.")]
    ]
    text: NotRequired[Text]


class AuthorityJudgement(TypedDict):
    """What one authority's values say of this nutrient. Authorities are never averaged."""

    authority: Annotated[str, Field(description="The authority.", examples=["us-nasem"])]
    adequacy: Annotated[Adequacy, Field(description="The mean against the recommended or adequate intake.")]
    excess: Annotated[Excess, Field(description="What the limit counts against the limit, on every single day.")]
    comparisons: Annotated[
        list[Comparison],
        Field(description="In detail: the mean against each floor, then ceilings besides the headline."),
    ]


class RelatedCondition(TypedDict):
    """A row of the article whose primary cause names this pattern of intake. It says nothing of a person's health."""

    condition: Annotated[str, Field(description="The condition, see /conditions.", examples=["toxicity"])]
    name: Annotated[str, Field(description="As the article prints it.", examples=["Adequate Magnesium"])]
    intake_pattern: Annotated[str, Field(description="The pattern that the intake shows.", examples=["balanced_diet"])]
    authorities: Annotated[
        list[str],
        Field(description="By whose values; empty where the article's number decides.", examples=[["us-nasem"]]),
    ]
    effect_on_muscles: Annotated[
        str, Field(description="As the article prints it.", examples=["Promotes proper muscle relaxation"])
    ]
    associated_symptoms: Annotated[
        list[str], Field(description="As the article lists them.", examples=[["Relief from cramps and spasms"]])
    ]
    text: Text
    claim_id: Annotated[str, Field(description="The claim that the row makes, see /claims.", examples=["ac34"])]
    claim_verdict: Annotated[str, Field(description="What the evidence says of the claim.", examples=["partly"])]
    citation_ids: CitationIds


class NutrientEvaluation(TypedDict):
    """One nutrient: the intake and what each authority's values say of it."""

    nutrient: Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]
    intake: Annotated[NutrientIntake, Field(description="What was taken of it a day.")]
    judgements: Annotated[list[AuthorityJudgement], Field(description="One for each authority that you named.")]
    differences: Annotated[
        list[Difference],
        Field(description="Where the authorities' verdicts differ, and why; one about each axis at most, often none."),
    ]
    related_conditions: Annotated[
        list[RelatedCondition], Field(description="The article's rows that name this pattern of intake; often none.")
    ]


class OptionAmount(TypedDict):
    """What an entry would bring if the question were answered so."""

    option: Annotated[str, Field(description="The answer.", examples=["compound"])]
    amount: Annotated[Range, Field(description="The amount of the nutrient, in its unit.")]
    display: Annotated[str, Field(description="The amount for a screen.", examples=["113.4 to 161.6 mg"])]


class Question(TypedDict):
    """A fact worth asking for. An app asks the first of the list."""

    pointer: Annotated[str, Field(description="The field that would tell it.", examples=["#/person/sex"])]
    settles: Annotated[int, Field(ge=0, description="How many verdicts this fact alone would settle.", examples=[2])]
    answer: Annotated[str, Field(description="choice, of the options; or number.", examples=["choice"])]
    options: Annotated[list[str], Field(description="The possible answers of a choice.", examples=[["female", "male"]])]
    option_amounts: NotRequired[
        Annotated[list[OptionAmount], Field(description="What the entry asked about would bring, by option.")]
    ]
    text: Text


class Ratio(TypedDict):
    """Calcium to magnesium of the same complete days: a plain number, never rated."""

    status: Annotated[str, Field(description="known, or undefined when no magnesium was logged.", examples=["known"])]
    low: NotRequired[Annotated[float, Field(ge=0, description="The lower end, mg per mg.", examples=[3.1])]]
    high: NotRequired[
        Annotated[float, Field(ge=0, description="The upper end, mg per mg; absent when not known.", examples=[3.1])]
    ]
    complete_days: Annotated[int, Field(ge=0, description="Complete days with entries of both.", examples=[3])]
    text: Text


class MeanAdequacyRatio(TypedDict):
    """MAR by one authority: the mean of the nutrient adequacy ratios of what was logged. No probability."""

    authority: Annotated[str, Field(description="The authority.", examples=["us-nasem"])]
    score: NotRequired[
        Annotated[ShareRange, Field(description="The mean of the ratios that are there; absent without one.")]
    ]
    nutrients: Annotated[list[str], Field(description="The nutrients in it.", examples=[["magnesium", "calcium"]])]
    missing: Annotated[
        list[str],
        Field(
            description="The nutrients left out: without a complete day or a recommended intake. Never counted as 0.",
            examples=[["calcium"]],
        ),
    ]


class Finding(TypedDict):
    """Something an app may want to show. What could not be judged is a finding too: silence never means safe."""

    code: Annotated[str, Field(description="A stable code.", examples=["over_limit"])]
    severity: Annotated[str, Field(description="info, notice or warning.", examples=["warning"])]
    message: Text
    nutrient: NotRequired[Annotated[str, Field(description="The nutrient it is about.", examples=["magnesium"])]]
    authority: NotRequired[
        Annotated[str, Field(description="The authority whose value it is about.", examples=["us-nasem"])]
    ]
    entries: Annotated[
        list[str],
        Field(description="The entries it is about: your id, else a JSON pointer.", examples=[["#/days/0/entries/1"]]),
    ]
    parameters: Annotated[
        dict[str, float],
        Field(
            description=(
                "The numbers in the message, in the unit that it says. Of what is known as a range the name alone is "
                "the lower end, and the name with _high the upper end, where there is one."
            ),
            examples=[{"highest_day": 380, "limit": 350, "over_by": 30}],
        ),
    ]
    citation_ids: CitationIds


class Citation(TypedDict):
    """A source, ready for a screen."""

    id: Annotated[str, Field(description="The source, see /sources.", examples=["iom1997"])]
    title: Annotated[str, Field(description="Its title.", examples=["Hypomagnesemia"])]
    publisher: NotRequired[Annotated[str, Field(description="Who published it.", examples=["Institute of Medicine"])]]
    year: NotRequired[Annotated[int, Field(ge=1900, le=2100, description="Year of publication.", examples=[1997])]]
    url: NotRequired[
        Annotated[str, Field(description="Where it can be read.", examples=["https://doi.org/10.17226/5776"])]
    ]
    locators: Annotated[list[str], Field(description="The tables or pages used.", examples=[["ch. 6, pp. 242-245"]])]
    text: Annotated[
        str,
        Field(description="The citation in one line.", examples=["Elemental. Elemental editorial choices"]),
    ]


class AskedFor(TypedDict):
    """The parts that an answer has where ``include`` names them."""

    food_options: NotRequired[
        Annotated[
            list[FoodOptions],
            Field(
                description=(
                    "Where include names it: for every recommended or adequate intake that is certainly not reached, "
                    "how much of which common foods holds what is missing. Arithmetic, not advice."
                )
            ),
        ]
    ]
    trace: NotRequired[
        Annotated[
            list[TraceStep], Field(description="Where include names it: every step from the request to the verdicts.")
        ]
    ]


class Evaluation(AskedFor):
    """The whole answer."""

    nutrients: Annotated[list[NutrientEvaluation], Field(description="One for each nutrient with an entry.")]
    calcium_to_magnesium: NotRequired[
        Annotated[Ratio, Field(description="Only where calcium and magnesium were both logged.")]
    ]
    mean_adequacy_ratios: NotRequired[
        Annotated[
            list[MeanAdequacyRatio],
            Field(description="One for each authority, only where several nutrients were logged."),
        ]
    ]
    questions: Annotated[list[Question], Field(description="What would settle most, first.")]
    assumptions: Annotated[
        list[str], Field(description="What was taken for granted.", examples=[["life_stage: general"]])
    ]
    findings: Annotated[list[Finding], Field(description="Warnings first.")]
    citations: Annotated[list[Citation], Field(description="Every source that the answer names, once.")]
    receipt: Annotated[Receipt, Field(description="What the answer was made from.")]
    disclaimer: Annotated[
        str,
        Field(
            description="To be shown with the answer.",
            examples=["General nutrition information. It is not medical advice."],
        ),
    ]
