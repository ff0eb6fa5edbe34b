"""From public records to the evaluator's facts: what it needs of them, in its own units and types."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from app import tables
from app.evaluator import facts, variation
from app.evaluator.adequacy import DayToDay
from app.evaluator.components import Component
from app.evaluator.facts import Facts
from app.evaluator.forms import Form
from app.evaluator.quantities import Interval, Unit, convert, decimal, exact
from app.evaluator.references import EVERYBODY
from app.evaluator.studies import Study
from app.evaluator.substances import substances
from app.known_components import components_from
from app.known_references import band_of, references_from
from app.records import Records

PERCENT = Decimal("0.01")
FAMILIES = (tables.Composition.FAMILY, tables.Composition.CATEGORY)


def facts_from(records: Records, data_version: str) -> Facts:
    """The facts in these records, under the version of their data."""
    components = components_from(records)
    nutrients = {nutrient.id: _nutrient(nutrient, components) for nutrient in records.nutrients}
    constants = {constant.id: _constant(constant) for constant in records.rule_constants}
    forms = {form.id: _form(form, records.supplement_forms) for form in records.supplement_forms}
    claims = {claim.id: claim for claim in records.claims}
    return Facts(
        data_version=data_version,
        nutrients=MappingProxyType(nutrients),
        authorities=MappingProxyType({each.id: _authority(each) for each in records.authorities}),
        references=references_from(records, nutrients, constants),
        variation=_variation(records, nutrients),
        components=MappingProxyType(components),
        forms=MappingProxyType(forms),
        substances=_on_labels(nutrients, forms.values()),
        label_conventions=MappingProxyType({each.id: each.source_id for each in records.label_conventions}),
        studies=tuple(map(_study, records.form_studies)),
        products=MappingProxyType({each.id: _product(each, nutrients) for each in records.medicinal_products}),
        conditions=tuple(_condition(each, claims, nutrients[each.nutrient].unit) for each in records.conditions),
        constants=MappingProxyType(constants),
        sources=MappingProxyType({source.id: _source(source) for source in records.sources}),
    )


def _authority(authority: tables.Authority) -> facts.Authority:
    return facts.Authority(authority.id, authority.name, authority.role)


def _on_labels(nutrients: Mapping[str, facts.Nutrient], forms: Iterable[Form]) -> Mapping[str, facts.Substance]:
    """What the names on labels name, of elements alone: what an amount of a vitamin's form counts as is not held."""
    elements = {id_: nutrient for id_, nutrient in nutrients.items() if nutrient.atomic_weight is not None}
    return substances(elements.values(), [form for form in forms if form.nutrient in elements])


def _nutrient(nutrient: tables.Nutrient, components: Mapping[str, Component]) -> facts.Nutrient:
    own = components[nutrient.component] if nutrient.component else None
    others = [each for each in components.values() if each.nutrient == nutrient.id and each is not own]
    return facts.Nutrient(
        equivalent=own.equivalent if own else "",
        components=(own, *others) if own else (),
        id=nutrient.id,
        name=nutrient.name,
        unit=Unit(nutrient.unit),
        atomic_weight=None if nutrient.atomic_weight is None else decimal(nutrient.atomic_weight),
        valence=nutrient.valence,
        atomic_weight_source=nutrient.atomic_weight_source_id or "",
        synonyms=tuple(nutrient.synonyms),
    )


def _variation(records: Records, nutrients: Mapping[str, facts.Nutrient]) -> variation.Variation:
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


def _risk_tables(records: Records, nutrients: Mapping[str, facts.Nutrient]) -> list[variation.RiskTable]:
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


def _form(form: tables.SupplementForm, forms: tuple[tables.SupplementForm, ...]) -> Form:
    is_family = form.composition in FAMILIES
    members = [each for each in forms if each.family == form.id and each is not form] if is_family else [form]
    fractions = {each.id: (each, fraction) for each in members if (fraction := _fraction(each)) is not None}
    return Form(
        id=form.id,
        nutrient=form.nutrient,
        family=form.family,
        names=(form.name, *form.synonyms),
        formula=form.formula or "",
        routes=frozenset(form.routes),
        fractions=tuple((member, fraction) for member, (_, fraction) in fractions.items()),
        varies=any(each.composition is not tables.Composition.STOICHIOMETRIC for each in members),
        sources=tuple(dict.fromkeys(each.source_id for each, _ in fractions.values()) or [form.source_id]),
    )


def _fraction(form: tables.SupplementForm) -> Interval | None:
    if form.elemental_fraction is not None:
        return exact(decimal(form.elemental_fraction))
    if form.elemental_fraction_max is not None:
        return Interval(decimal(form.elemental_fraction_min or 0), decimal(form.elemental_fraction_max))
    return None


def _study(study: tables.FormStudy) -> Study:
    return Study(study.id, study.form, tuple(study.compared_forms), study.measure, study.source_id, study.note or "")


def _product(product: tables.MedicinalProduct, nutrients: Mapping[str, facts.Nutrient]) -> facts.MedicinalProduct:
    return facts.MedicinalProduct(
        id=product.id,
        name=product.name,
        nutrient=product.nutrient,
        unit=product.unit,
        amount_per_unit=convert(
            decimal(product.amount_per_unit), Unit(product.amount_unit), nutrients[product.nutrient].unit
        ),
        sources=tuple(product.source_ids),
    )


def _condition(condition: tables.Condition, claims: Mapping[str, tables.Claim], unit: Unit) -> facts.Condition:
    threshold = None
    if condition.threshold_amount is not None and condition.threshold_unit is not None:
        threshold = convert(decimal(condition.threshold_amount), Unit(condition.threshold_unit), unit)
    claim = claims[condition.claim]
    return facts.Condition(
        id=condition.id,
        name=condition.name,
        nutrient=condition.nutrient,
        effect_on_muscles=condition.effect_on_muscles,
        associated_symptoms=tuple(condition.associated_symptoms),
        primary_causes=tuple(condition.primary_causes),
        intake_pattern=condition.intake_pattern,
        threshold=threshold,
        claim=claim.id,
        claim_verdict=claim.verdict.value,
        origin_source=claim.origin_source_id,
    )


def _constant(constant: tables.RuleConstant) -> facts.Constant:
    return facts.Constant(decimal(constant.value), constant.statement, constant.source_id)


def _source(source: tables.Source) -> facts.Source:
    return facts.Source(source.id, source.title, source.publisher, source.year, source.url)
