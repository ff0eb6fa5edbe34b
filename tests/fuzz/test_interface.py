"""Every operation of the document, with every check of schemathesis: what we say is what we do, and nothing breaks."""

from collections import Counter
from typing import Any

import requests
from hypothesis import given, settings
from schemathesis import Case
from schemathesis.checks import CHECKS

from tests.fuzz.interface import ALWAYS_THE_SAME, BASE_URL, CASES, INTERFACE

MOST = 0.6
ENOUGH_FOR_A_SHARE = 100
"""Of fewer cases the share that fits is a matter of chance."""


@INTERFACE.parametrize()
def test_an_operation_does_what_the_document_says(case: Case[Any], client: requests.Session) -> None:
    case.call_and_validate(base_url=BASE_URL, session=client)


def test_cases_get_json_csv_and_nothing_new(client: requests.Session) -> None:
    """The headers that a case asks with arrive: those of the client do not stand before them."""
    got: Counter[tuple[int, str]] = Counter()

    @settings(max_examples=100, derandomize=True, database=None, deadline=None)
    @given(INTERFACE["/sources"]["GET"].as_strategy())
    def send(case: Case[Any]) -> None:
        answer = case.call_and_validate(base_url=BASE_URL, session=client)
        got[answer.status_code, answer.headers.get("content-type", [""])[0]] += 1

    send()
    assert set(got) == {(200, "application/json"), (200, "text/csv; charset=utf-8"), (304, "")}


def test_every_check_is_made() -> None:
    checks = INTERFACE.config.checks
    assert len(CHECKS.get_all_names()) > 10
    assert [name for name in CHECKS.get_all_names() if not checks.get_by_name(name=name).enabled] == []


def test_most_well_formed_requests_reach_the_evaluator(client: requests.Session) -> None:
    statuses: Counter[int] = Counter()

    @settings(max_examples=max(CASES, ENOUGH_FOR_A_SHARE), derandomize=ALWAYS_THE_SAME, database=None, deadline=None)
    @given(INTERFACE["/evaluate"]["POST"].as_strategy())
    def send(case: Case[Any]) -> None:
        status = case.call_and_validate(base_url=BASE_URL, session=client).status_code
        # Our ids, put into a list, may repeat each other: such a case no longer fits and is known as one.
        if case.meta is not None and case.meta.generation.mode.is_positive:
            statuses[status] += 1

    send()
    assert statuses[200] > MOST * statuses.total(), statuses
