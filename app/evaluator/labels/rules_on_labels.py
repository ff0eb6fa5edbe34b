"""What cannot be right about a label, or is open in it, as findings."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.evaluator.amounts import daily_value
from app.evaluator.evaluation import Finding
from app.evaluator.findings import by_severity, finding
from app.evaluator.forms import Form
from app.evaluator.intake import ReportedOrigin
from app.evaluator.labels.readings import Reading, Statements
from app.evaluator.labels.sentences import OF_A_DAILY_PORTION, OF_FRONTS, counted_units
from app.evaluator.labels.understood import WHOLE, Reads, Understood
from app.evaluator.quantities import PERCENT, decimal, display, exact, number
from app.evaluator.sentences import as_sentence, listed
from app.evaluator.substances import short_name


def label_findings(understood: Understood, said: Statements, readings: Iterable[Reading]) -> list[Finding]:
    """Everything that is found of a label."""
    of_label = (rule(understood, said) for rule in RULES)
    return by_severity((*(each for found in of_label for each in found), *_open_units(understood, list(readings))))


def _more_than_it_can_hold(understood: Understood, said: Statements) -> Iterator[Finding]:
    """More of the element than the amount of the compound, or than a pure compound of this name can hold."""
    reads = understood.of_compound
    is_another_amount = reads is Reads.DAILY_VALUE and said.percentage_disagrees
    if reads is None or is_another_amount or reads not in said.taken:
        return
    element, weight = understood.stated(reads), understood.stated(Reads.ELEMENTAL)
    name, sources = understood.nutrient.id, understood.form.sources if understood.form else ()
    told = f"The label states {_shown(element, understood)} of {name} in {_shown(weight, understood)} of the compound"
    parameters = {"elemental": number(element), "compound": number(weight)}
    held, weighed, highest = understood.holds(reads).low, understood.weighs().high, _highest_share(understood.form)
    if held > weighed:
        message = f"{told}: a part cannot be more than the whole."
        yield finding("more_element_than_compound", message, nutrient=name, parameters=parameters)
    elif held > weighed * highest:
        share = element / weight * PERCENT
        message = f"{told}, which is {_percent(share)}. {_holds_at_most(understood, highest)}"
        parameters |= {"percent": number(share), "highest_percent": number(highest * PERCENT)}
        yield finding(
            "more_element_than_form_holds", message, nutrient=name, parameters=parameters, citation_ids=sources
        )


def _highest_share(form: Form | None) -> Decimal:
    """The greatest share of the element in a pure compound of this name; without one, in whatever is known of it."""
    fractions = [fraction for _, fraction in form.fractions] if form else []
    pure = [fraction for fraction in fractions if fraction.is_exact]
    return max((fraction.high for fraction in pure or fractions), default=WHOLE)


def _holds_at_most(understood: Understood, highest: Decimal) -> str:
    """What the pure compound holds, and which mixtures of its family may hold more."""
    if understood.form is None:
        return ""
    forms = understood.facts.forms
    more = [short_name(forms[member]) for member, fraction in understood.form.fractions if fraction.high > highest]
    mixed = f" as a pure compound; {listed(more)} may hold more" if more else ""
    return f"{as_sentence(short_name(understood.form))} holds at most {_percent(highest * PERCENT)}{mixed}."


def _amounts_disagree(understood: Understood, said: Statements) -> Iterator[Finding]:
    """An amount that the label gives once more in another unit, and that is then another one."""
    if said.amounts_disagree:
        entry = understood.entry(Reads.SECOND)
        second, first = understood.stated(Reads.SECOND), understood.stated(Reads.ELEMENTAL)
        printed = display(exact(decimal(entry.amount or 0)), entry.unit or "")
        name = understood.nutrient.id
        message = (
            f"The label prints {printed} of {name}, which is {_shown(second, understood)}, beside "
            f"{_shown(first, understood)}: these are not the same amount."
        )
        parameters = {"amount": number(first), "second_amount": number(second)}
        yield finding("amounts_disagree", message, nutrient=name, parameters=parameters)


def _isomer_not_stated(understood: Understood, _: Statements) -> Iterator[Finding]:
    """A name that leaves open which isomer it is of. Isomers have one formula, so that the amounts are the same."""
    for each in understood.isomers_left_open:
        form = understood.facts.forms[each.form]
        message = (
            f"The label says {each.isomer_left_open} and not which isomer of it: it was read as {short_name(form)}, "
            f"the one that we hold. As another isomer it would hold as much {each.nutrient}; studies and lists of "
            f"{short_name(form)} need not be of it."
        )
        yield _of_form("isomer_not_stated", message, understood, form)


def _percentage_disagrees(understood: Understood, said: Statements) -> Iterator[Finding]:
    """A percentage of a daily value that is another amount than the one beside it."""
    if said.percentage_disagrees:
        value = daily_value(understood.entry(Reads.DAILY_VALUE), understood.nutrient, understood.facts)
        percent = understood.label.percent_daily_value or 0
        of_element = understood.of_compound if understood.says_what_it_holds else None
        held, beside = understood.stated(Reads.DAILY_VALUE), understood.stated(of_element or Reads.ELEMENTAL)
        message = (
            f"The label prints {percent:g} % of a daily value of {_shown(value.value, understood)}, which is "
            f"{_shown(held, understood)}, beside {_shown(beside, understood)}: these are not the same amount. Older "
            "labels may have used another daily value."
        )
        parameters = {"percent": percent, "daily_value": number(value.value), "amount": number(beside)}
        name = understood.nutrient.id
        yield finding(
            "percentage_disagrees", message, nutrient=name, parameters=parameters, citation_ids=[value.source]
        )


def _percentage_not_checked(understood: Understood, _: Statements) -> Iterator[Finding]:
    """A percentage of a daily value that we do not hold, beside an amount."""
    label = understood.label
    if label.percent_daily_value is not None and not understood.has_daily_value:
        name = understood.nutrient.id
        message = (
            f"We hold no daily value of {name} of {label.daily_value_of}: the percentage was not compared with the "
            "amount beside it."
        )
        yield finding(
            "percentage_not_checked", message, nutrient=name, parameters={"percent": label.percent_daily_value}
        )


def _unknown_basis(understood: Understood, said: Statements) -> Iterator[Finding]:
    """An amount that may be of the element or of the compound."""
    if understood.form and {Reads.ELEMENTAL, Reads.COMPOUND} <= set(said.taken):
        message = "The amount may be of the element or of the compound; it was read both ways."
        yield _of_form("unknown_basis", message, understood, understood.form)


def _composition_varies(understood: Understood, said: Statements) -> Iterator[Finding]:
    """A compound without a fixed composition, or a family that has one."""
    if understood.form and understood.form.varies and Reads.COMPOUND in said.taken:
        message = (
            "Products of varying composition belong to this form; the label's elemental amount is the one to go by."
        )
        yield _of_form("composition_varies", message, understood, understood.form)


def _transdermal(understood: Understood, _: Statements) -> Iterator[Finding]:
    """A product for the skin."""
    if understood.form and understood.form.is_only_transdermal:
        message = "Products for the skin are not counted: they have not been shown to raise the body's supply."
        yield _of_form("transdermal_not_counted", message, understood, understood.form)


def _unknown_origin(understood: Understood, _: Statements) -> Iterator[Finding]:
    """An origin that the request calls unknown."""
    if understood.origin is ReportedOrigin.UNKNOWN:
        message = "The origin is not known: the amount may count towards a limit or not."
        yield finding("unknown_origin", message, nutrient=understood.nutrient.id)


def _open_units(understood: Understood, readings: list[Reading]) -> Iterator[Finding]:
    """An amount of which nobody knows whether it is of a serving or of one of its units."""
    label = understood.label
    if len({reading.amount_per for reading in readings}) > 1:
        units = counted_units(label)
        message = (
            f"The label does not say whether its amounts are of one unit or of the serving of {units}; both were read. "
            "Lists of nutrients in the EU state what the portion recommended for a day holds; fronts of packs may "
            "state one unit."
        )
        held = understood.facts.label_conventions
        sources = list(dict.fromkeys(held[each] for each in (*OF_A_DAILY_PORTION, *OF_FRONTS) if each in held))
        yield finding("unknown_amount_per", message, nutrient=understood.nutrient.id, citation_ids=sources)
    elif label.counted_in and readings and readings[0].amount_per is None:
        message = (
            f"The label names a {label.counted_in} and does not say of how many its amounts are: they are taken once."
        )
        yield finding("unknown_amount_per", message, nutrient=understood.nutrient.id)


def _of_form(code: str, message: str, understood: Understood, form: Form) -> Finding:
    return finding(code, message, nutrient=understood.nutrient.id, citation_ids=form.sources)


def _shown(amount: Decimal, understood: Understood) -> str:
    return display(exact(amount), understood.nutrient.unit)


def _percent(share: Decimal) -> str:
    return display(exact(share), "%")


RULES = (
    _more_than_it_can_hold,
    _amounts_disagree,
    _percentage_disagrees,
    _percentage_not_checked,
    _unknown_basis,
    _unknown_origin,
    _composition_varies,
    _isomer_not_stated,
    _transdermal,
)
