"""What was taken of a nutrient, in each equivalent that a value is printed in, made when a value first asks for it."""

import re
from collections.abc import Sequence

from app.evaluator.axis import Axes
from app.evaluator.facts import Nutrient
from app.evaluator.habit import habit_of
from app.evaluator.intake import Record
from app.evaluator.reading import NutrientRecord, counted_as

_WORDS = re.compile("[a-z0-9]+")


class Taken:
    """One nutrient of one request in one equivalent: the record, the amounts that verdicts look at, and the habit."""

    def __init__(self, record: NutrientRecord, nutrient: Nutrient) -> None:
        self.record = record
        self.situation = record.situation
        self.axes = Axes(record.situation)
        self.habit = habit_of(self.axes.floor, record.situation)
        """The habit that the mean of the days shows."""
        self.unit = f"{nutrient.unit} {record.equivalent}" if record.equivalent else str(nutrient.unit)
        """As a sentence names it, with the equivalent: "ug DFE"."""

    @property
    def name(self) -> str:
        """As the steps of a trace are named."""
        return "-".join([self.record.nutrient, *_WORDS.findall(self.record.equivalent.lower())])


class TakenInEach:
    """What was taken of a nutrient, by equivalent."""

    def __init__(self, record: NutrientRecord, nutrient: Nutrient, days: Sequence[Record]) -> None:
        self._nutrient = nutrient
        self._days = days
        self.own = Taken(record, nutrient)
        """In the nutrient's own measure."""
        self._by_equivalent = {record.equivalent: self.own}

    @property
    def others(self) -> list[Taken]:
        """In the other equivalents that were asked for."""
        return [each for each in self._by_equivalent.values() if each is not self.own]

    def counted_as(self, equivalent: str | None) -> Taken:
        """In the equivalent that a value is printed in; without a value, or with one measure alone, the own one."""
        if equivalent is None or not self._nutrient.components:
            return self.own
        if equivalent not in self._by_equivalent:
            record = counted_as(equivalent, self.own.record, self._days)
            self._by_equivalent[equivalent] = Taken(record, self._nutrient)
        return self._by_equivalent[equivalent]
