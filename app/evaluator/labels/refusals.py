"""Why a line of a label is refused: the sentences that say what of it was not read, and what would be right."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from app.evaluator.faults import Fault, InvalidLabelError
from app.evaluator.labels.phrases import Phrase
from app.evaluator.labels.request import LARGEST_ON_LABEL, SMALLEST_ON_LABEL, SMALLEST_SHARE
from app.evaluator.labels.wording import POINTER, Says
from app.evaluator.units import MASSES, MOST_CHARACTERS_REPEATED

LIKE_THESE = "'Magnesium (as magnesium citrate) 200 mg', 'Magnesium citrate 1000 mg providing 160 mg magnesium'"

_HINTS: Mapping[str, str] = MappingProxyType(
    {
        r"[0-9][0-9.,]*\s*%": "Of what it is a percentage is not said: % DV on US labels, % NRV on those of the EU.",
        r"[0-9]": "A number needs a unit and one spelling: 1000 or 1,000 and 1.5.",
    }
)
"""What would be right instead of a part that was not understood, by how such a part begins."""

_TAKEN = frozenset({Says.COUNT, Says.DOSE_FORM, Says.OF_SERVING, Says.DAILY_PORTION})
_OF_WHAT = frozenset({Says.NUTRIENT, Says.FORM, Says.ELEMENTAL, Says.OF})
"""Before a mass these name what is taken, and behind it those say of what it is."""

_OF_TRADE_NAMES = "A trade name does not say which compound it is: give the compound that the ingredients name."


_OF_TWO_THINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "potassium": (r"\bk\b", "'K' is potassium, and a vitamin: write potassium if it is the mineral."),
        "calcium": (r"\bca\.", "'ca.' is short for about, and 'Ca' is calcium: write calcium, or leave 'ca.' out."),
    }
)
"""Symbols of elements that mean something else too: by the element, how a line spells it, and what is to be told."""


def not_understood(part: str, line: str) -> Fault:
    """A part of the line that was not understood, with what may be wrong about it."""
    short = part if len(part) <= MOST_CHARACTERS_REPEATED else f"{part[:MOST_CHARACTERS_REPEATED]}..."
    hint = next((f" {hint}" for pattern, hint in _HINTS.items() if re.match(pattern, part)), "")
    hint = f" {_OF_TRADE_NAMES}" if re.search(rf"{re.escape(part)}\s*[\u00ae\u2122]", line) else hint
    detail = (
        f"This part was not understood: {short!r}.{hint} Leave out what says nothing of the amount; substances are "
        "the minerals of /nutrients and their forms of /supplement-forms."
    )
    return Fault("text_not_understood", detail, POINTER)


def why_no_order(core: Sequence[Phrase]) -> Fault:
    """Why phrases that are each understood say nothing together."""
    if any(each.says is Says.SHARE for each in core) and not any(each.says is Says.FORM for each in core):
        detail = "A share of the element says how much there is only beside its compound and the amount of that."
        return Fault("text_incomplete", detail, POINTER)
    if not any(each.substance for each in core):
        detail = "It names no mineral and no supplement form of one; /nutrients and /supplement-forms list them."
        return Fault("text_incomplete", detail, POINTER)
    detail = f"Each word is known, but not what they say in this order. Lines like {LIKE_THESE} are read."
    return Fault("text_not_understood", detail, POINTER)


def check_symbols(phrases: Sequence[Phrase], line: str) -> None:
    """Raise InvalidLabelError where a symbol names the element that may be something else."""
    named, told = (
        {each.substance.nutrient for each in phrases if each.substance and not each.substance.form},
        line.lower(),
    )
    for nutrient, (symbol, detail) in _OF_TWO_THINGS.items():
        if nutrient in named and nutrient not in told and re.search(symbol, told):
            raise InvalidLabelError((Fault("text_not_understood", detail, POINTER),))


def check_weights(phrases: Sequence[Phrase]) -> None:
    """Raise InvalidLabelError where a mass in parentheses may be that of a capsule or a scoop: "per scoop (5 g)"."""
    masses = [each for each in phrases if each.says is Says.AMOUNT and each.unit in MASSES]
    for before, each, after in zip_longest(phrases, phrases[1:], phrases[2:]):
        is_told = after is not None and after.says in _OF_WHAT and after.depth == each.depth
        if len(masses) > 1 and each in masses and each.depth and before.says in _TAKEN and not is_told:
            detail = (
                f"'({each.number} {each.unit})' may be what a serving or a unit of it weighs: leave it out, or say of "
                "what it is, as in '(160 mg magnesium)'."
            )
            raise InvalidLabelError((Fault("text_not_understood", detail, POINTER),))


def check_numbers(said: dict[str, Any]) -> None:
    """Raise InvalidLabelError where a line has no amount, or a number that labels do not have."""
    if "amount" not in said and "percent_daily_value" not in said:
        detail = "It says no amount with its unit, and no percentage of a daily value: % DV or % NRV."
        raise InvalidLabelError((Fault("text_incomplete", detail, POINTER),))
    lowest, highest = Decimal(str(SMALLEST_ON_LABEL)), Decimal(LARGEST_ON_LABEL)
    named = ("amount", "second_amount", "provides_amount", "percent_daily_value")
    amounts = [said[name] for name in named if name in said]
    shares = [said["elemental_percent"]] if "elemental_percent" in said else []
    is_read = all(lowest <= each <= highest for each in amounts)
    if not is_read or not all(Decimal(str(SMALLEST_SHARE)) <= each <= 100 for each in shares):
        detail = f"Amounts and percentages of a daily value are from {lowest} to {highest:,}, shares from 0.1 to 100 %."
        raise InvalidLabelError((Fault("text_number_out_of_range", detail, POINTER),))
