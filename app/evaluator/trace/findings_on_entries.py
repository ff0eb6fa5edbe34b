"""The steps of the numbers in findings about entries: what a doubt is about, a repeat, a medicine, a conversion."""

from collections.abc import Iterable
from decimal import Decimal

from app.evaluator.amounts import daily_value, in_unit_of
from app.evaluator.cases import Case
from app.evaluator.facts import Facts, MedicinalProduct
from app.evaluator.intake import Entry
from app.evaluator.quantities import Unit, total
from app.evaluator.rules_on_amounts import FOOD, Doubt, doubts, if_meant
from app.evaluator.rules_on_conversions import converted, in_the_mean, is_of_a_week, medicines
from app.evaluator.rules_on_repeats import Repeat, repeats
from app.evaluator.situation import Contribution
from app.evaluator.trace.constants import add_constant
from app.evaluator.trace.conversions import ONE, of_measure, of_unit_told
from app.evaluator.trace.steps import End, Step, Steps, Working, result_of, term
from app.evaluator.trace.sums import Sums
from app.evaluator.trace.told import Told
from app.evaluator.units import EntryUnit


class OfEntries:
    """Adds the steps of the findings about the entries of one nutrient. Those of one code are in the rule's order."""

    def __init__(self, case: Case, sums: Sums, facts: Facts, steps: Steps) -> None:
        self._case = case
        self._entries = sums.entries
        self._sums = sums
        self._facts = facts
        self._steps = steps

    def add(self, found: Iterable[Told]) -> None:
        """The numbers of all of them."""
        by_code: dict[str, list[Told]] = {}
        for told in found:
            by_code.setdefault(told.code, []).append(told)
        for told, doubt in zip(by_code.get("implausible_amount", ()), doubts(self._case), strict=True):
            self._doubt(told, doubt)
        for told, repeat in zip(
            by_code.get("possible_double_count", ()), repeats(self._case, self._facts), strict=True
        ):
            self._repeat(told, repeat)
        for told, medicine in zip(by_code.get("medicine_counted", ()), medicines(self._case), strict=True):
            self._medicine(told, *medicine)
        for told, entries in zip(by_code.get("unit_converted", ()), converted(self._case), strict=True):
            self._conversion(told, entries[0].entry)

    def _doubt(self, told: Told, doubt: Doubt) -> None:
        """An amount that passes a bound, which is ours, and what it would be if its number were in another unit."""
        amount = self._amount(doubt)
        told.gives("amount", amount, End.HIGH)
        told.gives(doubt.bound_name, add_constant(doubt.bound, self._steps))
        for other, if_so in if_meant(doubt, self._case, self._facts):
            told.gives(f"if_{other}_were_meant", self._if_meant(amount, doubt.entries[0].entry, other, if_so))

    def _amount(self, doubt: Doubt) -> Step:
        """Of one entry what it brings; of a day of food the sum, of a week a day."""
        first, brought = doubt.entries[0], doubt.entries
        if not first.is_of(FOOD):
            return self._entries[first.pointer]
        is_week = is_of_a_week(brought)
        result = in_the_mean(brought) if is_week else total(each.amount for each in brought)
        return self._sums.summed("food_of_day", f"food-of-day-{first.day}", brought, result, in_a_week=is_week)

    def _if_meant(self, amount: Step, entry: Entry, other: Unit, result: Decimal) -> Step:
        """The number of the amount in the unit told, read in the other unit."""
        formula, of_told = of_unit_told(entry, self._case.nutrient, self._facts)
        in_other, of_other = of_measure(other, self._case.nutrient.unit)
        terms = {each["name"]: each for each in (result_of("amount", amount, End.HIGH), *of_other, *of_told)}
        working = Working(f"amount{in_other} / (1{formula})", list(terms.values()), result)
        return self._one("if_meant", f"{amount.told['id']}-if-{other}", working)

    def _repeat(self, told: Told, repeat: Repeat) -> None:
        """The sum of the day with all entries, and with each of them once."""
        day, once = repeat.day, repeat.once
        told.gives_ends("sum_low", self._sums.of_day(day), "sum_high")
        twice = "-".join(each.pointer.rsplit("/", 1)[1] for each in repeat.perhaps_twice)
        of_once = once.contributions, once.logged
        name = f"day-{day.index}-without-{twice}"
        summed = self._sums.summed("day_sum_if_once", name, *of_once, in_a_week=once.is_week)
        told.gives_ends("sum_if_once_low", summed, "sum_if_once_high")

    def _medicine(self, told: Told, product: MedicinalProduct, brought: list[Contribution]) -> None:
        """What one unit of a product holds, and what all of it brings; of a week a day."""
        source, *_ = product.sources
        where, name = {"record": product.id, "source_id": source}, f"{product.id}-unit"
        told.gives("amount_per_unit", self._printed("amount_per_unit", name, product.amount_per_unit, **where))
        is_week = is_of_a_week(brought)
        result = in_the_mean(brought) if is_week else total(each.amount for each in brought)
        summed = self._sums.summed("medicine", product.id, brought, result, in_a_week=is_week)
        names = ("mean", "mean_high") if is_week else ("low", "high")
        told.gives_ends(names[0], summed, names[1])

    def _conversion(self, told: Told, entry: Entry) -> None:
        """What one of the unit told is in the unit of the nutrient, and the daily value that a percentage is of."""
        nutrient = self._case.nutrient
        formula, terms = of_unit_told(entry, nutrient, self._facts)
        name = "-".join(
            ["one", str(entry.unit).replace("_", "-").lower(), *filter(None, [entry.daily_value_of, entry.component])]
        )
        working = Working(f"1{formula}", terms, in_unit_of(nutrient, ONE, entry, self._facts))
        told.gives("amount_per_unit", self._one("amount_per_unit", f"{nutrient.id}-{name}", working))
        if entry.unit is EntryUnit.PERCENT_DAILY_VALUE:
            value = daily_value(entry, nutrient, self._facts)
            where = {"record": value.id, "source_id": value.source, "locator": value.locator}
            told.gives("daily_value", self._printed("daily_value", f"daily-value-{value.id}", value.value, **where))

    def _printed(self, kind: str, name: str, value: Decimal, **where: str) -> Step:
        return self._one(kind, name, Working("value", [term("value", value, **where)], value))

    def _one(self, kind: str, name: str, working: Working) -> Step:
        nutrient = self._case.nutrient
        return self._steps.add(kind, name, working, working, unit=nutrient.unit.value, nutrient=nutrient.id)
