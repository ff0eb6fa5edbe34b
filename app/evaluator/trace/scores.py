"""The steps of the scores of adequacy: NAR of a nutrient by an authority, and MAR, their mean."""

from collections.abc import Sequence
from decimal import Decimal

from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.scores import FULL, mean_adequacy_ratio, of_nutrient
from app.evaluator.trace.steps import End, Step, Steps, Working, at, result_of, term


def add_ratio_of_nutrient(
    judged: JudgedByAuthority, reference: Step, mean: Step, case: Case, place: str, steps: Steps
) -> None:
    """NAR, where there is one."""
    score = of_nutrient(judged)
    if score is None:
        return
    full = term("full", FULL, note="The score at the recommended intake and above.")
    low, high = (
        Working(
            "min(mean / recommended, full)",
            [result_of("mean", mean, end), result_of("recommended", reference, end.other), full],
            at(end, score),
        )
        for end in End
    )
    step = steps.add("score", _name(judged, case), low, high, nutrient=case.nutrient.id, authority=judged.authority.id)
    step.gives_range(f"{place}/adequacy/nutrient_adequacy_ratio")


def add_mean_ratios(cases: Sequence[Case], steps: Steps) -> None:
    """MAR of each authority, over the nutrients that have a NAR."""
    for index, of_authority in enumerate(zip(*(case.authorities for case in cases), strict=True)):
        both = list(zip(of_authority, cases, strict=True))
        score = mean_adequacy_ratio([of_nutrient(judged) for judged, case in both])
        if score is not None:
            names = [_name(judged, case) for judged, case in both]
            ratios = [steps[name] for name in names if name in steps]
            low, high = (_mean(ratios, end, at(end, score)) for end in End)
            authority = of_authority[0].authority.id
            step = steps.add("score", f"{authority}-mar", low, high, authority=authority)
            step.gives_range(f"#/mean_adequacy_ratios/{index}/score")


def _mean(ratios: list[Step], end: End, result: Decimal) -> Working:
    terms = [result_of(f"ratio_{place}", ratio, end) for place, ratio in enumerate(ratios)]
    number = term("nutrients", Decimal(len(ratios)), note="The number of nutrients with a ratio.")
    return Working(f"({' + '.join(each['name'] for each in terms)}) / nutrients", [*terms, number], result)


def _name(judged: JudgedByAuthority, case: Case) -> str:
    return f"{judged.authority.id}-{case.nutrient.id}-nar"
