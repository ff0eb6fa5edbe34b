"""What was taken: the request of ``/evaluate``, which is the evaluator's argument."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

from app.evaluator.absence import OrAbsent
from app.evaluator.intake_schema import (
    A_USUAL_DAY_COMES_ALONE,
    DAYS_OF_THE_WEEK_ON_A_USUAL_DAY,
    NOTHING_ON_A_DAY_NOT_LOGGED,
    RULES_OF_AN_ENTRY,
)
from app.evaluator.person import Person
from app.evaluator.units import EntryUnit, in_one_spelling

MOST_AUTHORITIES = 20
MOST_DAYS = 31
MOST_ENTRIES_IN_A_DAY = 100
MOST_ENTRIES = 500
LARGEST_AMOUNT = 1_000_000_000
SMALLEST_AMOUNT = 0.000001
DAYS_PER_WEEK = 7
MOST_INCLUDED = 10
MOST_FIGURES_TRACED = 5_000
MOST_NUTRIENTS = 100
LONGEST_PORTION = 120

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""How the id of a record is spelt."""

Slug = Annotated[str, Field(min_length=1, max_length=80, pattern=SLUG)]


class Origin(StrEnum):
    """Where an amount came from: what an upper level counts depends on it."""

    FOOD = "food"
    FORTIFIED_FOOD = "fortified_food"
    WATER = "water"
    SUPPLEMENT = "supplement"
    MEDICINE = "medicine"


AnyOrigins = frozenset[Origin]
"""The origins that something may be of: one alone where it is known."""

EATEN: AnyOrigins = frozenset({Origin.FOOD, Origin.FORTIFIED_FOOD, Origin.WATER})
"""What is eaten and drunk, in contrast to what is taken from a package of doses."""
EVERY_ORIGIN: AnyOrigins = frozenset(Origin)
"""What an amount may be of whose origin nobody knows."""


class ReportedOrigin(StrEnum):
    """An origin as a caller reports it: one of the origins, or unknown."""

    FOOD = "food"
    FORTIFIED_FOOD = "fortified_food"
    WATER = "water"
    SUPPLEMENT = "supplement"
    MEDICINE = "medicine"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What the amount of a form weighs: the element, the whole compound, or nobody knows."""

    ELEMENTAL = "elemental"
    COMPOUND = "compound"
    UNKNOWN = "unknown"


class AmountStatus(StrEnum):
    """Why there is no number: a trace, or not known."""

    TRACE = "trace"
    UNKNOWN = "unknown"


class Record(StrEnum):
    """How much of a day was written down. A usual day stands for the habit and comes alone."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NOT_LOGGED = "not_logged"
    USUAL = "usual"


class Include(StrEnum):
    """What an answer may hold besides, when it is asked for."""

    TRACE = "trace"
    FOOD_OPTIONS = "food_options"


TOO_SMALL: JsonDict = {"exclusiveMinimum": 0, "exclusiveMaximum": SMALLEST_AMOUNT}

Amount = Annotated[
    float,
    Field(strict=True, ge=0, le=LARGEST_AMOUNT, allow_inf_nan=False, json_schema_extra={"not": TOO_SMALL}),
]


class Entry(BaseModel):
    """One thing taken: a nutrient, a supplement form, a medicinal product or a food, with an amount and its unit."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={"allOf": RULES_OF_AN_ENTRY},
    )

    id: Annotated[
        OrAbsent[str],
        Field(
            min_length=1,
            max_length=80,
            description="Your own name of the entry; findings repeat it.",
            examples=["breakfast-1"],
        ),
    ] = None
    nutrient: Annotated[
        OrAbsent[Slug], Field(description="A nutrient; give this, form, product or food.", examples=["magnesium"])
    ] = None
    form: Annotated[
        OrAbsent[Slug],
        Field(
            description=(
                "A supplement form of an element, a compound or a family. What an amount of a form of a vitamin counts "
                "as is not held."
            ),
            examples=["magnesium-citrate"],
        ),
    ] = None
    product: Annotated[
        OrAbsent[Slug],
        Field(
            description="A medicinal product, see /medicinal-products; its amount is counted in units of the product.",
            examples=["milk-of-magnesia"],
        ),
    ] = None
    food: Annotated[
        OrAbsent[Slug],
        Field(
            description=(
                "A food of the food table by its id, see /foods, with what it weighs or with a portion. All that the "
                "table knows of it enters; what it does not know widens the answer."
            ),
            examples=["12063"],
        ),
    ] = None
    portion: Annotated[
        OrAbsent[str],
        Field(
            min_length=1,
            max_length=LONGEST_PORTION,
            description=(
                "With food and instead of unit: a portion of the food, as /foods/{food_id} lists them, by its id or in "
                "words, with a number before it or without. amount counts such portions, and is 1 when left out."
            ),
            examples=["1/2 cup"],
        ),
    ] = None
    component: Annotated[
        OrAbsent[Slug],
        Field(
            description=(
                "With nutrient, of one that has several measures: what the amount is of, see /components. In the "
                "nutrient's own measure when left out, folate in DFE and vitamin A in RAE."
            ),
            examples=["folic-acid"],
        ),
    ] = None
    basis: Annotated[
        OrAbsent[Basis],
        Field(description="With form: whether the amount is of the element or the compound. Unknown when left out."),
    ] = None
    amount: Annotated[OrAbsent[Amount], Field(description="The amount taken on the day, in unit.", examples=[200])] = (
        None
    )
    amount_min: Annotated[
        OrAbsent[Amount], Field(description="The lower end of an amount known as a range, in unit.", examples=[150])
    ] = None
    amount_max: Annotated[
        OrAbsent[Amount], Field(description="The upper end of an amount known as a range, in unit.", examples=[250])
    ] = None
    amount_status: Annotated[
        OrAbsent[AmountStatus], Field(description="Instead of an amount: a trace, or not known.")
    ] = None
    unit: Annotated[
        OrAbsent[EntryUnit],
        BeforeValidator(in_one_spelling),
        Field(
            description=(
                "The unit of the amount; required with an amount, but beside a portion, which stands instead of it. "
                "With a product it is unit, and with a food a mass. Else a mass, or mmol, mEq or percent_daily_value, "
                "which are of the element: a form then has the basis elemental. Water is told in a volume, and energy "
                "in MJ, kJ or kcal. IU goes with a component that has international units."
            ),
            examples=["mg"],
        ),
    ] = None
    daily_value_of: Annotated[
        OrAbsent[Slug],
        Field(
            description=(
                "With unit percent_daily_value, and only then: whose daily value, an authority whose role is label. "
                "It is read as the value for adults, which general labels use."
            ),
            examples=["us-fda-label"],
        ),
    ] = None
    origin: Annotated[
        OrAbsent[ReportedOrigin],
        Field(
            description=(
                "Where it came from; unknown when you do not know. Required, but with a product, which is medicine; "
                "left out with a food."
            ),
            examples=["supplement"],
        ),
    ] = None
    days_per_week: Annotated[
        OrAbsent[float],
        Field(
            strict=True,
            ge=SMALLEST_AMOUNT,
            le=DAYS_PER_WEEK,
            allow_inf_nan=False,
            description=(
                "On a usual day alone: on how many days of the week it is taken, with the amount of such a day. On all "
                "when left out."
            ),
            examples=[3],
        ),
    ] = None


class Day(BaseModel):
    """One day: how much of it was written down, and the entries."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={"allOf": [NOTHING_ON_A_DAY_NOT_LOGGED, DAYS_OF_THE_WEEK_ON_A_USUAL_DAY]},
    )

    record: Annotated[
        Record,
        Field(
            description=(
                "complete: all that was taken is here. partial: at least this was taken. not_logged: nothing was "
                "written down. usual: the habit, as the only day."
            )
        ),
    ]
    entries: Annotated[
        tuple[Entry, ...],
        Field(
            max_length=MOST_ENTRIES_IN_A_DAY,
            description=f"What was taken on the day; over all days at most {MOST_ENTRIES}.",
        ),
    ]


class Intake(BaseModel):
    """A person, the days, and the authorities to compare with. Nothing of it is stored or logged."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"allOf": [A_USUAL_DAY_COMES_ALONE]})

    authorities: Annotated[
        tuple[Slug, ...],
        Field(
            min_length=1,
            max_length=MOST_AUTHORITIES,
            description="Whose reference values to compare with, see /authorities; there is no default.",
            examples=[["us-nasem", "eu-efsa"]],
            json_schema_extra={"uniqueItems": True},
        ),
    ]
    person: Annotated[Person, Field(description="Whom the values are for.")]
    days: Annotated[
        tuple[Day, ...],
        Field(min_length=1, max_length=MOST_DAYS, description="The days that were logged, or the one usual day."),
    ]
    nutrients: Annotated[
        OrAbsent[tuple[Slug, ...]],
        Field(
            min_length=1,
            max_length=MOST_NUTRIENTS,
            description="Which nutrients to answer for, in any order; all that were taken when left out.",
            examples=[["magnesium", "calcium"]],
            json_schema_extra={"uniqueItems": True},
        ),
    ] = None
    include: Annotated[
        OrAbsent[tuple[Include, ...]],
        Field(
            max_length=MOST_INCLUDED,
            description=(
                "What the answer is to hold besides. trace: every step with its constants and sources, of at most "
                f"{MOST_FIGURES_TRACED:,} figures of foods (entries by food times nutrients). "
                "food_options: how much of which common foods holds what is missing to a recommendation."
            ),
            examples=[["trace"]],
        ),
    ] = None
