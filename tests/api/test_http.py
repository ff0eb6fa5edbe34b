"""What every answer keeps to: caching, CSV, gzip, HEAD, browsers of other origins, headers, bounds."""

import csv
import gzip
import io
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.routes.examples import A_USUAL_DAY
from app.routes.representations import MOST_KEPT
from app.settings import Settings

COLLECTIONS = (
    "/reference-values",
    "/supplement-forms",
    "/conditions",
    "/symptoms",
    "/claims",
    "/nutrients",
    "/nutrient-codes",
    "/nutrient-traps",
    "/intake-ranges",
    "/increments",
    "/authorities",
    "/sources",
    "/day-to-day-sds",
    "/requirement-cvs",
    "/requirement-risks",
    "/label-conventions",
    "/risk-groups",
    "/interactions",
    "/medicinal-products",
    "/food-groups",
    "/food-measures",
    "/food-corrections",
    "/waters",
    "/finding-types",
    "/problems",
)
REFERENCE = (
    *(*COLLECTIONS, "/components", "/coverage", "/meta", "/supplement-forms/magnesium-oxide", "/nutrients/niacin"),
    *("/common-foods", "/common-foods/chia-seeds", "/waters/evian", "/foods", "/foods?q=almonds", "/foods/12063"),
    "/reference-values?age_years=30&sex=female",
)


@pytest.mark.parametrize("path", REFERENCE)
def test_reference_data_may_be_kept_and_checked_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"].startswith("public, max-age=")
    assert {"Accept", "Accept-Encoding"} <= set(first.headers["vary"].split(", "))
    if path != "/problems":
        assert first.headers["data-version"] == client.get("/meta").json()["data_version"]
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("named", ['"other"', '"a", W/"b"', ""])
def test_another_etag_gets_the_whole_answer(client: TestClient, named: str) -> None:
    assert client.get("/claims", headers={"If-None-Match": named}).status_code == 200


def test_an_etag_among_several_is_found(client: TestClient) -> None:
    etag = client.get("/claims").headers["etag"]
    assert client.get("/claims", headers={"If-None-Match": f'"a", W/{etag}'}).status_code == 304
    assert client.get("/claims", headers={"If-None-Match": "*"}).status_code == 304


def test_every_representation_has_an_etag_of_its_own(client: TestClient) -> None:
    variants = [
        ("/claims", {}),
        ("/claims", {"Accept": "text/csv"}),
        ("/claims", {"Accept-Encoding": "gzip"}),
        ("/symptoms", {}),
        ("/supplement-forms?q=oxide", {}),
        ("/supplement-forms?q=citrate", {}),
    ]
    etags = [client.get(path, headers={"Accept-Encoding": "", **headers}).headers["etag"] for path, headers in variants]
    assert len(set(etags)) == len(variants)


@pytest.mark.parametrize("query", ["nutrient=calcium&nutrient=magnesium", "authority=us-nasem&authority="])
def test_a_parameter_that_is_there_twice_does_not_vanish(client: TestClient, query: str) -> None:
    answer = client.get(f"/reference-values?{query}")
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert (error["code"], error["pointer"]) == ("repeated_parameter", f"?{query.partition('=')[0]}")


@pytest.mark.parametrize(
    "path", ["/nutrients", "/meta", "/health/live", "/supplement-forms/magnesium-oxide", "/sources"]
)
def test_a_parameter_that_is_not_there_does_not_vanish(client: TestClient, path: str) -> None:
    answer = client.get(f"{path}?nutrient=magnesium")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "?nutrient")


def test_the_etag_is_of_the_bytes() -> None:
    one, other = (TestClient(create_app(Settings(public_url=url))) for url in ("", "https://api.example.org"))
    assert one.get("/problems").headers["etag"] != other.get("/problems").headers["etag"]


def test_the_document_may_be_kept_and_compressed(client: TestClient) -> None:
    answer = client.get("/openapi.json", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    plain, same = (
        client.get("/openapi.json", headers={"If-None-Match": answer.headers["etag"], "Accept-Encoding": encoding})
        for encoding in ("", "gzip")
    )
    assert (plain.status_code, same.status_code) == (200, 304)


def test_more_questions_than_are_kept_are_answered_all_the_same(client: TestClient) -> None:
    for number in range(MOST_KEPT + 2):
        assert client.get(f"/supplement-forms?q={number}").status_code == 200


@pytest.mark.parametrize("path", COLLECTIONS)
def test_a_collection_is_the_same_as_csv(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    records = client.get(path).json()[path.strip("/").replace("-", "_")]
    assert [{name: cell for name, cell in row.items() if cell and not name.startswith("list_")} for row in rows] == [
        {name: as_cell(value) for name, value in record.items() if value != []} for record in records
    ]


def as_cell(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float():
            return f"{Decimal(str(value)).normalize():f}"
        case list():
            return ";".join(value)
        case dict():
            return json.dumps(value, ensure_ascii=False)
    return str(value)


def test_the_map_of_coverage_as_csv_has_a_row_for_every_kind(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/coverage", headers={"Accept": "text/csv"}).text)))
    kinds = [kind for row in client.get("/coverage").json()["coverage"] for kind in row["kinds"]]
    assert [(row["kind"], row["status"]) for row in rows] == [(kind["kind"], kind["status"]) for kind in kinds]


@pytest.mark.parametrize(("path", "column"), [("/interactions", "list_note"), ("/symptoms", "list_red_flag_advice")])
def test_the_sentences_of_a_list_stand_in_every_row_of_its_csv(client: TestClient, path: str, column: str) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(path, headers={"Accept": "text/csv"}).text)))
    assert {row[column] for row in rows} == {client.get(path).json()[column.removeprefix("list_")]}


def test_csv_for_a_person_says_what_is_absent(client: TestClient) -> None:
    path = "/reference-values?nutrient=magnesium&authority=us-nasem&age_months=3&kind=upper_level"
    (row,) = csv.DictReader(io.StringIO(client.get(path, headers={"Accept": "text/csv"}).text))
    assert (row["value"], row["status"]) == ("", "not_established")
    assert row["reason"]


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/csv;q=0.5, application/json", "text/html", "x"])
def test_json_is_what_a_client_gets_that_does_not_prefer_csv(client: TestClient, accept: str) -> None:
    answer = client.get("/claims", headers={"Accept": accept})
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("accepts", "compressed"),
    [("gzip", True), ("gzip, deflate, br", True), ("gzip;q=0", False), ("identity", False), ("", False)],
)
def test_gzip_is_by_choice_of_the_client(client: TestClient, accepts: str, compressed: bool) -> None:
    for answer in (
        client.get("/claims", headers={"Accept-Encoding": accepts}),
        client.post("/evaluate", json=A_USUAL_DAY, headers={"Accept-Encoding": accepts}),
    ):
        assert ("content-encoding" in answer.headers) == compressed
        assert answer.json()


@pytest.mark.parametrize(
    ("lines", "compressed"), [(("br", "gzip"), True), (("gzip", "br"), True), (("br", "x"), False)]
)
def test_codings_may_stand_in_several_lines(client: TestClient, lines: tuple[str, ...], compressed: bool) -> None:
    answer = client.get("/claims", headers=[("Accept-Encoding", line) for line in lines])
    assert ("content-encoding" in answer.headers) == compressed


@pytest.mark.parametrize("asked", [("POST", "/evaluate"), ("GET", "/health/live"), ("GET", "/nothing-here")])
def test_what_no_cache_keeps_says_nothing_of_what_it_depends_on(client: TestClient, asked: tuple[str, str]) -> None:
    answer = client.request(*asked, json=A_USUAL_DAY if asked[0] == "POST" else None)
    assert answer.headers["cache-control"] == "no-store"
    assert "vary" not in answer.headers


@pytest.mark.parametrize(
    ("accept", "is_of"), [("application/json", "application/json"), ("text/csv", "text/csv; charset=utf-8")]
)
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_an_answer_says_what_it_is_and_how_long(client: TestClient, accept: str, is_of: str, encoding: str) -> None:
    with client.stream("GET", "/claims", headers={"Accept": accept, "Accept-Encoding": encoding}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-type"] == is_of
    assert int(answer.headers["content-length"]) == len(raw)


def test_what_is_compressed_is_what_is_plain(client: TestClient) -> None:
    with client.stream("GET", "/claims", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert gzip.decompress(raw) == client.get("/claims", headers={"Accept-Encoding": ""}).content


@pytest.mark.parametrize("path", [*REFERENCE, "/health/live", "/docs", "/", "/openapi.json"])
def test_head_is_get_without_the_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"]
    assert head.headers.get("etag") == get.headers.get("etag")


def test_head_of_nothing_is_not_found(client: TestClient) -> None:
    head = client.head("/nothing-here")
    assert (head.status_code, head.content) == (404, b"")


ASKED = {
    "a list": ("GET", "/claims", {}),
    "its headers alone": ("HEAD", "/claims", {}),
    "a list that has not changed": ("GET", "/claims", {"If-None-Match": "*"}),
    "a page": ("GET", "/docs", {}),
    "nothing": ("GET", "/nothing-here", {}),
    "a method that is not taken": ("DELETE", "/claims", {}),
    "what methods there are, and no preflight": ("OPTIONS", "/claims", {}),
    "an intake, without one": ("POST", "/evaluate", {}),
    "an intake that is too large": ("POST", "/evaluate", {"Content-Length": "300000"}),
}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("origin", [{"Origin": "https://app.example"}, {}], ids=["of another origin", "of no origin"])
def test_browsers_of_any_origin_may_ask_and_see_our_headers(
    client: TestClient, name: str, origin: dict[str, str]
) -> None:
    """Whether or not they name it, so that a cache keeps one copy for all."""
    method, path, headers = ASKED[name]
    answer = client.request(method, path, headers={**headers, **origin})
    assert answer.headers.get_list("access-control-allow-origin") == ["*"]
    (exposed,) = answer.headers.get_list("access-control-expose-headers")
    assert set(exposed.split(", ")) == {"ETag", "Data-Version", "Request-Id", "Retry-After"}
    assert "origin" not in answer.headers.get("vary", "").lower()


def test_a_browser_may_post_json_and_send_an_etag(client: TestClient) -> None:
    preflight = client.options(
        "/evaluate",
        headers={
            "Origin": "https://app.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type, if-none-match",
        },
    )
    assert preflight.status_code == 200
    assert preflight.headers.get_list("access-control-allow-origin") == ["*"]
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert preflight.headers["access-control-allow-headers"] == "content-type, if-none-match"


def test_a_browser_sees_the_problem_of_a_method_that_we_do_not_take(client: TestClient) -> None:
    origin = {"Origin": "https://app.example"}
    asks = {**origin, "Access-Control-Request-Method": "DELETE", "Access-Control-Request-Headers": "cache-control"}
    assert client.options("/claims", headers=asks).status_code == 200
    answer = client.delete("/claims", headers=origin)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_slash_too_many_is_no_redirect(client: TestClient) -> None:
    answer = client.get("/nutrients/", follow_redirects=False)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert "Did you mean '/nutrients'?" in answer.json()["detail"]


def test_an_error_of_ours_reaches_browsers_of_other_origins_too() -> None:
    app = create_app(Settings())

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("secret")

    answer = TestClient(app).get("/broken", headers={"Origin": "https://app.example"})
    assert answer.status_code == 500
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["request-id"]


@pytest.mark.parametrize("path", ["/claims", "/nothing-here", "/docs", "/assets/swagger-ui.css"])
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    (policy,) = headers.get_list("content-security-policy")
    assert policy.startswith("default-src 'none'; ")
    assert ("script-src" in policy) == (path == "/docs")


def test_no_two_requests_have_the_same_id(client: TestClient) -> None:
    ids = [client.get("/claims").headers["request-id"] for _ in range(20)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in ids)


def test_a_body_that_is_too_large_is_refused(client: TestClient) -> None:
    answer = client.post("/evaluate", content=b" " * 300_000, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems#body-too-large")
    assert "262,144 bytes" in answer.json()["detail"]


def test_a_body_without_a_length_is_refused_while_it_is_read(client: TestClient) -> None:
    parts = (b" " * 1000 for _ in range(300))
    answer = client.post("/evaluate", content=parts, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems#body-too-large")
