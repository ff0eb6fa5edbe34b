"""The catalogue that is served: loaded at start, and again when the database holds another data version.

A request takes the catalogue once and sees one version whole, for a new catalogue replaces the old one by a single
assignment. A database that is away changes nothing: what is in memory goes on being served.
"""

import logging
from asyncio import CancelledError, Task, create_task, sleep, to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from fastapi import FastAPI

from app.catalog import read_catalog, read_other_catalog
from app.database import DatabaseUnavailable
from app.settings import Settings
from app.waiting import when_ready

logger = logging.getLogger(__name__)


@asynccontextmanager
async def fresh_catalog(app: FastAPI) -> AsyncIterator[None]:
    """Keep ``app.state.catalog`` what the database holds, from the start of the application to its end.

    At start it waits for the database as long as the settings say. Raises DatabaseUnavailable.
    """
    settings: Settings = app.state.settings
    loading = partial(read_catalog, settings.database_url)
    app.state.catalog = await to_thread(when_ready, loading, settings.database_wait_seconds, logger.warning)
    if not settings.data_check_seconds:
        yield
        return
    watching = create_task(_watch(app))
    try:
        yield
    finally:
        await _end(watching)


async def _watch(app: FastAPI) -> None:
    told = ""
    while True:
        await sleep(app.state.settings.data_check_seconds)
        told = await _refresh(app, told)


async def _refresh(app: FastAPI, told: str) -> str:
    """Serve the data that the database holds now. Returns what is wrong, if anything is; what was told is not again."""
    known, database_url = app.state.catalog.data_version, app.state.settings.database_url
    try:
        # In a thread: requests go on being answered meanwhile.
        other = await to_thread(read_other_catalog, database_url, known)
    except Exception as error:
        # Whatever is wrong with the database, or with what another version of Elemental wrote there, we serve on.
        unexpected = not isinstance(error, DatabaseUnavailable)
        # A server that stops says so in several ways one after the other; that it is away is told once.
        wrong = repr(error) if unexpected else type(error).__name__
        if wrong != told:
            logger.warning("Data version %s goes on being served. %s", known, error, exc_info=unexpected)
        return wrong
    if other:
        app.state.catalog = other
        logger.info("Data version %s is served from now on, in place of %s.", other.data_version, known)
    elif told:
        logger.info("The database is back; data version %s is still the one that it holds.", known)
    return ""


async def _end(task: Task[None]) -> None:
    task.cancel()
    with suppress(CancelledError):
        await task
