"""From public records to the evaluator's facts: what it needs of them, in its own units and types."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app import tables
from app.evaluator import facts
from app.evaluator.components import Component
from app.evaluator.facts import Facts
from app.evaluator.forms import Form
from app.evaluator.quantities import Interval, Unit, convert, decimal, exact
from app.evaluator.studies import Study
from app.evaluator.substances import substances
from app.food_table import FoodTable
from app.known_components import components_from
from app.known_foods import KnownFoods, common_foods_from
from app.known_references import references_from
from app.known_variation import variation_from
from app.records import Records

FAMILIES = (tables.Composition.FAMILY, tables.Composition.CATEGORY)


def facts_from(records: Records, data_version: str, food_table: FoodTable | None = None) -> Facts:
    """The facts in these records, under the version of their data; ``food_table`` is that of the records, if made."""
    components, constants = components_from(records), _constants(records)
    nutrients = {nutrient.id: _nutrient(nutrient, components, constants) for nutrient in records.nutrients}
    forms = {form.id: _form(form, records.supplement_forms) for form in records.supplement_forms}
    foods = KnownFoods(FoodTable(records) if food_table is None else food_table, nutrients, components, constants)
    return Facts(
        data_version=data_version,
        nutrients=MappingProxyType(nutrients),
        authorities=MappingProxyType({each.id: _authority(each) for each in records.authorities}),
        references=references_from(records, nutrients, constants),
        variation=variation_from(records, nutrients),
        components=MappingProxyType(components),
        forms=MappingProxyType(forms),
        substances=_on_labels(nutrients, forms.values()),
        label_conventions=MappingProxyType({each.id: each.source_id for each in records.label_conventions}),
        studies=tuple(map(_study, records.form_studies)),
        products=MappingProxyType({each.id: _product(each, nutrients) for each in records.medicinal_products}),
        conditions=_conditions(records, nutrients),
        foods=foods,
        food_nutrients=foods.nutrients,
        common_foods=common_foods_from(records.common_foods),
        constants=MappingProxyType(constants),
        sources=MappingProxyType({source.id: _source(source) for source in records.sources}),
    )


def _authority(authority: tables.Authority) -> facts.Authority:
    return facts.Authority(authority.id, authority.name, authority.role)


def _on_labels(nutrients: Mapping[str, facts.Nutrient], forms: Iterable[Form]) -> Mapping[str, facts.Substance]:
    """What the names on labels name, of elements alone: what an amount of a vitamin's form counts as is not held."""
    elements = {id_: nutrient for id_, nutrient in nutrients.items() if nutrient.atomic_weight is not None}
    return substances(elements.values(), [form for form in forms if form.nutrient in elements])


def _nutrient(
    nutrient: tables.Nutrient, components: Mapping[str, Component], constants: Mapping[str, facts.Constant]
) -> facts.Nutrient:
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
        remarkable_amounts=_remarkable_amounts(nutrient.id, constants),
    )


def _remarkable_amounts(nutrient: str, constants: Mapping[str, facts.Constant]) -> facts.RemarkableAmounts:
    return facts.RemarkableAmounts(
        effects_reported_from=constants.get(f"{nutrient}-effects-reported-from"),
        raised_serum_reported_above=constants.get(f"{nutrient}-raised-serum-reported-above"),
        supplement_entry_highest_plausible=constants.get(f"{nutrient}-supplement-entry-highest-plausible"),
        food_day_highest_plausible=constants.get(f"{nutrient}-food-day-highest-plausible"),
        food_day_lowest_plausible=constants.get(f"{nutrient}-food-day-lowest-plausible"),
    )


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


def _conditions(records: Records, nutrients: Mapping[str, facts.Nutrient]) -> Mapping[str, tuple[facts.Condition, ...]]:
    claims = {claim.id: claim for claim in records.claims}
    by_nutrient: dict[str, list[facts.Condition]] = defaultdict(list)
    for each in records.conditions:
        by_nutrient[each.nutrient].append(_condition(each, claims, nutrients[each.nutrient].unit))
    return MappingProxyType({nutrient: tuple(of_it) for nutrient, of_it in by_nutrient.items()})


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


def _constants(records: Records) -> dict[str, facts.Constant]:
    return {
        each.id: facts.Constant(each.id, decimal(each.value), each.statement, each.source_id)
        for each in records.rule_constants
    }


def _source(source: tables.Source) -> facts.Source:
    return facts.Source(source.id, source.title, source.publisher, source.year, source.url)
