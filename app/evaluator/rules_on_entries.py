"""Rules about what is not told of an entry, and about what enters no sum."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.evaluator.evaluation import Finding
from app.evaluator.facts import Facts
from app.evaluator.findings import finding
from app.evaluator.forms import Form
from app.evaluator.intake import AmountStatus, Basis, Entry, Intake, ReportedOrigin
from app.evaluator.reading import entry_pointer


@dataclass(slots=True)
class NamedEntry:
    """An entry, where it stands, and its form where it has one."""

    day: Final[int]
    place: Final[int]
    entry: Final[Entry]
    form: Final[Form | None]

    @property
    def name(self) -> str:
        """The name that findings use: the caller's id, else the pointer."""
        return self.entry.id or entry_pointer(self.day, self.place)


def nothing_logged(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """No entry at all: nothing is known, which is not zero."""
    if not entries:
        yield finding("nothing_logged", "Nothing was entered, so nothing could be compared. Not logged is not zero.")


def unknown_basis(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """A form without a basis is read both ways."""
    found = [each for each in entries if each.form and _basis(each) is Basis.UNKNOWN and not _on_skin(each)]
    if found:
        message = "The amount may be of the element or of the compound; it was read both ways."
        yield finding("unknown_basis", message, entries=_names(found), citation_ids=_form_sources(found))


def unknown_origin(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """An origin that nobody knows may count towards a limit or not."""
    found = [each for each in entries if each.entry.origin is ReportedOrigin.UNKNOWN]
    if found:
        message = "The origin is not known: the amount may count towards a limit or not."
        yield finding("unknown_origin", message, entries=_names(found))


def unknown_amount(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """An amount that is not known has no upper end."""
    found = [each for each in entries if each.entry.amount_status is AmountStatus.UNKNOWN]
    if found:
        message = "The amount is not known: it is anything from nothing, without an upper end."
        yield finding("unknown_amount", message, entries=_names(found))


def composition_varies(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """A form, or some of its family, has no fixed composition: the compound's amount says little of the element."""
    found = [each for each in entries if each.form and each.form.varies and _may_be_compound(each)]
    if found:
        message = (
            "Products of varying composition belong to this form; the label's elemental amount is the one to go by."
        )
        yield finding("composition_varies", message, entries=_names(found), citation_ids=_form_sources(found))


def transdermal_not_counted(entries: tuple[NamedEntry, ...]) -> Iterator[Finding]:
    """Products for the skin enter no sum."""
    found = [each for each in entries if _on_skin(each)]
    if found:
        message = "Products for the skin are not counted: they have not been shown to raise the body's supply."
        yield finding("transdermal_not_counted", message, entries=_names(found), citation_ids=_form_sources(found))


def named_entries(intake: Intake, facts: Facts) -> tuple[NamedEntry, ...]:
    """Every entry of the request."""
    return tuple(
        [
            NamedEntry(index, place, entry, None if entry.form is None else facts.forms[entry.form])
            for index, day in enumerate(intake.days)
            for place, entry in enumerate(day.entries)
        ]
    )


def _names(entries: list[NamedEntry]) -> Iterator[str]:
    return (each.name for each in entries)


def _form_sources(entries: list[NamedEntry]) -> Iterable[str]:
    return dict.fromkeys(source for each in entries if each.form for source in each.form.sources)


def _basis(named: NamedEntry) -> Basis:
    return named.entry.basis or Basis.UNKNOWN


def _may_be_compound(named: NamedEntry) -> bool:
    return _basis(named) is not Basis.ELEMENTAL and not _on_skin(named)


def _on_skin(named: NamedEntry) -> bool:
    return named.form is not None and named.form.is_only_transdermal


RULES = (nothing_logged, unknown_basis, unknown_origin, unknown_amount, composition_varies, transdermal_not_counted)
