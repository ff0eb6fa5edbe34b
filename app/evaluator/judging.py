"""Compare a situation with reference values: at both ends of every interval, for everybody it may be.

Every comparison is monotone in intake, so the two ends are enough. Outcomes that agree settle a verdict.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from app.evaluator.axis import Axes, Axis
from app.evaluator.intake import Origin
from app.evaluator.person import PossiblePerson, Sex
from app.evaluator.quantities import Interval, exact, hull
from app.evaluator.references import (
    FLOORS,
    GOALS,
    LIMITS,
    REQUIREMENTS,
    Absence,
    AbsenceStatus,
    Per,
    References,
    ReferenceValue,
    ValueKind,
)


class Verdict(StrEnum):
    """The words of a verdict; those of floors and of ceilings carry their direction."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    WITHIN = "within"
    EXCEEDED = "exceeded"
    DEPENDS = "depends"
    CANNOT_TELL = "cannot_tell"
    NOT_ESTABLISHED = "not_established"
    NOT_APPLICABLE = "not_applicable"


class Reason(StrEnum):
    """Why a verdict is cannot_tell."""

    NO_COMPLETE_DAY = "no_complete_day"
    NEEDS_A_FACT = "needs_a_fact"
    AUTHORITY_TEXT_UNCLEAR = "authority_text_unclear"
    DAYS_MAY_COINCIDE = "days_may_coincide"
    NOT_IN_OUR_DATA = "not_in_our_data"


Outcomes = frozenset[Verdict]

_OF_ABSENCE = {
    AbsenceStatus.NOT_ESTABLISHED: Verdict.NOT_ESTABLISHED,
    AbsenceStatus.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
    AbsenceStatus.NOT_IN_OUR_DATA: Verdict.CANNOT_TELL,
}


@dataclass(frozen=True)
class Yardstick:
    """What one verdict compares with: an authority's values, for each sex that the person may have those that apply.

    A person without a value has an absence instead. Several values apply where the print has a condition, such as
    how an infant is fed, that a request does not tell.
    """

    authority: str
    is_ceiling: bool
    values: Mapping[Sex, tuple[ReferenceValue, ...]]
    absences: Mapping[Sex, Absence]

    @cached_property
    def all_values(self) -> tuple[ReferenceValue, ...]:
        """The values of everybody it may be, each once."""
        return tuple(dict.fromkeys(value for values in self.values.values() for value in values))

    @cached_property
    def all_absences(self) -> tuple[Absence, ...]:
        """The absences of everybody it may be, each once."""
        return tuple(dict.fromkeys(self.absences.values()))

    @cached_property
    def value_type(self) -> str:
        """The authority's own term, or terms where several values may apply."""
        return " or ".join(dict.fromkeys(value.value_type for value in self.all_values))

    @cached_property
    def counted_origins(self) -> tuple[tuple[Origin, ...], tuple[Origin, ...]]:
        """Of a limit, the origins that it counts and those that its text leaves open."""
        counts = frozenset(origin for value in self.all_values for origin in value.counts)
        unclear = frozenset(origin for value in self.all_values for origin in value.unclear) - counts
        return tuple(o for o in Origin if o in counts), tuple(o for o in Origin if o in unclear)

    @cached_property
    def differs_by_sex(self) -> bool:
        """Whether the people it may be have different values."""
        return len({self.values.get(sex, ()) for sex in (*self.values, *self.absences)}) > 1

    @cached_property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Where the values are printed, and where it is stated that there is none: sources, each with a locator."""
        printed = [(value.source, value.locator) for value in self.all_values]
        stated = [(absence.source, absence.locator) for absence in self.all_absences if absence.is_stated]
        return (*printed, *stated)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources of the values, and of the statements that there is none, each once."""
        return tuple(dict.fromkeys(source for source, _ in self.places))

    def axis(self, axes: Axes) -> Axis:
        """What this yardstick looks at."""
        if not self.is_ceiling:
            return axes.floor
        return axes.ceiling(*self._what_counts)

    def counting_as(self, other: "Yardstick") -> "Yardstick":
        """This yardstick with its numbers, if it counted what another counts; made once for all that count alike."""
        if other._what_counts not in self._counting:
            counts, unclear = other._what_counts
            values = {
                sex: tuple(replace(value, counts=counts, unclear=unclear) for value in of_sex)
                for sex, of_sex in self.values.items()
            }
            self._counting[other._what_counts] = replace(self, values=values)
        return self._counting[other._what_counts]

    @cached_property
    def _counting(self) -> dict[tuple[frozenset[Origin], frozenset[Origin]], "Yardstick"]:
        return {}

    def reference(self, people: Iterable[PossiblePerson]) -> Interval:
        """From the lowest to the highest amount among these people; at least one of them needs a value."""
        if len(self.values) == 1 and not self.is_by_weight:
            return self._of_all_values
        return hull([amount for person in people for amount in self.amounts_for(person)])

    def amounts_for(self, person: PossiblePerson) -> tuple[Interval, ...]:
        """The values for this person, a day; intervals where they hang on a weight that is not known."""
        if self.is_by_weight:
            return tuple(value.amount_for(person) for value in self.values.get(person.sex, ()))
        return self._amounts_a_day.get(person.sex, ())

    def needs_weight(self, people: Iterable[PossiblePerson]) -> bool:
        """Whether a value is per kilogram and the weight is not known."""
        return self.is_by_weight and any(not person.weight_kg.is_exact for person in people)

    @cached_property
    def is_by_weight(self) -> bool:
        """Whether a value is per kilogram, so that its amount hangs on the weight."""
        return any(value.per is Per.KG for value in self.all_values)

    @cached_property
    def _of_all_values(self) -> Interval:
        return hull([amount for amounts in self._amounts_a_day.values() for amount in amounts])

    @cached_property
    def _amounts_a_day(self) -> Mapping[Sex, tuple[Interval, ...]]:
        return {sex: tuple(exact(value.value) for value in values) for sex, values in self.values.items()}

    @cached_property
    def _what_counts(self) -> tuple[frozenset[Origin], frozenset[Origin]]:
        counts, unclear = self.counted_origins
        return frozenset(counts), frozenset(unclear)


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """All that one authority's values of one nutrient say for some people; a floor that is the goal is that object."""

    goal: Yardstick
    limit: Yardstick
    requirement: Yardstick
    floors: tuple[Yardstick, ...]


def yardsticks_of(
    authority: str, nutrient: str, people: tuple[PossiblePerson, ...], references: References
) -> Yardsticks:
    """The yardsticks for these people, made once for all people of the same bands."""
    asked = (authority, nutrient, people, references)

    def make() -> Yardsticks:
        adequacy = goal(*asked)
        of_each_term = [adequacy if floor == adequacy else floor for floor in floors(*asked)]
        return Yardsticks(adequacy, limit(*asked), requirement(*asked), tuple(of_each_term))

    return references.bands.once(authority, nutrient, people, make)


def goal(authority: str, nutrient: str, people: Iterable[PossiblePerson], references: References) -> Yardstick:
    """The yardstick of adequacy: the recommended intake where the authority sets one, else the adequate intake."""
    return _first_kind_of(GOALS, authority, nutrient, people, references)


def limit(authority: str, nutrient: str, people: Iterable[PossiblePerson], references: References) -> Yardstick:
    """The yardstick of excess: the upper level where the authority sets one, else its guidance level."""
    return _first_kind_of(LIMITS, authority, nutrient, people, references)


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
    of_each = {person: _of_kinds(FLOORS, references.values(authority, nutrient, person)) for person in people}
    terms = dict.fromkeys((value.kind, value.value_type) for values in of_each.values() for value in values)
    ordered = sorted(terms, key=lambda term: FLOORS.index(term[0]))
    return tuple(_of_term(authority, nutrient, term, of_each, references) for term in ordered)


def value_ids(yardstick: Yardstick) -> list[str]:
    """The values compared with, by id."""
    return [value.id for value in yardstick.all_values]


def source_ids(yardstick: Yardstick) -> list[str]:
    """The sources of the values, and of the statements that there is none."""
    return list(yardstick.sources)


def outcomes(yardstick: Yardstick, people: Iterable[PossiblePerson], amount: Interval | None) -> Outcomes:
    """Every verdict that is possible for this amount, over both its ends and everybody it may be."""
    possible: set[Verdict] = set()
    for person in people:
        if person.sex in yardstick.absences:
            possible.add(of_absence(yardstick.absences[person.sex]))
        for reference in yardstick.amounts_for(person):
            possible.update((Verdict.CANNOT_TELL,) if amount is None else at_both_ends(yardstick, reference, amount))
    return frozenset(possible)


def at_both_ends(yardstick: Yardstick, reference: Interval, amount: Interval) -> tuple[Verdict, Verdict]:
    """The verdict at the low end of an amount and at its high end."""
    return (_ceiling if yardstick.is_ceiling else _floor)(reference, amount)


def of_absence(absence: Absence) -> Verdict:
    """The verdict where there is no value."""
    return _OF_ABSENCE[absence.status]


def _floor(reference: Interval, mean: Interval) -> tuple[Verdict, Verdict]:
    """Equal to a floor reaches it."""
    return (
        Verdict.REACHED if mean.low >= reference.high else Verdict.NOT_REACHED,
        Verdict.REACHED if mean.high >= reference.low else Verdict.NOT_REACHED,
    )


def _ceiling(reference: Interval, highest_day: Interval) -> tuple[Verdict, Verdict]:
    """Equal to a ceiling is within. The mean of the days need not be looked at: it cannot be above all of them."""
    return (
        Verdict.EXCEEDED if highest_day.low > reference.high else Verdict.WITHIN,
        Verdict.EXCEEDED if highest_day.high > reference.low else Verdict.WITHIN,
    )


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
    term: tuple[ValueKind, str],
    of_each: Mapping[PossiblePerson, tuple[ReferenceValue, ...]],
    references: References,
) -> Yardstick:
    kind, value_type = term
    values = {p: tuple(value for value in found if value.value_type == value_type) for p, found in of_each.items()}
    without = (person for person, found in values.items() if not found)
    absences = {person.sex: references.absence(authority, nutrient, kind, person) for person in without}
    return Yardstick(authority, False, {person.sex: found for person, found in values.items() if found}, absences)


def _of_kinds(kinds: tuple[ValueKind, ...], values: Iterable[ReferenceValue]) -> tuple[ReferenceValue, ...]:
    return tuple(value for value in values if value.kind in kinds)
