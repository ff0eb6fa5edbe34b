"""What the entries of a request are, whatever their numbers.

Requests differ in their numbers far more than in what their entries are, food with some magnesium in mg. What follows
from the latter, and that nothing is wrong about it, is found out once and kept with the facts.
"""

from collections.abc import Hashable
from operator import itemgetter

from msgspec import Struct

from app.evaluator.amounts import component_of
from app.evaluator.canonical import behind_its_amount
from app.evaluator.components import Component
from app.evaluator.facts import Facts, MedicinalProduct, Nutrient
from app.evaluator.forms import Form
from app.evaluator.intake import (
    EATEN,
    EVERY_ORIGIN,
    AmountStatus,
    AnyOrigins,
    Basis,
    Entry,
    Origin,
    ReportedOrigin,
)
from app.evaluator.units import MEASURED_IN

MOST_KINDS_KEPT = 10_000


class EntryKind(Struct, frozen=True):
    """What entries are that differ in their numbers and ids alone."""

    nutrient: Nutrient
    form: Form | None
    product: MedicinalProduct | None
    component: Component | None
    """What its amount is of, of a nutrient with several measures."""
    parts: tuple[Component, ...]
    """What all of its amount may be of, without being another amount in any measure. Fewer than two are no choice."""
    origins: AnyOrigins
    """Those that its amount may be of."""
    basis: Basis
    """Unknown where it is not told."""
    is_as_stated: bool
    """Whether its numbers are amounts of the nutrient in its own unit."""
    has_open_reading: bool
    """Whether its basis, its form or its origin would narrow what it brings or where from."""
    is_on_skin: bool
    """Whether it is for the skin alone, and so enters no sum."""
    is_remarkable: bool
    """Whether there is something to say of it besides its numbers."""
    has_one_number: bool
    """Whether an amount is its only number."""
    is_told_in_full: bool
    """Whether nothing that could be told would narrow what it brings, or where from."""
    behind_its_amount: bytes
    """What it says in the canonical form of a request, besides an amount."""

    @property
    def has_open_basis(self) -> bool:
        """Whether its label may be of the element or of the form."""
        return _has_open_basis(self.form, self.basis)

    @property
    def has_open_form(self) -> bool:
        """Whether its label is of one compound of a family, and which is not told."""
        return _has_open_form(self.form, self.basis)


def is_known_shape(entry: Entry, facts: Facts) -> bool:
    """Whether it was found out that nothing is wrong about which fields an entry by food has, and about its unit."""
    return _shape_of_food(entry) in facts.kinds_of_entries


def keep_shape(entry: Entry, facts: Facts) -> None:
    """That nothing is wrong about it is found out for all foods."""
    facts.kinds_of_entries[_shape_of_food(entry)] = True


def keep_kind(entry: Entry, facts: Facts) -> EntryKind:
    """What the entry is, found out for all of its kind; the checks found nothing wrong about what it is.

    More kinds than are kept begin anew, so that rare ones do not keep out for good what is entered every day.
    """
    if len(facts.kinds_of_entries) >= MOST_KINDS_KEPT:
        facts.kinds_of_entries.clear()
    facts.kinds_of_entries[all_but_numbers(entry)] = kind = kind_of(entry, facts)
    return kind


def kind_of(entry: Entry, facts: Facts) -> EntryKind:
    """What the entry is; it is one about which nothing is wrong."""
    form = None if entry.form is None else facts.forms[entry.form]
    product = None if entry.product is None else facts.products[entry.product]
    nutrient = facts.nutrients[_nutrient_named(entry, form or product)]
    component, has_one_number = component_of(entry, nutrient, facts), _has_one_number(entry)
    origins, basis = _as_added(_origins(entry), component), entry.basis or Basis.UNKNOWN
    has_open_reading = _has_open_basis(form, basis) or _has_open_form(form, basis) or len(origins) > 1
    parts = _parts(component, nutrient, origins)
    return EntryKind(
        *(nutrient, form, product, component, parts, origins, basis),
        is_as_stated=_is_as_stated(entry, nutrient),
        has_open_reading=has_open_reading,
        is_on_skin=form is not None and form.is_only_transdermal,
        is_remarkable=has_open_reading or _is_remarkable(entry, form),
        has_one_number=has_one_number,
        is_told_in_full=has_one_number and not has_open_reading and not parts,
        behind_its_amount=behind_its_amount(entry),
    )


def _nutrient_named(entry: Entry, by: Form | MedicinalProduct | None) -> str:
    return by.nutrient if by else entry.nutrient or ""


_WORDS = itemgetter(
    *("nutrient", "component", "form", "product", "basis", "unit", "origin", "amount_status", "daily_value_of")
)


def all_but_numbers(entry: Entry) -> Hashable:
    """Its words, and which of its numbers there are, beside which other things are wrong: what its kind is kept by."""
    told = vars(entry)  # a field of a model takes four times as long to look up as one of a dict
    return (
        _WORDS(told),
        told["amount"] is None,
        told["amount_min"] is None,
        told["amount_max"] is None,
        told["portion"] is None,
        told["days_per_week"] is None,
    )


def _has_one_number(entry: Entry) -> bool:
    others = (entry.amount_min, entry.amount_max, entry.portion, entry.days_per_week)
    return entry.amount is not None and others.count(None) == len(others)


def _shape_of_food(entry: Entry) -> Hashable:
    return entry.food is None, all_but_numbers(entry)


def _origins(entry: Entry) -> AnyOrigins:
    """The origins that it may be of. A product is medicine."""
    if entry.product is not None:
        return frozenset({Origin.MEDICINE})
    return EVERY_ORIGIN if entry.origin in (None, ReportedOrigin.UNKNOWN) else frozenset({Origin(entry.origin.value)})


def _as_added(origins: AnyOrigins, component: Component | None) -> AnyOrigins:
    """Where it came from; what no food holds by nature was added to a food that has it."""
    is_added_to_food = component is not None and component.is_only_added and origins <= EATEN
    return frozenset({Origin.FORTIFIED_FOOD}) if is_added_to_food else origins


def _parts(component: Component | None, nutrient: Nutrient, origins: AnyOrigins) -> tuple[Component, ...]:
    if component is None:
        return ()
    parts = [each for each in nutrient.components if each.id in component.includes and component.may_be(each, origins)]
    return tuple(parts) if len(parts) > 1 else ()


def _has_open_basis(form: Form | None, basis: Basis) -> bool:
    return form is not None and basis is Basis.UNKNOWN


def _has_open_form(form: Form | None, basis: Basis) -> bool:
    return form is not None and basis is Basis.COMPOUND and len(form.fractions) > 1


def _is_as_stated(entry: Entry, nutrient: Nutrient) -> bool:
    is_measured = entry.unit is not None and MEASURED_IN.get(entry.unit) is nutrient.unit
    return is_measured and entry.product is None and entry.amount_status is None


def _is_remarkable(entry: Entry, form: Form | None) -> bool:
    """Whether its amount is not known or may be of a form without a fixed composition, or the form is for the skin."""
    is_compound = entry.basis is not Basis.ELEMENTAL
    is_odd = form is not None and (form.is_only_transdermal or (form.varies and is_compound))
    return is_odd or entry.amount_status is AmountStatus.UNKNOWN
