"""What a line says besides of its amount: of how many capsules it is, and what percentage of a daily value it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from app.evaluator.faults import Fault, InvalidLabelError
from app.evaluator.labels.phrases import Phrase
from app.evaluator.labels.request import AmountPer
from app.evaluator.labels.wording import MEASURED, MEASURES, OF_CONCENTRATIONS, POINTER, Says

_CALLS_A_SERVING = {Says.BEFORE_COUNT, Says.OF_SERVING, Says.DAILY_PORTION}
"""Before a volume these say that it is a serving: "per serving (250 ml)"."""


MOST_COUNTED_UNITS, MOST_UNLESS_SAID = 20, 9
"""Of capsules and the like in a serving, and where nothing says that so many are one: more of them are a pack."""


def percentage_in(phrases: Sequence[Phrase]) -> dict[str, Any]:
    """The percentage of a daily value, and whose."""
    values = [each for each in phrases if each.says is Says.DAILY_VALUE]
    if len(values) > 1:
        detail = "It has more than one percentage of a daily value; give one line for each label."
        raise InvalidLabelError((Fault("text_not_understood", detail, POINTER),))
    return {"percent_daily_value": values[0].number, "daily_value_of": values[0].authority} if values else {}


def serving_in(phrases: Sequence[Phrase]) -> dict[str, Any]:
    """How many units a serving has, of what, and what the amounts are said to be of: one of them, or all.

    Raises InvalidLabelError where that is not said, or twice and not alike, or where the amount is a concentration.
    """
    followed = zip_longest(phrases, phrases[1:])
    if any(each.says is Says.BEFORE_COUNT and (not after or after.says is not Says.COUNT) for each, after in followed):
        detail = "It speaks of a serving or a dose and does not say of how many units, such as 2 capsules."
        raise InvalidLabelError((Fault("text_not_understood", detail, POINTER),))
    counts = list(_counts(phrases))
    per_one = [each for each in counts if each.is_tied and each.number == 1 and not each.is_a_serving]
    servings = {each.number for each in counts if each not in per_one}
    units = {each.counted_in for each in (*counts, *(one for one in phrases if one.says is Says.DOSE_FORM))}
    amount_per = _amount_per(phrases, counts, per_one)
    if len(servings) > 1 or len(units) > 1 or (per_one and amount_per is AmountPer.SERVING):
        detail = "It says more than once, and not alike, how many units a serving has or what the amount is of."
        raise InvalidLabelError((Fault("text_not_understood", detail, POINTER),))
    said: dict[str, Any] = {"units_per_serving": servings.pop()} if servings else {}
    said |= {"counted_in": units.pop()} if units else {}
    return said | ({"amount_per": amount_per} if amount_per else {})


def _amount_per(phrases: Sequence[Phrase], counts: Sequence[Phrase], per_one: Sequence[Phrase]) -> AmountPer | None:
    """What the words say that the amounts are of; None where they leave it open, as "500 mg tablets" does."""
    said = [each.says for each in phrases]
    several = [each for each in counts if each not in per_one]
    leads = [each for each in said if each is not Says.BEFORE_COUNT][:2] == [Says.COUNT, Says.PROVIDES]
    # "5 ml" is what is taken, and not so many times what an amount is of.
    are_a_serving = any(each.is_tied or each.is_a_serving or each.counted_in in MEASURES.values() for each in several)
    if Says.OF_SERVING in said or (several and leads) or are_a_serving:
        return AmountPer.SERVING
    if per_one:
        return AmountPer.UNIT
    return AmountPer.DAILY_PORTION if Says.DAILY_PORTION in said and Says.DOSE_FORM not in said else None


def _counts(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The numbers of capsules and the like. A volume that nothing calls a serving, as in "per 5 ml", is one measure."""
    before: Says | None = None
    for phrase, after in zip_longest(phrases, phrases[1:]):
        if phrase.says is Says.COUNT:
            is_serving = phrase.is_a_serving or phrase.is_every_time or before in _CALLS_A_SERVING
            _check_pack(phrase, is_serving or phrase.is_tied or (after is not None and after.says is Says.PROVIDES))
            yield phrase if is_serving or phrase.counted_in not in MEASURES.values() else _measure(phrase)
        before = phrase.says


def _check_pack(phrase: Phrase, is_said: bool) -> None:
    """Raise InvalidLabelError where there are too many capsules for a serving, more so where nothing calls them one."""
    most, number = MOST_COUNTED_UNITS if is_said else MOST_UNLESS_SAID, phrase.number or Decimal(1)
    if number > most and phrase.counted_in not in {*MEASURED, *MEASURES.values()}:
        detail = (
            f"{number.normalize():f} units ({phrase.counted_in}) may be a pack: leave out how many it holds, or say "
            f"that they are a serving, of {MOST_COUNTED_UNITS} at most: 'per serving of 12 capsules'."
        )
        raise InvalidLabelError((Fault("text_not_understood", detail, POINTER),))


def _measure(phrase: Phrase) -> Phrase:
    """One measure of so much, as an amount may be of it. Raises InvalidLabelError where it is a mere concentration."""
    number, unit = phrase.number or Decimal(1), phrase.counted_in
    if number in OF_CONCENTRATIONS.get(unit, {number}):
        told = f"{number.normalize():f} {unit}"
        detail = (
            f"It says how much is in {told}, which is no serving, and not how much was taken. Give the amount in what "
            f"was taken and leave 'per {told}' out: it is this amount for each {told} taken."
        )
        raise InvalidLabelError((Fault("amount_is_a_concentration", detail, POINTER),))
    measure = f"measure of {number.normalize():f} {unit}"
    return replace(phrase, number=Decimal(1), counted_in=measure, is_tied=True)
