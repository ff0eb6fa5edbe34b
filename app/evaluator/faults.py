"""What is wrong with a request: faults that point at fields, and the words for names that are not known."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: a stable code, a sentence that says what would be right, and a JSON pointer to the field."""

    code: str
    detail: str
    pointer: str


class FaultyRequestError(ValueError):
    """A request does not fit together; ``faults`` says why, all at once."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.pointer}: {fault.detail}" for fault in faults))
        self.faults = faults


class InvalidIntakeError(FaultyRequestError):
    """An intake cannot be evaluated."""


class InvalidLabelError(FaultyRequestError):
    """A label cannot be read."""


def unknown_slug(kind: str, slug: str, known: Collection[str]) -> str:
    """The sentence about a slug that is not known; a near miss names the slug that may have been meant."""
    return f"There is no {kind} {slug!r}.{did_you_mean(slug, known)}"


def did_you_mean(word: str, known: Collection[str]) -> str:
    """A question to put behind a sentence when one of the known words is close to this one; else nothing."""
    near = closest(word, known)
    return f" Did you mean {near!r}?" if near else ""


def closest(word: str, known: Collection[str]) -> str | None:
    """The one of the known words that is this one or closest to it; None where none is close."""
    return next(iter(get_close_matches(word, known, 1)), None)
