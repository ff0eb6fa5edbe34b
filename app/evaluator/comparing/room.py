"""What is left to each authority's limit for the amount asked about: the one evaluator judges it, nothing here does."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.evaluator.comparing.asked import Asked, authorities_of
from app.evaluator.comparing.shape import RoomToLimit, RoomToLimits
from app.evaluator.evaluate import evaluate
from app.evaluator.evaluation import AuthorityJudgement, Citation, Evaluation, Excess, Finding
from app.evaluator.facts import Facts
from app.evaluator.forms import Form
from app.evaluator.intake import Day, Entry, Intake, Record, ReportedOrigin
from app.evaluator.person import ADULT_YEARS, Person
from app.evaluator.units import EntryUnit

ABOUT_THE_AMOUNT = (
    *("effects_reported_at_this_amount", "effects_reported", "limit_assumes_normal_kidneys"),
    *("composition_varies", "transdermal_not_counted", "implausible_amount"),
)
"""The findings that are about the amount itself; what those about one limit say is in its verdict."""

HANGS_ON_A_LIMIT = "effects_reported"
"""The one of these that is told where a limit is exceeded, and so hangs on the person."""
ANYBODY = Person(age_years=ADULT_YEARS)
"""Stands in where no person was told: what is found about the amount itself hangs on nobody's age."""

_PARAMETER_OF = {"form": "?forms"}


@dataclass(frozen=True, slots=True)
class Judged:
    """Room to the limits, with what the evaluator finds besides and the sources that it names."""

    room: RoomToLimits
    findings: tuple[Finding, ...] = ()
    citations: tuple[Citation, ...] = ()


def room_of(form: Form, asked: Asked, facts: Facts) -> Judged:
    """The room of this amount of a form to each limit, or which facts it needs, and what is found about the amount."""
    missing = [*(["?elemental_amount"] if asked.amount is None else ()), *(["?age_years"] if not asked.person else ())]
    if asked.amount is None:
        return Judged(_needing(missing))
    judged = _judged(evaluate(_intake(form, asked, asked.person or ANYBODY, facts), facts))
    if asked.person is not None or judged.room["status"] == "not_applicable":
        return judged
    of_the_amount = tuple(each for each in judged.findings if each["code"] != HANGS_ON_A_LIMIT)
    return Judged(_needing(missing), of_the_amount, judged.citations)


def _needing(missing: list[str]) -> RoomToLimits:
    facts = {"?elemental_amount": "an amount with its unit", "?age_years": "the age of the person"}
    text = f"Room to a limit needs {' and '.join(facts[each] for each in missing)}."
    return {"status": "needs_a_fact", "depends_on": missing, "text": text, "limits": []}


def _intake(form: Form, asked: Asked, person: Person, facts: Facts) -> Intake:
    """The amount alone, from a supplement, on one day."""
    entry = Entry(
        id=form.id,
        form=form.id,
        basis=asked.basis,
        amount=asked.amount,
        unit=None if asked.unit is None else EntryUnit(asked.unit),
        origin=ReportedOrigin.SUPPLEMENT,
    )
    day = Day(record=Record.COMPLETE, entries=(entry,))
    return Intake(authorities=authorities_of(asked, facts), person=person, days=(day,))


def _judged(evaluation: Evaluation) -> Judged:
    findings = tuple(each for each in evaluation["findings"] if each["code"] in ABOUT_THE_AMOUNT)
    citations = tuple(evaluation["citations"])
    if not evaluation["nutrients"]:
        text = "An amount for the skin alone enters no sum, so that no limit is compared with it."
        return Judged({"status": "not_applicable", "depends_on": [], "text": text, "limits": []}, findings, citations)
    limits = [_limit(judgement) for judgement in evaluation["nutrients"][0]["judgements"]]
    depends_on = sorted({fact for limit in limits for fact in limit.get("depends_on", ())})
    return Judged({"status": "compared", "depends_on": depends_on, "limits": limits}, findings, citations)


def _limit(judgement: AuthorityJudgement) -> RoomToLimit:
    excess = judgement["excess"]
    limit: RoomToLimit = {
        "authority": judgement["authority"],
        "verdict": excess["verdict"],
        "text": excess["text"],
        "reference_value_ids": excess["reference_value_ids"],
        "citation_ids": excess["citation_ids"],
    }
    if "depends_on" in excess:
        limit["depends_on"] = _parameters(excess["depends_on"])
    _tell_numbers(limit, excess)
    return limit


def _tell_numbers(limit: RoomToLimit, excess: Excess) -> None:
    if "reason" in excess:
        limit["reason"] = excess["reason"]
    if "value_type" in excess:
        limit["value_type"] = excess["value_type"]
    if "counts" in excess:
        limit["counts"] = excess["counts"]
    if "unclear" in excess:
        limit["unclear"] = excess["unclear"]
    if "reference" in excess:
        limit["reference"] = excess["reference"]
    if "room" in excess:
        limit["room"] = excess["room"]
    if "over_by" in excess:
        limit["over_by"] = excess["over_by"]


def _parameters(pointers: Iterable[str]) -> list[str]:
    """Pointers into a request of /evaluate as the parameters that stand for these fields here."""
    fields = (pointer.rsplit("/", 1)[-1] for pointer in pointers)
    return [_PARAMETER_OF.get(field, f"?{field}") for field in fields]
