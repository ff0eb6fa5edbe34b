"""The steps of what would settle a habit: the days and the means needed, and which of its two doubts is the greater."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import isinf, sqrt

from app.evaluator.adequacy import DAYS_OF_A_LIFE
from app.evaluator.assessment import Corner
from app.evaluator.measures import Measure, Method
from app.evaluator.quantities import NO_UPPER_END, ZERO
from app.evaluator.trace.measured import Measured, as_decimal
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Working, only, result_of, term
from app.evaluator.usual_intake_answer import MEANS_NEEDED

_SIDE_WITH_A_CONCLUSION = {Method.ADEQUATE_INTAKE: "difference > 0", Method.LIMIT: "difference <= 0"}


def add_days_needed(measured: Measured, place: str) -> None:
    """The days from which every corner has the same conclusion, or that no number of days does it."""
    assessed, needed = measured.assessed, _days_needed(measured)
    if assessed.days_needed is None and assessed.conclusion is assessed.method.undecided:
        working = Working("days_needed >= life", [only("days_needed", needed), _life()], Decimal(1))
        never = measured.one("never_settled_by_days", "never-settled-by-days", working)
        never.gives(End.LOW, f"{place}/never_settled_by_days")
    if assessed.days_needed is not None and not assessed.habit.is_usual:
        needed.gives(End.LOW, f"{place}/days_needed")


def add_means_needed(measured: Measured, place: str) -> None:
    """The means beyond which there is another conclusion, where there are such."""
    assessed = measured.assessed
    for field, side in MEANS_NEEDED[assessed.method]:
        needed = assessed.mean_needed(side)
        if needed is not None:
            of_each = [_mean_at(measured, measure, side, field) for measure in assessed.measures]
            step = _only_or("max" if side > 0 else "min", of_each, f"mean-needed-{field}", as_decimal(needed), measured)
            step.gives(End.LOW, f"{place}/mean_needed/{field}")


def add_doubt(measured: Measured, day_to_day_sd: Step | None, place: str) -> None:
    """What facts that are not told leave open, what few days do, and which is more."""
    facts, days = _doubt_of_facts(measured), _doubt_of_days(measured, day_to_day_sd)
    of_facts, of_days = measured.assessed.doubt_of_facts, measured.assessed.doubt_of_days
    formula = "'neither' if open_facts == few_days else 'open_facts' if open_facts > few_days else 'few_days'"
    word = "neither" if of_facts == of_days else "open_facts" if of_facts > of_days else "few_days"
    working = Working(formula, [only("open_facts", facts), only("few_days", days)], word)
    measured.one("greater_doubt", "greater-doubt", working).gives(End.LOW, f"{place}/doubt/greater")
    days.gives(End.LOW, f"{place}/doubt/few_days")
    if not isinf(of_facts):
        facts.gives(End.LOW, f"{place}/doubt/open_facts")


def _days_needed(measured: Measured) -> Step:
    """Of all corners the most; where the mean may be on both sides of the value, none."""
    corners = measured.assessed.corners
    days = [_days_at(measured, corner, place) for place, corner in enumerate(corners)]
    if len(days) == 1:
        return days[0]
    terms = [only(f"days_{place}", step) for place, step in enumerate(days)]
    differences = [only(f"difference_{place}", measured.difference(each, place)) for place, each in enumerate(corners)]
    on_one_side = " == ".join(f"({each['name']} > 0)" for each in differences)
    formula = f"max({', '.join(each['name'] for each in terms)}) if {on_one_side} else never"
    working = Working(formula, [*terms, *differences, _never()], _days(measured.assessed.days_needed))
    return measured.one("days_needed", "days-needed", working)


def _days_at(measured: Measured, corner: Corner, place: int) -> Step:
    """The smallest number of days whose ratio passes the wanted one, solved from SD_D."""
    needed, side = (
        _days(measured.assessed.days_needed_at(corner)),
        _SIDE_WITH_A_CONCLUSION.get(measured.assessed.method),
    )
    difference = only("difference", measured.difference(corner, place))
    formula, terms = _solved(measured, corner, place, difference)
    if side:
        formula, terms = f"({formula}) if {side} else never", [*terms, difference, _never()]
    unique = {each["name"]: each for each in terms}
    return measured.one("days_needed_at", f"days-needed-{place}", Working(formula, list(unique.values()), needed))


def _solved(measured: Measured, corner: Corner, place: int, difference: TraceTerm) -> tuple[str, Sequence[TraceTerm]]:
    if isinf(corner.difference):
        note = "An intake without an upper end is beyond every doubt on one day already."
        return "one_day", [term("one_day", Decimal(1), note=note)]
    left = only("left", _left(measured, corner, place, difference))
    sd = measured.sd_of_day(corner)
    if sd is None:
        return "1 if left > 0 else never", [left, _never()]
    days = "floor(day_to_day_sd ** 2 / left) + 1 if day_to_day_sd ** 2 / left < life else never"
    return f"({days}) if left > 0 else never", [left, only("day_to_day_sd", sd), _life(), _never()]


def _left(measured: Measured, corner: Corner, place: int, difference: TraceTerm) -> Step:
    """What is left of the squared difference for the variance of the mean, which days make small."""
    measure, wanted = corner.measure, measured.assessed.variation.wanted
    requirement = measured.sd_of_requirement(measure)
    terms = [difference, measured.wanted(), *([only("requirement_sd", requirement)] if requirement else [])]
    formula = "(difference / wanted) ** 2" + (" - requirement_sd ** 2" if requirement else "")
    left = (corner.difference / wanted) ** 2 - measure.sd_requirement**2
    return measured.one("variance_left", f"variance-left-{place}", Working(formula, terms, as_decimal(left)))


def _days(needed: int | None) -> Decimal:
    return NO_UPPER_END if needed is None else Decimal(needed)


def _mean_at(measured: Measured, measure: Measure, side: int, field: str) -> Step:
    """The mean that is as many SDs from a value as are wanted."""
    needed = measured.assessed.mean_needed_at(measure, side)
    if needed is None:
        raise ValueError(f"no mean is {field} by {measure.value.id}")
    sign, place = "+" if side > 0 else "-", measured.assessed.measures.index(measure)
    formula, terms = (_grown if measure.day_to_day.share else _apart)(measured, measure, sign)
    name = f"mean-needed-{field}-{place}"
    return measured.one("mean_needed_at", name, Working(formula, terms, as_decimal(needed)))


def _apart(measured: Measured, measure: Measure, sign: str) -> tuple[str, list[TraceTerm]]:
    """EAR + z x SD_D, or without any variation the value itself."""
    reference = only("reference", measured.value_of(measure))
    spread, terms = measured.sd_formula(measure, measured.sd_of_survey(measure))
    if not terms:
        return "reference", [reference]
    return f"reference {sign} wanted * {spread}", [reference, measured.wanted(), *terms]


def _grown(measured: Measured, measure: Measure, sign: str) -> tuple[str, list[TraceTerm]]:
    """The same where SDw grows with the mean: the equation is solved for the food."""
    slope, distance = _slope(measured, measure), list(_distance(measured, measure))
    terms = [only("slope", slope), *distance]
    span = " - ".join(each["name"] for each in distance)
    under = f"(slope * ({span})) ** 2"
    requirement = measured.sd_of_requirement(measure)
    if requirement:
        under += " + (1 - slope ** 2) * (wanted * requirement_sd) ** 2"
        terms += [measured.wanted(), only("requirement_sd", requirement)]
    food = f"(({span}) {sign} sqrt({under})) / (1 - slope ** 2)"
    return (f"constant + max(0, {food})" if measured.constant else food), terms


def _slope(measured: Measured, measure: Measure) -> Step:
    """By how much the wanted distance grows with the food."""
    assessed, place = measured.assessed, measured.assessed.measures.index(measure)
    slope = assessed.variation.wanted * measure.day_to_day.share / sqrt(assessed.habit.days)
    terms = [measured.wanted(), measured.share(measure), measured.days()]
    working = Working("wanted * share / sqrt(days)", terms, as_decimal(slope))
    return measured.one("slope", f"slope-{place}", working)


def _distance(measured: Measured, measure: Measure) -> Iterator[TraceTerm]:
    """The value, less what is the same on every day: at its low end."""
    yield only("reference", measured.value_of(measure))
    if measured.constant:
        yield result_of("constant", measured.constant, End.LOW)


def _doubt_of_facts(measured: Measured) -> Step:
    """Half the span of the difference of mean and value."""
    assessed = measured.assessed
    values = [measured.value_of(measure) for measure in assessed.measures]
    reference = measured.hull(
        "reference", values, float(assessed.grounds.reference.low), float(assessed.grounds.reference.high)
    )
    parts = {"food": measured.food, "constant": measured.constant, "reference": reference}
    spans = {name: step for name, step in parts.items() if step}
    terms = [result_of(f"{name}_{end}", step, end) for name, step in spans.items() for end in End]
    formula = f"({' + '.join(f'{name}_high - {name}_low' for name in spans)}) / 2"
    return measured.one(
        "doubt_of_facts", "doubt-of-facts", Working(formula, terms, as_decimal(assessed.doubt_of_facts))
    )


def _doubt_of_days(measured: Measured, day_to_day_sd: Step | None) -> Step:
    """SDw / sqrt(n); where SDw has no upper end, that at its lower end."""
    doubt = as_decimal(measured.assessed.doubt_of_days)
    if day_to_day_sd is None:
        nothing = term("nothing", ZERO, note="A usual day has no day-to-day variation.")
        return measured.one("doubt_of_days", "doubt-of-days", Working("nothing", [nothing], doubt))
    end = End.LOW if isinf(measured.assessed.sd_of_days[1]) else End.HIGH
    terms = [result_of("day_to_day_sd", day_to_day_sd, end), measured.days()]
    return measured.one("doubt_of_days", "doubt-of-days", Working("day_to_day_sd / sqrt(days)", terms, doubt))


def _only_or(choose: str, steps: list[Step], name: str, result: Decimal, measured: Measured) -> Step:
    if len(steps) == 1:
        return steps[0]
    terms = [only(f"mean_{place}", step) for place, step in enumerate(steps)]
    working = Working(f"{choose}({', '.join(each['name'] for each in terms)})", terms, result)
    return measured.one("mean_needed", name, working)


def _never() -> TraceTerm:
    return term("never", NO_UPPER_END, note="No number of days settles it.")


def _life() -> TraceTerm:
    return term("life", Decimal(DAYS_OF_A_LIFE), note="The days of 130 years: a number that no life holds is none.")
