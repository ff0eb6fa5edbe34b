"""The steps from what entries bring to the amounts that verdicts look at: the mean of the days, and the highest day.

A usual day with entries of some days of a week is a week: its mean is over the seven days, and its highest day holds at
least what certainly meets on a day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.evaluator.axis import Axis
from app.evaluator.cases import Case
from app.evaluator.facts import Facts
from app.evaluator.intake import AnyOrigins, Origin
from app.evaluator.quantities import NO_UPPER_END, Interval
from app.evaluator.situation import Contribution, DayAmounts
from app.evaluator.taken import Taken
from app.evaluator.trace.entries import add_entries
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Steps, Working, at, only, result_of, term
from app.evaluator.week import DAYS_OF_A_WEEK, Week
from app.evaluator.yardstick import Yardstick

Entries = Mapping[str, Step]
"""What each entry brings, by its pointer."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What a limit looks at: the highest day, every day, and the mean of the whole days where there is one."""

    highest: Step
    days: tuple[Step, ...]
    mean: Step | None


@dataclass(frozen=True, slots=True)
class Counting:
    """What limits count and what they leave open."""

    counts: tuple[Origin, ...]
    unclear: tuple[Origin, ...]

    @property
    def name(self) -> str:
        """It in one word."""
        return "-".join([*self.counts, *(("perhaps", *self.unclear) if self.unclear else ())])

    def certainly(self, day: DayAmounts) -> list[Contribution]:
        """The entries of a day that are in the low end."""
        return [each for each in day.contributions if each.is_of(frozenset(self.counts))]

    def perhaps(self, day: DayAmounts) -> list[Contribution]:
        """Those that are in the high end."""
        return [each for each in day.contributions if each.may_be_of(frozenset(self.counts + self.unclear))]

    def tell(self, step: Step, yardstick: Yardstick) -> None:
        """Say on a step which origins are counted, and which limits do so."""
        step.told["counts"] = [origin.value for origin in self.counts]
        step.told["unclear"] = [origin.value for origin in self.unclear]
        limits = step.told.setdefault("limits", [])
        limits.extend(value.id for value in yardstick.all_values if value.id not in limits)


class Sums:
    """Adds the steps of one nutrient, in one of its equivalents."""

    def __init__(self, taken: Taken, entries: Entries, complete_days: Step, steps: Steps) -> None:
        self.complete_days = complete_days
        self.entries = entries
        self._taken = taken
        self._situation = taken.situation
        self._steps = steps

    def mean(self) -> Step | None:
        """The mean over the whole days, of all origins; None without a whole day."""
        mean = self._situation.mean
        days = [self.of_day(day) for day in self._situation.whole_days]
        return None if mean is None else self._mean("mean", f"{self._taken.name}-mean", days, mean)

    def mean_at_least(self, result: Interval | None) -> Step | None:
        """The mean over all days, of which partial ones hold at least what was logged."""
        days = self._situation.days
        if result is None or all(day.is_whole for day in days):
            return self.mean()
        number = term("days", Decimal(len(days)), note="The days with an entry of it, partial ones among them.")
        low = of_days("{}", " + ", [self.of_day(day) for day in days], End.LOW, result.low)
        more = Working("not_logged", [term("not_logged", NO_UPPER_END, note="More may have been taken.")], result.high)
        low = Working(f"({low.formula}) / days", [*low.terms, number], result.low)
        return self._add("mean_at_least", f"{self._taken.name}-mean-at-least", low, more)

    def of_day(self, day: DayAmounts) -> Step:
        """What was logged on a day, of all origins."""
        return self.summed("day_sum", f"day-{day.index}", day.contributions, day.logged, in_a_week=day.is_week)

    def summed(
        self, kind: str, name: str, entries: Sequence[Contribution], result: Interval, *, in_a_week: bool = False
    ) -> Step:
        """What some entries bring together; of a week a day."""
        make = self._in_a_week if in_a_week else self._sum
        low, high = (make(entries, end, at(end, result)) for end in End)
        return self._add(kind, f"{self._taken.name}-{name}", low, high)

    def certainly(self, counting: Counting, result: Decimal) -> Step:
        """What of some origins is certainly there on the highest day."""
        origins, name = frozenset(counting.counts), f"{self._taken.name}-certainly-{counting.name}"
        days = [self._certainly(f"{name}-day-{day.index}", counting, day, origins) for day in self._situation.days]
        if len(days) == 1:
            return days[0]
        highest = of_days("max({})", ", ", days, End.LOW, result)
        return self._add("highest_day", f"{name}-highest", highest, highest)

    def ceiling(self, yardstick: Yardstick, axis: Axis) -> Ceiling:
        """The days of what a limit counts. Limits that count the same share their steps."""
        counting = Counting(*yardstick.counted_origins)
        name = f"{self._taken.name}-counting-{counting.name}"
        days = [
            self._counted_day(f"{name}-day-{day.index}", counting, day, counted)
            for day, counted in zip(self._situation.days, axis.each, strict=True)
        ]
        for step in days:
            counting.tell(step, yardstick)
        return Ceiling(self._highest(name, days, axis), tuple(days), self._counted_mean(name, counting, days, axis))

    def part_of_mean(self, name: str, counting: Counting, origins: AnyOrigins, part: Interval) -> Step:
        """The mean over the whole days of what comes from some origins, where it is counted."""
        days = self._situation.whole_days
        of_days = {
            End.LOW: [each for day in days for each in counting.certainly(day) if each.is_of(origins)],
            End.HIGH: [each for day in days for each in counting.perhaps(day) if each.is_of(origins)],
        }
        low, high = (self._over_days(self._sum(of_days[end], end, at(end, part))) for end in End)
        return self._add("part_of_mean", name, low, high)

    def _certainly(self, name: str, counting: Counting, day: DayAmounts, origins: AnyOrigins) -> Step:
        make, entries = self._meeting if day.is_week else self._together, counting.certainly(day)
        working = make(day, entries, day.certainly(origins))
        return self._add("certain_of_day", name, working, working)

    def _counted_day(self, name: str, counting: Counting, day: DayAmounts, counted: Interval) -> Step:
        certainly, perhaps = counting.certainly(day), counting.perhaps(day)
        low = (self._meeting if day.is_week else self._together)(day, certainly, counted.low)
        high = self._sum(perhaps, End.HIGH, counted.high)
        if not day.is_whole:
            more = term("not_logged", NO_UPPER_END, pointer=f"#/days/{day.index}/record")
            high = Working(f"{high.formula} + not_logged", [*high.terms, more], counted.high)
        return self._add("counted_day", name, low, high)

    def _highest(self, name: str, days: list[Step], axis: Axis) -> Step:
        if len(days) == 1 or axis.amount is None:
            return days[0]
        low, high = (of_days("max({})", ", ", days, end, at(end, axis.amount)) for end in End)
        return self._add("highest_day", f"{name}-highest", low, high)

    def _counted_mean(self, name: str, counting: Counting, days: list[Step], axis: Axis) -> Step | None:
        mean = axis.mean_of_whole
        if mean is None:
            return None
        first = self._situation.days[0]
        if first.is_week:
            low = self._in_a_week(counting.certainly(first), End.LOW, mean.low)
            high = self._in_a_week(counting.perhaps(first), End.HIGH, mean.high)
            return self._add("counted_mean", f"{name}-mean", low, high)
        whole = [step for day, step in zip(self._situation.days, days, strict=True) if day.is_whole]
        return self._mean("counted_mean", f"{name}-mean", whole, mean)

    def _mean(self, kind: str, name: str, days: list[Step], mean: Interval) -> Step:
        low, high = (self._over_days(of_days("{}", " + ", days, end, at(end, mean))) for end in End)
        return self._add(kind, name, low, high)

    def _over_days(self, summed: Working) -> Working:
        number = only("days", self.complete_days)
        return Working(f"({summed.formula}) / days", [*summed.terms, number], summed.result)

    def _sum(self, contributions: Iterable[Contribution], end: End, result: Decimal) -> Working:
        terms = [self._entry(each, end) for each in contributions]
        return Working(" + ".join(each["name"] for each in terms) or "0", terms, result)

    def _in_a_week(self, contributions: Iterable[Contribution], end: End, result: Decimal) -> Working:
        """Each entry on its days of the week, a day."""
        pairs = [(self._entry(each, end), _days_of(each)) for each in contributions]
        summed = " + ".join(f"{entry['name']} * {days['name']}" for entry, days in pairs) or "0"
        return Working(f"({summed}) / {DAYS_OF_A_WEEK}", [each for pair in pairs for each in pair], result)

    def _together(self, _day: DayAmounts, certainly: list[Contribution], result: Decimal) -> Working:
        return self._sum(certainly, End.LOW, result)

    def _meeting(self, day: DayAmounts, certainly: list[Contribution], result: Decimal) -> Working:
        """The highest day of a week at the least: what certainly meets on a day, or the mean where that is more."""
        brought = [each.amount.low if each in certainly else Decimal(0) for each in day.contributions]
        meeting = Week(brought, [each.days_in_a_week for each in day.contributions]).meeting
        together = [each for place, each in enumerate(day.contributions) if place in meeting and each in certainly]
        summed, mean = self._sum(together, End.LOW, result), self._in_a_week(certainly, End.LOW, result)
        terms = {each["name"]: each for each in (*summed.terms, *mean.terms)}
        return Working(f"max({summed.formula}, {mean.formula})", list(terms.values()), result)

    def _entry(self, contribution: Contribution, end: End) -> TraceTerm:
        step = self.entries[contribution.pointer]
        return result_of(step.told["id"].replace("-", "_"), step, end)

    def _add(self, kind: str, name: str, low: Working, high: Working) -> Step:
        return self._steps.add(kind, name, low, high, unit=self._taken.unit, nutrient=self._taken.record.nutrient)


class SumsInEach:
    """Adds the steps of one nutrient in each of its equivalents, when a value is printed in it."""

    def __init__(self, case: Case, complete_days: Step, facts: Facts, steps: Steps) -> None:
        self._complete_days = complete_days
        self._facts = facts
        self._steps = steps
        self._by_equivalent: dict[str, Sums] = {}
        self.own = self.of(case.taken.own)
        """Those in the nutrient's own measure."""

    def of(self, taken: Taken) -> Sums:
        """The sums in one equivalent."""
        if taken.record.equivalent not in self._by_equivalent:
            entries = add_entries(taken, self._facts, self._steps)
            self._by_equivalent[taken.record.equivalent] = Sums(taken, entries, self._complete_days, self._steps)
        return self._by_equivalent[taken.record.equivalent]


def of_days(formula: str, sign: str, days: list[Step], end: End, result: Decimal) -> Working:
    """What some days hold, in a formula with a place for them all."""
    terms = [result_of(f"day_{place}", day, end) for place, day in enumerate(days)]
    return Working(formula.format(sign.join(each["name"] for each in terms)), terms, result)


def _days_of(contribution: Contribution) -> TraceTerm:
    name = "days_" + "_".join(contribution.pointer.removeprefix("#/days/").split("/entries/"))
    if contribution.days_in_a_week == DAYS_OF_A_WEEK:
        return term(name, DAYS_OF_A_WEEK, note="On every day of the week.")
    return term(name, contribution.days_in_a_week, pointer=f"{contribution.pointer}/days_per_week")
