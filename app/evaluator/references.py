"""Reference values as the evaluator sees them, and which of them are for a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

from app.evaluator.bands import Bands
from app.evaluator.intake import Origin
from app.evaluator.person import MONTHS_IN_A_YEAR, OLDEST_YEARS, LifeStage, Phytate, PossiblePerson, Sex
from app.evaluator.quantities import Interval, exact


class ValueKind(StrEnum):
    """What a reference value is, across the authorities' own terms."""

    AVERAGE_REQUIREMENT = "average_requirement"
    RECOMMENDED_INTAKE = "recommended_intake"
    ADEQUATE_INTAKE = "adequate_intake"
    UPPER_LEVEL = "upper_level"
    GUIDANCE_LEVEL = "guidance_level"
    SAFE_LEVEL = "safe_level"
    CHRONIC_DISEASE_RISK_REDUCTION = "chronic_disease_risk_reduction"
    LABEL_VALUE = "label_value"


FLOORS = (ValueKind.AVERAGE_REQUIREMENT, ValueKind.RECOMMENDED_INTAKE, ValueKind.ADEQUATE_INTAKE)
OLDEST_MONTHS = (OLDEST_YEARS + 1) * MONTHS_IN_A_YEAR
GOALS = (ValueKind.RECOMMENDED_INTAKE, ValueKind.ADEQUATE_INTAKE)
REQUIREMENTS = (ValueKind.AVERAGE_REQUIREMENT, ValueKind.ADEQUATE_INTAKE)
LIMITS = (ValueKind.UPPER_LEVEL, ValueKind.GUIDANCE_LEVEL)
OF_A_PERSON = tuple(kind for kind in ValueKind if kind is not ValueKind.LABEL_VALUE)
OTHER_CEILINGS = (ValueKind.SAFE_LEVEL, ValueKind.CHRONIC_DISEASE_RISK_REDUCTION)
"""What an intake is compared with from below and is no upper level."""


class Per(StrEnum):
    """What a printed value is an amount per: day, kilogram of body weight and day, MJ, or share of energy."""

    DAY = "day"
    KG = "kg"
    MJ = "mj"
    ENERGY_PERCENT = "energy_percent"


HANGS_ON = MappingProxyType(
    {Per.KG: "weight_kg", Per.MJ: "energy_requirement_mj", Per.ENERGY_PERCENT: "energy_intake_mj"}
)
"""The field of a person that makes such a value an amount a day."""

_MEASURED = MappingProxyType({per: attrgetter(field) for per, field in HANGS_ON.items()})
ENERGY_OF_FAT = "fat-energy-per-gram"
"""The constant that says what one gram of fat brings."""
KJ_OF_A_PERCENT = Decimal(10)
"""What one percent of a MJ is."""


class AbsenceStatus(StrEnum):
    """Why there is no value: none is set, it is not for this person, it hangs on a fact, or we do not hold it."""

    NOT_ESTABLISHED = "not_established"
    NOT_APPLICABLE = "not_applicable"
    NEEDS_A_FACT = "needs_a_fact"
    NOT_IN_OUR_DATA = "not_in_our_data"


@dataclass(frozen=True, slots=True)
class Band:
    """The people a row is for: an age from, an age below, a sex (None: both), a life stage (None: all).

    Some rows are for a level of phytate in the diet besides (None: for any).
    """

    age_min_months: int
    age_max_months: int | None
    sex: Sex | None
    life_stage: LifeStage | None
    phytate_mg: Phytate | None = None

    def holds(self, person: PossiblePerson) -> bool:
        """Whether this person is one of them; the upper age is exclusive."""
        return (
            self.sex in (None, person.sex)
            and self.life_stage in (None, person.life_stage)
            and (self.phytate_mg is None or person.phytate_mg in (None, self.phytate_mg))
            and self.age_min_months <= person.age_months
            and (self.age_max_months is None or person.age_months < self.age_max_months)
        )

    @property
    def breadth(self) -> tuple[bool, bool, int]:
        """For sorting: a band of one life stage, one sex and few months before a broader one."""
        oldest = self.age_max_months or OLDEST_MONTHS
        return self.life_stage is None, self.sex is None, oldest - self.age_min_months


@dataclass(frozen=True, slots=True)
class EnergyOfAGram:
    """What one gram brings, in kJ, and the constant that says so with its source."""

    kj: Decimal
    constant: str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceValue:
    """One printed value: whose, of which edition, for whom, how much (in the nutrient's unit), what a limit counts."""

    id: str
    authority: str
    edition: str
    in_force: bool
    nutrient: str
    value_type: str
    kind: ValueKind
    band: Band
    condition: str
    value: Decimal
    """Of one in percent of energy the percent."""
    per: Per
    equivalent: str
    energy_of_a_gram: EnergyOfAGram | None
    """Of one in percent of energy: what one gram of the nutrient brings."""
    counts: frozenset[Origin]
    unclear: frozenset[Origin]
    source: str
    locator: str

    @property
    def is_of_general_labels(self) -> bool:
        """Whether it is the value in force for labels of products for adults."""
        is_for_adults = self.band.life_stage is LifeStage.GENERAL and self.band.age_max_months is None
        return self.kind is ValueKind.LABEL_VALUE and self.in_force and is_for_adults

    def amount_for(self, person: PossiblePerson) -> Interval:
        """The value for this person, a day; an interval where it hangs on a weight or energy that is not known.

        g = percent / 100 x MJ x 1000 / (kJ in a gram).
        """
        if self.per is Per.DAY:
            return exact(self.value)
        amount: Interval = _MEASURED[self.per](person).times(self.value)
        if self.energy_of_a_gram is None:
            return amount
        of_a_gram = self.energy_of_a_gram.kj
        return Interval(amount.low * KJ_OF_A_PERCENT / of_a_gram, amount.high * KJ_OF_A_PERCENT / of_a_gram)


@dataclass(frozen=True, slots=True, eq=False)
class Absence:
    """A statement that an authority has no value of a kind for some people, and why."""

    authority: str
    nutrient: str
    kind: ValueKind
    band: Band
    status: AbsenceStatus
    reason: str
    source: str
    locator: str

    @property
    def is_stated(self) -> bool:
        """Whether our data state it; else it only means that we hold nothing."""
        return self.source != ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What applies to somebody, and what is absent for somebody."""

    values: tuple[ReferenceValue, ...]
    absences: tuple[Absence, ...]


_Row = TypeVar("_Row", ReferenceValue, Absence)

EVERYBODY = Band(0, None, None, None)

_NOT_HELD = {
    kind: f"We hold no {kind.value.replace('_', ' ')} of this authority for this person." for kind in ValueKind
}


class References:
    """All reference values and absences, indexed for selection. Immutable once made."""

    def __init__(
        self,
        values: Iterable[ReferenceValue],
        absences: Iterable[Absence],
        not_judged: Mapping[str, Absence] = MappingProxyType({}),
    ) -> None:
        self.not_judged = not_judged
        """The nutrients whose intake is compared with no value, and why."""
        self._values = _by_authority_and_nutrient(values)
        self._absences = _by_authority_and_nutrient(absences)
        rows = [row for grouped in (self._values, self._absences) for rows in grouped.values() for row in rows]
        self._spoken_of: dict[tuple[str, str], set[ValueKind]] = defaultdict(set)
        for row in rows:
            self._spoken_of[row.authority, row.nutrient].add(row.kind)
        self.bands = Bands(
            (row.authority, row.nutrient, row.band.age_min_months, row.band.age_max_months) for row in rows
        )

    def values(
        self, authority: str, nutrient: str, person: PossiblePerson, edition: str | None = None
    ) -> tuple[ReferenceValue, ...]:
        """The values for this person: of the edition named, else of those in force."""
        return tuple(
            value
            for value in self._values.get((authority, nutrient), ())
            if (value.in_force if edition is None else value.edition == edition) and value.band.holds(person)
        )

    def all_values(self, authority: str, nutrient: str) -> tuple[ReferenceValue, ...]:
        """The values for anybody, of all editions."""
        return tuple(self._values.get((authority, nutrient), ()))

    def daily_value(self, authority: str, nutrient: str) -> ReferenceValue | None:
        """The value for adults that a label authority has general labels declare against; None without one.

        The values that it prints for children, or for pregnancy and lactation, are for labels of products for them.
        """
        return next((value for value in self.all_values(authority, nutrient) if value.is_of_general_labels), None)

    def all_absences(self, authority: str, nutrient: str) -> tuple[Absence, ...]:
        """What is stated to be absent, for anybody."""
        return tuple(self._absences.get((authority, nutrient), ()))

    def kinds_spoken_of(self, authority: str, nutrient: str) -> Set[ValueKind]:
        """The kinds with a value for anybody, of any edition, or with a statement that there is none."""
        return self._spoken_of.get((authority, nutrient), frozenset())

    def for_people(
        self,
        authority: str,
        nutrient: str,
        kinds: Iterable[ValueKind],
        people: Iterable[PossiblePerson],
        edition: str | None = None,
    ) -> "Selection":
        """The values of these kinds for anybody among these people, and why there is none of a kind for somebody.

        What is absent is stated of the editions in force alone, so that another edition has no absences.
        """
        values: dict[ReferenceValue, None] = {}
        absences: dict[tuple[ValueKind, str], Absence] = {}
        for person in people:
            applying = self.values(authority, nutrient, person, edition)
            for kind in kinds:
                of_kind = [value for value in applying if value.kind is kind]
                values |= dict.fromkeys(of_kind)
                if not of_kind and edition is None:
                    absence = self.absence(authority, nutrient, kind, person)
                    absences[kind, absence.reason] = absence
        return Selection(tuple(values), tuple(absences.values()))

    def absence(self, authority: str, nutrient: str, kind: ValueKind, person: PossiblePerson) -> Absence:
        """Why there is no value of this kind; where nothing is stated, that we do not hold one."""
        for absence in self._absences.get((authority, nutrient), ()):
            if absence.kind is kind and absence.band.holds(person):
                return absence
        return Absence(authority, nutrient, kind, EVERYBODY, AbsenceStatus.NOT_IN_OUR_DATA, _NOT_HELD[kind], "", "")

    def absence_of_all(
        self, authority: str, nutrient: str, kinds: Iterable[ValueKind], person: PossiblePerson
    ) -> Absence:
        """Why there is no value of any of these kinds.

        Not holding one is the weaker statement and wins, if the authority has values of that kind at all. Among equals
        the statement about fewest people says most.
        """
        absences = [self.absence(authority, nutrient, kind, person) for kind in kinds]
        telling = [each for each in absences if each.is_stated or self._uses(each)] or absences
        unheld = [each for each in telling if each.status is AbsenceStatus.NOT_IN_OUR_DATA]
        return min(unheld or telling, key=lambda each: (not each.is_stated, each.band.breadth))

    def _uses(self, absence: Absence) -> bool:
        values = self._values.get((absence.authority, absence.nutrient), ())
        return any(value.kind is absence.kind for value in values)


def _by_authority_and_nutrient(rows: Iterable[_Row]) -> dict[tuple[str, str], list[_Row]]:
    grouped: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        grouped[row.authority, row.nutrient].append(row)
    return dict(grouped)
