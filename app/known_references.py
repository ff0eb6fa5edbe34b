"""From public records to reference values and absences, in the units and types of the evaluator."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from app import tables
from app.evaluator.facts import Constant, Nutrient
from app.evaluator.person import LifeStage, Phytate, Sex
from app.evaluator.quantities import Unit, convert, decimal
from app.evaluator.references import (
    ENERGY_OF_FAT,
    EVERYBODY,
    Absence,
    AbsenceStatus,
    Band,
    EnergyOfAGram,
    Per,
    References,
    ReferenceValue,
    ValueKind,
)
from app.records import Records

NOT_JUDGED_SOURCE = "iom-2000-dietary-assessment"


def references_from(
    records: Records, nutrients: Mapping[str, Nutrient], constants: Mapping[str, Constant]
) -> References:
    """The reference values in these records, why there is none for the rest, and what is not judged."""
    return References(
        (_reference_value(value, nutrients[value.nutrient].unit, constants) for value in records.reference_values),
        (_absence(absent) for absent in records.absent_values),
        {each.id: _not_judged(each) for each in records.nutrients if not each.judged_by_cut_point},
    )


def band_of(
    row: tables.ReferenceValue | tables.AbsentValue | tables.DayToDaySd | tables.RequirementRisk,
    life_stage: LifeStage | None,
) -> Band:
    """The people whom a row is for; of no life stage in particular where none is given."""
    sex = None if row.sex is tables.AppliesToSex.ANY else Sex(row.sex)
    return Band(row.age_min_months, row.age_max_months, sex, life_stage)


def _reference_value(value: tables.ReferenceValue, unit: Unit, constants: Mapping[str, Constant]) -> ReferenceValue:
    phytate = _phytate(value.condition or "")
    return ReferenceValue(
        id=value.id,
        authority=value.authority,
        edition=value.edition,
        in_force=value.valid_until is None,
        nutrient=value.nutrient,
        value_type=value.value_type,
        kind=value.kind,
        band=replace(band_of(value, value.life_stage), phytate_mg=phytate),
        condition="" if phytate else value.condition or "",
        value=_amount(value, unit),
        per=value.per,
        equivalent=value.equivalent or "",
        energy_of_a_gram=_energy_of_a_gram(constants) if value.per is Per.ENERGY_PERCENT else None,
        counts=frozenset(value.counts),
        unclear=frozenset(value.unclear),
        source=value.source_id,
        locator=value.source_locator or "",
    )


def _phytate(condition: str) -> Phytate | None:
    """The level of phytate that a value is printed for: "phytate_600_mg"."""
    found = re.fullmatch(r"phytate_(\d+)_mg", condition)
    return Phytate(int(found[1])) if found else None


def _energy_of_a_gram(constants: Mapping[str, Constant]) -> EnergyOfAGram:
    """Of fat: what is printed in percent of energy are fatty acids and fat."""
    constant = constants[ENERGY_OF_FAT]
    return EnergyOfAGram(constant.value, ENERGY_OF_FAT, constant.source)


def _amount(value: tables.ReferenceValue, unit: Unit) -> Decimal:
    """In the nutrient's unit; of a share of energy the percent, as printed."""
    printed = decimal(value.value)
    return printed if value.per is Per.ENERGY_PERCENT else convert(printed, Unit(value.unit), unit)


def _absence(absent: tables.AbsentValue) -> Absence:
    holds_for_all = absent.life_stage is tables.AppliesToLifeStage.ANY
    return Absence(
        authority=absent.authority,
        nutrient=absent.nutrient,
        kind=absent.kind,
        band=band_of(absent, None if holds_for_all else LifeStage(absent.life_stage)),
        status=absent.status,
        reason=absent.reason,
        source=absent.source_id,
        locator=absent.source_locator or "",
    )


def _not_judged(nutrient: tables.Nutrient) -> Absence:
    return Absence(
        authority="",
        nutrient=nutrient.id,
        kind=ValueKind.AVERAGE_REQUIREMENT,
        band=EVERYBODY,
        status=AbsenceStatus.NOT_APPLICABLE,
        reason=(
            f"An intake of {nutrient.name.lower()} is not compared with a requirement: people who need more take in "
            "more, and the body weight shows whether the two agree."
        ),
        source=NOT_JUDGED_SOURCE,
        locator="ch. 4",
    )
