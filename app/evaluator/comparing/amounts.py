"""The share of the element in a form, and an amount of the one as an amount of the other."""

from app.evaluator.answer_fields import range_of
from app.evaluator.comparing.asked import Asked
from app.evaluator.comparing.shape import ElementalShare, FormAmounts
from app.evaluator.facts import Facts, Nutrient
from app.evaluator.forms import Form, compound, elemental
from app.evaluator.intake import Basis
from app.evaluator.quantities import PERCENT, Interval, convert, decimal, display, exact, hull, number


def share_of(form: Form, facts: Facts) -> ElementalShare:
    """The share of the element: of a family over the members whose share is known."""
    members = [each for each in facts.forms.values() if each.family == form.id != each.id]
    is_element = facts.nutrients[form.nutrient].atomic_weight is not None
    answer: ElementalShare = {
        "status": "not_in_our_data" if is_element else "not_applicable",
        "members_without_share": [member.id for member in members if not member.fractions],
        "citation_ids": list(form.sources),
    }
    if form.fractions:
        share = hull(fraction for _, fraction in form.fractions)
        answer["status"] = "known" if share.is_exact else "range"
        answer["share"] = {"low": number(share.low), "high": number(share.high)}
        answer["display"] = display(share.times(PERCENT), "%")
    return answer


def amounts_of(form: Form, asked: Asked, nutrient: Nutrient) -> FormAmounts | None:
    """The amount asked about, of the element and of the compound; None when none was given."""
    if asked.amount is None or asked.unit is None:
        return None
    given = exact(convert(decimal(asked.amount), asked.unit, nutrient.unit))
    is_elemental = asked.basis is Basis.ELEMENTAL
    held = given if is_elemental else elemental(form, Basis.COMPOUND, given)
    holding = compound(form, given) if is_elemental else given
    return {
        "given": asked.basis.value,
        "elemental": range_of(held),
        "compound": range_of(holding),
        "text": _text(form, held, holding, nutrient),
    }


def _text(form: Form, held: Interval, holding: Interval, nutrient: Nutrient) -> str:
    if not form.fractions:
        return f"How much {nutrient.id} it holds is not in our data: the label's elemental amount is the one to go by."
    return f"{display(holding, nutrient.unit)} of it hold {display(held, nutrient.unit)} of {nutrient.id}."
