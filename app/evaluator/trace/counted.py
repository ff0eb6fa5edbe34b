"""What an amount of a component counts as in an equivalent: the formula of one end, over its origins."""

from decimal import Decimal

from app.evaluator.components import Conversion
from app.evaluator.quantities import NO_UPPER_END, ZERO
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Working, at, result_of, term


def counted(conversions: tuple[Conversion, ...], stated: Step, end: End, result: Decimal) -> Working:
    """An end of what is stated of a component, by each of the conversions that may apply."""
    if result == NO_UPPER_END:
        return Working("without_end", [term("without_end", result, note="It is at least so much.")], result)
    of_each: dict[str, list[TraceTerm]] = {}
    for place, each in enumerate(conversions):
        where = {"record": each.id, "source_id": each.source, "locator": each.locator}
        equivalent = term(f"equivalent_{place}", at(end, each.equivalent), **where)
        if at(end, each.equivalent) == ZERO:  # however much is stated, which may have no upper end
            of_each[f"equivalent_{place}"] = [equivalent]
        else:
            component = term(f"component_{place}", each.amount, **where)
            formula = f"stated * equivalent_{place} / component_{place}"
            of_each[formula] = [result_of("stated", stated, end), equivalent, component]
    choose = "min" if end is End.LOW else "max"
    formula = f"{choose}({', '.join(of_each)})" if len(of_each) > 1 else next(iter(of_each))
    terms = {each["name"]: each for of_one in of_each.values() for each in of_one}
    return Working(formula, list(terms.values()), result)
