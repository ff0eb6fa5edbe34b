"""Redoes an evaluation by hand: from the request and the trace alone. It shares no code with what made the trace.

Numbers of the request and printed numbers are exact fractions; what a step refers to is what was redone of it, not what
the trace says of it. A term without a number is one without an upper end.
"""

import ast
import math
import operator
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

Json = dict[str, Any]
Value = Any

TO_TEN_DIGITS = 1e-9
ROUNDED = {"ratio": 0.005 + TO_TEN_DIGITS, "probability": 0.005 + TO_TEN_DIGITS}
ROUNDED_TO_FOUR_DIGITS = ("day_to_day_sd", "requirement_sd", "mean_needed", "doubt")

OPERATORS: dict[type[ast.AST], Callable[..., Value]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.USub: operator.neg,
}
FUNCTIONS: dict[str, Callable[..., Value]] = {
    "min": min,
    "max": max,
    "floor": math.floor,
    "sqrt": math.sqrt,
    "phi": lambda z: math.erfc(-z / math.sqrt(2)) / 2,
}

PARTS = ("nutrients", "calcium_to_magnesium", "mean_adequacy_ratios", "findings")
WORDS = {"verdict", "conclusion", "confidence", "greater"}
FLAGS = {"never_settled_by_days"}


def redo(request: Json, answer: Json) -> dict[str, Value]:
    """Every field of the answer that the trace gives, redone; an assertion fails where anything does not come out."""
    given: dict[str, Value] = {}
    redone: dict[tuple[str, str], Value] = {}
    sources = {citation["id"] for citation in answer["citations"]}
    for step in answer["trace"]:
        for calculation in step["calculations"]:
            terms = {term["name"]: _term(term, request, redone, sources) for term in calculation["terms"]}
            value = arithmetic(calculation["formula"], terms)
            assert _is(value, calculation.get("word", calculation.get("result"))), (step["id"], value, calculation)
            redone[step["id"], calculation["end"]] = value
            for pointer in calculation.get("gives", []):
                assert _is(value, at(answer, pointer), _tolerance(pointer)), (step["id"], value, pointer)
                given[pointer] = value
    return given


def to_be_given(answer: Json) -> set[str]:
    """The fields of the answer that a trace has to give: every number, verdict and word that is computed of numbers.

    Not told by a trace are ``usual_day``, which is a record of the request, texts, ids and pointers.
    """
    parts = {name: answer.get(name) for name in PARTS}
    return {pointer for name, part in parts.items() for pointer in _leaves(f"#/{name}", part)}


def arithmetic(formula: str, terms: dict[str, Value]) -> Value:
    """The value of a formula, whose names are those of the terms."""
    tree = ast.parse(formula, mode="eval").body
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - FUNCTIONS.keys()
    assert names == terms.keys(), (formula, terms)
    return _value(tree, terms)


def at(document: Any, pointer: str) -> Any:
    """What a JSON pointer points at; an absent field is None."""
    for name in pointer.removeprefix("#/").split("/"):
        document = document[int(name)] if isinstance(document, list) else document.get(name)
    return document


def _value(node: ast.expr, terms: dict[str, Value]) -> Value:
    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            return terms[node.id]
        case ast.UnaryOp():
            return OPERATORS[type(node.op)](_value(node.operand, terms))
        case ast.BinOp():
            return OPERATORS[type(node.op)](_value(node.left, terms), _value(node.right, terms))
        case ast.Compare():
            values = [_value(each, terms) for each in (node.left, *node.comparators)]
            pairs = zip(node.ops, values, values[1:], strict=False)
            return all(OPERATORS[type(sign)](one, other) for sign, one, other in pairs)
        case ast.IfExp():
            return _value(node.body if _value(node.test, terms) else node.orelse, terms)
        case ast.Call(func=ast.Name(id=name)):
            return FUNCTIONS[name](*(_value(each, terms) for each in node.args))
    raise AssertionError(f"no arithmetic: {ast.unparse(node)}")


def _term(term: Json, request: Json, redone: dict[tuple[str, str], Value], sources: set[str]) -> Value:
    """What a term is, by where it says that it is from; the number beside it has to be the same."""
    told = term.get("word", _exactly(term["value"]) if "value" in term else math.inf)
    if "step" in term:
        value = redone[term["step"], term["end"]]
        assert _is(value, term.get("word", term.get("value"))), term
        return value
    if "source_id" in term:
        assert term["source_id"] in sources, term
        return told
    if "pointer" in term:
        assert _is_said(at(request, term["pointer"]), told), term
        return told
    assert term["note"], term
    return told


def _is_said(said: Any, told: Value) -> bool:
    """Whether a request says so: a number, a word, how many there are of something, or nothing but that it is open."""
    if isinstance(said, int | float):
        return bool(told == _exactly(said))
    if isinstance(told, str):
        return bool(said == told)
    return told == len(said) if isinstance(said, list) else told in (0, math.inf)


def _exactly(value: float) -> Fraction:
    return Fraction(repr(value))


def _is(value: Value, told: Any, tolerance: float = TO_TEN_DIGITS) -> bool:
    if told is None:
        return isinstance(value, float) and math.isinf(value)
    if isinstance(told, str):
        return bool(value == told)
    return math.isclose(value, told, rel_tol=max(TO_TEN_DIGITS, tolerance), abs_tol=tolerance)


def _tolerance(pointer: str) -> float:
    field = pointer.split("/")[-2]
    return 0.0005 + TO_TEN_DIGITS if field in ROUNDED_TO_FOUR_DIGITS else ROUNDED.get(field, TO_TEN_DIGITS)


def _leaves(place: str, part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for index, each in enumerate(part):
            yield from _leaves(f"{place}/{index}", each)
    elif isinstance(part, dict):
        for name, each in part.items():
            if name == "differences":
                continue
            if name in WORDS | FLAGS or (isinstance(each, int | float) and not isinstance(each, bool)):
                yield f"{place}/{name}"
            else:
                yield from _leaves(f"{place}/{name}", each)
