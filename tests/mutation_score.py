"""Of each module of the evaluator how many mutants were noticed, from ``mutmut results --all true`` on standard input.

Noticed is a mutant that a test failed on, and one that never ends. All others count as not noticed: those that
survived, those that no test runs, and any whose run broke off. Ends with 1 when fewer than nine tenths were noticed.
"""

import sys
from collections import Counter
from collections.abc import Iterable

NOTICED = ("killed", "timeout")
LEAST_SCORE = 0.9

Counts = dict[str, Counter[str]]


def counts(lines: Iterable[str]) -> Counts:
    """By module, how many mutants had which outcome."""
    found: Counts = {}
    for line in lines:
        name, outcome = line.strip().split(": ")
        module = name.rsplit(".", 1)[0].removeprefix("app.evaluator.")
        found.setdefault(module, Counter())[outcome] += 1
    return found


def noticed(outcomes: Counter[str]) -> int:
    """How many of the mutants were noticed."""
    return sum(outcomes[outcome] for outcome in NOTICED)


def score(outcomes: Counter[str]) -> float:
    """The share of the mutants that were noticed."""
    return noticed(outcomes) / outcomes.total()


def all_of(found: Counts) -> Counter[str]:
    """The outcomes of all modules together."""
    return sum(found.values(), Counter[str]())


def table(found: Counts) -> str:
    """One line for each module and one for all, and what became of them."""
    rows = [*sorted(found.items()), ("all", all_of(found))]
    lines = [f"{name:<25} {noticed(one):>5} of {one.total():>5}  {score(one):6.1%}" for name, one in rows]
    outcomes = ", ".join(f"{number} {outcome}" for outcome, number in all_of(found).most_common())
    return "\n".join([*lines, outcomes])


if __name__ == "__main__":
    by_module = counts(sys.stdin)
    sys.stdout.write(table(by_module) + "\n")
    sys.exit(score(all_of(by_module)) < LEAST_SCORE)
