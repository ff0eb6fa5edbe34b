"""Rules about what could not be judged of one nutrient, and why."""

from app.evaluator import sentences
from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import Finding
from app.evaluator.facts import AuthorityRole
from app.evaluator.findings import finding
from app.evaluator.judging import Reason, Verdict
from app.evaluator.person import Phytate
from app.evaluator.questions import Judgement
from app.evaluator.yardstick import source_ids

_OPEN = frozenset({Verdict.DEPENDS, Verdict.CANNOT_TELL})
_UNSET = frozenset({Verdict.NOT_ESTABLISHED, Verdict.NOT_APPLICABLE})
_NOT_PLAIN = _OPEN | _UNSET
"""Those that need a word: every one by an authority of labels, and on a nutrient that is not judged, is among them."""


def of_verdicts(case: Case, verdicts: frozenset[Verdict]) -> list[Finding]:
    """What is found of values and verdicts; these verdicts, of floors and ceilings, are those that there are."""
    found = phytate_assumed(case)
    if verdicts.isdisjoint(_NOT_PLAIN):
        return found
    if not verdicts.isdisjoint(_OPEN):
        found += verdict_open(case)
    if not verdicts.isdisjoint(_UNSET):
        found += nothing_set(case)
    return found + not_judged(case) + label_values_not_compared(case)


def of_days(case: Case) -> list[Finding]:
    """What the days lack of a nutrient that no food brings."""
    return only_partial_days(case) + days_without_entry(case)


def verdict_open(case: Case) -> list[Finding]:
    """A verdict depends on facts that were not told, or cannot be told. A headline speaks for the same comparison."""
    return [_open(text, each, case) for judged in case.authorities for text, each in _told(judged).items()]


def _told(judged: JudgedByAuthority) -> dict[str, Judgement]:
    """The open verdicts of an authority, by what is said of them."""
    in_order = (*judged.comparisons, judged.adequacy, judged.excess)
    return {_text(each): each for each in in_order if each.verdict in _OPEN}


def _text(judgement: Judgement) -> str:
    return (sentences.of_ceiling if judgement.yardstick.is_ceiling else sentences.of_floor)(judgement)


def _open(text: str, judgement: Judgement, case: Case) -> Finding:
    return finding(
        "not_in_our_data" if _is_not_held(judgement) else "verdict_open",
        text,
        nutrient=case.nutrient.id,
        authority=judgement.yardstick.authority,
        citation_ids=source_ids(judgement.yardstick),
    )


def _is_not_held(judgement: Judgement) -> bool:
    return judgement.reason is Reason.NOT_IN_OUR_DATA and not judgement.yardstick.values


def nothing_set(case: Case) -> list[Finding]:
    """The authority has no limit or no goal for this person. No limit is not the same as safe."""
    found = []
    for judged in case.authorities:
        if judged.authority.role is AuthorityRole.LABEL or case.is_not_judged:
            continue
        if judged.excess.verdict in _UNSET:
            text = f"{judged.authority.name}: no limit for this person. That does not mean that any amount is safe."
            found.append(_unset("no_limit_set", text, judged.excess, case))
        if judged.adequacy.verdict in _UNSET:
            text = f"{judged.authority.name}: no recommended or adequate intake for this person."
            found.append(_unset("no_requirement_set", text, judged.adequacy, case))
    return found


def _unset(code: str, text: str, judgement: Judgement, case: Case) -> Finding:
    return finding(
        code,
        text,
        nutrient=case.nutrient.id,
        authority=judgement.yardstick.authority,
        citation_ids=source_ids(judgement.yardstick),
    )


def not_judged(case: Case) -> list[Finding]:
    """The intake of the nutrient is compared with nothing."""
    if not case.is_not_judged:
        return []
    yardstick = case.authorities[0].adequacy.yardstick
    reason = yardstick.all_absences[0].reason
    return [finding("not_judged", reason, nutrient=case.nutrient.id, citation_ids=source_ids(yardstick))]


def label_values_not_compared(case: Case) -> list[Finding]:
    """A label authority was asked: its values are for declaring on labels and are no requirement of a person."""
    of_labels = [judged for judged in case.authorities if judged.authority.role is AuthorityRole.LABEL]
    said = "values for labels. They are no requirement and are not compared."
    return [
        _unset("label_values_not_compared", f"{judged.authority.name}: {said}", judged.adequacy, case)
        for judged in of_labels
    ]


def only_partial_days(case: Case) -> list[Finding]:
    """No complete day of the nutrient: floors cannot be judged, and a ceiling only as at least."""
    if case.record.situation.whole_days:
        return []
    text = "Only partial days were logged: what was taken is known as at least, and no mean can be compared."
    return [finding("only_partial_days", text, nutrient=case.nutrient.id)]


def days_without_entry(case: Case) -> list[Finding]:
    """Days of the request on which nothing of the nutrient was logged."""
    days = case.days_without_entry
    if not days:
        return []
    of_it = "" if case.record.foods else f" of {case.nutrient.name.lower()}"
    text = f"Days without an entry{of_it}: {days}. What was taken on them is not known, and they are not judged."
    return [finding("days_without_entry", text, nutrient=case.nutrient.id, parameters={"days": days})]


def phytate_assumed(case: Case) -> list[Finding]:
    """A value is for a level of phytate in the diet, and the level was not told."""
    if case.is_phytate_told:
        return []
    return [_phytate_assumed(judged, case) for judged in case.authorities if judged.adequacy.yardstick.is_by_phytate]


def _phytate_assumed(judged: JudgedByAuthority, case: Case) -> Finding:
    return finding(
        "phytate_assumed",
        f"{judged.authority.name}: the values of {case.nutrient.id} are those for {Phytate.USUAL} mg of phytate a day; "
        "the phytate in the diet was not told.",
        nutrient=case.nutrient.id,
        authority=judged.authority.id,
        citation_ids=source_ids(judged.adequacy.yardstick),
    )
