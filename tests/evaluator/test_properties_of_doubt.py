"""What holds for every request of which something is not known."""

from math import inf
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from app.evaluator import Facts
from tests.evaluator.random_requests import (
    OPEN,
    Answered,
    Request,
    answer,
    any_requests,
    at,
    changed,
    entries,
    entry_pointers,
    parts,
    property_test,
    requests,
    tenths,
)

EXACT_MEMBER = {"magnesium-chloride-hexahydrate": "magnesium-chloride"}
NUMBERS = ("weight_kg", "energy_requirement_mj", "energy_intake_mj")
RANGES = ("reference", "missing", "counted", "room")


def without_a_fact(request: Request, data: st.DataObject) -> Request:
    """The request with one thing less told: of the person, or of an entry its amount, basis, compound or origin."""
    pointers = [f"#/person/{field}" for field in ("sex", *NUMBERS) if field in request["person"]]
    pointers += entry_pointers(request)
    assume(pointers)
    pointer = data.draw(st.sampled_from(pointers))
    if pointer.startswith("#/person"):
        return changed(request, pointer)
    return changed(request, pointer, data.draw(st.sampled_from(list(less_told(at(request, pointer), data)))))


def less_told(entry: Request, data: st.DataObject) -> list[Request]:
    """An entry with one thing less told, in each way that there is."""
    amounts = ("amount", "amount_min", "amount_max", "amount_status")
    unmeasured = {field: entry[field] for field in entry if field not in amounts}
    ways = [{**unmeasured, "amount_status": "unknown"}]
    if "amount_status" not in entry:
        low, high = (entry["amount"] if "amount" in entry else entry[end] for end in ("amount_min", "amount_max"))
        below, above = (data.draw(tenths) for _ in ("low", "high"))
        ways.append({**unmeasured, "amount_min": round(max(0, low - below), 1), "amount_max": round(high + above, 1)})
    if "basis" in entry:
        ways.append({**entry, "basis": "unknown"})
    if entry.get("form") in EXACT_MEMBER:
        ways.append({**entry, "form": EXACT_MEMBER[entry["form"]]})
    if "product" not in entry:
        ways.append({**entry, "origin": "unknown"})
    return ways


def assert_tells_no_more(wide: Answered, narrow: Answered) -> None:
    """Whatever the wide answer settles the narrow one settles likewise, and no range of it is narrower."""
    of_narrow = dict(parts(narrow))
    for place, part in parts(wide):
        known = of_narrow[place]
        assert part["verdict"] in (known["verdict"], *OPEN), place
        # Of several limits another one may say most when more is told: its numbers are others.
        is_alike = part.get("equivalent") == known.get("equivalent")
        for name in RANGES:
            if is_alike and name in part and name in known:
                assert part[name]["low"] <= known[name]["low"], (place, name)
                assert part[name].get("high", inf) >= known[name].get("high", inf), (place, name)
    intakes = {each["nutrient"]: each["intake"] for each in narrow["nutrients"]}
    for nutrient in wide["nutrients"]:
        intake, known = nutrient["intake"], intakes[nutrient["nutrient"]]
        assert intake.get("low", 0) <= known.get("low", 0)
        assert intake.get("high", inf) >= known.get("high", inf)


@property_test
@given(request=any_requests, data=st.data())
def test_telling_less_never_narrows_an_output_and_never_settles_a_verdict_otherwise(
    facts: Facts, request: Request, data: st.DataObject
) -> None:
    assert_tells_no_more(answer(without_a_fact(request, data), facts), answer(request, facts))


@property_test
@given(request=any_requests, chance=st.randoms(use_true_random=True))
def test_an_answered_question_never_contradicts(facts: Facts, request: Request, chance: Random) -> None:
    before = answer(request, facts)
    for question in before["questions"]:
        # A partial day that turns out complete is one more day of the mean.
        if not question["pointer"].endswith("/record"):
            assert_tells_no_more(before, answer(answered(request, dict(question), chance), facts))


def answered(request: Request, question: dict[str, Any], chance: Random) -> Request:
    """The request with the question answered, somehow that fits what was told."""
    pointer = question["pointer"]
    if question["answer"] == "choice":
        return changed(request, pointer, chance.choice(question["options"]))
    if pointer.removeprefix("#/person/") in NUMBERS:
        return changed(request, pointer, chance.randint(1, 100))
    entry_pointer = pointer.removesuffix("/amount")
    entry = at(request, entry_pointer)
    rest = {field: entry[field] for field in entry if not field.startswith("amount")}
    least, most = (
        entry.get("amount_min", 0),
        entry.get("amount_max", 1 if entry.get("amount_status") == "trace" else 500),
    )
    amount = chance.randint(round(least * 10), round(most * 10)) / 10
    return changed(request, entry_pointer, {"unit": "mg", **rest, "amount": amount})


@property_test
@given(request=any_requests)
def test_what_is_open_is_asked_for_and_told_in_a_finding(facts: Facts, request: Request) -> None:
    evaluation = answer(request, facts)
    told = {
        (each["nutrient"], each["authority"])
        for each in evaluation["findings"]
        if each["code"] in ("verdict_open", "not_in_our_data")
    }
    pointers: set[str] = set()
    for (nutrient, authority, _), part in parts(evaluation):
        pointers.update(part.get("depends_on", ()))
        assert part["verdict"] not in OPEN or (nutrient, authority) in told
    assert {question["pointer"] for question in evaluation["questions"]} == pointers


@property_test
@given(request=requests, logged=entries)
def test_a_partial_day_is_never_within_a_limit(facts: Facts, request: Request, logged: Request) -> None:
    day = {"record": "partial", "entries": [logged]}
    nutrient = logged.get("nutrient", "magnesium")
    evaluation = answer({**request, "days": [*request["days"], day]}, facts)
    assert not {part["verdict"] for place, part in parts(evaluation) if place[::2] == (nutrient, "excess")} & {"within"}
