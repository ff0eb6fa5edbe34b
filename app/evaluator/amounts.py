"""What an entry states of a nutrient, in the nutrient's unit, before any reading of its label.

Formulas: mg = mmol x A and mg = mEq x A / z, with the standard atomic weight A in g/mol (IUPAC, Standard Atomic Weights
2021, table 1) and the charge z of the ion; amount = percent x daily value / 100.
"""

from decimal import Decimal

from app.evaluator.components import Component
from app.evaluator.facts import Facts, MedicinalProduct, Nutrient
from app.evaluator.intake import AmountStatus, Entry
from app.evaluator.quantities import PERCENT, UNKNOWN, ZERO, Interval, Unit, convert, decimal
from app.evaluator.references import ReferenceValue
from app.evaluator.units import MEASURED_IN, EntryUnit

TRACE_MG, TRACE_UG = "trace-highest-mg", "trace-highest-ug"
"""The constants that say how much a trace is at most; without them no trace can be read."""


def stated_amount(entry: Entry, nutrient: Nutrient, facts: Facts) -> Interval:
    """The amount of an entry by nutrient or form. Its unit is one that fits the nutrient: ``checks`` sees to that."""
    if entry.amount_status is AmountStatus.UNKNOWN:
        return UNKNOWN
    if entry.amount_status is AmountStatus.TRACE:
        return _trace(entry.unit, nutrient.unit, facts)
    amount = told(entry)
    low = in_unit_of(nutrient, amount.low, entry, facts)
    return Interval(low, low if amount.is_exact else in_unit_of(nutrient, amount.high, entry, facts))


def units_of(product: MedicinalProduct, entry: Entry) -> Interval:
    """What so many units of a product hold of the nutrient."""
    return UNKNOWN if entry.amount_status is AmountStatus.UNKNOWN else told(entry).times(product.amount_per_unit)


def in_unit_of(nutrient: Nutrient, amount: Decimal, entry: Entry, facts: Facts) -> Decimal:
    """A number that is in the entry's unit, in the nutrient's. Raises ValueError where the unit is not for it."""
    unit = entry.unit or EntryUnit(nutrient.unit.value)
    if unit in MEASURED_IN:
        return convert(amount, MEASURED_IN[unit], nutrient.unit)
    if unit is EntryUnit.PERCENT_DAILY_VALUE:
        return amount * daily_value(entry, nutrient, facts).value / PERCENT
    if unit is EntryUnit.IU:
        return amount * international_unit(entry, nutrient, facts)
    return convert(_milligrams(amount, unit, nutrient), Unit.MG, nutrient.unit)


def _milligrams(amount: Decimal, unit: EntryUnit, nutrient: Nutrient) -> Decimal:
    """The mass of so many mmol or mEq. What is divided is divided last: that keeps the amount exact."""
    charge = nutrient.valence if unit is EntryUnit.MEQ else 1
    if nutrient.atomic_weight is None or charge is None:
        raise ValueError(f"{nutrient.id} has no {unit}: a request with it does not pass the checks")
    return amount * nutrient.atomic_weight / charge


def component_of(entry: Entry, nutrient: Nutrient, facts: Facts) -> Component | None:
    """What an amount is of: the component that the entry names, else the nutrient's own; None where it has none."""
    if entry.component is not None:
        return facts.components[entry.component]
    return nutrient.components[0] if nutrient.components else None


def international_unit(entry: Entry, nutrient: Nutrient, facts: Facts) -> Decimal:
    """How much one IU on this entry is. Raises ValueError where we hold none."""
    component = component_of(entry, nutrient, facts)
    if component is None or component.international_unit is None:
        raise ValueError(f"{nutrient.id} has no IU here: a request with it does not pass the checks")
    return component.international_unit


def daily_value(entry: Entry, nutrient: Nutrient, facts: Facts) -> ReferenceValue:
    """The daily value that an entry's percentage is of. Raises ValueError where there is none."""
    value = facts.references.daily_value(entry.daily_value_of or "", nutrient.id)
    if value is None:
        raise ValueError(f"{nutrient.id} has no daily value: a request with a percentage does not pass the checks")
    return value


def trace_constant(unit: EntryUnit | None, wanted: Unit) -> str:
    """The constant that says how much a trace is at most: in the unit that is told, else in the wanted one."""
    in_micrograms = unit is EntryUnit.UG or (unit is None and wanted is Unit.UG)
    return TRACE_UG if in_micrograms else TRACE_MG


def _trace(unit: EntryUnit | None, wanted: Unit, facts: Facts) -> Interval:
    name = trace_constant(unit, wanted)
    return Interval(ZERO, convert(facts.constants[name].value, Unit.UG if name == TRACE_UG else Unit.MG, wanted))


def told(entry: Entry) -> Interval:
    """The number or the range of an entry, in its own unit."""
    number = entry.amount
    if number is not None:
        amount = decimal(number)
        return Interval(amount, amount)
    return Interval(decimal(entry.amount_min or 0), decimal(entry.amount_max or 0))
