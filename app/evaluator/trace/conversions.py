"""What makes the amount of an entry one in the unit of the nutrient: the rest of a formula, and its terms."""

from decimal import Decimal

from app.evaluator.amounts import TRACE_UG, component_of, daily_value, international_unit, trace_constant
from app.evaluator.facts import Facts, Nutrient
from app.evaluator.intake import AmountStatus, Entry
from app.evaluator.quantities import Unit, convert
from app.evaluator.read_entries import ReadEntry
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import term
from app.evaluator.units import MEASURED_IN, EntryUnit

Conversion = tuple[str, list[TraceTerm]]

AS_IT_IS: Conversion = ("", [])
ONE = Decimal(1)
_BY_DEFINITION = "By the definition of the units."
_OF_CALORIES = "1 kcal = 4.184 kJ (FAO, Food energy - methods of analysis and conversion factors, 2003, chapter 1)."


def conversion(read_entry: ReadEntry, nutrient: Nutrient, facts: Facts) -> Conversion:
    """From what an entry states to the unit of the nutrient; an amount that is not known needs none."""
    entry, product = read_entry.entry, read_entry.kind.product
    if entry.amount_status is AmountStatus.UNKNOWN:
        return AS_IT_IS
    if product:
        source, *_ = product.sources
        of_unit = term("amount_per_unit", product.amount_per_unit, record=product.id, source_id=source)
        return " * amount_per_unit", [of_unit]
    if entry.amount_status is AmountStatus.TRACE:
        of_micrograms = trace_constant(entry.unit, nutrient.unit) == TRACE_UG
        return of_measure(Unit.UG if of_micrograms else Unit.MG, nutrient.unit)
    return of_unit_told(entry, nutrient, facts)


def of_unit_told(entry: Entry, nutrient: Nutrient, facts: Facts) -> Conversion:
    """From the unit that an entry names to that of the nutrient."""
    unit = entry.unit or EntryUnit(nutrient.unit.value)
    if unit in MEASURED_IN:
        return of_measure(MEASURED_IN[unit], nutrient.unit)
    if unit is EntryUnit.PERCENT_DAILY_VALUE:
        value = daily_value(entry, nutrient, facts)
        where = {"record": value.id, "source_id": value.source, "locator": value.locator}
        return " * daily_value / 100", [term("daily_value", value.value, **where)]
    if unit is EntryUnit.IU:
        return _of_international_units(entry, nutrient, facts)
    return _of_substance(unit, nutrient)


def _of_international_units(entry: Entry, nutrient: Nutrient, facts: Facts) -> Conversion:
    component, one = component_of(entry, nutrient, facts), international_unit(entry, nutrient, facts)
    where = {"record": component.id, "source_id": component.source, "locator": component.locator} if component else {}
    return " * international_unit", [term("international_unit", one, **where)]


def of_measure(unit: Unit, wanted: Unit) -> Conversion:
    """From one unit of mass, volume or energy to another."""
    if unit is wanted:
        return AS_IT_IS
    name = f"{wanted}_per_{unit}"
    return f" * {name}", [
        term(name, convert(ONE, unit, wanted), note=_BY_DEFINITION if unit is not Unit.KCAL else _OF_CALORIES)
    ]


def _of_substance(unit: EntryUnit, nutrient: Nutrient) -> Conversion:
    """mg = mmol x A, and mg = mEq x A / z."""
    weight, charge = nutrient.atomic_weight or ONE, Decimal(nutrient.valence or 1)
    where = {"record": nutrient.id, "source_id": nutrient.atomic_weight_source}
    formula = " * atomic_weight"
    terms = [term("atomic_weight", weight, **where, note="In g/mol, which is mg per mmol.")]
    if unit is EntryUnit.MEQ:
        formula = f"{formula} / charge"
        terms.append(term("charge", charge, record=nutrient.id, note="The charge of the ion: mEq per mmol."))
    factor, of_milligrams = of_measure(Unit.MG, nutrient.unit)
    return f"{formula}{factor}", [*terms, *of_milligrams]
