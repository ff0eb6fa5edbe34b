"""What is wrong with seed files, in words for the person who edits them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

LONGEST_QUOTE = 60

FILE = "file"
HEADER = "header"
ROW = "row"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. The column is FILE, HEADER or ROW where it is not in one cell."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.column}: {self.message}"


class SeedProblems(Exception):
    """The seed files cannot be loaded; ``problems`` holds every mistake, in the order of files and lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def quoted(text: str) -> str:
    """The text in quotation marks on one line; a long one without its middle."""
    half = LONGEST_QUOTE // 2
    shown = text if len(text) <= LONGEST_QUOTE else f"{text[:half]} ... {text[-half:]}"
    return json.dumps(shown, ensure_ascii=False)


def near_miss(word: str, known: Iterable[str]) -> str:
    """A question to put behind a message, when one of the known words is close to this one; else nothing."""
    close = get_close_matches(word, list(known), n=1)
    return f"; did you mean {quoted(close[0])}?" if close else ""


def not_one_of(found: str, words: Iterable[str]) -> str:
    """The message about a word that is not one of a closed set."""
    known = list(words)
    return f"{quoted(found)} is not one of {', '.join(known)}{near_miss(found, known)}"
