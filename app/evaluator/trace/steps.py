"""The steps of a trace, put together from what an evaluation computed: a formula, its terms, and the result by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.evaluator.quantities import LARGEST_WHOLE_NUMBER, Interval, number
from app.evaluator.trace.shape import Calculation, TraceStep, TraceTerm

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
    """A number with all its digits; a whole one without a decimal point, as far as every JSON reader holds it."""
    is_whole = value == value.to_integral_value() and abs(value) <= LARGEST_WHOLE_NUMBER
    return int(value) if is_whole else float(value)


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
