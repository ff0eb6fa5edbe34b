"""Lists in pages: so many items, and a token for those behind them. The token is for us to read."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from hashlib import blake2b
from typing import Annotated, TypeVar

from pydantic import Field

from app.evaluator import Fault
from app.problems import InvalidRequest

USUAL_SIZE, LARGEST_SIZE = 20, 200
LARGEST_ASKED = 10_000
LONGEST_TOKEN = 100

PageSize = Annotated[
    int,
    Field(
        ge=1,
        le=LARGEST_ASKED,
        description=f"How many items at most. More than {LARGEST_SIZE} get {LARGEST_SIZE}.",
        examples=[USUAL_SIZE],
    ),
]
PageToken = Annotated[
    str | None,
    Field(
        min_length=1,
        max_length=LONGEST_TOKEN,
        description=(
            "`next_page_token` of the page before; the other parameters stay as they were. It is of one data version."
        ),
    ),
]
NextPageToken = Annotated[
    str | None, Field(description="Send it as `page_token` for the items behind these; absent behind the last.")
]

ItemT = TypeVar("ItemT")


def page(items: Sequence[ItemT], size: int, token: str | None, asked: str) -> tuple[Sequence[ItemT], str | None]:
    """The items of a page, and the token of the next if there is one. ``asked`` is all that the list hangs on.

    Raises InvalidRequest for a token of another list.
    """
    first = 0 if token is None else _start(token, asked)
    behind = first + min(size, LARGEST_SIZE)
    return items[first:behind], _token(behind, asked) if behind < len(items) else None


def _token(start: int, asked: str) -> str:
    return urlsafe_b64encode(f"{start}.{_digest(asked)}".encode()).decode().rstrip("=")


def _start(token: str, asked: str) -> int:
    try:
        start, _, digest = urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode("ascii").partition(".")
    except (NotBase64, UnicodeError, ValueError):
        start, digest = "", ""
    if digest != _digest(asked) or not start.isdecimal():
        detail = "This token is of no page of this list; leave it out to begin anew."
        raise InvalidRequest("The page is not there; see errors.", [Fault("unknown_page_token", detail, "?page_token")])
    return int(start)


def _digest(asked: str) -> str:
    return blake2b(asked.encode(), digest_size=9).hexdigest()
