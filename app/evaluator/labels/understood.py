"""A label with its names resolved, and what each of its statements says of the amount of the element.

A printed number is a rounded one: it stands for everything that rounds to it, half a unit of its last digit up or down.
A percentage of a daily value may as well have been cut off, and stands for a whole unit up or down.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.evaluator.amounts import in_unit_of
from app.evaluator.facts import Facts, Nutrient, Substance
from app.evaluator.forms import Form, elemental
from app.evaluator.intake import Basis, Entry, ReportedOrigin
from app.evaluator.labels.checks import named
from app.evaluator.labels.request import Label
from app.evaluator.quantities import PERCENT, Interval, decimal, exact, number
from app.evaluator.units import EntryUnit

HALF, WHOLE = Decimal("0.5"), Decimal(1)


class Reads(StrEnum):
    """Which field of a label a reading takes; in the order of an answer, which says nothing of how likely one is."""

    ELEMENTAL = "amount_elemental"
    COMPOUND = "amount_compound"
    SECOND = "second_amount"
    PROVIDES = "provides_amount"
    SHARE = "elemental_percent"
    DAILY_VALUE = "percent_daily_value"


@dataclass(frozen=True, slots=True)
class Understood:
    """A label whose names are ids, the nutrient it is about, and the one form that it names, if it does."""

    label: Label
    nutrient: Nutrient
    form: Form | None
    origin: ReportedOrigin
    facts: Facts

    def entry(self, reads: Reads, units: Decimal = WHOLE) -> Entry:
        """The entry of an intake that takes so many times what the label states."""
        label = self.label
        amount, unit = label.amount, label.unit
        if reads is Reads.PROVIDES:
            amount, unit = label.provides_amount, label.provides_unit
        elif reads is Reads.SECOND:
            amount, unit = label.second_amount, label.second_unit
        elif reads is Reads.DAILY_VALUE:
            amount, unit = label.percent_daily_value, EntryUnit.PERCENT_DAILY_VALUE
        share = decimal(label.elemental_percent or 0) / PERCENT if reads is Reads.SHARE else WHOLE
        basis = Basis.COMPOUND if reads is Reads.COMPOUND else Basis.ELEMENTAL
        named = {"form": self.form.id, "basis": basis} if self.form else {"nutrient": self.nutrient.id}
        told = {"amount": number(decimal(amount or 0) * units * share), "unit": unit, "origin": self.origin}
        whose = {"daily_value_of": label.daily_value_of} if reads is Reads.DAILY_VALUE else {}
        return Entry.model_validate({**named, **told, **whose})

    def stated(self, reads: Reads) -> Decimal:
        """The number of a statement as it is printed, in the unit of the nutrient."""
        entry = self.entry(reads)
        return in_unit_of(self.nutrient, decimal(entry.amount or 0), entry, self.facts)

    @property
    def of_compound(self) -> Reads | None:
        """The statement that says how much of the element there is beside an amount that may be the compound's."""
        label = self.label
        if label.provides_amount is not None:
            return Reads.PROVIDES
        if label.elemental_percent is not None:
            return Reads.SHARE
        is_beside_compound = label.amount is not None and self.may_be_compound
        return Reads.DAILY_VALUE if is_beside_compound and label.percent_daily_value is not None else None

    @property
    def has_daily_value(self) -> bool:
        """Whether we hold the daily value that the percentage of the label is of."""
        authority = self.label.daily_value_of or ""
        return self.facts.references.daily_value(authority, self.nutrient.id) is not None

    @property
    def says_what_it_holds(self) -> bool:
        """Whether the label says how much of the element its amount holds, as an amount or as a share."""
        return self.of_compound in (Reads.PROVIDES, Reads.SHARE)

    @property
    def isomers_left_open(self) -> tuple[Substance, ...]:
        """What the label names without saying which isomer it is."""
        said = (named(name, self.facts) for name in (self.label.substance, *(self.label.forms or ())))
        return tuple(each for each in said if each and each.isomer_left_open)

    @property
    def may_be_compound(self) -> bool:
        """Whether the amount beside the substance may be that of the whole compound."""
        return self.form is not None and not self.label.forms and self.label.statement is not Basis.ELEMENTAL

    @property
    def may_be_elemental(self) -> bool:
        """Whether the amount beside the substance may be that of the element."""
        return self.label.statement is not Basis.COMPOUND

    def holds(self, reads: Reads) -> Interval:
        """What a statement says of the amount of the element, with everything that rounds to the printed number."""
        entry = self.entry(reads)
        if reads is Reads.SHARE:
            return self._shared()
        printed = _printed(entry.amount or 0, WHOLE if reads is Reads.DAILY_VALUE else HALF)
        amount = self._in_unit(printed, entry)
        return elemental(self.form, Basis.COMPOUND, amount) if self.form and reads is Reads.COMPOUND else amount

    def weighs(self) -> Interval:
        """The amount beside the substance, read as a mass, with everything that rounds to it."""
        entry = self.entry(Reads.ELEMENTAL)
        return self._in_unit(_printed(entry.amount or 0, HALF), entry)

    def _shared(self) -> Interval:
        weight, share = self.weighs(), _printed(self.label.elemental_percent or 0, HALF).times(1 / PERCENT)
        return Interval(weight.low * share.low, weight.high * share.high)

    def _in_unit(self, amount: Interval, entry: Entry) -> Interval:
        low, high = (in_unit_of(self.nutrient, end, entry, self.facts) for end in (amount.low, amount.high))
        return Interval(low, high)


def understand(label: Label, origin: ReportedOrigin, facts: Facts) -> Understood:
    """A label that passes the checks, with ids for its names."""
    sources = {each.form: each for name in label.forms or () if (each := named(name, facts))}
    forms = [facts.forms[source] for source in sources]
    substance = named(label.substance, facts)
    if substance is None:
        raise ValueError(f"there is no {label.substance!r}: a label with it does not pass the checks")
    form = facts.forms[substance.form] if substance.form else forms[0] if len(forms) == 1 else None
    ids: dict[str, object] = {"substance": written_name(substance)}
    ids |= {"forms": tuple(map(written_name, sources.values()))} if forms else {}
    return Understood(label.model_copy(update=ids), facts.nutrients[substance.nutrient], form, origin, facts)


def written_name(substance: Substance) -> str:
    """The id of what a name names; the name, where it leaves open which isomer that is."""
    return substance.isomer_left_open or substance.form or substance.nutrient


def _printed(told: float, share_of_last_digit: Decimal) -> Interval:
    """Everything that a printed number may stand for; a whole number is taken to be printed to its last digit."""
    amount = decimal(told).normalize()
    exponent = amount.as_tuple().exponent
    last_digit = Decimal(1).scaleb(min(int(exponent), 0))
    doubt = last_digit * share_of_last_digit
    return Interval(max(Decimal(0), amount - doubt), amount + doubt) if amount else exact(amount)
