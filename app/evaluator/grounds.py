"""What an assessment of the usual intake rests on besides the habit, made once, or why the method is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from app.evaluator.adequacy import Validity
from app.evaluator.facts import Nutrient
from app.evaluator.habit import Refusal, Refused
from app.evaluator.measures import Measure, Method, measures_of, method_of
from app.evaluator.once import Once
from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import Interval, display
from app.evaluator.variation import DayToDaySd, Printed, RequirementCv, Variation, sources_printed
from app.evaluator.yardstick import Yardstick

SEX = "#/person/sex"

Number = TypeVar("Number", float, Decimal)

_CAUTIONS = {Validity.CAUTION: "day_to_day_cv_60_to_70", None: "day_to_day_cv_not_known"}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where standard deviations come from: the word for it, of people that differ the weaker one, and the sources."""

    word: str
    sources: tuple[str, ...]


class Grounds:
    """The measures of everybody it may be, and what is to be told of them whatever the habit is."""

    def __init__(
        self, method: Method, yardstick: Yardstick, measures: tuple[Measure, ...], unit: str, variation: Variation
    ) -> None:
        self.method = method
        self.yardstick = yardstick
        self.measures = measures
        self.variation = variation
        self.reference = Interval(*least_and_greatest([measure.reference for measure in measures]))
        """From the least to the greatest value among the measures."""
        self.named = f"{yardstick.value_type} {display(self.reference, unit)}"
        """The value, or from which to which, as a sentence names it."""
        self.sd_of_requirement = least_and_greatest([measure.sd_requirement for measure in measures])
        self.stands_in = any(measure.stands_in for measure in measures)
        """Whether an SD is of another life stage than the person's."""
        self.varies_with_the_food = any(measure.day_to_day.share for measure in measures)
        """Whether a day-to-day SD is a share of what is eaten, so that it hangs on the habit."""
        self.said_of_days = Once()
        """What answers say of a number of days, by that number; nothing else is kept here."""

    @cached_property
    def sds(self) -> tuple[DayToDaySd, ...]:
        """Whose day-to-day variation is used, each once."""
        return tuple(dict.fromkeys(measure.sd for measure in self.measures if measure.sd))

    @cached_property
    def requirements(self) -> tuple[RequirementCv, ...]:
        """Whose requirements' variation is used, each once."""
        return tuple(dict.fromkeys(measure.requirement for measure in self.measures if measure.requirement))

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """Where the method and the variations are printed; the values come besides."""
        of_method = (self.variation.method_printed, self.variation.wanted_printed)
        of_measures = (*(sd.printed for sd in self.sds), *(cv.printed for cv in self.requirements))
        return tuple(dict.fromkeys((*of_method, *of_measures)))

    @cached_property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Where the method, the variations and then the values are printed: sources, each with a locator."""
        return (*[(each.source, each.locator) for each in self.printed], *self.yardstick.places)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources of the values, the method and the variations, each once."""
        return tuple(dict.fromkeys([measure.value.source for measure in self.measures] + sources_printed(self.printed)))

    @cached_property
    def provenance_of_sd(self) -> Provenance:
        """Where the day-to-day SDs come from."""
        word = "assumption" if any(sd.is_assumed for sd in self.sds) else "survey"
        return Provenance(word, tuple(sources_printed(sd.printed for sd in self.sds)))

    @cached_property
    def provenance_of_requirement(self) -> Provenance:
        """Where the SDs of the requirements come from."""
        word = "assumption" if any(cv.is_assumed for cv in self.requirements) else "printed"
        return Provenance(word, tuple(sources_printed(cv.printed for cv in self.requirements)))

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """What to mind of days that differ so much."""
        found = {self.variation.validity(sd) for sd in self.sds}
        return tuple(word for validity, word in _CAUTIONS.items() if validity in found)


def grounds_of(
    yardstick: Yardstick, people: tuple[PossiblePerson, ...], nutrient: Nutrient, is_usual: bool, variation: Variation
) -> Grounds | Refused:
    """What an assessment by this yardstick rests on, of recorded days or of a usual day, or why it is refused.

    It hangs on nothing of the people but their values, whose SD is theirs, and their life stage, so that it is made
    once for all that have those alike. Values per kilogram or MJ hang on a number of the person too.
    """

    def make() -> Grounds | Refused:
        return _grounds(yardstick, people, nutrient, is_usual, variation)

    if yardstick.hangs_on:
        return make()
    values_of, sd_of = yardstick.values.get, variation.day_to_day
    of_each = [
        (values_of(each.sex), None if is_usual else sd_of(nutrient.id, each), each.life_stage) for each in people
    ]
    return variation.once.get((is_usual, *of_each), make)


def least_and_greatest(of: list[Number]) -> tuple[Number, Number]:
    """Both ends of some numbers, which are often one alone."""
    return (of[0], of[0]) if len(of) == 1 else (min(of), max(of))


def _grounds(
    yardstick: Yardstick, people: Iterable[PossiblePerson], nutrient: Nutrient, is_usual: bool, variation: Variation
) -> Grounds | Refused:
    of_each = [measures_of(yardstick, person, nutrient.id, is_usual, variation) for person in people]
    refused = [each for each in of_each if isinstance(each, Refused)]
    measures = tuple(dict.fromkeys(measure for each in of_each if not isinstance(each, Refused) for measure in each))
    methods = {method_of(measure.value) for measure in measures}
    if refused and not measures and len({each.refusal for each in refused}) == 1:
        return refused[0]
    if refused or len(methods) > 1:
        return Refused(Refusal.NEEDS_A_FACT, (SEX,))
    unit = f"{nutrient.unit} {yardstick.equivalent}" if yardstick.equivalent else nutrient.unit.value
    return Grounds(methods.pop(), yardstick, measures, unit, variation)
