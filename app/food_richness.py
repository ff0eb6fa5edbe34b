"""Foods by how much they hold of something: per 100 g, in their first portion, or per 100 kcal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isnan, nan

from app.evaluator.quantities import PERCENT, decimal, number
from app.food_table import FoodTable
from app.tables import FoodMeasure, Nutrient

ENERGY = "energy_kcal"


class FoodBasis(StrEnum):
    """How much of a food an amount is in."""

    HUNDRED_GRAMS = "100g"
    PORTION = "portion"
    HUNDRED_KCAL = "100kcal"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Foods with the richest first; alike, in order of id. What cannot be compared is counted and left out."""

    measure: FoodMeasure
    per: FoodBasis
    foods: tuple[str, ...]
    without_figure: int
    without_basis: int
    """Foods with a figure and without a portion, or without energy."""


def measures_of(word: str, foods: FoodTable, nutrients: Mapping[str, Nutrient]) -> tuple[FoodMeasure, ...]:
    """The measures that this may mean, the id of one or of a nutrient: one, if it is clear; none, if there is none.

    Of a nutrient with several it is that of the component that amounts of it are of when they name none.
    """
    if word in foods.measures:
        return (foods.measures[word],)
    if word not in nutrients:
        return ()
    whole = [each for each in foods.measures.values() if each.nutrient == word and not each.instead_of]
    usual = [each for each in whole if each.component == nutrients[word].component]
    parts = [each for each in foods.measures.values() if each.part_of == word]
    return tuple(whole if len(whole) == 1 else usual or whole or parts)


def ranking(found: Iterable[str], foods: FoodTable, measure: FoodMeasure, per: FoodBasis) -> Ranking:
    """These foods in order of the figures of this measure on this basis."""
    figures, ids = foods.column(measure.id), foods.ids
    places = sorted(map(foods.place, found))
    known = [place for place in places if not isnan(figures[place])]
    amounts = {place: amount for place in known if not isnan(amount := _compared(foods, place, figures[place], per))}
    return Ranking(
        measure=measure,
        per=per,
        foods=tuple(ids[place] for place in sorted(amounts, key=amounts.__getitem__, reverse=True)),
        without_figure=len(places) - len(known),
        without_basis=len(known) - len(amounts),
    )


def amount_of(food: str, foods: FoodTable, ranked: Ranking) -> float:
    """How much a food of the ranking holds, on its basis, in the unit of its measure."""
    figure = decimal(foods.column(ranked.measure.id)[foods.place(food)])
    match ranked.per:
        case FoodBasis.PORTION:
            return number(figure * decimal(foods.portions(food)[0].grams) / PERCENT)
        case FoodBasis.HUNDRED_KCAL:
            return number(figure * PERCENT / decimal(foods.column(ENERGY)[foods.place(food)]))
    return number(figure)


def _compared(foods: FoodTable, place: int, figure: float, per: FoodBasis) -> float:
    """What figures are compared by: proportional to the amount on this basis; NaN where the food has no such basis."""
    match per:
        case FoodBasis.PORTION:
            return _as_shown(figure * foods.first_portions[place])
        case FoodBasis.HUNDRED_KCAL:
            energy = foods.column(ENERGY)[place]
            return _as_shown(figure / energy) if energy > 0 else nan
    return figure


def _as_shown(amount: float) -> float:
    """The digits that ``number`` leaves: amounts that are shown alike are alike, whatever binary made of them."""
    return float(f"{amount:.10g}")
