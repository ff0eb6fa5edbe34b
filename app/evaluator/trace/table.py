"""The steps that read the method's table B-1: the ratio asked for, the printed probability, the word for a ratio."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from app.evaluator.adequacy import CONFIDENCE_WORDS, ROUNDED_IN_PRINT, TABLE_B1, Confidence, printed_probability
from app.evaluator.facts import Facts
from app.evaluator.trace.measured import Measured, as_decimal
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Steps, Working, only, result_of, term
from app.evaluator.variation import WANTED, Variation

LOCATOR = "table B-1, p. 190"
ROUNDING_LOCATOR = "p. 54"


def add_wanted(facts: Facts, steps: Steps) -> Step:
    """The ratio of the first row that prints the confidence asked for, or more."""
    variation, constant = facts.variation, facts.constants[WANTED]
    rows, printed = _rows(variation), _printed(variation)
    formula = rows[0]["name"]
    for row, probability in zip(rows[1:], printed[1:], strict=True):
        formula = f"{row['name']} if 100 * {probability['name']} >= confidence else {formula}"
    asked = term(
        "confidence", constant.value, record=WANTED, source_id=constant.source, note="The confidence asked for, in %."
    )
    working = Working(formula, [*rows, *printed[1:], asked], as_decimal(variation.wanted))
    return steps.add("ratio_wanted", "ratio-wanted", working, working)


def add_printed_probability(measured: Measured, ratio: Step) -> Step:
    """What the table prints for the least and for the greatest ratio."""
    sizes = [_size(measured, ratio, end) for end in End]
    size = measured.add("ratio_as_printed", "ratio-as-printed", *sizes)
    row = measured.add("table_row", "table-row", *(_row(measured, size, end) for end in End))
    low, high = (_on_its_side(measured, ratio, row, end) for end in End)
    return measured.add("printed_probability", "printed-probability", low, high)


def add_confidence(measured: Measured, ratio: Step) -> Step:
    """The word for the ratio at its weaker end, on a side where the method has a conclusion."""
    least, greatest = measured.assessed.ratios
    ends = {1: ("least", End.LOW, least), -1: ("-greatest", End.HIGH, -greatest)}
    sides = [ends[side] for side in measured.assessed.method.sides]
    formula = f"max(0, {', '.join(name for name, _, _ in sides)})"
    terms = [result_of(name.removeprefix("-"), ratio, end) for name, end, _ in sides]
    weaker = as_decimal(max(0.0, *(size for _, _, size in sides)))
    step = measured.one("weaker_ratio", "weaker-ratio", Working(formula, terms, weaker))
    return measured.one("confidence", "confidence", _word(measured, step))


def add_confidence_of_conclusion(measured: Measured, conclusion: Step) -> Step:
    """Of a mean that is compared with the value itself: all there is, or none."""
    assessed = measured.assessed
    undecided = term("undecided", assessed.method.undecided.value, note="The word for no conclusion.")
    formula = f"'{Confidence.CANNOT_TELL}' if conclusion == undecided else '{Confidence.HIGH}'"
    terms = [only("conclusion", conclusion), undecided]
    return measured.one("confidence", "confidence", Working(formula, terms, assessed.confidence.value))


def _word(measured: Measured, ratio: Step) -> Working:
    beyond = [row for row, _ in CONFIDENCE_WORDS]
    rows = [each for each, (row, _) in zip(_rows(measured.assessed.variation), TABLE_B1, strict=True) if row in beyond]
    words = [f"'{word}' if ratio > {row['name']} else " for row, (_, word) in zip(rows, CONFIDENCE_WORDS, strict=True)]
    formula = f"{''.join(words)}'{Confidence.CANNOT_TELL}'"
    return Working(formula, [only("ratio", ratio), *rows], measured.assessed.confidence.value)


def _size(measured: Measured, ratio: Step, end: End) -> Working:
    """The size of a ratio, with what the book rounds away."""
    value = abs(_ratio_at(measured, end)) + ROUNDED_IN_PRINT
    rounding = term(
        "rounding",
        as_decimal(ROUNDED_IN_PRINT),
        source_id=measured.assessed.variation.method_printed.source,
        locator=ROUNDING_LOCATOR,
        note="The book reads its table with the ratio rounded to a tenth.",
    )
    return Working("max(ratio, -ratio) + rounding", [result_of("ratio", ratio, end), rounding], as_decimal(value))


def _row(measured: Measured, size: Step, end: End) -> Working:
    """What is printed in the first row that the size reaches."""
    variation = measured.assessed.variation
    rows, printed = _rows(variation)[:-1], _printed(variation)
    reached = (f"{each['name']} if size >= {row['name']} else " for row, each in zip(rows, printed, strict=False))
    formula = f"{''.join(reached)}{printed[-1]['name']}"
    of_row = printed_probability(abs(_ratio_at(measured, end)))
    return Working(formula, [result_of("size", size, end), *rows, *printed], as_decimal(of_row))


def _on_its_side(measured: Measured, ratio: Step, row: Step, end: End) -> Working:
    """Below 0 it is one minus what is printed."""
    terms = [result_of("printed", row, end), result_of("ratio", ratio, end)]
    probability = as_decimal(printed_probability(_ratio_at(measured, end)))
    return Working("printed if ratio >= 0 else 1 - printed", terms, probability)


def _ratio_at(measured: Measured, end: End) -> float:
    return measured.assessed.ratios[end is End.HIGH]


def _rows(variation: Variation) -> Sequence[TraceTerm]:
    return list(_terms("row", (row for row, _ in TABLE_B1), variation))


def _printed(variation: Variation) -> Sequence[TraceTerm]:
    return list(_terms("printed", (probability for _, probability in TABLE_B1), variation))


def _terms(name: str, values: Iterable[float], variation: Variation) -> Iterator[TraceTerm]:
    """One column of the table, from its top."""
    source = variation.method_printed.source
    for place, value in enumerate(values):
        yield term(f"{name}_{place}", Decimal(repr(value)), source_id=source, locator=LOCATOR)
