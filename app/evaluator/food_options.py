"""How much of which common foods holds what is missing to a recommendation: arithmetic, and only when it is asked for.

Grams and servings are those that certainly hold it, rounded up. Foods come with the fewest servings first. Left out are
foods of which the food table has no figure, those that would take more servings than people eat in a day, and those
that would certainly bring something above an upper level that counts food, whether it is of the answer or not.
Supplements are no foods.
"""

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, Decimal

from msgspec import Struct

from app.evaluator.answer_fields import range_of
from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.facts import Facts, Nutrient
from app.evaluator.figures import Held, held
from app.evaluator.food_option_shape import FoodOption, FoodOptions
from app.evaluator.foods import CommonFood, Food
from app.evaluator.intake import EATEN, AnyOrigins
from app.evaluator.judging import Verdict
from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import PERCENT, ZERO, Interval, displays, gap, number
from app.evaluator.questions import Judgement
from app.evaluator.yardstick import Yardstick
from app.evaluator.yardsticks import yardsticks_of

MOST_OF_A_SERVING = "food-option-most-of-a-serving"
"""The constant that says how much of a serving there is at most, in percent of one."""
MOST_FOODS = 10

ONE_GRAM, HALF_A_SERVING = Decimal(1), Decimal("0.5")
_HUNDRED_G = Decimal(100)


class _Candidate(Struct, frozen=True):
    """A common food, what 100 g of it hold, and how many grams certainly hold what is missing."""

    common: CommonFood
    food: Food
    held: Held
    grams: Interval

    @property
    def servings(self) -> Interval:
        """The same in servings, before any rounding."""
        return Interval(self.grams.low / self.common.grams, self.grams.high / self.common.grams)


class _Limit(Struct, frozen=True):
    """An upper level of a nutrient, and what is certainly counted of it without any more food."""

    nutrient: Nutrient
    equivalent: str
    counts: AnyOrigins
    highest: Decimal
    already: Decimal


def food_options(cases: Iterable[Case], facts: Facts) -> list[FoodOptions]:
    """For every goal that is certainly not reached, in the order of the answer."""
    every = tuple(cases)
    missing = [
        (judged, case) for case in every for judged in case.authorities if _is_certainly_missing(judged.adequacy)
    ]
    limits = [*_limits_of(every), *_limits_besides(every, facts)] if missing else []
    return [_of_goal(judged, case, limits, facts) for judged, case in missing]


def sources_of_options(options: Iterable[FoodOptions]) -> Iterator[str]:
    """The sources of the figures of foods and of the numbers that are ours."""
    for each in options:
        yield from each["citation_ids"]
        yield from (source for food in each["foods"] for source in food["citation_ids"])


def _is_certainly_missing(goal: Judgement) -> bool:
    people = goal.taken.situation.people
    return goal.verdict is Verdict.NOT_REACHED and not goal.yardstick.needs(people) and not goal.is_unknown


def _limits_of(cases: Iterable[Case]) -> Iterator[_Limit]:
    """Of the nutrients of the answer."""
    for case in cases:
        for limit in [each for judged in case.authorities for each in judged.limits]:
            if limit.axis.amount is not None:
                people = limit.taken.situation.people
                yield from _limit(limit.yardstick, case.nutrient, people, limit.axis.amount.low)


def _limits_besides(cases: tuple[Case, ...], facts: Facts) -> Iterator[_Limit]:
    """Of the other nutrients that foods hold: nothing of them is told, and a food may pass a limit by itself."""
    people = cases[0].record.situation.people
    for nutrient in frozenset(facts.food_nutrients) - {case.nutrient.id for case in cases}:
        for judged in cases[0].authorities:
            for yardstick in yardsticks_of(judged.authority.id, nutrient, people, facts.references).limits:
                yield from _limit(yardstick, facts.nutrients[nutrient], people, ZERO)


def _limit(
    yardstick: Yardstick, nutrient: Nutrient, people: tuple[PossiblePerson, ...], already: Decimal
) -> Iterator[_Limit]:
    counts = frozenset(yardstick.counted_origins[0]) & EATEN
    if yardstick.values and counts and not yardstick.needs(people):
        yield _Limit(nutrient, yardstick.equivalent or "", counts, yardstick.reference(people).high, already)


def _of_goal(judged: JudgedByAuthority, case: Case, limits: list[_Limit], facts: Facts) -> FoodOptions:
    goal = judged.adequacy
    reference = goal.yardstick.reference(goal.taken.situation.people)
    missing = gap(reference, goal.taken.situation.mean or reference)
    few = _in_few_servings(case, goal, missing, facts)
    chosen = [each for each in few if not any(_passes(each, limit) for limit in limits)][:MOST_FOODS]
    told: FoodOptions = {
        "nutrient": case.nutrient.id,
        "authority": judged.authority.id,
        "missing": range_of(missing),
        "unit": case.nutrient.unit.value,
        "foods": [_told(each) for each in chosen],
        "text": _text(judged, _lacking(goal, case, missing, reference), few, chosen),
        "citation_ids": [facts.constants[MOST_OF_A_SERVING].source],
    }
    if goal.taken.record.equivalent:
        told["equivalent"] = goal.taken.record.equivalent
    return told


def _in_few_servings(case: Case, goal: Judgement, missing: Interval, facts: Facts) -> list[_Candidate]:
    """Fewest servings first."""
    most_servings = facts.constants[MOST_OF_A_SERVING].value / PERCENT
    found = _candidates(case, goal.taken.record.equivalent, missing, facts)
    few = (each for each in found if each.servings.high <= most_servings)
    return sorted(few, key=lambda each: (each.servings.high, each.common.id))


def _candidates(case: Case, equivalent: str, missing: Interval, facts: Facts) -> Iterator[_Candidate]:
    """The common foods of which it is known that they hold some, each food once."""
    for common in {each.food: each for each in reversed(facts.common_foods)}.values():
        food = facts.foods[common.food]
        of_100_g = held(food, case.nutrient, equivalent)
        least = of_100_g.amount.low
        if of_100_g.figures and least > ZERO:
            grams = Interval(missing.low * _HUNDRED_G / least, missing.high * _HUNDRED_G / least)
            yield _Candidate(common, food, of_100_g, grams)


def _passes(candidate: _Candidate, limit: _Limit) -> bool:
    """Whether the fewest grams that may be enough bring something certainly above a limit that counts food."""
    of_100_g = held(candidate.food, limit.nutrient, limit.equivalent)
    if not of_100_g.origins <= limit.counts:
        return False
    brought = of_100_g.amount.low * candidate.grams.low / _HUNDRED_G
    return brought > ZERO and limit.already + brought > limit.highest


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


def _lacking(goal: Judgement, case: Case, missing: Interval, reference: Interval) -> str:
    lacking, value = displays(missing, reference, goal.taken.unit)
    return f"{lacking} of {case.nutrient.called} that are missing to the {goal.yardstick.value_type} of {value}"


def _text(judged: JudgedByAuthority, lacking: str, few: list[_Candidate], chosen: list[_Candidate]) -> str:
    whole = f"the {lacking} ({judged.authority.name})"
    if chosen:
        return f"So much of each of these foods alone holds {whole}: arithmetic, not advice."
    if few:
        return (
            f"No food is listed: each common food that holds in few servings {whole} would leave something above an "
            "upper level that counts food."
        )
    return f"None of the common foods holds in few servings {whole}."
