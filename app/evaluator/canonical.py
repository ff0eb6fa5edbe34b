"""The one form of what a request says, whose hash is in the receipt.

It is what was said, not how: JSON by the JSON Canonicalization Scheme (RFC 8785, 2020), in which keys are in order and
a number has one spelling, without what changes no answer. A life stage that is told stays: the answer no longer says
that it was assumed. The order of days, entries and authorities stays, for answers follow it.
"""

from collections.abc import Iterable
from typing import Any

import orjson
from pydantic import BaseModel

from app.evaluator.intake import DAYS_PER_WEEK, Basis, Entry
from app.evaluator.person import Person
from app.evaluator.quantities import decimal

NUMBERS_OF_AN_ENTRY = ("amount", "amount_min", "amount_max", "days_per_week")
NUMBERS_OF_A_PERSON = ("weight_kg", "energy_requirement_mj", "energy_intake_mj")

_SMALLEST_WITHOUT_EXPONENT = 0.001
"""Below it the spelling of a float may have an exponent; RFC 8785 has one below 0.000001 alone."""


def told(model: BaseModel) -> dict[str, Any]:
    """Its fields that say something: pydantic's own dump of a day takes five times as long."""
    return {name: value for name, value in vars(model).items() if value is not None}


def of_person(person: Person) -> dict[str, Any]:
    """The person, without the age in years beside that in months, which says how many years they are."""
    said = told(person)
    if "age_months" in said:
        said.pop("age_years", None)
    return _spelt(said, NUMBERS_OF_A_PERSON)


def of_entry(entry: Entry) -> dict[str, Any]:
    """One entry, without what is the same left out."""
    said = told(entry)
    if entry.basis is Basis.UNKNOWN:
        del said["basis"]  # what a basis is that is not told
    if entry.days_per_week == DAYS_PER_WEEK:
        del said["days_per_week"]  # all of them, as without it
    if entry.product is not None:
        said.pop("origin", None)  # a product is medicine
    if entry.portion is not None and entry.amount == 1:
        del said["amount"]  # one portion, as without it
    return _spelt(said, NUMBERS_OF_AN_ENTRY)


def behind_its_amount(entry: Entry) -> bytes:
    """What an entry of one amount says besides it: the same for all of its kind that have no id of their own.

    The amount stands before it: no other name of a field comes earlier in the alphabet.
    """
    said = {name: value for name, value in of_entry(entry).items() if name not in ("id", *NUMBERS_OF_AN_ENTRY)}
    return b"," + written(said)[1:]


def written(said: dict[str, Any]) -> bytes:
    """The form itself, in UTF-8. All names are ASCII: their order by bytes is that of RFC 8785."""
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def spelling(value: float) -> bytes:
    """A whole number without a point, a small one without an exponent."""
    if value.is_integer():
        return b"%d" % value
    return (format(decimal(value), "f") if value < _SMALLEST_WITHOUT_EXPONENT else repr(value)).encode()


def _spelt(said: dict[str, Any], numbers: Iterable[str]) -> dict[str, Any]:
    for name in numbers:
        if name in said:
            said[name] = orjson.Fragment(spelling(said[name]))
    return said
