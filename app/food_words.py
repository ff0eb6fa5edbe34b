"""Words of foods: other numbers, other words for the same, and what the food table writes before the name of a food.

A reading for the search, chosen by us: it decides what is found and in which order, and says nothing of a food.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from app.evaluator.names import folded

_WORD = re.compile(r"[^\W_]+")
_NUMBER = r"(?:[\d.,/\u00bc-\u00be]+|(?:an?|half|one|two|three|four|five|six)\b)"
_MEASURE = (
    r"(?:kg|g|ml|cl|l|oz|lb|tbsp|tsp|grams?|lit(?:er|re)s?|ounces?|pounds?|cups?|(?:table|tea)?spoons?|glass(?:es)?|mugs?"
    r"|bottles?|cans?|bowls?|plates?|packets?|bars?|slices?|pieces?|handfuls?|servings?|portions?)"
)
_AMOUNT = re.compile(rf"\s*(?:(?:{_NUMBER}\s*)+(?:{_MEASURE}\b\s*(?:of\b)?)?|{_MEASURE}\s+of\b)", re.IGNORECASE)
_APOSTROPHES = re.compile("['\u2019`]")
_KEPT_WORDS = 8192
"""The words of all names are some thousands."""
_ENDINGS = (
    *(("ies", "y"), ("oes", "o"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("leaves", "leaf")),
    *(("ss", "ss"), ("us", "us"), ("is", "is"), ("s", "")),
)
"""The ending of a plural and that of its singular; the first that fits holds. "Hummus" and "asparagus" are none."""
_SHORTEST = 4
"""Letters of the shortest word that loses its plural: "gas" is none."""


@dataclass(frozen=True, slots=True)
class Synonym:
    """What people say, what the food table says instead, and why the two are the same."""

    said: str
    meant: tuple[str, ...]
    reason: str


def words_of(text: str) -> list[str]:
    """The words of a text in the singular, without case, accents and apostrophes."""
    return [_plain(word) for word in _WORD.findall(_APOSTROPHES.sub("", normalize("NFC", text)))]


def without_amount(text: str) -> str:
    """The text without an amount in front: "30 g almonds", "a glass of milk"."""
    return _AMOUNT.sub("", text, count=1) if _AMOUNT.match(text) else text


@lru_cache(_KEPT_WORDS)
def _plain(word: str) -> str:
    word = folded(word)
    if len(word) >= _SHORTEST:
        for plural, singular in _ENDINGS:
            if word.endswith(plural):
                return word.removesuffix(plural) + singular
    # Nobody can tell from "cookies" that it is no plural of "cooky", as "berries" is of "berry": both end alike here.
    return word.removesuffix("ie") + "y" if word.endswith("ie") else word


UNASKED = frozenset(words_of("a an and at by for from in of on or the with"))
"""Words that a description need not have: "tuna in water" is also "tuna, water pack"."""

PLAIN = frozenset(words_of("fresh plain raw regular"))
"""Words that say of a food that it is nothing special."""

CLASSES = frozenset(
    tuple(words_of(name))
    for name in (
        *("Alcoholic beverage", "Beverages", "Candies", "Carbonated", "Cereals", "Cereals ready-to-eat", "Crustaceans"),
        *("Fast food", "Fast foods", "Fish", "Mollusks", "Nuts", "Pork, cured", "Restaurant", "Salad dressing"),
        *("Seeds", "Snacks", "Spices"),
    )
)
"""What the food table writes before the name of a food: "Nuts, almonds" are called almonds."""

_BRITISH = "British for what the food table calls in American"
_SHORT = "a short form in daily use"
_TRADE = "a trade name in daily use for the kind"
_SPELLING = "another spelling"
_ORDER = "the food table has other words for the same"
_COOKING = "another word for the same way of cooking"

SYNONYMS = (
    Synonym("aubergine", ("eggplant",), _BRITISH),
    Synonym("beetroot", ("beet",), _BRITISH),
    Synonym("broad bean", ("broadbean",), _SPELLING),
    Synonym("caster sugar", ("granulated sugar",), _BRITISH),
    Synonym("cornflour", ("cornstarch",), _BRITISH),
    Synonym("biscuit", ("cookie",), _BRITISH),
    Synonym("butter bean", ("lima bean",), _BRITISH),
    Synonym("courgette", ("zucchini",), _BRITISH),
    Synonym("crisp", ("potato chip",), _BRITISH),
    Synonym("double cream", ("heavy whipping cream",), _BRITISH),
    Synonym("fish finger", ("fish stick",), _BRITISH),
    Synonym("gammon", ("cured ham",), _BRITISH),
    Synonym("gherkin", ("pickle",), _BRITISH),
    Synonym("groundnut", ("peanut",), _BRITISH),
    Synonym("haricot bean", ("navy bean",), _BRITISH),
    Synonym("icing sugar", ("powdered sugar",), _BRITISH),
    Synonym("jacket potato", ("baked potato",), _BRITISH),
    Synonym("jelly", ("gelatin dessert",), _BRITISH),
    Synonym("linseed", ("flaxseed",), _BRITISH),
    Synonym("maize", ("corn",), _BRITISH),
    Synonym("mangetout", ("edible podded pea",), _BRITISH),
    Synonym("mince", ("ground",), _BRITISH),
    Synonym("minced", ("ground",), _BRITISH),
    Synonym("porridge", ("oatmeal",), _BRITISH),
    Synonym("prawn", ("shrimp",), _BRITISH),
    Synonym("rapeseed oil", ("canola oil",), _BRITISH),
    Synonym("rocket", ("arugula",), _BRITISH),
    Synonym("semi skimmed milk", ("reduced fat milk",), _BRITISH),
    Synonym("single cream", ("light cream",), _BRITISH),
    Synonym("skimmed milk", ("nonfat milk",), _BRITISH),
    Synonym("soya", ("soy",), _BRITISH),
    Synonym("spring onion", ("scallion",), _BRITISH),
    Synonym("sultana", ("seedless raisin",), _BRITISH),
    Synonym("swede", ("rutabaga",), _BRITISH),
    Synonym("treacle", ("molasses",), _BRITISH),
    Synonym("wholemeal", ("whole wheat",), _BRITISH),
    Synonym("yoghurt", ("yogurt",), _BRITISH),
    Synonym("houmous", ("hummus",), _SPELLING),
    Synonym("milkshake", ("milk shake",), _SPELLING),
    Synonym("whisky", ("whiskey",), _SPELLING),
    Synonym("omelette", ("omelet",), _SPELLING),
    Synonym("mayo", ("mayonnaise",), _SHORT),
    Synonym("mac and cheese", ("macaroni and cheese",), _SHORT),
    Synonym("diet", ("low calorie",), _SHORT),
    Synonym("flax", ("flaxseed",), _SHORT),
    Synonym("half and half", ("half cream",), "half milk and half cream, which the food table has among creams"),
    Synonym("burger", ("hamburger",), _SHORT),
    Synonym("fry", ("french fried",), '"fries" are French fries, and in the singular "fry"'),
    Synonym("french fry", ("french fried",), "the dish, which the food table names by how it is made"),
    Synonym("chip", ("french fried",), _BRITISH),
    Synonym("coca cola", ("cola",), _TRADE),
    Synonym("coke", ("cola",), _TRADE),
    Synonym("nutella", ("hazelnut spread",), _TRADE),
    Synonym("pepsi", ("cola",), _TRADE),
    Synonym("sparkling water", ("carbonated water", "club soda", "perrier"), _ORDER),
    Synonym("kiwi", ("kiwifruit",), _SHORT),
    Synonym("green bean", ("snap green bean",), _ORDER),
    Synonym("string bean", ("snap bean",), _ORDER),
    Synonym("nori", ("laver",), _ORDER),
    Synonym("bell pepper", ("sweet pepper",), _ORDER),
    Synonym("capsicum", ("sweet pepper",), _BRITISH),
    Synonym("unsalted", ("without salt", "no salt"), _ORDER),
    Synonym("salted", ("with salt",), _ORDER),
    Synonym("fat free", ("nonfat",), _ORDER),
    Synonym("low fat", ("lowfat", "reduced fat"), _ORDER),
    Synonym("sugar free", ("no sugar", "without sugar"), _ORDER),
    Synonym("roast", ("roasted",), _COOKING),
    Synonym("toast", ("toasted bread",), _COOKING),
    Synonym("grilled", ("broiled",), "American for grilled from above"),
    Synonym("hard boiled", ("boiled",), _COOKING),
    Synonym("steamed", ("cooked",), _COOKING),
    Synonym("boiled", ("cooked",), "of grains and pasta the food table says that they are cooked, which is in water"),
)
"""Read besides what was said, not instead of it."""

COOKED = frozenset(
    words_of(
        "baked boiled braised broiled cooked fried grilled heated microwaved prepared roasted simmered steamed stewed"
    )
)
"""Ways of cooking: whoever says "cooked" means any, and not every description says it besides the way."""
