"""Supplement forms, and how much of the element an amount of one may hold.

Formula: elemental = compound x k x A / M, with k atoms of the element in the formula, A its standard atomic weight
and M the molar mass with its water (IUPAC, Standard Atomic Weights 2021). The seed holds the fraction k x A / M.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.evaluator.intake import Basis
from app.evaluator.quantities import NO_UPPER_END, ZERO, Interval, hull


class Route(StrEnum):
    """How a form is taken."""

    ORAL = "oral"
    RECTAL = "rectal"
    TRANSDERMAL = "transdermal"
    INJECTABLE = "injectable"


@dataclass(frozen=True, slots=True)
class Form:
    """A compound, which has itself as its only member, or a family of compounds."""

    id: str
    nutrient: str
    family: str
    """The family that it belongs to; a family, and a compound in no other, names itself."""
    names: tuple[str, ...]
    """What it is called: its name as a list of compounds has it, then in other words."""
    formula: str
    """With its water, and empty where there is none to give."""
    routes: frozenset[Route]
    fractions: tuple[tuple[str, Interval], ...]
    """The members whose elemental fraction is known, or known to lie in a range."""
    varies: bool
    """Whether a member has no fixed composition."""
    sources: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called first."""
        return self.names[0]

    @property
    def is_only_transdermal(self) -> bool:
        """Whether it is for the skin alone: such an amount enters no sum."""
        return self.routes == {Route.TRANSDERMAL}


def elemental(form: Form, basis: Basis, amount: Interval) -> Interval:
    """What the amount may hold of the element, when it is read on this basis."""
    if basis is Basis.ELEMENTAL:
        return amount
    if basis is Basis.COMPOUND:
        return _of_compound(form, amount)
    return hull((amount, _of_compound(form, amount)))


def compound(form: Form, wanted: Interval) -> Interval:
    """How much of the compound holds this amount of the element: the reverse of ``elemental`` on the compound's basis.

    A compound weighs at least what it holds; without a known fraction, or with one that may be nothing, there is no
    upper end.
    """
    if not form.fractions:
        return Interval(wanted.low, NO_UPPER_END)
    return hull(_holding(wanted, fraction) for _, fraction in form.fractions)


def of_each(form: Form, amount: Interval) -> Iterator[tuple[str, Interval]]:
    """What the amount would hold of the element as each of the members."""
    return ((member, _share(amount, fraction)) for member, fraction in form.fractions)


def _of_compound(form: Form, amount: Interval) -> Interval:
    if not form.fractions:
        return Interval(ZERO, amount.high)
    return hull([_share(amount, fraction) for _, fraction in form.fractions])


def _holding(wanted: Interval, fraction: Interval) -> Interval:
    return Interval(wanted.low / fraction.high, wanted.high / fraction.low if fraction.low else NO_UPPER_END)


def _share(amount: Interval, fraction: Interval) -> Interval:
    # A form that may hold nothing may do so in any amount, also in one without an upper end.
    low = amount.low * fraction.low if fraction.low else ZERO
    return Interval(low, amount.high * fraction.high)
