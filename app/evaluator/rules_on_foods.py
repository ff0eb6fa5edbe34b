"""Rules about foods: of which nutrients the food table has no figure, of a food or at all, and what is told once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.evaluator.cases import Case
from app.evaluator.entries_by_food import Placed, PlacedFood
from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.figures import SOURCES_OF_RE
from app.evaluator.findings import finding
from app.evaluator.rules_on_verdicts import days_without_entry, only_partial_days
from app.evaluator.sentences import listed

RE_DERIVED = (
    "RE of a food were made of its RAE and retinol: carotenoids count in RAE for half of what they count in RE, so "
    "that RE = retinol + 2 x (RAE - retinol)."
)


def of_foods(case: Case) -> list[Finding]:
    """What is found of a nutrient that foods bring."""
    return food_without_figure(case) + re_derived(case)


def food_without_figure(case: Case) -> list[Finding]:
    """Foods of which the food table has no figure of the nutrient: what they bring is not known, and not zero."""
    without = [each.name for each in case.record.foods if not each.has_figure]
    if not without:
        return []
    text = (
        f"The food table has no figure of {case.nutrient.called} for {len(without)} of {len(case.record.entries)} "
        "entries: what they bring is not known, which is not zero."
    )
    return [finding("food_without_figure", text, nutrient=case.nutrient.id, entries=without)]


def re_derived(case: Case) -> list[Finding]:
    """Vitamin A of foods was counted as RE, which the food table does not state."""
    foods = [each for taken in case.taken.others for each in taken.record.foods if each.held.is_derived]
    names = [each.name for each in foods]
    if not names:
        return []
    nutrient = case.nutrient.id
    return [finding("component_counted", RE_DERIVED, nutrient=nutrient, entries=names, citation_ids=SOURCES_OF_RE)]


def not_in_food_table(entries: Iterable[Placed], wanted: Iterable[str], facts: Facts) -> Iterator[Finding]:
    """The nutrients that were asked for, or all, of which the food table has no figures at all; told once."""
    foods = [each.name for each in entries if isinstance(each, PlacedFood)]
    held = frozenset(facts.food_nutrients)
    missing = [facts.nutrients[each].called for each in wanted if each not in held]
    if missing:
        text = f"The food table has no figures at all of {listed(missing)}: what foods bring of these is not known."
        yield finding("not_in_food_table", text, entries=foods)


def days_told_once(cases: Iterable[Case]) -> Iterator[Finding]:
    """What days lack is the same of all nutrients that foods bring on the same days: it is told once for them."""
    alike: dict[tuple[int, bool], list[Case]] = defaultdict(list)
    for case in cases:
        if case.record.foods:
            alike[case.days_without_entry, bool(case.record.situation.whole_days)].append(case)
    for together in alike.values():
        for found in (*only_partial_days(together[0]), *days_without_entry(together[0])):
            if len(together) > 1:
                del found["nutrient"]
            yield found
