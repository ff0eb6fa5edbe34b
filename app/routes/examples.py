"""The named requests of the documentation. Tests run every one of them."""

from typing import Any

from fastapi.openapi.models import Example

A_USUAL_DAY: dict[str, Any] = {
    "authorities": ["us-nasem"],
    "person": {"age_years": 34, "sex": "female"},
    "days": [
        {
            "record": "complete",
            "entries": [
                {"nutrient": "magnesium", "amount": 180, "unit": "mg", "origin": "food"},
                {"nutrient": "magnesium", "amount": 200, "unit": "mg", "origin": "supplement"},
            ],
        }
    ],
}

ALL_FROM_FOOD: dict[str, Any] = {
    **A_USUAL_DAY,
    "days": [
        {
            "record": "complete",
            "entries": [{"nutrient": "magnesium", "amount": 380, "unit": "mg", "origin": "food"}],
        }
    ],
}

ALL_FROM_A_SUPPLEMENT: dict[str, Any] = {
    **A_USUAL_DAY,
    "authorities": ["us-nasem", "eu-efsa"],
    "days": [
        {
            "record": "complete",
            "entries": [{"nutrient": "magnesium", "amount": 380, "unit": "mg", "origin": "supplement"}],
        }
    ],
}

UNKNOWN_BASIS: dict[str, Any] = {
    **A_USUAL_DAY,
    "authorities": ["us-nasem", "eu-efsa"],
    "days": [
        {
            "record": "complete",
            "entries": [{"form": "magnesium-citrate", "amount": 1000, "unit": "mg", "origin": "supplement"}],
        }
    ],
}

A_MEDICINE: dict[str, Any] = {
    **A_USUAL_DAY,
    "authorities": ["us-nasem", "eu-efsa"],
    "days": [
        {
            "record": "complete",
            "entries": [
                {"nutrient": "magnesium", "amount": 180, "unit": "mg", "origin": "food"},
                {"product": "rolaids-regular", "amount": 4, "unit": "unit"},
            ],
        }
    ],
}

EVALUATE_EXAMPLES: dict[str, Example] = {
    "a_usual_day": {"summary": "Food and a supplement: reached, and within the limit", "value": A_USUAL_DAY},
    "all_from_food": {"summary": "More than the limit's number, all from food: fine", "value": ALL_FROM_FOOD},
    "all_from_a_supplement": {
        "summary": "The same amount from a supplement: above two limits",
        "value": ALL_FROM_A_SUPPLEMENT,
    },
    "a_medicine": {"summary": "An antacid, by the number of its tablets", "value": A_MEDICINE},
    "unknown_basis": {"summary": "A label that may state the element or the compound", "value": UNKNOWN_BASIS},
}
