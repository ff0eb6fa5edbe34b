"""What is said of a value that is not right: the validator's errors in sentences that say what would be right."""

import re
from collections.abc import Mapping
from typing import Any

from app.evaluator.faults import did_you_mean
from app.evaluator.intake import SLUG, Day, Entry, Intake
from app.evaluator.labels.request import Label, LabelReadingRequest
from app.evaluator.person import Person
from app.problems import unknown_parameter

LONGEST_COMPARED = 80
"""Characters of a value that is looked for among the words allowed: a longer one is near none of them."""

_MODELS = (LabelReadingRequest, Label, Intake, Person, Day, Entry)
_FIELDS = {name: field for model in _MODELS for name, field in model.model_fields.items()}
_WORDS = {
    "missing": "This field is required.",
    "tuple_type": "Give a list.",
    "model_attributes_type": "Give an object.",
}
_ITEMS = {
    "authorities": ("authority", "authorities"),
    "days": ("day", "days"),
    "entries": ("entry", "entries"),
    "forms": ("form", "forms"),
    "include": ("word", "words"),
}
_SPELLINGS = {"code": "Give the digits of an NDB number or of a FoodData Central id, such as 12063."}
_WHOLE_NUMBERS = {
    "age_years": "Give the age in completed years, a whole number such as 34, or in completed months as age_months.",
    "age_months": "Give the age in completed months, a whole number such as 412.",
}


def in_words(error: Mapping[str, Any]) -> str:
    """The sentence about one error of the validator: what is wrong, and what would be right where that can be told."""
    if error["type"] == "missing" and error["loc"] == ("body",):
        return "The body is empty; send a JSON object."
    if error["type"] == "extra_forbidden":
        name = str(error["loc"][-1])
        if error["loc"][0] == "query":
            return unknown_parameter(name)
        return f"There is no field {name!r} here; /docs shows the fields.{did_you_mean(name, _FIELDS)}"
    if error["input"] is None and error["type"] != "missing":
        return "Null is no value; leave the field out where it is optional."
    return _WORDS.get(error["type"]) or _of_value(error, error["input"], error.get("ctx", {}))


def _of_value(error: Mapping[str, Any], value: Any, limits: Mapping[str, Any]) -> str:
    field = _field(error)
    match error["type"]:
        case "too_short":
            return f"Give at least {_counted(limits['min_length'], field)}."
        case "too_long":
            return f"Give at most {_counted(limits['max_length'], field)}."
        case "string_pattern_mismatch":
            return _SPELLINGS.get(field) or _of_name(value, field)
        case "float_type" | "int_type" if _is_number_in_quotes(value):
            return f"Write it as a number, without quotes: {value.strip()}."
        case "int_type" if field in _WHOLE_NUMBERS:
            return _WHOLE_NUMBERS[field]
    said = str(error["msg"]).removeprefix("Value error, ") + "."
    return said + _meant(value, limits) if error["type"] in ("enum", "literal_error") else said


def _field(error: Mapping[str, Any]) -> str:
    """The innermost field: of an item of a list, the list."""
    return next((step for step in reversed(error["loc"]) if isinstance(step, str)), "")


def _counted(number: int, field: str) -> str:
    one, many = _ITEMS.get(field, ("item", "items"))
    return f"{number} {one if number == 1 else many}"


def _of_name(value: str, field: str) -> str:
    example = (_FIELDS[field].examples or [])[0]
    example = example[0] if isinstance(example, list) else example
    spelt = re.sub(r"[\s_-]+", "-", value.strip().lower()).strip("-")
    meant = did_you_mean(spelt, [spelt]) if re.fullmatch(SLUG, spelt) else ""
    return f"Give a name such as {example}: small letters and digits, joined by single hyphens.{meant}"


def _is_number_in_quotes(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\s*-?[0-9]{1,20}(\.[0-9]{1,20})?\s*", value) is not None


def _meant(value: object, limits: Mapping[str, Any]) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_COMPARED:
        return ""
    return did_you_mean(value.strip().lower(), re.findall(r"'([^']*)'", limits["expected"]))
