"""A verdict and the facts that it hangs on, and how many verdicts each fact alone would settle.

A verdict hangs on a fact when some telling of the other facts would leave it to this one. Comparisons are monotone, so
every fact that moves the amount compared, or chooses the value, is one as long as the ends disagree.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from app.evaluator.axis import Axis
from app.evaluator.judging import Reason, Verdict, at_both_ends, outcomes
from app.evaluator.open_facts import MEASURED, FactKind, OpenFact, Option
from app.evaluator.person import Person, PossiblePerson, possible_sexes
from app.evaluator.quantities import NO_UPPER_END, UNKNOWN, ZERO, Interval, exact
from app.evaluator.references import AbsenceStatus
from app.evaluator.situation import DayAmounts
from app.evaluator.taken import Taken, TakenInEach
from app.evaluator.yardstick import Yardstick

People = tuple[PossiblePerson, ...]


class Judgement(Struct, frozen=True):
    """A verdict, what it looked at, and what it hangs on. ``settled_by`` are the facts that alone would settle it."""

    yardstick: Yardstick
    taken: Taken
    """What was taken, in the equivalent of the yardstick."""
    axis: Axis
    verdict: Verdict
    reason: Reason | None
    depends_on: tuple[str, ...]
    settled_by: tuple[str, ...]

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of what it looks at, for lack of figures."""
        return self.taken.record.is_unknown and self.axis.amount is not None and self.axis.amount == UNKNOWN


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact worth asking for, and how many verdicts it alone would settle."""

    fact: OpenFact
    settles: int


class AboutPerson:
    """What was not told of the person, made when a verdict that is open first asks for it: most verdicts are not."""

    def __init__(self, person: Person, people: People) -> None:
        self._person = person
        self._people = people

    @cached_property
    def open_facts(self) -> tuple[OpenFact, ...]:
        """The sex, the weight and the energies, where they were not told."""
        facts = []
        if len(possible_sexes(self._person)) > 1:
            options = (Option(one.sex.value, people=(one,)) for one in self._people)
            facts.append(OpenFact(FactKind.SEX, "#/person/sex", tuple(options)))
        facts += [_number_about(kind, self._people) for kind in MEASURED if getattr(self._person, kind.value) is None]
        return tuple(facts)


def _number_about(kind: FactKind, people: People) -> OpenFact:
    ends = (("low", exact(ZERO)), ("high", exact(NO_UPPER_END)))
    options = (Option(name, people=_with_number(kind, end, people)) for name, end in ends)
    return OpenFact(kind, f"#/person/{kind.value}", tuple(options))


def _with_number(kind: FactKind, number: Interval, people: People) -> People:
    told: dict[str, Any] = {kind.value: number}
    return tuple(replace(person, **told) for person in people)


def judge(yardstick: Yardstick, taken_in_each: TakenInEach, about_person: AboutPerson) -> Judgement:
    """The verdict by this yardstick; where the ends do not agree, with the facts that it hangs on."""
    taken = taken_in_each.counted_as(yardstick.equivalent)
    axis, only_amount = yardstick.axis(taken.axes), yardstick.only_amount
    if only_amount is None or axis.amount is None:
        return _judge_by_several(yardstick, taken, axis, about_person)
    at_low, at_high = at_both_ends(yardstick, only_amount, axis.amount)
    if at_low is not at_high:
        return _inquire(yardstick, taken, axis, about_person)
    return Judgement(yardstick, taken, axis, at_low, None, (), ())


def _judge_by_several(yardstick: Yardstick, taken: Taken, axis: Axis, about_person: AboutPerson) -> Judgement:
    """By several values or none, or without an amount."""
    possible = outcomes(yardstick, taken.situation.people, axis.amount)
    if len(possible) > 1 or (axis.amount is None and yardstick.values):
        return _inquire(yardstick, taken, axis, about_person)
    (verdict,) = possible
    return Judgement(yardstick, taken, axis, verdict, _why(verdict, yardstick), (), ())


def _inquire(yardstick: Yardstick, taken: Taken, axis: Axis, about_person: AboutPerson) -> Judgement:
    """A verdict that is open, with what it hangs on."""
    record, people = taken.record, taken.situation.people
    inquiry = _Inquiry(yardstick, axis, people, record.situation.days)
    if not inquiry.may_be_settled(record.open_facts):
        return Judgement(yardstick, taken, axis, Verdict.CANNOT_TELL, Reason.NOT_IN_OUR_DATA, (), ())
    matter = [fact for fact in (*about_person.open_facts, *record.open_facts) if inquiry.hangs_on(fact)]
    if inquiry.is_open_whoever_it_is(matter):
        matter = []
    settled_by = tuple(fact.pointer for fact in matter if inquiry.is_settled_by(fact))
    depends_on = tuple(fact.pointer for fact in matter)
    return Judgement(yardstick, taken, axis, *_word(inquiry, depends_on), depends_on, settled_by)


def questions(unsettled: Sequence[Judgement], facts: Mapping[str, OpenFact]) -> tuple[Asked, ...]:
    """One list for the whole answer: the fact that would settle most verdicts first, then in the request's order."""
    asked = {pointer for judgement in unsettled for pointer in judgement.depends_on}
    settles = Counter(pointer for judgement in unsettled for pointer in judgement.settled_by)
    found = (Asked(fact, settles[pointer]) for pointer, fact in facts.items() if pointer in asked)
    return tuple(sorted(found, key=lambda question: -question.settles))


@dataclass(frozen=True, slots=True)
class _Inquiry:
    """One verdict that is open: what it looks at, and for whom."""

    yardstick: Yardstick
    axis: Axis
    people: People
    days: tuple[DayAmounts, ...]

    @property
    def lacks_a_whole_day(self) -> bool:
        return self.axis.amount is None and bool(self.yardstick.values)

    def may_be_settled(self, of_entries: Iterable[OpenFact]) -> bool:
        """Whether some telling of all facts would settle it.

        What the food table lacks nobody can tell. The amount then has no upper end, whatever is told of the rest, so
        that only what is known can be certain to pass the value.
        """
        if not self.axis.stays_without_end:
            return True
        most = self._most_known(of_entries)
        reached, value = max(cell.reaches(most) for cell in self.axis.cells), self.yardstick.reference(self.people).low
        return reached > value if self.yardstick.is_ceiling else reached >= value

    def _most_known(self, of_entries: Iterable[OpenFact]) -> dict[str, Decimal]:
        """By entry, what it would bring at the least by the answers to what is open of it that make this the most."""
        most: dict[str, Decimal] = {}
        for each in [option.contribution for fact in of_entries for option in fact.options if option.contribution]:
            most[each.pointer] = max(most.get(each.pointer, ZERO), self.axis.part(each).low)
        return most

    def hangs_on(self, fact: OpenFact) -> bool:
        """Whether some telling of the other facts would leave the verdict to this one. First a day is needed."""
        if self.lacks_a_whole_day or fact.kind is FactKind.RECORD:
            return fact.kind is FactKind.RECORD and (self.yardstick.is_ceiling or self.lacks_a_whole_day)
        if fact.kind is FactKind.SEX:
            return self.yardstick.differs_by_sex
        if fact.kind in MEASURED:
            return fact.kind.value in self.yardstick.needs(self.people)
        return self._moves_the_amount(fact)

    def is_open_whoever_it_is(self, matter: Sequence[OpenFact]) -> bool:
        """Whether only the sex is left to tell, and neither would settle it: the rest is what nobody is asked for."""
        told = [self._if_told(option) for fact in matter if fact.kind is FactKind.SEX for option in fact.options]
        return len(matter) == 1 and bool(told) and all(len(outcomes(self.yardstick, *each)) > 1 for each in told)

    def is_settled_by(self, fact: OpenFact) -> bool:
        """Whether this fact alone would settle it: a choice with each of its options, a number whatever it is."""
        told = [outcomes(self.yardstick, *self._if_told(option)) for option in fact.options]
        return all(len(possible) == 1 for possible in told) and (
            not fact.is_number or self._is_open_by_this_alone(fact)
        )

    def _if_told(self, option: Option) -> tuple[People, Interval | None]:
        if option.people:
            return option.people, self.axis.amount
        if option.contribution is not None:
            return self.people, self.axis.if_brought(option.contribution)
        (day,) = (day for day in self.days if day.index == option.finished_day)
        return self.people, self.axis.if_finished(day)

    def _moves_the_amount(self, fact: OpenFact) -> bool:
        """Whether an entry's fact has a say: it brings something that counts, in a cell that may pass the value."""
        brought = [option.contribution for option in fact.options if option.contribution is not None]
        cell = self.axis.cell_of(brought[0])
        if cell is None or not self._may_pass(cell.logged):
            return False
        parts = {self.axis.part(each) for each in brought}
        is_reading = fact.kind in (FactKind.BASIS, FactKind.FORM, FactKind.COMPONENT)
        return len(parts) > 1 or (is_reading and any(part.high > ZERO for part in parts))

    @property
    def is_open_by_figures_alone(self) -> bool:
        """Whether nothing but what the food table does not say leaves it open."""
        amount, unclear = self.axis.amount, frozenset(self.yardstick.counted_origins[1])
        if amount is None or len(outcomes(self.yardstick, self.people, exact(amount.low))) > 1:
            return False
        brought = [each for day in self.days for each in day.contributions if not self.axis.part(each).is_exact]
        return bool(brought) and all(each.lacks_a_figure(unclear) for each in brought)

    def _may_pass(self, logged: Interval) -> bool:
        return not self.yardstick.is_ceiling or logged.high > self.yardstick.reference(self.people).low

    def _is_open_by_this_alone(self, fact: OpenFact) -> bool:
        """Whether all else is exact: a number may lie between its ends, so that they alone do not tell."""
        if self.yardstick.differs_by_sex:
            return False
        if fact.kind in MEASURED:
            return self.axis.amount is not None and self.axis.amount.is_exact
        return self.yardstick.reference(self.people).is_exact and all(
            option.contribution is not None
            and self.axis.part(option.contribution).is_exact
            and self.axis.is_exact_but_for(option.contribution)
            for option in fact.options
        )


def _word(inquiry: _Inquiry, depends_on: tuple[str, ...]) -> tuple[Verdict, Reason | None]:
    yardstick = inquiry.yardstick
    if inquiry.lacks_a_whole_day:
        return Verdict.CANNOT_TELL, Reason.NO_COMPLETE_DAY
    if not depends_on:
        return Verdict.CANNOT_TELL, _why_nothing_would_settle(inquiry)
    if yardstick.needs(inquiry.people):
        return Verdict.CANNOT_TELL, Reason.NEEDS_A_FACT
    return Verdict.DEPENDS, None


def _why_nothing_would_settle(inquiry: _Inquiry) -> Reason:
    if inquiry.axis.days_may_coincide:
        return Reason.DAYS_MAY_COINCIDE
    if inquiry.is_open_by_figures_alone:
        return Reason.NOT_IN_OUR_DATA
    unclear = frozenset(origin for value in inquiry.yardstick.all_values for origin in value.unclear)
    taken = (each for day in inquiry.days for each in day.contributions)
    is_taken = any(each.may_be_of(unclear) for each in taken if each.amount.high > ZERO)
    return Reason.AUTHORITY_TEXT_UNCLEAR if unclear and is_taken else Reason.NEEDS_A_FACT


def _why(verdict: Verdict, yardstick: Yardstick) -> Reason | None:
    if verdict is not Verdict.CANNOT_TELL:
        return None
    needs_a_fact = all(each.status is AbsenceStatus.NEEDS_A_FACT for each in yardstick.all_absences)
    return Reason.NEEDS_A_FACT if needs_a_fact else Reason.NOT_IN_OUR_DATA
