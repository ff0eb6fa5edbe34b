"""A Python client, generated from the OpenAPI document, talks to a running server."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from app.routes.record_examples import RECORD_EXAMPLES
from tests.clients import DOCUMENT, HERE
from tests.readme import assert_holds, first_answer, first_request

PACKAGE = "elemental_client"

Part = Callable[[str], Any]


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Part]:
    """Gives the modules of the generated client by name."""
    directory = tmp_path_factory.mktemp("python")
    generate(directory / PACKAGE)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(directory)
        yield lambda name: import_module(f"{PACKAGE}.{name}")


def generate(directory: Path) -> None:
    """Write the client; a warning of the generator is an error."""
    generator = [sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning", "--meta=none"]
    options = (f"--path={DOCUMENT}", f"--output-path={directory}", f"--config={HERE / 'python_client.yaml'}")
    ran = subprocess.run([*generator, *options], capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def evaluate(part: Part, server_url: str, request: dict[str, Any]) -> Any:
    """Send the request through the client; it knows no proxy, so that nothing leaves this machine."""
    body = part("models").Intake.from_dict(request)
    with part("client").Client(server_url, raise_on_unexpected_status=True, httpx_args={"trust_env": False}) as client:
        return part("api.evaluate.evaluate_intake").sync(client=client, body=body)


def test_the_first_request_of_the_readme_gets_the_verdicts_shown(part: Part, server_url: str) -> None:
    answer = evaluate(part, server_url, first_request())
    assert isinstance(answer, part("models").Evaluation)
    (judgement,) = answer.nutrients[0].judgements
    assert (judgement.adequacy.verdict, judgement.excess.verdict) == ("reached", "within")
    assert_holds(answer.to_dict(), first_answer())


def test_a_wrong_request_gets_a_problem_with_its_parts(part: Part, server_url: str) -> None:
    answer = evaluate(part, server_url, {**first_request(), "authorities": ["us-nasen"]})
    assert isinstance(answer, part("models").ProblemDetails)
    assert (answer.status, answer.errors[0].pointer) == (422, "#/authorities/0")


def test_a_word_that_the_client_does_not_know_breaks_nothing(part: Part) -> None:
    record = {**RECORD_EXAMPLES["ReferenceValue"], "kind": "a_word_of_tomorrow", "counts": ["a_new_origin"]}
    value = part("models").ReferenceValue.from_dict(record)
    assert (value.kind, value.counts) == ("a_word_of_tomorrow", ["a_new_origin"])
