"""What one person's values are compared by: the method of each, and how requirements and days differ.

The formulas are in ``adequacy``; here they meet what is known of a nutrient, an authority and a person.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from app.evaluator.adequacy import (
    NO_VARIATION,
    Conclusion,
    DayToDay,
    Validity,
    against_adequate_intake,
    against_limit,
    against_requirement,
)
from app.evaluator.habit import Refusal, Refused
from app.evaluator.person import LifeStage, PossiblePerson
from app.evaluator.references import ReferenceValue, ValueKind
from app.evaluator.variation import DayToDaySd, RequirementCv, Variation
from app.evaluator.yardstick import Yardstick


class Method(Enum):
    """How a value is compared: its conclusions, the word for none, and on which side of it there is a conclusion."""

    REQUIREMENT = (against_requirement, Conclusion.CANNOT_BE_CONCLUDED, (-1, 1))
    ADEQUATE_INTAKE = (against_adequate_intake, Conclusion.CANNOT_BE_DETERMINED, (1,))
    LIMIT = (against_limit, Conclusion.CANNOT_BE_DETERMINED, (-1,))

    def __init__(
        self, conclude: Callable[[float, float], Conclusion], undecided: Conclusion, sides: tuple[int, ...]
    ) -> None:
        self.conclude = conclude
        self.undecided = undecided
        self.sides = sides


class Measure(Struct, frozen=True):
    """One value for one person, with what the requirement and the intake differ by; amounts a day in one unit."""

    value: ReferenceValue
    reference: Decimal
    plain_reference: float
    """The same for the formulas that take roots."""
    requirement: RequirementCv | None
    sd_requirement: float
    """SDr = CVr x EAR; an AI or a limit has none."""
    sd: DayToDaySd | None
    day_to_day: DayToDay
    """How the intake differs from day to day; on a usual day it does not."""
    stands_in: bool
    """Whether the SD is of another life stage than the person's."""


def measures_of(
    yardstick: Yardstick, person: PossiblePerson, nutrient: str, is_usual: bool, variation: Variation
) -> tuple[Measure, ...] | Refused:
    """What this person's values are compared by, or why the method is refused."""
    values = yardstick.values.get(person.sex, ())
    if not values:
        return Refused(Refusal.NO_AVERAGE_REQUIREMENT)
    amounts = yardstick.amounts_for(person)
    if not all(amount.is_exact for amount in amounts):
        return Refused(Refusal.NEEDS_A_FACT, tuple(f"#/person/{field}" for field in sorted(yardstick.needs((person,)))))
    sd = None if is_usual else variation.day_to_day(nutrient, person)
    if sd is None and not is_usual:
        return Refused(Refusal.NO_DAY_TO_DAY_SD)
    if sd is not None and variation.validity(sd) is Validity.NO:
        return Refused(Refusal.DAY_TO_DAY_VARIATION_TOO_LARGE, printed=(sd.printed,))
    requirement = variation.requirement(yardstick.authority, nutrient)
    if requirement.cv is None and any(method_of(value) is Method.REQUIREMENT for value in values):
        return Refused(Refusal.REQUIREMENT_NOT_NORMAL, printed=(requirement.printed,))
    stands_in = sd is not None and not sd.is_assumed and person.life_stage is not LifeStage.GENERAL
    valued = zip(values, amounts, strict=True)
    return tuple([_measure(value, amount.low, requirement, sd, stands_in) for value, amount in valued])


def method_of(value: ReferenceValue) -> Method:
    """How a value of this kind is compared."""
    return _METHODS.get(value.kind, Method.LIMIT)


def _measure(
    value: ReferenceValue, reference: Decimal, requirement: RequirementCv, sd: DayToDaySd | None, stands_in: bool
) -> Measure:
    day_to_day = sd.day_to_day if sd else NO_VARIATION
    if method_of(value) is not Method.REQUIREMENT:
        return Measure(value, reference, float(reference), None, 0.0, sd, day_to_day, stands_in)
    sd_requirement = float(requirement.cv * reference) if requirement.cv else 0.0
    return Measure(value, reference, float(reference), requirement, sd_requirement, sd, day_to_day, stands_in)


_METHODS = {
    ValueKind.AVERAGE_REQUIREMENT: Method.REQUIREMENT,
    ValueKind.ADEQUATE_INTAKE: Method.ADEQUATE_INTAKE,
}
