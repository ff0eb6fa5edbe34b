"""The food table in memory: every food with its portions and corrections, column by column and nothing twice."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from math import isnan
from types import MappingProxyType

from app import tables
from app.columnar import Column, known, numbers
from app.records import Records

EDITION = "sr28"
"""The source of every figure of a food that has no correction, and of every portion."""


class FoodTable:
    """Foods in order of id, and what belongs to each. Records are made when they are asked for."""

    def __init__(self, records: Records) -> None:
        self.measures: Mapping[str, tables.FoodMeasure] = MappingProxyType(
            {measure.id: measure for measure in records.food_measures}
        )
        self._foods = records.foods.in_order()
        self._portions = records.food_portions.in_order()
        self._figures = tuple((measure, self._foods.columns[measure]) for measure in self.measures)
        self._places = {food: place for place, food in enumerate(self.ids)}
        self.first_portions = self._first_portions()
        """By food, in order of id, what its first portion weighs in grams; NaN where it has none."""
        self._corrections: dict[str, dict[str, tables.FoodCorrection]] = {}
        for correction in records.food_corrections:
            self._corrections.setdefault(correction.food, {})[correction.measure] = correction

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all foods, in order."""
        return self._foods.columns["id"]

    def column(self, name: str) -> Column:
        """A column of foods.csv, a cell for each food in order of id: of figures an array with NaN where none is known.

        Raises KeyError.
        """
        return self._foods.columns[name]

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, food: object) -> bool:
        return food in self._places

    def place(self, food: str) -> int:
        """Which of the foods it is, as columns count them. Raises KeyError."""
        return self._places[food]

    def record(self, food: str) -> tables.Food:
        """A food as it is stored. Raises KeyError."""
        return self._foods[self._places[food]]

    def figure(self, food: str, measure: str) -> float | None:
        """What 100 g of a food hold, in the unit of the measure; None where it is not known. Raises KeyError."""
        figure: float | None = known(self.column(measure)[self._places[food]])
        return figure

    def figures(self, food: str) -> dict[str, float]:
        """The figures that are known of a food, by measure, in order of id of these. Raises KeyError."""
        place = self._places[food]
        return {measure: figure for measure, column in self._figures if not isnan(figure := column[place])}

    def portions(self, food: str) -> tuple[tables.FoodPortion, ...]:
        """Its portions, in the order in which USDA lists them; none of a food that is not there."""
        foods = self._portions.columns["food"]
        found = (self._portions[place] for place in range(bisect_left(foods, food), bisect_right(foods, food)))
        return tuple(sorted(found, key=lambda portion: _number(portion.id)))

    def corrections(self, food: str) -> tuple[tables.FoodCorrection, ...]:
        """The corrections of its figures, in order of id."""
        return tuple(self._corrections.get(food, {}).values())

    def source(self, food: str, measure: str) -> str:
        """The source of a figure: that of its correction, else the edition."""
        correction = self._corrections.get(food, {}).get(measure)
        return correction.source_id if correction else EDITION

    def _first_portions(self) -> "array[float]":
        grams, first = numbers([None] * len(self)), [0] * len(self)
        columns = self._portions.columns
        for portion, food, weight in zip(columns["id"], columns["food"], columns["grams"], strict=True):
            place, number = self._places[food], _number(portion)
            if not first[place] or number < first[place]:
                grams[place], first[place] = weight, number
        return grams


def _number(portion: str) -> int:
    """Which portion of its food it is, as USDA counts them."""
    return int(portion.rpartition("-")[2])
