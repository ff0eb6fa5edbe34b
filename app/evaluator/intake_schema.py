"""What the fields of a request ask of each other, as the document says it.

All of it stands below one allOf: code generators keep the fields together there, and would split an object with oneOf
of its own. ``checks`` holds the same rules, and those that no schema can say: names that exist, ids that differ, the
order of a range, ages that agree, the entries of all days, the units that a nutrient can be told in.
"""

from pydantic.config import JsonDict, JsonValue

from app.evaluator.units import MASSES, OF_SOME_NUTRIENTS, OF_THE_ELEMENT, spellings

ONE_NAME: JsonDict = {
    "oneOf": [{"required": [name]} for name in ("nutrient", "form", "product", "food")],
}

ONE_AMOUNT: JsonDict = {
    "oneOf": [
        {"required": ["amount"]},
        {"required": ["amount_min"]},
        {"required": ["amount_status"]},
        {
            "required": ["portion"],
            "allOf": [{"not": {"required": [other]}} for other in ("amount", "amount_min", "amount_status")],
        },
    ]
}

# Each list holds one name: the framework keeps the lists as sets, whose order is another in every process.
A_UNIT_WITH_AN_AMOUNT_OR_A_PORTION: JsonDict = {
    "oneOf": [
        {"required": ["portion"], "not": {"required": ["unit"]}},
        {
            "not": {"required": ["portion"]},
            "dependentRequired": {"amount": ["unit"], "amount_min": ["unit"], "amount_max": ["unit"]},
        },
    ]
}
NO_ORIGIN_OF_A_FOOD: JsonDict = {"not": {"required": ["food", "origin"]}}
WHAT_GOES_WITH_WHAT: JsonDict = {
    "dependentRequired": {
        **{"amount_min": ["amount_max"], "amount_max": ["amount_min"]},
        **{"basis": ["form"], "component": ["nutrient"], "portion": ["food"]},
    }
}

COUNTED_OR_WEIGHED_OR_OF_THE_ELEMENT: JsonDict = {
    "oneOf": [
        {
            "required": ["product"],
            "properties": {
                "unit": {"const": "unit", "description": "A product is counted."},
                "origin": {"const": "medicine", "description": "A product is medicine."},
                "amount_status": {"const": "unknown", "description": "A product is never taken in traces."},
            },
        },
        {
            "required": ["food"],
            "properties": {
                "unit": {"enum": spellings(MASSES), "description": "A food is weighed, or told in a portion."},
                "amount_status": {"const": "unknown", "description": "A food is never eaten in traces."},
            },
        },
        {
            "required": ["origin"],
            "not": {"required": ["product"]},
            "properties": {"unit": {"enum": spellings(MASSES), "description": "Anything else is weighed,"}},
        },
        {
            "required": ["origin", "unit"],
            "not": {"required": ["product"]},
            "properties": {
                "unit": {"enum": spellings(OF_THE_ELEMENT), "description": "or told as an amount of the element."},
                "basis": {"const": "elemental", "description": "An amount of the element has this basis."},
                "amount_status": {"const": "unknown", "description": "A trace is a mass."},
            },
            "dependentRequired": {"form": ["basis"]},
        },
        {
            "required": ["origin", "unit", "nutrient"],
            "properties": {
                "unit": {"enum": spellings(OF_SOME_NUTRIENTS), "description": "or in a unit of that nutrient alone."},
                "amount_status": {"const": "unknown", "description": "A trace is a mass."},
            },
        },
    ]
}
A_PERCENTAGE_OF_A_DAILY_VALUE: JsonDict = {
    "oneOf": [
        {
            "required": ["daily_value_of", "unit"],
            "properties": {"unit": {"const": "percent_daily_value", "description": "A percentage of that value."}},
        },
        {
            "not": {"required": ["daily_value_of"]},
            "properties": {"unit": {"not": {"const": "percent_daily_value"}, "description": "Anything but that."}},
        },
    ]
}

RULES_OF_AN_ENTRY: list[JsonValue] = [
    ONE_NAME,
    ONE_AMOUNT,
    A_UNIT_WITH_AN_AMOUNT_OR_A_PORTION,
    NO_ORIGIN_OF_A_FOOD,
    WHAT_GOES_WITH_WHAT,
    COUNTED_OR_WEIGHED_OR_OF_THE_ELEMENT,
    A_PERCENTAGE_OF_A_DAILY_VALUE,
]

NOTHING_ON_A_DAY_NOT_LOGGED: JsonDict = {
    "if": {"properties": {"record": {"const": "not_logged", "description": "A day that was not logged."}}},
    "then": {"properties": {"entries": {"maxItems": 0, "description": "It has no entries."}}},
}

DAYS_OF_THE_WEEK_ON_A_USUAL_DAY: JsonDict = {
    "if": {"not": {"properties": {"record": {"const": "usual", "description": "A day that stands for the habit."}}}},
    "then": {
        "properties": {
            "entries": {
                "items": {"not": {"required": ["days_per_week"]}},
                "description": "What was taken on a recorded day was taken on that day.",
            }
        }
    },
}

A_USUAL_DAY_COMES_ALONE: JsonDict = {
    "if": {
        "required": ["days"],
        "properties": {
            "days": {
                "contains": {
                    "required": ["record"],
                    "properties": {"record": {"const": "usual", "description": "A day that stands for the habit."}},
                },
                "description": "Days of which one is usual.",
            }
        },
    },
    "then": {"properties": {"days": {"maxItems": 1, "description": "It comes alone."}}},
}
