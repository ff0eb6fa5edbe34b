"""The answer of ``/supplement-forms/compare``: its shape, which the HTTP document shows."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.answer_fields import (
    CitationIds,
    Range,
    ReasonWord,
    ReferenceValueIds,
    Text,
    UnitWord,
    ValueType,
    VerdictWord,
)
from app.evaluator.evaluation import Citation, Finding, ShareRange

Parameters = Annotated[
    list[str],
    Field(description="The parameters of the query that would tell it.", examples=[["?age_years"]]),
]


class ElementalShare(TypedDict):
    """The share of the element in the mass of a form."""

    status: Annotated[
        str,
        Field(
            description=(
                "known; range, where the composition varies or a family has several; not_in_our_data; or "
                "not_applicable, of a vitamin: its record may have an active_fraction."
            ),
            examples=["range"],
        ),
    ]
    share: NotRequired[Annotated[ShareRange, Field(description="From low to high; absent when not in our data.")]]
    display: NotRequired[Annotated[str, Field(description="The share for a screen.", examples=["11.34 to 16.16 %"])]]
    members_without_share: Annotated[
        list[str],
        Field(
            description="Of a family the members whose share is not known: they may lie outside the range.",
            examples=[["magnesium-citrate-laxative-solution"]],
        ),
    ]
    citation_ids: CitationIds


class FormAmounts(TypedDict):
    """The amount asked about, of the element and of the compound: one was given, the other follows from the share."""

    given: Annotated[
        str, Field(description="Which of the two was given: elemental or compound.", examples=["compound"])
    ]
    elemental: Annotated[Range, Field(description="The amount of the element.")]
    compound: Annotated[
        Range, Field(description="The amount of the whole compound; without high where the share is not known.")
    ]
    text: Text


class RoomToLimit(TypedDict):
    """What is left to one authority's limit, as /evaluate judges this amount from a supplement on one day, alone."""

    authority: Annotated[str, Field(description="The authority.", examples=["us-nasem"])]
    verdict: VerdictWord
    reason: NotRequired[ReasonWord]
    depends_on: NotRequired[Parameters]
    value_type: NotRequired[ValueType]
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
    reference: NotRequired[Annotated[Range, Field(description="The limit a day, over everybody it may be.")]]
    room: NotRequired[Annotated[Range, Field(description="What is left to the limit a day.")]]
    over_by: NotRequired[
        Annotated[float, Field(ge=0, description="How far the amount is certainly above the limit.", examples=[150])]
    ]
    text: Text
    reference_value_ids: ReferenceValueIds
    citation_ids: CitationIds


class RoomToLimits(TypedDict):
    """Room to each authority's limit, or why it is not told. An authority without a limit does not call it safe."""

    status: Annotated[
        str,
        Field(
            description=(
                "compared; needs_a_fact: the amount or the age was not told, see depends_on; not_applicable: the "
                "amount enters no sum."
            ),
            examples=["compared"],
        ),
    ]
    depends_on: Parameters
    text: NotRequired[Text]
    limits: Annotated[list[RoomToLimit], Field(description="One for each authority; empty unless compared.")]


class ComparedForm(TypedDict):
    """One of the forms beside the others."""

    form: Annotated[str, Field(description="The form, as it was asked for.", examples=["magnesium-citrate"])]
    elemental_share: Annotated[ElementalShare, Field(description="How much of it is the element.")]
    amounts: NotRequired[
        Annotated[FormAmounts, Field(description="The amount asked about; absent when none was given.")]
    ]
    room: Annotated[RoomToLimits, Field(description="What is left to each authority's limit for that amount.")]
    findings: Annotated[
        list[Finding], Field(description="What /evaluate finds about the amount itself, warnings first.")
    ]


class StudiedForm(TypedDict):
    """Which form of a study stands for a form asked for."""

    form: Annotated[str, Field(description="The form asked for.", examples=["magnesium-citrate-anhydrous"])]
    studied_form: Annotated[str, Field(description="The form that the study names.", examples=["magnesium-citrate"])]
    match: Annotated[
        str,
        Field(
            description=(
                "same_form; family: the study names only the family of the form asked for; member: it is of one member "
                "of the family asked for."
            ),
            examples=["family"],
        ),
    ]


class ComparedStudy(TypedDict):
    """A study that compares the two forms."""

    study_id: Annotated[str, Field(description="The study, see studies.", examples=["kappeler-2017-urine"])]
    studied_forms: Annotated[list[StudiedForm], Field(description="Which of its forms stand for those asked for.")]
    note: NotRequired[
        Annotated[
            str,
            Field(
                description="To be shown beside it: what to mind, such as that more than the form differed.",
                examples=["The doses are unequal, so that the forms are not compared amount for amount."],
            ),
        ]
    ]


class ComparedByMeasure(TypedDict):
    """The studies that compare the two forms by one measure. Figures of different measures are different things."""

    measure: Annotated[str, Field(description="What was measured.", examples=["urinary_magnesium"])]
    studies: Annotated[list[ComparedStudy], Field(description="The studies, in order of id.")]


class PairOfForms(TypedDict):
    """Two of the forms, and the studies that compare just these with each other."""

    forms: Annotated[
        list[str],
        Field(description="The two, in the order asked for.", examples=[["magnesium-citrate", "magnesium-oxide"]]),
    ]
    status: Annotated[
        str,
        Field(
            description="head_to_head; or no_head_to_head: no study in our data compares these two.",
            examples=["no_head_to_head"],
        ),
    ]
    by_measure: Annotated[
        list[ComparedByMeasure],
        Field(description="The studies, each measure apart, and several_measures of each source apart."),
    ]
    text: Text


class Comparison(TypedDict):
    """Forms of one nutrient side by side, in the order asked for. Nothing is ranked."""

    nutrient: Annotated[str, Field(description="The nutrient of all of them.", examples=["magnesium"])]
    unit: UnitWord
    forms: Annotated[list[ComparedForm], Field(description="The forms, in the order asked for.")]
    pairs: Annotated[list[PairOfForms], Field(description="Every two of them.")]
    citations: Annotated[list[Citation], Field(description="Every source that the comparison names, once.")]
