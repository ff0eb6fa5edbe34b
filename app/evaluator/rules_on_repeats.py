"""Rules about what may have been entered twice. Nothing is taken out of a sum: both sums are told."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.evaluator.cases import Case
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.findings import finding
from app.evaluator.forms import elemental
from app.evaluator.intake import EATEN, Basis
from app.evaluator.quantities import NO_UPPER_END, PERCENT, ZERO, Interval, display, number
from app.evaluator.reading import ReadEntry
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
        twice = {each.contribution.pointer for each in self.perhaps_twice}
        left = (each for each in self.day.contributions if each.pointer not in twice)
        return replace(self.day, contributions=tuple(left))


def possible_double_count(case: Case, facts: Facts) -> Iterator[Finding]:
    """On one day the same entry twice, or the compound and the element of one label. Not of what is eaten."""
    return (_told(repeat, case) for repeat in repeats(case, facts))


def repeats(case: Case, facts: Facts) -> Iterator[Repeat]:
    """All that may have been entered twice."""
    for index, entries in _of_labels_by_day(case).items():
        if len(entries) > 1:
            (day,) = (day for day in case.record.situation.days if day.index == index)
            yield from _the_same_twice(entries, day)
            yield from _compound_and_element(entries, day, facts)


def _of_labels_by_day(case: Case) -> dict[int, list[ReadEntry]]:
    by_day: dict[int, list[ReadEntry]] = defaultdict(list)
    for each in case.record.entries:
        if each.contribution.origin not in EATEN and ZERO < each.contribution.amount.high < NO_UPPER_END:
            by_day[each.day].append(each)
    return by_day


def _the_same_twice(entries: Iterable[ReadEntry], day: DayAmounts) -> Iterator[Repeat]:
    same: dict[Hashable, list[ReadEntry]] = defaultdict(list)
    for each in entries:
        same[_all_but_its_name(each)].append(each)
    for group in same.values():
        if len(group) > 1:
            text = f"{len(group)} entries of one day are the same."
            yield Repeat(text, day, group, group[1:])


def _all_but_its_name(each: ReadEntry) -> Hashable:
    entry, brought = each.entry, each.contribution
    basis = entry.basis or Basis.UNKNOWN
    return entry.form, entry.product, basis, each.stated, brought.origin, brought.days_in_a_week


def _compound_and_element(entries: Iterable[ReadEntry], day: DayAmounts, facts: Facts) -> Iterator[Repeat]:
    rounding = facts.constants[LABEL_ROUNDING]
    elements = [each for each in entries if _is_of_the_element(each)]
    for compound in entries if elements else ():
        held = _held_by_the_compound(compound, rounding.value)
        element = next((each for each in elements if held and _may_be_of_one_label(each, compound, held)), None)
        if element:
            text = f"An amount of {compound.entry.form} may hold what another entry of the day states of the element."
            yield Repeat(text, day, [compound, element], [compound], (rounding.source,))


def _is_of_the_element(each: ReadEntry) -> bool:
    by_form_or_product = each.form is not None or each.contribution.product is not None
    return each.entry.basis is Basis.ELEMENTAL or not by_form_or_product


def _held_by_the_compound(each: ReadEntry, rounding: Decimal) -> Interval | None:
    """What it holds of the element if it states the compound, as far as numbers are rounded; None if that is open."""
    if each.form is None or not each.form.fractions or each.entry.basis is Basis.ELEMENTAL:
        return None
    held, apart = elemental(each.form, Basis.COMPOUND, each.stated), rounding / PERCENT
    return Interval(held.low * (1 - apart), held.high * (1 + apart)) if held.low > ZERO else None


def _may_be_of_one_label(element: ReadEntry, compound: ReadEntry, held: Interval) -> bool:
    one, other = element.contribution, compound.contribution
    is_same_form = element.form is None or element.form is compound.form
    is_taken_alike = (one.origin, one.days_in_a_week) == (other.origin, other.days_in_a_week)
    return is_same_form and is_taken_alike and held.low <= one.amount.high and one.amount.low <= held.high


def _told(repeat: Repeat, case: Case) -> Finding:
    unit, all_of_it, if_once = case.nutrient.unit, repeat.day.logged, repeat.once.logged
    return finding(
        "possible_double_count",
        f"{repeat.text} All are in the sums, {display(all_of_it, unit)} of {case.nutrient.id} on the day; taken once, "
        f"it would be {display(if_once, unit)}.",
        nutrient=case.nutrient.id,
        entries=(each.contribution.name for each in repeat.entries),
        parameters=_ends("sum", all_of_it) | _ends("sum_if_once", if_once),
        citation_ids=repeat.sources,
    )


def _ends(name: str, amount: Interval) -> dict[str, float]:
    low = {f"{name}_low": number(amount.low)}
    return low if amount.high == NO_UPPER_END else {**low, f"{name}_high": number(amount.high)}


RULES_WITH_FACTS = (possible_double_count,)
