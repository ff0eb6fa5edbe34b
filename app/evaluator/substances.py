"""What the names on labels name: nutrients, and supplement forms by their names and synonyms.

A name that does not say how much water a compound holds ("magnesium bisglycinate") is that of the family where the
family has the compound with water too: which of them it is nobody said. So is a name that several of a family have.
Formulas are names too, and the symbol of the element may stand for its name: "Mg citrate".

A name without its isomer ("magnesium threonate") names the one that we hold, and says that it left this open.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from app.evaluator.facts import Nutrient, Substance
from app.evaluator.forms import Form
from app.evaluator.names import in_short, joined, symbols_in, without_isomer

WITHOUT_WATER = "anhydrous"

_IN_PARENTHESES = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
"""With a formula in them that has parentheses itself: "(4MgCO3.Mg(OH)2.5H2O)"."""


def substances(nutrients: Collection[Nutrient], forms: Iterable[Form]) -> Mapping[str, Substance]:
    """Everything that can be named, by its name as ``names.joined`` spells it. What may be two things is left out."""
    meant: dict[str, set[Substance]] = defaultdict(set)
    for nutrient in nutrients:
        for name in (nutrient.id, nutrient.name, *nutrient.synonyms):
            meant[joined(name)].add(Substance(nutrient.id))
    every, by_id = tuple(forms), {nutrient.id: nutrient for nutrient in nutrients}
    left_open: dict[str, set[Substance]] = defaultdict(set)
    for form in every:
        for name in _spellings(form, by_id[form.nutrient]):
            substance = Substance(form.nutrient, _named(form, name, every))
            meant[joined(name)].add(substance)
            if short := without_isomer(name):
                left_open[joined(short)].add(replace(substance, isomer_left_open=short))
    families = {form.id: form.family for form in every}
    every_name = {**left_open, **meant}
    return MappingProxyType({name: one for name, found in every_name.items() if (one := _the_one(found, families))})


def short_name(form: Form) -> str:
    """What a form is called in a sentence, without what stands in parentheses: "magnesium citrate, anhydrous"."""
    name = _IN_PARENTHESES.sub("", form.name)
    return name[0].lower() + name[1:]


def _spellings(form: Form, nutrient: Nutrient) -> Iterator[str]:
    """Its id, its name with and without what stands in parentheses there, its synonyms, and its formula."""
    names = (form.id, _IN_PARENTHESES.sub("", form.name), *form.names)
    yield from names
    yield from (short for name in names for short in in_short(name, nutrient.name, symbols_in(nutrient.synonyms)))
    if form.formula:
        yield form.formula


def _named(form: Form, name: str, forms: Iterable[Form]) -> str:
    """The form that the name is of, or its family where the name leaves open which of its hydrates it is."""
    if WITHOUT_WATER in joined(name) or not form.formula:
        return form.id
    has_hydrate = any(each.family == form.family and each.formula.startswith(f"{form.formula}.") for each in forms)
    return form.family if has_hydrate else form.id


def _the_one(found: set[Substance], families: Mapping[str, str]) -> Substance | None:
    if len(found) == 1:
        return next(iter(found))
    of = {replace(each, form=families[each.form]) for each in found if each.form}
    return of.pop() if len(of) == 1 and all(each.form for each in found) else None
