"""From public records to how intakes and requirements differ, in the units and types of the evaluator."""

from collections.abc import Mapping
from decimal import Decimal

from app import tables
from app.evaluator import variation
from app.evaluator.adequacy import DayToDay
from app.evaluator.facts import Nutrient
from app.evaluator.quantities import NO_UPPER_END, Unit, convert, decimal
from app.evaluator.references import EVERYBODY, Band
from app.known_references import band_of
from app.records import Records

PERCENT = Decimal("0.01")


def variation_from(records: Records, nutrients: Mapping[str, Nutrient]) -> variation.Variation:
    """What surveys found first, what is assumed after it: the first that fits a person is used."""
    constants = {constant.id: constant for constant in records.rule_constants}
    surveys = [_day_to_day_sd(sd, nutrients[sd.nutrient].unit) for sd in records.day_to_day_sds]
    shares = {name: constants.get(variation.DAY_TO_DAY_ASSUMED.format(nutrient=name)) for name in nutrients}
    assumed = [_assumed_day_to_day(name, constant) for name, constant in shares.items() if constant]
    cvs = {(cv.authority, cv.nutrient): _requirement_cv(cv) for cv in records.requirement_cvs}
    method = {name: _percentage(constants[name]) for name in variation.METHOD_CONSTANTS}
    return variation.Variation(surveys + assumed, cvs, method, _risk_tables(records, nutrients))


def _day_to_day_sd(sd: tables.DayToDaySd, unit: Unit) -> variation.DayToDaySd:
    return variation.DayToDaySd(
        nutrient=sd.nutrient,
        band=band_of(sd, None),
        day_to_day=DayToDay(sd=float(convert(decimal(sd.value), Unit(sd.unit), unit))),
        cv=None if sd.cv_percent is None else sd.cv_percent / 100,
        is_assumed=False,
        printed=_printed(sd),
    )


def _assumed_day_to_day(nutrient: str, constant: tables.RuleConstant) -> variation.DayToDaySd:
    share = float(_percentage(constant).share)
    return variation.DayToDaySd(nutrient, EVERYBODY, DayToDay(share=share), share, True, _printed(constant))


def _requirement_cv(row: tables.RequirementCv) -> variation.RequirementCv:
    return variation.RequirementCv(
        cv=None if row.skewed or row.cv_percent is None else decimal(row.cv_percent) * PERCENT,
        is_assumed=row.basis is variation.RequirementBasis.ASSUMED,
        printed=_printed(row),
    )


def _risk_tables(records: Records, nutrients: Mapping[str, Nutrient]) -> list[variation.RiskTable]:
    """The classes of each group together, from the least intake on."""
    rows: dict[tuple[str, str, Band], list[tables.RequirementRisk]] = {}
    for row in sorted(records.requirement_risks, key=lambda each: each.intake_from):
        rows.setdefault((row.authority, row.nutrient, band_of(row, row.life_stage)), []).append(row)
    return [
        variation.RiskTable(
            *key,
            tuple(group[0].assumes),
            tuple(_risk_class(row, nutrients[row.nutrient].unit) for row in group),
            _printed(group[0]),
        )
        for key, group in rows.items()
    ]


def _risk_class(row: tables.RequirementRisk, unit: Unit) -> variation.RiskClass:
    low, high = (
        NO_UPPER_END if end is None else convert(decimal(end), Unit(row.unit), unit)
        for end in (row.intake_from, row.intake_below)
    )
    return variation.RiskClass(row.id, low, high, decimal(row.risk_percent))


def _percentage(constant: tables.RuleConstant) -> variation.Percentage:
    return variation.Percentage(decimal(constant.value) * PERCENT, _printed(constant))


def _printed(
    row: tables.DayToDaySd | tables.RequirementCv | tables.RequirementRisk | tables.RuleConstant,
) -> variation.Printed:
    return variation.Printed(row.source_id, row.source_locator or "")
