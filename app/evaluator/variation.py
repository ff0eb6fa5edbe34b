"""What is known of how intakes differ from day to day and requirements from person to person, with the sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.evaluator.adequacy import DayToDay, Validity, ratio_wanted, validity
from app.evaluator.once import Once
from app.evaluator.person import PossiblePerson
from app.evaluator.references import Band

WANTED = "usual-intake-confidence-wanted"
CAUTION_ABOVE, REFUSED_ABOVE = "day-to-day-cv-caution-above", "day-to-day-cv-refused-above"
REQUIREMENT_ASSUMED = "requirement-cv-assumed"
METHOD_CONSTANTS = (WANTED, CAUTION_ABOVE, REFUSED_ABOVE, REQUIREMENT_ASSUMED)
"""The constants that the method cannot do without."""

DAY_TO_DAY_ASSUMED = "{nutrient}-day-to-day-cv-assumed"


class RequirementBasis(StrEnum):
    """Where a requirement's CV comes from: printed for the nutrient, or assumed by the authority."""

    PRINTED = "printed"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Printed:
    """Where something is printed."""

    source: str
    locator: str


def sources_printed(where: Iterable[Printed]) -> list[str]:
    """The sources of these places, each once."""
    return list(dict.fromkeys([each.source for each in where]))


@dataclass(frozen=True, slots=True, eq=False)
class DayToDaySd:
    """The day-to-day variation of a group, in the nutrient's unit: of a survey, or assumed.

    ``cv`` is its share of the group's mean; None where that is not held.
    """

    nutrient: str
    band: Band
    day_to_day: DayToDay
    cv: float | None
    is_assumed: bool
    printed: Printed


@dataclass(frozen=True, slots=True, eq=False)
class RequirementCv:
    """How much a requirement differs from person to person, as a share of its average; None where it is skewed."""

    cv: Decimal | None
    is_assumed: bool
    printed: Printed


@dataclass(frozen=True, slots=True, eq=False)
class RiskClass:
    """Usual intakes from one to below another, in the nutrient's unit, and the risk that they are inadequate, in %."""

    id: str
    intake: Decimal
    below: Decimal
    """NO_UPPER_END in the last class."""
    risk: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class RiskTable:
    """A published table of risks: whose, of what, for whom, and what it takes for granted of them besides."""

    authority: str
    nutrient: str
    band: Band
    assumes: tuple[str, ...]
    classes: tuple[RiskClass, ...]
    """From the least intake on, without a gap."""
    printed: Printed

    def risk_of(self, intake: Decimal) -> Decimal:
        """The risk of the class that holds this usual intake, in %."""
        return next((each.risk for each in self.classes if intake < each.below), self.classes[-1].risk)


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number of the method as a share, and where it comes from."""

    share: Decimal
    printed: Printed


class Variation:
    """All of it, indexed for one person and one authority. Immutable once made."""

    def __init__(
        self,
        sds: Iterable[DayToDaySd],
        requirements: Mapping[tuple[str, str | None], RequirementCv],
        constants: Mapping[str, Percentage],
        risk_tables: Iterable[RiskTable] = (),
    ) -> None:
        self._sds: dict[str, list[DayToDaySd]] = {}
        for sd in sds:
            self._sds.setdefault(sd.nutrient, []).append(sd)
        self._requirements = dict(requirements)
        self._risk_tables = tuple(risk_tables)
        assumed = constants[REQUIREMENT_ASSUMED]
        self._skewed = {nutrient: cv for (_, nutrient), cv in self._requirements.items() if cv.cv is None}
        self._assumed = RequirementCv(assumed.share, True, assumed.printed)
        self.wanted_share = constants[WANTED].share
        self.wanted = ratio_wanted(float(self.wanted_share))
        self.wanted_printed = constants[WANTED].printed
        self.caution_above = float(constants[CAUTION_ABOVE].share)
        self.refused_above = float(constants[REFUSED_ABOVE].share)
        self.method_printed = constants[REFUSED_ABOVE].printed
        self.once = Once()
        """What hangs on this variation and a key alone."""

    def day_to_day(self, nutrient: str, person: PossiblePerson) -> DayToDaySd | None:
        """The SD of this person's age and sex; None where no survey and no assumption is held."""
        for sd in self._sds.get(nutrient, ()):
            if sd.band.holds(person):
                return sd
        return None

    def validity(self, sd: DayToDaySd) -> Validity | None:
        """Whether intakes that differ so much allow the method; None where the group's CV is not held."""
        return None if sd.cv is None else validity(sd.cv, self.caution_above, self.refused_above)

    def requirement(self, authority: str, nutrient: str) -> RequirementCv:
        """The CV of the nutrient, else the authority's own assumption, else ours.

        Requirements that one authority found skewed are so whoever prints their average.
        """
        own = self._requirements.get((authority, nutrient)) or self._skewed.get(nutrient)
        return own or self._requirements.get((authority, None)) or self._assumed

    def risk_table(self, authority: str, nutrient: str, person: PossiblePerson) -> RiskTable | None:
        """The published table of risks of this person's group; None where none is held."""
        for table in self._risk_tables:
            if (table.authority, table.nutrient) == (authority, nutrient) and table.band.holds(person):
                return table
        return None
