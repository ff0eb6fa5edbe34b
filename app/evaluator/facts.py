"""Everything the evaluator knows besides the request: one immutable value, made from the tables at start."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.evaluator.components import Component
from app.evaluator.foods import CommonFood, Food
from app.evaluator.forms import Form
from app.evaluator.quantities import Unit
from app.evaluator.references import References
from app.evaluator.studies import Study
from app.evaluator.variation import Variation


class AuthorityRole(StrEnum):
    """What a body publishes: reference values, guidance alone, or values for labels."""

    REFERENCE = "reference"
    GUIDANCE = "guidance"
    LABEL = "label"


class IntakePattern(StrEnum):
    """The part of a condition's primary cause that an intake can show."""

    BALANCED_DIET = "balanced_diet"
    LOW_DIETARY_INTAKE = "low_dietary_intake"
    EXCESSIVE_SUPPLEMENT_INTAKE = "excessive_supplement_intake"


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that a rule uses, with the statement that it stands for and its source."""

    id: str
    value: Decimal
    statement: str
    source: str


@dataclass(frozen=True, slots=True)
class RemarkableAmounts:
    """The amounts of a nutrient beyond which there is something to say of an intake; None where none is held."""

    effects_reported_from: Constant | None = None
    raised_serum_reported_above: Constant | None = None
    supplement_entry_highest_plausible: Constant | None = None
    food_day_highest_plausible: Constant | None = None
    food_day_lowest_plausible: Constant | None = None


@dataclass(frozen=True, slots=True)
class Nutrient:
    """A nutrient and the unit that answers about it are in.

    An element has its standard atomic weight, in g/mol and from ``atomic_weight_source``, and the charge of its ion.
    One with several measures has the equivalent that its unit counts, such as DFE, and components: the first is what
    an amount is of where nothing else is said.
    """

    id: str
    name: str
    unit: Unit
    atomic_weight: Decimal | None = None
    valence: int | None = None
    atomic_weight_source: str = ""
    synonyms: tuple[str, ...] = ()
    equivalent: str = ""
    components: tuple[Component, ...] = ()
    remarkable_amounts: RemarkableAmounts = RemarkableAmounts()

    @property
    def called(self) -> str:
        """As within a sentence, where an abbreviation such as EPA stays as it is."""
        return self.name if self.name[:2].isupper() else self.name[0].lower() + self.name[1:]


@dataclass(frozen=True, slots=True)
class Substance:
    """What a name on a label names: a nutrient, or a form of it, a compound or a family."""

    nutrient: str
    form: str = ""
    isomer_left_open: str = ""
    """The name, where it does not say which isomer it is of; the form is then the one that we hold."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A body whose values we hold."""

    id: str
    name: str
    role: AuthorityRole


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A publication, as an app may show it. Each is itself alone, so that what is made of it is soon found again."""

    id: str
    title: str
    publisher: str | None
    year: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Condition:
    """A row of the article's comparison table; ``threshold`` is an amount a day, in the nutrient's unit."""

    id: str
    name: str
    nutrient: str
    effect_on_muscles: str
    associated_symptoms: tuple[str, ...]
    primary_causes: tuple[str, ...]
    intake_pattern: IntakePattern
    threshold: Decimal | None
    claim: str
    claim_verdict: str
    origin_source: str


@dataclass(frozen=True, slots=True, eq=False)
class MedicinalProduct:
    """A medicine that supplies a nutrient: what one unit of it is, and the elemental amount in that unit.

    Each is itself alone, so that what is made of it is soon found again.
    """

    id: str
    name: str
    nutrient: str
    unit: str
    amount_per_unit: Decimal
    """In the nutrient's unit."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Facts:
    """All that is known, by id. Too much to print."""

    data_version: str
    nutrients: Mapping[str, Nutrient]
    authorities: Mapping[str, Authority]
    references: References
    variation: Variation
    components: Mapping[str, Component]
    forms: Mapping[str, Form]
    substances: Mapping[str, Substance]
    """By name, see ``substances``."""
    label_conventions: Mapping[str, str]
    """What amounts on labels are of: by convention, the source that states it."""
    studies: tuple[Study, ...]
    products: Mapping[str, MedicinalProduct]
    conditions: Mapping[str, tuple[Condition, ...]]
    """By nutrient."""
    foods: Mapping[str, Food]
    food_nutrients: tuple[str, ...]
    """The nutrients that the food table holds figures of, in order of id."""
    common_foods: tuple[CommonFood, ...]
    constants: Mapping[str, Constant]
    sources: Mapping[str, Source]
    kinds_of_entries: dict[Hashable, Any] = field(init=False, compare=False, default_factory=dict)
    """What ``entries`` found out about kinds of entries, to be found out once."""
