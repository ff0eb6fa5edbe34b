"""The named requests of the documentation, in the order of a tour. Tests run every one of them."""

from typing import Any

from fastapi.openapi.models import Example

Body = dict[str, Any]

A_WOMAN_OF_34 = {"age_years": 34, "sex": "female"}
US, US_AND_EU = ["us-nasem"], ["us-nasem", "eu-efsa"]


def _magnesium(amount: float, origin: str) -> Body:
    return {"nutrient": "magnesium", "amount": amount, "unit": "mg", "origin": origin}


def _day(*entries: Body, record: str = "complete") -> Body:
    return {"record": record, "entries": list(entries)}


def _request(*days: Body, authorities: list[str], person: Body = A_WOMAN_OF_34) -> Body:
    return {"authorities": authorities, "person": person, "days": list(days)}


A_USUAL_DAY = _request(_day(_magnesium(180, "food"), _magnesium(200, "supplement")), authorities=US)
ALL_FROM_FOOD = _request(_day(_magnesium(380, "food")), authorities=US)

EVALUATE_EXAMPLES: dict[str, Example] = {
    "a_usual_day": {"summary": "Food and a supplement: reached, and within the limit", "value": A_USUAL_DAY},
    "all_from_a_supplement": {
        "summary": "The same amount from a supplement: above two limits",
        "value": _request(_day(_magnesium(380, "supplement")), authorities=US_AND_EU),
    },
    "all_from_food": {
        "summary": "The same amount from food: above the number, and fine",
        "value": ALL_FROM_FOOD,
    },
    "unknown_basis": {
        "summary": "A label that may state the element or the compound: one question settles all",
        "value": _request(
            _day({"form": "magnesium-citrate", "amount": 1000, "unit": "mg", "origin": "supplement"}),
            authorities=US_AND_EU,
        ),
    },
    "unknown_sex": {
        "summary": "The sex is not told: what holds for both, and what depends on it",
        "value": _request(_day(_magnesium(380, "supplement")), authorities=US, person={"age_years": 34}),
    },
    "three_days": {
        "summary": "Three recorded days: floors by their mean, ceilings on each of them",
        "value": _request(
            _day(_magnesium(200, "food")),
            _day(_magnesium(320, "food")),
            _day(_magnesium(440, "food")),
            authorities=US,
            person={"age_years": 40, "sex": "female"},
        ),
    },
    "a_high_dose_on_a_partial_day": {
        "summary": "A high dose on a partial day: not hidden by a low mean",
        "value": _request(
            _day(_magnesium(250, "food"), _magnesium(100, "supplement")),
            _day(_magnesium(280, "food"), _magnesium(100, "supplement")),
            _day(_magnesium(6000, "supplement"), record="partial"),
            authorities=US,
        ),
    },
    "pregnancy": {
        "summary": "Pregnancy under two authorities, side by side and never averaged",
        "value": _request(
            _day(_magnesium(240, "food"), _magnesium(70, "supplement")),
            authorities=US_AND_EU,
            person={"age_years": 30, "life_stage": "pregnancy"},
        ),
    },
    "some_days_of_the_week": {
        "summary": "A usual day with a supplement on three days of the week: the mean and the highest day",
        "value": _request(
            _day(
                _magnesium(260, "food"),
                _magnesium(350, "supplement") | {"days_per_week": 3},
                record="usual",
            ),
            authorities=US_AND_EU,
        ),
    },
    "a_medicine": {
        "summary": "An antacid, by the number of its tablets",
        "value": _request(
            _day(_magnesium(180, "food"), {"product": "rolaids-regular", "amount": 4, "unit": "unit"}),
            authorities=US_AND_EU,
        ),
    },
    "redo_it_by_hand": {
        "summary": "Every step with its constants and their sources: a label in grams of the compound, traced",
        "value": _request(
            _day(
                _magnesium(200, "food"),
                {
                    **{"form": "magnesium-citrate-anhydrous", "basis": "compound", "origin": "supplement"},
                    **{"amount": 1, "unit": "g"},
                },
            ),
            authorities=US,
        )
        | {"include": ["trace"]},
    },
    "what_was_eaten": {
        "summary": "Foods by portion and by weight: every nutrient of the food table, of which three are asked for",
        "value": _request(
            _day(
                {"food": "12016", "portion": "1 oz"},
                {"food": "11458", "portion": "1/2 cup"},
                {"food": "12063", "amount": 30, "unit": "g"},
            ),
            authorities=US,
        )
        | {"nutrients": ["magnesium", "calcium", "iron"], "include": ["food_options"]},
    },
}

LABEL_EXAMPLES: dict[str, Example] = {
    "element_or_compound": {
        "summary": "A front of a pack: of the element or of the compound?",
        "value": {"text": "Magnesium citrate 1000 mg"},
    },
    "a_nutrient_with_its_source": {
        "summary": "A line of a nutrition panel: of the element",
        "value": {"text": "Magnesium (as magnesium citrate) 200 mg 48% DV"},
    },
    "capsule_or_serving": {
        "summary": "Two capsules: is the amount of one of them, or of both?",
        "value": {"text": "magnesium (as bisglycinate) 200 mg, 2 capsules"},
    },
    "what_it_provides": {
        "summary": "The label says what it provides, which settles it",
        "value": {"text": "Magnesium citrate 1000 mg providing 160 mg elemental magnesium"},
    },
    "more_than_it_can_hold": {
        "summary": "A share that no pure bisglycinate can hold",
        "value": {"text": "Magnesium bisglycinate 1000 mg (20 % magnesium)"},
    },
    "field_by_field": {
        "summary": "The same field by field: a compound, of each of two tablets",
        "value": {
            "label": {
                **{"substance": "magnesium oxide", "amount": 500, "unit": "mg", "statement": "compound"},
                **{"units_per_serving": 2, "amount_per": "unit"},
            }
        },
    },
}
