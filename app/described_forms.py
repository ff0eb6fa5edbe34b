"""Supplement forms as they are served: with the article's claim beside its verdict, and the laxative potential."""

from collections.abc import Iterator, Mapping, Sequence

from sqlmodel import Field

from app.records import Records
from app.tables import (
    Claim,
    ClaimVerdict,
    Laxativeness,
    LaxativePotential,
    Line,
    Potentials,
    SupplementForm,
    Words,
)


class DescribedForm(SupplementForm):
    """A compound, or a family of compounds, that supplements hold, with what is said of it."""

    article_claim_statement: Line | None = Field(
        default=None, description="What the article says of it. Read it with the verdict alone."
    )
    article_claim_verdict: ClaimVerdict | None = Field(
        default=None, description="What the evidence says of that statement."
    )
    laxative_potentials: Potentials = Field(
        default_factory=list,
        description=(
            "How strongly it loosens the bowels, in a word of ours; of a family the words of its members. Empty: not "
            "in our data."
        ),
    )
    laxative_reasons: Words = Field(default_factory=list, description="Why.")
    laxative_source_ids: Words = Field(default_factory=list, description="Where the reasons can be seen.")


def described_forms(records: Records) -> Iterator[DescribedForm]:
    """Every form of these records, in order of id."""
    claims = {claim.id: claim for claim in records.claims}
    potentials = {potential.id: potential for potential in records.laxative_potentials}
    for form in records.supplement_forms:
        members = [each.id for each in records.supplement_forms if form.id in (each.id, each.family)]
        said = [potentials[member] for member in members if member in potentials]
        yield DescribedForm.model_validate(form.model_dump() | _claimed(form, claims) | _laxative(said))


def _claimed(form: SupplementForm, claims: Mapping[str, Claim]) -> dict[str, object]:
    if form.article_claim is None:
        return {}
    claim = claims[form.article_claim]
    return {"article_claim_statement": claim.statement, "article_claim_verdict": claim.verdict}


def _laxative(said: Sequence[LaxativePotential]) -> dict[str, object]:
    """Each word, reason and source once; the words from the weakest."""
    words = {potential.potential for potential in said}
    return {
        "laxative_potentials": [word for word in Laxativeness if word in words],
        "laxative_reasons": list(dict.fromkeys(potential.reason for potential in said)),
        "laxative_source_ids": sorted({potential.source_id for potential in said}),
    }
