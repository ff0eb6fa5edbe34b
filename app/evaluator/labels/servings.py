"""What a line says besides of its amount: of how many capsules it is, and what percentage of a daily value it is."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from app.evaluator.faults import Fault, InvalidLabelError
from app.evaluator.labels.phrases import Phrase
from app.evaluator.labels.request import AmountPer
from app.evaluator.labels.wording import POINTER, Says


def percentage_in(phrases: Sequence[Phrase]) -> dict[str, Any]:
    """The percentage of a daily value, and whose."""
    values = [each for each in phrases if each.says is Says.DAILY_VALUE]
    if len(values) > 1:
        detail = "It has more than one percentage of a daily value; give one line for each label."
        raise InvalidLabelError((Fault("text_not_understood", detail, POINTER),))
    return {"percent_daily_value": values[0].number, "daily_value_of": values[0].authority} if values else {}


def serving_in(phrases: Sequence[Phrase]) -> dict[str, Any]:
    """How many units a serving has, of what, and whether the amounts are said to be of one of them or of all."""
    counts = [each for each in phrases if each.says is Says.COUNT]
    per_one = [each for each in counts if each.is_tied and each.number == 1]
    servings = {each.number for each in counts if each not in per_one}
    units = {each.counted_in for each in phrases if each.counted_in}
    of_serving = _is_of_serving(phrases, per_one)
    if len(servings) > 1 or len(units) > 1 or (per_one and of_serving):
        detail = "It says more than once, and not alike, how many units a serving has or what the amount is of."
        raise InvalidLabelError((Fault("text_not_understood", detail, POINTER),))
    followed = zip_longest(phrases, phrases[1:])
    if any(each.says is Says.BEFORE_COUNT and (not after or after.says is not Says.COUNT) for each, after in followed):
        detail = "It speaks of a serving or a dose and does not say of how many units, such as 2 capsules."
        raise InvalidLabelError((Fault("text_not_understood", detail, POINTER),))
    said: dict[str, Any] = {"units_per_serving": servings.pop()} if servings else {}
    said |= {"counted_in": units.pop()} if units else {}
    if per_one or of_serving:
        said["amount_per"] = AmountPer.UNIT if per_one else AmountPer.SERVING
    return said


def _is_of_serving(phrases: Sequence[Phrase], per_one: Sequence[Phrase]) -> bool:
    """ "per serving", "per 2 capsules", or "2 capsules provide" at the start of the line."""
    several = [each for each in phrases if each.says is Says.COUNT and each not in per_one]
    said = [each.says for each in phrases if each.says is not Says.BEFORE_COUNT]
    leads = said[:2] == [Says.COUNT, Says.PROVIDES] and bool(several)
    return Says.OF_SERVING in said or leads or any(each.is_tied for each in several)
