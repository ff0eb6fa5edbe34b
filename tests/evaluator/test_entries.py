"""What entries are is found out once for all that differ in their numbers and ids alone, and changes no answer."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from app.evaluator import Evaluation, Facts, InvalidIntakeError, entries, evaluate
from app.evaluator.labels import LabelReadingRequest, read_label
from tests.evaluator.building import day, evaluated, label, magnesium, of_product, request, taken
from tests.evaluator.random_requests import Request, answer, any_requests, property_test

CITRATE = label("magnesium-citrate", 200, "elemental")
A_RANGE = {**CITRATE, "amount": None, "amount_min": 1, "amount_max": 2}
A_PERCENTAGE = {"unit": "percent_daily_value", "daily_value_of": "us-fda-label"}
UNKNOWN_IN_MMOL = {**CITRATE, "amount": None, "amount_status": "unknown", "unit": "mmol"}


@pytest.fixture
def new(facts: Facts) -> Facts:
    """The same facts, of which nothing was found out yet."""
    return replace(facts)


def mean(answered: Evaluation) -> tuple[float, float]:
    intake = magnesium(answered)["intake"]
    return intake["low"], intake["high"]


def test_entries_that_differ_in_numbers_and_ids_are_of_one_kind(new: Facts) -> None:
    for amount, more in ((200, {}), (150, {"id": "evening"}), (0, {})):
        evaluated(new, day(taken(amount, "food", **more)))
    assert len(new.kinds_of_entries) == 1


def test_what_was_found_out_of_a_kind_is_not_found_out_again(new: Facts) -> None:
    kinds = []
    for amount in (200, 150):
        evaluated(new, day(taken(amount, "food"), {"food": "11458", "amount": amount, "unit": "g"}))
        kinds.append(dict(new.kinds_of_entries))
    first, second = kinds
    assert first.keys() == second.keys()
    assert all(second[key] is kind for key, kind in first.items())


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"form": "magnesium-citrate", "origin": "supplement"}, "one_amount"),
        ({"form": "magnesium-citrate", "origin": "supplement", "amount": 200}, "unit_missing"),
        ({"nutrient": "magnesium", "origin": "food"}, "one_amount"),
    ],
)
def test_a_portion_that_was_refused_lets_no_later_entry_through(new: Facts, entry: dict[str, Any], code: str) -> None:
    for refused in ({**entry, "portion": "1 oz"}, entry):
        with pytest.raises(InvalidIntakeError) as caught:
            evaluated(new, day(refused))
    assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize(
    ("changes", "low", "high"),
    [
        # From hydrogen citrate, 24.305 / 214.41, to trimagnesium dicitrate, 3 x 24.305 / 451.11.
        ({"basis": "compound"}, 200 * 0.11336, 200 * 0.16164),
        ({"basis": "unknown"}, 200 * 0.11336, 200),
        ({"unit": "ug"}, 0.2, 0.2),
        ({"unit": "g"}, 200_000, 200_000),
        ({"unit": "mmol"}, 4861, 4861),
        ({"unit": "mEq"}, 2430.5, 2430.5),
        (A_PERCENTAGE, 840, 840),
        ({"unit": "percent_daily_value", "daily_value_of": "eu-label"}, 750, 750),
        ({"form": "magnesium-oxide", "basis": "compound"}, 200 * 0.60304, 200 * 0.60304),
        ({"amount": None, "amount_min": 100, "amount_max": 200}, 100, 200),
        ({"amount": None, "amount_status": "trace", "basis": "elemental"}, 0, 1),
    ],
)
def test_entries_that_differ_in_a_word_are_read_each_in_its_way(
    new: Facts, changes: dict[str, Any], low: float, high: float
) -> None:
    evaluated(new, day(CITRATE))
    changed = {field: value for field, value in (CITRATE | changes).items() if value is not None}
    assert mean(evaluated(new, day(changed))) == pytest.approx((low, high), rel=1e-3)


@pytest.mark.parametrize(
    ("right", "changes", "codes"),
    [
        (CITRATE, {"amount": 1e-7}, ["amount_too_small"]),
        (CITRATE, {"form": "magnesium-citrat"}, ["unknown_form"]),
        (CITRATE, {"unit": "unit"}, ["unit_does_not_fit"]),
        (CITRATE, {"amount_max": 300}, ["one_amount"]),
        (CITRATE, {"amount_min": 100}, ["one_amount"]),
        (CITRATE, {"amount_max": 1e-7}, ["one_amount", "amount_too_small"]),
        (CITRATE, {"days_per_week": 2}, ["days_per_week_on_recorded_day"]),
        (A_RANGE, {"amount_min": 3}, ["range_reversed"]),
        (A_RANGE, {"amount": 2}, ["one_amount"]),
        ({**CITRATE, **A_PERCENTAGE}, {"daily_value_of": "us-nasem"}, ["no_label_authority"]),
        (UNKNOWN_IN_MMOL, {"amount_status": "trace"}, ["trace_is_a_mass"]),
        (of_product("rolaids-regular", 2), {"origin": "food"}, ["origin_of_product"]),
    ],
)
def test_what_was_right_once_does_not_let_something_wrong_pass(
    new: Facts, right: dict[str, Any], changes: dict[str, Any], codes: list[str]
) -> None:
    right = {field: value for field, value in right.items() if value is not None}
    evaluated(new, day(right))
    with pytest.raises(InvalidIntakeError) as caught:
        evaluated(new, day({**right, **changes}))
    assert [fault.code for fault in caught.value.faults] == codes


def test_what_is_wrong_is_not_kept(new: Facts) -> None:
    with pytest.raises(InvalidIntakeError):
        evaluated(new, day({**CITRATE, "form": "magnesium-citrat"}))
    assert not new.kinds_of_entries


def test_the_entry_that_a_label_is_read_as_is_not_kept_for_it_did_not_pass_the_checks(new: Facts) -> None:
    oxide = {"substance": "magnesium oxide", "amount": 500, "unit": "mg"}
    read_label(LabelReadingRequest.model_validate({"label": oxide}), new)
    assert not new.kinds_of_entries


def test_of_more_kinds_than_are_kept_the_answers_are_the_same(new: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MOST_KINDS_KEPT", 1)
    two_kinds = day(taken(100, "food"), CITRATE)
    assert [mean(evaluated(new, two_kinds)) for _ in range(2)] == [(300, 300), (300, 300)]
    assert len(new.kinds_of_entries) == 1


def test_rare_kinds_do_not_keep_common_ones_out_for_good(new: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MOST_KINDS_KEPT", 1)
    evaluated(new, day(CITRATE))
    intake = request(day(taken(100, "food")))
    evaluate(intake, new)
    assert entries.all_but_numbers(intake.days[0].entries[0]) in new.kinds_of_entries


@property_test
@given(request=any_requests)
def test_what_was_found_out_before_changes_no_answer(facts: Facts, request: Request) -> None:
    assert answer(request, replace(facts)) == answer(request, facts)
