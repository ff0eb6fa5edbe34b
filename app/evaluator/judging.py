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
    HANGS_ON,
    LIMITS,
    OTHER_CEILINGS,
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
    AbsenceStatus.NEEDS_A_FACT: Verdict.CANNOT_TELL,
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
    def equivalent(self) -> str | None:
        """What its values count, such as DFE; empty where the nutrient has one measure alone, None without a value."""
        return self.all_values[0].equivalent if self.all_values else None

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
        energies = [(value.energy_of_a_gram.source, "") for value in self.all_values if value.energy_of_a_gram]
        stated = [(absence.source, absence.locator) for absence in self.all_absences if absence.is_stated]
        return (*printed, *energies, *stated)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources of the values, and of the statements that there is none, each once."""
        return tuple(dict.fromkeys(source for source, _ in self.places))

    def axis(self, axes: Axes) -> Axis:
        """What this yardstick looks at: a floor at the mean, and so does a ceiling that is of chronic disease."""
        if not self.is_ceiling:
            return axes.floor
        return axes.mean_at_least if self.is_of_the_mean else axes.ceiling(*self._what_counts)

    @cached_property
    def is_of_the_mean(self) -> bool:
        """Whether it is compared with the mean of the days, and not with the highest of them."""
        return not self.is_ceiling or {value.kind for value in self.all_values} == {
            ValueKind.CHRONIC_DISEASE_RISK_REDUCTION
        }

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
        if len(self.values) == 1 and not self.hangs_on:
            return self._of_all_values
        return hull([amount for person in people for amount in self.amounts_for(person)])

    def amounts_for(self, person: PossiblePerson) -> tuple[Interval, ...]:
        """The values for this person, a day; intervals where they hang on a weight or energy that is not known."""
        if self.hangs_on:
            return tuple(value.amount_for(person) for value in self.values.get(person.sex, ()))
        return self._amounts_a_day.get(person.sex, ())

    def needs(self, people: Iterable[PossiblePerson]) -> frozenset[str]:
        """The facts about the person, by field, that a value hangs on and that are not known."""
        if not self.hangs_on:
            return self.hangs_on
        every = tuple(people)
        return frozenset(
            field for field in self.hangs_on if any(not getattr(person, field).is_exact for person in every)
        )

    @cached_property
    def hangs_on(self) -> frozenset[str]:
        """The fields of a person that make its values amounts a day: the weight, or an energy."""
        return frozenset(HANGS_ON[value.per] for value in self.all_values if value.per in HANGS_ON)

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
