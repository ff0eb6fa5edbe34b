"""The codes that ``errors`` of an invalid request may have, each with the one sentence that says when it comes."""

from collections.abc import Mapping
from types import MappingProxyType

ERROR_CODES: Mapping[str, str] = MappingProxyType(
    {
        "missing_field": "A field that is required is not there, or the body is empty.",
        "unknown_field": "There is no field or parameter of this name here.",
        "invalid_value": "A value has the wrong type or spelling, lies beyond its limits, or is none of those allowed.",
        "repeated_parameter": "A parameter of the query is there more than once.",
        "unknown_authority": "There is no authority of this name; /authorities lists them.",
        "unknown_nutrient": "There is no nutrient of this name; /nutrients lists them.",
        "unknown_form": "There is no supplement form of this name; /supplement-forms lists them.",
        "form_not_convertible": "The form is of a vitamin, and we do not hold what an amount of it counts as.",
        "unknown_product": "There is no medicinal product of this name; /medicinal-products lists them.",
        "unknown_edition": "There is no reference value of this edition.",
        "repeated_authority": "An authority is named twice.",
        "age_missing": "A person has neither age_years nor age_months.",
        "age_in_months_needed": "A person below two years has age_years alone.",
        "ages_disagree": "age_months is not within age_years.",
        "life_stage_of_other_sex": "A male person has the life stage pregnancy or lactation.",
        "too_many_entries": "All days together have more entries than one request may have.",
        "repeated_id": "Two entries have the same id.",
        "usual_day_not_alone": "A usual day comes with other days.",
        "entries_on_not_logged_day": "A day that was not logged has entries.",
        "days_per_week_on_recorded_day": "days_per_week is on an entry of a day that is not a usual day.",
        "one_name": "An entry names none or several of a nutrient, a form and a product.",
        "basis_without_form": "An entry without a form has a basis.",
        "origin_missing": "An entry of a nutrient or a form does not say where it came from.",
        "origin_of_product": "A product has another origin than medicine.",
        "one_amount": "An entry has none or several of an amount, a range and an amount_status.",
        "range_needs_both_ends": "A range lacks amount_min or amount_max.",
        "range_reversed": "amount_max is below amount_min.",
        "amount_too_small": "An amount is above 0 and below the smallest that is taken.",
        "trace_of_product": "A product, which is counted in units, is said to be a trace.",
        "trace_is_a_mass": "A trace has a unit that is not a mass.",
        "unit_missing": "An amount has no unit.",
        "unit_does_not_fit": "The unit is not one for what the entry names.",
        "unit_not_for_nutrient": "We hold nothing that makes an amount in this unit a mass of the nutrient.",
        "basis_does_not_fit": "The amount of a form is in a unit of the element, and the basis is not elemental.",
        "daily_value_without_percent": "daily_value_of comes without the unit percent_daily_value.",
        "daily_value_of_missing": "A percentage of a daily value does not say whose.",
        "no_label_authority": "daily_value_of names an authority that has no values for labels.",
        "no_daily_value": "We hold no daily value of the nutrient of this authority.",
    }
)
