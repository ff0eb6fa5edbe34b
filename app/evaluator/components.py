"""What an amount of a component counts as: folic acid as dietary folate equivalents, retinol as retinol equivalents.

A nutrient may have several measures, each an equivalent that reference values are printed in. An amount is of one of
its components, and each component converts to each equivalent by a printed factor, which may hang on the origin: what
a food holds of a part is at least so much of the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from app.evaluator.intake import AnyOrigins, Origin
from app.evaluator.quantities import NO_UPPER_END, ZERO, Interval, exact, hull

MOST_CONVERSIONS_KEPT = 2000


_ONE = exact(Decimal(1))


@dataclass(frozen=True, slots=True, eq=False)
class Conversion:
    """So much of a component is from a low to a high amount of an equivalent, which may have no upper end."""

    id: str
    amount: Decimal
    equivalent: Interval
    statement: str
    source: str
    locator: str

    @property
    def is_plain(self) -> bool:
        """Whether it leaves every amount as it is, or counts none of it."""
        return self.equivalent.is_exact and self.equivalent.low in (self.amount, ZERO)

    def of(self, taken: Interval) -> Interval:
        """What this much of the component counts as. It is divided last: that keeps a whole amount whole.

        What may count as nothing may do so in any amount, also in one without an upper end.
        """
        low = taken.low * self.equivalent.low / self.amount if self.equivalent.low else ZERO
        if self.equivalent.high == ZERO:
            return Interval(low, ZERO)
        if NO_UPPER_END in (self.equivalent.high, taken.high):
            return Interval(low, NO_UPPER_END)
        return Interval(low, taken.high * self.equivalent.high / self.amount)


@dataclass(frozen=True, slots=True, eq=False)
class Component:
    """What an amount of a nutrient may be of; ``conversions`` by equivalent and origin.

    ``international_unit`` is how much one IU of it is, in the nutrient's unit; None where we hold none.
    """

    id: str
    nutrient: str
    name: str
    equivalent: str
    """What an amount of it is counted as by itself; empty for a part, and where the nutrient has one measure alone."""
    international_unit: Decimal | None
    conversions: Mapping[tuple[str, Origin], Conversion]
    is_only_added: bool
    """Whether no food holds it by nature, so that what a food has of it was added."""
    includes: frozenset[str]
    """The components that an amount of it holds already."""
    source: str
    locator: str

    def counted_as(self, equivalent: str, origins: AnyOrigins) -> tuple[Conversion, ...]:
        """How it converts to this equivalent from each of the origins that it may be of."""
        return _conversions(self, equivalent, origins)

    def read(self, amount: Interval, equivalent: str, origins: AnyOrigins) -> Interval:
        """What an amount of it from one of these origins counts as."""
        return hull([conversion.of(amount) for conversion in self.counted_as(equivalent, origins)])

    def may_be(self, part: "Component", origins: AnyOrigins) -> bool:
        """Whether an amount of it may be one of that part: whatever it counts as, the part counts as nothing else.

        1 mg NE may be 1 mg of nicotinamide, and 1 ug DFE no 1 ug of folic acid, which would be 1.7 ug DFE.
        """
        equivalents = {equivalent for equivalent, _ in self.conversions}
        readings = [(part.read(_ONE, each, origins), self.read(_ONE, each, origins)) for each in equivalents]
        return all(whole.low <= of_part.low and of_part.high <= whole.high for of_part, whole in readings)

    def is_open(self, equivalent: str, origins: AnyOrigins) -> bool:
        """Whether an exact amount of it may count as several amounts, so that a part of it would tell more."""
        conversions = self.counted_as(equivalent, origins)
        return any(not conversion.equivalent.is_exact for conversion in conversions)


@lru_cache(MOST_CONVERSIONS_KEPT)
def _conversions(component: Component, equivalent: str, origins: AnyOrigins) -> tuple[Conversion, ...]:
    """In the order of origins, each once."""
    return tuple(dict.fromkeys(component.conversions[equivalent, each] for each in Origin if each in origins))
