"""What a finding is made of: its code, what that means, and the parts that a rule fills in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.evaluator.evaluation import Finding
from app.evaluator.quantities import NO_UPPER_END, Interval, number


class Severity(StrEnum):
    """How much a finding wants to be seen; the order of an answer."""

    WARNING = "warning"
    NOTICE = "notice"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class FindingType:
    """What a code means: how much it wants to be seen, when it comes, and how to make it go away."""

    severity: Severity
    meaning: str
    remedy: str


FINDING_TYPES: Mapping[str, FindingType] = MappingProxyType(
    {
        "over_limit": FindingType(
            Severity.WARNING,
            "What an authority's limit counts is certainly above that limit on a day.",
            "It goes when the entries that the limit counts add up to no more than the limit on every day.",
        ),
        "effects_reported_at_this_amount": FindingType(
            Severity.WARNING,
            "Supplements and medicines reach an amount from which effects are reported, whether a limit is set or not. "
            "The message tells where to turn if too much was taken.",
            "It goes when supplements and medicines stay below the amount.",
        ),
        "high_day_hidden_by_mean": FindingType(
            Severity.NOTICE,
            "A day is certainly above a limit while the mean of what the limit counts is within it: a limit is for "
            "every single day.",
            "It goes when what the limit counts is no more than the limit on every day.",
        ),
        "near_limit": FindingType(
            Severity.NOTICE,
            "What an authority's limit counts is certainly within it, and on the highest day it is nine tenths of the "
            "limit or more, or may be. The share is ours.",
            "It goes when the entries that the limit counts are certainly below nine tenths of it on every day.",
        ),
        "over_other_ceiling": FindingType(
            Severity.NOTICE,
            "What is counted is certainly above a safe level or a level of chronic disease risk reduction, which are "
            "no upper levels.",
            "It goes when what that value counts is no more than it.",
        ),
        "verdict_open": FindingType(
            Severity.NOTICE,
            "A verdict depends on a fact that was not told, or cannot be told.",
            "Tell the facts that depends_on points to; questions names the one that settles most. Where the "
            "authority's own text is unclear, it stays.",
        ),
        "not_in_our_data": FindingType(
            Severity.NOTICE,
            "We hold no value of this authority for this person.",
            "Ask for an authority that /coverage shows with a value.",
        ),
        "no_limit_set": FindingType(
            Severity.NOTICE,
            "The authority sets no limit for this person, which does not mean that any amount is safe.",
            "It stays: name another authority besides if you want a limit to compare with.",
        ),
        "effects_reported": FindingType(
            Severity.NOTICE,
            "A limit is exceeded, and supplements or medicines are certainly in the sums: from how much of them "
            "effects are reported. The article's number is an observed toxic range and no safe line.",
            "It goes when no limit is exceeded, or without supplements and medicines.",
        ),
        "days_without_entry": FindingType(
            Severity.NOTICE,
            "On some days of the request the nutrient was not logged. What was taken on them is not known, not zero.",
            "Log the nutrient on these days; an entry with the amount 0 says that it was none.",
        ),
        "only_partial_days": FindingType(
            Severity.NOTICE,
            "The nutrient was logged on partial days alone, so that there is no mean to compare.",
            "Send a day whose record is complete.",
        ),
        "nothing_logged": FindingType(
            Severity.NOTICE,
            "The request has no entry. Not logged is not zero.",
            "Send an entry; one with the amount 0 says that it was none.",
        ),
        "food_without_figure": FindingType(
            Severity.NOTICE,
            "The food table has no figure of a nutrient for a food. What the food brings of it is not known, and not "
            "zero: the answer is a range without an upper end, or unknown.",
            "It stays with that food; enter the nutrient itself where you know how much there is of it.",
        ),
        "several_portions": FindingType(
            Severity.NOTICE,
            "The words of a portion name several portions of the food, which weigh differently. It was read as each.",
            "Give the id of the portion, or more of its words; or an amount in g.",
        ),
        "enrichment_not_known": FindingType(
            Severity.NOTICE,
            "A food is enriched or may be, and the food table does not say how much of what it holds was added. What a "
            "limit counts of it that counts what is added alone is a range.",
            "It stays with that food.",
        ),
        "unknown_basis": FindingType(
            Severity.NOTICE,
            "An amount of a form may be that of the element or of the compound, and was read both ways.",
            "Set basis to elemental or compound, as the label says.",
        ),
        "unknown_origin": FindingType(
            Severity.NOTICE,
            "The origin of an amount is unknown: a limit may count it or not.",
            "Set origin to where it came from.",
        ),
        "unknown_amount": FindingType(
            Severity.NOTICE,
            "An amount is unknown: it is anything from nothing, without an upper end.",
            "Give an amount, or amount_min with amount_max.",
        ),
        "unknown_amount_per": FindingType(
            Severity.NOTICE,
            "Of a label: its amounts may be of one unit, such as a capsule, or of a serving of several, and were read "
            "both ways; or it does not say of how many units they are, and they were taken once.",
            "Set amount_per to serving, unit or daily_portion, and units_per_serving, as the label says.",
        ),
        "more_element_than_compound": FindingType(
            Severity.NOTICE,
            "Of a label: it states more of the element than the amount of the compound that is to hold it, whatever "
            "its numbers were rounded from.",
            "Check the numbers and units of the label. It stays where the label prints them so.",
        ),
        "more_element_than_form_holds": FindingType(
            Severity.NOTICE,
            "Of a label: it states more of the element than a pure compound of that name can hold, whatever its "
            "numbers were rounded from. Another compound is part of it, or a number is not right.",
            "Check the numbers, and name the mixture as the substance if the label does. It stays where the label "
            "prints them so.",
        ),
        "amounts_disagree": FindingType(
            Severity.NOTICE,
            "Of a label: the amount that it gives once more in another unit is another amount. Each is among the "
            "readings, unless a percentage of the daily value agrees with one alone.",
            "Check the numbers and units of the label. It stays where the label prints them so.",
        ),
        "isomer_not_stated": FindingType(
            Severity.NOTICE,
            "Of a label: a name leaves open which isomer it is of, and was read as the one that we hold. The amounts "
            "are the same for every isomer.",
            "Name the isomer, as in magnesium L-threonate, if the label or its maker does.",
        ),
        "percentage_disagrees": FindingType(
            Severity.NOTICE,
            "Of a label: its percentage of a daily value is another amount than the one beside it, however that is "
            "read. Each is among the readings.",
            "Check the numbers and whose daily value it is. It stays where the label prints them so.",
        ),
        "composition_varies": FindingType(
            Severity.NOTICE,
            "A form, or part of its family, has no fixed composition, so that the compound's amount says little.",
            "Give the elemental amount of the label, with basis elemental; or name a compound.",
        ),
        "implausible_amount": FindingType(
            Severity.NOTICE,
            "An amount looks like another unit, or like the compound instead of the element. It is used as it is.",
            "Check the unit and the basis. It stays where the amount is right.",
        ),
        "possible_double_count": FindingType(
            Severity.NOTICE,
            "On one day two entries that are not food or water are the same, or one states the compound and one the "
            "element that it holds; or one from the same origin states a part of what another one states the whole of, "
            "as folic acid and folate in DFE. All are in the sums; the finding tells the sum if it was taken once.",
            "Leave out what was entered twice. It stays where both were taken.",
        ),
        "limit_assumes_normal_kidneys": FindingType(
            Severity.NOTICE,
            "Magnesium of supplements or medicines is in the sums, and limits assume normal kidneys.",
            "It stays as long as a supplement or a medicine is among the entries.",
        ),
        "percentage_not_checked": FindingType(
            Severity.INFO,
            "Of a label: we do not hold the daily value that its percentage is of, so that the percentage was not "
            "compared with the amount beside it. The readings are those of the amount.",
            "It goes when the percentage is left out. It stays where the label prints one.",
        ),
        "medicine_counted": FindingType(
            Severity.INFO,
            "A medicinal product is in the sums, with the elemental amount of its label or of its strength. Only the "
            "nutrient that /medicinal-products names is counted.",
            "It stays as long as the product is among the entries.",
        ),
        "not_judged": FindingType(
            Severity.INFO,
            "The intake of a nutrient, which is energy, is added up and compared with nothing.",
            "It stays.",
        ),
        "component_counted": FindingType(
            Severity.INFO,
            "An amount was counted as an equivalent of the nutrient, by printed factors, or as a range where it does "
            "not say what it is made of.",
            "It stays; an amount in the measure of the values needs no conversion.",
        ),
        "not_in_food_table": FindingType(
            Severity.INFO,
            "Foods are among the entries, and the food table has no figures at all of some nutrients. They are "
            "answered where another entry names them or nutrients asks for them, with what foods bring as not known.",
            "Enter these nutrients themselves, or name in nutrients the ones that you want.",
        ),
        "phytate_assumed": FindingType(
            Severity.INFO,
            "Values of an authority hang on the phytate in the diet, which was not told and is taken as 600 mg a day.",
            "Tell phytate_mg of the person.",
        ),
        "unit_converted": FindingType(
            Severity.INFO,
            "An amount in mmol, mEq, percent of a daily value or IU was made a mass: by the atomic weight, and the "
            "charge, by the value that labels for adults use, which is no requirement of a person, or by what an IU of "
            "the component is.",
            "It stays; an amount in g, mg or ug needs no conversion.",
        ),
        "transdermal_not_counted": FindingType(
            Severity.INFO,
            "A product for the skin is among the entries and enters no sum.",
            "Leave the entry out.",
        ),
        "no_requirement_set": FindingType(
            Severity.INFO,
            "The authority sets no recommended or adequate intake for this person.",
            "It stays: name another authority besides if you want one to compare with.",
        ),
        "label_values_not_compared": FindingType(
            Severity.INFO,
            "An authority was named that sets values for labels, which are no requirement of a person.",
            "Name an authority whose role in /authorities is reference or guidance.",
        ),
    }
)

_SEVERITIES = {code: finding_type.severity.value for code, finding_type in FINDING_TYPES.items()}
_PLACES = {severity.value: place for place, severity in enumerate(Severity)}


def finding(
    code: str,
    message: str,
    *,
    nutrient: str = "",
    authority: str = "",
    entries: Iterable[str] = (),
    parameters: dict[str, float] | None = None,
    citation_ids: Iterable[str] = (),
) -> Finding:
    """A finding of this code; nutrient and authority are left out where it is about none in particular."""
    made: Finding = {
        "code": code,
        "severity": _SEVERITIES[code],
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


def ends(name: str, amount: Interval) -> dict[str, float]:
    """The lower end under this name and, where it is another one and there is one, the upper end as ``name_high``."""
    found = {name: number(amount.low)}
    if not amount.is_exact and amount.high != NO_UPPER_END:
        found[f"{name}_high"] = number(amount.high)
    return found


def by_severity(found: Iterable[Finding]) -> list[Finding]:
    """Warnings first, otherwise in the order found."""
    return sorted(found, key=lambda each: _PLACES[each["severity"]])
