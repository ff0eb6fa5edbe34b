"""The reasons of a difference as an answer tells them: causes that are the same are put together, side against side."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator import sentences_on_differences as sentences
from app.evaluator.answer_fields import AuthorityIds, Range, Text, range_of
from app.evaluator.cases import Case
from app.evaluator.causes import Cause, CauseCode
from app.evaluator.compared import Compared
from app.evaluator.facts import Facts
from app.evaluator.quantities import hull
from app.evaluator.yardstick import Yardstick

Words = list[str]


class ReasonSide(TypedDict):
    """One of the two sides of a reason: whose, with which verdict, and what of theirs the reason is about."""

    authorities: AuthorityIds
    verdicts: Annotated[Words, Field(description="Their verdicts, each once.", examples=[["within"]])]
    statuses: NotRequired[
        Annotated[
            Words,
            Field(
                description="Why there is no value: not_established, not_applicable, needs_a_fact, not_in_our_data.",
                examples=[["not_established"]],
            ),
        ]
    ]
    kinds: NotRequired[
        Annotated[Words, Field(description="The kinds of value compared with.", examples=[["upper_level"]])]
    ]
    value_types: NotRequired[
        Annotated[Words, Field(description="The authorities' own terms for them.", examples=[["UL"]])]
    ]
    per: NotRequired[
        Annotated[
            Words, Field(description="What the values are printed per: day, kg, mj, energy_percent.", examples=[["kg"]])
        ]
    ]
    equivalents: NotRequired[Annotated[Words, Field(description="What the values count.", examples=[["RAE"]])]]
    reference: NotRequired[
        Annotated[Range, Field(description="From the lowest to the highest of the values, in the unit of the intake.")]
    ]
    counts: NotRequired[
        Annotated[Words, Field(description="Those of origins that this side counts.", examples=[["fortified_food"]])]
    ]
    unclear: NotRequired[
        Annotated[Words, Field(description="Those of origins that its text leaves open.", examples=[["water"]])]
    ]
    counted: NotRequired[
        Annotated[Range, Field(description="What this side counts of the highest day, in the unit of the intake.")]
    ]
    conditions: NotRequired[
        Annotated[
            Words,
            Field(
                description="Conditions of the print that a request does not tell.",
                examples=[["breast_fed", "formula_fed"]],
            ),
        ]
    ]


class DifferenceReason(TypedDict):
    """Why each authority of one side has another verdict than each of the other side."""

    code: Annotated[
        str,
        Field(
            description=(
                "no_value (one has none), other_origins_counted, printed_condition (a value hangs on a condition of "
                "the print), per_kg (one prints it per kilogram), per_energy (one prints it per MJ or in percent of "
                "energy), other_equivalent (they count different equivalents), other_kind_of_value, other_amount (of "
                "the same kind), other_edition (an earlier edition of the first side has the verdict of the second), "
                "other_band (the first side splits by age, sex or life stage where the second does not)."
            ),
            examples=["other_origins_counted"],
        ),
    ]
    alone: Annotated[
        bool,
        Field(
            description=(
                "Whether exchanging this alone turns the verdict of one side into that of the other; else it changes "
                "a verdict, and only all reasons between the two together do."
            )
        ),
    ]
    between: Annotated[list[ReasonSide], Field(description="The two sides.", min_length=2, max_length=2)]
    origins: NotRequired[
        Annotated[
            Words,
            Field(
                description="Of what was taken the origins that only one side counts, or counts for sure.",
                examples=[["fortified_food"]],
            ),
        ]
    ]
    earlier_edition: NotRequired[
        Annotated[
            str, Field(description="The edition of the first side that has the other verdict.", examples=["2001"])
        ]
    ]
    split_by: NotRequired[
        Annotated[str, Field(description="What the first side splits by: age, sex, life_stage.", examples=["age"])]
    ]
    shown_by: NotRequired[
        Annotated[
            list[str],
            Field(
                description="Values of the first side that would give the other verdict, see /reference-values.",
                examples=[["who-fao-2001-magnesium-rni-male-66y-up"]],
            ),
        ]
    ]
    text: Text


@dataclass(frozen=True, slots=True)
class Together:
    """Causes that are the same: between each verdict of the one side and each of the other."""

    causes: tuple[Cause, ...]
    sides: tuple[tuple[Compared, ...], tuple[Compared, ...]]


def reasons(causes: Iterable[Cause], case: Case, facts: Facts) -> list[DifferenceReason]:
    """The causes as reasons, in the order of their codes."""
    in_order = sorted(_together(causes), key=lambda together: _ORDER.index(together.causes[0].code))
    return [_reason(together, case, facts) for together in in_order]


def _together(causes: Iterable[Cause]) -> Iterator[Together]:
    """Per kind of cause the first authorities that have it against the same others."""
    alike: dict[Hashable, dict[str, list[Cause]]] = {}
    for cause in causes:
        alike.setdefault(_kind_of(cause), {}).setdefault(cause.first.authority, []).append(cause)
    for by_first in alike.values():
        against_the_same: dict[Hashable, list[list[Cause]]] = {}
        for of_one in by_first.values():
            against_the_same.setdefault(tuple(cause.second.authority for cause in of_one), []).append(of_one)
        for group in against_the_same.values():
            firsts, seconds = (of_one[0].first for of_one in group), (cause.second for cause in group[0])
            yield Together(tuple(chain.from_iterable(group)), (tuple(firsts), tuple(seconds)))


def _kind_of(cause: Cause) -> Hashable:
    first, second = cause.first, cause.second
    if cause.code is CauseCode.NO_VALUE:
        return cause.code, first.statuses
    if cause.code is CauseCode.OTHER_ORIGINS_COUNTED:
        return cause.code, cause.alone, first.verdict, first.treatments, second.verdict, second.treatments
    return cause.code, cause.alone, cause.word, first.verdict, first.kinds, second.verdict, second.kinds


def _reason(together: Together, case: Case, facts: Facts) -> DifferenceReason:
    cause = together.causes[0]
    first, second = (_side(side, cause, case) for side in together.sides)
    shown_by = [value for each in together.causes for value in each.shown_by]
    people = case.record.situation.people
    made: DifferenceReason = {
        "code": cause.code.value,
        "alone": cause.alone,
        "between": [first, second],
        "text": sentences.of_cause(cause, together.sides, shown_by, people, facts.authorities),
    }
    if cause.origins:
        made["origins"] = [origin.value for origin in cause.origins]
    if cause.code is CauseCode.OTHER_EDITION:
        made["earlier_edition"] = cause.word
    if cause.code is CauseCode.OTHER_BAND:
        made["split_by"] = cause.word
    if shown_by:
        made["shown_by"] = list(dict.fromkeys(value.id for value in shown_by))
    return made


def _side(side: tuple[Compared, ...], cause: Cause, case: Case) -> ReasonSide:
    told: ReasonSide = {
        "authorities": [compared.authority for compared in side],
        "verdicts": list(dict.fromkeys(compared.verdict.value for compared in side)),
    }
    if cause.code is CauseCode.NO_VALUE:
        told["statuses"] = list(dict.fromkeys(status for compared in side for status in compared.statuses))
    elif cause.code is CauseCode.OTHER_ORIGINS_COUNTED:
        _tell_origins(told, side[0], cause)
    else:
        _tell_values(told, [compared.yardstick for compared in side], cause.code, case)
    return told


def _tell_origins(told: ReasonSide, compared: Compared, cause: Cause) -> None:
    counts, unclear = compared.yardstick.counted_origins
    told["counts"] = [origin.value for origin in cause.origins if origin in counts]
    told["unclear"] = [origin.value for origin in cause.origins if origin in unclear]
    if compared.judgement.axis.amount is not None:
        told["counted"] = range_of(compared.judgement.axis.amount)


def _tell_values(told: ReasonSide, yardsticks: list[Yardstick], code: CauseCode, case: Case) -> None:
    people = case.record.situation.people
    values = [value for yardstick in yardsticks for value in yardstick.all_values]
    told["kinds"] = list(dict.fromkeys(value.kind.value for value in values))
    told["value_types"] = list(dict.fromkeys(value.value_type for value in values))
    if code in (CauseCode.PER_KG, CauseCode.PER_ENERGY):
        told["per"] = list(dict.fromkeys(value.per.value for value in values))
    conditions = dict.fromkeys(value.condition for value in values if value.condition)
    if code is CauseCode.PRINTED_CONDITION and conditions:
        told["conditions"] = list(conditions)
    equivalents = dict.fromkeys(yardstick.equivalent or "" for yardstick in yardsticks)
    if code is CauseCode.OTHER_EQUIVALENT:
        told["equivalents"] = list(equivalents)
    if len(equivalents) == 1 and not any(yardstick.needs(people) for yardstick in yardsticks):
        told["reference"] = range_of(hull(yardstick.reference(people) for yardstick in yardsticks))


_ORDER = list(CauseCode)
