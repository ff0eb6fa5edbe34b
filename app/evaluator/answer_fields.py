"""The fields that several parts of an answer share: words, ids, and a range from low to high."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.quantities import NO_UPPER_END, Interval, number

Pointers = Annotated[
    list[str], Field(description="JSON pointers to fields of the request.", examples=[["#/person/sex"]])
]
CitationIds = Annotated[list[str], Field(description="The citations this rests on, by id.", examples=[["iom1997"]])]
AuthorityIds = Annotated[list[str], Field(description="Authorities, by id.", examples=[["us-nasem"]])]
ReferenceValueIds = Annotated[
    list[str],
    Field(
        description="The reference values compared with, see /reference-values.",
        examples=[["us-nasem-1997-magnesium-rda-female-31-50y"]],
    ),
]
Text = Annotated[
    str,
    Field(
        description="One neutral sentence for a screen.",
        examples=["A logged mean of 380 mg a day reaches the RDA of 320 mg."],
    ),
]
VerdictWord = Annotated[
    str,
    Field(
        description=(
            "Of a floor: reached, not_reached. Of a ceiling: within, exceeded. Of either: depends (on the facts in "
            "depends_on), cannot_tell (see reason), not_established (the authority sets none), not_applicable."
        ),
        examples=["reached"],
    ),
]
ReasonWord = Annotated[
    str,
    Field(
        description=(
            "Why it cannot be told: no_complete_day, needs_a_fact, authority_text_unclear, not_in_our_data (we hold no "
            "value, or the food table no figure), days_may_coincide (entries of some days of a usual week may fall on "
            "one day)."
        ),
        examples=["no_complete_day"],
    ),
]
Equivalent = Annotated[
    str,
    Field(description="What the amounts are counted as, of a nutrient with several measures.", examples=["DFE"]),
]
UnitWord = Annotated[str, Field(description="Unit of the amounts.", examples=["mg"])]
ValueType = Annotated[str, Field(description="The authority's own term.", examples=["RDA"])]


class Range(TypedDict):
    """From low to high, both in the unit of the nutrient. Without high there is no upper end that is known."""

    low: Annotated[float, Field(ge=0, description="The lower end, in the unit of the intake.", examples=[320])]
    high: NotRequired[
        Annotated[
            float,
            Field(ge=0, description="The upper end, in the unit of the intake; absent when not known.", examples=[420]),
        ]
    ]


def range_of(interval: Interval) -> Range:
    """The interval as the answer spells it."""
    low = number(interval.low)
    if interval.low == interval.high:
        return {"low": low, "high": low}
    return {"low": low} if interval.high == NO_UPPER_END else {"low": low, "high": number(interval.high)}
