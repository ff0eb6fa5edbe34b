"""How long the search among foods takes, in this process and over HTTP: ``python -m tests.benchmark.search``.

Every query of ``tests/api/food_queries.csv`` in turn, several times over, by its kind. Over HTTP one connection is kept
and an answer has twenty foods.
"""

import csv
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import perf_counter_ns
from urllib.parse import quote, urlsplit

from app.food_search import FoodSearch, food_search_from
from app.records import Records
from app.seeding import read_seed
from app.settings import Settings
from tests.serving import serving

QUERIES = Path(__file__).parent.parent / "api" / "food_queries.csv"
ROUNDS = 7
RICHEST = ("/foods?sort=magnesium", "/foods?sort=magnesium&per=portion", "/foods?sort=magnesium&per=100kcal")


def queries() -> dict[str, list[str]]:
    """What is typed, by kind."""
    by_kind: dict[str, list[str]] = {}
    with QUERIES.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            by_kind.setdefault(row["kind"], []).append(row["query"])
    return by_kind


def milliseconds(ask: Callable[[str], object], asked: list[str]) -> tuple[float, float]:
    """The median over these questions of the median of its rounds, and the slowest of these."""
    medians = [median(_rounds(ask, each)) for each in asked]
    return median(medians), max(medians)


def main() -> None:
    """Measure, and print a line for each kind of query in each way."""
    records = read_seed(Settings().seed_directory)
    started = perf_counter_ns()
    search = food_search_from(records)
    _say(f"the index is built in {(perf_counter_ns() - started) / 1e6:.0f} ms and takes {_megabytes(records):.1f} MB")
    _tell("in this process", search.find)
    with tempfile.TemporaryDirectory() as name, serving(Path(name)) as url:
        connection = HTTPConnection(urlsplit(url).netloc)
        _tell("over HTTP", lambda text: _get(connection, f"/foods?q={quote(text)}"))
        for path in (*RICHEST, "/foods/12063"):
            usual, _ = milliseconds(lambda at: _get(connection, at), [path])
            _say(f"{path} over HTTP: median {usual:.1f} ms")


def _tell(how: str, ask: Callable[[str], object]) -> None:
    for kind, asked in queries().items():
        usual, slowest = milliseconds(ask, asked)
        _say(f"{kind} {how}: median {usual:.2f} ms of {len(asked)} queries, the slowest {slowest:.2f} ms")


def _rounds(ask: Callable[[str], object], text: str) -> Iterator[float]:
    for _ in range(ROUNDS):
        started = perf_counter_ns()
        ask(text)
        yield (perf_counter_ns() - started) / 1e6


def _get(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, body
    return body


def _megabytes(records: Records) -> float:
    """What another index takes."""
    tracemalloc.start()
    kept: FoodSearch = food_search_from(records)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / 1e6 if kept else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
