"""How sure a mean of a few days is about the usual intake: the published method for one person, on plain numbers.

Pure functions of floats, all amounts in one unit a day. Unless a docstring names another, the source of a formula is:
Institute of Medicine, Dietary Reference Intakes: Applications in Dietary Assessment, 2000, chapter 3 and appendix B.
"""

from bisect import bisect
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import copysign, erfc, floor, inf, isinf, sqrt

TABLE_B1 = ((2.00, 0.98), (1.65, 0.95), (1.50, 0.93), (1.00, 0.85), (0.50, 0.70), (0.00, 0.50))
"""D / SD_D, and the probability of a correct conclusion as printed: table B-1, p. 190. It is for labels alone."""

_ROWS = [row for row, _ in reversed(TABLE_B1)]
_PROBABILITIES = [probability for _, probability in reversed(TABLE_B1)]

ROUNDED_IN_PRINT = 0.05
"""The book reads its table with the ratio rounded to a tenth: 0.98 is "about 1" (p. 54)."""

DAYS_OF_A_LIFE = 130 * 365


class Confidence(StrEnum):
    """How sure, by the rows of table B-1 that a ratio passes."""

    HIGH = "high"
    FAIRLY_HIGH = "fairly_high"
    REASONABLE = "reasonable"
    WEAK = "weak"
    CANNOT_TELL = "cannot_tell"


class Conclusion(StrEnum):
    """What may be concluded of the usual intake. Of an adequate intake never inadequacy, of a limit never safety."""

    REASONABLY_CERTAIN_ADEQUATE = "reasonably_certain_adequate"
    REASONABLY_CERTAIN_INADEQUATE = "reasonably_certain_inadequate"
    CANNOT_BE_CONCLUDED = "cannot_be_concluded"
    LIKELY_ADEQUATE = "likely_adequate"
    LIKELY_WITHIN = "likely_within"
    CANNOT_BE_DETERMINED = "cannot_be_determined"


class Validity(StrEnum):
    """Whether the normal distribution is good enough for daily intakes that differ so much."""

    YES = "yes"
    CAUTION = "caution"
    NO = "no"


@dataclass(frozen=True, slots=True)
class DayToDay:
    """How one person's intake differs from day to day: by an SD of a survey, or by an assumed share of the food.

    Neither: it does not, as on a usual day.
    """

    sd: float = 0.0
    share: float = 0.0

    def at(self, food: Decimal | float) -> float:
        """The SD of daily intake, where so much comes from food."""
        if self.share == 0:
            return self.sd
        return self.share * float(food) if food else 0.0


NO_VARIATION = DayToDay()


def normal_probability(z: float) -> float:
    """The standard normal distribution function: the share that lies below z."""
    return erfc(-z / sqrt(2)) / 2


def sd_of_difference(sd_requirement: float, sd_day: float, days: int) -> float:
    """SD_D, of the difference between an observed mean and a requirement that nobody knows exactly (pp. 53, 188)."""
    return sqrt(sd_requirement**2 + sd_day**2 / days)


def ratio(difference: float, sd: float) -> float:
    """How many SDs a difference is: D / SD_D of an EAR (p. 188), z of an AI (p. 199) or a UL (p. 201).

    Without any SD a difference is beyond every doubt, and none is none.
    """
    if sd == 0:
        return copysign(inf, difference) if difference else 0.0
    return difference / sd


def ratio_without_end(day_to_day: DayToDay, days: int) -> float:
    """What the ratio tends to as the food grows without end: an assumed share of it grows too."""
    return sqrt(days) / day_to_day.share if day_to_day.share else inf


def printed_probability(of_ratio: float) -> float:
    """The probability of adequacy that table B-1 prints beside this ratio (p. 190); below 0 one minus it."""
    size = abs(of_ratio) + ROUNDED_IN_PRINT
    printed = _PROBABILITIES[bisect(_ROWS, size) - 1]
    return printed if of_ratio >= 0 else 1 - printed


def ratio_wanted(confidence: float) -> float:
    """The ratio of the first row of table B-1 that prints a wanted confidence or more (p. 190): 1 for 0.85.

    Raises ValueError for more than the table holds.
    """
    rows = [row for row, probability in TABLE_B1 if probability >= confidence]
    if not rows:
        raise ValueError(f"table B-1 holds no confidence of {confidence}")
    return min(rows)


def confidence(of_ratio: float) -> Confidence:
    """The word for a ratio, whichever way it points (table B-1, p. 190)."""
    size = abs(of_ratio)
    for beyond, word in CONFIDENCE_WORDS:
        if size > beyond:
            return word
    return Confidence.CANNOT_TELL


CONFIDENCE_WORDS = (
    (2.00, Confidence.HIGH),
    (1.65, Confidence.FAIRLY_HIGH),
    (1.00, Confidence.REASONABLE),
    (0.50, Confidence.WEAK),
)
"""The rows of table B-1 that a ratio passes, and the word for each."""


def against_requirement(of_ratio: float, wanted: float) -> Conclusion:
    """What a mean says against an EAR: adequate above the wanted ratio, inadequate below its negative (pp. 55, 190)."""
    if of_ratio > wanted:
        return Conclusion.REASONABLY_CERTAIN_ADEQUATE
    if of_ratio < -wanted:
        return Conclusion.REASONABLY_CERTAIN_INADEQUATE
    return Conclusion.CANNOT_BE_CONCLUDED


def against_adequate_intake(z: float, wanted: float) -> Conclusion:
    """What a mean says against an AI: likely adequate, or nothing; below an AI is not inadequate (pp. 59, 199)."""
    return Conclusion.LIKELY_ADEQUATE if z > wanted else Conclusion.CANNOT_BE_DETERMINED


def against_limit(z: float, wanted: float) -> Conclusion:
    """What a mean says against a UL: likely within it, or nothing (pp. 63, 201)."""
    return Conclusion.LIKELY_WITHIN if z < -wanted else Conclusion.CANNOT_BE_DETERMINED


def days_needed(difference: float, sd_requirement: float, sd_day: float, wanted: float) -> int | None:
    """The smallest number of days with this mean whose ratio passes the wanted one, either way.

    None where no number of days does: the difference is within what requirements differ by. Solved from SD_D (p. 188).
    A number that no life holds is none.
    """
    if isinf(difference):
        return 1
    left = (difference / wanted) ** 2 - sd_requirement**2
    if left <= 0 or sd_day**2 / left >= DAYS_OF_A_LIFE:
        return None
    return floor(sd_day**2 / left) + 1


def mean_needed(
    reference: float, sd_requirement: float, z: float, day_to_day: DayToDay, days: int, constant: float = 0.0
) -> float | None:
    """The mean that is z SDs from a reference: EAR + z x SD_D (table 3-1, p. 56); below it where z is negative.

    ``constant`` comes from supplements of the same dose on every day. An assumed share of the food grows with the mean
    itself, so that the equation is solved for it. None where no mean from nothing upwards is so far.
    """
    if day_to_day.share == 0:
        needed = reference + z * sd_of_difference(sd_requirement, day_to_day.sd, days)
        return needed if needed >= 0 else None
    share, distance = z * day_to_day.share / sqrt(days), reference - constant
    if abs(share) >= 1:
        return None
    root = sqrt((share * distance) ** 2 + (1 - share**2) * (z * sd_requirement) ** 2)
    food = (distance + copysign(root, z)) / (1 - share**2)
    if food >= 0:
        return constant + food
    return constant if z > 0 else None


def food_of_the_highest_ratio(
    reference: float, sd_requirement: float, day_to_day: DayToDay, days: int, constant: float
) -> float | None:
    """The food at which a ratio is highest, where more food adds more doubt than distance.

    With an assumed share of the food that is so once constant supplements alone pass the reference; else None.
    """
    beyond = constant - reference
    if day_to_day.share == 0 or beyond <= 0:
        return None
    return sd_requirement**2 * days / (day_to_day.share**2 * beyond)


def validity(cv: float, caution_above: float, refused_above: float) -> Validity:
    """Whether a day-to-day CV allows the method: about 60 to 70 % at most (p. 56, and notes to tables B-2 to B-5)."""
    if cv > refused_above:
        return Validity.NO
    return Validity.CAUTION if cv > caution_above else Validity.YES
