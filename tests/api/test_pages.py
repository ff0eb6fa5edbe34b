"""The pages for people, as HTML and headers; tests/browser looks at them in a browser."""

import json
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from app.routes.examples import A_USUAL_DAY

AS_A_BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_who_types_the_address_sees_a_page(client: TestClient) -> None:
    page = client.get("/", headers=AS_A_BROWSER)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "not medical advice" in page.text
    assert 'href="/docs"' in page.text


def test_the_pages_request_is_the_first_example_and_goes_to_this_address(client: TestClient) -> None:
    page = unescape(client.get("/", headers=AS_A_BROWSER).text)
    request = re.search(r"curl (\S+)/evaluate --json '(.*?)'</code>", page, flags=re.DOTALL)
    assert request
    assert request[1] == "http://testserver"
    assert json.loads(request[2]) == A_USUAL_DAY


def test_a_machine_gets_links(client: TestClient) -> None:
    links = client.get("/", headers={"Accept": "application/json"}).json()["links"]
    assert {client.get(path).status_code for name, path in links.items() if name != "evaluate"} == {200}


@pytest.mark.parametrize("path", ["/", "/docs", "/redoc"])
def test_a_page_loads_our_own_files_and_nothing_else(client: TestClient, path: str) -> None:
    page = client.get(path, headers=AS_A_BROWSER)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page.text)
    assets = re.findall(r'(?:src|href)="(/[^"]+)"', page.text)
    assert {client.get(unescape(asset)).status_code for asset in assets} == {200}
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "'unsafe-eval'" not in policy
    assert "script-src 'self'" in policy


def test_the_host_header_cannot_break_out_of_the_page(client: TestClient) -> None:
    page = client.get("/", headers={**AS_A_BROWSER, "Host": "x<script>alert(1)</script>"})
    assert "<script>alert" not in page.text
