"""Why a label may be read so, and how the amount is computed, in words for a screen.

On labels of supplements the amount of a nutrient with its source in parentheses is of the nutrient and not of the
source (21 CFR 101.36(b)(2)(ii) and (d); Directive 2002/46/EC, article 8 and annex I). Fronts of packs often state the
salt.
"""

from collections.abc import Iterator

from app.evaluator.amounts import daily_value
from app.evaluator.intake import Basis
from app.evaluator.labels.checks import named
from app.evaluator.labels.readings import Reading, Statements
from app.evaluator.labels.request import AmountPer, Label
from app.evaluator.labels.understood import WHOLE, Reads, Understood
from app.evaluator.quantities import Interval, decimal, display, exact, number
from app.evaluator.sentences import listed
from app.evaluator.substances import short_name

OF_PANELS = ("us-amount", "eu-amount")
OF_A_SOURCE = ("us-source", *OF_PANELS)
OF_FRONTS = ("front-of-pack",)
OF_A_DAILY_PORTION = ("eu-portion",)
"""The label conventions, by id: of a source in parentheses, of nutrition panels, of fronts of packs, of portions."""


def why(reading: Reading, said: Statements, understood: Understood) -> str:
    """The reasons of a reading."""
    return " ".join((*_of_statement(reading, said, understood), *_of_units(reading, understood)))


def entry_is_of(reading: Reading, understood: Understood) -> str:
    """What the amounts of a reading are of."""
    label = understood.label
    unit = label.counted_in or "unit"
    if reading.amount_per is None:
        return "what the label states"
    whole = "daily portion" if reading.amount_per is AmountPer.DAILY_PORTION else "serving"
    if label.units_per_serving is None:
        return f"one {unit}" if reading.amount_per is AmountPer.UNIT else f"one {whole}"
    return f"one {whole} of {counted_units(label)}"


def counted_units(label: Label) -> str:
    """How many units a serving has: "2 units (capsule)"."""
    what = f" ({label.counted_in})" if label.counted_in else ""
    return f"{_plain(label.units_per_serving)} {'unit' if label.units_per_serving == 1 else 'units'}{what}"


def formula(reading: Reading, elemental: Interval, understood: Understood) -> str:
    """The arithmetic: "1,000 mg x 0.11336 to 0.16163 = 113.4 to 161.6 mg"."""
    factors = [_first(reading.reads, understood), *_factors(reading, understood)]
    result = display(elemental, understood.nutrient.unit)
    told = " x ".join(factors)
    return result if told == result else f"{told} = {result}"


def _first(reads: Reads, understood: Understood) -> str:
    label = understood.label
    if reads is Reads.PROVIDES:
        return _amount(label.provides_amount, label.provides_unit)
    if reads is Reads.SECOND:
        return _amount(label.second_amount, label.second_unit)
    if reads is Reads.DAILY_VALUE:
        value = daily_value(understood.entry(reads), understood.nutrient, understood.facts).value
        return f"{_plain(label.percent_daily_value)} % x {display(exact(value), understood.nutrient.unit)}"
    return _amount(label.amount, label.unit)


def _factors(reading: Reading, understood: Understood) -> Iterator[str]:
    if reading.units != WHOLE:
        yield f"{reading.units.normalize():f}"
    if reading.reads is Reads.SHARE:
        yield f"{_plain(understood.label.elemental_percent)} %"
    if reading.reads is Reads.COMPOUND:
        yield _shares(understood)


def _shares(understood: Understood) -> str:
    fractions = [fraction for _, fraction in understood.form.fractions] if understood.form else []
    if not fractions:
        return "0 to 1"
    low, high = min(each.low for each in fractions), max(each.high for each in fractions)
    return f"{low:f}" if low == high else f"{low:f} to {high:f}"


def _of_statement(reading: Reading, said: Statements, understood: Understood) -> Iterator[str]:
    name = understood.nutrient.id
    match reading.reads:
        case Reads.ELEMENTAL:
            yield _of_element(understood)
            if understood.label.second_amount is not None and not said.amounts_disagree:
                yield f"Beside it the label gives the same as {_second(understood)}."
        case Reads.SECOND:
            yield f"The label gives the amount once more, as {_second(understood)}, which is not the same."
        case Reads.COMPOUND:
            yield from _of_compound(understood)
        case Reads.PROVIDES:
            yield f"The label says how much {name} it provides."
        case Reads.SHARE:
            yield f"The label says the share of {name} in the amount."
        case Reads.DAILY_VALUE:
            yield f"The label says the percentage of a daily value of {name}, which is of the element."
    if said.percentage_settles:
        yield "Of what the amount may be, the percentage of the daily value agrees with this alone."


def conventions(reading: Reading, understood: Understood) -> tuple[str, ...]:
    """The conventions of labels that a reason rests on; none where the label itself says of what its amount is."""
    of_portion = OF_A_DAILY_PORTION if reading.amount_per is AmountPer.DAILY_PORTION else ()
    return (*_of_what_it_is(reading, understood), *of_portion)


def _of_what_it_is(reading: Reading, understood: Understood) -> tuple[str, ...]:
    label = understood.label
    is_said = label.statement is not None or understood.form is None or understood.says_what_it_holds
    if reading.reads is Reads.ELEMENTAL and label.forms:
        return OF_A_SOURCE
    if is_said or reading.reads not in (Reads.ELEMENTAL, Reads.COMPOUND):
        return ()
    return OF_PANELS if reading.reads is Reads.ELEMENTAL else OF_FRONTS


def _of_element(understood: Understood) -> str:
    name, label = understood.nutrient.id, understood.label
    if label.forms:
        named_forms = (named(form, understood.facts) for form in label.forms)
        sources = listed(short_name(understood.facts.forms[each.form]) for each in named_forms if each)
        return (
            f"The label states {name} and names {sources} as its source: the amount is of the {name}, as US and EU "
            "labels of supplements state it."
        )
    if understood.form is None:
        return f"The label names the nutrient, so that the amount is of {name} itself."
    if label.statement is Basis.ELEMENTAL:
        return f"The label says that the amount is of {name} itself."
    return (
        f"The label does not say of what the amount is: here it is read as {name} itself, as nutrition panels state it."
    )


def _of_compound(understood: Understood) -> Iterator[str]:
    if understood.label.statement is Basis.COMPOUND or understood.says_what_it_holds:
        yield "The amount is of the whole compound."
    else:
        yield (
            "The label does not say of what the amount is: here it is read as the whole compound, as fronts of packs "
            "often state it."
        )
    form = understood.form
    if form and len(form.fractions) > 1:
        yield "Which compound of the family it is, and with how much water, is not said."
    elif form and form.varies:
        yield "Its composition varies."


def _of_units(reading: Reading, understood: Understood) -> Iterator[str]:
    label = understood.label
    read = "is read as being" if label.amount_per is None and label.units_per_serving not in (None, 1) else "is"
    unit = label.counted_in or "unit"
    if reading.amount_per is AmountPer.UNIT and label.units_per_serving is not None:
        yield f"It {read} of one {unit}, of which a serving has {_plain(label.units_per_serving)}."
    elif reading.amount_per is AmountPer.UNIT:
        yield f"It {read} of one {unit}."
    elif reading.amount_per is AmountPer.SERVING:
        yield f"It {read} of the whole serving."
    elif reading.amount_per is AmountPer.DAILY_PORTION:
        yield "It is of the portion recommended for a day, as labels of supplements in the EU state amounts."


def _second(understood: Understood) -> str:
    return _amount(understood.label.second_amount, understood.label.second_unit)


def _amount(amount: float | None, unit: str | None) -> str:
    return display(exact(decimal(amount or 0)), unit or "")


def _plain(amount: float | None) -> str:
    return f"{number(decimal(amount or 0))}"
