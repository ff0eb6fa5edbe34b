"""A person's whole table: the values of all authorities and nutrients that are theirs, and why there is no other.

What an authority or our data say of a kind without a value is told kind by kind. So is a kind that the authority has
for others than this person. Of what remains we only know that we hold nothing: that is told once for many nutrients,
for thousands of rows that say so would hide the few that say more.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from app.evaluator.person import PossiblePerson
from app.evaluator.references import Absence, References, ReferenceValue, Selection, ValueKind


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Nutrients of which we hold nothing of an authority for anybody, of each of these kinds."""

    authority: str
    kinds: tuple[ValueKind, ...]
    nutrients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonTable:
    """What applies, what is absent for a reason or for this person, and what we do not hold for anybody."""

    values: tuple[ReferenceValue, ...]
    absences: tuple[Absence, ...]
    not_held: tuple[NotHeld, ...]


def person_table(
    references: References,
    of: tuple[Iterable[str], Iterable[str]],
    kinds: Collection[ValueKind],
    people: Collection[PossiblePerson],
    edition: str | None = None,
) -> PersonTable:
    """The table of these authorities and nutrients (``of``) for anybody among these people.

    What is absent is stated of the editions in force alone, so that another edition has values and nothing else.
    """
    selections = []
    not_held: dict[tuple[str, tuple[ValueKind, ...]], list[str]] = defaultdict(list)
    for authority, nutrient in product(*of):
        spoken_of = references.kinds_spoken_of(authority, nutrient)
        if unknown := tuple(kind for kind in kinds if kind not in spoken_of):
            not_held[authority, unknown].append(nutrient)
        if spoken_of:
            known = [kind for kind in kinds if kind in spoken_of]
            selections.append(references.for_people(authority, nutrient, known, people, edition))
    return _joined(selections, not_held if edition is None else {})


def _joined(
    selections: Collection[Selection], not_held: Mapping[tuple[str, tuple[ValueKind, ...]], Iterable[str]]
) -> PersonTable:
    return PersonTable(
        tuple(value for selection in selections for value in selection.values),
        tuple(absence for selection in selections for absence in selection.absences),
        tuple(NotHeld(*group, tuple(nutrients)) for group, nutrients in not_held.items()),
    )
