"""From a label to its readings: the whole way, in one place. Pure, as all of the evaluator."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from app.evaluator.citations import citations_of
from app.evaluator.facts import Facts
from app.evaluator.faults import InvalidLabelError
from app.evaluator.intake import ReportedOrigin
from app.evaluator.labels.answer import LabelReadings, UnderstoodLabel
from app.evaluator.labels.checks import label_faults, request_faults
from app.evaluator.labels.line import label_in
from app.evaluator.labels.readings import Reading, Statements, readings, statements
from app.evaluator.labels.request import Label, LabelReadingRequest
from app.evaluator.labels.rules_on_labels import label_findings
from app.evaluator.labels.understood import Reads, Understood, understand
from app.evaluator.labels.wording import POINTER
from app.evaluator.labels.writing import fields_of, written
from app.evaluator.sentences import DISCLAIMER
from app.evaluator.trace.tracing import sources_of


def read_label(request: LabelReadingRequest, facts: Facts) -> LabelReadings:
    """Every reading of a label, each with an entry that ``/evaluate`` takes as it is.

    Raises InvalidLabelError: with a pointer to each field at fault, or with the parts of a line that were not
    understood.
    """
    label = _checked(request, facts)
    understood = understand(label, request.origin or ReportedOrigin.SUPPLEMENT, facts)
    said = statements(understood)
    found = list(readings(said, understood))
    told = [written(reading, place, said, understood) for place, reading in enumerate(found)]
    findings = label_findings(understood, said, found)
    of_parts = [source for part in (*told, *findings) for source in part["citation_ids"]]
    of_steps = [source for reading in told for source in sources_of(reading["steps"])]
    return {
        "label": cast("UnderstoodLabel", fields_of(understood.label)),
        "readings": told,
        "depends_on": _depends_on(said, found, understood),
        "findings": findings,
        "assumptions": list(_assumptions(request, understood)),
        "citations": citations_of(of_parts + of_steps, facts),
        "data_version": facts.data_version,
        "disclaimer": DISCLAIMER,
    }


def _assumptions(request: LabelReadingRequest, understood: Understood) -> Iterator[str]:
    if not request.origin:
        yield f"origin: {understood.origin}"
    yield from (f"{each.isomer_left_open}: {each.form}" for each in understood.isomers_left_open)


def _checked(request: LabelReadingRequest, facts: Facts) -> Label:
    """The label of a request, from its line where it has one. Raises InvalidLabelError with every fault."""
    if faults := tuple(request_faults(request)):
        raise InvalidLabelError(faults)
    label = request.label or label_in(request.text or "", facts)
    if faults := tuple(label_faults(label, facts)):
        of_line = tuple(replace(fault, pointer=POINTER) for fault in faults)
        raise InvalidLabelError(faults if request.label else of_line)
    return label


def _depends_on(said: Statements, found: list[Reading], understood: Understood) -> list[str]:
    """The fields of the label that would leave fewer readings, or a narrower one."""
    pointers = {
        "statement": {Reads.ELEMENTAL, Reads.COMPOUND} <= set(said.taken),
        "amount_per": len({reading.amount_per for reading in found}) > 1,
        "substance": Reads.COMPOUND in said.taken and understood.form and len(understood.form.fractions) > 1,
    }
    return [f"#/label/{field}" for field, is_open in pointers.items() if is_open]
