import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

import app.tables  # noqa: F401  (fills the metadata)
from app.database import DatabaseUnavailable, alembic_config, exclusive_transaction, migrate

REPOSITORY = Path(__file__).parent.parent

SOURCE = "INSERT INTO sources (id, title, kind, checked) VALUES ('book', 'A book', 'reference', 'read')"
NUTRIENT_OF_0004 = (
    "INSERT INTO nutrients (id, name, category, unit, synonyms) VALUES ('{id}', 'A name', 'mineral', '{unit}', '')"
)
NUTRIENT = NUTRIENT_OF_0004.replace("synonyms)", "synonyms, judged_by_cut_point)").replace("'')", "'', TRUE)")
FORM = (
    "INSERT INTO supplement_forms (id, name, nutrient, family, composition, elemental_fraction, routes, synonyms,"
    " source_id) VALUES ('{id}', 'A form', 'iron', '{family}', 'family', {fraction}, '', '', 'book')"
)
CODE = (
    "INSERT INTO nutrient_codes (id, nutrient, name, fdc_nutrient_number, fdc_nutrient_id, unit, relation, equivalents,"
    " note, source_id, verified) VALUES ('a', 'iron', 'b', '303', {id}, 'mg', '{relation}', '', 'c', 'book',"
    " 'one_source')"
)
RANGE = (
    "INSERT INTO intake_ranges (id, authority, edition, valid_from, nutrient, value_type, kind, sex, age_min_months,"
    " life_stage, low, high, unit, per, source_id, verified) VALUES ('a', 'b', '2005', 2005, 'iron', 'AI', '{kind}',"
    " 'any', 0, 'general', {low}, 20, 'mg', 'day', 'book', 'one_source')"
)
RISK = (
    "INSERT INTO requirement_risks (id, authority, nutrient, sex, age_min_months, life_stage, assumes, intake_from,"
    " intake_below, unit, risk_percent, source_id, verified) VALUES ('a', 'b', 'iron', 'female', 228, 'general', '', 8,"
    " {below}, 'mg', {risk}, 'book', 'one_source')"
)
COMPONENT = (
    "INSERT INTO components (id, nutrient, name, iu_amount, is_only_added, includes, source_id, verified)"
    " VALUES ('iron', 'iron', 'Iron', {iu}, false, '', 'book', 'one_source')"
)
CONVERSION = (
    "INSERT INTO component_conversions (id, component, origins, amount, equivalent_min,"
    " equivalent_max, source_id, verified, statement)"
    " VALUES ('iron', 'iron', 'food', {amount}, {low}, {high}, 'book', 'one_source', 'b')"
)
RISK_GROUP = (
    'INSERT INTO risk_groups (id, nutrient, name, "group", direction, applies_to, statement, evidence_grade,'
    " in_article, verified) VALUES ('a', 'iron', 'b', 'c', '{direction}', 'diet', 'd', 'A', TRUE, 'one_source')"
)


def test_every_table_is_there_after_migrating(engine: Engine) -> None:
    migrate(engine)
    assert table_names(engine) == {*SQLModel.metadata.tables, "alembic_version"}


def test_migrating_twice_changes_nothing(engine: Engine) -> None:
    migrate(engine)
    once = description(engine)
    migrate(engine)
    assert description(engine) == once


def test_alembic_finds_no_difference_to_the_tables(engine: Engine) -> None:
    migrate(engine)
    with exclusive_transaction(engine) as connection:
        command.check(alembic_config(connection))


def test_keys_and_checks_are_those_of_the_tables(engine: Engine) -> None:
    # Alembic's own comparison does not look at checks.
    migrate(engine)
    migrated = description(engine)
    downgrade(engine)
    SQLModel.metadata.create_all(engine)
    assert migrated == description(engine)


def test_nothing_is_left_after_migrating_down(engine: Engine) -> None:
    migrate(engine)
    downgrade(engine)
    assert table_names(engine) == {"alembic_version"}
    with engine.connect() as connection:
        assert connection.execute(text("SELECT * FROM alembic_version")).all() == []


def test_data_of_an_earlier_version_do_not_stand_in_the_way(engine: Engine) -> None:
    with exclusive_transaction(engine) as connection:
        command.upgrade(alembic_config(connection), "0004")
    with engine.begin() as connection:
        for statement in (SOURCE, NUTRIENT_OF_0004.format(id="iron", unit="mg"), RISK_GROUP.format(direction="loses")):
            connection.execute(text(statement))
    migrate(engine)
    with engine.begin() as connection:
        # What seeds next fills every table.
        assert connection.execute(text("SELECT id FROM nutrients")).all() == []
    downgrade(engine)
    assert table_names(engine) == {"alembic_version"}


def test_a_migration_that_fails_half_way_leaves_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE symptoms (id INTEGER)"))
    with pytest.raises(DatabaseUnavailable, match=r"symptoms.* already exists"):
        migrate(engine)
    assert table_names(engine) == {"symptoms"}


def test_a_database_of_a_later_version_is_refused(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnavailable, match=r"is of another version of Elemental: .*'9999'"):
        migrate(engine)


@pytest.mark.parametrize(
    "broken",
    [
        FORM.format(id="iron-x", family="iron-x", fraction=0.2).replace("'iron'", "'gold'"),
        FORM.format(id="iron-x", family="no-such-family", fraction=0.2),
        "INSERT INTO symptom_sources (symptom_id, source_id) VALUES ('no-such-symptom', 'book')",
        "DELETE FROM nutrients WHERE id = 'iron'",
    ],
)
def test_foreign_keys_are_enforced(engine: Engine, broken: str) -> None:
    with_an_iron_form(engine)
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), engine.begin() as connection:
        connection.execute(text(broken))


@pytest.mark.parametrize(
    ("check", "broken"),
    [
        (
            "known_authorityrole",
            "INSERT INTO authorities (id, name, jurisdiction, role) VALUES ('a', 'b', 'c', 'king')",
        ),
        ("known_sourcekind", SOURCE.replace("'book'", "'film'").replace("'reference'", "'film'")),
        ("known_printedunit", NUTRIENT.format(id="zinc", unit="ounce")),
        ("fraction_is_a_share", FORM.format(id="iron-x", family="iron-x", fraction=1.2)),
        ("active_fraction_is_a_share", "UPDATE supplement_forms SET active_fraction = 1.2"),
        ("known_eustatus", "UPDATE supplement_forms SET eu_status = 'yes'"),
        ("iu_is_above_zero", COMPONENT.format(iu=0)),
        ("amount_is_above_zero", CONVERSION.format(amount=0, low=1, high=1)),
        ("equivalent_is_not_negative", CONVERSION.format(amount=1, low=-1, high=1)),
        ("ends_are_in_order", CONVERSION.format(amount=1, low=2, high=1)),
        ("known_riskdirection", RISK_GROUP.format(direction="block")),
        ("valence_is_of_an_element", "UPDATE nutrients SET valence = 2"),
        ("atomic_weight_has_a_source", "UPDATE nutrients SET atomic_weight = 55.845"),
        ("known_coderelation", CODE.format(relation="wider", id="1089")),
        ("number_and_id_go_together", CODE.format(relation="same", id="NULL")),
        ("ends_are_in_order", RANGE.format(low=30, kind="intake_range")),
        ("known_rangekind", RANGE.format(low=10, kind="corridor")),
        ("class_is_not_empty", RISK.format(below=8, risk=45)),
        ("risk_is_a_percentage", RISK.format(below=9, risk=145)),
        ("one_line", "INSERT INTO data_version (id, fingerprint) VALUES (2, 'b')"),
    ],
)
def test_checks_are_enforced(engine: Engine, check: str, broken: str) -> None:
    with_an_iron_form(engine)
    with pytest.raises(IntegrityError, match=check), engine.begin() as connection:
        connection.execute(text(broken))


def test_a_form_may_be_its_own_family(engine: Engine) -> None:
    with_an_iron_form(engine)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT family FROM supplement_forms")).scalar_one() == "iron-citrate"


def test_percent_is_a_unit(engine: Engine) -> None:
    # A percent sign in a check is easily doubled on its way through a database driver.
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(text(NUTRIENT.format(id="fat", unit="%")))


def test_alembic_on_the_command_line_uses_the_database_of_the_settings(database_url: str) -> None:
    assert alembic("upgrade", "head", database_url=database_url).returncode == 0
    check = alembic("check", database_url=database_url)
    assert (check.returncode, check.stdout) == (0, "No new upgrade operations detected.\n")


def test_migrations_are_not_written_out_as_sql(database_url: str) -> None:
    refused = alembic("upgrade", "head", "--sql", database_url=database_url)
    assert refused.returncode != 0
    assert "leave out --sql" in refused.stdout + refused.stderr


def with_an_iron_form(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        for statement in (SOURCE, NUTRIENT.format(id="iron", unit="mg")):
            connection.execute(text(statement))
        connection.execute(text(FORM.format(id="iron-citrate", family="iron-citrate", fraction=0.2)))


def downgrade(engine: Engine) -> None:
    with exclusive_transaction(engine) as connection:
        command.downgrade(alembic_config(connection), "base")


def table_names(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def description(engine: Engine) -> dict[str, object]:
    """Columns, keys and checks of every table, in an order that does not depend on how they were made."""
    inspector = inspect(engine)
    parts = (
        inspector.get_columns,
        lambda table: [inspector.get_pk_constraint(table)],
        inspector.get_foreign_keys,
        inspector.get_unique_constraints,
        inspector.get_check_constraints,
    )
    tables = table_names(engine) - {"alembic_version"}
    return {table: [sorted(map(repr, part(table))) for part in parts] for table in tables}


def alembic(*arguments: str, database_url: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"ELEMENTAL_DATABASE_URL": database_url}
    return subprocess.run(
        [sys.executable, "-m", "alembic", *arguments],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
