"""The units that an entry may be in: one spelling out, several in."""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.config import JsonValue

from app.evaluator.quantities import Unit, alike

MOST_CHARACTERS_REPEATED = 40


class EntryUnit(StrEnum):
    """The unit of an amount, in its one spelling: a mass, an amount of the element, or the units of a product.

    Water has volumes, and energy its own units.
    """

    G = "g"
    MG = "mg"
    UG = "ug"
    L = "L"
    ML = "mL"
    MJ = "MJ"
    KJ = "kJ"
    KCAL = "kcal"
    MMOL = "mmol"
    MEQ = "mEq"
    PERCENT_DAILY_VALUE = "percent_daily_value"
    IU = "IU"
    UNIT = "unit"

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The document names every spelling, and the names of members in clients: made from spellings, some are one."""
        names = {unit.value: unit.name for unit in EntryUnit} | _NAMES_OF_OTHER_SPELLINGS
        return {**handler(schema), "enum": [*names], "x-enum-varnames": [*names.values()]}


MEASURED_IN = MappingProxyType({unit: Unit(unit.value) for unit in EntryUnit if unit.value in list(Unit)})
"""The units that amounts are measured in, whatever they are of."""
MASSES = MappingProxyType({unit: of for unit, of in MEASURED_IN.items() if of in alike(Unit.MG)})
OF_SOME_NUTRIENTS = (*[unit for unit in MEASURED_IN if unit not in MASSES], EntryUnit.IU)
"""These are of water, of energy, and of what has international units."""
OF_THE_ELEMENT = (EntryUnit.MMOL, EntryUnit.MEQ, EntryUnit.PERCENT_DAILY_VALUE)
"""These tell how much there is of the element, whatever the compound: its amount of substance, or a label's percent."""

_MICRO_SIGN_G, _GREEK_MU_G = "\u00b5g", "\u03bcg"
_OTHER_SPELLINGS = {
    "mcg": EntryUnit.UG,
    _MICRO_SIGN_G: EntryUnit.UG,
    _GREEK_MU_G: EntryUnit.UG,
    "meq": EntryUnit.MEQ,
    "l": EntryUnit.L,
    "ml": EntryUnit.ML,
    "kj": EntryUnit.KJ,
    "iu": EntryUnit.IU,
}
_NAMES_OF_OTHER_SPELLINGS = {
    "mcg": "MCG",
    _MICRO_SIGN_G: "MICRO_SIGN_G",
    _GREEK_MU_G: "GREEK_MU_G",
    "meq": "MEQ_SMALL",
    "l": "L_SMALL",
    "ml": "ML_SMALL",
    "kj": "KJ_SMALL",
    "iu": "IU_SMALL",
}
_SPELLINGS: dict[str, EntryUnit] = {unit.value: unit for unit in EntryUnit} | _OTHER_SPELLINGS

# What people call a unit, in small letters and the singular, and what they may mean by it.
_CALLED = _SPELLINGS | {
    "gm": EntryUnit.G,
    "gram": EntryUnit.G,
    "milligram": EntryUnit.MG,
    "microgram": EntryUnit.UG,
    "litre": EntryUnit.L,
    "liter": EntryUnit.L,
    "millilitre": EntryUnit.ML,
    "milliliter": EntryUnit.ML,
    "mj": EntryUnit.MJ,
    "megajoule": EntryUnit.MJ,
    "kilojoule": EntryUnit.KJ,
    "kilocalorie": EntryUnit.KCAL,
    "cal": EntryUnit.KCAL,
    "calorie": EntryUnit.KCAL,
    "millimole": EntryUnit.MMOL,
    "milliequivalent": EntryUnit.MEQ,
    "%": EntryUnit.PERCENT_DAILY_VALUE,
    "%dv": EntryUnit.PERCENT_DAILY_VALUE,
    "% dv": EntryUnit.PERCENT_DAILY_VALUE,
    "%nrv": EntryUnit.PERCENT_DAILY_VALUE,
    "% nrv": EntryUnit.PERCENT_DAILY_VALUE,
    "percent": EntryUnit.PERCENT_DAILY_VALUE,
    "ui": EntryUnit.IU,
    "ie": EntryUnit.IU,
    "international unit": EntryUnit.IU,
    "tablet": EntryUnit.UNIT,
    "capsule": EntryUnit.UNIT,
}
_HINTS = MappingProxyType(
    {
        EntryUnit.PERCENT_DAILY_VALUE: " It goes with daily_value_of.",
        EntryUnit.UNIT: " It counts the units of a product.",
        EntryUnit.IU: " It goes with a component, such as retinol.",
    }
)


def spellings(units: Iterable[EntryUnit]) -> list[JsonValue]:
    """Every spelling of these units that is taken, the one that answers use before the others."""
    wanted = tuple(units)
    return [spelling for unit in wanted for spelling, of in _SPELLINGS.items() if of is unit]


def in_one_spelling(word: object) -> object:
    """The unit that a word spells. Raises ValueError, with what would be right, where it spells none."""
    if not isinstance(word, str):
        return word
    unit = _SPELLINGS.get(word)
    if unit is None:
        raise ValueError(_unknown(word))
    return unit


def either(words: Iterable[str]) -> str:
    """The words as a sentence offers them: "g, mg or ug"."""
    *first, last = map(str, words)
    return f"{', '.join(first)} or {last}" if first else last


def _unknown(word: str) -> str:
    said = f"There is no unit {word[:MOST_CHARACTERS_REPEATED]!r} here."
    plain = word.strip().lower().replace(".", "").removesuffix("s")
    near = get_close_matches(plain, _CALLED, cutoff=0.8)
    if not near:
        return f"{said} Give {either(EntryUnit)}"
    meant = _CALLED[near[0]]
    return f"{said} Did you mean {meant.value!r}?{_HINTS.get(meant, '')} Units are {either(EntryUnit)}"


def unit_called(word: str) -> EntryUnit | None:
    """The unit that people call so, in small letters, in the singular or the plural; None for any other word."""
    return _CALLED.get(word) or _CALLED.get(word.removesuffix("s"))
