"""How much of a dose of magnesium is absorbed: an estimate with its range, for drawing a curve and for nothing else.

Source: Fine and others, Intestinal absorption of magnesium from food and supplements, Journal of Clinical
Investigation, 1991, abstract. It prints the share absorbed at the lowest intake (a meal alone) and at the highest (with
80 mEq added), and the shape between them: a hyperbola and a straight line of 7 %. Its parameters are not printed
there, so that no curve is fitted. The range is all that the shape allows between the two ends. With x for the dose and
A for the amount absorbed, at the ends (x0, A0) and (x1, A1), a concave A that rises by at least s = 7 % of each further
milligram lies

- on or above the chord: A(x) >= A0 + (A1 - A0) / (x1 - x0) * (x - x0);
- on or below A0 / x0 * x, and on or below A1 - s * (x1 - x).

The magnesium of the meal itself is not printed in what we read, and is taken as from 24 to 48 mg: an assumption.
"""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.citations import citations_of
from app.evaluator.evaluation import Citation, ShareRange
from app.evaluator.facts import Facts
from app.evaluator.quantities import PERCENT, Interval, number
from app.evaluator.studies import Measure

LOWEST_SHARE = "magnesium-absorption-lowest-intake-share"
HIGHEST_SHARE = "magnesium-absorption-highest-intake-share"
LINEAR_SHARE = "magnesium-absorption-linear-share"
MOST_ADDED = "magnesium-absorption-most-added"
MEAL_LEAST, MEAL_MOST = "magnesium-absorption-meal-least", "magnesium-absorption-meal-most"
CURVE_CONSTANTS = (LOWEST_SHARE, HIGHEST_SHARE, LINEAR_SHARE, MOST_ADDED, MEAL_LEAST, MEAL_MOST)

DOSES = tuple(Decimal(dose) for dose in (50, 75, 100, 150, 200, 250, 300, 400, 500, 600, 700, 800, 900))
WARNING = (
    "An estimate from one study of magnesium acetate with single meals in healthy men, with net absorption as its "
    "measure; a dose is that of the meal and of what was added to it, together. The range is that of the curve's "
    "shape, not of people; no other form was tested. It is not comparable with figures of other measures, and it does "
    "not tell how much anybody absorbs."
)

_WHOLE_PERCENT = Decimal("0.01")


class CurvePoint(TypedDict):
    """A dose, and the share of it that is absorbed by the estimate: never one number."""

    elemental_dose: Annotated[
        float,
        Field(ge=0, description="The dose taken at once, in unit, the magnesium of the meal included.", examples=[100]),
    ]
    fraction_absorbed: Annotated[
        ShareRange, Field(description="From low to high, in whole percent: the low end rounded down, the high end up.")
    ]


class CurveConstant(TypedDict):
    """A number that the estimate rests on."""

    id: Annotated[str, Field(description="Its name.", examples=[LINEAR_SHARE])]
    value: Annotated[float, Field(description="The number.", examples=[7])]
    statement: Annotated[str, Field(description="What it says, with its unit.")]
    source_id: Annotated[str, Field(description="Where it comes from; editorial: we assume it.", examples=["fine1991"])]


class AbsorptionEstimate(TypedDict):
    """A curve of the share absorbed over the dose taken at once, as a range. To be shown with its warning."""

    nutrient: Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]
    unit: Annotated[str, Field(description="Unit of the doses.", examples=["mg"])]
    measure: Annotated[str, Field(description="What the shares are.", examples=[Measure.NET_ABSORPTION.value])]
    warning: Annotated[str, Field(description="To be shown with every part of the estimate.")]
    points: Annotated[list[CurvePoint], Field(description="The range at each dose, from the smallest.")]
    constants: Annotated[list[CurveConstant], Field(description="What it rests on.")]
    citations: Annotated[list[Citation], Field(description="The sources of the constants.")]


def absorption_estimate(facts: Facts) -> AbsorptionEstimate:
    """The curve at a few doses. Raises KeyError for facts without the constants, which the seed is checked for."""
    used = [(name, facts.constants[name]) for name in CURVE_CONSTANTS]
    return {
        "nutrient": "magnesium",
        "unit": "mg",
        "measure": Measure.NET_ABSORPTION.value,
        "warning": WARNING,
        "points": [_point(dose, fraction_absorbed(dose, facts)) for dose in DOSES],
        "constants": [
            {"id": name, "value": number(each.value), "statement": each.statement, "source_id": each.source}
            for name, each in used
        ],
        "citations": citations_of((each.source for _, each in used), facts),
    }


def fraction_absorbed(dose: Decimal, facts: Facts) -> Interval:
    """The share of a dose in mg that is absorbed, as a range; for doses from the largest meal to the largest intake.

    Raises ValueError for another dose: beyond the study nothing is said. Source and formula: see the module.
    """
    meals = [facts.constants[name].value for name in (MEAL_LEAST, MEAL_MOST)]
    if not meals[1] <= dose <= meals[0] + facts.constants[MOST_ADDED].value:
        raise ValueError(f"the study holds no dose of {dose} mg")
    bounds = [bound for meal in meals for bound in _bounds(dose, meal, facts)]
    return Interval(min(bounds) / dose, max(bounds) / dose)


def _bounds(dose: Decimal, lowest: Decimal, facts: Facts) -> Iterator[Decimal]:
    """The least and the most that is absorbed of a dose, when the lowest intake of the study was this one."""
    highest = lowest + facts.constants[MOST_ADDED].value
    at_lowest, at_highest, linear = (
        facts.constants[name].value / PERCENT for name in (LOWEST_SHARE, HIGHEST_SHARE, LINEAR_SHARE)
    )
    first, last = at_lowest * lowest, at_highest * highest
    yield first + (last - first) / (highest - lowest) * (dose - lowest)
    yield min(at_lowest * dose, last - linear * (highest - dose))


def _point(dose: Decimal, share: Interval) -> CurvePoint:
    low = share.low.quantize(_WHOLE_PERCENT, ROUND_FLOOR)
    high = share.high.quantize(_WHOLE_PERCENT, ROUND_CEILING)
    return {"elemental_dose": number(dose), "fraction_absorbed": {"low": number(low), "high": number(high)}}
