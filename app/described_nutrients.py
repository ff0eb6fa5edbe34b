"""Nutrients as they are served one by one: with the codes that food tables have for each, and the traps."""

from collections.abc import Iterator

from sqlmodel import Field

from app.records import Records
from app.tables import Nutrient, NutrientCode, NutrientTrap


class DescribedNutrient(Nutrient):
    """A nutrient with the codes that are its own or are taken for it, and what goes wrong with them."""

    codes: list[NutrientCode] = Field(description="The codes, in order of id; see the relation of each.")
    traps: list[NutrientTrap] = Field(description="The traps, in order of id. Their codes are among those above.")


def described_nutrients(records: Records) -> Iterator[DescribedNutrient]:
    """Every nutrient of these records, in order of id."""
    for nutrient in records.nutrients:
        yield DescribedNutrient(
            **nutrient.model_dump(),
            codes=[code for code in records.nutrient_codes if code.nutrient == nutrient.id],
            traps=[trap for trap in records.nutrient_traps if trap.nutrient == nutrient.id],
        )
