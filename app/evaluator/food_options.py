"""How much of which common foods holds what is missing to a recommendation: arithmetic, and only when it is asked for.

Grams and servings are those that certainly hold it, rounded up. Foods come with the fewest servings first. Left out are
foods of which the food table has no figure, those that would take more servings than people eat in a day, and those
that would certainly bring something above an upper level that counts food. Supplements are no foods.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Final

from app.evaluator.answer_fields import range_of
from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.exceeding import reference_of
from app.evaluator.facts import Facts
from app.evaluator.figures import Held, held
from app.evaluator.food_option_shape import FoodOption, FoodOptions
from app.evaluator.foods import CommonFood, Food
from app.evaluator.intake import EATEN
from app.evaluator.judging import Verdict
from app.evaluator.quantities import PERCENT, ZERO, Interval, displays, gap, number
from app.evaluator.questions import Judgement

MOST_OF_A_SERVING = "food-option-most-of-a-serving"
"""The constant that says how much of a serving there is at most, in percent of one."""
MOST_FOODS = 10

ONE_GRAM, HALF_A_SERVING = Decimal(1), Decimal("0.5")
_HUNDRED_G = Decimal(100)


@dataclass(slots=True)
class _Candidate:
    """A common food, what 100 g of it hold, and how many grams certainly hold what is missing."""

    common: Final[CommonFood]
    food: Final[Food]
    held: Final[Held]
    grams: Final[Interval]

    @property
    def servings(self) -> Interval:
        """The same in servings, before any rounding."""
        return Interval(self.grams.low / self.common.grams, self.grams.high / self.common.grams)


def food_options(cases: Iterable[Case], facts: Facts) -> list[FoodOptions]:
    """For every goal that is certainly not reached, in the order of the answer."""
    every = tuple(cases)
    return [
        _of_goal(judged, case, every, facts)
        for case in every
        for judged in case.authorities
        if _is_certainly_missing(judged.adequacy)
    ]


def sources_of_options(options: Iterable[FoodOptions]) -> Iterator[str]:
    """The sources of the figures of foods and of the numbers that are ours."""
    for each in options:
        yield from each["citation_ids"]
        yield from (source for food in each["foods"] for source in food["citation_ids"])


def _is_certainly_missing(goal: Judgement) -> bool:
    people = goal.taken.situation.people
    return goal.verdict is Verdict.NOT_REACHED and not goal.yardstick.needs(people) and not goal.is_unknown


def _of_goal(judged: JudgedByAuthority, case: Case, cases: tuple[Case, ...], facts: Facts) -> FoodOptions:
    goal = judged.adequacy
    reference = goal.yardstick.reference(goal.taken.situation.people)
    missing = gap(reference, goal.taken.situation.mean or reference)
    chosen = _chosen(case, goal, missing, cases, facts)
    told: FoodOptions = {
        "nutrient": case.nutrient.id,
        "authority": judged.authority.id,
        "missing": range_of(missing),
        "unit": case.nutrient.unit.value,
        "foods": [_told(each) for each in chosen],
        "text": _text(judged, case, missing, reference, is_any=bool(chosen)),
        "citation_ids": [facts.constants[MOST_OF_A_SERVING].source],
    }
    if goal.taken.record.equivalent:
        told["equivalent"] = goal.taken.record.equivalent
    return told


def _chosen(case: Case, goal: Judgement, missing: Interval, cases: tuple[Case, ...], facts: Facts) -> list[_Candidate]:
    most_servings = facts.constants[MOST_OF_A_SERVING].value / PERCENT
    found = _candidates(case, goal.taken.record.equivalent, missing, facts)
    few = sorted(
        (each for each in found if each.servings.high <= most_servings),
        key=lambda each: (each.servings.high, each.common.id),
    )
    chosen: list[_Candidate] = []
    for each in few:
        if len(chosen) < MOST_FOODS and not _passes_a_limit(each, cases):
            chosen.append(each)
    return chosen


def _candidates(case: Case, equivalent: str, missing: Interval, facts: Facts) -> Iterator[_Candidate]:
    """The common foods of which it is known that they hold some, each food once."""
    for common in {each.food: each for each in reversed(facts.common_foods)}.values():
        food = facts.foods[common.food]
        of_100_g = held(food, case.nutrient, equivalent)
        least = of_100_g.amount.low
        if of_100_g.figures and least > ZERO:
            grams = Interval(missing.low * _HUNDRED_G / least, missing.high * _HUNDRED_G / least)
            yield _Candidate(common, food, of_100_g, grams)


def _passes_a_limit(candidate: _Candidate, cases: Iterable[Case]) -> bool:
    """Whether the fewest grams that may be enough bring something certainly above a limit that counts food."""
    return any(
        _passes(candidate, limit, case) for case in cases for judged in case.authorities for limit in judged.limits
    )


def _passes(candidate: _Candidate, limit: Judgement, case: Case) -> bool:
    yardstick, already = limit.yardstick, limit.axis.amount
    if not yardstick.values or already is None or yardstick.needs(limit.taken.situation.people):
        return False
    of_100_g = held(candidate.food, case.nutrient, limit.taken.record.equivalent)
    if not of_100_g.origins <= frozenset(yardstick.counted_origins[0]) & EATEN:
        return False
    brought = of_100_g.amount.low * candidate.grams.low / _HUNDRED_G
    return brought > ZERO and already.low + brought > reference_of(limit).high


def _told(candidate: _Candidate) -> FoodOption:
    common = candidate.common
    return {
        "common_food": common.id,
        "name": common.name,
        "food": common.food,
        "serving": common.serving,
        "serving_grams": number(common.grams),
        "grams": range_of(_rounded_up(candidate.grams, ONE_GRAM)),
        "servings": range_of(_rounded_up(candidate.servings, HALF_A_SERVING)),
        "citation_ids": sorted({figure.source for figure in candidate.held.figures}),
    }


def _rounded_up(amount: Interval, step: Decimal) -> Interval:
    low, high = ((end / step).to_integral_value(ROUND_CEILING) * step for end in (amount.low, amount.high))
    return Interval(low, high)


def _text(judged: JudgedByAuthority, case: Case, missing: Interval, reference: Interval, *, is_any: bool) -> str:
    goal = judged.adequacy
    lacking, value = displays(missing, reference, goal.taken.unit)
    to = f"{lacking} of {case.nutrient.called} that are missing to the {goal.yardstick.value_type} of {value}"
    whose = f"({judged.authority.name})"
    if not is_any:
        return f"None of the common foods holds in few servings the {to} {whose}."
    return f"So much of each of these foods alone holds the {to} {whose}: arithmetic, not advice."
