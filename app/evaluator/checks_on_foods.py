"""What is wrong with an entry by food: with the food, and with its portion. Every fault says what would be right."""

from collections.abc import Iterator

from app.evaluator.entries_by_food import PlacedFood
from app.evaluator.facts import Facts
from app.evaluator.faults import Fault, closest
from app.evaluator.foods import NDB_DIGITS
from app.evaluator.intake import Entry
from app.evaluator.portions import told_portions


def food_faults(entry: Entry, pointer: str, facts: Facts) -> Iterator[Fault]:
    """What is wrong with the food of an entry, and with a portion beside a unit."""
    if entry.food is not None and entry.food not in facts.foods:
        detail = f"There is no food {entry.food!r}.{_meant(entry.food, facts)} /foods?q= finds one by its name."
        yield Fault("unknown_food", detail, f"{pointer}/food")
    if entry.portion is not None and entry.unit is not None:
        detail = "A portion stands instead of a unit: amount counts portions. Leave one of the two out."
        yield Fault("unit_beside_portion", detail, f"{pointer}/unit")


def portion_faults(placed: PlacedFood) -> Iterator[Fault]:
    """A portion that the food does not have."""
    if placed.entry.portion is None or placed.portions:
        return
    told = "; ".join(told_portions(placed.food))
    detail = (
        f"{placed.entry.portion!r} names no portion of {placed.food.name!r}. "
        f"{f'It has: {told}.' if told else 'None is held of it.'} An amount in g, without a portion, always goes."
    )
    yield Fault("unknown_portion", detail, f"{placed.pointer}/portion")


def _meant(food: str, facts: Facts) -> str:
    """A food that may have been meant: one whose number lost its first zeros, or a common food."""
    whole = food.zfill(NDB_DIGITS)
    if whole in facts.foods:
        return f" Did you mean {whole!r}, {facts.foods[whole].name!r}?"
    common = {each.id: each for each in facts.common_foods}
    meant = closest(food, common)
    return f" Did you mean {common[meant].food!r}, {common[meant].name!r}?" if meant else ""
