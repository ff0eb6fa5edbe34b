"""Which facts an unsettled verdict hangs on, and how many verdicts each fact alone would settle."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.evaluator.judging import Outcomes, Reason, Verdict, Yardstick, nothing_is_open, outcomes
from app.evaluator.person import Person, PossiblePerson, possible_sexes
from app.evaluator.quantities import NO_UPPER_END, ZERO, exact
from app.evaluator.reading import NutrientRecord, OpenFact, Option
from app.evaluator.situation import Situation


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and what it hangs on. ``settled_by`` are the facts that alone would settle it."""

    yardstick: Yardstick
    verdict: Verdict
    reason: Reason | None
    depends_on: tuple[str, ...]
    settled_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact worth asking for, and how many verdicts it alone would settle."""

    fact: OpenFact
    settles: int


def facts_about(person: Person, people: tuple[PossiblePerson, ...]) -> tuple[OpenFact, ...]:
    """The open facts about the person: the sex and the weight, where they were not told."""
    sex = OpenFact("#/person/sex", tuple(_of_sex(one) for one in people)) if len(possible_sexes(person)) > 1 else None
    weight = OpenFact("#/person/weight_kg", _weight_ends(), is_number=True) if person.weight_kg is None else None
    return tuple(fact for fact in (sex, weight) if fact)


def judge(yardstick: Yardstick, record: NutrientRecord, about_person: tuple[OpenFact, ...]) -> Judgement:
    """The verdict by this yardstick; where the ends do not agree, with the facts that it hangs on."""
    possible = outcomes(yardstick, record.situation)
    if len(possible) == 1:
        (verdict,) = possible
        return Judgement(yardstick, verdict, _why_settled(verdict, yardstick), (), ())
    return _unsettled(yardstick, record.situation, possible, (*about_person, *record.open_facts))


def questions(judgements: Iterable[Judgement], facts: Mapping[str, OpenFact]) -> tuple[Asked, ...]:
    """One list for the whole answer: the fact that would settle most verdicts first, then in the request's order."""
    unsettled = tuple(judgements)
    asked = {pointer for judgement in unsettled for pointer in judgement.depends_on}
    settles = Counter(pointer for judgement in unsettled for pointer in judgement.settled_by)
    found = (Asked(fact, settles[pointer]) for pointer, fact in facts.items() if pointer in asked)
    return tuple(sorted(found, key=lambda question: -question.settles))


def _unsettled(
    yardstick: Yardstick, situation: Situation, possible: Outcomes, facts: tuple[OpenFact, ...]
) -> Judgement:
    told = [(fact, [option.apply(situation) for option in fact.options]) for fact in facts]
    matter = [fact for fact, left in told if any(outcomes(yardstick, each) != possible for each in left)]
    settled_by = tuple(fact.pointer for fact, left in told if fact in matter and _settles(fact, left, yardstick))
    depends_on = tuple(fact.pointer for fact in matter or _together(yardstick, situation, possible, facts))
    verdict, reason = _word(yardstick, situation, depends_on)
    return Judgement(yardstick, verdict, reason, depends_on, settled_by)


def _settles(fact: OpenFact, left: Sequence[Situation], yardstick: Yardstick) -> bool:
    """A choice settles when each option does; a number, which may be anything, when nothing else is open."""
    if fact.is_number:
        return all(nothing_is_open(yardstick, each) for each in left)
    return all(len(outcomes(yardstick, each)) == 1 for each in left)


def _together(
    yardstick: Yardstick, situation: Situation, possible: Outcomes, facts: tuple[OpenFact, ...]
) -> list[OpenFact]:
    """The facts that change the outcome only with others: told all, and without this one, the outcome differs."""
    told_all = _told(yardstick, situation, facts)
    if told_all == possible:
        return []
    return [fact for fact in facts if _told(yardstick, situation, [f for f in facts if f is not fact]) != told_all]


def _told(yardstick: Yardstick, situation: Situation, facts: Iterable[OpenFact]) -> Outcomes:
    for fact in facts:
        situation = fact.options[0].apply(situation)
    return outcomes(yardstick, situation)


def _word(yardstick: Yardstick, situation: Situation, pointers: tuple[str, ...]) -> tuple[Verdict, Reason | None]:
    if not pointers:
        unclear = any(value.unclear for value in yardstick.all_values)
        return Verdict.CANNOT_TELL, Reason.AUTHORITY_TEXT_UNCLEAR if unclear else Reason.NEEDS_A_FACT
    if yardstick.needs_weight(situation.people):
        return Verdict.CANNOT_TELL, Reason.NEEDS_A_FACT
    return Verdict.DEPENDS, None


def _why_settled(verdict: Verdict, yardstick: Yardstick) -> Reason | None:
    if verdict is not Verdict.CANNOT_TELL:
        return None
    return Reason.NO_COMPLETE_DAY if yardstick.values else Reason.NOT_IN_OUR_DATA


def _of_sex(person: PossiblePerson) -> Option:
    return Option(person.sex.value, lambda situation: situation.with_people((person,)))


def _weight_ends() -> tuple[Option, ...]:
    return (
        Option("low", lambda situation: situation.with_weight(exact(ZERO))),
        Option("high", lambda situation: situation.with_weight(exact(NO_UPPER_END))),
    )
