"""What an answer was made from: the request in one canonical form, the data and the rules."""

from collections.abc import Iterable
from hashlib import sha256
from itertools import islice
from typing import Annotated, Any

import orjson
from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.canonical import of_entry, of_person, spelling, told, written
from app.evaluator.entries_by_food import Placed
from app.evaluator.intake import Intake, Record
from app.evaluator.read_entries import ReadEntry


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


def receipt(intake: Intake, entries: Iterable[Placed], data_version: str, rules_version: str) -> Receipt:
    """The hash of the request, of which these are the entries, and the versions of the data and the rules."""
    return {
        "input_hash": sha256(canonical(intake, entries)).hexdigest(),
        "data_version": data_version,
        "rules_version": rules_version,
    }


def canonical(intake: Intake, entries: Iterable[Placed]) -> bytes:
    """The request, of which these are the entries, in its canonical form."""
    said, in_order = told(intake), iter(entries)
    if included := sorted(set(said.pop("include", ()))):
        said["include"] = included
    if intake.nutrients is not None:
        said["nutrients"] = sorted(intake.nutrients)  # in any order: answers do not follow it
    said["person"] = of_person(intake.person)
    said["days"] = [_of_day(day.record, islice(in_order, len(day.entries))) for day in intake.days]
    return written(said)


def _of_day(record: Record, entries: Iterable[Placed]) -> dict[str, Any]:
    return {"record": record, "entries": orjson.Fragment(b"[" + b",".join(map(_said, entries)) + b"]")}


def _said(placed: Placed) -> bytes:
    """What an entry says. Most of a day name an amount alone, and the rest of it is spelt once for all of a kind."""
    entry = placed.entry
    if isinstance(placed, ReadEntry) and placed.kind.has_one_number and entry.id is None:
        return b'{"amount":' + spelling(entry.amount or 0.0) + placed.kind.behind_its_amount
    return written(of_entry(entry))
