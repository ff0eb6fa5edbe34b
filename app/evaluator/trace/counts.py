"""The steps that count days: the complete ones, the partial ones, and those without an entry of the nutrient."""

from collections.abc import Iterable
from decimal import Decimal

from app.evaluator.cases import Case
from app.evaluator.intake import Record
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Steps, Working, only, term

Days = Iterable[tuple[int, Record]]
"""Days by their places in the request, and how whole their records are."""


def add_counts(case: Case, place: str, steps: Steps) -> Step:
    """The complete days, which means are over; and beside them the others."""
    nutrient = case.nutrient.id
    days = [(day.index, day.record) for day in case.record.situation.days]
    complete = add_whole_days(f"{nutrient}-complete-days", days, steps, nutrient)
    partial = _add(f"{nutrient}-partial-days", "==", days, steps, nutrient)
    all_days = Decimal(len(days) + case.days_without_entry)
    terms = [
        term("days", all_days, pointer="#/days", note="The number of days of the request."),
        *(only("complete_days", complete), only("partial_days", partial)),
    ]
    working = Working("days - complete_days - partial_days", terms, Decimal(case.days_without_entry))
    without = steps.add("number_of_days", f"{nutrient}-days-without-entry", working, working, nutrient=nutrient)
    for step, field in ((complete, "complete_days"), (partial, "partial_days"), (without, "days_without_entry")):
        step.gives(End.LOW, f"{place}/{field}")
    return complete


def add_coverage(case: Case, place: str, steps: Steps) -> None:
    """How many entries there are, and of how many there is a figure."""
    nutrient, with_figure = case.nutrient.id, len(case.record.with_figure)
    entries = _counted(
        "entries", f"{nutrient}-entries", len(case.record.entries), "The entries of it.", nutrient, steps
    )
    entries.gives(End.LOW, f"{place}/entries")
    note = "Those of which the food table has no figure, and something was eaten."
    without = term("without_figure", Decimal(len(case.record.entries) - with_figure), note=note)
    working = Working("entries - without_figure", [only("entries", entries), without], Decimal(with_figure))
    step = steps.add("number_of_entries", f"{nutrient}-with-figure", working, working, nutrient=nutrient)
    step.gives(End.LOW, f"{place}/entries_with_figure")


def _counted(name: str, step: str, number: int, note: str, nutrient: str, steps: Steps) -> Step:
    working = Working(name, [term(name, Decimal(number), note=note)], Decimal(number))
    return steps.add("number_of_entries", step, working, working, nutrient=nutrient)


def add_whole_days(name: str, days: Days, steps: Steps, nutrient: str = "") -> Step:
    """How many of these days are complete, or the usual one."""
    return _add(name, "!=", days, steps, nutrient)


def _add(name: str, sign: str, days: Days, steps: Steps, nutrient: str) -> Step:
    records = [_record(*day) for day in days]
    number = sum((each["word"] == Record.PARTIAL) is (sign == "==") for each in records)
    formula = " + ".join(f"({each['name']} {sign} '{Record.PARTIAL}')" for each in records)
    working = Working(formula, records, Decimal(number))
    return steps.add("number_of_days", name, working, working, nutrient=nutrient)


def _record(index: int, record: Record) -> TraceTerm:
    return term(f"record_{index}", record.value, pointer=f"#/days/{index}/record", note="A day with an entry of it.")
