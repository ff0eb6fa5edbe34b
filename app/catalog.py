"""The catalogue: all rows as one immutable value in memory. The only reader of the tables.

It is loaded at start and when the data have changed; while a request is answered no database is touched.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from orjson import Fragment
from sqlmodel import Session, select

from app import tables
from app.columnar import Columnar, is_of_numbers, numbers
from app.database import DatabaseNotReady, open_session, opened_engine
from app.described_components import DescribedComponent, described_components
from app.described_foods import DescribedCommonFood, described_common_foods
from app.described_forms import DescribedForm, described_forms
from app.described_nutrients import DescribedNutrient, described_nutrients
from app.evaluator import Facts
from app.evaluator.coverage import Coverage, coverage
from app.food_search import FoodSearch, food_search_from
from app.food_table import FoodTable
from app.knowledge import facts_from
from app.records import EVIDENCE, KINDS, Kind, Records
from app.searching import Called, called

ShapeT = TypeVar("ShapeT", bound=tables.Shape)

# The kinds that are served as they are stored; forms are served with what is said of them.
AS_STORED = (
    *("sources", "authorities", "nutrients", "nutrient_codes", "nutrient_traps", "reference_values", "intake_ranges"),
    *(
        "increments",
        "day_to_day_sds",
        "requirement_cvs",
        "requirement_risks",
        "label_conventions",
        "form_studies",
        "claims",
        "conditions",
        "symptoms",
        "risk_groups",
    ),
    *("interactions", "medicinal_products", "conformance_cases"),
    *("food_groups", "food_measures", "food_corrections", "waters"),
)


class NotSeededError(DatabaseNotReady):
    """The database holds no data. Another process may be about to seed it."""

    def __init__(self) -> None:
        super().__init__("The database holds no data: run `elemental seed` first.")


class Collection(Generic[ShapeT]):
    """The public records of one resource by id, in order of id, and each of them rendered as JSON."""

    def __init__(self, shape: type[ShapeT], records: Iterable[ShapeT]) -> None:
        self.columns = tuple(shape.model_fields)
        self.records: Mapping[str, ShapeT] = MappingProxyType({record.id: record for record in records})
        self._rendered = {
            record.id: Fragment(record.model_dump_json(exclude_none=True).encode()) for record in self.records.values()
        }

    def rendered(self, record_id: str) -> Fragment:
        """One record as JSON. Fields that say nothing are left out."""
        return self._rendered[record_id]

    def render(self, records: Iterable[ShapeT]) -> list[Fragment]:
        """These records as JSON, ready for the one serialisation around them."""
        return [self._rendered[record.id] for record in records]

    def rows(self, records: Iterable[ShapeT]) -> list[dict[str, Any]]:
        """These records as rows of a table with our columns."""
        return [record.model_dump(mode="json") for record in records]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything that is served, and the facts that the evaluator works with."""

    data_version: str
    facts: Facts
    sources: Collection[tables.Source]
    authorities: Collection[tables.Authority]
    nutrients: Collection[tables.Nutrient]
    described_nutrients: Collection[DescribedNutrient]
    nutrient_codes: Collection[tables.NutrientCode]
    nutrient_traps: Collection[tables.NutrientTrap]
    components: Collection[DescribedComponent]
    reference_values: Collection[tables.ReferenceValue]
    intake_ranges: Collection[tables.IntakeRange]
    increments: Collection[tables.Increment]
    day_to_day_sds: Collection[tables.DayToDaySd]
    requirement_cvs: Collection[tables.RequirementCv]
    requirement_risks: Collection[tables.RequirementRisk]
    supplement_forms: Collection[DescribedForm]
    label_conventions: Collection[tables.LabelConvention]
    form_studies: Collection[tables.FormStudy]
    claims: Collection[tables.Claim]
    conditions: Collection[tables.Condition]
    symptoms: Collection[tables.Symptom]
    risk_groups: Collection[tables.RiskGroup]
    interactions: Collection[tables.Interaction]
    medicinal_products: Collection[tables.MedicinalProduct]
    conformance_cases: Collection[tables.ConformanceCase]
    foods: FoodTable
    food_search: FoodSearch
    food_groups: Collection[tables.FoodGroup]
    food_measures: Collection[tables.FoodMeasure]
    food_corrections: Collection[tables.FoodCorrection]
    common_foods: Collection[DescribedCommonFood]
    waters: Collection[tables.Water]
    coverage: tuple[Coverage, ...]
    ages_of_change: tuple[int, ...]
    forms_called: Mapping[str, Called]

    def collections(self) -> dict[str, Collection[Any]]:
        """Every collection by the name of its resource."""
        return {name: getattr(self, name) for name in (*AS_STORED, "components", "supplement_forms", "common_foods")}


def read_catalog(database_url: str) -> Catalog:
    """The catalogue that this database holds. Raises NotSeededError or another DatabaseUnavailable."""
    with opened_engine(database_url) as engine, open_session(engine) as session:
        return load_catalog(session)


def read_other_catalog(database_url: str, known: str) -> Catalog | None:
    """The catalogue that this database holds, unless it is of the data version that is known. Raises the same."""
    with opened_engine(database_url) as engine, open_session(engine) as session:
        version = session.get(tables.DataVersionRow, 1)
        return None if version and version.fingerprint == known else load_catalog(session)


def load_catalog(session: Session) -> Catalog:
    """Read every table once. Raises NotSeededError when there is no data."""
    version = session.get(tables.DataVersionRow, 1)
    if version is None:
        raise NotSeededError
    return _catalog_of(_read(session), version.fingerprint)


def _catalog_of(records: Records, data_version: str) -> Catalog:
    foods = FoodTable(records)
    facts = facts_from(records, data_version, foods)
    as_stored: dict[str, Any] = {
        kind.name: Collection(kind.shape, records.of(kind)) for kind in KINDS if kind.name in AS_STORED
    }
    return Catalog(
        data_version=data_version,
        facts=facts,
        described_nutrients=Collection(DescribedNutrient, described_nutrients(records)),
        components=Collection(DescribedComponent, described_components(records)),
        supplement_forms=Collection(DescribedForm, described_forms(records)),
        foods=foods,
        food_search=food_search_from(records),
        common_foods=Collection(DescribedCommonFood, described_common_foods(records, foods)),
        coverage=tuple(coverage(facts)),
        ages_of_change=_ages_of_change(records),
        forms_called=MappingProxyType(called(records.supplement_forms, records.nutrients)),
        **as_stored,
    )


def _ages_of_change(records: Records) -> tuple[int, ...]:
    """Every age in months at which something of some person's table changes: between two of them everybody is alike."""
    rows: list[tables.ReferenceValue | tables.AbsentValue | tables.IntakeRange] = []
    rows += [*records.reference_values, *records.absent_values, *records.intake_ranges]
    ages = {age for row in rows for age in (row.age_min_months, row.age_max_months) if age is not None}
    return tuple(sorted(ages))


def _read(session: Session) -> Records:
    read: dict[str, Any] = {kind.name: _of_kind(session, kind, _evidence(session, kind)) for kind in KINDS}
    return Records(**read)


def _of_kind(session: Session, kind: Kind, evidence: Mapping[str, list[str]]) -> Sequence[Any]:
    """The rows of one table as public records, in order of id, with their evidence where another table holds it."""
    if kind.in_columns:
        return _in_columns(session, kind)
    rows = sorted(session.execute(select(kind.table)).mappings(), key=itemgetter("id"))
    return tuple(kind.shape.model_validate({**row, **_sources(row["id"], evidence)}) for row in rows)


def _in_columns(session: Session, kind: Kind) -> Columnar[Any]:
    """The rows of one table column by column. Of their values nothing is looked at again: that takes too long."""
    columns = [getattr(kind.table.c, name) for name in kind.columns]
    cells = list(zip(*session.execute(select(*columns)), strict=True)) or [()] * len(columns)
    fields = kind.shape.model_fields
    read = zip(kind.columns, cells, strict=True)
    return Columnar(
        kind.shape,
        {name: numbers(column) if is_of_numbers(fields[name].annotation) else column for name, column in read},
    ).in_order()


def _sources(record_id: str, evidence: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {EVIDENCE: evidence[record_id]} if record_id in evidence else {}


def _evidence(session: Session, kind: Kind) -> dict[str, list[str]]:
    """By record of this kind, the sources that it rests on."""
    if kind.evidence is None:
        return {}
    grouped: dict[str, list[str]] = defaultdict(list)
    links: Iterable[Any] = session.exec(select(kind.evidence))
    for owner, source in sorted((getattr(link, kind.evidence_owner), link.source_id) for link in links):
        grouped[owner].append(source)
    return grouped
