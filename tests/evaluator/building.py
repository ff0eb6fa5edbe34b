"""Requests for tests, said in few words, and the parts of an answer that tests look at."""

from typing import Any

from app.evaluator import Evaluation, Facts, Intake, evaluate
from app.evaluator.evaluation import AuthorityJudgement, Comparison, Finding, NutrientEvaluation

WOMAN_OF_34 = {"age_years": 34, "sex": "female"}
MAN_OF_40 = {"age_years": 40, "sex": "male"}


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
