"""Entries of some days of a usual week: their mean, and the highest day, whose entries may or must meet."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluator import Facts, InvalidIntakeError
from app.evaluator.week import Week
from tests.evaluator.building import conditions, day, evaluated, findings, judgement, magnesium, of_product, taken


def week(*entries: dict[str, Any]) -> dict[str, Any]:
    return day(*entries, record="usual")


def on_days(days: float, amount: float, origin: str = "supplement") -> dict[str, Any]:
    return taken(amount, origin, days_per_week=days)


def excess(facts: Facts, *entries: dict[str, Any], authority: str = "us-nasem") -> dict[str, Any]:
    return {**judgement(evaluated(facts, week(*entries), authorities=(authority,)), authority)["excess"]}


def test_the_mean_takes_a_dose_on_its_days_alone_and_the_limit_looks_at_the_whole_dose(facts: Facts) -> None:
    # 260 + 350 x 3 / 7 = 410; the limit of 350 sees 350 on the day, and 150 on average.
    answer = evaluated(facts, week(taken(260, "food"), on_days(3, 350)))
    assert magnesium(answer)["intake"]["low"] == 410
    said = judgement(answer)["excess"]
    assert (said["verdict"], said["highest_day"], said["counted"]) == ("within", 350, {"low": 150, "high": 150})
    assert said["room"] == {"low": 0, "high": 0}


def test_one_day_above_the_limit_is_not_hidden_by_the_mean_of_the_week(facts: Facts) -> None:
    answer = evaluated(facts, week(taken(260, "food"), on_days(1, 351)))
    said = judgement(answer)["excess"]
    assert (said["verdict"], said["over_by"], said["caused_by"]) == ("exceeded", 1, ["#/days/0/entries/1"])
    assert findings(answer, "over_limit")


def test_a_daily_dose_comes_on_top_of_the_largest_one(facts: Facts) -> None:
    said = excess(facts, taken(200, "supplement"), on_days(1, 100), on_days(1, 200))
    assert (said["verdict"], said["highest_day"]) == ("exceeded", 400)


def test_entries_that_may_meet_or_not_leave_the_limit_open(facts: Facts) -> None:
    # Three and four days fill the week without meeting: 200 or 400 on the highest day.
    answer = evaluated(facts, week(on_days(3, 200), on_days(4, 200)))
    said = judgement(answer)["excess"]
    assert (said["verdict"], said["reason"], said["highest_day"]) == ("cannot_tell", "days_may_coincide", 200)
    assert said["room"] == {"low": 0, "high": 150}
    assert said["text"] == "Whether entries of some days of the week fall on one day is not told."
    assert answer["questions"] == []
    assert findings(answer, "verdict_open")


def test_entries_whose_days_are_more_than_a_week_must_meet(facts: Facts) -> None:
    said = excess(facts, on_days(4, 200), on_days(4, 200))
    assert (said["verdict"], said["highest_day"]) == ("exceeded", 400)


def test_three_entries_of_six_days_each_meet_on_four(facts: Facts) -> None:
    said = excess(facts, on_days(6, 150), on_days(6, 150), on_days(6, 150))
    assert (said["verdict"], said["highest_day"]) == ("exceeded", 450)


def test_two_that_must_meet_are_not_hidden_by_a_third_that_meets_each(facts: Facts) -> None:
    # Four, four and six days: not all three must meet (3 + 3 + 1 = 7), but the first two must.
    said = excess(facts, on_days(4, 200), on_days(4, 200), on_days(6, 1))
    assert (said["verdict"], said["highest_day"]) == ("exceeded", 400)


def test_a_mean_of_the_week_is_reached_by_some_day(facts: Facts) -> None:
    # Eight times 120 on three days: no two must meet, yet 2,880 a week are 411 a day.
    said = excess(facts, *[on_days(3, 120)] * 8)
    assert (said["verdict"], said["highest_day"]) == ("exceeded", 411.4285714)


def test_entries_that_do_not_count_never_meet_those_that_do(facts: Facts) -> None:
    said = excess(facts, on_days(3, 350), on_days(4, 900, "food"))
    assert (said["verdict"], said["highest_day"]) == ("within", 350)


def test_a_mean_over_a_week_is_exact(facts: Facts) -> None:
    # Seven sevenths of 320 are 320, although a seventh of it has no end.
    answer = evaluated(facts, week(*[on_days(1, 320, "food")] * 7))
    assert magnesium(answer)["intake"]["low"] == 320
    assert judgement(answer)["adequacy"]["verdict"] == "reached"


def test_on_seven_days_is_daily(facts: Facts) -> None:
    told, left_out = (evaluated(facts, week(entry)) for entry in (on_days(7, 300), taken(300, "supplement")))
    assert told["nutrients"] == left_out["nutrients"]


def test_a_product_may_be_of_some_days(facts: Facts) -> None:
    answer = evaluated(facts, week(of_product("milk-of-magnesia", 1, days_per_week=3.5)))
    said = judgement(answer)["excess"]
    assert said["counted"]["low"] == pytest.approx(said["highest_day"] / 2)


def test_the_articles_toxicity_row_looks_at_the_day_of_the_dose(facts: Facts) -> None:
    assert conditions(evaluated(facts, week(on_days(1, 5001)))) == ["toxicity"]
    # 3,000 and 3,000 may meet, and 6,000 are not certain.
    assert conditions(evaluated(facts, week(on_days(3, 3000), on_days(3, 3000)))) == []


def test_an_open_origin_of_some_days_depends_on_it(facts: Facts) -> None:
    said = excess(facts, taken(200, "supplement"), on_days(2, 200) | {"origin": "unknown"})
    assert (said["verdict"], said["depends_on"]) == ("depends", ["#/days/0/entries/1/origin"])


def test_where_no_days_can_meet_the_authoritys_text_is_the_reason(facts: Facts) -> None:
    said = excess(facts, on_days(3, 300, "water"), authority="eu-efsa")
    assert (said["verdict"], said["reason"]) == ("cannot_tell", "authority_text_unclear")


def test_a_number_settles_nothing_that_days_leave_open_between_its_ends(facts: Facts) -> None:
    # With 0, 500 and 1,000 the highest day is on one side of 350; with 300 it is 300 or 400.
    entry = {"nutrient": "magnesium", "amount_min": 0, "amount_max": 1000, "unit": "mg", "origin": "supplement"}
    (question,) = evaluated(facts, week(entry | {"days_per_week": 3}, on_days(3, 100)))["questions"]
    assert question["settles"] == 3  # the EAR, the RDA and the headline, by the mean


def test_a_number_settles_nothing_while_days_may_coincide(facts: Facts) -> None:
    entry = {"nutrient": "magnesium", "amount_min": 100, "amount_max": 200, "unit": "mg", "origin": "supplement"}
    with_another = evaluated(facts, week(entry | {"days_per_week": 3}, on_days(3, 200)))
    with_a_daily_one = evaluated(facts, week(entry | {"days_per_week": 3}, taken(200, "supplement")))
    settles = [
        {question["pointer"]: question["settles"] for question in answer["questions"]}
        for answer in (with_another, with_a_daily_one)
    ]
    # With the daily one: the mean of 243 to 286 passes the EAR of 265, the highest day of 300 to 400 the limit.
    assert settles == [{"#/days/0/entries/0/amount": 0}, {"#/days/0/entries/0/amount": 2}]


def test_the_food_of_a_week_is_plausible_by_its_mean(facts: Facts) -> None:
    rare = [on_days(1, 400, "food")] * 7
    assert findings(evaluated(facts, week(*rare)), "implausible_amount") == []
    assert findings(evaluated(facts, week(*rare, taken(1700, "food"))), "implausible_amount")


@pytest.mark.parametrize("record", ["complete", "partial"])
def test_days_of_the_week_go_with_a_usual_day(facts: Facts, record: str) -> None:
    with pytest.raises(InvalidIntakeError) as refused:
        evaluated(facts, day(on_days(3, 300), record=record))
    (fault,) = refused.value.faults
    assert (fault.code, fault.pointer) == ("days_per_week_on_recorded_day", "#/days/0/entries/0/days_per_week")
    assert "usual day" in fault.detail


def test_the_conclusion_about_the_habit_is_of_the_mean_of_the_week(facts: Facts) -> None:
    # 170 + 350 x 3 / 7 = 320: 55 / 26.5.
    said = judgement(evaluated(facts, week(taken(170, "food"), on_days(3, 350))))["adequacy"]["usual_intake"]
    assert (said["usual_day"], said["ratio"]) == (True, {"low": 2.08, "high": 2.08})


schedules = st.lists(st.tuples(st.integers(0, 500), st.sets(st.integers(0, 6), min_size=1)), min_size=1, max_size=6)


def test_those_of_most_days_are_tried_first_for_a_day_on_which_they_meet() -> None:
    # Without 2 + 2 + 2 of the 7 days three doses of 100 meet; with the one of three and a half days fewer would.
    amounts, days = [Decimal(each) for each in (10, 100, 100, 100)], [Decimal(each) for each in ("3.5", 5, 5, 5)]
    assert Week(amounts, days).highest_day == 300


def test_a_smaller_dose_leaves_the_highest_day_to_entries_without_it_or_to_the_mean() -> None:
    # Of four and three days nothing certainly meets: without the first dose of 100 the other day's 90 is the highest.
    assert Week([Decimal(100), Decimal(90)], [Decimal(4), Decimal(3)]).highest_day_if(0, Decimal(0)) == 90
    # Three doses of 70 on three days each are 90 on average; with 63 for one of them (63 + 70 + 70) x 3 / 7 = 87.
    assert Week([Decimal(70)] * 3, [Decimal(3)] * 3).highest_day_if(0, Decimal(63)) == 87


@given(schedules)
def test_however_the_days_fall_the_highest_is_not_below_what_is_certain(schedule: list[tuple[int, set[int]]]) -> None:
    highest = max(sum(amount for amount, days in schedule if each in days) for each in range(7))
    amounts, days = [Decimal(amount) for amount, _ in schedule], [Decimal(len(days)) for _, days in schedule]
    assert Week(amounts, days).highest_day <= highest


@given(schedules, st.integers(0, 5), st.integers(0, 500))
def test_a_changed_entry_is_a_week_with_that_entry(
    schedule: list[tuple[int, set[int]]], place: int, brought: int
) -> None:
    place %= len(schedule)
    amounts, days = [Decimal(amount) for amount, _ in schedule], [Decimal(len(days)) for _, days in schedule]
    changed = [*amounts[:place], Decimal(brought), *amounts[place + 1 :]]
    assert Week(amounts, days).highest_day_if(place, Decimal(brought)) == Week(changed, days).highest_day


@given(schedules, st.integers(0, 5), st.integers(0, 500))
def test_more_of_an_entry_never_lowers_the_highest_day(
    schedule: list[tuple[int, set[int]]], place: int, more: int
) -> None:
    place %= len(schedule)
    amounts, days = [Decimal(amount) for amount, _ in schedule], [Decimal(len(days)) for _, days in schedule]
    before = Week(amounts, days)
    assert before.highest_day_if(place, amounts[place] + more) >= before.highest_day
