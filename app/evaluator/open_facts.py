"""Facts that a caller may know and did not tell: each with the answers to it, and what every answer would change."""

from dataclasses import dataclass
from enum import StrEnum

from app.evaluator.person import PossiblePerson
from app.evaluator.situation import Contribution


class FactKind(StrEnum):
    """What a fact is about: the name of the field that would tell it."""

    SEX = "sex"
    WEIGHT = "weight_kg"
    ENERGY_REQUIREMENT = "energy_requirement_mj"
    ENERGY_INTAKE = "energy_intake_mj"
    RECORD = "record"
    BASIS = "basis"
    FORM = "form"
    ORIGIN = "origin"
    AMOUNT = "amount"
    COMPONENT = "component"
    PORTION = "portion"


MEASURED = (FactKind.WEIGHT, FactKind.ENERGY_REQUIREMENT, FactKind.ENERGY_INTAKE)
"""Numbers that are known of a person or are not."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to an open fact, and what it would change: the people, what an entry brings, or a day's record."""

    name: str
    people: tuple[PossiblePerson, ...] = ()
    contribution: Contribution | None = None
    finished_day: int | None = None


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact that the caller may know and did not tell. A number's options are its ends and one between."""

    kind: FactKind
    pointer: str
    options: tuple[Option, ...]

    @property
    def is_number(self) -> bool:
        """Whether the answer is a number instead of one of the options."""
        return self.kind is FactKind.AMOUNT or self.kind in MEASURED
