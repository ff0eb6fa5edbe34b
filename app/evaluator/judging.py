"""Compare a situation with reference values: at both ends of every interval, for everybody it may be.

Every comparison is monotone in intake, so the two ends are enough. Outcomes that agree settle a verdict.
"""

from collections.abc import Iterable
from enum import StrEnum

from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import Interval
from app.evaluator.references import Absence, AbsenceStatus
from app.evaluator.yardstick import Yardstick


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
    """The verdict at the low end of an amount and at its high end. Equal to a floor reaches it, to a ceiling is within.

    With a ceiling the highest day is compared. The mean of the days need not be looked at: it cannot be above all days.
    """
    if yardstick.is_ceiling:
        return (
            Verdict.EXCEEDED if amount.low > reference.high else Verdict.WITHIN,
            Verdict.EXCEEDED if amount.high > reference.low else Verdict.WITHIN,
        )
    return (
        Verdict.REACHED if amount.low >= reference.high else Verdict.NOT_REACHED,
        Verdict.REACHED if amount.high >= reference.low else Verdict.NOT_REACHED,
    )


def of_absence(absence: Absence) -> Verdict:
    """The verdict where there is no value."""
    return _OF_ABSENCE[absence.status]
