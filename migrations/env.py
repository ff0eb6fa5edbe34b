"""How Alembic reaches the database: a connection that it is given, else the database of the settings."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, delete, inspect
from sqlmodel import AutoString, SQLModel

from app.database import exclusive_transaction, open_engine
from app.settings import get_settings
from app.tables import DataVersionRow, SemicolonList, TextOfAKey


def run() -> None:
    if context.is_offline_mode():
        raise CommandError("Elemental migrates a database that it is connected to: leave out --sql")
    connection = context.config.attributes.get("connection")
    if connection is not None:
        migrate_over(connection)
        return
    with exclusive_transaction(open_engine(get_settings().database_url)) as connection:
        migrate_over(connection)


def migrate_over(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        # SQLite cannot change a column: Alembic then copies the table, which it calls a batch.
        render_as_batch=True,
        render_item=without_our_types,
        on_version_apply=forget_the_data_version,
    )
    with context.begin_transaction():
        context.run_migrations()


def forget_the_data_version(ctx: MigrationContext, *_: Any, **_named: Any) -> None:
    """A revision may have made a table anew, which is then empty: what seeds next fills every table."""
    connection = ctx.connection
    if connection is not None and inspect(connection).has_table(DataVersionRow.__tablename__):
        connection.execute(delete(DataVersionRow))


def without_our_types(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A migration outlives the app's own column types: it names the plain ones."""
    if kind == "type" and isinstance(item, AutoString | TextOfAKey):
        return "sa.String()"
    if kind == "type" and isinstance(item, SemicolonList):
        return "sa.Text()"
    return False


run()
