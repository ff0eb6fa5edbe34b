"""How an answer is written: JSON or CSV, plain or gzip, with what caches need. One pass, nothing validated twice.

A reference answer's ETag is a hash of its bytes. The bytes are made once for what was asked and kept, so that a client
whose copy is still right gets a 304 at once.
"""

import csv
import gzip
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from hashlib import blake2b
from io import StringIO
from typing import Any

import orjson
from fastapi import Request
from fastapi.responses import Response
from starlette.types import Scope

from app.catalog import Catalog
from app.problems import JSON
from app.tables import LIST_SEPARATOR

CSV = "text/csv"
DATA_VERSION = "Data-Version"
SMALLEST_GZIP = 1024

MOST_KEPT = 64

# Headers as they are sent: a Response would encode them anew for every answer.
_NO_STORE = (b"cache-control", b"no-store")
_MAY_BE_KEPT = ((b"cache-control", b"public, max-age=300"), (b"vary", b"Accept, Accept-Encoding"))
_GZIP = (b"content-encoding", b"gzip")
_DATA_VERSION = DATA_VERSION.lower().encode()

_OF_304 = ("cache-control", "etag", "vary", DATA_VERSION.lower())

Content = dict[str, Any] | orjson.Fragment
Header = tuple[bytes, bytes]
Row = Mapping[str, Any]
Table = tuple[Iterable[str], Iterable[Row]]


class Kept:
    """The reference answers last made, by what they depend on: each is rendered once per data version."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, Response] = {}

    def get(self, key: Hashable, make: Callable[[], Response]) -> Response:
        """The answer under this key, made now if it is not kept."""
        if key not in self._answers:
            if len(self._answers) >= MOST_KEPT:
                del self._answers[next(iter(self._answers))]
            self._answers[key] = make()
        return self._answers[key]


def json_answer(scope: Scope, content: Content, catalog: Catalog | None = None) -> Response:
    """An answer that no cache keeps, and that need not say what else it depends on."""
    return _written(scope, orjson.dumps(content), JSON, [_NO_STORE, *_of_data(catalog)])


def reference_answer(
    request: Request,
    catalog: Catalog | None,
    content: Callable[[], Content],
    table: Callable[[], Table] | None = None,
    about: Hashable = None,
    *,
    is_kept: bool = True,
) -> Response:
    """An answer of reference data, which caches may keep: JSON, or for ``Accept: text/csv`` its table.

    ``content`` and ``table`` (columns and rows) are called only when we have no current copy. ``about`` is all that the
    answer hangs on besides the data and the path, where the query says more than that. Without a catalogue the answer
    is about the software alone.
    """
    as_csv = table is not None and _prefers_csv(request.headers.get("accept", ""))
    version = catalog.data_version if catalog else ""
    asked = request.url.query if about is None else about
    make = partial(_made, request, catalog, content, table if as_csv else None)
    if not is_kept:
        return _unless_current(request, make())
    kept: Kept = request.app.state.kept
    answer = kept.get((version, request.url.path, asked, as_csv, _takes_gzip(request.scope)), make)
    return _unless_current(request, answer)


def _made(
    request: Request, catalog: Catalog | None, content: Callable[[], Content], table: Callable[[], Table] | None
) -> Response:
    headers = [*_MAY_BE_KEPT, *_of_data(catalog)]
    if table is not None:
        return _with_etag(_written(request.scope, _csv(*table()), f"{CSV}; charset=utf-8", headers))
    return _with_etag(_written(request.scope, orjson.dumps(content()), JSON, headers))


def _unless_current(request: Request, answer: Response) -> Response:
    """The answer, or a 304 for a client that has it."""
    if _is_current(request.headers.getlist("if-none-match"), answer.headers["etag"]):
        kept_headers = {name: answer.headers[name] for name in _OF_304 if name in answer.headers}
        return Response(status_code=304, headers=kept_headers)
    return answer


def _with_etag(answer: Response) -> Response:
    answer.headers["ETag"] = f'"{blake2b(bytes(answer.body), digest_size=12).hexdigest()}"'
    return answer


def _written(scope: Scope, body: bytes, media_type: str, headers: list[Header]) -> Response:
    if len(body) >= SMALLEST_GZIP and _takes_gzip(scope):
        body, headers = gzip.compress(body, compresslevel=6, mtime=0), [*headers, _GZIP]
    return _InBytes(body, media_type, headers)


class _InBytes(Response):
    """An answer whose body and headers are made already."""

    def __init__(self, body: bytes, media_type: str, headers: list[Header]) -> None:
        self.status_code, self.background, self.body = 200, None, body
        self.raw_headers = [(b"content-length", b"%d" % len(body)), (b"content-type", media_type.encode()), *headers]


def _of_data(catalog: Catalog | None) -> list[Header]:
    return [(_DATA_VERSION, catalog.data_version.encode())] if catalog else []


def _is_current(if_none_match: Iterable[str], etag: str) -> bool:
    """Whether the client names this ETag. The comparison is weak, as RFC 9110 (section 13.1.2) wants it."""
    named = {each.strip().removeprefix("W/") for line in if_none_match for each in line.split(",")}
    return etag in named or "*" in named


def _takes_gzip(scope: Scope) -> bool:
    # From the bytes, since every request of an app comes here.
    accepted = [value for name, value in scope["headers"] if name == b"accept-encoding"]
    return bool(accepted) and _weight(b",".join(accepted).decode("latin-1"), "gzip") > 0


def _prefers_csv(accept: str) -> bool:
    return _weight(accept, CSV) > max(_weight(accept, JSON), 0)


def _weight(header: str, wanted: str) -> float:
    """The weight that an Accept or Accept-Encoding header gives to this word by name; 0 when it does not name it."""
    for part in header.lower().split(","):
        name, _, parameters = part.strip().partition(";")
        if name.strip() == wanted:
            return _quality(parameters)
    return 0.0


def _quality(parameters: str) -> float:
    _, is_weighted, quality = parameters.replace(" ", "").partition("q=")
    try:
        return float(quality) if is_weighted else 1.0
    except ValueError:
        return 0.0


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    """The rows as the seed files spell them: lists joined by semicolons, what is not known as an empty cell."""
    names = list(columns)
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return LIST_SEPARATOR.join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
