"""A line of a label in its smallest parts: numbers, words and signs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from unicodedata import category, normalize

from app.evaluator.names import folded

BEFORE_A_NUMBER = frozenset(".,-")
"""Signs that would be part of a number that they stand right before: they are no mere separators there."""

_FORMULA = (
    r"(?=\S*(?:\)[2-9]|[.\u00b7\u2022*][0-9]*H2O))"  # with an index behind a parenthesis, or with water
    r"(?:[A-Z][a-z]?[0-9]*|\((?:[A-Z][a-z]?[0-9]*)+\)[2-9])+(?:[.\u00b7\u2022*][0-9]*H2O)?(?![^\W_])"
)
_PARTS = re.compile(
    r"(?P<number>[0-9](?:[0-9.,]*[0-9])?)"
    rf"|(?P<formula>{_FORMULA})|(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)|(?P<sign>\S)"
)
_SEPARATORS = frozenset(',;:.|\u2022\u00b7-*\u2020\u2021\u00ae\u2122\u00a9"')
_DIGITS_IN_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_PLAIN = {0xA0: " ", **{0x2080 + digit: str(digit) for digit in range(10)}}
_POINT_OR_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


class Kind(StrEnum):
    """What a part of a line is."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word or a sign, where it stands, and inside how many parentheses."""

    kind: Kind
    text: str
    """In its plain spelling."""
    start: int
    end: int
    depth: int
    is_separator: bool = False


def in_one_encoding(line: str) -> str:
    """The line with each accented letter as one character, plain spaces, and the small digits of formulas as digits."""
    return normalize("NFC", line).translate(_PLAIN)


def tokens_of(line: str) -> Iterator[Token]:
    """The parts of a line; parentheses are told by the depth of what stands in them."""
    depth = 0
    for part in _PARTS.finditer(line):
        text = part.group()
        if text in "([":
            depth += 1
        elif text in ")]":
            depth -= 1
        else:
            kind = Kind.WORD if part.lastgroup == "formula" else Kind(part.lastgroup or "")
            yield _token(kind, text, part.start(), depth, line)


def _token(kind: Kind, text: str, start: int, depth: int, line: str) -> Token:
    dash = "-" if category(text[0]) == "Pd" else text
    is_separator = dash in _SEPARATORS and not (dash in BEFORE_A_NUMBER and _belongs_to_a_number(line, start))
    return Token(kind, dash if kind is Kind.SIGN else folded(text), start, start + len(text), depth, is_separator)


def _belongs_to_a_number(line: str, place: int) -> bool:
    """Whether a digit follows, with nothing or a digit before: "-5", ".5", "100-200", but not "Magnesium.....200"."""
    before, after = line[:place], line[place + 1 : place + 2]
    return after.isdigit() and (not before or before[-1].isspace() or before[-1].isdigit() or before[-1] in "([")


def number_in(text: str) -> Decimal | None:
    """The number that a text spells in English; None where it may be another one, or is none.

    "1,000" is a thousand. "1.000" may be a thousand or one, and "1,5" one and a half or a slip: neither is read.
    """
    if not _DIGITS_IN_GROUPS.fullmatch(text) or _POINT_OR_GROUP.fullmatch(text):
        return None
    return Decimal(text.replace(",", ""))


def parts_between(line: str, tokens: Iterable[Token], understood: set[int]) -> Iterator[str]:
    """The stretches of a line that hold tokens which were not understood, as they are written."""
    stretch: list[Token] = []
    for place, token in enumerate(tokens):
        if place in understood:
            if stretch:
                yield line[stretch[0].start : stretch[-1].end]
            stretch = []
        elif stretch or not token.is_separator:
            stretch.append(token)
    if stretch:
        yield line[stretch[0].start : stretch[-1].end]
