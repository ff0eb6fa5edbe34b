"""What of a conformance case an answer does not meet. It needs nothing but Python, so that any tracker may use it."""

from collections.abc import Iterator
from typing import Any

JsonObject = dict[str, Any]


def unmet(expected: JsonObject, answer: JsonObject) -> Iterator[str]:
    """Every expectation that an answer of POST /evaluate does not meet, as "place: expected ..., got ..."."""
    for verdict in expected["verdicts"]:
        yield from _differences(verdict, part_expected(answer, verdict), _place_of(verdict))
    for intake in expected.get("intakes", ()):
        name = intake["nutrient"]
        yield from _differences(intake, _nutrient(answer, name).get("intake", {}), f"{name}/intake")
    ratio = expected.get("calcium_to_magnesium", {})
    yield from _differences(ratio, answer.get("calcium_to_magnesium", {}), "calcium_to_magnesium")
    yield from _unmet_findings(expected, answer)
    yield from _unmet_questions(expected, answer)
    if "related_conditions" in expected:
        told = [each["condition"] for nutrient in answer["nutrients"] for each in nutrient["related_conditions"]]
        yield from _differences({"related_conditions": expected["related_conditions"]}, {"related_conditions": told})


def part_expected(answer: JsonObject, verdict: JsonObject) -> JsonObject:
    """The part of the answer that an expected verdict is about; nothing when it is not there."""
    axis, judgements = verdict["axis"], _nutrient(answer, verdict["nutrient"]).get("judgements", ())
    judged: JsonObject = next((each for each in judgements if each["authority"] == verdict["authority"]), {})
    if axis != "comparison":
        return dict(judged.get(axis, {}))
    return next((each for each in judged.get("comparisons", ()) if each["value_type"] == verdict["value_type"]), {})


def _unmet_findings(expected: JsonObject, answer: JsonObject) -> Iterator[str]:
    codes = {finding["code"] for finding in answer["findings"]}
    yield from (f"findings: {code} is missing" for code in expected.get("findings", ()) if code not in codes)
    yield from (f"findings: {code} is there" for code in expected.get("absent_findings", ()) if code in codes)


def _unmet_questions(expected: JsonObject, answer: JsonObject) -> Iterator[str]:
    """Questions are expected whole: these and no others."""
    if "questions" in expected:
        wanted, asked = ({each["pointer"]: each for each in side["questions"]} for side in (expected, answer))
        yield from _differences({"questions": list(wanted)}, {"questions": list(asked)})
        for pointer, question in wanted.items():
            yield from _differences(question, asked.get(pointer, {}), f"questions/{pointer}")


def _differences(expected: JsonObject, found: JsonObject, place: str = "") -> Iterator[str]:
    for field, wanted in expected.items():
        got = found.get(field)
        if field == "usual_intake":
            yield from _differences(wanted, got or {}, f"{place}/{field}")
        elif field not in ("nutrient", "authority", "axis") and _in_order(got) != _in_order(wanted):
            yield f"{place}/{field}: expected {wanted}, got {got}".removeprefix("/")


def _in_order(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _nutrient(answer: JsonObject, name: str) -> JsonObject:
    return next((each for each in answer["nutrients"] if each["nutrient"] == name), {})


def _place_of(verdict: JsonObject) -> str:
    return "/".join(verdict[name] for name in ("nutrient", "authority", "axis", "value_type") if name in verdict)
