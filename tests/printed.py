"""The printed reference values as the tests know them: their own copy of the facts, their own reading of it."""

import csv
import gzip
import io
import re
from functools import cache
from pathlib import Path

Row = dict[str, str]

FACTS = Path(__file__).parent / "facts"
ORIGINS = ("food", "fortified_food", "water", "supplement", "medicine")
# What the columns of unit, per and equivalent say is not said again, and no other file of the facts is named.
SAID_BY_COLUMNS = ("per kg body weight per day", "ug RAE", "mg NE", "ug DFE")
WITHOUT_FILES = {
    " (see ranges.csv)": "",
    " (ranges.csv)": "",
    "RI ranges for older ages are in ranges.csv": "for older ages EFSA gives a reference intake range",
    "pregnancy/lactation increments in g/d are in additive.csv": "pregnancy and lactation add increments in g/d",
}
# The facts have these years the other way round. The opinion on zinc (SCF/CS/NUT/UPPLEV/62) is of 19 March 2003, by its
# cover expressed on 5 March 2003; EFSA's statement on iodine in seaweed (5 October 2006) calls that on iodine one of
# 2002.
# Of one value the facts say in the note what their column says otherwise.
EQUIVALENTS_OF_NOTES = {"preformed niacin, not NE": "preformed niacin"}
EDITIONS_OF_THE_PRINT = {("iodine", "2003"): "2002", ("zinc", "2002"): "2003"}


@cache
def values_of_the_facts() -> tuple[Row, ...]:
    """Every printed value: of magnesium those of all authorities, of the others those of the US, Canada and the EU."""
    with (FACTS / "magnesium_all_authorities.csv").open(encoding="utf-8", newline="") as file:
        magnesium = list(csv.DictReader(file, strict=True))
    packed = gzip.decompress((FACTS / "all_nutrients_us_eu.csv.gz").read_bytes()).decode("utf-8")
    others = csv.DictReader(io.StringIO(packed, newline=""), strict=True)
    return tuple(map(read, [*magnesium, *others]))


def read(fact: Row) -> Row:
    """A fact in the columns of the seed: what its value type says in brackets has columns of its own."""
    term, _, bracket = fact["value_type"].removesuffix("]").partition(" [")
    equivalent = EQUIVALENTS_OF_NOTES.get(fact["note"], fact.get("equivalent", ""))
    edition = fact["edition"]
    if fact["source_title"].startswith("SCF UL"):
        edition = EDITIONS_OF_THE_PRINT.get((fact["nutrient"], edition), edition)
    return fact | {
        "edition": edition,
        "valid_from": edition if edition != fact["edition"] else fact["valid_from"],
        "value_type": term.removesuffix(f" ({equivalent})"),
        "condition": condition(bracket, fact),
        "equivalent": equivalent,
        "per": fact["per"].lower(),
        "counts": listed(fact["counts"]),
        "unclear": listed(fact.get("unclear", "")),
        "note": shorter(fact["note"]),
    }


def condition(bracket: str, fact: Row) -> str:
    """A level of activity or phytate in brackets; else in the note: the level that is the default, how infants feed."""
    if level := re.search(r"(?:LPI|at phytate intake) (\d+) mg/d", bracket or fact["note"]):
        return f"phytate_{level[1]}_mg"
    if fact["authority"] == "who-fao" and (fed := re.search(r"(breast|formula)-fed", fact["note"].lower())):
        return f"{fed[1]}_fed"
    return re.sub(r"\W", "_", bracket.lower())


def listed(origins: str) -> str:
    """Origins in their one order; all of them by name."""
    return ";".join(each for each in ORIGINS if origins == "all" or each in origins.split(";"))


def shorter(note: str) -> str:
    """A note as the seed has it."""
    for words, instead in WITHOUT_FILES.items():
        note = note.replace(words, instead)
    return "" if note in SAID_BY_COLUMNS else note
