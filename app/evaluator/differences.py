"""Authorities side by side: where their verdicts on one nutrient differ, and why. They are never averaged.

However many authorities there are, there is at most one difference about adequacy and one about excess.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator import sentences_on_differences as sentences
from app.evaluator.answer_fields import AuthorityIds, CitationIds, ReferenceValueIds, Text, VerdictWord
from app.evaluator.cases import Case
from app.evaluator.causes import Cause, causes
from app.evaluator.compared import Background, Compared
from app.evaluator.facts import Facts
from app.evaluator.questions import AboutPerson, Judgement
from app.evaluator.reasons import DifferenceReason, reasons
from app.evaluator.yardstick import source_ids


class VerdictGroup(TypedDict):
    """The authorities with the same verdict."""

    verdict: VerdictWord
    authorities: AuthorityIds


class Difference(TypedDict):
    """Verdicts of several authorities that are not the same."""

    about: Annotated[str, Field(description="adequacy or excess.", examples=["excess"])]
    verdicts: Annotated[list[VerdictGroup], Field(description="Who has which verdict.", min_length=2)]
    reasons: Annotated[
        list[DifferenceReason],
        Field(description="Why, as far as the data show it: each is tried, and what changes no verdict is not listed."),
    ]
    text: Text
    reference_value_ids: ReferenceValueIds
    citation_ids: CitationIds


def differences(case: Case, about_person: AboutPerson, facts: Facts) -> list[Difference]:
    """Where the verdicts of several authorities on a nutrient differ: about adequacy and about excess, or nothing."""
    headlines = {
        "adequacy": [judged.adequacy for judged in case.authorities],
        "excess": [judged.excess for judged in case.authorities],
    }
    background = Background(case, about_person, facts)
    return [
        _difference(about, _by_verdict(judgements, background), case, facts)
        for about, judgements in headlines.items()
        if len({judgement.verdict for judgement in judgements}) > 1
    ]


def _by_verdict(judgements: Iterable[Judgement], background: Background) -> list[list[Compared]]:
    groups: dict[str, list[Compared]] = {}
    for judgement in judgements:
        groups.setdefault(judgement.verdict, []).append(Compared(judgement, background))
    return list(groups.values())


def _difference(about: str, groups: list[list[Compared]], case: Case, facts: Facts) -> Difference:
    found = list(_between(groups))
    shown_by = [value for cause in found for value in cause.shown_by]
    yardsticks = [compared.yardstick for group in groups for compared in group]
    ids = [each for yardstick in yardsticks for each in yardstick.spelling.value_ids]
    sources = [each for yardstick in yardsticks for each in source_ids(yardstick)]
    return {
        "about": about,
        "verdicts": [_group(group) for group in groups],
        "reasons": reasons(found, case, facts),
        "text": sentences.of_difference(about, groups, facts.authorities),
        "reference_value_ids": list(dict.fromkeys(ids + [value.id for value in shown_by])),
        "citation_ids": list(dict.fromkeys(sources + [value.source for value in shown_by])),
    }


def _between(groups: Iterable[list[Compared]]) -> Iterator[Cause]:
    for one, other in combinations(groups, 2):
        for first, second in product(one, other):
            yield from causes(first, second)


def _group(group: list[Compared]) -> VerdictGroup:
    return {"verdict": group[0].verdict.value, "authorities": [compared.authority for compared in group]}
