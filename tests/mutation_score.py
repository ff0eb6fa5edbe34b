"""Of each module of the evaluator how many mutants were noticed, from ``mutmut results --all true`` on standard input.

A mutant that never ends is noticed too. Ends with 1 when fewer than nine tenths of all were noticed.
"""

import sys
from collections import Counter
from collections.abc import Iterable

NOTICED = ("killed", "timeout")
LEAST_SCORE = 0.9

Counts = dict[str, Counter[bool]]


def counts(lines: Iterable[str]) -> Counts:
    """By module, how many mutants were noticed (True) and not noticed (False)."""
    found: Counts = {}
    for line in lines:
        name, status = line.strip().split(": ")
        module = name.rsplit(".", 1)[0].rsplit(".", 1)[1]
        found.setdefault(module, Counter())[status in NOTICED] += 1
    return found


def score(noticed: Counter[bool]) -> float:
    """The share of the mutants that were noticed."""
    return noticed[True] / noticed.total()


def table(found: Counts) -> str:
    """One line for each module and one for all."""
    every = sum(found.values(), Counter[bool]())
    rows = [*sorted(found.items()), ("all", every)]
    return "\n".join(f"{name:<20} {one[True]:>5} of {one.total():>5}  {score(one):6.1%}" for name, one in rows)


if __name__ == "__main__":
    by_module = counts(sys.stdin)
    sys.stdout.write(table(by_module) + "\n")
    sys.exit(score(sum(by_module.values(), Counter[bool]())) < LEAST_SCORE)
