"""What is wrong with a label although each field by itself is well formed. Every fault points at its field."""

from collections.abc import Iterator

from app.evaluator.checks_on_units import daily_value_faults, unfit_unit, units_for
from app.evaluator.facts import Facts, Nutrient, Substance
from app.evaluator.faults import Fault, did_you_mean
from app.evaluator.intake import Basis
from app.evaluator.labels.request import Label, LabelReadingRequest
from app.evaluator.labels.request_schema import UNITS_ON_LABELS
from app.evaluator.names import folded, joined
from app.evaluator.units import MASSES, EntryUnit

POINTER = "#/label"


def request_faults(request: LabelReadingRequest) -> Iterator[Fault]:
    """Whether there is one label, as text or field by field."""
    if (request.text is None) == (request.label is None):
        yield Fault("one_label", "Give one of: text, one line of a label; label, the same field by field.", "#")


def label_faults(label: Label, facts: Facts) -> Iterator[Fault]:
    """Everything that is wrong with a label."""
    yield from _name_faults(label, facts)
    substance = named(label.substance, facts)
    nutrient = facts.nutrients[substance.nutrient] if substance else None
    yield from _amount_faults(label)
    yield from _unit_faults(label, nutrient, facts)
    yield from _statement_faults(label, substance)
    if label.percent_daily_value is not None:
        # Beside an amount a percentage is a check alone: without the daily value the amount is read as well.
        of = nutrient if label.amount is None else None
        yield from daily_value_faults(label.daily_value_of, of, f"{POINTER}/daily_value_of", facts)
    elif label.daily_value_of is not None:
        detail = "A daily value goes with percent_daily_value, the percentage that the label prints."
        yield Fault("daily_value_without_percent", detail, f"{POINTER}/daily_value_of")


def named(name: str, facts: Facts) -> Substance | None:
    """The nutrient or form of this name; None where there is none, or where the name may be two things."""
    return facts.substances.get(joined(name))


def _name_faults(label: Label, facts: Facts) -> Iterator[Fault]:
    substance = named(label.substance, facts)
    if substance is None:
        yield _unknown(label.substance, f"{POINTER}/substance", facts)
    for place, name in enumerate(label.forms or ()):
        form = named(name, facts)
        if form is None:
            yield _unknown(name, f"{POINTER}/forms/{place}", facts, substance)
        elif substance and (not form.form or form.nutrient != substance.nutrient):
            detail = f"{name!r} is no form of {substance.nutrient}; name the sources that the label gives for it."
            yield Fault("forms_do_not_fit", detail, f"{POINTER}/forms/{place}")
    if substance and substance.form and label.forms is not None:
        detail = "Forms go with a nutrient as the substance; a form as the substance is its own."
        yield Fault("forms_do_not_fit", detail, f"{POINTER}/forms")


def _unknown(name: str, pointer: str, facts: Facts, of: Substance | None = None) -> Fault:
    """A name that is not on the lists; of a source, what may have been meant is a form of the same nutrient."""
    known = facts.substances.values()
    ids = {each.form or each.nutrient for each in known if of is None or each.nutrient == of.nutrient}
    meant = did_you_mean("-".join(folded(name).split()), sorted(ids))
    detail = (
        f"There is no mineral and no supplement form of one {name!r}.{meant} /nutrients and /supplement-forms list "
        "them; labels of vitamins are not read."
    )
    return Fault("unknown_substance", detail, pointer)


def _amount_faults(label: Label) -> Iterator[Fault]:
    needing = (label.unit, label.provides_amount, label.elemental_percent, label.second_amount)
    if label.amount is None and (label.percent_daily_value is None or any(each is not None for each in needing)):
        detail = "Give the amount beside the substance, or percent_daily_value where the label prints no amount."
        yield Fault("amount_missing", detail, f"{POINTER}/amount")
    for amount, unit in (("amount", "unit"), ("provides_amount", "provides_unit"), ("second_amount", "second_unit")):
        if getattr(label, amount) is not None and getattr(label, unit) is None:
            yield Fault("unit_missing", "An amount needs its unit: g, mg, ug, mmol or mEq.", f"{POINTER}/{unit}")
    if label.provides_unit is not None and label.provides_amount is None:
        detail = "A unit needs its amount: how much of the element the label says that it provides."
        yield Fault("amount_missing", detail, f"{POINTER}/provides_amount")
    if label.second_unit is not None and label.second_amount is None:
        detail = "A unit needs its amount: the one that stands beside the first once more."
        yield Fault("amount_missing", detail, f"{POINTER}/second_amount")


def _unit_faults(label: Label, nutrient: Nutrient | None, facts: Facts) -> Iterator[Fault]:
    right = tuple(unit for unit in units_for(nutrient, facts) if unit in UNITS_ON_LABELS)
    if label.unit is not None and (label.provides_amount is not None or label.elemental_percent is not None):
        yield from _unit_fault(label.unit, None, tuple(MASSES), "unit")
    elif label.unit is not None:
        yield from _unit_fault(label.unit, nutrient, right, "unit")
    if label.provides_unit is not None:
        yield from _unit_fault(label.provides_unit, nutrient, right, "provides_unit")
    if label.second_unit is not None:
        yield from _unit_fault(label.second_unit, nutrient, right, "second_unit")


def _unit_fault(
    unit: EntryUnit, nutrient: Nutrient | None, right: tuple[EntryUnit, ...], field: str
) -> Iterator[Fault]:
    if unit not in right:
        yield unfit_unit(unit, nutrient if unit in UNITS_ON_LABELS else None, right, _at(field))


def _statement_faults(label: Label, substance: Substance | None) -> Iterator[Fault]:
    says_what_it_holds = label.provides_amount is not None or label.elemental_percent is not None
    if label.provides_amount is not None and label.elemental_percent is not None:
        detail = "Give what the compound provides or the share in it, whichever the label prints."
        yield Fault("statements_do_not_fit", detail, _at("elemental_percent"))
    if says_what_it_holds and (label.statement is Basis.ELEMENTAL or label.forms is not None):
        detail = "Here the amount is of the element already; what a compound provides goes with the compound's amount."
        yield Fault("statements_do_not_fit", detail, _at("statement"))
    if label.statement is Basis.COMPOUND and label.forms is not None:
        detail = "Beside forms the amount is of the nutrient; name the form as the substance if it is of the compound."
        yield Fault("statements_do_not_fit", detail, _at("statement"))
    elif label.statement is Basis.COMPOUND and substance and not substance.form:
        detail = "An amount of a compound needs the compound: name a supplement form as the substance."
        yield Fault("compound_without_form", detail, _at("statement"))
    yield from _second_amount_faults(label, substance)
    of_moles = label.unit in (EntryUnit.MMOL, EntryUnit.MEQ)
    if of_moles and substance and substance.form and label.statement is not Basis.ELEMENTAL:
        detail = "An amount in mmol or mEq is read as one of the element alone: say so with the statement elemental."
        yield Fault("basis_does_not_fit", detail, _at("statement"))


def _second_amount_faults(label: Label, substance: Substance | None) -> Iterator[Fault]:
    if label.second_amount is None:
        return
    detail = (
        "Two amounts beside each other are read as the element alone: say so with the statement elemental, or give "
        "what a compound holds as provides_amount."
    )
    holds = label.provides_amount is not None or label.elemental_percent is not None
    if holds or label.statement is Basis.COMPOUND:
        yield Fault("statements_do_not_fit", detail, _at("second_amount"))
    elif substance and substance.form and label.statement is not Basis.ELEMENTAL:
        yield Fault("basis_does_not_fit", detail, _at("statement"))


def _at(field: str) -> str:
    return f"{POINTER}/{field}"
