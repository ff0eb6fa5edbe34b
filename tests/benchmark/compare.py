"""How many days a second /evaluate answers, beside an empty endpoint with the same models: ``make bench``.

Both servers run at the same time with one worker each, and wrk asks the one and the other in turn, so that whatever
else the machine does hits both. Needs wrk (the package ``wrk``) and two quiet cores.

Two days, each of 12 entries of a known woman of 34, from food, fortified food, water, supplements by form with their
basis, and an antacid: ``one_nutrient.json`` of magnesium for us-nasem, ``two_nutrients.json`` of both minerals for
us-nasem and eu-efsa.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from tests.serving import running, serving

HERE = Path(__file__).parent
DAYS = (HERE / "one_nutrient.json", HERE / "two_nutrients.json")
ROUNDS, SECONDS, SECONDS_TO_WARM_UP, CONNECTIONS = 5, 4, 2, 16


def main() -> None:
    """Measure, and print of each day the rates of each round and the median of their ratios."""
    with tempfile.TemporaryDirectory() as name, serving(directory := Path(name)) as ours:
        for day in DAYS:
            _measure(day, ours, directory)


def _measure(day: Path, ours: str, directory: Path) -> None:
    answer = directory / f"answer-to-{day.name}"
    answer.write_bytes(_answer(day, ours))
    sizes = [file.stat().st_size / 1000 for file in (day, answer)]
    _say("{}: a request of {:.1f} KB, an answer of {:.1f} KB".format(day.stem, *sizes))
    with running(["-m", "tests.benchmark.empty", str(answer)], directory, ready_at="/openapi.json") as empty:
        for url in (ours, empty):
            _rate(day, url, SECONDS_TO_WARM_UP)
        ratios = [_ratio(day, ours, empty, ours_first=number % 2 == 0) for number in range(ROUNDS)]
    _say(f"/evaluate answers {median(ratios):.2f} of what the empty endpoint answers: the median of {ROUNDS} rounds")


def _ratio(day: Path, ours: str, empty: str, *, ours_first: bool) -> float:
    """One round."""
    rates = {url: _rate(day, url, SECONDS) for url in ((ours, empty) if ours_first else (empty, ours))}
    ratio = rates[ours] / rates[empty]
    _say(f"/evaluate {rates[ours]:.0f} a second, the empty endpoint {rates[empty]:.0f}: {ratio:.2f}")
    return ratio


def _answer(day: Path, url: str) -> bytes:
    asked = Request(f"{url}/evaluate", day.read_bytes(), {"Content-Type": "application/json"})
    with urlopen(asked) as answer:
        body: bytes = answer.read()
        return body


def _rate(day: Path, url: str, seconds: int) -> float:
    """Requests answered a second; every answer has to be a good one."""
    asking = ["wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s"]
    command = [*asking, "--script", str(HERE / "post.lua"), f"{url}/evaluate"]
    told = subprocess.run(command, env={**os.environ, "PAYLOAD": str(day)}, capture_output=True, text=True, check=True)
    if "Non-2xx" in told.stdout or "Socket errors" in told.stdout:
        sys.exit(told.stdout)
    (rate,) = re.findall(r"Requests/sec:\s+([\d.]+)", told.stdout)
    return float(rate)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
