"""GET /nutrients/{id}: the codes of a nutrient, and what goes wrong with them."""

from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from app.described_nutrients import DescribedNutrient


def test_a_nutrient_has_its_codes_by_number_and_by_id(client: TestClient) -> None:
    folate = client.get("/nutrients/folate").json()
    assert (folate["unit"], folate["infoods_tagname"]) == ("ug", "FOLDFE")
    assert (folate["fdc_nutrient_number"], folate["fdc_nutrient_id"]) == ("435", 1190)
    assert "vitamin B9" in folate["synonyms"]
    relations = {code["fdc_nutrient_id"]: code["relation"] for code in folate["codes"]}
    assert relations == {1177: "overlaps", 1186: "narrower", 1187: "narrower", 1190: "same"}
    assert all(code["note"] and code["source_id"] for code in folate["codes"])


def test_a_trap_is_for_machines_and_its_codes_are_in_the_same_answer(client: TestClient) -> None:
    for nutrient in client.get("/nutrients").json()["nutrients"]:
        answer = client.get(f"/nutrients/{nutrient['id']}").json()
        known = {code["id"] for code in answer["codes"]}
        assert known
        for trap in answer["traps"]:
            assert set(trap["of"]) <= known
            assert set(trap["to"]) <= known | {nutrient["id"]}
            assert trap["statement"].endswith(".")
            assert trap["source_id"]


def test_a_nutrient_in_the_list_says_the_same_as_alone(client: TestClient) -> None:
    for nutrient in client.get("/nutrients").json()["nutrients"]:
        answer = client.get(f"/nutrients/{nutrient['id']}").json()
        assert {name: answer[name] for name in nutrient} == nutrient
        assert answer.keys() - nutrient.keys() == {"codes", "traps"}


def test_the_codes_and_traps_of_all_nutrients_are_those_of_each(client: TestClient) -> None:
    each = [client.get(f"/nutrients/{one['id']}").json() for one in client.get("/nutrients").json()["nutrients"]]
    for name, path in (("codes", "/nutrient-codes"), ("traps", "/nutrient-traps")):
        together = client.get(path).json()[path.removeprefix("/").replace("-", "_")]
        assert sorted((one for answer in each for one in answer[name]), key=lambda one: str(one["id"])) == together


def test_a_nutrient_is_as_documented_and_cached(client: TestClient) -> None:
    answer = client.get("/nutrients/niacin")
    TypeAdapter(DescribedNutrient).validate_python(answer.json())
    again = client.get("/nutrients/niacin", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_nutrient_that_is_not_there_names_a_near_one(client: TestClient) -> None:
    answer = client.get("/nutrients/folat")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "There is no nutrient 'folat'. Did you mean 'folate'?"
