"""How the cost of an evaluation grows with the entries of a day; ``make bench`` prints it last.

A woman of 30, by two authorities. 40 entries are of 30 nutrients; 10 are the first of them, of ten nutrients.
"""

import sys
from statistics import median
from time import perf_counter_ns
from typing import Any

from app.evaluator import Evaluation, Facts, Intake, evaluate
from app.knowledge import facts_from
from app.seeding import read_seed
from app.settings import Settings

FOODS = (
    *(("magnesium", 300, "mg"), ("calcium", 800, "mg"), ("iron", 14, "mg"), ("zinc", 9, "mg"), ("folate", 350, "ug")),
    *(("vitamin-a", 700, "ug"), ("niacin", 15, "mg"), ("vitamin-c", 80, "mg"), ("sodium", 2000, "mg")),
    *(("protein", 55, "g"), ("potassium", 3000, "mg"), ("phosphorus", 900, "mg"), ("copper", 1.1, "mg")),
    *(("selenium", 60, "ug"), ("iodine", 120, "ug"), ("manganese", 2, "mg"), ("molybdenum", 50, "ug")),
    *(("chloride", 3000, "mg"), ("fluoride", 1, "mg"), ("vitamin-d", 4, "ug"), ("vitamin-e", 9, "mg")),
    *(("vitamin-k", 90, "ug"), ("thiamin", 1.1, "mg"), ("riboflavin", 1.3, "mg"), ("vitamin-b6", 1.4, "mg")),
    *(("vitamin-b12", 4, "ug"), ("pantothenic-acid", 5, "mg"), ("biotin", 35, "ug"), ("choline", 350, "mg")),
    ("fiber", 24, "g"),
)
SUPPLEMENTS = FOODS[:10]
FEW, MANY = 10, 40
REPEATS, ROUNDS = 20, 15


def day_of(entries: int) -> Intake:
    """A day of so many entries: what is eaten first, then supplements of the same nutrients."""
    eaten = [_entry(each, "food") for each in FOODS]
    taken = [_entry(each, "supplement") for each in SUPPLEMENTS]
    person = {"age_years": 30, "sex": "female", "weight_kg": 60, "energy_requirement_mj": 8.4}
    day = {"record": "complete", "entries": (eaten + taken)[:entries]}
    return Intake.model_validate({"authorities": ["us-nasem", "eu-efsa"], "person": person, "days": [day]})


def answered(entries: int, facts: Facts) -> Evaluation:
    """The answer to such a day."""
    return evaluate(day_of(entries), facts)


def main() -> None:
    """Measure both days in turn, and print the median of each and what many cost against few."""
    facts = facts_from(read_seed(Settings().seed_directory), "benchmark")
    few, many = day_of(FEW), day_of(MANY)
    rounds = [(_microseconds(few, facts), _microseconds(many, facts)) for _ in range(ROUNDS)]
    of_few, of_many = (median(each) for each in zip(*rounds, strict=True))
    ratio = median(each[1] / each[0] for each in rounds)
    sys.stdout.write(
        f"{FEW} entries {of_few:.0f} us, {MANY} entries {of_many:.0f} us: {ratio:.2f} times as much for "
        f"{MANY / FEW:.0f} times the entries, medians of {ROUNDS} rounds\n"
    )


def _microseconds(intake: Intake, facts: Facts) -> float:
    started = perf_counter_ns()
    for _ in range(REPEATS):
        evaluate(intake, facts)
    return (perf_counter_ns() - started) / REPEATS / 1000


def _entry(of: tuple[str, float, str], origin: str) -> dict[str, Any]:
    nutrient, amount, unit = of
    return {"nutrient": nutrient, "amount": amount, "unit": unit, "origin": origin}


if __name__ == "__main__":
    main()
