"""The steps of a trace: their shape, and how they are put together from what an evaluation computed.

A step has one calculation, or two where the low and the high end of an amount are not the same. Every term of a formula
says where it is from: a field of the request, an end of an earlier step, a printed number with its source, or a
definition. A term or a result without a number has no upper end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.quantities import Interval, number

Result = Decimal | str
"""A number, or the word of a verdict. An infinite number is an end that is not there."""


class End(StrEnum):
    """An end of an amount."""

    LOW = "low"
    HIGH = "high"

    @property
    def other(self) -> "End":
        """The end across, which a value that is compared with this one has."""
        return End.HIGH if self is End.LOW else End.LOW


BOTH = "both"


class TraceTerm(TypedDict):
    """A name in a formula: its number or word, and where that is from."""

    name: Annotated[str, Field(description="The name in the formula.", examples=["amount"])]
    value: NotRequired[
        Annotated[float, Field(description="The number; absent where there is no upper end.", examples=[180])]
    ]
    word: NotRequired[Annotated[str, Field(description="Instead of a number: a verdict.", examples=["reached"])]]
    pointer: NotRequired[
        Annotated[
            str,
            Field(
                description="The field of the request that it is, or that would tell it.",
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
                "Arithmetic in the names of the terms: + - * / **, comparisons, min, max, sqrt, phi (the standard "
                "normal distribution function), and a if b else c. Words are in quotes."
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
                "stated_amount, label_reading, day_sum, mean, reference_value, reference, comparison, verdict, gap, "
                "counted_day, highest_day, counted_mean, days_exceeded, score, sum_of_days, calcium_to_magnesium. Of "
                "the habit: part_of_mean, difference, requirement_sd, day_to_day_sd, sd_of_difference, ratio_at, "
                "ratio, food_of_the_highest_ratio, probability, conclusion_at, conclusion."
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


@dataclass(frozen=True, slots=True)
class Working:
    """A formula with its terms and what the evaluation computed by it."""

    formula: str
    terms: Sequence[TraceTerm]
    result: Result


def at(end: End, interval: Interval) -> Decimal:
    """An end of an amount."""
    return interval.low if end is End.LOW else interval.high


class Step:
    """A step that later ones may refer to."""

    def __init__(self, told: TraceStep, low: Working, high: Working) -> None:
        self.told = told
        self._results = {End.LOW: low.result, End.HIGH: high.result}
        self._calculations = {End.LOW: told["calculations"][0], End.HIGH: told["calculations"][-1]}

    @property
    def is_exact(self) -> bool:
        """Whether one calculation gives both ends."""
        return len(self.told["calculations"]) == 1

    def result(self, end: End) -> Result:
        """What the evaluation computed for an end."""
        return self._results[end]

    @property
    def amount(self) -> Interval:
        """The result of a step whose result is an amount."""
        low, high = self._results.values()
        if isinstance(low, str) or isinstance(high, str):
            raise TypeError(f"{self.told['id']} is a verdict")
        return Interval(low, high)

    def gives(self, end: End, *pointers: str) -> None:
        """Say which fields of the answer an end is."""
        told = self._calculations[end].setdefault("gives", [])
        told.extend(pointer for pointer in pointers if pointer not in told)

    def gives_range(self, pointer: str) -> None:
        """Say which range of the answer the result is; an end that is not there is none of it."""
        for end in End:
            result = self._results[end]
            if isinstance(result, Decimal) and result.is_finite():
                self.gives(end, f"{pointer}/{end}")


class Steps:
    """The steps so far, each once."""

    def __init__(self) -> None:
        self._steps: dict[str, Step] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._steps

    def __getitem__(self, name: str) -> Step:
        return self._steps[name]

    def told(self) -> list[TraceStep]:
        """All of them, as the answer shows them."""
        return [step.told for step in self._steps.values()]

    def add(
        self,
        kind: str,
        name: str,
        low: Working,
        high: Working,
        *,
        unit: str = "",
        nutrient: str = "",
        authority: str = "",
    ) -> Step:
        """A step; one with this name that is there already is the same."""
        if name not in self._steps:
            told: TraceStep = {"id": name, "kind": kind, "calculations": _calculations(low, high)}
            if unit:
                told["unit"] = unit
            if nutrient:
                told["nutrient"] = nutrient
            if authority:
                told["authority"] = authority
            self._steps[name] = Step(told, low, high)
        return self._steps[name]


def _calculations(low: Working, high: Working) -> list[Calculation]:
    if low == high:
        return [_calculation(BOTH, low)]
    return [_calculation(End.LOW, low), _calculation(End.HIGH, high)]


def _calculation(end: str, working: Working) -> Calculation:
    told: Calculation = {"end": end, "formula": working.formula, "terms": list(working.terms)}
    if isinstance(working.result, str):
        told["word"] = working.result
    elif working.result.is_finite():
        told["result"] = number(working.result)
    return told


def term(name: str, value: Result, **where: str) -> TraceTerm:
    """A term with where it is from: a pointer, a record with its source, or a note."""
    told: TraceTerm = {"name": name}
    if isinstance(value, str):
        told["word"] = value
    elif value.is_finite():
        told["value"] = as_said(value)
    for field, text in where.items():
        if text:
            told[field] = text  # type: ignore[literal-required]
    return told


def result_of(name: str, step: Step, end: End) -> TraceTerm:
    """An end of an earlier step."""
    return term(name, step.result(end), step=step.told["id"], end=BOTH if step.is_exact else end.value)


def as_said(value: Decimal) -> float:
    """A number with all its digits; a whole one without a decimal point."""
    return int(value) if value == value.to_integral_value() else float(value)


def only(name: str, step: Step) -> TraceTerm:
    """The result of an earlier step that has one calculation."""
    return result_of(name, step, End.LOW)


def agreed(steps: Sequence[Step], otherwise: str) -> tuple[str, list[TraceTerm]]:
    """A formula for the word that all ends of all steps say; where they do not, another one."""
    ends = [(step, end) for step in dict.fromkeys(steps) for end in ((End.LOW,) if step.is_exact else End)]
    terms = [result_of(f"said_{place}", *each) for place, each in enumerate(ends)]
    if len(terms) == 1:
        return "said_0", terms
    return f"said_0 if {' == '.join(each['name'] for each in terms)} else '{otherwise}'", terms
