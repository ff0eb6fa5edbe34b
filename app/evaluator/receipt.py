"""What an answer was made from: the request in one canonical form, the data and the rules.

The canonical form is what was said, not how: JSON by the JSON Canonicalization Scheme (RFC 8785, 2020), in which keys
are in order and a number has one spelling, without what changes no answer. A life stage that is told stays: the answer
no longer says that it was assumed. The order of days, entries and authorities stays, for answers follow it.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Annotated, Any

import orjson
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from app.evaluator.intake import DAYS_PER_WEEK, Basis, Entry, Intake
from app.evaluator.person import Person
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
    rules_version: Annotated[str, Field(description="Version of the rules.", examples=["4"])]


def receipt(intake: Intake, data_version: str, rules_version: str) -> Receipt:
    """The hash of the request, and the versions of the data and the rules."""
    return {
        "input_hash": sha256(canonical(intake)).hexdigest(),
        "data_version": data_version,
        "rules_version": rules_version,
    }


def canonical(intake: Intake) -> bytes:
    """The request in its canonical form, in UTF-8. All names are ASCII: their order by bytes is that of RFC 8785."""
    said = _told(intake)
    if included := sorted(set(said.pop("include", ()))):
        said["include"] = included
    if intake.nutrients is not None:
        said["nutrients"] = sorted(intake.nutrients)  # in any order: answers do not follow it
    said["person"] = _person(intake.person)
    said["days"] = [{"record": day.record, "entries": [_entry(each) for each in day.entries]} for day in intake.days]
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def _told(model: BaseModel) -> dict[str, Any]:
    """Its fields that say something: pydantic's own dump of a day takes five times as long."""
    return {name: value for name, value in vars(model).items() if value is not None}


def _person(person: Person) -> dict[str, Any]:
    said = _told(person)
    if "age_months" in said:
        said.pop("age_years", None)  # completed months say how many years they are
    return _spelt(said, _NUMBERS_OF_A_PERSON)


def _entry(entry: Entry) -> dict[str, Any]:
    said = _told(entry)
    if entry.basis is Basis.UNKNOWN:
        del said["basis"]  # what a basis is that is not told
    if entry.days_per_week == DAYS_PER_WEEK:
        del said["days_per_week"]  # all of them, as without it
    if entry.product is not None:
        said.pop("origin", None)  # a product is medicine
    if entry.portion is not None and entry.amount == 1:
        del said["amount"]  # one portion, as without it
    return _spelt(said, _NUMBERS_OF_AN_ENTRY)


_NUMBERS_OF_A_PERSON = ("weight_kg", "energy_requirement_mj", "energy_intake_mj")
_NUMBERS_OF_AN_ENTRY = ("amount", "amount_min", "amount_max", "days_per_week")


def _spelt(said: dict[str, Any], numbers: Iterable[str]) -> dict[str, Any]:
    for name in numbers:
        if name in said:
            said[name] = _spelling(said[name])
    return said


def _spelling(value: float) -> int | float | orjson.Fragment:
    """A whole number without a point, a small one without an exponent: RFC 8785 has one below 0.000001 alone."""
    if value.is_integer():
        return int(value)
    return orjson.Fragment(format(decimal(value), "f")) if value < SMALLEST_WITHOUT_EXPONENT else value


SMALLEST_WITHOUT_EXPONENT = 0.001
"""Below it a JSON writer may use an exponent."""
