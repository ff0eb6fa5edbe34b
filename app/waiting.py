"""Waiting for a database that is away: one try after another, with growing pauses, up to a limit."""

from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

from app.database import DatabaseNotReady

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 8.0

Result = TypeVar("Result")


def when_ready(attempt: Callable[[], Result], limit: float, tell: Callable[[str], object]) -> Result:
    """What the attempt returns, once it does: it is tried for ``limit`` seconds, and each failure is told.

    Raises DatabaseNotReady, as the last try did, when the time is over; and at once what no waiting mends.
    """
    end = monotonic() + limit
    pause = FIRST_PAUSE
    while True:
        try:
            return attempt()
        except DatabaseNotReady as error:
            left = end - monotonic()
            if left <= 0:
                raise
            pause = min(pause, left)
            tell(f"{error} Trying again in {pause:.2g} s, and giving up in {left:.0f} s.")
        sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
