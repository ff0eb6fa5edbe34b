"""Supplement forms, and how much of the element an amount of one may hold.

Formula: elemental = compound x k x A / M, with k atoms of the element in the formula, A its standard atomic weight
and M the molar mass with its water (IUPAC, Standard Atomic Weights 2021). The seed holds the fraction k x A / M.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.evaluator.intake import Basis
from app.evaluator.quantities import ZERO, Interval, hull


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
    routes: frozenset[Route]
    fractions: tuple[tuple[str, Decimal], ...]
    """The members whose composition is known, with their elemental fractions."""
    varies: bool
    """Whether a member's composition is not known."""
    sources: tuple[str, ...]

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


def _of_compound(form: Form, amount: Interval) -> Interval:
    if not form.fractions:
        return Interval(ZERO, amount.high)
    return hull(amount.times(fraction) for _, fraction in form.fractions)
