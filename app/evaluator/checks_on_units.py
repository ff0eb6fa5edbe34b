"""Whether the unit of an entry fits what it names and what is known of it. Every fault says what would be right."""

from collections.abc import Iterator

from app.evaluator.facts import AuthorityRole, Facts, Nutrient
from app.evaluator.faults import Fault, unknown_slug
from app.evaluator.intake import AmountStatus, Basis, Entry
from app.evaluator.quantities import Unit, alike
from app.evaluator.units import MASSES, MEASURED_IN, OF_THE_ELEMENT, EntryUnit, either


def unit_faults(entry: Entry, pointer: str, facts: Facts) -> Iterator[Fault]:
    """What is wrong about the unit, and about the daily value that a percentage is of."""
    nutrient = _nutrient_of(entry, facts)
    right = _units_of(entry, nutrient, facts)
    if entry.unit is None:
        yield from _missing_unit(entry, right, pointer)
    elif entry.unit not in right:
        yield unfit_unit(entry.unit, nutrient, right, f"{pointer}/unit")
    elif entry.unit in OF_THE_ELEMENT:
        yield from _faults_of_the_element(entry, entry.unit, pointer)
        yield from _faults_of_a_component(entry, entry.unit, nutrient, pointer)
    elif entry.unit is EntryUnit.IU and nutrient is not None:
        yield from _international_unit_faults(entry, nutrient, pointer, facts)
    if entry.amount_status is AmountStatus.TRACE and nutrient is not None and nutrient.unit not in alike(Unit.MG):
        detail = (
            f"A trace is a mass, and {nutrient.id} is told in {either(units_of_measure(nutrient))}: give an amount."
        )
        yield Fault("trace_is_a_mass", detail, f"{pointer}/amount_status")
    if entry.unit is EntryUnit.PERCENT_DAILY_VALUE in right:
        yield from daily_value_faults(entry.daily_value_of, nutrient, f"{pointer}/daily_value_of", facts)
    elif entry.daily_value_of is not None and entry.unit is not EntryUnit.PERCENT_DAILY_VALUE:
        detail = "A daily value goes with the unit percent_daily_value; an amount in another unit needs none."
        yield Fault("daily_value_without_percent", detail, f"{pointer}/daily_value_of")


def _units_of(entry: Entry, nutrient: Nutrient | None, facts: Facts) -> tuple[EntryUnit, ...]:
    if entry.product is not None:
        return (EntryUnit.UNIT,)
    return tuple(MASSES) if entry.food is not None else units_for(nutrient, facts)


def units_for(nutrient: Nutrient | None, facts: Facts) -> tuple[EntryUnit, ...]:
    """The units that an amount of a nutrient or of its forms may be in.

    Of a nutrient that is not known all may do: its name is the fault, and not its unit.
    """
    if nutrient is None:
        return (*MEASURED_IN, *OF_THE_ELEMENT, EntryUnit.IU)
    of_substance = [EntryUnit.MMOL] if nutrient.atomic_weight is not None else []
    of_charge = [EntryUnit.MEQ] if of_substance and nutrient.valence is not None else []
    has_daily_value = any(facts.references.daily_value(authority, nutrient.id) for authority in facts.authorities)
    percent = [EntryUnit.PERCENT_DAILY_VALUE] if has_daily_value else []
    has_international = any(component.international_unit for component in nutrient.components)
    international = [EntryUnit.IU] if has_international else []
    return (*units_of_measure(nutrient), *of_substance, *of_charge, *percent, *international)


def units_of_measure(nutrient: Nutrient) -> tuple[EntryUnit, ...]:
    """The units that it is measured in: of mass, of volume or of energy."""
    return tuple(unit for unit, of in MEASURED_IN.items() if of in alike(nutrient.unit))


def _faults_of_a_component(entry: Entry, unit: EntryUnit, nutrient: Nutrient | None, pointer: str) -> Iterator[Fault]:
    """These units tell how much there is of the nutrient itself; of a part, or of salt, it would be another amount."""
    if nutrient is None or not nutrient.components or entry.component in (None, nutrient.components[0].id):
        return
    right = either(units_of_measure(nutrient))
    detail = f"An amount in {unit.value} is of {nutrient.id}: leave the component out, or give its mass in {right}."
    yield Fault("unit_does_not_fit", detail, f"{pointer}/unit")


def _international_unit_faults(entry: Entry, nutrient: Nutrient, pointer: str, facts: Facts) -> Iterator[Fault]:
    """An IU is another mass for each substance, so that the substance has to be told, and be one that has an IU."""
    having = [component.id for component in nutrient.components if component.international_unit]
    right = f"An IU is held of {either(having)}; of anything else give {either(units_of_measure(nutrient))}."
    component = facts.components.get(entry.component or "")
    if entry.component is None and nutrient.components[0].international_unit is None:
        detail = f"Say what the IU of {nutrient.id} are of: another mass for each substance. {right}"
        yield Fault("component_missing", detail, f"{pointer}/component")
    elif component is not None and component.nutrient == nutrient.id and component.international_unit is None:
        detail = f"We hold no IU of {component.id}. {right}"
        yield Fault("no_international_unit", detail, f"{pointer}/unit")
    if entry.amount_status is AmountStatus.TRACE:
        detail = f"A trace is a mass: leave the unit out, or give {either(MASSES)}."
        yield Fault("trace_is_a_mass", detail, f"{pointer}/unit")


def unfit_unit(unit: EntryUnit, nutrient: Nutrient | None, right: tuple[EntryUnit, ...], pointer: str) -> Fault:
    """The fault of a unit that is not one of the right ones."""
    if nutrient and unit in OF_THE_ELEMENT:
        detail = f"Of {nutrient.id} we hold nothing that makes {unit.value} a mass; give {_offered(right)}."
        return Fault("unit_not_for_nutrient", detail, pointer)
    return Fault("unit_does_not_fit", f"{unit.value!r} does not fit here; give {_offered(right)}.", pointer)


def daily_value_faults(authority: str | None, nutrient: Nutrient | None, pointer: str, facts: Facts) -> Iterator[Fault]:
    """What is wrong about whose daily value a percentage is of."""
    of_labels = {each.id: each for each in facts.authorities.values() if each.role is AuthorityRole.LABEL}
    if authority is None:
        detail = f"Say whose daily value it is a percentage of: {either(of_labels)}."
        yield Fault("daily_value_of_missing", detail, pointer)
    elif authority not in facts.authorities:
        detail = f"{unknown_slug('authority', authority, of_labels)} Daily values are those of {either(of_labels)}."
        yield Fault("unknown_authority", detail, pointer)
    elif authority not in of_labels:
        detail = f"{authority!r} has no values for labels; daily values are those of {either(of_labels)}."
        yield Fault("no_label_authority", detail, pointer)
    elif nutrient is not None and facts.references.daily_value(authority, nutrient.id) is None:
        right = either(units_of_measure(nutrient))
        detail = f"We hold no daily value of {nutrient.id} of {authority!r}; give the amount in {right}."
        yield Fault("no_daily_value", detail, pointer)


def _nutrient_of(entry: Entry, facts: Facts) -> Nutrient | None:
    """The nutrient of an entry by nutrient or form; None for a product, and where the name is not known."""
    form = facts.forms.get(entry.form or "")
    return facts.nutrients.get(form.nutrient if form else entry.nutrient or "")


def _missing_unit(entry: Entry, right: tuple[EntryUnit, ...], pointer: str) -> Iterator[Fault]:
    told = any(amount is not None for amount in (entry.amount, entry.amount_min, entry.amount_max))
    if told and entry.portion is None:
        yield Fault("unit_missing", f"An amount needs its unit: {_offered(right)}.", f"{pointer}/unit")


def _offered(units: tuple[EntryUnit, ...]) -> str:
    return "unit, for a product is counted in units" if units == (EntryUnit.UNIT,) else either(units)


def _faults_of_the_element(entry: Entry, unit: EntryUnit, pointer: str) -> Iterator[Fault]:
    if entry.form is not None and entry.basis is not Basis.ELEMENTAL:
        detail = (
            f"An amount in {unit.value} is of the element: give the basis elemental, or the mass of the compound in "
            f"{either(MASSES)}."
        )
        yield Fault("basis_does_not_fit", detail, f"{pointer}/basis")
    if entry.amount_status is AmountStatus.TRACE:
        detail = f"A trace is a mass: leave the unit out, or give {either(MASSES)}."
        yield Fault("trace_is_a_mass", detail, f"{pointer}/unit")
