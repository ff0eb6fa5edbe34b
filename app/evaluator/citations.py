"""The sources of an answer, each once, ready for a screen."""

from collections.abc import Iterable
from itertools import chain

from app.evaluator.assessment import Assessed
from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import Citation, Finding, NutrientEvaluation
from app.evaluator.facts import Facts, Source
from app.evaluator.judging import Yardstick

Locators = dict[str, dict[str, None]]
"""Per source the tables or pages used, each once, in order."""


def citations(
    cases: Iterable[Case],
    nutrients: Iterable[NutrientEvaluation],
    findings: Iterable[Finding],
    traced: Iterable[str],
    facts: Facts,
) -> list[Citation]:
    """Every source that a verdict, a difference, a related condition, a finding or the trace of the answer names."""
    used: Locators = {}
    for case in cases:
        for judgement in case.judgements():
            _use(judgement.yardstick, used)
        for judged in case.authorities:
            _use_method(judged, used)
    of_nutrients = ((*each["differences"], *each["related_conditions"]) for each in nutrients)
    of_parts = (part["citation_ids"] for part in (*chain.from_iterable(of_nutrients), *findings))
    for source in (*chain.from_iterable(of_parts), *traced):
        used.setdefault(source, {})
    return [citation(facts.sources[source], list(locators)) for source, locators in used.items()]


def citation(source: Source, locators: list[str]) -> Citation:
    """A source with the tables or pages used."""
    made: Citation = {"id": source.id, "title": source.title, "locators": locators, "text": _text(source, locators)}
    if source.publisher:
        made["publisher"] = source.publisher
    if source.year:
        made["year"] = source.year
    if source.url:
        made["url"] = source.url
    return made


def citations_of(sources: Iterable[str], facts: Facts) -> list[Citation]:
    """These sources, each once, without tables or pages."""
    return [citation(facts.sources[source], []) for source in dict.fromkeys(sources)]


def _use(yardstick: Yardstick, used: Locators) -> None:
    for source, locator in yardstick.places:
        _use_place(source, locator, used)


def _use_method(judged: JudgedByAuthority, used: Locators) -> None:
    for outcome in (judged.usual_adequacy, judged.usual_excess):
        for printed in outcome.printed if outcome else ():
            _use_place(printed.source, printed.locator, used)
        if isinstance(outcome, Assessed):
            _use(outcome.yardstick, used)


def _use_place(source: str, locator: str, used: Locators) -> None:
    locators = used.setdefault(source, {})
    if locator:
        locators[locator] = None


def _text(source: Source, locators: list[str]) -> str:
    parts = (source.publisher, source.title, str(source.year or ""), "; ".join(locators), source.url)
    return ". ".join([part for part in parts if part])
