"""The shape of the code: which way imports point, and how long functions are."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"
FILES = sorted(APP.rglob("*.py"))
PURE = {
    *(
        "bisect",
        "collections",
        "dataclasses",
        "decimal",
        "difflib",
        "fractions",
        "enum",
        "functools",
        "hashlib",
        "itertools",
        "json",
        "math",
        "operator",
        "re",
        "types",
        "typing",
        "unicodedata",
    ),
    *("msgspec", "orjson", "pydantic", "typing_extensions"),
}
IMPURE_CALLS = {"open", "input", "print", "eval", "exec", "compile", "__import__"}
MOST_LINES = 25

# From the outside in: a layer may import itself and what stands below it.
LAYERS = (
    {"app.cli"},
    {"app.main"},
    {"app.pages", "app.envelope", "app.in_one_pass"},
    {"app.other_origins"},
    {"app.observing"},
    {"app.openapi", "app.problem_mapping"},
    {"app.wrong_values"},
    {"app.answered"},
    {"app.routes"},
    {"app.freshness", "app.preparing"},
    {"app.seeding", "app.catalog"},
    {"app.waiting", "app.problems", "app.error_codes"},
    {
        "app.known_components",
        "app.known_foods",
        "app.known_references",
        "app.known_variation",
        "app.knowledge",
        "app.described_components",
        "app.described_foods",
        "app.described_forms",
        "app.described_nutrients",
        "app.eu_lists",
        "app.food_table",
        "app.database",
        "app.settings",
        "app.logs",
        *("app.searching", "app.food_search", "app.food_readings", "app.food_names", "app.food_words"),
        *("app.food_richness", "app.food_in_full"),
    },
    {"app.records"},
    {"app.columnar"},
    {"app.tables"},
    {"app.expectations"},
    {"app.evaluator"},
)


def imports(file: Path) -> Iterator[str]:
    """The modules that a file imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import hides where it points"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(module: str) -> int | None:
    """The place of a module among the layers, outermost first."""
    for place, modules in enumerate(LAYERS):
        if any(module == each or module.startswith(f"{each}.") for each in modules):
            return place
    return None


def module(file: Path) -> str:
    return ".".join(("app", *file.relative_to(APP).with_suffix("").parts)).removesuffix(".__init__")


@pytest.mark.parametrize("file", sorted((APP / "evaluator").rglob("*.py")), ids=lambda file: file.stem)
def test_the_evaluator_is_pure(file: Path) -> None:
    foreign = [
        each for each in imports(file) if each.split(".")[0] not in PURE and not each.startswith("app.evaluator")
    ]
    assert not foreign, f"{file.name} imports {foreign}"
    named = {node.id for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Name)}
    assert not named & IMPURE_CALLS


@pytest.mark.parametrize("file", FILES, ids=module)
def test_imports_point_inwards(file: Path) -> None:
    here = layer(module(file))
    if here is not None:
        outward = [each for each in imports(file) if (there := layer(each)) is not None and there < here]
        assert not outward, f"{module(file)} imports {outward}"


def test_every_module_has_its_layer() -> None:
    assert [module(file) for file in FILES if layer(module(file)) is None] == ["app"]


@pytest.mark.parametrize("file", FILES, ids=module)
def test_no_function_is_long(file: Path) -> None:
    functions = (
        node
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = {f.name: length for f in functions if (length := (f.end_lineno or 0) - f.lineno + 1) > MOST_LINES}
    assert not long, f"{module(file)}: {long}"


def test_nothing_is_called_after_no_concept() -> None:
    nameless = {"utils", "helpers", "common", "services", "crud"}
    assert not [file for file in FILES if nameless & {*file.parts, file.stem}]
