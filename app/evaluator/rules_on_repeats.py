"""Rules about what may have been entered twice. Nothing is taken out of a sum: both sums are told."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from app.evaluator.cases import Case
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Constant, Facts
from app.evaluator.findings import finding
from app.evaluator.forms import elemental
from app.evaluator.intake import Basis
from app.evaluator.quantities import NO_UPPER_END, PERCENT, ZERO, Interval, display, number, total
from app.evaluator.read_entries import ReadEntry
from app.evaluator.situation import DayAmounts

LABEL_ROUNDING = "label-rounding-percent"
"""The constant that says how far apart the numbers of one label may be because they are rounded."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Entries of one day of which some may have been entered before, and why."""

    text: str
    day: DayAmounts
    entries: Sequence[ReadEntry]
    perhaps_twice: Sequence[ReadEntry]
    sources: tuple[str, ...] = ()

    @property
    def once(self) -> DayAmounts:
        """The day with each of them once."""
        twice = {each.pointer for each in self.perhaps_twice}
        left = [each for each in self.day.contributions if each.pointer not in twice]
        return DayAmounts(self.day.index, self.day.record, tuple(left))


def possible_double_count(case: Case, facts: Facts) -> list[Finding]:
    """On one day the same entry twice, or the compound and the element of one label. Not of what is eaten."""
    found = repeats(case, facts)
    return [_told(repeat, case) for repeat in found] if found else []


def repeats(case: Case, facts: Facts) -> list[Repeat]:
    """All that may have been entered twice."""
    found = _of_doses(case, facts) if len(case.doses) > 1 else []
    return found + _parts_of_others(case) if case.nutrient.components else found


def _of_doses(case: Case, facts: Facts) -> list[Repeat]:
    found: list[Repeat] = []
    by_day = _doses_by_day(case)
    for day in case.record.situation.days:
        entries = by_day.get(day.index, ())
        if len(entries) > 1:
            found += _the_same_twice(entries, day)
            found += _compound_and_element(entries, day, facts)
    return found


def _parts_of_others(case: Case) -> list[Repeat]:
    """Entries of a day of which some state a part of what others state the whole of, eaten or taken alike."""
    by_day: dict[tuple[int, bool], list[ReadEntry]] = defaultdict(list)
    for each in case.record.entries:
        if each.amount.high > ZERO:
            by_day[each.day, each.is_eaten].append(each)
    days = {day.index: day for day in case.record.situation.days}
    return [repeat for (index, _), entries in by_day.items() for repeat in _parts_of_wholes(entries, days[index])]


def _parts_of_wholes(entries: Sequence[ReadEntry], day: DayAmounts) -> Iterator[Repeat]:
    """One for each component that is entered beside parts of it. More than the whole is no part of it."""
    by_component: dict[str, list[ReadEntry]] = defaultdict(list)
    for each in entries:
        by_component[_component(each)].append(each)
    for component, wholes in by_component.items():
        parts = [each for name in by_component if name in _includes(wholes[0]) for each in by_component[name]]
        most = total([each.amount for each in wholes]).high
        if parts and total([each.amount for each in parts]).low <= most < NO_UPPER_END:
            names = ", ".join(dict.fromkeys(map(_component, parts)))
            yield Repeat(
                f"An amount of {component} may hold what is entered as {names} besides.", day, [*wholes, *parts], parts
            )


def _component(entry: ReadEntry) -> str:
    return entry.kind.component.id if entry.kind.component else ""


def _includes(entry: ReadEntry) -> frozenset[str]:
    return entry.kind.component.includes if entry.kind.component else frozenset()


def _doses_by_day(case: Case) -> Mapping[int, Sequence[ReadEntry]]:
    by_day: dict[int, list[ReadEntry]] = defaultdict(list)
    for each in case.doses:
        if each.amount.high < NO_UPPER_END:
            by_day[each.day].append(each)
    return by_day


_WHAT_IT_NAMES = attrgetter("entry.form", "entry.product", "entry.component")


def _the_same_twice(entries: Sequence[ReadEntry], day: DayAmounts) -> list[Repeat]:
    if len(set(map(_WHAT_IT_NAMES, entries))) == len(entries):
        return []  # each thing was taken once, as most are
    same: dict[Hashable, list[ReadEntry]] = defaultdict(list)
    for each in entries:
        same[_all_but_its_name(each)].append(each)
    groups = [group for group in same.values() if len(group) > 1]
    return [Repeat(f"{len(group)} entries of one day are the same.", day, group, group[1:]) for group in groups]


def _all_but_its_name(each: ReadEntry) -> Hashable:
    entry, kind, stated = each.entry, each.kind, each.stated
    days = each.days_in_a_week
    return entry.form, entry.product, entry.component, kind.basis, kind.origins, stated.low, stated.high, days


def _compound_and_element(entries: Iterable[ReadEntry], day: DayAmounts, facts: Facts) -> list[Repeat]:
    compounds: list[ReadEntry] = []
    elements: list[ReadEntry] = []
    for each in entries:
        kind = each.kind
        if kind.basis is Basis.ELEMENTAL or not (kind.form or kind.product):
            elements.append(each)
        elif kind.form:
            compounds.append(each)
    found: list[Repeat] = []
    for compound in compounds if elements else ():
        alike = [each for each in elements if _may_be_of_one_label(each, compound)]
        found += _of_one_label(compound, alike, day, facts.constants[LABEL_ROUNDING]) if alike else ()
    return found


def _of_one_label(
    compound: ReadEntry, elements: Iterable[ReadEntry], day: DayAmounts, rounding: Constant
) -> Iterator[Repeat]:
    """The compound and the first of the elements that states what it holds, if one does."""
    held = _held_by_the_compound(compound, rounding.value)
    element = next((each for each in elements if held and _overlap(held, each.amount)), None)
    if element:
        text = f"An amount of {compound.entry.form} may hold what another entry of the day states of the element."
        yield Repeat(text, day, [compound, element], [compound], (rounding.source,))


def _held_by_the_compound(each: ReadEntry, rounding: Decimal) -> Interval | None:
    """What it holds of the element if it states the compound, as far as numbers are rounded; None if that is open."""
    if each.kind.form is None or not each.kind.form.fractions:
        return None
    held, apart = elemental(each.kind.form, Basis.COMPOUND, each.stated), rounding / PERCENT
    return Interval(held.low * (1 - apart), held.high * (1 + apart)) if held.low > ZERO else None


def _may_be_of_one_label(element: ReadEntry, compound: ReadEntry) -> bool:
    """Whether it names no other form, and is taken alike."""
    is_same_form = element.kind.form is None or element.kind.form is compound.kind.form
    return is_same_form and element.origins == compound.origins and element.days_in_a_week == compound.days_in_a_week


def _overlap(one: Interval, other: Interval) -> bool:
    return one.low <= other.high and other.low <= one.high


def _told(repeat: Repeat, case: Case) -> Finding:
    unit, all_of_it, if_once = case.taken.own.unit, repeat.day.logged, repeat.once.logged
    return finding(
        "possible_double_count",
        f"{repeat.text} All are in the sums, {display(all_of_it, unit)} of {case.nutrient.id} on the day; taken once, "
        f"it would be {display(if_once, unit)}.",
        nutrient=case.nutrient.id,
        entries=[each.name for each in repeat.entries],
        parameters=_ends("sum", all_of_it) | _ends("sum_if_once", if_once),
        citation_ids=repeat.sources,
    )


def _ends(name: str, amount: Interval) -> dict[str, float]:
    low = {f"{name}_low": number(amount.low)}
    return low if amount.high == NO_UPPER_END else {**low, f"{name}_high": number(amount.high)}
