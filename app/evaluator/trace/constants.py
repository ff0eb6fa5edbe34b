"""The steps of the numbers that a rule uses, with their sources."""

from app.evaluator.facts import Facts
from app.evaluator.trace.steps import Step, Steps, Working, term


def add_constant(name: str, facts: Facts, steps: Steps) -> Step:
    """A constant, as it is."""
    constant = facts.constants[name]
    value = term("value", constant.value, record=name, source_id=constant.source, note=constant.statement)
    working = Working("value", [value], constant.value)
    return steps.add("constant", name, working, working)
