"""The comparison as a whole: each form by itself, every two of them, and the sources of all of it."""

from collections.abc import Iterable, Iterator

from app.evaluator.citations import citations_of
from app.evaluator.comparing.amounts import amounts_of, share_of
from app.evaluator.comparing.asked import Asked, check
from app.evaluator.comparing.head_to_head import pairs_of
from app.evaluator.comparing.room import Judged, room_of
from app.evaluator.comparing.shape import ComparedForm, Comparison, PairOfForms
from app.evaluator.evaluation import Citation
from app.evaluator.facts import Facts
from app.evaluator.forms import Form


def compare(asked: Asked, facts: Facts) -> Comparison:
    """Two to eight forms of one nutrient side by side, in the order asked for.

    Raises InvalidIntakeError, with a pointer to each parameter at fault, when the request does not fit together.
    """
    check(asked, facts)
    forms = tuple(facts.forms[name] for name in asked.forms)
    judged = [room_of(form, asked, facts) for form in forms]
    compared = [_compared(form, each, asked, facts) for form, each in zip(forms, judged, strict=True)]
    pairs = pairs_of(forms, facts)
    nutrient = facts.nutrients[forms[0].nutrient]
    return {
        "nutrient": nutrient.id,
        "unit": nutrient.unit.value,
        "forms": compared,
        "pairs": pairs,
        "citations": _citations(compared, pairs, judged, facts),
    }


def studies_in(pairs: Iterable[PairOfForms]) -> tuple[str, ...]:
    """The studies that compare any two of the forms, each once, in order of id."""
    compared = (study for pair in pairs for by_measure in pair["by_measure"] for study in by_measure["studies"])
    return tuple(sorted({study["study_id"] for study in compared}))


def _compared(form: Form, judged: Judged, asked: Asked, facts: Facts) -> ComparedForm:
    answer: ComparedForm = {
        "form": form.id,
        "elemental_share": share_of(form, facts),
        "room": judged.room,
        "findings": list(judged.findings),
    }
    amounts = amounts_of(form, asked, facts.nutrients[form.nutrient])
    if amounts is not None:
        answer["amounts"] = amounts
    return answer


def _citations(
    compared: Iterable[ComparedForm], pairs: Iterable[PairOfForms], judged: Iterable[Judged], facts: Facts
) -> list[Citation]:
    """The sources that the comparison names; those of limits with the tables and pages that the evaluator tells."""
    located = {citation["id"]: citation for each in judged for citation in each.citations}
    sources = {study.id: study.source for study in facts.studies}
    named = dict.fromkeys([*_named(compared), *(sources[study] for study in studies_in(pairs))])
    return [located.get(citation["id"], citation) for citation in citations_of(named, facts)]


def _named(compared: Iterable[ComparedForm]) -> Iterator[str]:
    for form in compared:
        yield from form["elemental_share"]["citation_ids"]
        yield from (source for limit in form["room"]["limits"] for source in limit["citation_ids"])
        yield from (source for finding in form["findings"] for source in finding["citation_ids"])
