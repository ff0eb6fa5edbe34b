"""What is measured is what it says: 10 and 40 entries, of 10 and 30 nutrients, and each has its own result."""

import pytest

from app.evaluator import Facts
from app.knowledge import facts_from
from app.seeding import read_seed
from app.settings import Settings
from tests.benchmark.growth import answered, day_of


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_from(read_seed(Settings().seed_directory), "test")


@pytest.mark.parametrize(("entries", "nutrients"), [(10, 10), (40, 30)])
def test_a_day_of_so_many_entries_is_one_request_with_a_result_for_each_nutrient(
    facts: Facts, entries: int, nutrients: int
) -> None:
    (day,) = day_of(entries).days
    evaluation = answered(entries, facts)
    asked = list(dict.fromkeys(entry.nutrient for entry in day.entries))
    assert (len(day.entries), len(asked)) == (entries, nutrients)
    assert [each["nutrient"] for each in evaluation["nutrients"]] == asked
    assert all(len(each["judgements"]) == 2 for each in evaluation["nutrients"])
    assert all("low" in each["intake"] for each in evaluation["nutrients"])
