"""What a comparison is asked for, and what is wrong with it although each field by itself is well formed."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.evaluator.checks import person_faults
from app.evaluator.facts import AuthorityRole, Facts
from app.evaluator.faults import Fault, InvalidIntakeError, unknown_slug
from app.evaluator.intake import Basis
from app.evaluator.person import Person
from app.evaluator.quantities import Unit
from app.evaluator.units import MASSES

FEWEST_FORMS, MOST_FORMS = 2, 8


@dataclass(frozen=True, slots=True)
class Asked:
    """The forms in the order asked for, with an amount of the element or of the compound, a person, and authorities.

    No authority means all that set or may set limits.
    """

    forms: tuple[str, ...]
    elemental_amount: float | None = None
    compound_amount: float | None = None
    unit: Unit | None = None
    person: Person | None = None
    authorities: tuple[str, ...] = ()

    @property
    def amount(self) -> float | None:
        """The amount, whichever it is of."""
        return self.compound_amount if self.elemental_amount is None else self.elemental_amount

    @property
    def basis(self) -> Basis:
        """What the amount weighs."""
        return Basis.COMPOUND if self.elemental_amount is None else Basis.ELEMENTAL


def check(asked: Asked, facts: Facts) -> None:
    """Raise InvalidIntakeError with every fault found, each pointing at a parameter; return when there is none."""
    faults = (
        *_form_faults(asked.forms, facts),
        *_amount_faults(asked, facts),
        *(person_faults(asked.person, base="?") if asked.person else ()),
        *_authority_faults(asked.authorities, facts),
    )
    if faults:
        raise InvalidIntakeError(faults)


def authorities_of(asked: Asked, facts: Facts) -> tuple[str, ...]:
    """The authorities named, else all but those whose values are for labels alone."""
    every = (each.id for each in facts.authorities.values() if each.role is not AuthorityRole.LABEL)
    return asked.authorities or tuple(every)


def _form_faults(forms: tuple[str, ...], facts: Facts) -> Iterator[Fault]:
    if not FEWEST_FORMS <= len(forms) <= MOST_FORMS:
        detail = "Name two to eight forms, with commas between them: magnesium-citrate,magnesium-oxide."
        yield Fault("number_of_forms", detail, "?forms")
    for form in dict.fromkeys(forms):
        if form not in facts.forms:
            detail = unknown_slug("supplement form", form, facts.forms) + " /supplement-forms lists them."
            yield Fault("unknown_form", detail, "?forms")
        if forms.count(form) > 1:
            yield Fault("repeated_form", f"{form!r} is named twice; name each form once.", "?forms")
    nutrients = {facts.forms[form].nutrient: form for form in reversed(forms) if form in facts.forms}
    if len(nutrients) > 1:
        told = ", ".join(f"{form} of {nutrient}" for nutrient, form in sorted(nutrients.items()))
        detail = f"Name forms of one nutrient: there are {told}, whose amounts and limits are not comparable."
        yield Fault("forms_of_several_nutrients", detail, "?forms")


def _amount_faults(asked: Asked, facts: Facts) -> Iterator[Fault]:
    if asked.elemental_amount is not None and asked.compound_amount is not None:
        detail = "Give one of: elemental_amount, of the element; compound_amount, of the whole compound."
        yield Fault("two_amounts", detail, "?compound_amount")
    nutrients = dict.fromkeys(facts.forms[form].nutrient for form in asked.forms if form in facts.forms)
    vitamin = next((each for each in nutrients if facts.nutrients[each].atomic_weight is None), None)
    if asked.amount is not None and vitamin is not None:
        detail = f"We do not hold what an amount of a form of {vitamin} counts as; compare them without an amount."
        yield Fault("form_not_convertible", detail, "?forms")
    if asked.amount is not None and asked.unit is None:
        yield Fault("unit_missing", f"Give the unit of the amount: {', '.join(MASSES)}.", "?unit")
    if asked.amount is None and asked.unit is not None:
        detail = "Give the amount that the unit is of, as elemental_amount or compound_amount, or leave the unit out."
        yield Fault("amount_missing", detail, "?elemental_amount")


def _authority_faults(authorities: tuple[str, ...], facts: Facts) -> Iterator[Fault]:
    for authority in dict.fromkeys(authorities):
        if authority not in facts.authorities:
            detail = unknown_slug("authority", authority, facts.authorities) + " /authorities lists them."
            yield Fault("unknown_authority", detail, "?authorities")
        if authorities.count(authority) > 1:
            detail = f"{authority!r} is named twice; name each authority once."
            yield Fault("repeated_authority", detail, "?authorities")
