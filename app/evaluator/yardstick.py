"""What one verdict compares with: an authority's values for everybody whom the person as told may be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from app.evaluator.axis import Axes, Axis
from app.evaluator.intake import Origin
from app.evaluator.person import PossiblePerson, Sex
from app.evaluator.quantities import Interval, exact, hull
from app.evaluator.references import HANGS_ON, Absence, ReferenceValue, ValueKind
from app.evaluator.spelling import Spelling


@dataclass(frozen=True)
class Yardstick:
    """What one verdict compares with: an authority's values, for each sex that the person may have those that apply.

    A person without a value has an absence instead. Several values apply where the print has a condition, such as
    how an infant is fed, that a request does not tell.
    """

    authority: str
    is_ceiling: bool
    values: Mapping[Sex, tuple[ReferenceValue, ...]]
    absences: Mapping[Sex, Absence]

    @cached_property
    def all_values(self) -> tuple[ReferenceValue, ...]:
        """The values of everybody it may be, each once."""
        return tuple(dict.fromkeys(value for values in self.values.values() for value in values))

    @cached_property
    def all_absences(self) -> tuple[Absence, ...]:
        """The absences of everybody it may be, each once."""
        return tuple(dict.fromkeys(self.absences.values()))

    @cached_property
    def value_type(self) -> str:
        """The authority's own term, or terms where several values may apply."""
        return " or ".join(dict.fromkeys(value.value_type for value in self.all_values))

    @cached_property
    def equivalent(self) -> str | None:
        """What its values count, such as DFE; empty where the nutrient has one measure alone, None without a value."""
        return self.all_values[0].equivalent if self.all_values else None

    @cached_property
    def counted_origins(self) -> tuple[tuple[Origin, ...], tuple[Origin, ...]]:
        """Of a limit, the origins that it counts and those that its text leaves open."""
        counts = frozenset(origin for value in self.all_values for origin in value.counts)
        unclear = frozenset(origin for value in self.all_values for origin in value.unclear) - counts
        return tuple(o for o in Origin if o in counts), tuple(o for o in Origin if o in unclear)

    @cached_property
    def may_count_food(self) -> bool:
        """Whether it is a limit that counts what is eaten by nature, or whose text leaves that open."""
        counts, unclear = self.counted_origins
        return Origin.FOOD in (*counts, *unclear)

    @cached_property
    def differs_by_sex(self) -> bool:
        """Whether the people it may be have different values: other numbers, and not the same in two rows."""
        of_each = [self.values.get(sex, ()) for sex in (*self.values, *self.absences)]
        return len({frozenset((each.value, each.per, each.energy_of_a_gram) for each in own) for own in of_each}) > 1

    @cached_property
    def is_recommended_intake(self) -> bool:
        """Whether it is the recommended intake of everybody it may be."""
        kinds = {value.kind for value in self.all_values}
        return kinds == {ValueKind.RECOMMENDED_INTAKE} and not self.absences

    @cached_property
    def spelling(self) -> Spelling:
        """How answers spell what is the same of it whatever was taken."""
        amounts = [amount for of_sex in self._amounts_a_day.values() for amount in of_sex]
        reference = hull(amounts) if amounts and not self.hangs_on else None
        return Spelling(self.value_type, self.all_values, self.counted_origins, reference)

    @cached_property
    def is_by_phytate(self) -> bool:
        """Whether it has other values where the diet has other amounts of phytate."""
        return any(value.band.phytate_mg for value in self.all_values)

    @cached_property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Where the values are printed, and where it is stated that there is none: sources, each with a locator."""
        printed = [(value.source, value.locator) for value in self.all_values]
        energies = [(value.energy_of_a_gram.source, "") for value in self.all_values if value.energy_of_a_gram]
        stated = [(absence.source, absence.locator) for absence in self.all_absences if absence.is_stated]
        return (*printed, *energies, *stated)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources of the values, and of the statements that there is none, each once."""
        return tuple(dict.fromkeys(source for source, _ in self.places))

    def axis(self, axes: Axes) -> Axis:
        """What this yardstick looks at: a floor at the mean, and so does a ceiling that is of chronic disease."""
        if not self.is_ceiling:
            return axes.floor
        return axes.mean_at_least if self.is_of_the_mean else axes.ceiling(self._what_counts)

    @cached_property
    def is_of_the_mean(self) -> bool:
        """Whether it is compared with the mean of the days, and not with the highest of them."""
        return not self.is_ceiling or {value.kind for value in self.all_values} == {
            ValueKind.CHRONIC_DISEASE_RISK_REDUCTION
        }

    def counting_as(self, other: "Yardstick") -> "Yardstick":
        """This yardstick with its numbers, if it counted what another counts; made once for all that count alike."""
        if other._what_counts not in self._counting:
            counts, unclear = other._what_counts
            values = {
                sex: tuple(replace(value, counts=counts, unclear=unclear) for value in of_sex)
                for sex, of_sex in self.values.items()
            }
            self._counting[other._what_counts] = replace(self, values=values)
        return self._counting[other._what_counts]

    @cached_property
    def _counting(self) -> dict[tuple[frozenset[Origin], frozenset[Origin]], "Yardstick"]:
        return {}

    def reference(self, people: Iterable[PossiblePerson]) -> Interval:
        """From the lowest to the highest amount among these people; at least one of them needs a value."""
        if self.only_amount is not None:
            return self.only_amount
        return hull([amount for person in people for amount in self.amounts_for(person)])

    def amounts_for(self, person: PossiblePerson) -> tuple[Interval, ...]:
        """The values for this person, a day; intervals where they hang on a weight or energy that is not known."""
        if self.hangs_on:
            return tuple(value.amount_for(person) for value in self.values.get(person.sex, ()))
        return self._amounts_a_day.get(person.sex, ())

    def needs(self, people: Iterable[PossiblePerson]) -> frozenset[str]:
        """The facts about the person, by field, that a value hangs on and that are not known."""
        if not self.hangs_on:
            return self.hangs_on
        every = tuple(people)
        return frozenset(
            field for field in self.hangs_on if any(not getattr(person, field).is_exact for person in every)
        )

    @cached_property
    def hangs_on(self) -> frozenset[str]:
        """The fields of a person that make its values amounts a day: the weight, or an energy."""
        return frozenset(HANGS_ON[value.per] for value in self.all_values if value.per in HANGS_ON)

    @cached_property
    def only_amount(self) -> Interval | None:
        """The amount a day that everybody it may be has; None where they differ, or somebody has none."""
        amounts = {amount for of_sex in self._amounts_a_day.values() for amount in of_sex}
        return amounts.pop() if len(amounts) == 1 and not (self.absences or self.hangs_on) else None

    @cached_property
    def _amounts_a_day(self) -> Mapping[Sex, tuple[Interval, ...]]:
        return {sex: tuple(exact(value.value) for value in values) for sex, values in self.values.items()}

    @cached_property
    def _what_counts(self) -> tuple[frozenset[Origin], frozenset[Origin]]:
        counts, unclear = self.counted_origins
        return frozenset(counts), frozenset(unclear)


def source_ids(yardstick: Yardstick) -> list[str]:
    """The sources of the values, and of the statements that there is none."""
    return list(yardstick.sources)
