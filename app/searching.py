"""Search among supplement forms: by a part of a name, or by a whole formula or code."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.evaluator.names import joined
from app.tables import Nutrient, SupplementForm

Searched = TypeVar("Searched", bound=SupplementForm)


@dataclass(frozen=True, slots=True)
class Called:
    """What a form is called, as ``names.joined`` spells it: made once for the data, for spelling takes long."""

    exactly: frozenset[str]
    within: tuple[str, ...]
    """The texts of which a part is enough: its names, and that of its nutrient."""


def called(forms: Iterable[SupplementForm], nutrients: Iterable[Nutrient]) -> dict[str, Called]:
    """By form, what it is called."""
    nutrient_names = {nutrient.id: joined(nutrient.name) for nutrient in nutrients}
    return {form.id: _called(form, nutrient_names[form.nutrient]) for form in forms}


def found(text: str, forms: Iterable[Searched], by_id: Mapping[str, Called]) -> list[Searched]:
    """The forms with this text, in their order but for those that are called exactly so, which come first.

    A text without a letter or a digit is in no name.
    """
    wanted = joined(text)
    exact, within = [], []
    for form in forms:
        if wanted in by_id[form.id].exactly:
            exact.append(form)
        elif wanted and any(wanted in name for name in by_id[form.id].within):
            within.append(form)
    return exact + within


def _called(form: SupplementForm, nutrient: str) -> Called:
    names = tuple(map(joined, (form.id, form.name, *form.synonyms)))
    return Called(frozenset((*names, *_codes(form))), (*names, nutrient))


def _codes(form: SupplementForm) -> Iterator[str]:
    return (joined(str(code)) for code in (form.formula, form.cas, form.unii, form.pubchem_cid) if code)
