"""Scores of adequacy across nutrients: plain arithmetic that the field uses, and no probability.

NAR = intake / recommended intake, at most 1; MAR = the mean of the NARs that are there. Source: Madden, Goodman and
Guthrie, Validity of the 24-hr recall, Journal of the American Dietetic Association 68, 1976.
"""

from collections.abc import Sequence
from decimal import Decimal

from app.evaluator.cases import Case, JudgedByAuthority
from app.evaluator.evaluation import MeanAdequacyRatio, ShareRange
from app.evaluator.quantities import ZERO, Interval, exact, number, total

FULL = Decimal(1)
_ALL_OF_IT = exact(FULL)


def nutrient_adequacy_ratio(intake: Interval, recommended: Interval) -> Interval:
    """NAR: the mean a day over the recommended intake, which is above 0, and 1 from there on."""
    if intake.low >= recommended.high:
        return _ALL_OF_IT
    return Interval(intake.low / recommended.high, min(intake.high / recommended.low, FULL))


def mean_adequacy_ratio(ratios: Sequence[Interval | None]) -> Interval | None:
    """MAR: the mean of the NARs that are there; None without one. One that is missing is left out and never 0."""
    present = [ratio for ratio in ratios if ratio is not None]
    if not present:
        return None
    summed = total(present)
    return Interval(summed.low / len(present), summed.high / len(present))


def of_nutrient(judged: JudgedByAuthority) -> Interval | None:
    """The NAR by one authority; None without a mean or a figure, or without a recommended intake for everybody."""
    yardstick, taken = judged.adequacy.yardstick, judged.adequacy.taken
    situation, mean = taken.situation, taken.situation.mean
    if mean is None or taken.record.is_unknown or not yardstick.is_recommended_intake:
        return None
    if yardstick.needs(situation.people):
        return None
    recommended = yardstick.reference(situation.people)
    return nutrient_adequacy_ratio(mean, recommended) if recommended.low > ZERO else None


def of_authorities(cases: Sequence[Case]) -> list[MeanAdequacyRatio]:
    """The MAR by each authority over all nutrients that were logged."""
    by_authority = zip(*(case.authorities for case in cases), strict=True)
    return [_of_authority(judged, cases) for judged in by_authority]


def share_of(interval: Interval) -> ShareRange:
    """The score as an answer spells it."""
    low = number(interval.low)
    return {"low": low, "high": low if interval.low == interval.high else number(interval.high)}


def _of_authority(judged: Sequence[JudgedByAuthority], cases: Sequence[Case]) -> MeanAdequacyRatio:
    ratios = {case.nutrient.id: of_nutrient(each) for case, each in zip(cases, judged, strict=True)}
    score = mean_adequacy_ratio(list(ratios.values()))
    answer: MeanAdequacyRatio = {
        "authority": judged[0].authority.id,
        "nutrients": [nutrient for nutrient, ratio in ratios.items() if ratio is not None],
        "missing": [nutrient for nutrient, ratio in ratios.items() if ratio is None],
    }
    if score is not None:
        answer["score"] = share_of(score)
    return answer
