"""The sources of an answer, each once, ready for a screen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from app.evaluator.assessment import Assessed
from app.evaluator.by_risks import AssessedByRisks
from app.evaluator.cases import Case
from app.evaluator.differences import Difference
from app.evaluator.evaluation import Citation, Finding, NutrientEvaluation, RelatedCondition
from app.evaluator.facts import Facts, Source

Place = tuple[str, str]
"""A source and the table or page of it, which may be empty."""

MOST_CITATIONS_KEPT = 1000


def citations(
    cases: Collection[Case],
    nutrients: Iterable[NutrientEvaluation],
    findings: Iterable[Finding],
    traced: Iterable[str],
    facts: Facts,
) -> list[Citation]:
    """Every source that a verdict, a difference, a related condition, a finding or the trace of the answer names."""
    places = [place for case in cases for place in _places(case)]
    places += _figures(cases)
    for nutrient in nutrients:
        places += _named_by(nutrient["differences"])
        places += _named_by(nutrient["related_conditions"])
    places += _named_by(findings)
    places += [(source, "") for source in traced]
    return [citation(facts.sources[source], tuple(locators)) for source, locators in _locators(places).items()]


def citation(source: Source, locators: tuple[str, ...] = ()) -> Citation:
    """A source with the tables or pages used."""
    return {**_citation(source, locators), "locators": list(locators)}


def citations_of(sources: Iterable[str], facts: Facts) -> list[Citation]:
    """These sources, each once, without tables or pages."""
    return [citation(facts.sources[source]) for source in dict.fromkeys(sources)]


def _places(case: Case) -> list[Place]:
    """Where the values of its verdicts are printed, then where the methods of those on the usual intake are."""
    places = [place for judgement in case.judgements() for place in judgement.yardstick.places]
    for judged in case.authorities:
        for outcome in (judged.usual_adequacy, judged.usual_excess):
            places += [(printed.source, printed.locator) for printed in outcome.printed] if outcome else ()
            places += outcome.yardstick.places if isinstance(outcome, Assessed | AssessedByRisks) else ()
    return places


def _figures(cases: Iterable[Case]) -> Iterator[Place]:
    """The food table, and the sources of corrected figures, each with the foods that it was looked up for."""
    used = {
        (figure.source, each.placed.food.id): None
        for case in cases
        for each in case.record.foods
        for figure in each.held.figures
    }
    return ((source, f"NDB {food}") for source, food in used)


def _named_by(parts: Iterable[Difference | RelatedCondition | Finding]) -> list[Place]:
    return [(source, "") for part in parts for source in part["citation_ids"]]


def _locators(places: Iterable[Place]) -> dict[str, dict[str, None]]:
    """Per source the tables or pages used, each once, in order."""
    used: dict[str, dict[str, None]] = defaultdict(dict)
    for source, locator in places:
        locators = used[source]
        if locator:
            locators[locator] = None
    return used


@lru_cache(MOST_CITATIONS_KEPT)
def _citation(source: Source, locators: tuple[str, ...]) -> Citation:
    """Made once for what is cited again and again; an answer holds a copy."""
    parts = (source.publisher, source.title, str(source.year or ""), "; ".join(locators), source.url)
    text = ". ".join([part for part in parts if part])
    made: Citation = {"id": source.id, "title": source.title, "locators": [], "text": text}
    if source.publisher:
        made["publisher"] = source.publisher
    if source.year:
        made["year"] = source.year
    if source.url:
        made["url"] = source.url
    return made
