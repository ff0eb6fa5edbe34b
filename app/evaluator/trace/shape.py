"""The shape of a trace, which the HTTP document shows.

A step has one calculation, or two where the low and the high end of an amount are not the same. Every term of a formula
says where it is from: a field of the request, an end of an earlier step, a printed number with its source, or a
definition. A term or a result without a number has no upper end.
"""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict


class TraceTerm(TypedDict):
    """A name in a formula: its number or word, and where that is from."""

    name: Annotated[str, Field(description="The name in the formula.", examples=["amount"])]
    value: NotRequired[
        Annotated[float, Field(description="The number; absent where there is no upper end.", examples=[180])]
    ]
    word: NotRequired[
        Annotated[
            str,
            Field(description="Instead of a number: a verdict, or what the request says.", examples=["reached"]),
        ]
    ]
    pointer: NotRequired[
        Annotated[
            str,
            Field(
                description="The field of the request that it is (of a list the length), or that would tell it.",
                examples=["#/days/0/entries/0/amount"],
            ),
        ]
    ]
    step: NotRequired[Annotated[str, Field(description="The step that it is the result of.", examples=["entry-0-0"])]]
    end: NotRequired[
        Annotated[str, Field(description="Which end of that result: both, low or high.", examples=["both"])]
    ]
    record: NotRequired[
        Annotated[
            str,
            Field(
                description="The record that holds it: a reference value, a form, a product, a constant.",
                examples=["us-nasem-1997-magnesium-rda-female-31-50y"],
            ),
        ]
    ]
    source_id: NotRequired[
        Annotated[str, Field(description="Where it is printed, see citations.", examples=["iom1997"])]
    ]
    locator: NotRequired[Annotated[str, Field(description="The table or page.", examples=["ch. 6, pp. 242-245"])]]
    note: NotRequired[Annotated[str, Field(description="What it is, where nothing else says so.")]]


class Calculation(TypedDict):
    """A formula with its terms and its result: of both ends, or of one of them."""

    end: Annotated[str, Field(description="Which end this gives: both, low or high.", examples=["both"])]
    formula: Annotated[
        str,
        Field(
            description=(
                "Arithmetic in the names of the terms: + - * / **, comparisons (1 where they hold, else 0), min, max, "
                "floor, sqrt, phi (the standard normal distribution function), and a if b else c. Words are in quotes."
            ),
            examples=["amount * mg_per_g"],
        ),
    ]
    terms: Annotated[list[TraceTerm], Field(description="Every name in the formula.")]
    result: NotRequired[
        Annotated[
            float,
            Field(
                description="The result, to ten significant digits; absent where there is no upper end.", examples=[180]
            ),
        ]
    ]
    word: NotRequired[Annotated[str, Field(description="Instead of a number: a verdict.", examples=["reached"])]]
    gives: NotRequired[
        Annotated[
            list[str],
            Field(
                description="JSON pointers to the fields of this answer that this is.",
                examples=[["#/nutrients/0/intake/low", "#/nutrients/0/intake/high"]],
            ),
        ]
    ]


class TraceStep(TypedDict):
    """One step of the way from the request to the answer."""

    id: Annotated[str, Field(description="Its name; later steps refer to it.", examples=["entry-0-0"])]
    kind: Annotated[
        str,
        Field(
            description=(
                "stated_amount, label_reading, day_sum, number_of_days, mean, reference_value, reference, comparison, "
                "verdict, gap, counted_day, highest_day, counted_mean, days_exceeded, score, sum_of_days, "
                "calcium_to_magnesium. Of the habit: part_of_mean, difference, requirement_sd, day_to_day_sd, "
                "sd_of_difference, ratio_at, ratio, food_of_the_highest_ratio, probability, ratio_as_printed, "
                "table_row, printed_probability, ratio_wanted, conclusion_at, conclusion, weaker_ratio, confidence, "
                "variance_left, days_needed_at, days_needed, never_settled_by_days, slope, mean_needed_at, "
                "mean_needed, doubt_of_facts, doubt_of_days, greater_doubt, risk (by a table). Of findings: constant, "
                "near_from, certain_of_day, food_of_day, if_meant, day_sum_if_once, medicine, amount_per_unit, "
                "daily_value. Of foods: weight_of_food, food_figure (of 100 g), counted_as, food_amount, "
                "number_of_entries. Of a label: entry_amount."
            ),
            examples=["stated_amount"],
        ),
    ]
    nutrient: NotRequired[Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]]
    authority: NotRequired[Annotated[str, Field(description="The authority.", examples=["us-nasem"])]]
    unit: NotRequired[Annotated[str, Field(description="The unit of the result.", examples=["mg"])]]
    counts: NotRequired[
        Annotated[
            list[str],
            Field(description="Of a counted day the origins that are counted.", examples=[["supplement", "medicine"]]),
        ]
    ]
    unclear: NotRequired[
        Annotated[
            list[str], Field(description="And those that are left open: in the high end alone.", examples=[["water"]])
        ]
    ]
    limits: NotRequired[
        Annotated[
            list[str],
            Field(
                description="And the limits that count so, see /reference-values.",
                examples=[["us-nasem-1997-magnesium-ul-9y-up"]],
            ),
        ]
    ]
    calculations: Annotated[
        list[Calculation], Field(description="One for both ends, or one for each.", min_length=1, max_length=2)
    ]
