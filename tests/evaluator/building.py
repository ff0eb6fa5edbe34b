"""Requests for tests, said in few words, and the parts of an answer that tests look at."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from app.evaluator import Evaluation, Facts, Intake, evaluate
from app.evaluator.evaluation import AuthorityJudgement, Comparison, Finding, NutrientEvaluation
from app.evaluator.person import LifeStage, Sex
from app.evaluator.references import Absence, AbsenceStatus, Band, Per, References, ReferenceValue, ValueKind
from app.records import Records
from app.seeding import read_seed

WOMAN_OF_34 = {"age_years": 34, "sex": "female"}
MAN_OF_40 = {"age_years": 40, "sex": "male"}


@cache
def seeded() -> Records:
    """The lines of the seed, read once: reading takes longer than most tests that look at them."""
    return read_seed(Path(__file__).parents[2] / "seed")


def taken(amount: float, origin: str, nutrient: str = "magnesium", **more: Any) -> dict[str, Any]:
    """An entry of so many milligrams of a nutrient."""
    return {"nutrient": nutrient, "amount": amount, "unit": "mg", "origin": origin, **more}


def label(form: str, amount: float, basis: str | None = None, origin: str = "supplement") -> dict[str, Any]:
    """An entry of so many milligrams of a form."""
    entry: dict[str, Any] = {"form": form, "amount": amount, "unit": "mg", "origin": origin}
    return entry if basis is None else {**entry, "basis": basis}


def of_product(product: str, units: float, **more: Any) -> dict[str, Any]:
    """An entry of so many units of a medicinal product."""
    return {"product": product, "amount": units, "unit": "unit", **more}


def day(*entries: dict[str, Any], record: str = "complete") -> dict[str, Any]:
    """A day."""
    return {"record": record, "entries": list(entries)}


def request(
    *days: dict[str, Any], person: dict[str, Any] = WOMAN_OF_34, authorities: tuple[str, ...] = ("us-nasem",)
) -> Intake:
    """A request, validated as the HTTP layer validates it."""
    return Intake.model_validate({"authorities": list(authorities), "person": person, "days": list(days)})


def evaluated(
    facts: Facts,
    *days: dict[str, Any],
    person: dict[str, Any] = WOMAN_OF_34,
    authorities: tuple[str, ...] = ("us-nasem",),
) -> Evaluation:
    """The answer to a request."""
    return evaluate(request(*days, person=person, authorities=authorities), facts)


def magnesium(evaluation: Evaluation) -> NutrientEvaluation:
    """What the answer says of magnesium."""
    (found,) = (each for each in evaluation["nutrients"] if each["nutrient"] == "magnesium")
    return found


def judgement(evaluation: Evaluation, authority: str = "us-nasem") -> AuthorityJudgement:
    """What one authority's values say of magnesium."""
    (found,) = (each for each in magnesium(evaluation)["judgements"] if each["authority"] == authority)
    return found


def comparison(evaluation: Evaluation, value_type: str, authority: str = "us-nasem") -> Comparison:
    """One comparison of one authority."""
    (found,) = (each for each in judgement(evaluation, authority)["comparisons"] if each["value_type"] == value_type)
    return found


def findings(evaluation: Evaluation, code: str) -> list[Finding]:
    """The findings with this code."""
    return [each for each in evaluation["findings"] if each["code"] == code]


def conditions(evaluation: Evaluation) -> list[str]:
    """The conditions that magnesium relates to."""
    return [each["condition"] for each in magnesium(evaluation)["related_conditions"]]


def is_sentence(text: str) -> bool:
    """Whether a text reads as one: a capital, a quote, a number or a field of the request first, a full stop last."""
    return re.fullmatch(r"([A-Z'\d]|age_months|amount_max|pregnancy|lactation).*[a-z].*\.", text) is not None


def band(
    age_min_months: int = 0,
    age_max_months: int | None = None,
    sex: Sex | None = None,
    life_stage: LifeStage | None = None,
) -> Band:
    """Some people; everybody when nothing is said."""
    return Band(age_min_months, age_max_months, sex, life_stage)


def a_value(kind: ValueKind, band: Band, amount: int = 100, *, edition: str = "1997", **more: Any) -> ReferenceValue:
    """A reference value of magnesium, by us-nasem, in force unless said otherwise."""
    said: dict[str, Any] = {
        "id": f"{kind}-{edition}-{amount}",
        "authority": "us-nasem",
        "edition": edition,
        "in_force": True,
        "nutrient": "magnesium",
        "value_type": kind.value,
        "kind": kind,
        "band": band,
        "condition": "",
        "value": Decimal(amount),
        "per": Per.DAY,
        "equivalent": "",
        "energy_of_a_gram": None,
        "counts": frozenset(),
        "unclear": frozenset(),
        "source": "iom1997",
        "locator": "p. 1",
    }
    return ReferenceValue(**(said | more))


def an_absence(
    kind: ValueKind, band: Band, status: AbsenceStatus = AbsenceStatus.NOT_ESTABLISHED, reason: str = "None is set."
) -> Absence:
    """A statement that us-nasem has no value of magnesium of a kind."""
    return Absence("us-nasem", "magnesium", kind, band, status, reason, "iom1997", "p. 2")


def holding(facts: Facts, *rows: ReferenceValue | Absence) -> Facts:
    """The facts with these reference values and absences alone."""
    values = [each for each in rows if isinstance(each, ReferenceValue)]
    return replace(facts, references=References(values, [each for each in rows if isinstance(each, Absence)]))
