"""What must hold between foods, their figures, portions and corrections, and the foods that people eat often."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from app.evaluator.quantities import Unit, alike
from app.food_table import EDITION
from app.seeding.cells import DECIMAL
from app.seeding.enrichment import enrichment_of
from app.seeding.files import Line, Table
from app.seeding.problems import FILE, not_one_of, quoted
from app.tables import FIGURES, CodeUnit

Cells = Mapping[str, str]
Flaw = tuple[str, str]
"""A column, and what is wrong in it."""
Rule = Callable[[Cells], Iterator[Flaw]]
Found = Mapping[str, Mapping[str, Line]]
"""The lines of other files by name of the file and id."""
RuleBetween = Callable[[Cells, Found], Iterator[Flaw]]

_NUMBER_OF_PORTION = re.compile("[1-9][0-9]*")
"""As USDA counts the portions of a food, in one spelling: the first of them stands for the food in lists."""


def check_foods(tables: Mapping[str, Table]) -> None:
    """Note all that is wrong between the files about foods, provided that those that a line points to could be read."""
    found = {name: {id_: line for id_, line in table.ids().items() if line.whole} for name, table in tables.items()}
    for name, (needed, rule) in _BETWEEN.items():
        if all(tables[each].readable and tables[each].finished for each in (name, *needed)):
            for line in found[name].values():
                for column, message in rule(line.cells, found):
                    tables[name].report(line.number, column, message)
    measures = tables["food_measures"]
    if measures.readable and measures.finished:
        for column in FIGURES:
            if column not in found["food_measures"]:
                measures.report(1, FILE, f"has no {quoted(column)}, which is a column of foods.csv")
    if tables["sources"].all_ids_seen() and EDITION not in tables["sources"].ids():
        tables["sources"].report(1, FILE, f"has no {quoted(EDITION)}, the edition that foods.csv is of")


def _measure_fits(cells: Cells, found: Found) -> Iterator[Flaw]:
    if cells["id"] not in FIGURES:
        yield "id", not_one_of(cells["id"], FIGURES)
    if not cells["id"].endswith(f"_{cells['unit'].lower()}"):
        yield "unit", f"{quoted(cells['unit'])} is not the unit that {cells['id']} ends in"
    for column in ("nutrient", "part_of"):
        if cells[column] in found["nutrients"]:
            yield from _unit_fits(cells, found["nutrients"][cells[column]].cells, found)
    yield from _component_fits(cells, found)
    yield from _stands_instead(cells, found)


def _unit_fits(cells: Cells, nutrient: Cells, found: Found) -> Iterator[Flaw]:
    """A figure has a unit of the nutrient's kind, IU where we hold one; water is weighed and answered in litres."""
    unit, of_nutrient = cells["unit"], nutrient["unit"]
    if unit == CodeUnit.IU:
        component = found["components"].get(cells["component"])
        if component is None or not component.cells["iu_amount"]:
            yield "unit", "is IU, and components.csv has no iu_amount of what it is of"
    elif of_nutrient in list(Unit) and unit in list(CodeUnit):
        weighed_water = (unit, of_nutrient) == (CodeUnit.G, Unit.L)
        if unit not in alike(Unit(of_nutrient)) and not weighed_water:
            yield "unit", f"{quoted(unit)} is none of {nutrient['id']}, which is in {of_nutrient}"


def _component_fits(cells: Cells, found: Found) -> Iterator[Flaw]:
    nutrient, name = cells["nutrient"], cells["component"]
    component = found["components"].get(name)
    if component is not None and component.cells["nutrient"] != nutrient:
        yield "component", f"{quoted(name)} is one of {component.cells['nutrient']}"
    of_nutrient = {line.cells["nutrient"] for line in found["components"].values()}
    if nutrient in of_nutrient and not name:
        yield "component", f"is empty, and {nutrient} has components"


def _stands_instead(cells: Cells, found: Found) -> Iterator[Flaw]:
    name = cells["instead_of"]
    if not name:
        return
    other = found["food_measures"].get(name)
    if other is None:
        yield "instead_of", not_one_of(name, FIGURES)
    elif other.cells is cells:
        yield "instead_of", f"{quoted(name)} is the measure itself"
    elif any(other.cells[column] != cells[column] for column in ("nutrient", "component")):
        yield "instead_of", f"{quoted(name)} is of something else"


def _food_fits(cells: Cells, found: Found) -> Iterator[Flaw]:
    name = cells["magnesium_reference_food"]
    if name and name not in found["foods"]:
        yield "magnesium_reference_food", f"{quoted(name)} is not in foods.csv"


def _correction_is_made(cells: Cells, found: Found) -> Iterator[Flaw]:
    """The corrected figure is the one that the food has."""
    food, measure = cells["food"], cells["measure"]
    if cells["id"] != (right := f"{food}-{measure.replace('_', '-')}"):
        yield "id", f"{quoted(cells['id'])} is not {right}, the food and the measure"
    if food in found["foods"] and measure in FIGURES:
        held = found["foods"][food].cells[measure]
        if not _equal(held, cells["value"]):
            yield "value", f"{quoted(cells['value'])} is not the {held or 'empty cell'} of foods.csv"
    if _equal(cells["first_value"], cells["value"]):
        yield "value", f"{quoted(cells['value'])} is the first value"


def _serving_is_of_its_portion(cells: Cells, found: Found) -> Iterator[Flaw]:
    portion = found["food_portions"].get(cells["portion"])
    if portion is None:
        return
    if portion.cells["food"] not in ("", cells["food"]):
        yield "portion", f"{quoted(cells['portion'])} is a portion of {portion.cells['food']}"
    numbers = (portion.cells["grams"], cells["portion_count"], cells["serving_grams"])
    if all(map(DECIMAL.fullmatch, numbers)):
        grams, count, serving = map(Decimal, numbers)
        if grams * count != serving:
            yield "serving_grams", f"{quoted(cells['serving_grams'])} is not {grams} g x {count} of the portion"


def _portion_has_an_id_of_its_food(cells: Cells) -> Iterator[Flaw]:
    food, _, number = cells["id"].rpartition("-")
    if cells["food"] and (food != cells["food"] or not _NUMBER_OF_PORTION.fullmatch(number)):
        yield "id", f"{quoted(cells['id'])} is not the food and a number, such as {cells['food']}-1"


def _enrichment_is_read_from_the_name(cells: Cells) -> Iterator[Flaw]:
    if cells["enrichment"] and cells["enrichment"] != (read := enrichment_of(cells)):
        yield "enrichment", f"{quoted(cells['enrichment'])} is not {read}, as the description is read"


def _water_has_an_amount(cells: Cells) -> Iterator[Flaw]:
    least, amount, most = (cells[column] for column in ("amount_min", "amount", "amount_max"))
    if not (amount or least):
        yield "amount", "is empty, and so is amount_min"
    known = [(name, cells[name]) for name in ("amount_min", "amount", "amount_max") if DECIMAL.fullmatch(cells[name])]
    for (lower, low), (higher, high) in pairwise(known):
        if float(high) <= float(low):
            yield higher, f"{quoted(high)} is not above the {low} of {lower}"
    if most and not least:
        yield "amount_min", "is empty, and amount_max is not"


def _equal(one: str, other: str) -> bool:
    return bool(DECIMAL.fullmatch(one) and DECIMAL.fullmatch(other)) and Decimal(one) == Decimal(other)


ROW_RULES_OF_FOODS: dict[str, tuple[Rule, ...]] = {
    "foods": (_enrichment_is_read_from_the_name,),
    "food_portions": (_portion_has_an_id_of_its_food,),
    "waters": (_water_has_an_amount,),
}
_BETWEEN: dict[str, tuple[tuple[str, ...], RuleBetween]] = {
    "food_measures": (("nutrients", "components"), _measure_fits),
    "foods": ((), _food_fits),
    "food_corrections": (("foods",), _correction_is_made),
    "common_foods": (("food_portions",), _serving_is_of_its_portion),
}
