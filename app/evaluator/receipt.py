"""What an answer was made from: the request in one canonical form, the data and the rules.

The canonical form is what was said, not how: JSON by the JSON Canonicalization Scheme (RFC 8785, 2020), in which keys
are in order and a number has one spelling, without what changes no answer. A life stage that is told stays: the answer
no longer says that it was assumed. The order of days, entries and authorities stays, for answers follow it.
"""

from hashlib import sha256
from json import JSONEncoder
from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.intake import DAYS_PER_WEEK, Basis, Intake
from app.evaluator.quantities import decimal


class Receipt(TypedDict):
    """What the answer was made from: the same three give the same answer, to the byte."""

    input_hash: Annotated[
        str,
        Field(
            pattern="^[0-9a-f]{64}$",
            description="SHA-256 of the request in its canonical form, in hexadecimal digits.",
            examples=["55565314e0d897eac792ffbade6e0982d249176eaf09641504560b00e83e3cdc"],
        ),
    ]
    data_version: Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]
    rules_version: Annotated[str, Field(description="Version of the rules.", examples=["2"])]


def receipt(intake: Intake, data_version: str, rules_version: str) -> Receipt:
    """The hash of the request, and the versions of the data and the rules."""
    return {
        "input_hash": sha256(canonical(intake).encode()).hexdigest(),
        "data_version": data_version,
        "rules_version": rules_version,
    }


def canonical(intake: Intake) -> str:
    """The request in its canonical form."""
    said = intake.model_dump(exclude_none=True)
    if included := sorted(set(said.pop("include", ()))):
        said["include"] = included
    if "age_months" in said["person"]:
        said["person"].pop("age_years", None)  # completed months say how many years they are
    for day in said["days"]:
        for entry in day["entries"]:
            if entry.get("basis") is Basis.UNKNOWN:
                del entry["basis"]  # what a basis is that is not told
            if entry.get("days_per_week") == DAYS_PER_WEEK:
                del entry["days_per_week"]  # all of them, as without it
            if "product" in entry:
                entry.pop("origin", None)  # a product is medicine
    return _json(said)


def _json(part: Any) -> str:
    """As RFC 8785 writes it. All names are ASCII, so that their order by code points is that by UTF-16."""
    if isinstance(part, str):
        return _text(part)
    if isinstance(part, dict):
        return "{" + ",".join([f'"{name}":{_json(part[name])}' for name in sorted(part)]) + "}"
    if isinstance(part, list | tuple):
        return "[" + ",".join([_json(each) for each in part]) + "]"
    return _number(part)


def _number(value: float) -> str:
    """The shortest decimal that reads as this number. Ours are too small and too large for an exponent."""
    return str(int(value)) if value == int(value) else format(decimal(value), "f")


_text = JSONEncoder(ensure_ascii=False).encode
