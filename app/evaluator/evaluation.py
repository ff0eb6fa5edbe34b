"""The answer of ``/evaluate``: its shape, which the HTTP document shows.

Typed dictionaries, so that an answer is written in one pass and a field that says nothing is left out instead of
being null. Codes are open strings: a later version may add words, and clients treat unknown ones as unknown.
"""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

Pointers = Annotated[
    list[str], Field(description="JSON pointers to fields of the request.", examples=[["#/person/sex"]])
]
CitationIds = Annotated[list[str], Field(description="The citations this rests on, by id.", examples=[["iom1997"]])]
ReferenceValueIds = Annotated[
    list[str], Field(description="The reference values compared with, see /reference-values.")
]
Text = Annotated[str, Field(description="One neutral sentence for a screen.")]
VerdictWord = Annotated[
    str,
    Field(
        description=(
            "Of a floor: reached, not_reached. Of a ceiling: within, exceeded. Of either: depends (on the facts in "
            "depends_on), cannot_tell (see reason), not_established (the authority sets none), not_applicable."
        ),
        examples=["reached"],
    ),
]
ReasonWord = Annotated[
    str,
    Field(
        description="Why it cannot be told: no_complete_day, needs_a_fact, authority_text_unclear, not_in_our_data.",
        examples=["no_complete_day"],
    ),
]
UnitWord = Annotated[str, Field(description="Unit of the amounts.", examples=["mg"])]
ValueType = Annotated[str, Field(description="The authority's own term.", examples=["RDA"])]


class Range(TypedDict):
    """From low to high, both in the unit of the nutrient. Without high there is no upper end that is known."""

    low: Annotated[float, Field(description="The lower end.", examples=[320])]
    high: NotRequired[Annotated[float, Field(description="The upper end; absent when not known.", examples=[420])]]


class NutrientIntake(TypedDict):
    """The intake that floors are compared with: the mean over the complete days, of all origins."""

    low: NotRequired[Annotated[float, Field(description="Mean a day at the least; absent without a complete day.")]]
    high: NotRequired[Annotated[float, Field(description="Mean a day at the most; absent when it has no known end.")]]
    unit: UnitWord
    denominator: Annotated[
        str,
        Field(description="Over what: complete_days, usual_day or nothing.", examples=["complete_days"]),
    ]
    complete_days: Annotated[int, Field(description="Complete days with an entry of it, usual day included.")]
    partial_days: Annotated[int, Field(description="Partial days with an entry of it: at least this was taken.")]
    days_without_entry: Annotated[int, Field(description="Days without an entry of it: not known, not zero.")]
    display: NotRequired[Annotated[str, Field(description="The mean for a screen.", examples=["113.4 to 1,000 mg"])]]


class JudgedVerdict(TypedDict):
    """A verdict, what it hangs on, and where its number is printed."""

    verdict: VerdictWord
    reason: NotRequired[ReasonWord]
    depends_on: NotRequired[Pointers]
    value_type: NotRequired[ValueType]
    reference: NotRequired[Annotated[Range, Field(description="The value, over everybody it may be.")]]
    reference_value_ids: ReferenceValueIds
    citation_ids: CitationIds


class Adequacy(JudgedVerdict):
    """Does the mean reach the recommended or adequate intake? It speaks of the days that were logged."""

    missing: NotRequired[Annotated[Range, Field(description="What is missing to the value, a day: arithmetic alone.")]]
    text: Text


class Excess(JudgedVerdict):
    """Does what the limit counts stay within it, on every single day?"""

    counts: NotRequired[Annotated[list[str], Field(description="The origins that the authority counts.")]]
    unclear: NotRequired[
        Annotated[list[str], Field(description="The origins that its text leaves open: in the high end only.")]
    ]
    counted: NotRequired[Annotated[Range, Field(description="Mean over the complete days of what is counted.")]]
    limit: NotRequired[Annotated[float, Field(description="The limit; absent when it differs among whom it may be.")]]
    highest_day: NotRequired[Annotated[float, Field(description="What the highest day certainly reaches.")]]
    days_exceeded: NotRequired[Annotated[int, Field(description="The days that are certainly above the limit.")]]
    over_by: NotRequired[Annotated[float, Field(description="How far the highest day is certainly above it.")]]
    room: NotRequired[Annotated[Range, Field(description="What is left to the limit on the highest day.")]]
    caused_by: NotRequired[Annotated[Pointers, Field(description="The entries counted on the days above the limit.")]]
    text: Text


class Comparison(JudgedVerdict):
    """The mean against one of the authority's floors."""

    kind: Annotated[str, Field(description="The term across authorities.", examples=["average_requirement"])]


class AuthorityJudgement(TypedDict):
    """What one authority's values say of this nutrient. Authorities are never averaged."""

    authority: Annotated[str, Field(description="The authority.", examples=["us-nasem"])]
    adequacy: Adequacy
    excess: Excess
    comparisons: list[Comparison]


class RelatedCondition(TypedDict):
    """A row of the article whose primary cause names this pattern of intake. It says nothing of a person's health."""

    condition: Annotated[str, Field(description="The condition, see /conditions.", examples=["toxicity"])]
    name: Annotated[str, Field(description="As the article prints it.")]
    intake_pattern: Annotated[str, Field(description="The pattern that the intake shows.")]
    authorities: Annotated[list[str], Field(description="By whose values; empty where the article's number decides.")]
    effect_on_muscles: Annotated[str, Field(description="As the article prints it.")]
    associated_symptoms: Annotated[list[str], Field(description="As the article lists them.")]
    text: Text
    claim_id: Annotated[str, Field(description="The claim that the row makes, see /claims.", examples=["ac34"])]
    claim_verdict: Annotated[str, Field(description="What the evidence says of the claim.", examples=["partly"])]
    citation_ids: CitationIds


class NutrientEvaluation(TypedDict):
    """One nutrient: the intake and what each authority's values say of it."""

    nutrient: Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]
    intake: NutrientIntake
    judgements: list[AuthorityJudgement]
    related_conditions: list[RelatedCondition]


class OptionAmount(TypedDict):
    """What an entry would bring if the question were answered so."""

    option: Annotated[str, Field(description="The answer.", examples=["compound"])]
    amount: Range
    display: Annotated[str, Field(description="The amount for a screen.", examples=["113.4 to 161.6 mg"])]


class Question(TypedDict):
    """A fact worth asking for. An app asks the first of the list."""

    pointer: Annotated[str, Field(description="The field that would tell it.", examples=["#/person/sex"])]
    settles: Annotated[int, Field(description="How many verdicts this fact alone would settle.", examples=[2])]
    answer: Annotated[str, Field(description="choice, of the options; or number.", examples=["choice"])]
    options: Annotated[list[str], Field(description="The possible answers of a choice.", examples=[["female", "male"]])]
    option_amounts: NotRequired[list[OptionAmount]]
    text: Text


class Ratio(TypedDict):
    """Calcium to magnesium of the same complete days: a plain number, never rated."""

    status: Annotated[str, Field(description="known, or undefined when no magnesium was logged.", examples=["known"])]
    low: NotRequired[Annotated[float, Field(description="The lower end, mg per mg.", examples=[3.1])]]
    high: NotRequired[Annotated[float, Field(description="The upper end, mg per mg; absent when not known.")]]
    complete_days: Annotated[int, Field(description="Complete days with entries of both.")]
    text: Text


class Finding(TypedDict):
    """Something an app may want to show. What could not be judged is a finding too: silence never means safe."""

    code: Annotated[str, Field(description="A stable code.", examples=["over_limit"])]
    severity: Annotated[str, Field(description="info, notice or warning.", examples=["warning"])]
    message: Text
    nutrient: NotRequired[Annotated[str, Field(description="The nutrient it is about.")]]
    authority: NotRequired[Annotated[str, Field(description="The authority whose value it is about.")]]
    entries: Annotated[list[str], Field(description="The entries it is about: your id, else a JSON pointer.")]
    parameters: Annotated[dict[str, float], Field(description="The numbers in the message.")]
    citation_ids: CitationIds


class Citation(TypedDict):
    """A source, ready for a screen."""

    id: Annotated[str, Field(description="The source, see /sources.", examples=["iom1997"])]
    title: Annotated[str, Field(description="Its title.")]
    publisher: NotRequired[Annotated[str, Field(description="Who published it.")]]
    year: NotRequired[Annotated[int, Field(description="When.")]]
    url: NotRequired[Annotated[str, Field(description="Where it can be read.")]]
    locators: Annotated[list[str], Field(description="The tables or pages used.")]
    text: Annotated[str, Field(description="The citation in one line.")]


class Receipt(TypedDict):
    """What the answer was made from: the same three give the same answer."""

    input_hash: Annotated[str, Field(description="SHA-256 of the request in its canonical form.")]
    data_version: Annotated[str, Field(description="Fingerprint of the data.")]
    rules_version: Annotated[str, Field(description="Version of the rules.")]


class Evaluation(TypedDict):
    """The whole answer."""

    nutrients: list[NutrientEvaluation]
    calcium_to_magnesium: NotRequired[Ratio]
    questions: Annotated[list[Question], Field(description="What would settle most, first.")]
    assumptions: Annotated[
        list[str], Field(description="What was taken for granted.", examples=[["life_stage: general"]])
    ]
    findings: Annotated[list[Finding], Field(description="Warnings first.")]
    citations: list[Citation]
    receipt: Receipt
    disclaimer: Annotated[str, Field(description="To be shown with the answer.")]
