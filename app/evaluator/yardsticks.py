"""Which of an authority's values are the goal, the limits, the requirement, and the floors and ceilings besides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.evaluator.person import PossiblePerson
from app.evaluator.references import (
    FLOORS,
    GOALS,
    LIMITS,
    OTHER_CEILINGS,
    REQUIREMENTS,
    Absence,
    Per,
    References,
    ReferenceValue,
    ValueKind,
)
from app.evaluator.yardstick import Yardstick


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """All that one authority's values of one nutrient say for some people; a floor that is the goal is that object.

    There is a limit for each equivalent that the authority limits, or one that says why there is none.
    """

    goal: Yardstick
    limits: tuple[Yardstick, ...]
    requirement: Yardstick
    floors: tuple[Yardstick, ...]
    ceilings: tuple[Yardstick, ...]
    """Those that are no upper level."""


def yardsticks_of(
    authority: str, nutrient: str, people: tuple[PossiblePerson, ...], references: References
) -> Yardsticks:
    """The yardsticks for these people, made once for all people of the same bands."""
    asked = (authority, nutrient, people, references)

    def make() -> Yardsticks:
        if nutrient in references.not_judged:
            return _not_judged(authority, people, references.not_judged[nutrient])
        adequacy = goal(*asked)
        of_each_term = [adequacy if floor == adequacy else floor for floor in floors(*asked)]
        return Yardsticks(adequacy, limits(*asked), requirement(*asked), tuple(of_each_term), other_ceilings(*asked))

    return references.bands.once(authority, nutrient, people, make)


def _not_judged(authority: str, people: tuple[PossiblePerson, ...], why: Absence) -> Yardsticks:
    absences = {person.sex: why for person in people}
    floor, ceiling = (Yardstick(authority, is_ceiling, {}, absences) for is_ceiling in (False, True))
    return Yardsticks(floor, (ceiling,), floor, (), ())


def goal(authority: str, nutrient: str, people: Iterable[PossiblePerson], references: References) -> Yardstick:
    """The yardstick of adequacy: the recommended intake where the authority sets one, else the adequate intake."""
    return _first_kind_of(GOALS, authority, nutrient, people, references)


def limits(
    authority: str, nutrient: str, people: Iterable[PossiblePerson], references: References
) -> tuple[Yardstick, ...]:
    """The yardsticks of excess: the upper level where the authority sets one, else its guidance level.

    An authority may limit several substances: nicotinic acid and nicotinamide are two limits of niacin.
    """
    together = _first_kind_of(LIMITS, authority, nutrient, people, references)
    equivalents = tuple(dict.fromkeys(value.equivalent for value in together.all_values))
    if len(equivalents) <= 1:
        return (together,)
    return tuple(_counting_alone(equivalent, together) for equivalent in equivalents)


def _counting_alone(equivalent: str, together: Yardstick) -> Yardstick:
    of_each = {
        sex: tuple(value for value in values if value.equivalent == equivalent)
        for sex, values in together.values.items()
    }
    return replace(together, values={sex: values for sex, values in of_each.items() if values})


def other_ceilings(
    authority: str, nutrient: str, people: tuple[PossiblePerson, ...], references: References
) -> tuple[Yardstick, ...]:
    """One yardstick for each of the authority's terms that is compared from below and is no upper level."""
    return _of_each_term(OTHER_CEILINGS, authority, nutrient, people, references)


def requirement(authority: str, nutrient: str, people: tuple[PossiblePerson, ...], references: References) -> Yardstick:
    """What a usual intake is compared with: the average requirement where the authority sets one, else the AI.

    Without either, what is said of the average requirement counts: an authority may set one that we do not hold.
    """
    found = _first_kind_of(REQUIREMENTS, authority, nutrient, people, references)
    if not found.absences:
        return found
    without = [person for person in people if person.sex in found.absences]
    kind = ValueKind.AVERAGE_REQUIREMENT
    return replace(found, absences={p.sex: references.absence(authority, nutrient, kind, p) for p in without})


def floors(
    authority: str, nutrient: str, people: tuple[PossiblePerson, ...], references: References
) -> tuple[Yardstick, ...]:
    """One yardstick for each of the authority's terms that is a floor for somebody it may be."""
    return _of_each_term(FLOORS, authority, nutrient, people, references)


def _of_each_term(
    kinds: tuple[ValueKind, ...],
    authority: str,
    nutrient: str,
    people: tuple[PossiblePerson, ...],
    references: References,
) -> tuple[Yardstick, ...]:
    of_each = {person: _of_kinds(kinds, references.values(authority, nutrient, person)) for person in people}
    terms = dict.fromkeys((value.kind, value.value_type, value.per) for of in of_each.values() for value in of)
    ordered = sorted(terms, key=lambda term: kinds.index(term[0]))
    return tuple(_of_term(authority, nutrient, term, of_each, references) for term in ordered)


def _first_kind_of(
    kinds: tuple[ValueKind, ...],
    authority: str,
    nutrient: str,
    people: Iterable[PossiblePerson],
    references: References,
) -> Yardstick:
    values, absences = {}, {}
    for person in people:
        applying = references.values(authority, nutrient, person)
        found = next(filter(None, (_of_kinds((kind,), applying) for kind in kinds)), ())
        if found:
            values[person.sex] = found
        else:
            absences[person.sex] = references.absence_of_all(authority, nutrient, kinds, person)
    return Yardstick(authority, kinds == LIMITS, values, absences)


def _of_term(
    authority: str,
    nutrient: str,
    term: tuple[ValueKind, str, Per],
    of_each: Mapping[PossiblePerson, tuple[ReferenceValue, ...]],
    references: References,
) -> Yardstick:
    kind, value_type, per = term
    values = {
        person: tuple(value for value in found if (value.value_type, value.per) == (value_type, per))
        for person, found in of_each.items()
    }
    without = (person for person, found in values.items() if not found)
    absences = {person.sex: references.absence(authority, nutrient, kind, person) for person in without}
    by_sex = {person.sex: found for person, found in values.items() if found}
    return Yardstick(authority, kind in OTHER_CEILINGS, by_sex, absences)


def _of_kinds(kinds: tuple[ValueKind, ...], values: Iterable[ReferenceValue]) -> tuple[ReferenceValue, ...]:
    """Where a term is printed per kilogram, and for a reference weight besides, the former is for the person."""
    found = [value for value in values if value.kind in kinds]
    per_kg = {value.value_type for value in found if value.per is Per.KG}
    return tuple(value for value in found if value.per is Per.KG or value.value_type not in per_kg)
