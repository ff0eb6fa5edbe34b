"""Why the verdicts of two authorities differ, as far as the data show it.

A verdict follows from what an authority counts and from the numbers that it prints. Each of the two is exchanged alone
between two authorities, and judged again: what then changes a verdict is a cause. What is different without such an
effect is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.evaluator.compared import Compared, Values
from app.evaluator.intake import Origin
from app.evaluator.judging import Reason, Verdict
from app.evaluator.references import Per

PER_ENERGY = frozenset((Per.MJ, Per.ENERGY_PERCENT))


class CauseCode(StrEnum):
    """What is different; in the order of an answer."""

    NO_VALUE = "no_value"
    OTHER_ORIGINS_COUNTED = "other_origins_counted"
    PRINTED_CONDITION = "printed_condition"
    PER_KG = "per_kg"
    PER_ENERGY = "per_energy"
    OTHER_EQUIVALENT = "other_equivalent"
    OTHER_KIND_OF_VALUE = "other_kind_of_value"
    OTHER_AMOUNT = "other_amount"
    OTHER_EDITION = "other_edition"
    OTHER_BAND = "other_band"


@dataclass(frozen=True, slots=True, eq=False)
class Cause:
    """One cause between two verdicts.

    ``alone``: exchanging it alone turns one verdict into the other. ``word``: of an earlier edition its name, of a
    band what the first authority splits by. ``shown_by``: the values with which the first verdict would be the second.
    """

    code: CauseCode
    first: Compared
    second: Compared
    alone: bool = True
    word: str = ""
    origins: tuple[Origin, ...] = ()
    shown_by: Values = ()


@dataclass(frozen=True, slots=True)
class _Effect:
    """That an exchange changes a verdict, and whether it alone turns one into the other."""

    alone: bool


def causes(first: Compared, second: Compared) -> Iterator[Cause]:
    """Every cause of the difference between two verdicts that are not the same."""
    both_ways = ((first, second), (second, first))
    for one, other in both_ways:
        if not set(one.statuses) <= set(other.statuses):
            yield Cause(CauseCode.NO_VALUE, one, other)
    if not first.yardstick.values or not second.yardstick.values:
        return
    if first.yardstick.equivalent != second.yardstick.equivalent:
        yield from _across_equivalents(first, second)
        return
    by_origins, by_numbers = _tried(first, second)
    if by_origins:
        origins = first.otherwise_treated(second)
        yield Cause(CauseCode.OTHER_ORIGINS_COUNTED, first, second, by_origins.alone, origins=origins)
    if by_numbers:
        yield from (Cause(code, first, second, by_numbers.alone) for code in _of_numbers(first, second))
    if by_numbers and by_numbers.alone:
        for one, other in both_ways:
            yield from _shown_otherwise(one, other)


def _across_equivalents(first: Compared, second: Compared) -> Iterator[Cause]:
    """Of values that count different equivalents: what they count is exchanged, and then all that is printed."""
    by_first, by_second = first.verdict_in(second), second.verdict_in(first)
    of_what_counts = _effect((first.verdict, by_first), (second.verdict, by_second))
    if of_what_counts:
        yield Cause(CauseCode.OTHER_EQUIVALENT, first, second, of_what_counts.alone)
    of_numbers = _effect((first.verdict, by_second), (second.verdict, by_first))
    if of_numbers:
        yield from (Cause(code, first, second, of_numbers.alone) for code in _of_numbers(first, second))


def _tried(first: Compared, second: Compared) -> tuple[_Effect | None, _Effect | None]:
    """What it does to exchange the origins, and to exchange the numbers; None: nothing."""
    if not first.otherwise_treated(second):
        return None, _Effect(alone=True)
    if first.numbers == second.numbers:
        return _Effect(alone=True), None
    by_numbers_of_first, by_numbers_of_second = first.counting_as(second), second.counting_as(first)
    return (
        _effect((first.verdict, by_numbers_of_first), (second.verdict, by_numbers_of_second)),
        _effect((first.verdict, by_numbers_of_second), (second.verdict, by_numbers_of_first)),
    )


def _effect(first: tuple[Verdict, Verdict], second: tuple[Verdict, Verdict]) -> _Effect | None:
    """The effect of an exchange, of each verdict before and after it."""
    if first[0] is first[1] and second[0] is second[1]:
        return None
    return _Effect(alone=first[1] is second[0] or second[1] is first[0])


def _of_numbers(first: Compared, second: Compared) -> Iterator[CauseCode]:
    """What is different about the numbers that two authorities print."""
    if _hangs_on_a_condition(first) or _hangs_on_a_condition(second):
        yield CauseCode.PRINTED_CONDITION
        return
    different = first.per ^ second.per
    same_per = not different
    if Per.KG in different:
        yield CauseCode.PER_KG
    if different & PER_ENERGY:
        yield CauseCode.PER_ENERGY
    if first.kinds != second.kinds:
        yield CauseCode.OTHER_KIND_OF_VALUE
    elif same_per and first.amounts != second.amounts:
        yield CauseCode.OTHER_AMOUNT


def _hangs_on_a_condition(compared: Compared) -> bool:
    judgement = compared.judgement
    is_open = judgement.reason is Reason.NEEDS_A_FACT and not judgement.depends_on
    return is_open and any(value.condition for value in compared.yardstick.all_values)


def _shown_otherwise(first: Compared, second: Compared) -> Iterator[Cause]:
    """An earlier edition, or a split that the second does not make, where the first verdict would be the second."""
    for earlier in first.by_earlier_editions:
        if earlier.verdict is second.verdict:
            yield Cause(CauseCode.OTHER_EDITION, first, second, word=earlier.what, shown_by=earlier.values)
    for there in first.for_neighbours:
        if there.verdict is second.verdict and there.person and second.prints_the_same_for(there.person):
            yield Cause(CauseCode.OTHER_BAND, first, second, word=there.what, shown_by=there.values)
