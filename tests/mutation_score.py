"""Of each module of the evaluator how many mutants were noticed, from ``mutmut results --all true`` on standard input.

Noticed is a mutant that a test failed on, and one that never ends. All others count as not noticed: those that
survived, those that no test runs, and any whose run broke off. Ends with 1 when fewer than nine tenths were noticed.

With ``--draw N`` it prints the names of so many mutants drawn by chance instead, the same ones each time, and with
``--sample`` it counts those that were tried alone and says how far the score of all may be from theirs: the 95 %
interval of E. B. Wilson, Probable inference, Journal of the American Statistical Association 22, 1927, p. 209-212.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from math import sqrt
from random import Random

NOTICED, NOT_TRIED = ("killed", "timeout"), "not checked"
LEAST_SCORE = 0.9
SDS_OF_95_PERCENT = 1.96

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


def interval(outcomes: Counter[str]) -> tuple[float, float]:
    """Where the score of all mutants lies, with a confidence of 95 percent, when these are a sample."""
    number, share, z = outcomes.total(), score(outcomes), SDS_OF_95_PERCENT
    middle = (share + z**2 / (2 * number)) / (1 + z**2 / number)
    half = z * sqrt(share * (1 - share) / number + z**2 / (4 * number**2)) / (1 + z**2 / number)
    return middle - half, middle + half


def drawn(lines: Iterable[str], number: int) -> list[str]:
    """The names of so many mutants, or of all where there are fewer."""
    names = sorted(line.strip().split(": ")[0] for line in lines)
    return Random(0).sample(names, min(number, len(names)))


def tried(lines: Iterable[str]) -> list[str]:
    """The lines about mutants that were tried."""
    return [line for line in lines if not line.strip().endswith(f": {NOT_TRIED}")]


def table(found: Counts) -> str:
    """One line for each module and one for all, and what became of them."""
    rows = [*sorted(found.items()), ("all", all_of(found))]
    lines = [f"{name:<25} {noticed(one):>5} of {one.total():>5}  {score(one):6.1%}" for name, one in rows]
    outcomes = ", ".join(f"{number} {outcome}" for outcome, number in all_of(found).most_common())
    return "\n".join([*lines, outcomes])


def main() -> None:
    """Draw, or count."""
    parser = ArgumentParser()
    parser.add_argument("--draw", type=int)
    parser.add_argument("--sample", action="store_true")
    asked, lines = parser.parse_args(), list(sys.stdin)
    if asked.draw:
        sys.stdout.write("\n".join(drawn(lines, asked.draw)) + "\n")
        return
    found = counts(tried(lines) if asked.sample else lines)
    least = score(all_of(found))
    sys.stdout.write(table(found) + "\n")
    if asked.sample:
        least, most = interval(all_of(found))
        sys.stdout.write(f"A sample of {len(lines)} mutants: with 95 % confidence {least:.1%} to {most:.1%} of all.\n")
    sys.exit(least < LEAST_SCORE)


if __name__ == "__main__":
    main()
