"""The search among foods, on a small table: what is found, what is not, and what comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.food_names import names_of
from app.food_search import Bare, FoodSearch
from app.food_words import CLASSES, SYNONYMS, words_of

FOODS = (
    Bare("01001", "Butter, salted", (), is_common=True),
    Bare("01077", "Milk, whole, 3.25% milkfat, with added vitamin D", (), is_common=True),
    Bare("01102", "Milk, chocolate, fluid, commercial, whole, with added vitamin A and vitamin D", (), is_common=False),
    Bare("01129", "Egg, whole, cooked, hard-boiled", (), is_common=True),
    Bare("01145", "Butter, without salt", (), is_common=False),
    Bare("08020", "Cereals ready-to-eat, KELLOGG, KELLOGG'S Corn Flakes", ("Includes USDA Commodity B879",), False),
    Bare("08121", "Cereals, oats, regular and quick, cooked with water", ("oatmeal", "cooked"), is_common=True),
    Bare("11209", "Eggplant, raw", (), is_common=False),
    Bare("11301", "Peas, edible-podded, boiled, drained, without salt", (), is_common=False),
    Bare("11367", "Potatoes, boiled, cooked without skin, flesh, without salt", (), is_common=False),
    Bare("11458", "Spinach, cooked, boiled, drained, without salt", (), is_common=True),
    Bare("11979", "Peppers, jalapeno, raw", (), is_common=False),
    Bare("12061", "Nuts, almonds", ("Includes USDA commodity food A256",), is_common=True),
    Bare("12195", "Nuts, almond butter, plain, without salt added", (), is_common=False),
    Bare("15121", "Fish, tuna, light, canned in water, drained solids", (), is_common=True),
    Bare("16057", "Chickpeas (garbanzo beans, bengal gram), mature seeds, cooked, boiled, without salt", (), True),
    Bare("16098", "Peanut butter, smooth style, with salt", (), is_common=True),
    Bare("16120", "Soymilk, original and vanilla, unfortified", (), is_common=True),
    Bare("16126", "Tofu, firm, prepared with calcium sulfate and magnesium chloride (nigari)", (), is_common=True),
    Bare("19120", "Candies, milk chocolate", (), is_common=True),
    Bare("19255", "Candies, MARS SNACKFOOD US, DOVE Milk Chocolate", (), is_common=False),
    Bare("20045", "Rice, white, long-grain, regular, enriched, cooked", (), is_common=True),
)


@pytest.fixture(scope="module")
def search() -> FoodSearch:
    return FoodSearch(FOODS, other_names=("Milk of magnesia",))


@pytest.mark.parametrize(
    ("typed", "food"),
    [
        *(("almonds", "12061"), ("Almond", "12061"), ("ALMONDS ", "12061"), ("nuts almonds", "12061")),
        *(("spinach cooked", "11458"), ("cooked spinach", "11458"), ("spinach, boiled", "11458")),
        *(("cooked potatoes", "11367"), ("cooked peas", "11301"), ("boiled rice", "20045"), ("boiled egg", "01129")),
        *(
            ("tuna in water", "15121"),
            ("tuna with the water", "15121"),
            ("jalapeño", "11979"),
            ("jalapen\u0303o", "11979"),
        ),
        *(("chick peas", "16057"), ("garbanzo", "16057"), ("soy milk", "16120"), ("soya milk", "16120")),
        *(("cornflakes", "08020"), ("corn flakes", "08020"), ("kelloggs corn flakes", "08020")),
        *(("oatmeal", "08121"), ("porridge", "08121"), ("aubergine", "11209"), ("unsalted butter", "01145")),
        *(("choc", "19120"), ("whole milk", "01077")),
    ],
)
def test_what_people_type_finds_the_food_first(search: FoodSearch, typed: str, food: str) -> None:
    assert search.find(typed)[0] == food


@pytest.mark.parametrize(
    ("typed", "food"),
    [
        *(("almnds", "12061"), ("spinnach", "11458"), ("choclate milk", "01102"), ("peanutbutter", "16098")),
        *(
            ("chikpeas", "16057"),
            ("whole mikl", "01077"),
            ("egplant", "11209"),
            ("oatmeel", "08121"),
            ("jalapneo", "11979"),
        ),
    ],
)
def test_typos_are_forgiven(search: FoodSearch, typed: str, food: str) -> None:
    assert search.find(typed)[0] == food


@pytest.mark.parametrize("typed", ["almonds xyzzy", "tuna spinach", "xyzzy", "of the", "", "???", "egg " * 13 + "x"])
def test_a_text_of_which_a_word_is_in_no_food_finds_nothing(search: FoodSearch, typed: str) -> None:
    assert search.find(typed) == []


def test_a_medicine_is_no_food_and_no_typo_of_one(search: FoodSearch) -> None:
    assert search.find("magnesium") == ["16126"]
    assert search.find("magnesia") == []
    assert search.find("milk of magnesia") == []
    assert FoodSearch(FOODS).find("magnesia") == ["16126"]


def test_a_short_word_and_a_number_are_no_typos(search: FoodSearch) -> None:
    assert search.find("fig") == []
    assert search.find("3.26%") == []
    assert search.find("milk 3.25%") == ["01077"]


def test_a_drink_is_told_from_a_sweet_by_the_last_word(search: FoodSearch) -> None:
    assert search.find("chocolate milk")[0] == "01102"
    assert search.find("milk chocolate")[0] == "19120"


def test_what_is_called_so_comes_before_what_only_has_it_and_plain_before_branded(search: FoodSearch) -> None:
    assert search.find("butter") == ["01001", "01145", "16098", "12195"]
    assert [food for food in search.find("milk chocolate") if food.startswith("19")] == ["19120", "19255"]


def test_a_common_food_comes_before_another_of_its_name() -> None:
    plain = (Bare("1", "Bread, rye", (), False), Bare("2", "Bread, oat", (), False))
    assert FoodSearch(plain).find("bread") == ["1", "2"]
    assert FoodSearch((plain[0], plain[1]._replace(is_common=True))).find("bread") == ["2", "1"]


@pytest.mark.parametrize(
    ("later", "sooner"),
    [
        ("Bread, rye, ACME", "Bread, rye, dark"),
        ("Bread, dark, rye", "Bread, rye, dark"),
        ("Bread, rye, dark, dense", "Bread, rye, dark"),
        ("Bread crumbs, rye", "Bread, rye, dark"),
    ],
    ids=["branded", "said later", "longer", "called something else"],
)
def test_of_two_foods_the_plainer_comes_first(later: str, sooner: str) -> None:
    assert FoodSearch((Bare("1", later, (), False), Bare("2", sooner, (), False))).find("rye bread") == ["2", "1"]


def test_the_beginning_of_a_word_is_enough_unless_it_is_a_word(search: FoodSearch) -> None:
    assert search.find("eg") == ["01129", "11209"]
    assert search.find("egg") == ["01129"]


def test_a_food_is_found_once_however_many_of_its_names_fit(search: FoodSearch) -> None:
    assert search.find("oatmeal cooked").count("08121") == 1


def test_what_is_no_name_among_common_names_is_not_read(search: FoodSearch) -> None:
    assert search.find("commodity") == []


WORDS = st.lists(st.sampled_from(["egg", "milk", "cooked", "boiled", "fry", "2%", "eg", "egplant"])).map(" ".join)


@given(st.text(max_size=100) | WORDS)
def test_whatever_is_typed_is_answered_with_foods_each_once(search: FoodSearch, typed: str) -> None:
    found = search.find(typed)
    assert len(set(found)) == len(found)
    assert set(found) <= {food.id for food in FOODS}


def test_a_description_is_read_from_what_the_food_is_called_to_what_is_said_last() -> None:
    (name,) = names_of("Nuts, hazelnuts or filberts, dry roasted, without salt added", ())
    assert (set(name.called), name.noun, name.is_branded) == ({"hazelnut"}, "hazelnut", False)
    assert {word: name.places[word] for word in ("hazelnut", "filbert", "roasted", "salt", "nut")} == {
        **{"hazelnut": 0, "filbert": 1, "roasted": 1, "salt": 3},
        "nut": 1,
    }


def test_the_last_part_of_a_description_is_no_class() -> None:
    assert [name.called for name in names_of("Snacks", ())] == [{"snack"}]
    assert tuple(words_of("Snacks")) in CLASSES


@pytest.mark.parametrize(
    ("many", "one"),
    [
        *(("tomatoes", "tomato"), ("berries", "berry"), ("radishes", "radish"), ("peaches", "peach"), ("eggs", "egg")),
        *(("olives", "olive"), ("cheeses", "cheese"), ("leaves", "leaf"), ("boxes", "box"), ("glasses", "glass")),
        *(("cookies", "cooky"), ("cookie", "cooky"), ("pies", "py"), ("pie", "py")),
        ("jalapen\u0303os", "jalapeno"),
        *(("asparagus", "asparagus"), ("bass", "bass"), ("gas", "gas")),
    ],
)
def test_a_word_is_read_in_the_singular(many: str, one: str) -> None:
    assert words_of(many) == [one]


def test_every_synonym_has_a_reason_and_is_there_once() -> None:
    assert all(each.reason and each.meant for each in SYNONYMS)
    assert len({each.said for each in SYNONYMS}) == len(SYNONYMS)
