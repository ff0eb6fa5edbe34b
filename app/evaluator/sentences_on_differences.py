"""Neutral sentences about authorities whose verdicts differ: who compares with what, never who is right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.evaluator.causes import Cause, CauseCode
from app.evaluator.compared import Compared
from app.evaluator.facts import Authority
from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import display, exact, hull
from app.evaluator.references import Per, ReferenceValue
from app.evaluator.sentences import as_sentence, of_conditions

MOST_NAMED = 3
"""How many authorities a sentence names; of more it tells the number."""

Names = Mapping[str, Authority]
People = Sequence[PossiblePerson]
Sides = tuple[Sequence[Compared], Sequence[Compared]]

_STATUSES = {
    "not_established": "No such value is set by {}",
    "not_applicable": "There is no such value for this person of {}",
    "needs_a_fact": "Such a value hangs on a fact that was not told, of {}",
    "not_in_our_data": "We hold no such value for this person of {}",
}
_TREATMENTS = {"counted": "counted by {}", "left_open": "left open by {}", "not_counted": "not counted by {}"}
_PRINTED_PER = {
    Per.DAY: "",
    Per.KG: " (printed per kilogram of body weight)",
    Per.MJ: " (printed per MJ of the energy requirement)",
    Per.ENERGY_PERCENT: " (printed in percent of energy)",
}
_PER = {Per.DAY: "", Per.KG: " per kg", Per.MJ: " per MJ", Per.ENERGY_PERCENT: " of energy"}
_UNITS = {Per.ENERGY_PERCENT: "%"}
_NEIGHBOURS = {"age": "a neighbouring age", "sex": "the other sex", "life_stage": "the general life stage"}


def of_difference(about: str, groups: Iterable[Sequence[Compared]], names: Names) -> str:
    """Who has which verdict."""
    told = (f"{group[0].verdict.value.replace('_', ' ')} ({_named(group, names)})" for group in groups)
    return f"The verdicts on {about} differ: {', '.join(told)}."


def of_cause(cause: Cause, sides: Sides, shown_by: Iterable[ReferenceValue], people: People, names: Names) -> str:
    """One cause between the authorities of two sides."""
    unit = cause.first.judgement.taken.unit
    first, second = (_named(side, names) for side in sides)
    match cause.code:
        case CauseCode.NO_VALUE:
            return " ".join(f"{_STATUSES[each].format(first)}." for each in cause.first.statuses)
        case CauseCode.OTHER_ORIGINS_COUNTED:
            return as_sentence("; ".join(_of_origins(cause, first, second))) + "."
        case CauseCode.PRINTED_CONDITION:
            return " ".join(_of_conditions(sides, names))
        case CauseCode.OTHER_EDITION:
            printed = _printed(shown_by, unit)
            return f"By the edition of {cause.word} ({printed}) the verdict of {first} would be that of {second}."
        case CauseCode.OTHER_BAND:
            return (
                f"For {_NEIGHBOURS[cause.word]} the value of {first} is another one ({_printed(shown_by, unit)}), with "
                f"the verdict of {second}, whose value is the same for both."
            )
    one, other = (_compared(side, people) for side in sides)
    return f"The verdict of {first} rests on the {one}, that of {second} on the {other}."


def _named(side: Sequence[Compared], names: Names) -> str:
    if len(side) > MOST_NAMED:
        return f"{len(side)} authorities"
    return " / ".join(names[compared.authority].name for compared in side)


def _of_origins(cause: Cause, first: str, second: str) -> Iterator[str]:
    for origin in cause.origins:
        one, other = cause.first.treatment(origin), cause.second.treatment(origin)
        treated = f"{_TREATMENTS[one].format(first)} and {_TREATMENTS[other].format(second)}"
        yield f"{origin.value.replace('_', ' ')} is {treated}"


def _of_conditions(sides: Sides, names: Names) -> Iterator[str]:
    for side in sides:
        values = [value for compared in side for value in compared.yardstick.all_values]
        told = of_conditions(f"The printed value of {_named(side, names)}", values)
        if told:
            yield told


def _compared(side: Sequence[Compared], people: People) -> str:
    """What a side compares with: "UL of 250 to 350 mg", and what it is printed per."""
    yardsticks = [compared.yardstick for compared in side]
    values = [value for yardstick in yardsticks for value in yardstick.all_values]
    terms = " or ".join(dict.fromkeys(value.value_type for value in values))
    per = "".join(dict.fromkeys(_PRINTED_PER[value.per] for value in values))
    if any(yardstick.needs(people) for yardstick in yardsticks):
        return f"{terms}{per}"
    unit = side[0].judgement.taken.unit
    return f"{terms} of {display(hull(each.reference(people) for each in yardsticks), unit)}{per}"


def _printed(values: Iterable[ReferenceValue], unit: str) -> str:
    """The printed values, each once: "RDA of 400 mg"."""
    told = (
        f"{value.value_type} of {display(exact(value.value), _UNITS.get(value.per, unit))}{_PER[value.per]}"
        for value in values
    )
    return " or ".join(dict.fromkeys(told))
