"""From the food table to the evaluator's foods: figures in the units of nutrients, made for a food when it is eaten."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from app import tables
from app.evaluator.components import Component
from app.evaluator.facts import Constant, Nutrient
from app.evaluator.foods import CommonFood, Figure, Food, Portion
from app.evaluator.intake import Origin
from app.evaluator.quantities import NO_UPPER_END, Interval, Unit, convert, decimal, exact
from app.food_table import EDITION, FoodTable

WATER_GRAMS_PER_LITRE = "water-grams-per-litre"
MOST_KEPT = 512
"""So many foods are kept once they were asked for; a food takes some 10 KB."""

_ORIGINS = {
    tables.Enrichment.STATED: frozenset((Origin.FOOD, Origin.FORTIFIED_FOOD)),
    tables.Enrichment.NOT_STATED: frozenset((Origin.FOOD, Origin.FORTIFIED_FOOD)),
    tables.Enrichment.NONE: frozenset((Origin.FOOD,)),
    tables.Enrichment.WATER: frozenset((Origin.WATER,)),
}
"""Of an enriched food nobody knows how much was added, so that all it holds may come from either."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a column of figures is used for: so much of the nutrient is one unit of a figure."""

    measure: str
    nutrient: str
    component: str
    factor: Decimal
    instead_of: str


class KnownFoods(Mapping[str, Food]):
    """The foods of a table by id, each made when it is asked for; the last ones are kept."""

    def __init__(
        self,
        table: FoodTable,
        nutrients: Mapping[str, Nutrient],
        components: Mapping[str, Component],
        constants: Mapping[str, Constant],
    ) -> None:
        self.table = table
        measures = table.measures.values()
        litre = constants[WATER_GRAMS_PER_LITRE].value

        def use(measure: tables.FoodMeasure, nutrient: str) -> Use:
            component, unit = measure.component or "", nutrients[nutrient].unit
            unit_of_component = components[component].international_unit if component else None
            factor = _factor(measure.unit, unit, unit_of_component, litre)
            return Use(measure.id, nutrient, component, factor, measure.instead_of or "")

        self._uses = tuple(use(each, each.nutrient) for each in measures if each.nutrient)
        self._parts: Mapping[str, tuple[Use, ...]] = {
            sum_: tuple(use(each, sum_) for each in measures if each.part_of == sum_)
            for sum_ in sorted({each.part_of for each in measures if each.part_of})
        }
        self._kept = lru_cache(MOST_KEPT)(self._made)

    @property
    def nutrients(self) -> tuple[str, ...]:
        """The nutrients that the table holds figures of, in order of id."""
        return tuple(sorted({*(use.nutrient for use in self._uses), *self._parts}))

    def __getitem__(self, food: str) -> Food:
        if food not in self.table:
            raise KeyError(food)
        return self._kept(food)

    def __contains__(self, food: object) -> bool:
        return food in self.table

    def __iter__(self) -> Iterator[str]:
        return iter(self.table.ids)

    def __len__(self) -> int:
        return len(self.table)

    # Two tables are not compared food by food.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def _made(self, food: str) -> Food:
        name, enrichment = (self.table.column(column)[self.table.place(food)] for column in ("name", "enrichment"))
        return Food(
            id=food,
            name=name,
            origins=_ORIGINS[enrichment],
            portions=tuple(map(_portion, self.table.portions(food))),
            figures=MappingProxyType(self._figures(food)),
        )

    def _figures(self, food: str) -> dict[str, tuple[Figure, ...]]:
        known = self.table.figures(food)
        figures: dict[str, list[Figure]] = defaultdict(list)
        for use in self._uses:
            if use.measure in known and use.instead_of not in known:
                amount = decimal(known[use.measure]) * use.factor
                figures[use.nutrient].append(Figure(use.component, exact(amount), self.table.source(food, use.measure)))
        for nutrient, parts in self._parts.items():
            held = [part for part in parts if part.measure in known]
            if held:
                figures[nutrient].append(self._sum(food, held, known, is_whole=len(held) == len(parts)))
        return {nutrient: tuple(found) for nutrient, found in figures.items()}

    def _sum(self, food: str, parts: list[Use], known: Mapping[str, float], *, is_whole: bool) -> Figure:
        """The sum of the parts: at least so much where one is missing. A corrected part gives its source."""
        amount = sum((decimal(known[part.measure]) * part.factor for part in parts), Decimal(0))
        sources = [self.table.source(food, part.measure) for part in parts]
        corrected = [source for source in sources if source != EDITION]
        return Figure("", Interval(amount, amount if is_whole else NO_UPPER_END), (corrected or sources)[0])


def common_foods_from(common_foods: tuple[tables.CommonFood, ...]) -> tuple[CommonFood, ...]:
    """The foods that people eat often, in order of id."""
    return tuple(
        CommonFood(each.id, each.name, each.food, each.serving, decimal(each.serving_grams)) for each in common_foods
    )


def _factor(unit: tables.CodeUnit, to: Unit, international_unit: Decimal | None, grams_per_litre: Decimal) -> Decimal:
    """So much of a nutrient, in its unit, is one unit of a figure."""
    if unit is tables.CodeUnit.IU:
        if international_unit is None:
            raise ValueError("an IU of this is not known")
        return international_unit
    if (unit, to) == (tables.CodeUnit.G, Unit.L):
        return 1 / grams_per_litre
    return convert(Decimal(1), Unit(unit.value), to)


def _portion(portion: tables.FoodPortion) -> Portion:
    return Portion(portion.id, decimal(portion.amount), portion.measure, decimal(portion.grams))
