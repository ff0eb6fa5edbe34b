"""One line of a label, read word by word: what it says, or which part of it was not understood.

Strict on purpose: a line is read when every word of it is known and its phrases stand in one of the orders of
``_ORDERS``. Nothing is skipped and nothing is guessed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from app.evaluator.facts import Facts
from app.evaluator.faults import InvalidLabelError
from app.evaluator.intake import Basis
from app.evaluator.labels.phrases import Phrase, Phrases
from app.evaluator.labels.refusals import check_numbers, check_symbols, check_weights, not_understood, why_no_order
from app.evaluator.labels.request import Label
from app.evaluator.labels.servings import percentage_in, serving_in
from app.evaluator.labels.tokens import Token, in_one_encoding, parts_between, tokens_of
from app.evaluator.labels.understood import written_name
from app.evaluator.labels.wording import Says

_FORMS = "(?P<forms>F(?:J?F)*)"
_COMPOUND = ("F(?P<amount>A)", "(?P<amount>A)O?F")
_PROVIDES = ("P?(?P<provides>A)O?(?:EN?|N)", "P(?P<provides>A)", "P?(?:EN?|N)(?P<provides>A)E?")

_AMOUNT = "(?P<amount>A)(?:P?(?P<second>A))?"
"""Of the element, and once more in another unit: "240 mg (9.88 mmol)"."""

_ORDERS = tuple(
    re.compile(order)
    for order in (
        # Of the nutrient, alone or with its sources: "Magnesium 200 mg", "Magnesium (as magnesium citrate) 200 mg".
        rf"E?NE?(?:{_AMOUNT})?E?(?:S{_FORMS})?",
        rf"{_AMOUNT}O?E?N(?:S{_FORMS})?",
        rf"E?NE?S{_FORMS}E?(?:{_AMOUNT})?E?",
        # And with the amount of the compound: "Magnesium 144 mg (from 2,000 mg magnesium L-threonate)".
        r"E?NE?(?P<provides>A)E?S(?P<amount>A)O?F",
        r"E?NE?(?P<provides>A)E?SF(?P<amount>A)",
        r"(?P<provides>A)O?E?NS(?P<amount>A)O?F",
        r"E?NE?S(?P<amount>A)O?F(?P<provides>A)E?",
        r"E?NE?SF(?P<amount>A)(?P<provides>A)E?",
        # Of a form: "Magnesium citrate 1000 mg", "Magnesium citrate 150 mg elemental", "Magnesium citrate 40 % NRV".
        "F",
        *_COMPOUND,
        r"E?F(?P<elemental>)(?P<amount>A)(?:EN?|O?N)",
        r"F(?P<elemental>)(?:EN?|N)(?P<amount>A)E?",
        r"(?P<amount>A)O?(?P<elemental>)EF",
        # With what it holds: "Magnesium citrate 1000 mg providing 160 mg elemental magnesium", "(14 % magnesium)".
        *(compound + provides for compound in _COMPOUND for provides in _PROVIDES),
        *(f"{compound}P?(?P<share>H)" for compound in _COMPOUND),
        r"FP?(?P<share>H)(?P<amount>A)",
    )
)
_BESIDES = {
    *(Says.DAILY_VALUE, Says.COUNT, Says.OF_SERVING, Says.DAILY_PORTION, Says.BEFORE_COUNT, Says.DOSE_FORM),
}
"""What may stand anywhere in a line."""


def label_in(line: str, facts: Facts) -> Label:
    """What a line of a label says, field by field.

    Raises InvalidLabelError, with the parts that were not understood, when one word of it is not.
    """
    line = in_one_encoding(line)
    tokens = tuple(tokens_of(line))
    reader = Phrases(tokens, facts)
    phrases = reader.read()
    _understand_every_part(line, tokens, reader.understood)
    check_symbols(phrases, line)
    check_weights(phrases)
    said = _what_it_says(_core(phrases, facts)) | percentage_in(phrases) | serving_in(phrases)
    check_numbers(said)
    return Label.model_validate(said)


def _understand_every_part(line: str, tokens: Sequence[Token], understood: set[int]) -> None:
    parts = tuple(parts_between(line, tokens, understood))
    if parts:
        raise InvalidLabelError(tuple(not_understood(part, line) for part in dict.fromkeys(parts)))


def _core(phrases: Sequence[Phrase], facts: Facts) -> list[Phrase]:
    """What the line says of substance and amount. "2 capsules provide" says of what, not that something holds it."""
    first = next((place for place, each in enumerate(phrases) if each.says not in _BESIDES), 0)
    leads = any(each.says in (Says.COUNT, Says.OF_SERVING, Says.DAILY_PORTION) for each in phrases[:first])
    core = [each for each, after in zip_longest(phrases, phrases[1:]) if not _is_besides(each, after)]
    core = core[1:] if leads and core[:1] and core[0].says is Says.PROVIDES else core
    return list(_with_sources_in_parentheses(_without_repeated_names(core, facts)))


def _is_besides(phrase: Phrase, after: Phrase | None) -> bool:
    """Whether it is no part of the core: "= 100 % NRV" says what the amount is in percent, not what it holds."""
    of_daily_value = phrase.says is Says.PROVIDES and after is not None and after.says is Says.DAILY_VALUE
    return phrase.says in _BESIDES or of_daily_value


def _without_repeated_names(core: Iterable[Phrase], facts: Facts) -> list[Phrase]:
    """One of two names of a thing, as in "Magnesium (Mg)"; in "Magtein (magnesium L-threonate)" what says more."""
    kept: list[Phrase] = []
    for phrase in core:
        if not kept or not _says_again(kept[-1], phrase, facts):
            kept.append(phrase)
        elif phrase.says is Says.FORM:
            kept[-1] = replace(kept[-1], substance=phrase.substance)
    return kept


def _says_again(last: Phrase, phrase: Phrase, facts: Facts) -> bool:
    """Whether a name is that of the form before it, or in parentheses one of its members or the same nutrient."""
    if last.substance is None or phrase.substance is None:
        return False
    if phrase.says is Says.NUTRIENT:
        return last.substance == phrase.substance and phrase.depth > last.depth
    is_member = last.substance.form == facts.forms[phrase.substance.form].family
    return last.substance == phrase.substance or (is_member and phrase.depth > last.depth)


def _with_sources_in_parentheses(core: Iterable[Phrase]) -> Iterator[Phrase]:
    """ "Magnesium (citrate)" is short for "magnesium (as citrate)"."""
    last, names_nutrient = None, False
    for phrase in core:
        names_nutrient = names_nutrient or phrase.says is Says.NUTRIENT
        opens = last is not None and phrase.depth > last.depth and last.says in (Says.NUTRIENT, Says.AMOUNT)
        if phrase.says is Says.FORM and names_nutrient and opens:
            yield Phrase(Says.SOURCE, 0, phrase.depth)
        yield phrase
        last = phrase


def _what_it_says(core: Sequence[Phrase]) -> dict[str, Any]:
    spelt = "".join(each.says.value for each in core)
    for order in _ORDERS:
        found = order.fullmatch(spelt)
        if found and (said := _by_order(found, core)):
            return said
    raise InvalidLabelError((why_no_order(core),))


def _by_order(found: re.Match[str], core: Sequence[Phrase]) -> dict[str, Any]:
    """The fields of the label, by the place of each phrase; nothing where a parenthesis holds what it should not."""
    places = {name: found.start(name) for name, value in found.groupdict().items() if value is not None}
    said: dict[str, Any] = {}
    for name, place in places.items():
        said |= _field(name, core[min(place, len(core) - 1)])
    named = [each.substance for each in core if each.substance]
    forms = list(dict.fromkeys(written_name(each) for each in named if each.form))
    if len({each.nutrient for each in named}) != 1 or not _is_once_more(places, core) or not _is_beside(found, core):
        return {}
    if "forms" in places:
        amount = places.get("amount")
        is_of_source = amount is not None and core[amount].depth > core[found.string.index("N")].depth
        return {} if is_of_source else said | {"substance": named[0].nutrient, "forms": forms}
    if "S" in found.string and core[places["amount"]].depth < core[found.string.index("F")].depth:
        return {}
    return said | {"substance": forms[0] if forms else named[0].nutrient}


def _is_once_more(places: dict[str, int], core: Sequence[Phrase]) -> bool:
    """Whether a second amount, where there is one, stands in parentheses and in another unit."""
    if "second" not in places:
        return True
    first, second = core[places["amount"]], core[places["second"]]
    return second.depth > first.depth and second.unit != first.unit


def _is_beside(found: re.Match[str], core: Sequence[Phrase]) -> bool:
    """Whether an element that the amount is said to be of stands beside it: not in "Magnesium citrate (Mg) 500 mg"."""
    if found.groupdict().get("elemental") is None or "N" not in found.string:
        return True
    return core[found.string.index("N")].depth == core[found.start("amount")].depth


def _field(name: str, phrase: Phrase) -> dict[str, Any]:
    match name:
        case "amount":
            return {"amount": phrase.number, "unit": phrase.unit}
        case "second":
            return {"second_amount": phrase.number, "second_unit": phrase.unit}
        case "provides":
            return {"provides_amount": phrase.number, "provides_unit": phrase.unit}
        case "share":
            return {"elemental_percent": phrase.number}
        case "elemental":
            return {"statement": Basis.ELEMENTAL}
    return {}
