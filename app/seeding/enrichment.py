"""Whether something was added to a food, read from its description, its group and its folic acid: a reading of ours.

Foods are enriched by law or by habit, and the food table has no column for it. What is added matters, because some
limits count what was added and not what a food holds by nature. Who cannot tell says so: ``not_stated``.
"""

import re
from collections.abc import Mapping

from app.tables import Enrichment

_ADDED = re.compile(
    r"(?<!un)(?<!un-)(?<!not )(?<!protein )enriched"
    r"|(?<!un)(?<!not )(?<!protein )fortified"
    r"|(?<!without )added (calcium|iron|thiamin|ascorbic acid|vitamins?|fluoride|phosphorus)\b"
    r"|(?<!without )(calcium|vitamins?( [a-e])?|ascorbic acid) added"
    r"|\b(with|plus) (calcium|iron|vitamins?|ascorbic acid)\b(?! (propionate|sulfate))"
    r"|\blow iron\b"  # of infant formula, to which less iron was added
    r"|\bhigh vitamin c\b"
)
_WORDS = ("enriched", "fortified", "added", "calcium", "iron", "vitamin", "ascorbic acid")
"""One of these is in all that it finds."""
_NOT_ADDED = re.compile(r"\bun-?(enriched|fortified)|\bnot (enriched|fortified)")
_WATER = re.compile(r"\bwater, (tap|bottled|non-carbonated)\b|\b(mineral|spring) (bottled )?water\b")
_NOT_PLAIN = re.compile(r"flavor|sweeten|yumberry|vitamins")

OFTEN_ENRICHED = frozenset(
    (
        *("dairy-and-egg-products", "baby-foods", "fats-and-oils", "soups-sauces-and-gravies", "breakfast-cereals"),
        *("beverages", "baked-products", "sweets", "cereal-grains-and-pasta", "fast-foods", "snacks"),
        *("meals-entrees-and-side-dishes", "restaurant-foods"),
    )
)
"""The groups in which manufactured foods are often enriched, and a description need not say so."""
_WHOLE = re.compile(
    r"egg, |butter, |milk, (human|sheep|indian buffalo)|cream, |oil, |oil \(|lard|fat, |shortening"
    r"|animal fat, |fish oil, |honey|molasses|sugars, |syrups, (maple|corn|sorghum)"
    r"|alcoholic beverages?|beverages, (coffee|tea), brewed"
    r"|amaranth|barley|buckwheat|bulgur|millet|oats|oat bran|quinoa|rye grain|sorghum grain|spelt|teff|triticale"
    r"|wheat|rice, brown|wild rice|rice (bran|flour)"
    r"|rye flour|oat flour|corn bran|corn flour, whole|corn grain|cornmeal, whole|arrowroot"
)
"""How descriptions of these groups start that are of a whole food, or of one that is only pressed, milled or brewed."""
_OTHERS_OFTEN_ENRICHED = re.compile(
    r"\bsoy ?milk|\bsilk\b|meatless|meat extender|vegetarian|veggie|\bburgers?\b"
    r"|morningstar|worthington|loma linda"
)
"""Foods of other groups that take the place of milk or meat."""


def enrichment_of(cells: Mapping[str, str]) -> Enrichment:
    """The word for a food with these cells of foods.csv."""
    name = cells["name"].lower()
    if "water" in name and _WATER.search(name) and not _NOT_PLAIN.search(name):
        return Enrichment.WATER
    if _holds_folic_acid(cells["folic_acid_ug"]) or _says_so(name):
        return Enrichment.STATED
    if _NOT_ADDED.search(name):
        return Enrichment.NONE
    of_the_group = cells["food_group"] in OFTEN_ENRICHED and not _WHOLE.match(name)
    return Enrichment.NOT_STATED if of_the_group or _OTHERS_OFTEN_ENRICHED.search(name) else Enrichment.NONE


def _says_so(name: str) -> bool:
    # Looking for the words first takes a third of the time, and there are thousands of names.
    return any(word in name for word in _WORDS) and _ADDED.search(name) is not None


def _holds_folic_acid(cell: str) -> bool:
    return bool(cell) and cell.strip("0.") != ""
