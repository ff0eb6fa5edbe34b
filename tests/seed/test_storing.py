from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from operator import attrgetter
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, select

from app.database import alembic_config, exclusive_session, exclusive_transaction, migrate, open_session, opened_engine
from app.records import EVIDENCE, KINDS, Records
from app.seeding import SeedOutcome, fingerprint, seed, stored_fingerprint
from app.tables import (
    ClaimSourceRow,
    ConformanceCaseSourceRow,
    FormStudyRow,
    InteractionSourceRow,
    MedicinalProductSourceRow,
    NutrientRow,
    ReferenceValue,
    ReferenceValueRow,
    RiskGroupSourceRow,
    Shape,
    SymptomSourceRow,
)
from tests.conftest import empty_database
from tests.seed.seed_copy import SeedCopy

SEED_FILES = [kind.file for kind in KINDS]


@pytest.fixture
def migrated(engine: Engine) -> Engine:
    migrate(engine)
    return engine


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def seeded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, data: Records) -> Iterator[Engine]:
    """An engine for a database that holds the real data, once on each system, for tests that only read."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('seeded')}/elemental.db"
        else:
            url = stack.enter_context(empty_database(request.getfixturevalue("postgresql_url")))
        engine = stack.enter_context(opened_engine(url))
        migrate(engine)
        seed(engine, data)
        yield engine


def test_a_database_that_was_not_seeded_has_no_data_version(migrated: Engine) -> None:
    with open_session(migrated) as session:
        assert stored_fingerprint(session) is None


def test_every_record_is_stored_as_it_was_read(migrated: Engine, data: Records) -> None:
    assert seed(migrated, data) is SeedOutcome.WRITTEN
    assert stored(migrated) == {kind.name: [fields(record) for record in data.of(kind)] for kind in KINDS}


@pytest.mark.parametrize(
    ("name", "link", "owner"),
    [
        ("claims", ClaimSourceRow, "claim_id"),
        ("symptoms", SymptomSourceRow, "symptom_id"),
        ("risk_groups", RiskGroupSourceRow, "risk_group_id"),
        ("interactions", InteractionSourceRow, "interaction_id"),
        ("medicinal_products", MedicinalProductSourceRow, "medicinal_product_id"),
        ("conformance_cases", ConformanceCaseSourceRow, "conformance_case_id"),
    ],
)
def test_evidence_is_stored(seeded: Engine, data: Records, name: str, link: type[SQLModel], owner: str) -> None:
    with open_session(seeded) as session:
        links: list[Any] = list(session.exec(select(link)))
    expected = {(record.id, source) for record in getattr(data, name) for source in record.source_ids}
    assert {(getattr(each, owner), each.source_id) for each in links} == expected
    assert expected


def test_every_kind_with_evidence_has_a_table_for_it() -> None:
    assert [kind.name for kind in KINDS if (EVIDENCE in kind.columns) != (kind.evidence is not None)] == []


def test_the_data_version_is_stored(seeded: Engine, data: Records) -> None:
    with open_session(seeded) as session:
        assert stored_fingerprint(session) == fingerprint(data)


def test_seeding_twice_writes_once(migrated: Engine, data: Records) -> None:
    seed(migrated, data)
    with exclusive_session(migrated) as session:
        session.get_one(NutrientRow, "magnesium").name = "A mark, which a second writing would remove"
    assert seed(migrated, data) is SeedOutcome.UNCHANGED
    assert "A mark, which a second writing would remove" in names_of_nutrients(migrated)


def test_other_data_take_the_place_of_all_that_was_there(migrated: Engine, data: Records) -> None:
    seed(migrated, data)
    fewer = replace(data, symptoms=data.symptoms[:1], rule_constants=())
    assert seed(migrated, fewer) is SeedOutcome.WRITTEN
    assert stored(migrated) == {kind.name: [fields(record) for record in fewer.of(kind)] for kind in KINDS}


def test_a_database_keeps_its_data_when_seeding_fails_half_way(migrated: Engine, data: Records) -> None:
    seed(migrated, data)
    before = stored(migrated)
    nowhere = data.symptoms[0].model_copy(update={"condition": "nowhere"})
    with pytest.raises(IntegrityError):
        seed(migrated, replace(data, symptoms=(nowhere,)))
    assert stored(migrated) == before
    with open_session(migrated) as session:
        assert stored_fingerprint(session) == fingerprint(data)


def test_the_tables_hold_one_value_for_the_same_people_as_the_check_of_the_files_does(
    migrated: Engine, data: Records
) -> None:
    # Without a condition and an equivalent too, where a database takes one NULL for another than the next.
    seed(migrated, data)
    value = next(each for each in data.reference_values if each.condition is None and each.equivalent is None)
    with pytest.raises(IntegrityError, match=r"one_value_for_a_band|reference_values\.equivalent"):
        add(migrated, value, id="again")
    add(migrated, value, id="again", condition="phytate_600_mg")
    with open_session(migrated) as session:
        again = session.exec(select(ReferenceValueRow).where(ReferenceValueRow.id == "again")).one()
    assert (again.condition, again.equivalent) == ("phytate_600_mg", None)


def test_a_reader_sees_the_old_data_while_new_ones_are_written(migrated: Engine, data: Records) -> None:
    seed(migrated, data)
    with open_session(migrated) as session:
        assert stored_fingerprint(session) == fingerprint(data)
        seed(migrated, replace(data, rule_constants=()))
        assert stored_fingerprint(session) == fingerprint(data)
        session.expire_all()
        assert len(session.exec(select(NutrientRow)).all()) == len(data.nutrients)


def test_a_fingerprint_is_sixteen_hexadecimal_digits(data: Records) -> None:
    assert len(fingerprint(data)) == 16
    assert int(fingerprint(data), 16)


def test_quotation_marks_do_not_change_the_fingerprint(files: SeedCopy, data: Records) -> None:
    files.replace("nutrients.csv", "magnesium,Magnesium,", '"magnesium","Magnesium",')
    assert fingerprint(files.read()) == fingerprint(data)


def test_the_spelling_of_a_number_does_not_change_the_fingerprint(files: SeedCopy, data: Records) -> None:
    row = files.find("reference_values.csv", value="350")
    files.set("reference_values.csv", row, value="350.0")
    assert fingerprint(files.read()) == fingerprint(data)


def test_the_order_of_counts_does_not_change_the_fingerprint(files: SeedCopy, data: Records) -> None:
    row = files.find("reference_values.csv", counts="supplement;medicine")
    files.set("reference_values.csv", row, counts="medicine;supplement")
    assert fingerprint(files.read()) == fingerprint(data)


def test_the_order_of_evidence_does_not_change_the_fingerprint(files: SeedCopy, data: Records) -> None:
    row = next(claim for claim in data.claims if len(claim.source_ids) > 1)
    files.set("claims.csv", row.id, source_ids=";".join(reversed(row.source_ids)))
    assert fingerprint(files.read()) == fingerprint(data)


def test_the_order_of_rows_does_not_change_the_fingerprint(data: Records) -> None:
    turned_round: dict[str, Any] = {kind.name: data.of(kind)[::-1] for kind in KINDS}
    reversed_data = Records(**turned_round)
    assert fingerprint(reversed_data) == fingerprint(data)


def test_the_order_of_a_printed_list_changes_the_fingerprint(files: SeedCopy, data: Records) -> None:
    # An app shows these in order, so that another order is another answer.
    condition = next(condition for condition in data.conditions if len(condition.associated_symptoms) > 1)
    files.set("conditions.csv", condition.id, associated_symptoms=";".join(condition.associated_symptoms[::-1]))
    assert fingerprint(files.read()) != fingerprint(data)


@pytest.mark.parametrize(
    "change",
    [
        {"value": "351"},
        {"unit": "ug"},
        {"note": "Another note."},
        {"counts": "supplement"},
        {"unclear": "water"},
        {"valid_until": "2099"},
        {"source_locator": "page 1"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_other_meaning_changes_the_fingerprint(files: SeedCopy, data: Records, change: dict[str, str]) -> None:
    row = files.find("reference_values.csv", value="350", counts="supplement;medicine")
    files.set("reference_values.csv", row, **change)
    assert fingerprint(files.read()) != fingerprint(data)


@pytest.mark.parametrize("file", SEED_FILES)
def test_every_file_is_part_of_the_fingerprint(data: Records, file: str) -> None:
    kind = next(kind for kind in KINDS if kind.file == file)
    without_its_first: dict[str, Any] = {kind.name: data.of(kind)[1:]}
    assert fingerprint(replace(data, **without_its_first)) != fingerprint(data)


def test_tables_that_were_made_anew_are_filled_again(migrated: Engine, data: Records) -> None:
    seed(migrated, data)
    with exclusive_transaction(migrated) as connection:
        command.downgrade(alembic_config(connection), "0007")
    migrate(migrated)
    assert seed(migrated, data) is SeedOutcome.WRITTEN
    with open_session(migrated) as session:
        assert len(session.exec(select(FormStudyRow)).all()) == len(data.form_studies)


def fields(record: Shape) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).model_fields if name != EVIDENCE}


def stored(engine: Engine) -> dict[str, list[dict[str, object]]]:
    """All that the tables hold, each kind by id."""
    with open_session(engine) as session:
        return {
            kind.name: [fields(row) for row in sorted(session.exec(select(kind.row)), key=attrgetter("id"))]
            for kind in KINDS
        }


def names_of_nutrients(engine: Engine) -> list[str]:
    with open_session(engine) as session:
        return [nutrient.name for nutrient in session.exec(select(NutrientRow))]


def add(engine: Engine, value: ReferenceValue, **changed: str) -> None:
    with exclusive_session(engine) as session:
        session.add(ReferenceValueRow(**(value.model_dump() | changed)))
