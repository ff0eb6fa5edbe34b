"""The steps from the entries of a request to what each brings of the nutrient: its unit, then its label."""

from collections.abc import Iterator
from decimal import Decimal

from app.evaluator.amounts import told, trace_constant
from app.evaluator.facts import Facts
from app.evaluator.forms import Form
from app.evaluator.intake import AmountStatus, Basis
from app.evaluator.quantities import NO_UPPER_END, ZERO
from app.evaluator.read_entries import ReadEntry
from app.evaluator.read_foods import ReadFood
from app.evaluator.taken import Taken
from app.evaluator.trace.conversions import conversion
from app.evaluator.trace.counted import counted
from app.evaluator.trace.foods import add_food
from app.evaluator.trace.shape import TraceTerm
from app.evaluator.trace.steps import End, Step, Steps, Working, at, result_of, term


def add_entries(taken: Taken, facts: Facts, steps: Steps) -> dict[str, Step]:
    """What each entry brings, by its pointer."""
    return {each.pointer: _add(each, taken, facts, steps) for each in taken.record.entries}


def _add(read_entry: ReadEntry, taken: Taken, facts: Facts, steps: Steps) -> Step:
    place = "-".join(read_entry.pointer.removeprefix("#/days/").split("/entries/"))
    if isinstance(read_entry, ReadFood):
        return add_food(read_entry, place, taken, steps)
    if not facts.nutrients[taken.record.nutrient].components:
        return add_entry(read_entry, f"entry-{place}", facts, steps)
    return _add_counted(read_entry, place, taken, facts, steps)


def _add_counted(read_entry: ReadEntry, place: str, taken: Taken, facts: Facts, steps: Steps) -> Step:
    """What an entry counts as: what it states by the conversion of its component, of any origin where none is told."""
    stated, component = add_entry(read_entry, f"entry-{place}", facts, steps), read_entry.kind.component
    if component is None:
        return stated
    conversions = component.counted_as(taken.record.equivalent, read_entry.kind.origins)
    low, high = (counted(conversions, stated, end, at(end, read_entry.amount)) for end in End)
    name = f"entry-{place}-as-{taken.name}"
    return steps.add("counted_as", name, low, high, unit=taken.unit, nutrient=taken.record.nutrient)


def add_entry(read_entry: ReadEntry, name: str, facts: Facts, steps: Steps) -> Step:
    """What an entry brings: the last of its steps, which has this name; the ones before it have longer ones."""
    return _Reader(read_entry, name, facts, steps).add()


class _Reader:
    """Adds the steps of one entry."""

    def __init__(self, read_entry: ReadEntry, name: str, facts: Facts, steps: Steps) -> None:
        self._read = read_entry
        self._entry = read_entry.entry
        self._pointer = read_entry.pointer
        self._nutrient = read_entry.kind.nutrient
        self._facts = facts
        self._steps = steps
        self._name = name

    def add(self) -> Step:
        """What the entry brings: what it states, or what its label then holds of the element."""
        form, basis = self._read.kind.form, self._read.kind.basis
        if form is None or basis is Basis.ELEMENTAL:
            return self._add("stated_amount", self._name, *(self._stated(end) for end in End))
        stated = self._add("stated_amount", f"{self._name}-stated", *(self._stated(end) for end in End))
        brought = self._read.amount
        low, high = (self._reading(form, basis, stated, end, at(end, brought)) for end in End)
        return self._add("label_reading", self._name, low, high)

    def _stated(self, end: End) -> Working:
        """The amount in the unit of the nutrient."""
        formula, factors = conversion(self._read, self._nutrient, self._facts)
        return Working(f"amount{formula}", [self._amount(end), *factors], at(end, self._read.stated))

    def _amount(self, end: End) -> TraceTerm:
        entry = self._entry
        if entry.amount_status is AmountStatus.UNKNOWN:
            value = ZERO if end is End.LOW else NO_UPPER_END
            return term("amount", value, pointer=f"{self._pointer}/amount_status", note="Anything from nothing.")
        if entry.amount_status is AmountStatus.TRACE:
            return self._trace(end)
        field = "amount" if entry.amount is not None else "amount_min" if end is End.LOW else "amount_max"
        return term("amount", at(end, told(entry)), pointer=f"{self._pointer}/{field}")

    def _trace(self, end: End) -> TraceTerm:
        if end is End.LOW:
            return term("amount", ZERO, pointer=f"{self._pointer}/amount_status", note="A trace is from nothing.")
        name = trace_constant(self._entry.unit, self._nutrient.unit)
        constant = self._facts.constants[name]
        return term("amount", constant.value, record=name, source_id=constant.source, note=constant.statement)

    def _reading(self, form: Form, basis: Basis, stated: Step, end: End, result: Decimal) -> Working:
        """As the compound, by the fraction of the element in it; on an unknown basis as the element too."""
        amount, fractions = result_of("stated", stated, end), list(self._fractions(form, end))
        choose = "min" if end is End.LOW else "max"
        names = [each["name"] for each in fractions]
        if not fractions:
            return Working("0" if end is End.LOW else "stated", [] if end is End.LOW else [amount], result)
        fraction = names[0] if len(names) == 1 else f"{choose}({', '.join(names)})"
        formula = f"stated * {fraction}" if basis is Basis.COMPOUND else f"{choose}(stated, stated * {fraction})"
        return Working(formula, [amount, *fractions], result)

    def _fractions(self, form: Form, end: End) -> Iterator[TraceTerm]:
        for place, (member, fraction) in enumerate(form.fractions):
            source, *_ = self._facts.forms[member].sources
            name = "fraction" if len(form.fractions) == 1 else f"fraction_{place}"
            yield term(name, at(end, fraction), record=member, source_id=source)

    def _add(self, kind: str, name: str, low: Working, high: Working) -> Step:
        return self._steps.add(kind, name, low, high, unit=self._nutrient.unit.value, nutrient=self._nutrient.id)
