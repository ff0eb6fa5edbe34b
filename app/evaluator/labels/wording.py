"""The words that labels use besides names of substances and units, and what each phrase says.

The list is closed on purpose: what is not in it is told to the reader as not understood, never skipped.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

POINTER = "#/text"
"""Where a line stands in the request."""

Words = tuple[str, ...]


class Says(StrEnum):
    """What a phrase says, as the one letter that a line is spelt in; see ``grammar``."""

    NUTRIENT = "N"
    FORM = "F"
    AMOUNT = "A"
    ELEMENTAL = "E"
    SOURCE = "S"
    PROVIDES = "P"
    SHARE = "H"
    AND = "J"
    OF = "O"
    DAILY_VALUE = "D"
    COUNT = "C"
    OF_SERVING = "V"
    DAILY_PORTION = "Y"
    BEFORE_COUNT = "Z"
    DOSE_FORM = "T"


def _spelt(*phrases: str) -> tuple[Words, ...]:
    return tuple(tuple(phrase.split()) for phrase in phrases)


PHRASES: Mapping[Says, tuple[Words, ...]] = MappingProxyType(
    {
        Says.ELEMENTAL: _spelt("elemental"),
        Says.SOURCE: _spelt("as", "from", "derived from", "in the form of", "in form of"),
        Says.PROVIDES: (
            *_spelt("provides", "provide", "providing", "supplies", "supply", "supplying", "yields", "yield"),
            *_spelt("yielding", "delivers", "deliver", "delivering", "contains", "contain", "containing", "="),
            *_spelt("equivalent to", "equal to", "of which"),
        ),
        Says.OF_SERVING: (
            *_spelt("amount per serving", "per serving", "each serving", "one serving", "per portion", "per dose"),
            *_spelt("per serving of", "per portion of"),
        ),
        Says.DAILY_PORTION: tuple(
            (*per, *recommended, "daily", portion, *of)
            for per in ((), ("per",))
            for recommended in ((), ("recommended",))
            for portion in ("dose", "portion", "serving", "intake")
            for of in ((), ("of",))
        )
        + _spelt("per day", "each day", "daily", "a day", "/ day"),
        Says.BEFORE_COUNT: _spelt("serving size", "serving", "take", "dose"),
        Says.AND: _spelt("and", "&", "+"),
        Says.OF: _spelt("of"),
    }
)

EVERY_TIME = (
    *_spelt("daily", "a day", "per day", "each day", "every day"),
    *_spelt("per serving", "a serving", "each serving", "per portion", "per dose"),
)
"""Behind a number of capsules these say how many are taken a day or at once, not what an amount is of."""

TIES = _spelt("per", "each", "in each", "for each", "in", "/")
"""Before a number of capsules these say that an amount is of so many."""

OF_A_SERVING = _spelt("serving", "portion", "dose")
"""Behind a number of capsules these say that so many are a serving: "per 2 capsule serving"."""

CHELATE = "chelate"
"""Behind the name of a glycinate this says how the two are bound, and nothing of the amount."""

DAILY_VALUES: Mapping[str, tuple[Words, ...]] = MappingProxyType(
    {
        "us-fda-label": _spelt("dv", "daily value", "daily values"),
        "eu-label": (
            *_spelt("nrv", "nrvs", "ri", "nutrient reference value", "nutrient reference values"),
            *_spelt("reference intake", "reference intakes"),
        ),
    }
)
"""Whose daily value a label means by its words for it: 21 CFR 101.9 and Regulation (EU) No 1169/2011, annex XIII."""

DOSE_UNITS: Mapping[str, str] = MappingProxyType(
    {
        spelling: unit
        for unit, spellings in {
            "capsule": "capsule capsules cap caps vcap vcaps",
            "tablet": "tablet tablets tab tabs",
            "caplet": "caplet caplets",
            "softgel": "softgel softgels",
            "gummy": "gummy gummies",
            "lozenge": "lozenge lozenges",
            "pill": "pill pills",
            "sachet": "sachet sachets packet packets",
            "stick": "stick sticks",
            "scoop": "scoop scoops",
            "drop": "drop drops",
            "ml": "ml milliliter milliliters millilitre millilitres",
            "teaspoon": "teaspoon teaspoons tsp",
            "tablespoon": "tablespoon tablespoons tbsp",
        }.items()
        for spelling in spellings.split()
    }
)
MEASURED = frozenset({"drop", "ml"})
"""What is measured out: there may be many of it in a serving."""

MEASURES: Mapping[str, str] = MappingProxyType(
    {
        **{spelling: unit for spelling, unit in DOSE_UNITS.items() if unit == "ml"},
        **{
            spelling: unit
            for unit, spellings in {
                "g": "g gram grams gramme grammes",
                "kg": "kg kilogram kilograms",
                "l": "l liter liters litre litres",
            }.items()
            for spelling in spellings.split()
        },
    }
)
"""Volumes and masses of the product that an amount may be of: "per 100 ml", "per 5 g"."""

OF_CONCENTRATIONS: Mapping[str, frozenset[int]] = MappingProxyType(
    {each: frozenset({1, 100, 1000}) for each in ("ml", "g")}
)
"""Round volumes and masses that contents are declared of, which nobody takes as such; of litres and kilograms any."""

KINDS_OF_DOSE_UNIT = frozenset({"vegan", "vegetarian", "vegetable", "veggie", "veg", "chewable", "effervescent"})

NUMBER_WORDS: Mapping[str, int] = MappingProxyType(
    {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
)
