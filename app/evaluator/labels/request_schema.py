"""What the fields of a label ask of each other, as the document says it; ``checks`` holds the same rules.

All of it stands below one allOf, as in ``intake_schema``. What no schema can say: names that exist, and what fits them.
In one rule a field asks for one other alone: FastAPI reads these as sets, and several would differ in order each time.
"""

from pydantic.config import JsonDict, JsonValue

from app.evaluator.units import MASSES, EntryUnit, spellings

UNITS_ON_LABELS = (*MASSES, EntryUnit.MMOL, EntryUnit.MEQ)
"""A percentage of a daily value has a field of its own, for it stands beside an amount."""

ONE_LABEL: JsonDict = {"oneOf": [{"required": ["text"]}, {"required": ["label"]}]}

_NO_UNIT_OF_A_LABEL: JsonDict = {
    "enum": [unit.value for unit in EntryUnit if unit not in UNITS_ON_LABELS],
    "description": "No unit of an amount on a label.",
}
NO_OTHER_UNIT: JsonDict = {"not": {"required": ["unit"], "properties": {"unit": _NO_UNIT_OF_A_LABEL}}}
NO_OTHER_UNIT_OF_WHAT_IT_PROVIDES: JsonDict = {
    "not": {"required": ["provides_unit"], "properties": {"provides_unit": _NO_UNIT_OF_A_LABEL}}
}
NO_OTHER_UNIT_OF_THE_SECOND_AMOUNT: JsonDict = {
    "not": {"required": ["second_unit"], "properties": {"second_unit": _NO_UNIT_OF_A_LABEL}}
}
AN_AMOUNT_HAS_A_UNIT: JsonDict = {
    "dependentRequired": {
        "amount": ["unit"],
        "unit": ["amount"],
        "provides_amount": ["provides_unit"],
        "second_amount": ["second_unit"],
        "second_unit": ["second_amount"],
    }
}
WHAT_IT_PROVIDES_IS_OF_AN_AMOUNT: JsonDict = {
    "dependentRequired": {
        "provides_amount": ["amount"],
        "second_amount": ["amount"],
        "provides_unit": ["provides_amount"],
        "elemental_percent": ["amount"],
    }
}
A_PERCENTAGE_OF_A_DAILY_VALUE: JsonDict = {
    "dependentRequired": {"percent_daily_value": ["daily_value_of"], "daily_value_of": ["percent_daily_value"]}
}
IT_SAYS_HOW_MUCH: JsonDict = {
    "if": {"not": {"required": ["amount"]}},
    "then": {"required": ["percent_daily_value"]},
}

_NOT_HERE: JsonDict = {"not": {}, "description": "The label says it otherwise."}

ONE_WORD_ON_WHAT_IT_HOLDS: JsonDict = {
    "if": {"required": ["provides_amount"]},
    "then": {"properties": {"elemental_percent": _NOT_HERE}},
}
AN_ELEMENTAL_AMOUNT_PROVIDES_ITSELF: JsonDict = {
    "if": {
        "required": ["statement"],
        "properties": {"statement": {"const": "elemental", "description": "The amount is of the element."}},
    },
    "then": {"properties": {"provides_amount": _NOT_HERE, "elemental_percent": _NOT_HERE}},
}
SOURCES_COME_WITH_AN_AMOUNT_OF_THE_NUTRIENT: JsonDict = {
    "if": {"required": ["forms"]},
    "then": {
        "properties": {
            "provides_amount": _NOT_HERE,
            "elemental_percent": _NOT_HERE,
            "statement": {"enum": ["elemental", "unknown"], "description": "The amount is of the nutrient."},
        }
    },
}
TWO_AMOUNTS_ARE_OF_THE_ELEMENT: JsonDict = {
    "if": {"required": ["second_amount"]},
    "then": {
        "properties": {
            "provides_amount": _NOT_HERE,
            "elemental_percent": _NOT_HERE,
            "statement": {"enum": ["elemental", "unknown"], "description": "Both amounts are of the element."},
        }
    },
}
A_SHARE_IS_OF_A_MASS: JsonDict = {
    "if": {"required": ["elemental_percent"]},
    "then": {"properties": {"unit": {"enum": spellings(MASSES), "description": "A share is one of a mass."}}},
}
WHAT_PROVIDES_IS_A_MASS: JsonDict = {
    "if": {"required": ["provides_amount"]},
    "then": {"properties": {"unit": {"enum": spellings(MASSES), "description": "A compound is weighed."}}},
}

RULES_OF_A_LABEL: list[JsonValue] = [
    NO_OTHER_UNIT,
    NO_OTHER_UNIT_OF_WHAT_IT_PROVIDES,
    NO_OTHER_UNIT_OF_THE_SECOND_AMOUNT,
    AN_AMOUNT_HAS_A_UNIT,
    WHAT_IT_PROVIDES_IS_OF_AN_AMOUNT,
    A_PERCENTAGE_OF_A_DAILY_VALUE,
    IT_SAYS_HOW_MUCH,
    ONE_WORD_ON_WHAT_IT_HOLDS,
    AN_ELEMENTAL_AMOUNT_PROVIDES_ITSELF,
    SOURCES_COME_WITH_AN_AMOUNT_OF_THE_NUTRIENT,
    TWO_AMOUNTS_ARE_OF_THE_ELEMENT,
    A_SHARE_IS_OF_A_MASS,
    WHAT_PROVIDES_IS_A_MASS,
]
