"""What the description of a food says of enrichment, read by hand."""

import pytest

from app.seeding.enrichment import enrichment_of


@pytest.mark.parametrize(
    ("name", "group", "word"),
    [
        (
            "Milk, nonfat, fluid, with added vitamin A and vitamin D (skim)",
            "dairy-and-egg-products",
            "stated",
        ),
        (
            "Milk, evaporated, with added vitamin D and without added vitamin A",
            "dairy-and-egg-products",
            "stated",
        ),
        ("Milk, nonfat, fluid, without added vitamin A and vitamin D", "dairy-and-egg-products", "not_stated"),
        ("Cereals, oats, instant, fortified, plain, dry", "breakfast-cereals", "stated"),
        ("Cereals, oats, regular and quick, not fortified, dry", "breakfast-cereals", "none"),
        ("Wheat flour, white, all-purpose, enriched, calcium-fortified", "cereal-grains-and-pasta", "stated"),
        ("Wheat flour, white, all-purpose, unenriched", "cereal-grains-and-pasta", "none"),
        ("Bagels, plain, unenriched, with calcium propionate", "baked-products", "none"),
        ("Tofu, raw, firm, prepared with calcium sulfate", "legumes-and-legume-products", "none"),
        ("Soymilk, original and vanilla, unfortified", "legumes-and-legume-products", "none"),
        ("Soymilk, chocolate", "legumes-and-legume-products", "not_stated"),
        (
            "Soymilk, chocolate, with added calcium, vitamins A and D",
            "legumes-and-legume-products",
            "stated",
        ),
        ("Orange juice, chilled, includes from concentrate, with added calcium", "fruits-and-fruit-juices", "stated"),
        ("Apple juice, canned, unsweetened, without added ascorbic acid", "fruits-and-fruit-juices", "none"),
        ("Apricots, dried, sulfured, stewed, with added sugar", "fruits-and-fruit-juices", "none"),
        ("Pork, fresh, loin, with added solution, raw", "pork-products", "none"),
        ("Nuts, cashew nuts, dry roasted, with salt added", "nut-and-seed-products", "none"),
        ("Infant formula, with iron, ready-to-feed", "baby-foods", "stated"),
        ("Infant formula, low iron, powder", "baby-foods", "stated"),
        ("Egg, whole, raw, fresh", "dairy-and-egg-products", "none"),
        ("Quinoa, cooked", "cereal-grains-and-pasta", "none"),
        ("Rice, brown, long-grain, cooked", "cereal-grains-and-pasta", "none"),
        ("Couscous, dry", "cereal-grains-and-pasta", "not_stated"),
        ("Beverages, water, tap, municipal", "beverages", "water"),
        ("Water, bottled, generic", "beverages", "water"),
        (
            "Beverages, water, bottled, yumberry, zero calories",
            "beverages",
            "not_stated",
        ),
        ("Beverages, Water with added vitamins and minerals, bottles, sweetened", "beverages", "stated"),
        ("Beverages, coffee, brewed, prepared with tap water", "beverages", "none"),
        ("Tuna, light, canned in water, drained solids", "finfish-and-shellfish-products", "none"),
    ],
)
def test_the_word_is_read_from_the_description(name: str, group: str, word: str) -> None:
    assert enrichment_of({"name": name, "food_group": group, "folic_acid_ug": ""}) == word


@pytest.mark.parametrize(("cell", "word"), [("0", "none"), ("0.0", "none"), ("", "none"), ("12", "stated")])
def test_folic_acid_was_added(cell: str, word: str) -> None:
    food = {"name": "Chicken, fried, batter", "food_group": "poultry-products", "folic_acid_ug": cell}
    assert enrichment_of(food) == word
