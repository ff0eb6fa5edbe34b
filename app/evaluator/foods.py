"""Foods as the evaluator sees them: what 100 g hold, by what they are measured at table, and where it may come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.evaluator.intake import Origin
from app.evaluator.quantities import Interval

NDB_DIGITS = 5
"""How many digits the id of a food has, zeros in front among them."""


@dataclass(frozen=True, slots=True)
class Portion:
    """So many of a household measure of a food, such as half a cup, weigh so many grams."""

    id: str
    amount: Decimal
    measure: str
    grams: Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """What 100 g of a food hold of a component of a nutrient, in its unit; a part has no upper end."""

    component: str
    """Empty where the nutrient has one measure alone."""
    amount: Interval
    source: str


@dataclass(frozen=True, slots=True)
class Food:
    """A food of the food table. A nutrient that is not among its figures is not known, which is not zero."""

    id: str
    name: str
    origins: frozenset[Origin]
    """Where what it holds may come from: of an enriched food both from the food and from what was added."""
    portions: tuple[Portion, ...]
    figures: Mapping[str, tuple[Figure, ...]]
    """By nutrient; each of several figures holds, in its own component."""
    held: dict[tuple[str, str], Any] = field(init=False, compare=False, repr=False, default_factory=dict)
    """What ``figures`` found out, by nutrient and equivalent, to be found out once."""


@dataclass(frozen=True, slots=True)
class CommonFood:
    """A food that people eat often, and a serving of it."""

    id: str
    name: str
    food: str
    serving: str
    grams: Decimal
