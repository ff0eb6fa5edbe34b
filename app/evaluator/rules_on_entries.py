"""Rules about what is not told of an entry, and about what enters no sum."""

from collections.abc import Iterable, Iterator

from app.evaluator.entries import EntryKind
from app.evaluator.entries_by_food import Placed, PlacedFood
from app.evaluator.evaluation import Finding
from app.evaluator.findings import finding
from app.evaluator.intake import AmountStatus, Basis, ReportedOrigin
from app.evaluator.quantities import ZERO
from app.evaluator.read_entries import ReadEntry


def of_entries(entries: list[Placed]) -> list[Finding]:
    """What is found about the entries by themselves."""
    if not entries:
        return [_nothing_logged()]
    remarkable: list[ReadEntry] = []
    foods: list[PlacedFood] = []
    for each in entries:
        if isinstance(each, PlacedFood):
            foods.append(each)
        elif each.kind.is_remarkable:
            remarkable.append(each)
    if not remarkable and not foods:
        return []
    found = [*unknown_basis(remarkable), *unknown_origin(remarkable), *unknown_amount([*remarkable, *foods])]
    found += [*composition_varies(remarkable), *transdermal_not_counted(remarkable)]
    return [*found, *several_portions(foods), *enrichment_not_known(foods)] if foods else found


def unknown_basis(entries: list[ReadEntry]) -> Iterator[Finding]:
    """A form without a basis is read both ways."""
    found = [each for each in entries if _has_no_basis(each.kind)]
    if found:
        message = "The amount may be of the element or of the compound; it was read both ways."
        yield finding("unknown_basis", message, entries=_names(found), citation_ids=_form_sources(found))


def unknown_origin(entries: list[ReadEntry]) -> Iterator[Finding]:
    """An origin that nobody knows may count towards a limit or not."""
    found = [each for each in entries if each.entry.origin is ReportedOrigin.UNKNOWN]
    if found:
        message = "The origin is not known: the amount may count towards a limit or not."
        yield finding("unknown_origin", message, entries=_names(found))


def unknown_amount(entries: list[Placed]) -> Iterator[Finding]:
    """An amount that is not known has no upper end."""
    found = [each for each in entries if each.entry.amount_status is AmountStatus.UNKNOWN]
    if found:
        message = "The amount is not known: it is anything from nothing, without an upper end."
        yield finding("unknown_amount", message, entries=_names(found))


def several_portions(entries: list[PlacedFood]) -> Iterator[Finding]:
    """The words of a portion name several, which weigh differently."""
    found = [each for each in entries if not each.one.is_exact]
    if found:
        message = "The portion may be any of several that weigh differently; it was read as each of them."
        yield finding("several_portions", message, entries=_names(found))


def enrichment_not_known(entries: list[PlacedFood]) -> Iterator[Finding]:
    """Nobody knows how much of what a food holds was added to it."""
    found = [each for each in entries if each.is_perhaps_enriched and each.grams.high > ZERO]
    if found:
        message = (
            "Something is or may be added to a food, and the food table does not say how much: what a limit counts "
            "that looks at added amounts alone is anything from none of it to all."
        )
        yield finding("enrichment_not_known", message, entries=_names(found))


def composition_varies(entries: list[ReadEntry]) -> Iterator[Finding]:
    """A form, or some of its family, has no fixed composition: the compound's amount says little of the element."""
    found = [each for each in entries if each.kind.form and each.kind.form.varies and _may_be_compound(each.kind)]
    if found:
        message = (
            "Products of varying composition belong to this form; the label's elemental amount is the one to go by."
        )
        yield finding("composition_varies", message, entries=_names(found), citation_ids=_form_sources(found))


def transdermal_not_counted(entries: list[ReadEntry]) -> Iterator[Finding]:
    """Products for the skin enter no sum."""
    found = [each for each in entries if each.kind.is_on_skin]
    if found:
        message = "Products for the skin are not counted: they have not been shown to raise the body's supply."
        yield finding("transdermal_not_counted", message, entries=_names(found), citation_ids=_form_sources(found))


def _nothing_logged() -> Finding:
    """No entry at all: nothing is known, which is not zero."""
    return finding("nothing_logged", "Nothing was entered, so nothing could be compared. Not logged is not zero.")


def _names(entries: Iterable[Placed]) -> Iterator[str]:
    return (each.name for each in entries)


def _form_sources(entries: list[ReadEntry]) -> Iterable[str]:
    return dict.fromkeys([source for each in entries if each.kind.form for source in each.kind.form.sources])


def _has_no_basis(kind: EntryKind) -> bool:
    return kind.has_open_basis and not kind.is_on_skin


def _may_be_compound(kind: EntryKind) -> bool:
    return kind.basis is not Basis.ELEMENTAL and not kind.is_on_skin
