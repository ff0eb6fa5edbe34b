"""What is the same for all people of a band, made once.

An authority's values change at certain ages and between the sexes and life stages, and at nothing else. What is made of
them for one person therefore serves everybody of the same band, and there is no more to keep than there are bands.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable

from app.evaluator.once import Made, Once
from app.evaluator.person import PossiblePerson


class Bands:
    """Made of rows (authority, nutrient, from which age, below which age or None), the ages in months."""

    def __init__(self, rows: Iterable[tuple[str, str, int, int | None]]) -> None:
        ages: dict[tuple[str, str], set[int]] = defaultdict(set)
        for authority, nutrient, age_from, age_below in rows:
            ages[authority, nutrient] |= {age_from, age_below or age_from}
        self._changes_at = {key: sorted(changes) for key, changes in ages.items()}
        self._once = Once()

    def once(self, authority: str, nutrient: str, people: tuple[PossiblePerson, ...], make: Callable[[], Made]) -> Made:
        """What ``make`` makes for these people; for others of the same bands it is not called again.

        What it makes must hang on nothing else of theirs: not on the age within a band, nor on the weight.
        """
        changes = self._changes_at.get((authority, nutrient), ())
        bands = tuple(
            [(bisect(changes, each.age_months), each.sex, each.life_stage, each.phytate_mg) for each in people]
        )
        return self._once.get((authority, nutrient, bands), make)
