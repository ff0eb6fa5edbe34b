"""The steps of one authority's verdicts: its values for this person, each comparison, and what is left to a value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.judging import Verdict, at_both_ends, of_absence
from app.evaluator.person import PossiblePerson
from app.evaluator.quantities import gap
from app.evaluator.questions import Judgement
from app.evaluator.references import HANGS_ON, KJ_OF_A_PERCENT, Absence, Per, ReferenceValue
from app.evaluator.taken import Taken
from app.evaluator.trace.scores import add_ratio_of_nutrient
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Steps, Working, agreed, at, result_of, term
from app.evaluator.trace.sums import Ceiling, SumsInEach
from app.evaluator.yardstick import Yardstick

FLOOR = "'reached' if amount >= reference else 'not_reached'"
CEILING = "'exceeded' if amount > reference else 'within'"
NO_AMOUNT = "'cannot_tell'"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit, what it is compared with, and by how much that is certainly above it, where it is."""

    reference: Step
    ceiling: Ceiling
    over_by: Step | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """A comparison, what it looked at, and the value."""

    judgement: Judgement
    amount: Step
    reference: Step


class OfAuthority:
    """Adds the steps of one authority, at its place in the answer."""

    def __init__(self, judged: JudgedByAuthority, case: Case, place: str, sums: SumsInEach, steps: Steps) -> None:
        self._judged = judged
        self._case = case
        self._place = place
        self._sums = sums
        self._steps = steps
        self._people = case.record.situation.people
        self._name = f"{judged.authority.id}-{case.nutrient.id}"

    def add_adequacy(self) -> None:
        """The mean against the goal, and what is missing to it."""
        headline = self._judged.adequacy
        mean = self._mean_of(headline)
        reference = self._add_judgement(headline, mean, "adequacy", f"{self._place}/adequacy")
        if reference and mean and not headline.is_unknown and headline.verdict is not Verdict.REACHED:
            missing = self._gap("missing", reference, mean, headline.taken.unit)
            missing.gives_range(f"{self._place}/adequacy/missing")
        if reference and mean:
            add_ratio_of_nutrient(self._judged, reference, mean, self._case, self._place, self._steps)

    def add_comparisons(self) -> list[Beside]:
        """The mean against every floor, and what counts against ceilings besides the headline."""
        beside = []
        for index, each in enumerate(self._judged.comparisons):
            place, amount = f"{self._place}/comparisons/{index}", self._amount_of(each)
            reference = self._add_judgement(each, amount, f"comparison-{index}", place)
            if amount and each.yardstick.is_ceiling and not each.is_unknown:
                amount.gives_range(f"{place}/amount")
            if reference and amount:
                beside.append(Beside(each, amount, reference))
        return beside

    def _mean_of(self, judgement: Judgement) -> Step | None:
        return self._sums.of(judgement.taken).mean()

    def _amount_of(self, judgement: Judgement) -> Step | None:
        """What a verdict looks at: the mean, or the highest day of what a ceiling counts."""
        yardstick = judgement.yardstick
        if not yardstick.is_ceiling:
            return self._mean_of(judgement)
        if yardstick.is_of_the_mean:
            return self._sums.of(judgement.taken).mean_at_least(judgement.axis.amount)
        return self._sums.of(judgement.taken).ceiling(yardstick, judgement.axis).highest

    def add_ceiling(self, ceiling: Ceiling) -> Limit | None:
        """What the limit counts against the limit, on the highest day; None where the limit hangs on the weight."""
        judgement, place = self._judged.excess, f"{self._place}/excess"
        reference = self._add_judgement(judgement, ceiling.highest, "excess", place)
        if ceiling.mean and not judgement.is_unknown:
            ceiling.mean.gives_range(f"{place}/counted")
        if not judgement.is_unknown:
            ceiling.highest.gives(End.LOW, f"{place}/highest_day")
        if reference is None:
            return None
        self._days_exceeded(reference, ceiling).gives(End.LOW, f"{place}/days_exceeded")
        if reference.amount.is_exact:
            reference.gives(End.LOW, f"{place}/limit")
        if judgement.verdict is Verdict.EXCEEDED:
            over_by = self._over_by(reference, ceiling.highest, judgement.taken)
            over_by.gives(End.LOW, f"{place}/over_by")
            return Limit(reference, ceiling, over_by)
        if not judgement.is_unknown:
            self._gap("room", reference, ceiling.highest, judgement.taken.unit).gives_range(f"{place}/room")
        return Limit(reference, ceiling)

    def limit_beside(self, judgement: Judgement) -> Limit:
        """A further limit of the authority, which is among the comparisons, for what findings tell of it."""
        taken, yardstick = judgement.taken, judgement.yardstick
        ceiling = self._sums.of(taken).ceiling(yardstick, judgement.axis)
        reference = self._reference(yardstick, taken.unit)
        if judgement.verdict is not Verdict.EXCEEDED:
            return Limit(reference, ceiling)
        return Limit(reference, ceiling, self._over_by(reference, ceiling.highest, taken))

    def add_nothing_set(self) -> None:
        """A limit that the authority does not have, for anybody it may be."""
        self._add_judgement(self._judged.excess, None, "excess", f"{self._place}/excess")

    def _add_judgement(self, judgement: Judgement, amount: Step | None, axis: str, place: str) -> Step | None:
        """The verdict; and the reference where the answer has it."""
        outcomes = list(self._outcomes(judgement, amount, axis))
        verdict = self._verdict(judgement, outcomes, axis)
        for end in End:
            verdict.gives(end, f"{place}/verdict")
        yardstick = judgement.yardstick
        if not yardstick.values or yardstick.needs(self._people):
            return None
        reference = self._reference(yardstick, judgement.taken.unit)
        reference.gives_range(f"{place}/reference")
        return reference

    def _outcomes(self, judgement: Judgement, amount: Step | None, axis: str) -> Iterator[Step]:
        """Every comparison that the verdict is made of: with each value, of everybody it may be."""
        yardstick = judgement.yardstick
        for person in self._people:
            if person.sex in yardstick.absences:
                yield self._absence(yardstick.absences[person.sex], f"{axis}-{person.sex}")
            for value in yardstick.values.get(person.sex, ()):
                yield self._comparison(yardstick, value, person, amount)

    def _comparison(
        self, yardstick: Yardstick, value: ReferenceValue, person: PossiblePerson, amount: Step | None
    ) -> Step:
        if amount is None:
            nothing = Working(NO_AMOUNT, [], Verdict.CANNOT_TELL.value)
            nutrient = self._case.nutrient.id
            return self._steps.add("comparison", f"{nutrient}-without-a-whole-day", nothing, nothing, nutrient=nutrient)
        reference = add_value(value, person, self._case, self._steps)
        words = at_both_ends(yardstick, reference.amount, amount.amount)
        formula = CEILING if yardstick.is_ceiling else FLOOR
        low, high = (
            Working(
                formula,
                [result_of("amount", amount, end), result_of("reference", reference, end.other)],
                word.value,
            )
            for end, word in zip(End, words, strict=True)
        )
        return self._add("comparison", f"{amount.told['id']}-against-{value.id}", low, high)

    def _absence(self, absence: Absence, name: str) -> Step:
        word = of_absence(absence).value
        statement = term("statement", word, source_id=absence.source, locator=absence.locator, note=absence.reason)
        working = Working("statement", [statement], word)
        return self._add("comparison", f"{self._name}-{name}", working, working)

    def _reference(self, yardstick: Yardstick, unit: str) -> Step:
        """From the lowest to the highest value of everybody it may be."""
        of_each = [(value, p) for p in self._people for value in yardstick.values.get(p.sex, ())]
        values = list(dict.fromkeys(add_value(*each, self._case, self._steps) for each in of_each))
        if len(values) == 1:
            return values[0]
        hull = yardstick.reference(self._people)
        low, high = (
            _of_all(formula, values, end, at(end, hull)) for formula, end in (("min", End.LOW), ("max", End.HIGH))
        )
        name = "-or-".join(value.told["id"] for value in values)
        return self._add("reference", f"reference-{name}", low, high, unit)

    def _verdict(self, judgement: Judgement, outcomes: list[Step], axis: str) -> Step:
        """What all comparisons say; where they do not agree, what follows from that."""
        words = {outcome.result(end) for outcome in outcomes for end in End}
        otherwise = Verdict.DEPENDS if len(words) == 1 else judgement.verdict
        formula, terms = agreed(outcomes, otherwise.value)
        if len(terms) == 1:
            return outcomes[0]
        working = Working(formula, terms, judgement.verdict.value)
        return self._add("verdict", f"{self._name}-{axis}", working, working)

    def _gap(self, what: str, reference: Step, amount: Step, unit: str) -> Step:
        left = gap(reference.amount, amount.amount)
        low, high = (
            Working(
                "max(0, reference - amount)",
                [result_of("reference", reference, end), result_of("amount", amount, end.other)],
                at(end, left),
            )
            for end in End
        )
        return self._add("gap", f"{self._name}-{what}", low, high, unit)

    def _over_by(self, reference: Step, highest: Step, taken: Taken) -> Step:
        over = highest.amount.low - reference.amount.high
        terms = [result_of("amount", highest, End.LOW), result_of("reference", reference, End.HIGH)]
        working = Working("amount - reference", terms, over)
        return self._add("gap", f"{self._judged.authority.id}-{taken.name}-over-by", working, working, taken.unit)

    def _days_exceeded(self, reference: Step, ceiling: Ceiling) -> Step:
        limit = reference.amount.high
        above = sum(day.amount.low > limit for day in ceiling.days)
        days = [result_of(f"day_{place}", day, End.LOW) for place, day in enumerate(ceiling.days)]
        formula = " + ".join(f"({each['name']} > reference)" for each in days)
        working = Working(formula, [*days, result_of("reference", reference, End.HIGH)], Decimal(above))
        return self._add("days_exceeded", f"{self._name}-days-exceeded", working, working)

    def _add(self, kind: str, name: str, low: Working, high: Working, unit: str = "") -> Step:
        nutrient, authority = self._case.nutrient.id, self._judged.authority.id
        return self._steps.add(kind, name, low, high, unit=unit, nutrient=nutrient, authority=authority)


def add_value(value: ReferenceValue, person: PossiblePerson, case: Case, steps: Steps) -> Step:
    """A printed value, as an amount a day for this person."""
    printed = term("value", value.value, record=value.id, source_id=value.source, locator=value.locator)
    low, high = (_amount_a_day(value, printed, person, end) for end in End)
    unit = f"{case.nutrient.unit} {value.equivalent}" if value.equivalent else case.nutrient.unit.value
    whose = {"unit": unit, "nutrient": case.nutrient.id, "authority": value.authority}
    return steps.add("reference_value", f"value-{value.id}", low, high, **whose)


def _amount_a_day(value: ReferenceValue, printed: TraceTerm, person: PossiblePerson, end: End) -> Working:
    """Of a value per kilogram by the weight, of one per MJ or in percent of energy by the energy."""
    if value.per is Per.DAY:
        return Working("value", [printed], value.value)
    field, result = HANGS_ON[value.per], at(end, value.amount_for(person))
    terms = [printed, term(field, at(end, getattr(person, field)), pointer=f"#/person/{field}")]
    if value.energy_of_a_gram is None:
        return Working(f"value * {field}", terms, result)
    energy = value.energy_of_a_gram
    terms.append(term("kj_of_a_gram", energy.kj, record=energy.constant, source_id=energy.source))
    return Working(f"value * {field} * {KJ_OF_A_PERCENT} / kj_of_a_gram", terms, result)


def _of_all(formula: str, values: Iterable[Step], end: End, result: Decimal) -> Working:
    terms = [result_of(f"value_{place}", value, end) for place, value in enumerate(values)]
    return Working(f"{formula}({', '.join(each['name'] for each in terms)})", terms, result)
