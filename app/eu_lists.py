"""Whether the EU lists a form for food supplements, of a family member by member: Directive 2002/46/EC, Annex II."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.sentences import listed
from app.tables import EuStatus, SupplementForm

MEMBERS_DIFFER = "members_differ"
"""The word for a family whose members have not all the same status."""

_SAID = MappingProxyType(
    {
        EuStatus.LISTED: "Listed for food supplements",
        EuStatus.NOT_LISTED: "Not listed for food supplements",
        EuStatus.UNCLEAR: "Left open by its source whether it is listed",
        EuStatus.NOT_APPLICABLE: "A medicine or a cosmetic, for which there is no such list",
        EuStatus.NOT_IN_OUR_DATA: "Not confirmed, which says nothing of the list",
    }
)


class EuStatusOfForms(TypedDict):
    """The forms that have one status."""

    status: Annotated[str, Field(description="Their status, as eu_status of a form.", examples=["listed"])]
    forms: Annotated[
        list[str], Field(description="The forms, in order of id.", examples=[["magnesium-citrate-anhydrous"]])
    ]


class EuList(TypedDict):
    """Whether the EU lists a form for food supplements; a family is what its members are, and nothing is guessed."""

    status: Annotated[
        str,
        Field(
            description=(
                "As eu_status of a form: listed, not_listed, unclear, not_applicable or not_in_our_data. Of a family "
                "that of its members where they all have the same; else members_differ, and by_status says which has "
                "which."
            ),
            examples=["members_differ"],
        ),
    ]
    by_status: Annotated[
        list[EuStatusOfForms],
        Field(description="The form itself, or every member of a family that we hold, by status."),
    ]
    text: Annotated[
        str,
        Field(
            description="The same for a screen.",
            examples=["Listed for food supplements: magnesium-malate-anhydrous and magnesium-malate-trihydrate."],
        ),
    ]


def eu_list_of(form: SupplementForm, forms: Iterable[SupplementForm]) -> EuList:
    """The status of a form; of a family, of its members among these forms."""
    members = members_of(form, forms)
    found: list[tuple[EuStatus, list[str]]] = [(status, list(_with(status, members))) for status in EuStatus]
    told = [(status, ids) for status, ids in found if ids]
    return {
        "status": told[0][0].value if len(told) == 1 else MEMBERS_DIFFER,
        "by_status": [{"status": status.value, "forms": ids} for status, ids in told],
        "text": " ".join(f"{_SAID[status]}: {listed(ids)}." for status, ids in told),
    }


def members_of(form: SupplementForm, forms: Iterable[SupplementForm]) -> list[SupplementForm]:
    """The members of a family, in order of id; a compound has itself as its only one."""
    return [each for each in forms if each.family == form.id != each.id] or [form]


def _with(status: EuStatus, members: Iterable[SupplementForm]) -> Iterator[str]:
    """Those with this status; a form without one would be one of which we hold nothing."""
    return (each.id for each in members if (each.eu_status or EuStatus.NOT_IN_OUR_DATA) is status)
