"""Adequacy of a usual intake whose requirement is skewed: the risk of inadequacy is read from a published table.

Source: Institute of Medicine, Dietary Reference Intakes for Vitamin A, Vitamin K, Arsenic, Boron, Chromium, Copper,
Iodine, Iron, Manganese, Molybdenum, Nickel, Silicon, Vanadium, and Zinc, 2001, chapter 14, pp. 570-572. The table is
for usual intakes: nobody published how a few recorded days are carried to it.
"""

from decimal import Decimal

from app.evaluator.adequacy import Conclusion
from app.evaluator.grounds import SEX
from app.evaluator.habit import Habit, Refusal, Refused
from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import NO_UPPER_END, Interval
from app.evaluator.variation import Printed, RiskTable, Variation
from app.evaluator.yardstick import Yardstick

PERCENT = Decimal(100)


class AssessedByRisks:
    """What a table says of a usual day, from the class of the least that its intake may be to that of the most."""

    def __init__(
        self, table: RiskTable, yardstick: Yardstick, reference: Interval, habit: Habit, variation: Variation
    ) -> None:
        self.table = table
        self.yardstick = yardstick
        self.reference = reference
        """The average requirement, for the sentence: the table holds more than it."""
        self.mean = habit.mean
        self.days = habit.days
        self.has_no_upper_end = self.mean.high == NO_UPPER_END
        self.wanted = variation.wanted_share * PERCENT
        """The confidence for a conclusion, in %."""
        self.printed: tuple[Printed, ...] = (table.printed, variation.wanted_printed)
        self.risks = table.risk_of(self.mean.low), table.risk_of(self.mean.high)
        """At the least and at the most intake, in %: the first is the greater one."""

    @property
    def probability(self) -> tuple[Decimal, Decimal]:
        """Of meeting the requirement, at the least and at the most intake."""
        least, most = self.risks
        return probability_of(least), probability_of(most)

    @property
    def conclusion(self) -> Conclusion:
        """The one conclusion of both ends; where they differ there is none."""
        of_least, of_most = (conclude(risk, self.wanted) for risk in self.risks)
        return of_least if of_least is of_most else Conclusion.CANNOT_BE_CONCLUDED


def by_risks(
    yardstick: Yardstick, habit: Habit, people: tuple[PossiblePerson, ...], nutrient: str, variation: Variation
) -> AssessedByRisks | Refused | None:
    """What the table of this person's group says of a usual day; None where none is held of anybody it may be."""
    tables = {variation.risk_table(yardstick.authority, nutrient, person) for person in people}
    if len(tables) > 1:
        return Refused(Refusal.NEEDS_A_FACT, (SEX,))
    table = tables.pop()
    if table is None:
        return None
    return AssessedByRisks(table, yardstick, yardstick.reference(people), habit, variation)


def probability_of(risk: Decimal) -> Decimal:
    """The probability of adequacy beside a risk of inadequacy in % (p. 571)."""
    return 1 - risk / PERCENT


def conclude(risk: Decimal, wanted: Decimal) -> Conclusion:
    """What a risk of inadequacy shows with the wanted confidence, both in %."""
    if PERCENT - risk >= wanted:
        return Conclusion.REASONABLY_CERTAIN_ADEQUATE
    return Conclusion.REASONABLY_CERTAIN_INADEQUATE if risk >= wanted else Conclusion.CANNOT_BE_CONCLUDED
