"""How sure a habit's few days are about one yardstick, or why the method is refused.

The formulas are in ``adequacy``; here they meet what is known of a nutrient, an authority and a person.
"""

from decimal import Decimal

from app.evaluator.adequacy import Validity
from app.evaluator.assessment import Assessed, Measure, Method
from app.evaluator.habit import Habit, Refusal, Refused
from app.evaluator.judging import Yardstick
from app.evaluator.person import LifeStage, PossiblePerson
from app.evaluator.references import AbsenceStatus, ReferenceValue, ValueKind
from app.evaluator.variation import DayToDaySd, Printed, RequirementCv, Variation

SEX, WEIGHT = "#/person/sex", "#/person/weight_kg"


def assess(
    yardstick: Yardstick,
    habit: Habit | Refused,
    people: tuple[PossiblePerson, ...],
    nutrient: str,
    variation: Variation,
) -> Assessed | Refused:
    """What the method says of this habit by this yardstick, or why it is refused. Nothing set comes first."""
    if not yardstick.values:
        return _nothing_set(yardstick)
    if isinstance(habit, Refused):
        return habit
    of_each = [_measures(yardstick, person, habit, nutrient, variation) for person in people]
    refused = [each for each in of_each if isinstance(each, Refused)]
    measures = tuple(dict.fromkeys(measure for each in of_each if not isinstance(each, Refused) for measure in each))
    methods = {_method(measure.value) for measure in measures}
    if refused and not measures and len({each.refusal for each in refused}) == 1:
        return refused[0]
    if refused or len(methods) > 1:
        return Refused(Refusal.NEEDS_A_FACT, (SEX,))
    return Assessed(methods.pop(), yardstick, habit, measures, variation)


def _nothing_set(yardstick: Yardstick) -> Refused:
    absences = yardstick.all_absences
    unheld = any(each.status is AbsenceStatus.NOT_IN_OUR_DATA for each in absences)
    stated = tuple(Printed(each.source, each.locator) for each in absences if each.is_stated)
    return Refused(Refusal.NOT_IN_OUR_DATA if unheld else Refusal.NO_AVERAGE_REQUIREMENT, printed=stated)


def _measures(
    yardstick: Yardstick, person: PossiblePerson, habit: Habit, nutrient: str, variation: Variation
) -> tuple[Measure, ...] | Refused:
    values = yardstick.values.get(person.sex, ())
    if not values:
        return Refused(Refusal.NO_AVERAGE_REQUIREMENT)
    amounts = yardstick.amounts_for(person)
    if not all(amount.is_exact for amount in amounts):
        return Refused(Refusal.NEEDS_A_FACT, (WEIGHT,))
    sd = None if habit.is_usual else variation.day_to_day(nutrient, person)
    if sd is None and not habit.is_usual:
        return Refused(Refusal.NO_DAY_TO_DAY_SD)
    if sd is not None and variation.validity(sd) is Validity.NO:
        return Refused(Refusal.DAY_TO_DAY_VARIATION_TOO_LARGE, printed=(sd.printed,))
    requirement = variation.requirement(yardstick.authority, nutrient)
    if requirement.cv is None and any(_method(value) is Method.REQUIREMENT for value in values):
        return Refused(Refusal.REQUIREMENT_NOT_NORMAL, printed=(requirement.printed,))
    stands_in = sd is not None and not sd.is_assumed and person.life_stage is not LifeStage.GENERAL
    valued = zip(values, amounts, strict=True)
    return tuple([_measure(value, amount.low, requirement, sd, stands_in) for value, amount in valued])


def _measure(
    value: ReferenceValue, reference: Decimal, requirement: RequirementCv, sd: DayToDaySd | None, stands_in: bool
) -> Measure:
    if _method(value) is not Method.REQUIREMENT:
        return Measure(value, reference, None, 0.0, sd, stands_in)
    sd_requirement = float(requirement.cv * reference) if requirement.cv else 0.0
    return Measure(value, reference, requirement, sd_requirement, sd, stands_in)


def _method(value: ReferenceValue) -> Method:
    return _METHODS.get(value.kind, Method.LIMIT)


_METHODS = {
    ValueKind.AVERAGE_REQUIREMENT: Method.REQUIREMENT,
    ValueKind.ADEQUATE_INTAKE: Method.ADEQUATE_INTAKE,
}
