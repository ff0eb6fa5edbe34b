"""What must hold between nutrients, their components, the conversions of these, and the reference values.

The equivalents of a nutrient are the words that its conversions lead to; the empty word is a plain amount of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.evaluator.intake import Origin
from app.seeding.cells import DECIMAL
from app.seeding.files import Line, Table
from app.seeding.problems import not_one_of, quoted
from app.tables import LIST_SEPARATOR

NUTRIENTS, COMPONENTS, CONVERSIONS, VALUES = "nutrients", "components", "component_conversions", "reference_values"

Flaw = tuple[str, Line, str, str]
"""The kind of a line, the line, a column, and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class OfNutrient:
    """The lines about one nutrient; its conversions by component."""

    name: str
    components: list[Line]
    conversions: Mapping[str, list[Line]]
    values: list[Line]

    @property
    def known(self) -> set[str]:
        """The equivalents that its values or its components are in."""
        measured = {line.cells["equivalent"] for line in self.components} - {""}
        return measured | {line.cells["equivalent"] for line in self.values} or {""}

    @property
    def reached(self) -> set[str]:
        """Of these, the ones that a conversion leads to."""
        return self.known & {line.cells["equivalent"] for lines in self.conversions.values() for line in lines}


def check_components(tables: Mapping[str, Table]) -> None:
    """Note all that is wrong between these four files, provided that each could be read to its end."""
    kinds = (NUTRIENTS, COMPONENTS, CONVERSIONS, VALUES)
    if not all(tables[kind].readable and tables[kind].finished for kind in kinds):
        return
    lines = {kind: [line for line in tables[kind].lines if line.whole] for kind in kinds}
    for kind, line, column, message in _flaws(lines):
        tables[kind].report(line.number, column, message)


def _flaws(lines: Mapping[str, list[Line]]) -> Iterator[Flaw]:
    components, values = _by("nutrient", lines[COMPONENTS]), _by("nutrient", lines[VALUES])
    conversions = _by("component", lines[CONVERSIONS])
    for line in lines[NUTRIENTS]:
        name = line.cells["id"]
        of_it = {each.cells["id"]: conversions[each.cells["id"]] for each in components[name]}
        yield from _flaws_of_nutrient(line, OfNutrient(name, components[name], of_it, values[name]))


def _flaws_of_nutrient(line: Line, nutrient: OfNutrient) -> Iterator[Flaw]:
    yield from _flaws_of_default(line, nutrient)
    if not nutrient.components:
        return
    for component in nutrient.components:
        conversions = nutrient.conversions[component.cells["id"]]
        yield from _unknown_equivalents(conversions, nutrient)
        yield from _measured_otherwise(component, conversions)
        yield from _converted_twice(conversions)
        yield from _not_converted(component, conversions, nutrient)
    for value in nutrient.values:
        if value.cells["equivalent"] not in nutrient.reached:
            yield VALUES, value, "equivalent", _not_among(value.cells["equivalent"], nutrient.reached)


def _flaws_of_default(line: Line, nutrient: OfNutrient) -> Iterator[Flaw]:
    """A nutrient with components names one that is a measure, so that an amount without a component is of something."""
    name, of_it = line.cells["component"], {each.cells["id"]: each for each in nutrient.components}
    if not of_it and not name:
        return
    if not of_it:
        yield NUTRIENTS, line, "component", f"{quoted(name)} is given, and components.csv has none of {nutrient.name}"
    elif name not in of_it:
        yield NUTRIENTS, line, "component", _not_among(name, set(of_it))
    elif of_it[name].cells["equivalent"] not in nutrient.reached:
        yield NUTRIENTS, line, "component", f"{quoted(name)} is no measure: it has no equivalent of its own"


def _unknown_equivalents(conversions: Iterable[Line], nutrient: OfNutrient) -> Iterator[Flaw]:
    for line in conversions:
        if line.cells["equivalent"] not in nutrient.known:
            yield CONVERSIONS, line, "equivalent", _not_among(line.cells["equivalent"], nutrient.known)


def _measured_otherwise(component: Line, conversions: Iterable[Line]) -> Iterator[Flaw]:
    """An amount of the component that an equivalent is of is one, wherever it comes from."""
    measured = component.cells["equivalent"]
    for line in conversions:
        amounts = {_number(line.cells[column]) for column in ("amount", "equivalent_min", "equivalent_max")}
        if measured and line.cells["equivalent"] == measured and len(amounts) > 1:
            name = component.cells["id"]
            message = f"makes {quoted(measured)} of {name} another amount, and components.csv says that {name} is in it"
            yield CONVERSIONS, line, "equivalent_min", message


def _converted_twice(conversions: Iterable[Line]) -> Iterator[Flaw]:
    first: dict[tuple[str, str], Line] = {}
    for line in conversions:
        for origin in _origins(line):
            before = first.setdefault((line.cells["equivalent"], origin), line)
            if before is not line:
                yield CONVERSIONS, line, "origins", f"{quoted(origin)} is on line {before.number} too"


def _not_converted(component: Line, conversions: Iterable[Line], nutrient: OfNutrient) -> Iterator[Flaw]:
    told = {(line.cells["equivalent"], origin) for line in conversions for origin in _origins(line)}
    for equivalent in sorted(nutrient.reached):
        missing = [origin.value for origin in Origin if (equivalent, origin.value) not in told]
        if missing:
            wanted = quoted(equivalent) if equivalent else f"plain {nutrient.name}"
            yield COMPONENTS, component, "id", f"has no conversion to {wanted} from {', '.join(missing)}"


def _origins(line: Line) -> list[str]:
    return line.cells["origins"].split(LIST_SEPARATOR)


def _number(cell: str) -> float | str:
    return float(cell) if DECIMAL.fullmatch(cell) else cell


def _not_among(word: str, known: set[str]) -> str:
    words = sorted(known - {""})
    if not words:
        return f"{quoted(word)} is given; values of this nutrient are plain"
    return not_one_of(word, words) if word else f"is empty; it is one of {', '.join(words)}"


def _by(column: str, lines: Iterable[Line]) -> dict[str, list[Line]]:
    grouped: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line.cells[column]].append(line)
    return grouped
