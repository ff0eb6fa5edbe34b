"""What a finding is made of: its code, the severity of the code, and the parts that a rule fills in."""

from collections.abc import Iterable
from enum import StrEnum

from app.evaluator.evaluation import Finding


class Severity(StrEnum):
    """How much a finding wants to be seen; the order of an answer."""

    WARNING = "warning"
    NOTICE = "notice"
    INFO = "info"


SEVERITIES = {
    "over_limit": Severity.WARNING,
    "effects_reported": Severity.WARNING,
    "verdict_open": Severity.NOTICE,
    "not_in_our_data": Severity.NOTICE,
    "no_limit_set": Severity.NOTICE,
    "days_without_entry": Severity.NOTICE,
    "only_partial_days": Severity.NOTICE,
    "nothing_logged": Severity.NOTICE,
    "unknown_basis": Severity.NOTICE,
    "unknown_origin": Severity.NOTICE,
    "unknown_amount": Severity.NOTICE,
    "composition_varies": Severity.NOTICE,
    "implausible_amount": Severity.NOTICE,
    "limit_assumes_normal_kidneys": Severity.NOTICE,
    "transdermal_not_counted": Severity.INFO,
    "no_requirement_set": Severity.INFO,
    "label_values_not_compared": Severity.INFO,
}

_ORDER = list(Severity)


def finding(
    code: str,
    message: str,
    *,
    severity: Severity | None = None,
    nutrient: str = "",
    authority: str = "",
    entries: Iterable[str] = (),
    parameters: dict[str, float] | None = None,
    citation_ids: Iterable[str] = (),
) -> Finding:
    """A finding of this code, of its usual severity if none is given; nutrient and authority where it is about one."""
    made: Finding = {
        "code": code,
        "severity": (severity or SEVERITIES[code]).value,
        "message": message,
        "entries": list(entries),
        "parameters": parameters or {},
        "citation_ids": list(citation_ids),
    }
    if nutrient:
        made["nutrient"] = nutrient
    if authority:
        made["authority"] = authority
    return made


def by_severity(found: Iterable[Finding]) -> list[Finding]:
    """Warnings first, otherwise in the order found."""
    return sorted(found, key=lambda each: _ORDER.index(Severity(each["severity"])))
