"""Every body that a client may send to POST /evaluate: spellings that are read alike, and what is said of others."""

import asyncio
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message

from app.main import create_app
from app.routes.examples import A_USUAL_DAY
from app.settings import Settings

GOOD = json.dumps(A_USUAL_DAY)
JSON = "application/json"


def sent(client: TestClient, body: str | bytes, content_type: str | None = JSON) -> tuple[int, dict[str, Any]]:
    """The status and the answer to these bytes."""
    headers = {} if content_type is None else {"content-type": content_type}
    answer = client.post("/evaluate", content=body, headers=headers)
    expected = "application/json" if answer.status_code == 200 else "application/problem+json"
    assert answer.headers["content-type"] == expected
    return answer.status_code, answer.json()


def with_amount(spelling: str) -> str:
    return GOOD.replace("180", spelling)


def with_id(spelling: str) -> str:
    return GOOD.replace('"amount": 180', f'"id": {spelling}, "amount": 180')


SAME: dict[str, str | bytes] = {
    "spaces around": f" \t\r\n{GOOD}\n ",
    "a byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "UTF-16": GOOD.encode("utf-16"),
    "UTF-32": GOOD.encode("utf-32"),
    "escapes in a key and a name": GOOD.replace('"person"', r'"p\u0065rson"').replace("us-nasem", r"us\u002dnasem"),
    "a key twice, of which the last holds": with_amount('7, "amount": 180'),
    "a key twice, at first with nonsense": with_amount('"x", "amount": 180'),
    "a key twice, at first with null": with_amount('null, "amount": 180'),
    "an object twice, at first with a field that is not there": f'{{"person": {{"peson": 1}}, {GOOD[1:]}',
    "an exponent": with_amount("1.8e2"),
    "more digits than a number holds": with_amount("180.00000000000000001"),
    "an age with an exponent": GOOD.replace(": 34", ": 3.4e1"),
}


@pytest.mark.parametrize("spelling", SAME)
def test_the_same_request_in_another_spelling_gets_the_same_answer(client: TestClient, spelling: str) -> None:
    assert sent(client, SAME[spelling]) == sent(client, GOOD)


@pytest.mark.parametrize(
    "content_type",
    [
        "Application/JSON",
        f"{JSON};charset=UTF-8",
        f"{JSON}; charset=latin-1",
        f" {JSON} ; a=b",
        "application/vnd.a+json",
    ],
)
def test_other_spellings_of_the_media_type_are_taken(client: TestClient, content_type: str) -> None:
    assert sent(client, GOOD, content_type) == sent(client, GOOD)


@pytest.mark.parametrize("content_type", [None, "", "json", "text/json", "application/jsonx", f"{JSON}, text/plain"])
def test_a_good_body_of_another_media_type_is_refused(client: TestClient, content_type: str | None) -> None:
    status, answer = sent(client, GOOD, content_type)
    assert (status, answer["code"], answer["errors"]) == (415, "unsupported_body", [])


NOT_JSON = {
    "spaces alone": ("  ", "Expecting value, at character 2."),
    "text behind": (f"{GOOD}x", f"Extra data, at character {len(GOOD)}."),
    "two": (GOOD * 2, f"Extra data, at character {len(GOOD)}."),
    "a comma too many": (
        f"{GOOD[:-1]},}}",
        f"Expecting property name enclosed in double quotes, at character {len(GOOD)}.",
    ),
    "nan": (with_amount("nan"), f"Expecting value, at character {GOOD.index('180')}."),
    "a point without a fraction": (
        with_amount("1."),
        f"Expecting ',' delimiter, at character {GOOD.index('180') + 1}.",
    ),
    "a zero in front": (with_amount("0180"), f"Expecting ',' delimiter, at character {GOOD.index('180') + 1}."),
    "a plus": (with_amount("+180"), f"Expecting value, at character {GOOD.index('180')}."),
    "hexadecimal": (with_amount("0xb4"), f"Expecting ',' delimiter, at character {GOOD.index('180') + 1}."),
    "a tab in a string": ('{"\t', "Invalid control character at, at character 2."),
    "an escape that is none": (r'{"\x', r"Invalid \escape, at character 2."),
}


@pytest.mark.parametrize("name", NOT_JSON)
def test_a_body_that_is_not_json_is_told_where_it_breaks(client: TestClient, name: str) -> None:
    body, where = NOT_JSON[name]
    status, answer = sent(client, body)
    assert (status, answer["code"], answer["errors"]) == (400, "malformed_body", [])
    assert answer["detail"] == f"The body is not JSON: {where}"


NOT_UTF_8 = {
    "a byte that begins nothing": b"\xff",
    "a character of Latin-1": "\xe9".encode("latin-1"),
    "half a character": b"\xe2\x82",
    "a slash in two bytes": b"\xc0\xaf",
}


@pytest.mark.parametrize("name", NOT_UTF_8)
def test_a_string_that_is_not_utf_8_is_no_json(client: TestClient, name: str) -> None:
    status, answer = sent(client, with_id('"@"').encode().replace(b"@", NOT_UTF_8[name]))
    assert (status, answer["detail"]) == (400, "The body could not be read as JSON in UTF-8.")


@pytest.mark.parametrize("body", [with_amount("1" * 4301), "[" * 100_000], ids=["long number", "deep"])
def test_what_no_reader_holds_is_no_json(client: TestClient, body: str) -> None:
    status, answer = sent(client, body)
    assert (status, answer["detail"]) == (400, "The body could not be read as JSON in UTF-8.")


AMOUNT, ID, AGE = "#/days/0/entries/0/amount", "#/days/0/entries/0/id", "#/person/age_years"
A_NUMBER, FINITE = "Input should be a valid number.", "Input should be a finite number."
TOO_MUCH = "Input should be less than or equal to 1000000000."
A_STRING, IN_UNICODE = "Input should be a valid string.", ", unable to parse raw data as a unicode string."
COMPLETED_YEARS = "Give the age in completed years, a whole number such as 34, or in completed months as age_months."
WRONG = {
    "NaN": (with_amount("NaN"), AMOUNT, FINITE),
    "infinity": (with_amount("Infinity"), AMOUNT, FINITE),
    "minus infinity": (with_amount("-Infinity"), AMOUNT, FINITE),
    "an exponent beyond all numbers": (with_amount("1e400"), AMOUNT, FINITE),
    "thirty digits": (with_amount("1" * 30), AMOUNT, TOO_MUCH),
    "four hundred digits": (with_amount("1" * 400), AMOUNT, A_NUMBER),
    "hardly too much": (with_amount("1000000000.0000002"), AMOUNT, TOO_MUCH),
    "below zero": (with_amount("-1"), AMOUNT, "Input should be greater than or equal to 0."),
    "true": (with_amount("true"), AMOUNT, A_NUMBER),
    "a number in quotes": (with_amount('"180"'), AMOUNT, "Write it as a number, without quotes: 180."),
    "a list": (with_amount("[180]"), AMOUNT, A_NUMBER),
    "null": (with_amount("null"), AMOUNT, "Null is no value; leave the field out where it is optional."),
    "a key twice, at last with nonsense": (with_amount('180, "amount": "x"'), AMOUNT, A_NUMBER),
    "half a surrogate pair": (with_id(r'"\ud800"'), ID, A_STRING[:-1] + IN_UNICODE),
    "a number for a string": (with_id("5"), ID, A_STRING),
    "an age that is no integer": (GOOD.replace(": 34", ": 34.5"), AGE, COMPLETED_YEARS),
    "an age that is true": (GOOD.replace(": 34", ": true"), AGE, COMPLETED_YEARS),
    "an age that is no number": (GOOD.replace(": 34", ": NaN"), AGE, COMPLETED_YEARS),
    "an age of thirty digits": (
        GOOD.replace(": 34", f": {'9' * 30}"),
        AGE,
        "Input should be less than or equal to 130.",
    ),
    "a list instead": (f"[{GOOD}]", "#", "Give an object."),
    "null instead": ("null", "#", "Null is no value; leave the field out where it is optional."),
    "nothing": ("", "#", "The body is empty; send a JSON object."),
    "a field that is not there": (
        f'{{"pets": {{"deep": {"[" * 250}{"]" * 250}}}, {GOOD[1:]}',
        "#/pets",
        "There is no field",
    ),
    "an object twice, at last with nonsense": (f'{GOOD[:-1]}, "person": 1}}', "#/person", "Give an object."),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_value_that_is_not_right_is_pointed_at(client: TestClient, name: str) -> None:
    body, pointer, detail = WRONG[name]
    status, answer = sent(client, body)
    assert (status, answer["code"]) == (422, "invalid_request")
    (error,) = answer["errors"]
    assert error["pointer"] == pointer
    assert error["detail"].startswith(detail)


@pytest.mark.parametrize("query", ["basis=elemental", "basis", "=", "basis=%00"])
def test_a_good_body_does_not_make_a_parameter_vanish(client: TestClient, query: str) -> None:
    answer = client.post(f"/evaluate?{query}", content=GOOD, headers={"content-type": JSON})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "unknown_field")


def test_an_empty_parameter_is_none(client: TestClient) -> None:
    assert client.post("/evaluate?&", content=GOOD, headers={"content-type": JSON}).status_code == 200


def test_without_data_a_good_body_is_told_to_come_again() -> None:
    client = TestClient(create_app(Settings()))
    assert sent(client, GOOD)[0] == 503
    assert sent(client, "{")[0] == 400


def test_a_client_that_goes_away_is_no_error_of_ours() -> None:
    """The server's own word for it, in place of a body."""
    answered: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        answered.append(message)

    scope = {"type": "http", "method": "POST", "path": "/evaluate", "query_string": b"", "root_path": ""}
    headers = [(b"content-type", JSON.encode())]
    asyncio.run(create_app(Settings())({**scope, "headers": headers}, receive, send))
    assert answered[0]["status"] == 400
