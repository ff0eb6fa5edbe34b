"""The steps of the numbers that a rule uses, with their sources."""

from app.evaluator.facts import Constant
from app.evaluator.trace.steps import Step, Steps, Working, term


def add_constant(constant: Constant, steps: Steps) -> Step:
    """A constant, as it is."""
    value = term("value", constant.value, record=constant.id, source_id=constant.source, note=constant.statement)
    working = Working("value", [value], constant.value)
    return steps.add("constant", constant.id, working, working)
