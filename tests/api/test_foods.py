"""GET /foods and /foods/{id}: by text, code and group, the richest first, in pages, and all that is held of one."""

import csv
import io
import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from app.food_in_full import FoodInFull
from app.routes.food_answers import FoodList
from app.routes.paging import LARGEST_SIZE, USUAL_SIZE
from tests.readme import README, assert_holds

ALMONDS = "12063"

SHOWN = re.findall(
    r"```http\nGET (\S+)\n```.*?```json\n(.*?)```", README.partition("\n## Foods\n")[2].partition("\n## ")[0], re.DOTALL
)
"""The requests of the README's section on foods, each with the answer shown."""


def foods(client: TestClient, query: str) -> list[dict[str, Any]]:
    answer = client.get(f"/foods?{query}")
    assert answer.status_code == 200
    listed: list[dict[str, Any]] = answer.json()["foods"]
    return listed


def ids(client: TestClient, query: str) -> list[str]:
    return [food["id"] for food in foods(client, query)]


def test_a_food_in_a_list_has_what_an_app_needs_to_show_and_to_go_on(client: TestClient) -> None:
    (food,) = foods(client, f"code={ALMONDS}")
    assert food == {
        "id": ALMONDS,
        "name": "Nuts, almonds, dry roasted, without salt added",
        "food_group": "nut-and-seed-products",
        "common_names": "Includes USDA commodity food A255, A263",
        "enrichment": "none",
        "portion": {
            "id": "12063-1",
            "food": ALMONDS,
            "amount": 1,
            "measure": "cup whole kernels",
            "grams": 138,
        },
    }


@pytest.mark.parametrize("code", ["01001", "1001", "0001001"])
def test_a_code_is_an_ndb_number_with_or_without_leading_zeros(client: TestClient, code: str) -> None:
    assert ids(client, f"code={code}") == ["01001"]


def test_a_code_may_be_an_fdc_id_that_we_hold(client: TestClient) -> None:
    assert ids(client, "code=170557") == ["12016"]
    assert foods(client, "code=170558") == []
    assert client.get("/foods/12016").json()["fdc_id"] == 170557


def test_filters_narrow_each_other(client: TestClient) -> None:
    assert ids(client, "q=almonds&food_group=nut-and-seed-products")[0] == "12061"
    assert ids(client, f"q=almonds&code={ALMONDS}") == [ALMONDS]
    assert ids(client, "q=almonds&food_group=beef-products") == []
    assert ids(client, f"q=spinach&code={ALMONDS}") == []
    assert len(ids(client, "food_group=nut-and-seed-products&page_size=200")) == 137


def test_without_anything_asked_for_foods_are_in_order_of_id(client: TestClient) -> None:
    listed = ids(client, "")
    assert listed == sorted(listed)
    assert (listed[0], len(listed)) == ("01001", USUAL_SIZE)


def test_the_richest_come_first_per_100_g(client: TestClient) -> None:
    answer = client.get("/foods?sort=magnesium&page_size=5").json()
    assert [food["id"] for food in answer["foods"]] == ["20060", "11663", "12011", "12007", "12008"]
    assert [(food["amount"], food["unit"], food["per"]) for food in answer["foods"][:2]] == [
        (781, "mg", "100g"),
        (770, "mg", "100g"),
    ]
    assert answer["sorted_by"] == {
        "measure": "magnesium_mg",
        "per": "100g",
        "without_figure": 739,
        "without_basis": 0,
    }


@pytest.mark.parametrize(
    ("per", "amount", "without_basis"),
    [
        ("100g", 279, 0),
        # 279 mg in 100 g; its first portion, a cup, weighs 138 g. 227 foods with a figure have no portion.
        ("portion", 385.02, 227),
        # 598 kcal in 100 g. 37 foods with a figure have no energy.
        ("100kcal", 46.65551839, 37),
    ],
)
def test_amounts_are_on_the_basis_that_is_asked_for(
    client: TestClient, per: str, amount: float, without_basis: int
) -> None:
    (food,) = foods(client, f"code={ALMONDS}&sort=magnesium&per={per}")
    assert (food["amount"], food["unit"], food["per"]) == (amount, "mg", per)
    assert client.get(f"/foods?sort=magnesium&per={per}").json()["sorted_by"]["without_basis"] == without_basis


@pytest.mark.parametrize("per", ["100g", "portion", "100kcal"])
def test_no_food_is_richer_than_the_one_before_it(client: TestClient, per: str) -> None:
    listed = foods(client, f"q=beans&sort=iron&per={per}&page_size=200")
    assert listed
    assert listed == sorted(listed, key=lambda food: -float(food["amount"]))


@pytest.mark.parametrize(
    "asked",
    [
        "q=milk&sort=calcium",
        "food_group=fruits-and-fruit-juices&sort=vitamin-c&per=100kcal",
        "food_group=vegetables-and-vegetable-products&sort=vitamin-c&per=portion",
    ],
)
def test_foods_that_hold_as_much_are_in_order_of_id(client: TestClient, asked: str) -> None:
    listed = [(-food["amount"], food["id"]) for food in foods(client, f"{asked}&page_size=200")]
    assert len({amount for amount, _ in listed}) < len(listed)
    assert listed == sorted(listed)


def test_a_food_without_a_figure_is_left_out_and_counted_and_never_zero(client: TestClient) -> None:
    answer = client.get("/foods?code=01188&sort=magnesium").json()
    assert (answer["foods"], answer["sorted_by"]["without_figure"]) == ([], 1)
    assert ids(client, "code=01188") == ["01188"]
    food = client.get("/foods/01188").json()
    assert "magnesium_mg" in food["not_known"]
    assert "magnesium_mg" not in {figure["measure"] for figure in food["figures"]}
    assert "magnesium_provenance" not in food


@pytest.mark.parametrize(
    ("sort", "measure"),
    [
        *(("magnesium", "magnesium_mg"), ("magnesium_mg", "magnesium_mg"), ("sugars_g", "sugars_g")),
        *(("vitamin-a", "vitamin_a_rae_ug"), ("folate", "folate_dfe_ug"), ("retinol_ug", "retinol_ug")),
        *(("niacin", "niacin_mg"), ("vitamin-d", "vitamin_d_ug"), ("energy", "energy_kcal"), ("epa_g", "epa_g")),
    ],
)
def test_a_nutrient_is_compared_in_the_measure_that_its_amounts_are_in(
    client: TestClient, sort: str, measure: str
) -> None:
    assert client.get(f"/foods?sort={sort}").json()["sorted_by"]["measure"] == measure


@pytest.mark.parametrize(
    ("query", "pointer", "code", "sentence"),
    [
        ("sort=magnesiun", "?sort", "unknown_measure", "Did you mean 'magnesium'?"),
        ("sort=iodine", "?sort", "unknown_measure", "The food table has no figures of 'iodine'"),
        ("sort=epa-dha", "?sort", "unknown_measure", "name one: dha_g, epa_g."),
        ("per=portion", "?per", "per_without_sort", "sort=magnesium"),
        ("sort=iron&per=cup", "?per", "invalid_value", "'100g', 'portion' or '100kcal'"),
        ("food_group=nuts-and-seed-products", "?food_group", "unknown_food_group", "'nut-and-seed-products'"),
        ("code=12x", "?code", "invalid_value", "digits"),
        ("page_size=0", "?page_size", "invalid_value", "1"),
        ("page_token=abc", "?page_token", "unknown_page_token", "begin anew"),
        ("page_token=%C3%A4", "?page_token", "unknown_page_token", "begin anew"),
        ("search=almonds", "?search", "unknown_field", "no parameter 'search'"),
        ("q=", "?q", "invalid_value", "1 character"),
    ],
)
def test_what_cannot_be_asked_names_the_parameter_and_says_what_would_be_right(
    client: TestClient, query: str, pointer: str, code: str, sentence: str
) -> None:
    answer = client.get(f"/foods?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    (error,) = answer.json()["errors"]
    assert (error["pointer"], error["code"]) == (pointer, code)
    assert sentence in error["detail"]


def test_pages_hold_every_food_once_and_the_last_has_no_token(client: TestClient) -> None:
    whole = ids(client, "q=beans&sort=magnesium&page_size=200")
    seen, token = [], ""
    while True:
        answer = client.get(f"/foods?q=beans&sort=magnesium&page_size=30{token}").json()
        seen += [food["id"] for food in answer["foods"]]
        if "next_page_token" not in answer:
            break
        token = f"&page_token={answer['next_page_token']}"
    assert len(set(seen)) == len(seen)
    assert seen[:LARGEST_SIZE] == whole


def test_a_page_may_have_another_size_than_the_one_before(client: TestClient) -> None:
    token = client.get("/foods?q=beans&page_size=3").json()["next_page_token"]
    assert ids(client, f"q=beans&page_size=2&page_token={token}") == ids(client, "q=beans&page_size=5")[3:]


@pytest.mark.parametrize("other", ["q=peas", "q=beans&sort=iron", "q=beans&food_group=legumes-and-legume-products"])
def test_a_token_is_of_the_list_that_it_came_with(client: TestClient, other: str) -> None:
    token = client.get("/foods?q=beans&page_size=3").json()["next_page_token"]
    answer = client.get(f"/foods?{other}&page_token={token}")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "unknown_page_token")


def test_a_page_that_is_too_large_is_as_large_as_may_be(client: TestClient) -> None:
    assert len(ids(client, "page_size=5000")) == LARGEST_SIZE


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("milk of magnesia", "/medicinal-products/milk-of-magnesia"),
        ("Magnesium Citrate", "/supplement-forms/magnesium-citrate"),
    ],
)
def test_what_is_no_food_and_in_our_data_is_said_to_be_there(client: TestClient, typed: str, place: str) -> None:
    answer = client.get(f"/foods?q={typed}").json()
    assert answer["foods"] == []
    assert f" {place}." in answer["note"]
    assert client.get(place).status_code == 200
    assert "note" not in client.get("/foods?q=almonds").json()


def test_a_list_is_the_same_as_csv(client: TestClient) -> None:
    query = "/foods?q=almonds&sort=magnesium&per=portion&page_size=5"
    answer, table = client.get(query).json(), client.get(query, headers={"Accept": "text/csv"})
    assert table.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert [(row["id"], row["name"], float(row["amount"]), float(row["portion_grams"])) for row in rows] == [
        (food["id"], food["name"], food["amount"], food["portion"]["grams"]) for food in answer["foods"]
    ]
    assert {row["list_next_page_token"] for row in rows} == {answer["next_page_token"]}
    assert {row["list_without_figure"] for row in rows} == {str(answer["sorted_by"]["without_figure"])}
    assert {row["list_source_id"] for row in rows} == {"sr28"}


@pytest.mark.parametrize("path", ["/foods?q=almonds", "/foods?sort=iron&per=100kcal", f"/foods/{ALMONDS}"])
def test_an_answer_may_be_kept_and_checked_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"].startswith("public, max-age=")
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"Accept-Encoding": "gzip"}).headers.get("content-encoding") == "gzip"


def test_searching_pushes_out_no_answer_that_is_kept(client: TestClient) -> None:
    client.get("/nutrients")
    kept = dict(client.app.state.kept._answers)  # type: ignore[attr-defined]
    client.get("/foods?q=almonds")
    client.get(f"/foods/{ALMONDS}")
    assert client.app.state.kept._answers == kept  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", ["q=milk of magnesia", "sort=iron&per=portion", "q=almonds&page_size=1", ""])
def test_a_list_is_as_documented(client: TestClient, query: str) -> None:
    TypeAdapter(FoodList).validate_python(client.get(f"/foods?{query}").json())


def test_a_food_has_its_portions_and_figures_with_nutrient_unit_and_source(client: TestClient) -> None:
    food = client.get(f"/foods/{ALMONDS}").json()
    assert [(each["amount"], each["measure"], each["grams"]) for each in food["portions"]] == [
        (1, "cup whole kernels", 138),
        (1, "oz (22 whole kernels)", 28.35),
    ]
    figures = {figure["measure"]: figure for figure in food["figures"]}
    assert figures["magnesium_mg"] == {
        **{"measure": "magnesium_mg", "name": "Magnesium, Mg", "nutrient": "magnesium"},
        **{"value": 279, "unit": "mg", "source_id": "sr28"},
    }
    assert figures["folate_dfe_ug"]["component"] == "folate-dfe"
    assert figures["epa_g"]["part_of"] == "epa-dha"
    assert "nutrient" not in figures["caffeine_mg"]
    assert (food["figures_per"], food["source_id"]) == ("100 g", "sr28")
    assert food["edition"].startswith("USDA National Nutrient Database for Standard Reference, Release 28")
    assert food["magnesium_provenance"] == {"data_points": 21, "source_code": "1", "derivation_code": "A"}
    assert food["common_foods"] == ["almonds-dry-roasted"]


@pytest.mark.parametrize("food_id", ["01001", "11458", "18637", "14429", "08013"])
def test_every_measure_is_known_or_said_not_to_be(client: TestClient, food_id: str) -> None:
    food = client.get(f"/foods/{food_id}").json()
    TypeAdapter(FoodInFull).validate_python(food)
    known = [figure["measure"] for figure in food["figures"]]
    measures = [measure["id"] for measure in client.get("/food-measures").json()["food_measures"]]
    assert sorted(known + food["not_known"]) == measures
    assert len(measures) == 53


def test_a_correction_stands_with_the_first_value_and_its_source(client: TestClient) -> None:
    food = client.get("/foods/01002").json()
    figures = {figure["measure"]: figure for figure in food["figures"]}
    corrected = {each["measure"]: each for each in food["corrections"]}
    assert (corrected["carbohydrate_g"]["first_value"], corrected["carbohydrate_g"]["value"]) == (2.87, 0)
    assert (corrected["energy_kcal"]["first_value"], corrected["energy_kcal"]["value"]) == (718, 731)
    assert (figures["energy_kcal"]["value"], figures["energy_kcal"]["source_id"]) == (731, "sr-legacy-2018")
    assert figures["protein_g"]["source_id"] == "sr28"
    assert client.get(f"/foods/{ALMONDS}").json()["corrections"] == []


@pytest.mark.parametrize(
    ("food_id", "enrichment", "origins"),
    [
        ("08013", "stated", ["food", "fortified_food"]),  # CHEERIOS, which hold folic acid
        ("11458", "none", ["food"]),
        ("14429", "water", ["water"]),
    ],
)
def test_what_is_known_of_enrichment_is_said_in_a_sentence(
    client: TestClient, food_id: str, enrichment: str, origins: list[str]
) -> None:
    food = client.get(f"/foods/{food_id}").json()
    assert (food["enrichment"], food["origins"], food["enrichment_source_id"]) == (enrichment, origins, "editorial")
    assert food["enrichment_statement"].endswith(".")


def test_a_food_that_is_not_there_names_a_near_one_and_where_to_look(client: TestClient) -> None:
    answer = client.get("/foods/1001")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("There is no food '1001'. Did you mean '01001'? /foods?q= finds one")
    assert "Did you mean" not in client.get("/foods/99999").json()["detail"]


@pytest.mark.parametrize(("path", "shown"), SHOWN, ids=[path for path, _ in SHOWN])
def test_the_request_gets_the_answer_that_the_readme_shows(client: TestClient, path: str, shown: str) -> None:
    assert_holds(client.get(path).json(), json.loads(shown))


def test_the_readme_shows_a_search_one_food_and_the_richest() -> None:
    assert len(SHOWN) == 3
