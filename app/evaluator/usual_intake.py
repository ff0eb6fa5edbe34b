"""How sure a habit's few days are about one yardstick, or why the method is refused."""

from app.evaluator.assessment import Assessed
from app.evaluator.by_risks import AssessedByRisks, by_risks
from app.evaluator.facts import Nutrient
from app.evaluator.grounds import Grounds, grounds_of
from app.evaluator.habit import Habit, Refusal, Refused
from app.evaluator.person import PossiblePerson
from app.evaluator.references import AbsenceStatus
from app.evaluator.variation import Printed, Variation
from app.evaluator.yardstick import Yardstick


def assess(
    yardstick: Yardstick,
    habit: Habit | Refused,
    people: tuple[PossiblePerson, ...],
    nutrient: Nutrient,
    variation: Variation,
) -> Assessed | Refused:
    """What the method says of this habit by this yardstick, or why it is refused. Nothing set comes first."""
    if not yardstick.values:
        return _nothing_set(yardstick)
    if isinstance(habit, Refused):
        return habit
    grounds = grounds_of(yardstick, people, nutrient, habit.is_usual, variation)
    return Assessed(grounds, habit) if isinstance(grounds, Grounds) else grounds


def assess_adequacy(
    requirement: Yardstick,
    habit: Habit | Refused,
    people: tuple[PossiblePerson, ...],
    nutrient: Nutrient,
    variation: Variation,
) -> Assessed | AssessedByRisks | Refused:
    """The same of a requirement; of a usual day and a skewed one what its published table of risks says, if held."""
    outcome = assess(requirement, habit, people, nutrient, variation)
    if isinstance(outcome, Assessed) or isinstance(habit, Refused) or not habit.is_usual:
        return outcome
    if outcome.refusal is not Refusal.REQUIREMENT_NOT_NORMAL:
        return outcome
    return by_risks(requirement, habit, people, nutrient.id, variation) or outcome


def _nothing_set(yardstick: Yardstick) -> Refused:
    absences = yardstick.all_absences
    unheld = any(each.status is AbsenceStatus.NOT_IN_OUR_DATA for each in absences)
    stated = tuple(Printed(each.source, each.locator) for each in absences if each.is_stated)
    return Refused(Refusal.NOT_IN_OUR_DATA if unheld else Refusal.NO_AVERAGE_REQUIREMENT, printed=stated)
