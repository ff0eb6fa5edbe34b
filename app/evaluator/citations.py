"""The sources of an answer, each once, ready for a screen."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from app.evaluator.assessment import Assessed
from app.evaluator.by_risks import AssessedByRisks
from app.evaluator.cases import Case
from app.evaluator.differences import Difference
from app.evaluator.evaluation import Citation, Finding, NutrientEvaluation, RelatedCondition
from app.evaluator.facts import Facts, Source
from app.evaluator.habit import Refused
from app.evaluator.read_foods import ReadFood

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
    places: list[Place] = []
    for case in cases:
        _add_places(places, case)
    foods = [each for case in cases for each in case.record.foods]
    if foods:
        places += _figures(foods)
    parts: list[Difference | RelatedCondition | Finding] = []
    for nutrient in nutrients:
        parts += nutrient["differences"]
        parts += nutrient["related_conditions"]
    parts += findings
    named = [source for part in parts for source in part["citation_ids"]]
    used = _locators(places, (*named, *traced))
    return [citation(facts.sources[source], tuple(locators)) for source, locators in used.items()]


def citation(source: Source, locators: tuple[str, ...] = ()) -> Citation:
    """A source with the tables or pages used."""
    cited = _citation(source, locators).copy()
    cited["locators"] = [*locators]
    return cited


def citations_of(sources: Iterable[str], facts: Facts) -> list[Citation]:
    """These sources, each once, without tables or pages."""
    return [citation(facts.sources[source]) for source in dict.fromkeys(sources)]


def _add_places(places: list[Place], case: Case) -> None:
    """Where the values of its verdicts are printed, then where the methods of those on the usual intake are."""
    for judged in case.authorities:
        for judgement in judged.judgements:
            places += judgement.yardstick.places
    for judged in case.authorities:
        places += _of_usual_intake(judged.usual_adequacy)
        if judged.usual_excess:
            places += _of_usual_intake(judged.usual_excess)


def _of_usual_intake(outcome: Assessed | AssessedByRisks | Refused) -> Iterable[Place]:
    if isinstance(outcome, Assessed):
        return outcome.grounds.places
    printed = [(each.source, each.locator) for each in outcome.printed]
    return [*printed, *outcome.yardstick.places] if isinstance(outcome, AssessedByRisks) else printed


def _figures(foods: Iterable[ReadFood]) -> list[Place]:
    """The food table, and the sources of corrected figures, each with the foods that it was looked up for."""
    used: dict[Place, None] = {}
    for each in foods:
        used |= dict.fromkeys([(figure.source, each.placed.food.id) for figure in each.held.figures])
    return [(source, f"NDB {food}") for source, food in used]


def _locators(places: Iterable[Place], named: Iterable[str]) -> dict[str, list[str]]:
    """Per source the tables or pages used, each once, in order; then the sources that are named alone."""
    used: dict[str, list[str]] = {}
    for source, locator in dict.fromkeys(places):
        locators = used.setdefault(source, [])
        if locator:
            locators.append(locator)
    for source in dict.fromkeys(named):
        used.setdefault(source, [])
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
