"""From validated data to the tables, all or nothing, and the version of what they hold."""

import json
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from operator import attrgetter
from typing import Any

import orjson
from sqlalchemy import Engine, delete, insert
from sqlmodel import Session, SQLModel, select

from app.columnar import Columnar
from app.database import exclusive_session, insert_columns
from app.records import EVIDENCE, KINDS, Kind, Records
from app.tables import DataVersionRow, Shape, SupplementForm

FINGERPRINT_LENGTH = 16


class SeedOutcome(StrEnum):
    """What seeding did."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"


def fingerprint(data: Records) -> str:
    """The data version: sixteen hexadecimal digits over what the data mean, however the files spell it."""
    meaning = {kind.name: _meaning(data.of(kind)) for kind in KINDS if not kind.in_columns}
    canonical = json.dumps(meaning, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = sha256(canonical.encode())
    for kind in KINDS:
        if kind.in_columns:
            digest.update(_meaning_of_columns(getattr(data, kind.name)))
    return digest.hexdigest()[:FINGERPRINT_LENGTH]


def _meaning(records: Iterable[Shape]) -> list[dict[str, Any]]:
    return [record.model_dump(mode="json", exclude_none=True) for record in sorted(records, key=attrgetter("id"))]


def _meaning_of_columns(records: Columnar[Any]) -> bytes:
    columns = {name: list(column) for name, column in records.in_order().columns.items()}
    return orjson.dumps(columns, option=orjson.OPT_SORT_KEYS)


def stored_fingerprint(session: Session) -> str | None:
    """The version of the data that the tables hold; None before the first seeding."""
    return session.exec(select(DataVersionRow.fingerprint)).first()


def seed(engine: Engine, data: Records) -> SeedOutcome:
    """Make the tables, which must be migrated, hold exactly these data. Data that are there already are left alone.

    One transaction: readers see the old data or the new. Raises DatabaseUnavailable.
    """
    version = fingerprint(data)
    with exclusive_session(engine) as session:
        if stored_fingerprint(session) == version:
            return SeedOutcome.UNCHANGED
        _wipe(session)
        _write(session, data)
        session.add(DataVersionRow(id=1, fingerprint=version))
    return SeedOutcome.WRITTEN


def _wipe(session: Session) -> None:
    # Every table holds seed data: nothing about a person is ever stored.
    for table in reversed(SQLModel.metadata.sorted_tables):
        session.execute(delete(table))


def _write(session: Session, data: Records) -> None:
    for kind in KINDS:
        if kind.in_columns:
            records: Columnar[Any] = getattr(data, kind.name)
            insert_columns(session, kind.table, records.cells())
            continue
        _insert(session, kind.table, [record.model_dump(exclude={EVIDENCE}) for record in _families_first(data, kind)])
        _insert(session, kind.evidence, [row for record in data.of(kind) for row in kind.evidence_rows(record)])


def _insert(session: Session, table: Any, rows: list[dict[str, Any]]) -> None:
    # Rows and no objects: with an object for each it takes three times as long.
    if rows:
        session.connection().execute(insert(table), rows)


def _families_first(data: Records, kind: Kind) -> list[Shape]:
    """Families go before their members, which point at them."""
    return sorted(data.of(kind), key=lambda record: isinstance(record, SupplementForm) and record.family != record.id)
