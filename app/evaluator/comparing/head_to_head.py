"""Which studies compare two forms with each other, and how closely the forms studied are those asked for.

A study compares its form with each form that it names as compared, and says nothing of these among each other. It is
about two forms asked for when one of them is its form and the other one of those compared, each in one of three ways:

- ``same_form``: the study names just this form;
- ``family``: the study names only the family of the compound asked for, not which member it was;
- ``member``: the study is of one member of the family asked for, and not of the family as a whole.

Compounds of one family do not stand for each other. A member of varying composition stands for itself alone: a study
of citrate is of no citrate malate, and one of an unspecified chelate is not to be read as of bisglycinate.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations, groupby

from app.evaluator.comparing.shape import ComparedByMeasure, ComparedStudy, PairOfForms, StudiedForm
from app.evaluator.facts import Facts
from app.evaluator.forms import Form
from app.evaluator.studies import Measure, Study


class Match(StrEnum):
    """How a form that was studied is the one asked for."""

    SAME_FORM = "same_form"
    FAMILY = "family"
    MEMBER = "member"


class PairStatus(StrEnum):
    """Whether a study in our data compares two forms with each other."""

    HEAD_TO_HEAD = "head_to_head"
    NO_HEAD_TO_HEAD = "no_head_to_head"


def pairs_of(forms: tuple[Form, ...], facts: Facts) -> list[PairOfForms]:
    """Every two of these forms, in the order asked for, with the studies that compare just these."""
    return [_pair(first, second, facts) for first, second in combinations(forms, 2)]


def match(form: Form, studied: str, facts: Facts) -> Match | None:
    """How the form that was studied is the one asked for; None when it is not."""
    if studied == form.id:
        return Match.SAME_FORM
    if studied == form.family:
        return None if form.varies else Match.FAMILY
    member = facts.forms[studied]
    return Match.MEMBER if member.family == form.id and not member.varies else None


def _pair(first: Form, second: Form, facts: Facts) -> PairOfForms:
    found = sorted(_comparing(first, second, facts), key=_column)
    by_measure: list[ComparedByMeasure] = [
        {"measure": rows[0][0].measure.value, "studies": [study for _, study in rows]}
        for rows in (list(each) for _, each in groupby(found, key=_column))
    ]
    status = PairStatus.HEAD_TO_HEAD if found else PairStatus.NO_HEAD_TO_HEAD
    return {
        "forms": [first.id, second.id],
        "status": status.value,
        "by_measure": by_measure,
        "text": _text(first, second, [study for _, study in found], len(by_measure)),
    }


def _column(row: tuple[Study, ComparedStudy]) -> tuple[int, str]:
    """Studies of one measure stand together; the several measures of one source are not those of another."""
    study, _ = row
    source = study.source if study.measure is Measure.SEVERAL_MEASURES else ""
    return list(Measure).index(study.measure), source


def _comparing(first: Form, second: Form, facts: Facts) -> Iterator[tuple[Study, ComparedStudy]]:
    for study in facts.studies:
        studied = [*_studied(study, first, second, facts), *_studied(study, second, first, facts)]
        if studied:
            compared: ComparedStudy = {"study_id": study.id, "studied_forms": studied}
            yield study, {**compared, "note": study.note} if study.note else compared


def _studied(study: Study, one: Form, other: Form, facts: Facts) -> list[StudiedForm]:
    """The forms of a study that is about the one form and compares it with the other; none when it does not."""
    matched = match(one, study.form, facts) if study.form else None
    compared = [(studied, found) for studied in study.compared_forms if (found := match(other, studied, facts))]
    if matched is None or study.form is None or not compared:
        return []
    return [_as(one, study.form, matched), *(_as(other, studied, found) for studied, found in compared)]


def _as(form: Form, studied: str, found: Match) -> StudiedForm:
    return {"form": form.id, "studied_form": studied, "match": found.value}


def _text(first: Form, second: Form, studies: list[ComparedStudy], measures: int) -> str:
    pair = f"{first.id} and {second.id}"
    if not studies:
        return f"No study in our data compares {pair} with each other. That says nothing of either."
    rows = "1 row of studies compares" if len(studies) == 1 else f"{len(studies)} rows of studies compare"
    by = "one measure" if measures == 1 else f"{measures} measures, which are not comparable"
    told = [f"{rows} {pair} with each other, by {by}.", *_stand_ins(studies)]
    if any("note" in study for study in studies):
        told.append("The note of a study says what to mind of it.")
    return " ".join(told)


def _stand_ins(studies: list[ComparedStudy]) -> Iterator[str]:
    """For which form asked for another stands in some study, and what nobody knows of it."""
    every = (studied for study in studies for studied in study["studied_forms"])
    for studied in {(each["form"], each["studied_form"]): each for each in every}.values():
        if studied["match"] == Match.FAMILY:
            family, form = studied["studied_form"], studied["form"]
            yield f"Where match says family, a study names {family} alone: whether it was of {form} is not known."
        elif studied["match"] == Match.MEMBER:
            yield f"Where match says member, a study is of {studied['studied_form']}, one of {studied['form']}."
