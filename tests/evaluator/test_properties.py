"""What holds for every request, by the methods."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from app.evaluator import Facts
from app.evaluator.evaluation import Finding
from app.evaluator.quantities import Interval, Unit, alike, convert, decimal, exact, number, total
from tests.evaluator.building import taken
from tests.evaluator.random_requests import (
    CEILING_ORDER,
    FLOOR_ORDER,
    Answered,
    Request,
    answer,
    any_requests,
    at,
    changed,
    entry_pointers,
    parts,
    property_test,
    requests,
    said,
    tenths,
    verdicts,
)

SUPPLEMENTS_ALONE = ["us-nasem", "de-bfr", "uk-evm", "uk-nhs", "no-vkm", "in-icmr-nin"]
"""Authorities whose limits for magnesium count supplements, and medicines or not: nothing that is eaten."""


def is_of_magnesium(entry: Request) -> bool:
    named = entry.get("nutrient", entry.get("form"))
    return named is None or named.startswith("magnesium")  # the products hold magnesium


def with_entry(request: Request, place: int, entry: Request) -> Request:
    return changed(request, f"#/days/{place}/entries", [*request["days"][place]["entries"], entry])


def of_excess(answered: Answered, nutrient: str = "magnesium") -> dict[str, Any]:
    """What is said of the excess axis, by authority."""
    return {place[1]: part for place, part in parts(answered) if place[0] == nutrient and place[2] == "excess"}


def spoil(part: Any) -> None:
    """Change every list and every object in an answer."""
    for each in (*part.values(),) if isinstance(part, dict) else part:
        if isinstance(each, dict | list):
            spoil(each)
    if isinstance(part, dict):
        part.update(dict.fromkeys(part, "changed"))
    else:
        part.append("changed")


# Answers


@property_test
@given(request=any_requests)
def test_whoever_changes_an_answer_changes_no_other(facts: Facts, request: Request) -> None:
    traced = {**request, "include": ["trace"]}
    answered = answer(traced, facts)
    as_it_was = deepcopy(answered)
    spoil(answered)
    assert answer(traced, facts) == as_it_was


# Origins and days


@property_test
@given(request=requests, more=tenths, origin=st.sampled_from(["food", "fortified_food", "water"]), data=st.data())
def test_food_never_changes_a_limit_that_counts_supplements_only(
    facts: Facts, request: Request, more: float, origin: str, data: st.DataObject
) -> None:
    # On a day without magnesium, food would make a day of the mean, or a partial day without an upper end.
    days = [place for place, day in enumerate(request["days"]) if any(map(is_of_magnesium, day["entries"]))]
    assume(days)
    request = {**request, "authorities": SUPPLEMENTS_ALONE}
    with_food = with_entry(request, data.draw(st.sampled_from(days)), taken(more, origin))
    assert of_excess(answer(request, facts)) == of_excess(answer(with_food, facts))


@property_test
@given(request=requests, more=tenths, origin=st.sampled_from(["supplement", "medicine"]), data=st.data())
def test_adding_a_supplement_never_lowers_the_excess_axis(
    facts: Facts, request: Request, more: float, origin: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(request["days"]) - 1))
    before = of_excess(answer(request, facts))
    after = of_excess(answer(with_entry(request, place, taken(more, origin)), facts))
    for authority, part in before.items():
        if part["verdict"] in CEILING_ORDER:
            assert CEILING_ORDER[after[authority]["verdict"]] >= CEILING_ORDER[part["verdict"]]
        else:
            assert after[authority]["verdict"] == part["verdict"]


@property_test
@given(request=any_requests, more=tenths, data=st.data())
def test_more_of_an_entry_never_lowers_a_verdict(
    facts: Facts, request: Request, more: float, data: st.DataObject
) -> None:
    exact_entries = [pointer for pointer in entry_pointers(request) if "amount" in at(request, pointer)]
    assume(exact_entries)
    pointer = data.draw(st.sampled_from(exact_entries))
    raised = round(at(request, pointer)["amount"] + more, 1)
    before, after = (verdicts(answer(r, facts)) for r in (request, changed(request, f"{pointer}/amount", raised)))
    for place, verdict in before.items():
        order = CEILING_ORDER if place[2] == "excess" else FLOOR_ORDER
        assert order.get(after[place], -1) >= order.get(verdict, -1)


@property_test
@given(request=requests, origin=st.sampled_from(["supplement", "medicine"]))
def test_one_high_day_is_never_hidden_by_low_ones(facts: Facts, request: Request, origin: str) -> None:
    for authority, part in of_excess(answer(request, facts)).items():
        if "limit" in part and (origin == "supplement" or "medicine" in part["counts"]):
            high = {"record": "complete", "entries": [taken(part["limit"] + 0.5, origin)]}
            after = of_excess(answer({**request, "days": [*request["days"], high]}, facts))[authority]
            assert (after["verdict"], after["days_exceeded"]) == ("exceeded", part["days_exceeded"] + 1)


@property_test
@given(request=requests, data=st.data())
def test_the_order_of_days_and_entries_changes_nothing(facts: Facts, request: Request, data: st.DataObject) -> None:
    days = [{**day, "entries": data.draw(st.permutations(day["entries"]))} for day in request["days"]]
    turned = {**request, "days": data.draw(st.permutations(days))}
    assert said(answer(turned, facts)) == said(answer(request, facts))


@property_test
@given(request=requests, data=st.data())
def test_splitting_an_entry_in_two_changes_nothing(facts: Facts, request: Request, data: st.DataObject) -> None:
    exact_entries = [pointer for pointer in entry_pointers(request) if "amount" in at(request, pointer)]
    assume(exact_entries)
    pointer = data.draw(st.sampled_from(exact_entries))
    entry = at(request, pointer)
    in_tenths = round(entry["amount"] * 10)
    first = data.draw(st.integers(0, in_tenths))
    split = with_entry(
        changed(request, f"{pointer}/amount", first / 10),
        int(pointer.split("/")[2]),
        {**entry, "amount": (in_tenths - first) / 10},
    )
    assert said(answer(split, facts)) == said(answer(request, facts))


# Units


@property_test
@given(request=requests, unit=st.sampled_from(["g", "ug"]))
def test_changing_units_changes_nothing(facts: Facts, request: Request, unit: str) -> None:
    def converted(entry: Request) -> Request:
        if entry.get("unit") != "mg" or "amount_status" in entry:  # a trace is of its own unit
            return entry
        in_mg = {field: entry[field] for field in ("amount", "amount_min", "amount_max") if field in entry}
        factor = Decimal("0.001") if unit == "g" else Decimal(1000)
        return {**entry, **{field: float(decimal(each) * factor) for field, each in in_mg.items()}, "unit": unit}

    days = [{**day, "entries": [converted(entry) for entry in day["entries"]]} for day in request["days"]]
    before, after = answer(request, facts), answer({**request, "days": days}, facts)
    assert said(after) == said(before)
    assert list(map(without_other_unit, after["findings"])) == list(map(without_other_unit, before["findings"]))


def without_other_unit(finding: Finding) -> Finding:
    """The finding without the unit that may have been meant, which is another one for each unit that was told."""
    parameters = {name: value for name, value in finding["parameters"].items() if not name.startswith("if_")}
    return {**finding, "message": finding["message"].partition(" If ")[0], "parameters": parameters}


@property_test
@given(request=requests, to=st.sampled_from(["mmol", "mEq", "percent_daily_value"]))
def test_an_amount_of_the_element_is_its_mass(facts: Facts, request: Request, to: str) -> None:
    def as_told(entry: Request) -> Request:
        label = {"daily_value_of": "us-fda-label"} if to == "percent_daily_value" else {}
        return {**entry, "unit": to, **label}

    def as_mass(entry: Request) -> Request:
        """By the weights of IUPAC 2021 and the US label's 420 mg."""
        atomic_weight = Decimal("24.305") if entry["nutrient"] == "magnesium" else Decimal("40.078")
        factor = {"mmol": atomic_weight, "mEq": atomic_weight / 2, "percent_daily_value": Decimal("4.2")}[to]
        return {**entry, "amount": float(decimal(entry["amount"]) * factor)}

    def changes(entry: Request) -> bool:
        known = {"magnesium"} if to == "percent_daily_value" else {"magnesium", "calcium"}
        return entry.get("nutrient") in known and "amount" in entry

    told, mass = (
        {**request, "days": [{**day, "entries": [of(e) if changes(e) else e for e in day["entries"]]} for day in days]}
        for days, of in ((request["days"], as_told), (request["days"], as_mass))
    )
    assert said(answer(told, facts)) == said(answer(mass, facts))


UNITS_ALIKE = st.sampled_from(Unit).flatmap(lambda unit: st.tuples(st.just(unit), st.sampled_from(sorted(alike(unit)))))


@given(amount=st.decimals(0, 10**6, places=4), units=UNITS_ALIKE)
def test_a_conversion_there_and_back_is_exact(amount: Decimal, units: tuple[Unit, Unit]) -> None:
    unit, to = units
    assert abs(convert(convert(amount, unit, to), to, unit) - amount) <= amount / 10**20


@given(st.lists(st.integers(0, 10**6).map(lambda cents: cents / 100), max_size=20))
def test_a_sum_of_hundredths_is_the_sum_that_paper_gives(hundredths: list[float]) -> None:
    on_paper = Decimal(sum(round(each * 100) for each in hundredths)) / 100
    assert total(exact(decimal(each)) for each in hundredths) == Interval(on_paper, on_paper)


@given(st.integers(0, 10**9).map(lambda tenths: tenths / 10))
def test_a_number_is_printed_as_it_was_read(value: float) -> None:
    assert number(decimal(value)) == value
