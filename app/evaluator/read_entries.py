"""What one entry brings of its nutrient: what it states, what its label may hold, and what would narrow that."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from app.evaluator.amounts import stated_amount, told, units_of
from app.evaluator.entries import EntryKind
from app.evaluator.facts import Facts
from app.evaluator.forms import elemental, of_each
from app.evaluator.intake import EVERY_ORIGIN, AnyOrigins, Basis, Entry, Origin
from app.evaluator.open_facts import FactKind, OpenFact, Option
from app.evaluator.quantities import Interval, decimal, exact
from app.evaluator.situation import Contribution
from app.evaluator.week import DAYS_OF_A_WEEK


class ReadEntry(Contribution, frozen=True):
    """An entry: what it names, what it states, and what that brings of an equivalent of the nutrient.

    The equivalent is empty where the nutrient has one measure alone.
    """

    day: int
    entry: Entry
    kind: EntryKind
    stated: Interval
    """The amount as stated, in the nutrient's unit, before any reading of a label."""
    equivalent: str

    @property
    def has_figure(self) -> bool:
        """Whether there is a figure for what it brings; only of a food there may be none."""
        return True

    @property
    def has_open_facts(self) -> bool:
        """Whether a fact that was not told would narrow what it brings, or where from."""
        return self.kind.has_open_reading or not self.stated.is_exact or self.has_open_component

    @property
    def has_open_component(self) -> bool:
        """Whether it would tell more to name a component that its amount holds."""
        return bool(self.kind.parts) and self.has_open_measure

    @property
    def has_open_measure(self) -> bool:
        """Whether what its amount is of leaves open how much of the equivalent it is."""
        component = self.kind.component
        return component is not None and component.is_open(self.equivalent, self.kind.origins)

    def read(self, amount: Interval) -> Interval:
        """What an amount on this entry's label may hold of the element, or counts as."""
        return _brought(self.kind, amount, self.equivalent, self.kind.origins)

    def from_origin(self, origin: Origin) -> Contribution:
        """What it brings if it comes from this origin."""
        origins = frozenset({origin})
        amount = _brought(self.kind, self.stated, self.equivalent, origins)
        return replace(self, amount=amount, origins=origins)

    def open_facts(self) -> Iterator[OpenFact]:
        """What is not told of it: its basis, which compound of a family, its component, its origin, its amount."""
        return _open_facts(self)

    def counted_as(self, equivalent: str) -> "ReadEntry":
        """The same entry as an amount of another equivalent."""
        amount = _brought(self.kind, self.stated, equivalent, self.kind.origins)
        return replace(self, amount=amount, equivalent=equivalent)


def read_entry(day: int, pointer: str, entry: Entry, kind: EntryKind, facts: Facts) -> ReadEntry:
    """What an entry of this day brings. It is one that passes the checks."""
    stated = told(entry) if kind.is_as_stated else _stated(entry, kind, facts)
    equivalent, origins = kind.nutrient.equivalent, kind.origins
    amount = _brought(kind, stated, equivalent, origins) if kind.form or kind.component else stated
    days = DAYS_OF_A_WEEK if entry.days_per_week is None else decimal(entry.days_per_week)
    return ReadEntry(pointer, entry.id or pointer, amount, origins, days, day, entry, kind, stated, equivalent)


def _brought(kind: EntryKind, amount: Interval, equivalent: str, origins: AnyOrigins) -> Interval:
    """What an amount of this kind holds of the element, or counts as of an equivalent of the nutrient."""
    if kind.component is not None:
        return kind.component.read(amount, equivalent, origins)
    return elemental(kind.form, kind.basis, amount) if kind.form else amount


def _stated(entry: Entry, kind: EntryKind, facts: Facts) -> Interval:
    return units_of(kind.product, entry) if kind.product else stated_amount(entry, kind.nutrient, facts)


def _open_facts(read_entry: ReadEntry) -> Iterator[OpenFact]:
    kind, form = read_entry.kind, read_entry.kind.form
    if form and kind.has_open_basis:
        bases = (Basis.ELEMENTAL, Basis.COMPOUND)
        readings = ((each.value, elemental(form, each, read_entry.stated)) for each in bases)
        yield _fact(FactKind.BASIS, read_entry, readings)
    if form and kind.has_open_form:
        yield _fact(FactKind.FORM, read_entry, of_each(form, read_entry.stated))
    if read_entry.has_open_component:
        yield _fact(FactKind.COMPONENT, read_entry, _as_components(read_entry))
    if read_entry.kind.origins == EVERY_ORIGIN:
        options = (Option(origin.value, contribution=read_entry.from_origin(origin)) for origin in Origin)
        yield OpenFact(FactKind.ORIGIN, f"{read_entry.pointer}/origin", tuple(options))
    if not read_entry.stated.is_exact:
        numbers = numbers_of(read_entry.stated)
        yield _fact(FactKind.AMOUNT, read_entry, ((str(each), read_entry.read(exact(each))) for each in numbers))


def numbers_of(stated: Interval) -> tuple[Decimal, ...]:
    """Both ends, and a number above nothing: nothing and an amount without end are read in one way only."""
    return stated.low, stated.low + 1, stated.high


def _fact(kind: FactKind, read_entry: ReadEntry, amounts: Iterable[tuple[str, Interval]]) -> OpenFact:
    options = (Option(name, contribution=replace(read_entry, amount=amount)) for name, amount in amounts)
    return OpenFact(kind, f"{read_entry.pointer}/{kind.value}", tuple(options))


def _as_components(read_entry: ReadEntry) -> Iterator[tuple[str, Interval]]:
    """What the amount would count as if it were of a component that it holds."""
    for part in read_entry.kind.parts:
        yield part.id, part.read(read_entry.stated, read_entry.equivalent, read_entry.kind.origins)
