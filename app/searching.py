"""Search among supplement forms: by a part of a name, by a whole formula or code, or by the symbol of the element."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from app.evaluator.names import folded, joined, symbols_in, without_isomer
from app.tables import Nutrient, SupplementForm

Searched = TypeVar("Searched", bound=SupplementForm)


@dataclass(frozen=True, slots=True)
class Called:
    """What a form is called, as ``names.joined`` spells it: made once for the data, for spelling takes long."""

    exactly: frozenset[str]
    within: tuple[str, ...]
    """The texts of which a part is enough: its names, and that of its nutrient."""
    symbols: frozenset[str]
    """That of its element; a vitamin has none."""
    element: str
    """The name of its nutrient, for which the symbol stands in a name: "Mg citrate"."""


_BEFORE_A_CODE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cas": ("", "cas", "casno", "casnr", "casnumber", "casrn", "casregistrynumber"),
        "unii": ("", "unii", "uniicode"),
        "pubchem_cid": ("", "pubchem", "pubchemcid", "cid"),
    }
)
"""What people write before a code, as ``names.joined`` spells it."""


def called(forms: Iterable[SupplementForm], nutrients: Iterable[Nutrient]) -> dict[str, Called]:
    """By form, what it is called."""
    by_id = {nutrient.id: nutrient for nutrient in nutrients}
    return {form.id: _called(form, by_id[form.nutrient]) for form in forms}


def found(text: str, forms: Iterable[Searched], by_id: Mapping[str, Called]) -> list[Searched]:
    """The forms with this text, in their order but for those that are called exactly so, which come first.

    A text without a letter or a digit is in no name. The symbol of an element is no part of a word: it finds the forms
    of that element.
    """
    wanted, asked = joined(text), list(forms)
    elements = {symbol: each.element for each in by_id.values() for symbol in each.symbols}
    first, *rest = re.findall(r"[^\W_]+", folded(text)) or [""]
    spelt_out = joined(" ".join((elements[first], *rest))) if first in elements and rest else wanted
    exact = [form for form in asked if {wanted, spelt_out} & by_id[form.id].exactly]
    if wanted in elements:
        within = [form for form in asked if wanted in by_id[form.id].symbols]
    else:
        within = [form for form in asked if wanted and any(spelt_out in name for name in by_id[form.id].within)]
    return exact + [form for form in within if form not in exact]


def _called(form: SupplementForm, nutrient: Nutrient) -> Called:
    told, element = (form.id, form.name, *form.synonyms), joined(nutrient.name)
    names = [joined(name) for name in (*told, *map(without_isomer, told)) if name]
    return Called(
        exactly=frozenset((*names, *_codes(form))),
        within=(*names, element),
        symbols=symbols_in(nutrient.synonyms),
        element=element,
    )


def _codes(form: SupplementForm) -> Iterator[str]:
    if form.formula:
        yield joined(form.formula)
    for kind, before in _BEFORE_A_CODE.items():
        code = getattr(form, kind)
        if code is not None:
            yield from (word + joined(str(code)) for word in before)
