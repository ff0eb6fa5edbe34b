"""One reading as the answer tells it: with the entry, its amount as the evaluator reads it, and every step."""

from typing import Any, cast

from app.evaluator.answer_fields import range_of
from app.evaluator.entries import kind_of
from app.evaluator.forms import of_each
from app.evaluator.intake import Entry
from app.evaluator.labels.answer import LabelReading, MemberAmount, ReadingEntry
from app.evaluator.labels.readings import Reading, Statements
from app.evaluator.labels.request import Label
from app.evaluator.labels.sentences import conventions, entry_is_of, formula, why
from app.evaluator.labels.understood import WHOLE, Reads, Understood
from app.evaluator.quantities import decimal, display, number
from app.evaluator.read_entries import ReadEntry, read_entry
from app.evaluator.trace.entries import add_entry
from app.evaluator.trace.shape import TraceStep, TraceTerm
from app.evaluator.trace.steps import End, Steps, Working, term
from app.evaluator.trace.tracing import sources_of


def written(reading: Reading, place: int, said: Statements, understood: Understood) -> LabelReading:
    """A reading, with the pointers that its place in the answer gives it. The amount is what ``/evaluate`` reads."""
    pointer = f"#/readings/{place}"
    entry = understood.entry(reading.reads, reading.units)
    kind = kind_of(entry, understood.facts)
    read = read_entry(0, f"{pointer}/entry", entry, kind, understood.facts)
    elemental, unit = read.amount, understood.nutrient.unit
    steps = _steps(reading, read, place, understood)
    told: LabelReading = {
        "reads": reading.reads.value,
        "amount_per": reading.amount_per.value if reading.amount_per else "not_stated",
        "entry_is_of": entry_is_of(reading, understood),
        "nutrient": understood.nutrient.id,
        "elemental": range_of(elemental),
        "unit": unit.value,
        "display": display(elemental, unit),
        "formula": formula(reading, elemental, understood),
        "why": why(reading, said, understood),
        "steps": steps,
        "entry": cast("ReadingEntry", fields_of(entry)),
        "citation_ids": list(dict.fromkeys((*_of_conventions(reading, understood), *sources_of(steps)))),
    }
    members = _members(reading, read, understood)
    return {**told, "members": members} if members else told


def _of_conventions(reading: Reading, understood: Understood) -> list[str]:
    held = understood.facts.label_conventions
    return [held[each] for each in conventions(reading, understood) if each in held]


def fields_of(told: Label | Entry) -> dict[str, Any]:
    """What is told in a part of a request, as an answer spells it: whole numbers without a decimal point."""
    fields = told.model_dump(mode="json", exclude_none=True)
    return {name: number(decimal(value)) if isinstance(value, float) else value for name, value in fields.items()}


def _members(reading: Reading, read: ReadEntry, understood: Understood) -> list[MemberAmount]:
    """Of a family that is read as the compound, what each compound of it would hold."""
    if reading.reads is not Reads.COMPOUND or not read.kind.form or len(read.kind.form.fractions) == 1:
        return []
    return [
        {"form": member, "elemental": range_of(amount), "display": display(amount, understood.nutrient.unit)}
        for member, amount in of_each(read.kind.form, read.stated)
    ]


def _steps(reading: Reading, read: ReadEntry, place: int, understood: Understood) -> list[TraceStep]:
    """From the label to the amount of the entry, and from there to the element."""
    steps, name, pointer = Steps(), f"reading-{place}", f"#/readings/{place}"
    working = _amount_of_entry(reading, read.entry, understood)
    unit = read.entry.unit.value if read.entry.unit else ""
    steps.add("entry_amount", f"{name}-entry", working, working, unit=unit).gives(End.LOW, f"{pointer}/entry/amount")
    add_entry(read, name, understood.facts, steps).gives_range(f"{pointer}/elemental")
    return steps.told()


def _amount_of_entry(reading: Reading, entry: Entry, understood: Understood) -> Working:
    """What the label states, times the share and the units that the reading takes."""
    label, reads = understood.label, reading.reads
    field = reads.value if reads in (Reads.SECOND, Reads.PROVIDES, Reads.DAILY_VALUE) else "amount"
    formula, terms = field, [_of_label(field, getattr(label, field))]
    if reads is Reads.SHARE:
        formula += " * elemental_percent / 100"
        terms.append(_of_label("elemental_percent", label.elemental_percent))
    if reading.units != WHOLE:
        formula += " * units_per_serving"
        terms.append(_of_label("units_per_serving", label.units_per_serving))
    return Working(formula, terms, decimal(entry.amount or 0))


def _of_label(field: str, value: float | None) -> TraceTerm:
    return term(field, decimal(value or 0), pointer=f"#/label/{field}")
