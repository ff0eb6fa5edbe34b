"""What an entry by food brings of each nutrient: what 100 g hold by the food table, times what was eaten."""

from collections.abc import Iterator

from msgspec.structs import replace

from app.evaluator.entries import EntryKind
from app.evaluator.entries_by_food import PlacedFood, weighing
from app.evaluator.facts import Facts, Nutrient
from app.evaluator.figures import Held, brought, held
from app.evaluator.intake import AnyOrigins, Basis
from app.evaluator.open_facts import FactKind, OpenFact, Option
from app.evaluator.quantities import NO_UPPER_END, ZERO, Interval, exact
from app.evaluator.read_entries import ReadEntry, numbers_of


class ReadFood(ReadEntry, frozen=True):
    """An entry by food as it enters the sum of one nutrient, in one of its equivalents."""

    placed: PlacedFood
    held: Held

    @property
    def is_by_food(self) -> bool:
        """Whether it is what the food table knows of a food, as here always."""
        return True

    @property
    def stays_without_end(self) -> bool:
        """Whether something was eaten, and the food table has no figure, or one of a part alone."""
        return self.held.amount.high == NO_UPPER_END and self.placed.grams.high > ZERO

    @property
    def has_figure(self) -> bool:
        """Whether the food table says anything of what it brings, or nothing was eaten of it."""
        return bool(self.held.figures) or self.placed.grams.high == ZERO

    @property
    def has_open_facts(self) -> bool:
        """Whether it would tell more to know how much it was. Where no figure is held it would not."""
        return self.placed.is_open and bool(self.held.figures)

    def open_facts(self) -> Iterator[OpenFact]:
        """Which of several portions it was, and how much."""
        placed = self.placed
        if not placed.one.is_exact:
            portions = ((each.name, exact(each.grams)) for each in placed.portions)
            yield self._fact(FactKind.PORTION, ((name, weighing(placed.amount, one)) for name, one in portions))
        if not placed.amount.is_exact:
            numbers = ((str(each), exact(each)) for each in numbers_of(placed.amount))
            yield self._fact(FactKind.AMOUNT, ((name, weighing(number, placed.one)) for name, number in numbers))

    def read(self, amount: Interval) -> Interval:
        """What so many grams bring."""
        return brought(self.held.amount, amount)

    def counted_as(self, equivalent: str) -> "ReadFood":
        """The same entry in another equivalent, by the figures that say most of that."""
        return _read(self.placed, held(self.placed.food, self.kind.nutrient, equivalent), self.kind, equivalent)

    def _fact(self, kind: FactKind, grams: Iterator[tuple[str, Interval]]) -> OpenFact:
        options = [Option(name, contribution=replace(self, amount=self.read(each))) for name, each in grams]
        return OpenFact(kind, f"{self.pointer}/{kind.value}", tuple(options))


def read_food(placed: PlacedFood, nutrient: Nutrient, facts: Facts) -> ReadFood:
    """What an entry by food brings of a nutrient, in its own measure."""
    found = held(placed.food, nutrient, nutrient.equivalent)
    return _read(placed, found, _kind(nutrient, placed.food.origins, facts), nutrient.equivalent)


def _read(placed: PlacedFood, found: Held, kind: EntryKind, equivalent: str) -> ReadFood:
    amount = brought(found.amount, placed.grams)
    of_sum = placed.pointer, placed.name, amount, found.origins, placed.days_in_a_week
    return ReadFood(*of_sum, placed.day, placed.entry, kind, amount, equivalent, placed, found)


def _kind(nutrient: Nutrient, origins: AnyOrigins, facts: Facts) -> EntryKind:
    """What entries by food are, made once for all foods of the same origins."""
    key = ("food", nutrient.id, origins)
    kind: EntryKind | None = facts.kinds_of_entries.get(key)
    if kind is None:
        facts.kinds_of_entries[key] = kind = EntryKind(
            nutrient,
            form=None,
            product=None,
            component=None,
            parts=(),
            origins=origins,
            basis=Basis.UNKNOWN,
            is_as_stated=True,
            has_open_reading=False,
            is_on_skin=False,
            is_remarkable=False,
            has_one_number=False,
            is_told_in_full=False,
            behind_its_amount=b"",
        )
    return kind
