"""The verdict of one authority on one axis, and what it would be if one thing about it were otherwise.

What it would be if the authority counted other origins, by its earlier editions, and for people next to the person.
Everything is judged by the functions that judge the verdict itself, when it is first asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from msgspec import structs

from app.evaluator.cases import Case
from app.evaluator.facts import Facts
from app.evaluator.intake import Origin
from app.evaluator.judging import Verdict, outcomes
from app.evaluator.person import LifeStage, PossiblePerson, Sex, is_adult
from app.evaluator.quantities import ZERO
from app.evaluator.questions import AboutPerson, Judgement, judge
from app.evaluator.references import Per, ReferenceValue
from app.evaluator.taken import Taken
from app.evaluator.yardstick import Yardstick
from app.evaluator.yardsticks import yardsticks_of

Counted = tuple[tuple[Origin, ...], tuple[Origin, ...]]
Values = tuple[ReferenceValue, ...]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A verdict that would be another one: by an earlier edition, or for somebody next to the person."""

    what: str
    verdict: Verdict
    values: Values
    person: PossiblePerson | None = None


class Background:
    """What the verdicts about one nutrient have in common."""

    def __init__(self, case: Case, about_person: AboutPerson, facts: Facts) -> None:
        self.case = case
        self.people = case.record.situation.people
        self.references = facts.references
        self._about_person = about_person

    @cached_property
    def taken(self) -> tuple[Origin, ...]:
        """The origins of what was taken, as far as they are known."""
        contributions = (each for day in self.case.record.situation.days for each in day.contributions)
        taken = {origin for each in contributions if each.amount.high > ZERO for origin in each.told_origins}
        return tuple(origin for origin in Origin if origin in taken)

    def judged(self, yardstick: Yardstick) -> Verdict:
        """The verdict by another yardstick."""
        return judge(yardstick, self.case.taken, self._about_person).verdict

    def taken_by(self, yardstick: Yardstick) -> Taken:
        """What was taken, in the equivalent of a yardstick."""
        return self.case.taken.counted_as(yardstick.equivalent)


class Compared:
    """One authority's verdict on one axis."""

    def __init__(self, judgement: Judgement, background: Background) -> None:
        self.judgement = judgement
        self.verdict = judgement.verdict
        self.yardstick = judgement.yardstick
        self.authority = judgement.yardstick.authority
        self._background = background
        self._counting_as: dict[Counted, Verdict] = {}

    @cached_property
    def statuses(self) -> tuple[str, ...]:
        """Why there is no value for somebody it may be, each word once."""
        return tuple(sorted({absence.status.value for absence in self.yardstick.all_absences}))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the values, each once."""
        return tuple(dict.fromkeys(value.kind.value for value in self.yardstick.all_values))

    @cached_property
    def per(self) -> frozenset[Per]:
        """What the values are printed per."""
        return frozenset(value.per for value in self.yardstick.all_values)

    @cached_property
    def numbers(self) -> object:
        """All that the verdict looks at besides the amount, for everybody it may be."""
        values = self.yardstick.values.items()
        printed = {(sex, value.value, value.per, value.equivalent) for sex, of_sex in values for value in of_sex}
        return printed, {(sex, absence.status) for sex, absence in self.yardstick.absences.items()}

    @cached_property
    def amounts(self) -> object:
        """The amounts that are printed, whoever they are for."""
        return _amounts(self.yardstick)

    @cached_property
    def treatments(self) -> tuple[str, ...]:
        """What the authority does with each origin of what was taken."""
        return tuple(self.treatment(origin) for origin in self._background.taken)

    def treatment(self, origin: Origin) -> str:
        """What the authority does with an origin: counted, left_open or not_counted."""
        counts, unclear = self.yardstick.counted_origins
        return "counted" if origin in counts else "left_open" if origin in unclear else "not_counted"

    def otherwise_treated(self, other: "Compared") -> tuple[Origin, ...]:
        """The origins of what was taken that one of the two counts, or leaves open, and the other does not."""
        if self.treatments == other.treatments:
            return ()
        both = zip(self._background.taken, self.treatments, other.treatments, strict=True)
        return tuple(origin for origin, one, another in both if one != another)

    def counting_as(self, other: "Compared") -> Verdict:
        """The verdict by this authority's numbers on what the other counts."""
        counted = other.yardstick.counted_origins
        if counted not in self._counting_as:
            self._counting_as[counted] = self._background.judged(self.yardstick.counting_as(other.yardstick))
        return self._counting_as[counted]

    def verdict_in(self, other: "Compared") -> Verdict:
        """The verdict by this authority's numbers and origins on the equivalent that the other counts."""
        equivalent = other.yardstick.equivalent or ""
        values = {
            sex: tuple(replace(value, equivalent=equivalent) for value in of_sex)
            for sex, of_sex in self.yardstick.values.items()
        }
        return self._background.judged(replace(self.yardstick, values=values))

    @cached_property
    def by_earlier_editions(self) -> tuple[Otherwise, ...]:
        """The earlier editions whose verdict would be another one, the latest first."""
        return tuple(each for each in self._earlier() if each.verdict is not self.verdict)

    def _earlier(self) -> Iterator[Otherwise]:
        references, nutrient = self._background.references, self._background.case.nutrient.id
        held = references.all_values(self.authority, nutrient)
        for edition in sorted({value.edition for value in held if not value.in_force}, reverse=True):
            values = {
                person.sex: tuple(
                    value
                    for value in references.values(self.authority, nutrient, person, edition)
                    if value.kind.value in self.kinds
                )
                for person in self._background.people
            }
            if all(values.values()):
                yardstick = replace(self.yardstick, values=values, absences={})
                yield Otherwise(edition, self._background.judged(yardstick), yardstick.all_values)

    @cached_property
    def for_neighbours(self) -> tuple[Otherwise, ...]:
        """The people next to the person for whom the verdict would be another one, and by what they differ."""
        if len(self._background.people) > 1:
            return ()
        return tuple(each for each in self._neighbours() if each.verdict is not self.verdict)

    def _neighbours(self) -> Iterator[Otherwise]:
        for split_by, neighbour in _next_to(self._background.people[0], self.yardstick.all_values):
            yardstick = self._for(neighbour)
            amount = yardstick.axis(self._background.taken_by(yardstick).axes).amount
            possible = tuple(outcomes(yardstick, (neighbour,), amount))
            if len(possible) == 1 and yardstick.values:
                yield Otherwise(split_by, possible[0], yardstick.all_values, neighbour)

    def prints_the_same_for(self, neighbour: PossiblePerson) -> bool:
        """Whether the authority prints the same amounts for somebody else as for the person."""
        return _amounts(self._for(neighbour)) == self.amounts

    def _for(self, person: PossiblePerson) -> Yardstick:
        background = self._background
        theirs = yardsticks_of(self.authority, background.case.nutrient.id, (person,), background.references)
        if not self.yardstick.is_ceiling:
            return theirs.goal
        of_the_same = (each for each in theirs.limits if each.equivalent == self.yardstick.equivalent)
        return next(of_the_same, theirs.limits[0])


def _amounts(yardstick: Yardstick) -> object:
    return {(value.value, value.per) for value in yardstick.all_values}


def _next_to(person: PossiblePerson, values: Values) -> Iterator[tuple[str, PossiblePerson]]:
    """People who differ from this one in one thing that a print may split by, and what that is.

    A child's value explains no verdict about an adult, and the other way round.
    """
    for band in dict.fromkeys(value.band for value in values):
        for age in (band.age_min_months - 1, band.age_max_months):
            if age is not None and age >= 0 and is_adult(age) is is_adult(person.age_months):
                yield "age", structs.replace(person, age_months=age)
    if person.life_stage is not LifeStage.GENERAL:
        yield "life_stage", structs.replace(person, life_stage=LifeStage.GENERAL)
    else:
        yield from (("sex", structs.replace(person, sex=sex)) for sex in Sex if sex is not person.sex)
