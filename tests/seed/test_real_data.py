import csv
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import pytest
from molmass import Formula
from sqlmodel import SQLModel

from app.records import KINDS
from app.tables import (
    AbsentValue,
    Authority,
    Claim,
    CommonFood,
    CommonFoodStatement,
    Component,
    ComponentConversion,
    Condition,
    ConformanceCase,
    DayToDaySd,
    Food,
    FoodCorrection,
    FoodGroup,
    FoodMeasure,
    FoodPortion,
    FormStudy,
    Increment,
    IntakeRange,
    Interaction,
    LabelConvention,
    LaxativePotential,
    MedicinalProduct,
    Nutrient,
    NutrientCode,
    NutrientTrap,
    ReferenceValue,
    RequirementCv,
    RequirementRisk,
    RiskGroup,
    RuleConstant,
    Source,
    SupplementForm,
    Symptom,
    Water,
)
from tests.printed import FACTS, ORIGINS, Row, values_of_the_facts
from tests.seed.rows import (
    FLOORS,
    LIMITS,
    SEED,
    everybody,
    facts,
    grouped,
    in_force,
    people,
    seed,
    words,
)

SHAPES: dict[str, type[SQLModel]] = {
    "absent_values": AbsentValue,
    "authorities": Authority,
    "claims": Claim,
    "common_food_statements": CommonFoodStatement,
    "common_foods": CommonFood,
    "component_conversions": ComponentConversion,
    "components": Component,
    "conditions": Condition,
    "conformance_cases": ConformanceCase,
    "day_to_day_sds": DayToDaySd,
    "food_corrections": FoodCorrection,
    "food_groups": FoodGroup,
    "food_measures": FoodMeasure,
    "food_portions": FoodPortion,
    "foods": Food,
    "form_studies": FormStudy,
    "increments": Increment,
    "intake_ranges": IntakeRange,
    "interactions": Interaction,
    "label_conventions": LabelConvention,
    "laxative_potentials": LaxativePotential,
    "medicinal_products": MedicinalProduct,
    "nutrient_codes": NutrientCode,
    "nutrient_traps": NutrientTrap,
    "nutrients": Nutrient,
    "reference_values": ReferenceValue,
    "requirement_cvs": RequirementCv,
    "requirement_risks": RequirementRisk,
    "risk_groups": RiskGroup,
    "rule_constants": RuleConstant,
    "sources": Source,
    "supplement_forms": SupplementForm,
    "symptoms": Symptom,
    "waters": Water,
}
LISTS = {kind.name: kind.names_several for kind in KINDS}
COMPARED_FORM_COLUMNS = {
    "slug": "id",
    "name": "name",
    "family_slug": "family",
    "basis": "composition",
    "cas": "cas",
    "fda_unii": "unii",
    "pubchem_cid": "pubchem_cid",
}
# The dry salt has it too; the Merck Index has another for the monohydrate.
CAS_OF_TWO_COMPOUNDS = {"ferrous-sulfate-monohydrate": "13463-43-9"}
NOT_CONFIRMED_IN_THE_EU = {
    *("magnesium-acetyl-taurate", "magnesium-aspartate", "magnesium-glycinate", "magnesium-pidolate"),
}
ONE_PUBLICATION = {
    "bfr2017": "bfr-2017",
    "kidney360-t3": "kidney360",
    "label": "eltrombopag-label",
    "nhmrc": "nhmrc-2006",
    "scf2001": "scf-2001-ul",
    "vkm2016": "vkm-2016",
}
SUPPLIES = {"diet": "diet", "supplement": "supplement", "medicinal": "medicine", "iv": "injection"}
DIRECTIONS = {
    "mg_lowers_drug": "lowers_medicine",
    "mg_raises_drug": "raises_medicine",
    "low_mg_raises_toxicity": "lack_raises_toxicity",
    "drug_lowers_mg": "lowered_by_medicine",
    "drug_raises_mg": "raised_by_medicine",
    "nutrient_lowers_mg": "lowered_by_other_nutrient",
    "additive": "additive",
    "mutual": "mutual",
}
# The label of gabapentin does not say how long before; the facts fill in 2 h.
HOURS_BEFORE_WE_DO_NOT_KNOW = {"gabapentin"}
# The 2 h after magnesium are those of the class, which has another source than the label.
WITH_THE_FIGURE_OF_THEIR_CLASS = {"alendronate": {"h365-mg"}, "ibandronate": {"h365-mg"}, "risedronate": {"h365-mg"}}
# Lines of the facts that are the dose of children for a product that has a line already.
CHILDRENS_LINES = {
    "milk-of-magnesia": "milk-of-magnesia-child",
    "magnesium-citrate-solution": "magnesium-citrate-child",
    "epsom-salt-oral": "epsom-salt-child",
}
KIDNEY_WARNING = {"yes": "true", "no": "false", "": ""}
GRADES = {
    "human_RCT": "human_randomised_trial",
    "human_PK": "human_pharmacokinetic_study",
    "animal": "animal_study",
    "in_vitro": "in_vitro_study",
    "regulatory": "regulation",
}
DIRECTIONS_OF_RESULTS = {"positive (small)": "positive", "regulatory": ""}
CONFIDENCES = {"low-moderate": "low_to_moderate", "moderate-high": "moderate_to_high", "high for the shape": "high"}
POTENTIALS = {
    "low-moderate": "low_to_moderate",
    "moderate-high": "moderate_to_high",
    "high at laxative dose, moderate at supplement dose": "moderate_to_high",
}
STAGE_SENTENCES = {
    ("deficiency", "early"): "Initial signs of low magnesium",
    ("deficiency", "advanced"): "As it worsens,",
    ("toxicity", "early"): "• Early symptoms:",
    ("toxicity", "advanced"): "• Advanced symptoms:",
    ("toxicity", "severe"): "• Severe symptoms:",
}
WORDS_OF_THE_ARTICLE = {
    "def-cramps": "cramps",
    "def-fatigue": "fatigue",
    "def-hypokalaemia": "loss of potassium",
    "def-loss-of-appetite": "loss of appetite",
    "def-nausea": "nausea",
    "def-numbness": "numbness",
    "def-poor-coordination": "poor coordination",
    "def-spasms": "spasms",
    "def-tingling": "tingling",
    "def-twitching": "twitching",
    "def-weakness": "weakness",
    "tox-breathing-difficulty": "breathing difficulty",
    "tox-cardiac-arrest": "cardiac arrest",
    "tox-diarrhea": "diarrhea",
    "tox-flaccid-paralysis": "flaccid paralysis",
    "tox-flushing": "flushing",
    "tox-hypotension": "hypotension",
    "tox-irregular-heartbeat": "irregular heartbeat",
    "tox-lethargy": "lethargy",
    "tox-nausea": "nausea",
    "tox-reduced-reflexes": "decreased deep tendon reflexes",
    "tox-vomiting": "vomiting",
    "tox-weakness": "muscle weakness",
}


def article() -> str:
    return (FACTS / "article.txt").read_text(encoding="utf-8")


def record(name: str, row: Row) -> SQLModel:
    return SHAPES[name].model_validate({column: cell for column, cell in row.items() if cell != ""})


def spelled(value: object) -> str:
    """The one spelling of a value in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{Decimal(str(value)).normalize():f}"
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def values_of(authority: str, **columns: str) -> list[float]:
    return [
        float(row["value"])
        for row in in_force(seed("reference_values"))
        if row["authority"] == authority and all(row[name] == cell for name, cell in columns.items())
    ]


# The files


@pytest.mark.parametrize("name", SHAPES)
def test_every_line_fits_its_shape(name: str) -> None:
    for row in seed(name):
        record(name, row)


@pytest.mark.parametrize("name", SHAPES)
def test_every_cell_is_in_its_one_spelling(name: str) -> None:
    for row in seed(name):
        assert {column: spelled(value) for column, value in record(name, row)} == row


@pytest.mark.parametrize("name", SHAPES)
def test_no_cell_and_no_part_of_a_list_begins_or_ends_with_a_blank(name: str) -> None:
    for row in seed(name):
        assert all(cell == cell.strip() and "\n" not in cell for cell in row.values())
        lists = [value for _, value in record(name, row) if isinstance(value, list)]
        assert all(part and part == part.strip() for parts in lists for part in parts)


@pytest.mark.parametrize("name", SHAPES)
def test_the_header_is_the_fields_in_order(name: str) -> None:
    assert list(seed(name)[0]) == list(SHAPES[name].model_fields)


@pytest.mark.parametrize("name", SHAPES)
def test_lines_are_sorted_by_an_id_of_their_own(name: str) -> None:
    ids = [row["id"] for row in seed(name)]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("name", SHAPES)
def test_a_file_is_written_with_lf_and_quotes_only_where_needed(name: str) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, SHAPES[name].model_fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(seed(name))
    assert (SEED / f"{name}.csv").read_bytes() == text.getvalue().encode("utf-8")


# Sources and references


def pointers() -> Iterator[tuple[str, str, str, str]]:
    """Every cell that names a line: file and id, the file it points to, the id it names."""
    for name in SHAPES:
        keys = {key.parent.name: key.column.table.name for key in SQLModel.metadata.tables[name].foreign_keys}
        for row in seed(name):
            for column in keys:
                yield from ((name, row["id"], keys[column], cell) for cell in words(row[column]))
            for column, target in LISTS[name].items():
                yield from ((name, row["id"], target, cell) for cell in words(row[column]))


def test_every_reference_leads_to_a_line() -> None:
    ids = {name: {row["id"] for row in seed(name)} for name in SHAPES}
    assert [pointer for pointer in pointers() if pointer[3] not in ids[pointer[2]]] == []


def test_every_source_is_used() -> None:
    used = {target for _, _, file, target in pointers() if file == "sources"}
    assert {row["id"] for row in seed("sources")} == used


def test_the_article_is_the_origin_of_claims_and_the_source_of_nothing() -> None:
    assert {file for file, _, target_file, target in pointers() if (target_file, target) == ("sources", "article")} == {
        "claims"
    }
    assert all("article" not in words(row["source_ids"]) for row in seed("claims"))


def test_one_publication_is_one_source() -> None:
    assert Counter((row["title"], row["publisher"]) for row in seed("sources")).most_common(1)[0][1] == 1
    ids = {row["id"] for row in seed("sources")}
    assert not ids & set(ONE_PUBLICATION)


def test_every_url_of_a_source_is_one() -> None:
    urls = [row["url"] for row in seed("sources") if row["url"]]
    assert [url for url in urls if not re.fullmatch(r"https?://[^\s/]+/\S+", url)] == []


def test_the_evidence_is_that_of_the_facts() -> None:
    for fact, claim in zip(facts("article_claims"), seed("claims"), strict=True):
        expected = [source.lower() for source in words(fact["source_ids"]) if source != "ARTICLE"]
        assert words(claim["source_ids"]) == [ONE_PUBLICATION.get(source, source) for source in expected]


# Reference values


def meaning(row: Row) -> tuple[object, ...]:
    """What a reference value says, whatever the spelling: the same of a fact and of a line of seed."""
    told = ("authority", "edition", "valid_from", "valid_until", "nutrient", "value_type", "kind", "sex", "life_stage")
    rest = ("age_min_months", "age_max_months", "condition", "unit", "per", "equivalent", "counts", "unclear")
    numbers = [Decimal(row[name]) if row.get(name) else None for name in ("value", "reference_weight_kg")]
    return (*(row.get(name) or "" for name in (*told, *rest, "verified", "note")), *numbers)


def test_reference_values_are_those_of_the_facts_and_no_others() -> None:
    said = Counter(map(meaning, seed("reference_values")))
    assert said == Counter(map(meaning, values_of_the_facts()))
    of_magnesium = [row for row in values_of_the_facts() if row["nutrient"] == "magnesium"]
    assert (len(of_magnesium), said.total()) == (502, 502 + 2756)


def test_reference_values_name_the_publication_of_the_facts() -> None:
    source_of = {meaning(row): row["source_id"] for row in seed("reference_values")}
    sources = defaultdict(set)
    titles = defaultdict(set)
    for fact in values_of_the_facts():
        sources[fact["source_title"]].add(source_of[meaning(fact)])
        titles[source_of[meaning(fact)]].add(fact["source_title"])
    assert {len(each) for each in sources.values()} == {1}
    # The book of 1997 has two titles in the facts; the opinion on niacin is one, on both of its forms.
    assert {source for source, each in titles.items() if len(each) > 1} == {"iom1997", "scf-niacin-ul"}


def test_sources_keep_the_address_of_the_facts() -> None:
    address = {row["id"]: row["url"] for row in seed("sources")}
    source_of = {meaning(row): row["source_id"] for row in seed("reference_values")}
    told = {(source_of[meaning(fact)], fact["source_url"]) for fact in values_of_the_facts() if fact["source_url"]}
    assert {source for source, url in told if address[source] != url} == {"fao-who-2001"}


def age_of(row: Row) -> str:
    low, high = int(row["age_min_months"]), int(row["age_max_months"] or 0)
    if not high:
        return f"{low // 12}y-up"
    if low >= 12 and low % 12 == high % 12 == 0:
        return f"{low // 12}y" if high - low == 12 else f"{low // 12}-{high // 12 - 1}y"
    return f"{low}m" if high - low == 1 else f"{low}-{high - 1}m"


def test_an_id_says_whose_value_it_is_and_for_whom() -> None:
    for row in seed("reference_values"):
        # The ids of magnesium are older than the columns, and an id is for ever.
        more = [row[name] for name in ("equivalent", "condition") if row["nutrient"] != "magnesium"]
        per = row["per"] if row["per"] not in ("kg", "mj") else f"per-{row['per']}"
        more.append("" if row["per"] == "day" or row["nutrient"] == "magnesium" else per)
        term, *rest = (re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") for words in (row["value_type"], *more))
        parts = [row["authority"], row["edition"], row["nutrient"], term, *rest, row["sex"], age_of(row)]
        assert row["id"] == "-".join(part for part in (*parts, row["life_stage"]) if part not in ("", "any", "general"))


def test_a_band_that_starts_above_two_years_starts_on_a_birthday() -> None:
    starts = {int(row["age_min_months"]) for row in seed("reference_values") + seed("absent_values")}
    assert [start for start in sorted(starts) if start > 24 and start % 12] == []


def test_every_limit_and_level_from_above_and_nothing_else_says_what_it_counts() -> None:
    for row in seed("reference_values"):
        from_above = (*LIMITS, "safe_level", "chronic_disease_risk_reduction")
        assert bool(row["counts"]) == (row["kind"] in from_above), row["id"]
        assert not row["unclear"] or row["kind"] in LIMITS, row["id"]


def test_origins_are_in_one_order_and_either_counted_or_unclear() -> None:
    for row in seed("reference_values"):
        counted, unclear = words(row["counts"]), words(row["unclear"])
        assert not set(counted) & set(unclear), row["id"]
        assert all(origins == [origin for origin in ORIGINS if origin in origins] for origins in (counted, unclear))


def test_only_the_limit_of_who_could_count_magnesium_in_food() -> None:
    limits = [row for row in seed("reference_values") if row["nutrient"] == "magnesium" and row["kind"] in LIMITS]
    touched = {row["authority"] for row in limits if "food" in words(row["counts"]) + words(row["unclear"])}
    assert touched == {"who-fao"}


@pytest.mark.parametrize(
    ("authority", "counts"),
    [
        ("us-nasem", "supplement;medicine"),
        ("eu-efsa", "fortified_food;supplement"),
        ("uk-evm", "supplement"),
        ("who-fao", "fortified_food;water;supplement"),
    ],
)
def test_a_magnesium_limit_counts_what_its_authority_counts(authority: str, counts: str) -> None:
    limits = [row for row in seed("reference_values") if row["authority"] == authority and row["kind"] in LIMITS]
    assert {row["counts"] for row in limits if row["nutrient"] == "magnesium"} == {counts}


def test_a_closed_edition_has_the_successor_that_closed_it() -> None:
    editions = grouped(seed("reference_values"), "authority", "nutrient", "valid_from")
    for row in seed("reference_values"):
        closed = row["valid_until"]
        assert not closed or (row["valid_from"] < closed and (row["authority"], row["nutrient"], closed) in editions)


def test_the_recommended_intake_of_infants_at_who_depends_on_the_feeding() -> None:
    rows = [row for row in seed("reference_values") if row["condition"] and row["nutrient"] == "magnesium"]
    assert sorted((row["authority"], row["edition"], row["condition"], row["value"]) for row in rows) == [
        ("who-fao", edition, condition, value)
        for edition in ("2001", "2004")
        for condition, value in (("breast_fed", "26"), ("formula_fed", "36"))
    ]


def test_efsa_prints_170_mg_for_children_of_one_and_two_years() -> None:
    assert values_of("eu-efsa", nutrient="magnesium", value_type="AI", age_min_months="12") == [170]


def test_iom_prints_340_mg_as_average_requirement_of_boys_of_14_to_18_years() -> None:
    assert values_of("us-nasem", nutrient="magnesium", value_type="EAR", sex="male", age_min_months="168") == [340]


def test_the_upper_level_of_japanese_children_is_per_kilogram() -> None:
    assert values_of("jp-mhlw", kind="upper_level", per="kg", age_max_months="216") == [5]
    per_kilogram = [row for row in seed("reference_values") if row["per"] != "day" and row["nutrient"] == "magnesium"]
    assert {row["authority"] for row in per_kilogram} == {"jp-mhlw"}


# Absent values


def test_nothing_is_said_to_be_absent_that_is_in_force() -> None:
    present = grouped(in_force(seed("reference_values")), "authority", "nutrient", "kind")
    for row in seed("absent_values"):
        there = everybody(present[row["authority"], row["nutrient"], row["kind"]])
        assert not people(row) & there, row["id"]


def test_nobody_is_told_two_reasons_for_one_absence() -> None:
    for group, rows in grouped(seed("absent_values"), "authority", "nutrient", "kind").items():
        assert sum(len(people(row)) for row in rows) == len(everybody(rows)), group


def test_an_absence_is_named_after_what_is_absent() -> None:
    for row in seed("absent_values"):
        assert row["id"].startswith(f"{row['authority']}-{row['nutrient']}-{row['kind'].replace('_', '-')}-")


def test_a_reason_is_one_sentence() -> None:
    a_sentence = re.compile(r"[A-Z]([^.]|\.\d)*[^.]\.")
    assert [row["reason"] for row in seed("absent_values") if not a_sentence.fullmatch(row["reason"])] == []


@pytest.mark.parametrize("authority", ["eu-label", "us-fda-label"])
def test_a_label_body_sets_no_requirement_and_no_limit_for_anybody(authority: str) -> None:
    rows = [row for row in seed("absent_values") if row["authority"] == authority and row["kind"] != "label_value"]
    bands = {row["kind"]: (row["age_min_months"], row["age_max_months"], row["sex"], row["life_stage"]) for row in rows}
    assert bands == dict.fromkeys((*FLOORS, *LIMITS), ("0", "", "any", "any"))
    assert {row["status"] for row in rows} == {"not_established"}


def test_a_pregnant_minor_is_told_why_efsa_has_no_value() -> None:
    absences = grouped(seed("absent_values"), "authority", "nutrient", "kind")
    for kind in (*FLOORS, "upper_level"):
        assert (192, "female", "pregnancy") in everybody(absences["eu-efsa", "magnesium", kind]), kind


# The article: claims, conditions, symptoms


def test_the_claims_are_the_67_of_the_facts_with_their_verdicts() -> None:
    columns = {"section": "section", "claim": "statement", "structured_json": "details", "presentation": "presentation"}
    assert [row["id"] for row in seed("claims")] == [f"ac{number:02}" for number in range(1, 68)]
    for fact, claim in zip(facts("article_claims"), seed("claims"), strict=True):
        assert (fact["id"].lower(), fact["note"]) == (claim["id"], claim["note"])
        assert [fact[column] for column in columns] == [claim[column] for column in columns.values()]
        assert fact["verdict"].replace("-", "_") == claim["verdict"]
        assert fact["topic"].replace("-", "_") == claim["topic"]


def test_the_details_of_a_claim_are_a_json_object() -> None:
    assert all(isinstance(json.loads(row["details"]), dict) for row in seed("claims") if row["details"])


def test_a_claim_that_can_be_checked_has_evidence() -> None:
    assert [row["id"] for row in seed("claims") if not row["source_ids"] and row["verdict"] != "not_checkable"] == []


def test_a_condition_reads_as_a_line_of_the_table_in_the_article() -> None:
    for row in seed("conditions"):
        listed = [", ".join(words(row[column])) for column in ("associated_symptoms", "primary_causes")]
        assert " ".join([row["name"], row["effect_on_muscles"], *listed]) in article().splitlines()


def test_a_condition_says_what_its_claim_says() -> None:
    details = {row["id"]: json.loads(row["details"] or "{}") for row in seed("claims")}
    for row in seed("conditions"):
        assert details[row["claim"]]["condition"] == row["name"]
        assert details[row["claim"]]["primary_cause"] == ", ".join(words(row["primary_causes"]))


def test_only_toxicity_has_a_threshold_and_it_is_the_printed_one() -> None:
    thresholds = {row["id"]: (row["threshold_amount"], row["threshold_unit"]) for row in seed("conditions")}
    assert thresholds == {"adequate": ("", ""), "deficiency": ("", ""), "toxicity": ("5000", "mg")}
    assert "(over 5000mg/day)" in article()


def stages_in_the_article(symptom: Row) -> list[str]:
    """The stages whose sentence in the article has the symptom's words."""
    text = article().lower()
    found = []
    for (condition, stage), beginning in STAGE_SENTENCES.items():
        sentence = text[text.index(beginning.lower()) :].split("\n")[0].split(". ")[0]
        if condition == symptom["condition"] and WORDS_OF_THE_ARTICLE.get(symptom["id"], "\0") in sentence:
            found.append(stage)
    return found


def test_a_symptom_has_the_stage_at_which_the_article_puts_it() -> None:
    for row in seed("symptoms"):
        assert stages_in_the_article(row) == ([row["article_stage"]] if row["article_stage"] else []), row["id"]


def test_a_symptom_of_the_article_stands_in_it() -> None:
    named = {row["id"] for row in seed("symptoms") if row["in_article"] == "true"}
    assert named == set(WORDS_OF_THE_ARTICLE)
    assert all(phrase in article().lower() for phrase in WORDS_OF_THE_ARTICLE.values())


def test_a_red_flag_and_nothing_else_has_a_reason() -> None:
    assert all((row["red_flag"] == "true") == bool(row["red_flag_reason"]) for row in seed("symptoms"))


def test_every_symptom_is_confirmed_and_has_evidence() -> None:
    assert len(seed("symptoms")) == 40
    assert all(row["source_ids"] for row in seed("symptoms"))


# Supplement forms


def stoichiometric() -> list[Row]:
    return [row for row in seed("supplement_forms") if row["composition"] == "stoichiometric"]


def of_magnesium() -> dict[str, Row]:
    return {row["id"]: row for row in seed("supplement_forms") if row["nutrient"] == "magnesium"}


def of_the_other_nutrients() -> dict[str, Row]:
    """The facts of the other nutrients under our ids: a salt with hydrates is a family, its dry form a member."""
    told = facts("other_forms")
    dry = {row["slug"] for row in told if row["name"].endswith(", anhydrous")}
    families = {slug for slug in dry if any(each["slug"].startswith(f"{slug}-") for each in told)}
    return {f"{row['slug']}-anhydrous" if row["slug"] in families else row["slug"]: row for row in told}


def test_the_forms_of_magnesium_are_the_45_of_the_facts_and_their_families() -> None:
    forms = of_magnesium()
    families = {row["family_slug"] for row in facts("magnesium_forms")}
    assert len(facts("magnesium_forms")) == 45
    assert set(forms) == {row["slug"] for row in facts("magnesium_forms")} | families
    for fact in facts("magnesium_forms"):
        form = forms[fact["slug"]]
        assert {fact[told]: form[ours] for told, ours in COMPARED_FORM_COLUMNS.items()} == {
            fact[told]: fact[told] for told in COMPARED_FORM_COLUMNS
        }


def test_a_form_of_magnesium_has_the_formula_and_the_synonyms_of_the_facts() -> None:
    told = {row["slug"]: row for row in facts("magnesium_forms")}
    for form in (row for row in stoichiometric() if row["nutrient"] == "magnesium"):
        fact = told[form["id"]]
        assert (form["formula"], form["atoms"]) == (fact["formula"], fact["mg_atoms"])
        assert words(form["synonyms"]) == [each for each in fact["synonyms"].split("|") if each]


def test_the_forms_of_the_other_nutrients_are_the_58_of_the_facts_and_10_families() -> None:
    told = of_the_other_nutrients()
    forms = {row["id"]: row for row in seed("supplement_forms") if row["id"] not in of_magnesium()}
    families = {row["id"] for row in forms.values() if row["composition"] == "family"}
    assert forms.keys() == told.keys() | families
    assert (len(told), len(families)) == (58, 10)
    for name, fact in told.items():
        form = forms[name]
        assert [form[each] for each in ("name", "nutrient", "formula")] == [
            fact[each] for each in ("name", "nutrient", "formula")
        ]
        assert form["cas"] == ("" if name in CAS_OF_TWO_COMPOUNDS else fact["cas"])
        is_share = fact["active_moiety"] != "Co"  # cobalt is no vitamin
        shares = [float(each or 0) for each in (form["elemental_fraction"], form["active_fraction"])]
        assert sum(shares) == (float(fact["active_fraction"] or 0) if is_share else 0)
        if form["active_fraction"]:
            same = ("active_moiety", "active_moiety_formula")
            assert [form[each] for each in (*same, "active_moieties")] == [
                fact[each] for each in (*same, "active_count")
            ]
        assert form["composition"] == ("stoichiometric" if fact["formula"] else "variable")


def test_a_salt_is_in_one_family_with_its_hydrates() -> None:
    members = {
        name: {row["id"] for row in rows} for (name,), rows in grouped(seed("supplement_forms"), "family").items()
    }
    assert members["ferrous-sulfate"] == {
        *("ferrous-sulfate", "ferrous-sulfate-anhydrous", "ferrous-sulfate-dried"),
        *("ferrous-sulfate-heptahydrate", "ferrous-sulfate-monohydrate"),
    }
    assert members["zinc-gluconate"] == {"zinc-gluconate"}


def test_a_family_names_itself_and_is_nothing_but_a_family() -> None:
    forms = {row["id"]: row for row in seed("supplement_forms")}
    for row in seed("supplement_forms"):
        assert forms[row["family"]]["family"] == row["family"]
        assert forms[row["family"]]["nutrient"] == row["nutrient"]
    added = set(forms) - {row["slug"] for row in facts("magnesium_forms")} - of_the_other_nutrients().keys()
    assert {row["id"] for row in forms.values() if row["composition"] == "family"} == added


def test_a_family_is_taken_by_the_routes_of_its_members() -> None:
    forms = grouped(seed("supplement_forms"), "family")
    for row in (row for row in seed("supplement_forms") if row["composition"] == "family"):
        members = [member for member in forms[(row["id"],)] if member != row]
        assert len(members) > 1 or row["nutrient"] == "magnesium", row["id"]
        assert members, row["id"]
        assert set(words(row["routes"])) == {route for member in members for route in words(member["routes"])}


def symbols() -> dict[str, str]:
    """The symbol of each nutrient that is an element."""
    return {row["id"]: words(row["synonyms"])[0] for row in seed("nutrients") if row["atomic_weight"]}


@pytest.mark.parametrize("row", stoichiometric(), ids=lambda row: row["id"])
def test_a_molar_mass_follows_from_the_formula(row: Row) -> None:
    # IUPAC's abridged weights, which the facts use, differ from the full ones in the fifth digit.
    assert Formula(row["formula"]).mass == pytest.approx(float(row["molar_mass"]), abs=0.02, rel=0.00002)


@pytest.mark.parametrize(
    "row", [row for row in stoichiometric() if row["nutrient"] in symbols()], ids=lambda row: row["id"]
)
def test_an_elemental_fraction_follows_from_the_formula(row: Row) -> None:
    element = Formula(row["formula"]).composition()[symbols()[row["nutrient"]]]
    assert element.count == int(row["atoms"])
    assert element.fraction == pytest.approx(float(row["elemental_fraction"]), abs=0.0005)


def test_the_end_of_a_range_follows_from_a_formula_or_is_printed() -> None:
    ranges = {
        row["id"]: (row["elemental_fraction_min"], row["elemental_fraction_max"])
        for row in seed("supplement_forms")
        if row["elemental_fraction_max"]
    }
    shares = {row["id"]: row["elemental_fraction"] for row in stoichiometric()}
    (anhydrous,) = (row["formula"] for row in facts("magnesium_forms") if row["slug"] == "magnesium-trisilicate")
    assert ranges.pop("magnesium-citrate-malate") == ("0.12", "0.15")  # EFSA 2018: 12-15 %
    assert ranges.pop("magnesium-glycinate-buffered") == (
        shares["magnesium-glycinate-dihydrate"],
        shares["magnesium-oxide"],
    )
    least, most = ranges.pop("magnesium-trisilicate")
    assert least == ""
    assert float(most) == pytest.approx(Formula(anhydrous).composition()["Mg"].fraction, abs=0.0005)
    assert ranges == {}


@pytest.mark.parametrize("row", [row for row in stoichiometric() if row["active_fraction"]], ids=lambda row: row["id"])
def test_an_active_fraction_follows_from_the_formulas(row: Row) -> None:
    compound, part = Formula(row["formula"]), Formula(row["active_moiety_formula"])
    share = int(row["active_moieties"]) * part.mass / compound.mass
    assert share == pytest.approx(float(row["active_fraction"]), abs=0.0005)


def test_only_a_stoichiometric_form_has_numbers_and_an_element_all_of_them() -> None:
    for row in seed("supplement_forms"):
        of_any = [row[column] for column in ("formula", "molar_mass")]
        of_an_element = [row[column] for column in ("atoms", "elemental_fraction")]
        has_numbers = row["composition"] == "stoichiometric"
        assert all(of_any) if has_numbers else not any(of_any), row["id"]
        assert all(of_an_element) if has_numbers and row["nutrient"] in symbols() else not any(of_an_element), row["id"]
        assert not row["active_fraction"] or (has_numbers and row["nutrient"] not in symbols()), row["id"]


def test_the_share_of_cobalt_is_no_share_of_vitamin_b12() -> None:
    forms = [row for row in seed("supplement_forms") if row["nutrient"] == "vitamin-b12"]
    assert len(forms) == 4
    assert all(not row["active_fraction"] and "Co" in row["formula"] for row in forms)


def test_a_magnesium_form_is_listed_in_the_eu_where_the_facts_confirm_it() -> None:
    # What is not confirmed is not shipped, whatever it says.
    told = {row["substance"]: row for row in facts("eu_annex_ii_magnesium")}
    acts = {"eu-1170-2009": "1170/2009", "eu-2021-418": "2021/418", "eu-2025-2225": "2025/2225"}
    listed = [row for row in of_magnesium().values() if row["eu_status"] == "listed"]
    for row in listed:
        fact = told[row["eu_listed_as"]]
        assert fact["listed"] == "yes"
        assert not fact["verified"].startswith("no")
        assert acts[row["eu_source_id"]] in fact["legal_act"]
        assert row["eu_verified"] == (
            "secondary" if re.search("partial|UK retained", fact["verified"]) else "one_source"
        )
    confirmed_lists = {
        name for name, row in told.items() if row["listed"] == "yes" and not row["verified"].startswith("no")
    }
    of_no_form = {
        *("magnesium salts of orthophosphoric acid", "magnesium L-lysinate", "magnesium potassium citrate"),
        *("magnesium pyruvate", "magnesium succinate"),
    }
    assert {row["eu_listed_as"] for row in listed} == confirmed_lists - of_no_form


def test_the_eu_status_of_a_magnesium_form_is_that_of_the_facts() -> None:
    said = {"yes": "listed", "no": "not_listed", "unclear": "unclear"}
    for fact in facts("magnesium_forms"):
        status = of_magnesium()[fact["slug"]]["eu_status"]
        told = fact["eu_annex_ii_2002_46"]
        if status == "not_in_our_data":
            assert of_magnesium()[fact["slug"]]["family"] in NOT_CONFIRMED_IN_THE_EU, fact["slug"]
        else:
            assert status == ("not_applicable" if told.startswith("not applicable") else said[told]), fact["slug"]


def test_the_first_day_of_l_threonate_is_told_as_the_sources_differ() -> None:
    notes = [row["eu_note"] for row in seed("supplement_forms") if row["eu_source_id"] == "eu-2025-2225"]
    assert len(notes) == 2
    assert all("26 November 2025 or 26 November 2026" in note for note in notes)


def test_no_pure_bisglycinate_holds_more_than_14_1_percent() -> None:
    family = [row for row in stoichiometric() if row["family"] == "magnesium-glycinate"]
    assert 0 < max(float(row["elemental_fraction"]) for row in family) <= 0.141


def test_the_citrates_run_from_the_dibasic_to_the_anhydrous_salt() -> None:
    citrates = [row for row in stoichiometric() if row["family"] == "magnesium-citrate"]
    by_share = sorted(citrates, key=lambda row: float(row["elemental_fraction"]))
    shares = [(row["id"], row["elemental_fraction"]) for row in by_share]
    assert shares[0] == ("magnesium-citrate-dibasic", "0.11336")
    assert shares[-1] == ("magnesium-citrate-anhydrous", "0.16163")


def test_the_check_digit_of_every_cas_number_is_right() -> None:
    for row in seed("supplement_forms"):
        if row["cas"]:
            digits = [int(digit) for digit in reversed(row["cas"].replace("-", ""))]
            assert sum(place * digit for place, digit in enumerate(digits)) % 10 == digits[0], row["id"]


def test_a_cas_number_that_is_used_for_two_different_compounds_names_none() -> None:
    assert not {"7779-25-1", *CAS_OF_TWO_COMPOUNDS.values()} & {row["cas"] for row in seed("supplement_forms")}


@pytest.mark.parametrize("code", ["cas", "unii", "pubchem_cid"])
def test_a_code_names_one_form(code: str) -> None:
    codes = Counter(row[code] for row in seed("supplement_forms") if row[code])
    assert codes.most_common(1)[0][1] == 1


def test_no_form_is_called_as_a_path_beside_the_forms() -> None:
    assert "compare" not in {row["id"] for row in seed("supplement_forms")}


def test_the_article_speaks_of_three_families() -> None:
    told = {row["id"]: row["article_claim"] for row in seed("supplement_forms") if row["article_claim"]}
    assert told == {"magnesium-citrate": "ac44", "magnesium-glycinate": "ac43", "transdermal-magnesium": "ac45"}


# Studies of forms


BERTINATO = {"chloride", "citrate", "gluconate", "malate", "orotate", "oxide", "sulfate"}


def key_of_study(statement: str, form: str, authors: str) -> tuple[str, str, str]:
    return statement, "" if form == "any" else form, authors.partition(" (")[0]


OTHERWISE_WORDED = {
    "Highest brain Mg; less anxiety-like behaviour": (
        "uysal-2019-acetyl-taurate-brain",
        "uysal-2019-acetyl-taurate-anxiety",
    ),
    "Split the daily amount over at least two intakes": ("bfr-2017-portions",),
    "Tolerability and speed versus oxide": ("schuette-1994-tolerability", "schuette-1994-time-of-peak"),
}
"""A row of the facts that has two measures, which are rows of their own here, or that would read as our advice."""
WITH_A_FIGURE_OF_ANOTHER_MEASURE = {"Urinary isotope above inorganic salts"}
"""The facts repeat the absorption of all ten salts there, which is no result in urine."""
OF_A_RESULT_OF_SEVERAL_FORMS = {
    *(f"bertinato-2014-{each}" for each in BERTINATO - {"orotate"}),
    *("uysal-2019-oxide-bioavailability", "walker-2003-pooled-urine-citrate"),
}
"""The facts file such a result under one of the forms alone."""


def study_facts() -> list[tuple[Row, list[Row]]]:
    """The rows of the facts that are not the article's own claims, each with its studies."""
    by_id = {row["id"]: row for row in seed("form_studies")}
    by_key = {key_of_study(row["statement"], row["form"], row["authors"]): row for row in by_id.values()}
    found = []
    for fact in facts("form_evidence"):
        if fact["evidence_grade"] != "article_claim":
            ids = OTHERWISE_WORDED.get(fact["claim"])
            one = by_key.get(key_of_study(fact["claim"], fact["form_slug"], fact["study"]))
            found.append((fact, [by_id[each] for each in ids] if ids else [one] if one else []))
    return found


def test_every_row_of_the_evidence_is_a_study_or_one_of_the_articles_claims() -> None:
    claims = [row["form_slug"] for row in facts("form_evidence") if row["evidence_grade"] == "article_claim"]
    told = {row["id"]: row["article_claim"] for row in seed("supplement_forms")}
    assert [told[form] for form in claims] == ["ac43", "ac44", "ac45"]
    assert len(facts("form_evidence")) == 61
    assert [fact["claim"] for fact, rows in study_facts() if not rows] == []
    of_a_fact = [row["id"] for _, rows in study_facts() for row in rows]
    assert len(set(of_a_fact)) == len(of_a_fact) == 58 + 2
    assert {row["id"] for row in seed("form_studies")} - set(of_a_fact) == OF_A_RESULT_OF_SEVERAL_FORMS
    assert "no" not in {row["verified"] for row in facts("form_evidence")}


def test_a_study_says_what_its_row_of_the_evidence_says() -> None:
    for fact, rows in study_facts():
        figure = "" if fact["claim"] in WITH_A_FIGURE_OF_ANOTHER_MEASURE else fact["figure"]
        assert "; ".join(row["result"] for row in rows if row["result"]) == figure
        for study in rows:
            grade, confidence = fact["evidence_grade"], fact["confidence"]
            assert study["verified"] == fact["verified"]
            assert study["form"] == ("" if fact["form_slug"] == "any" else fact["form_slug"])
            assert study["grade"] == GRADES.get(grade, grade)
            assert study["confidence"] == CONFIDENCES.get(confidence, confidence)
            assert study["direction"] == DIRECTIONS_OF_RESULTS.get(fact["direction"], fact["direction"])
            assert study["year"] == fact["year"][-4:] or study["id"] == "efsa-2025-orotate"


def test_a_study_has_the_identifiers_of_the_evidence() -> None:
    for fact, rows in study_facts():
        for study in rows:
            told = [study[name] for name in ("pmid", "doi", "pmcid")]
            assert set(filter(None, fact["pmid_or_doi"].split("; "))) <= set(told)
            assert fact["pmid_or_doi"] or study["id"] == "efsa-2025-orotate" or not any(told)


def test_a_study_has_as_many_participants_as_its_design_says() -> None:
    for fact, rows in study_facts():
        printed = re.search(r"n=(\d+)|(\d+) Mg-depleted", fact["design"])
        if printed:
            assert {study["participants"] for study in rows} == {printed[1] or printed[2]}, fact["claim"]


def test_two_measures_of_one_row_of_the_evidence_are_rows_of_their_own() -> None:
    for claim, ids in OTHERWISE_WORDED.items():
        measures = [row["measure"] for row in seed("form_studies") if row["id"] in ids]
        assert len(set(measures)) == len(ids), claim


def test_a_result_of_two_forms_together_is_a_row_of_each_and_says_so() -> None:
    # Walker 2003: the organic forms together against oxide, p=0.033. Uysal 2019: citrate and oxide lowest together.
    rows = {row["id"]: row for row in seed("form_studies")}
    for one, other in (
        ("walker-2003-pooled-urine-chelate", "walker-2003-pooled-urine-citrate"),
        ("uysal-2019-citrate-bioavailability", "uysal-2019-oxide-bioavailability"),
    ):
        differing = {name for name, cell in rows[one].items() if cell != rows[other][name]}
        assert differing <= {"id", "form", "compared_forms", "statement", "note"}
        assert all("together" in rows[each]["note"] for each in (one, other))


def test_a_study_has_the_year_of_its_publication() -> None:
    years = {row["id"]: row["year"] for row in seed("sources")}
    for row in seed("form_studies"):
        assert years[row["source_id"]] in (row["year"], ""), row["id"]


def test_the_compared_forms_are_those_of_the_claim_and_the_design() -> None:
    told = {row["id"]: set(words(row["compared_forms"])) for row in seed("form_studies")}
    assert told["walker-2003-serum"] == {"magnesium-amino-acid-chelate", "magnesium-oxide"}
    assert told["schuette-1994-absorption-of-oxide"] == {"magnesium-glycinate"}
    assert told["firoz-2001-lactate"] == {"magnesium-aspartate", "magnesium-chloride-hexahydrate", "magnesium-oxide"}
    assert [len(told[f"coudray-2005-{salt}"]) for salt in ("gluconate", "pidolate", "carbonate")] == [9, 4, 9]
    for name in ("kappeler-2017-urine", "shechter-2012-intracellular", "walker-2003-pooled-urine-citrate"):
        assert told[name] == {"magnesium-oxide"}


def test_no_difference_between_eight_compounds_is_a_row_of_each_of_ours() -> None:
    # The one row of the evidence is filed under orotate; what it states holds for every two of the eight.
    rows = {row["form"]: row for row in seed("form_studies") if row["authors"] == "Bertinato"}
    assert set(rows) == {f"magnesium-{each}" for each in BERTINATO}
    for form, row in rows.items():
        assert set(words(row["compared_forms"])) == set(rows) - {form}
        assert row["statement"] == "No difference between eight compounds on a phytate diet"
    differing = {"id", "form", "compared_forms"}
    assert len({tuple(cell for name, cell in row.items() if name not in differing) for row in rows.values()}) == 1


def test_a_statement_that_says_versus_placebo_compares_with_no_form() -> None:
    for row in seed("form_studies"):
        against_placebo = re.search(r"\bplacebo\b", f"{row['statement']} {row['comparator_note']}") is not None
        assert against_placebo == (row["comparator"] == "placebo"), row["id"]


def test_one_figure_alone_stands_for_one_measure() -> None:
    measured = {row["id"]: row["measure"] for row in seed("form_studies")}
    assert measured["schuette-1994-absorption"] == measured["sabatier-2011-portions"] == "isotope_absorption"
    assert measured["firoz-2001-oxide-urine"] == measured["kappeler-2017-urine"] == "urinary_magnesium"
    assert measured["fine-1991-dose"] == "net_absorption"
    stated = [row for row in seed("form_studies") if row["grade"] in ("label", "regulation")]
    assert {row["measure"] for row in stated} == {"not_measured"}


def test_the_laxative_potential_of_a_form_is_that_of_the_facts() -> None:
    told = {row["slug"]: row["laxative_potential"] for row in facts("magnesium_forms")}
    assert {row["id"]: row["potential"] for row in seed("laxative_potentials")} == {
        form: POTENTIALS.get(word, word) for form, word in told.items()
    }


def test_a_laxative_potential_that_is_osmotic_by_the_facts_says_so() -> None:
    reasons = {row["id"]: row["reason"] for row in seed("laxative_potentials")}
    for fact in facts("magnesium_forms"):
        osmotic = "osmotic" in fact["laxative_reason"]
        assert osmotic == ("osmotic" in reasons[fact["slug"]].lower()), fact["slug"]
        assert re.fullmatch(r"[A-Z0-9].*\.", reasons[fact["slug"]])
        assert ";" not in reasons[fact["slug"]], "reasons are lists of /supplement-forms, joined by semicolons in CSV"


# Nutrients


@pytest.mark.parametrize("row", [row for row in seed("nutrients") if row["atomic_weight"]], ids=lambda row: row["id"])
def test_the_atomic_weight_is_that_of_the_element(row: Row) -> None:
    symbol = words(row["synonyms"])[0]
    # The source is the table that abridges the weights to five digits, and to four where a weight varies in nature.
    digits = 4 if symbol == "Cl" else 5
    assert float(row["atomic_weight"]) == float(f"{Formula(symbol).mass:.{digits}g}")


def test_an_element_has_the_charge_of_its_ion_where_it_has_one_ion() -> None:
    charges = {row["id"]: row["valence"] for row in seed("nutrients") if row["valence"]}
    assert charges == {
        **{"calcium": "2", "magnesium": "2", "potassium": "1", "zinc": "2"},
        **{"chloride": "1", "sodium": "1"},
    }


def test_nutrients_are_those_of_the_facts() -> None:
    told = {row["slug"]: row for row in facts("nutrients")}
    assert [row["id"] for row in seed("nutrients")] == sorted(told)
    for row in seed("nutrients"):
        fact = told[row["id"]]
        same = ("name", "category", "infoods_tagname", "fdc_nutrient_number", "synonyms")
        assert [row[each] for each in same] == [fact[each] for each in same]
        # An amino acid is weighed: its values are per kg, and so is the unit of the facts.
        assert row["unit"] == fact["unit"].removesuffix("/kg")
        is_sum = "+" in fact["fdc_nutrient_id"]
        assert row["fdc_nutrient_id"] == ("" if is_sum else fact["fdc_nutrient_id"])
        # The notes of vitamins hold conversions, some of which the sources do not agree on: ours hold none.
        has_our_note = row["category"] == "vitamin" or row["unit"] != fact["unit"] or is_sum
        assert row["note"] == fact["unit_equivalence_note"] or has_our_note
        assert "IU =" not in row["note"]


# Risk groups, interactions, medicinal products


def confirmed(name: str, key: str) -> dict[str, Row]:
    """The facts that somebody confirmed, by their name."""
    return {row[key]: row for row in facts(name) if row["verified"] != "no"}


def sources_of(fact: Row) -> set[str]:
    """The sources of a fact under the names that they have here."""
    return {ONE_PUBLICATION.get(source, source) for source in words(fact["source_ids"].lower())}


def by_id(name: str) -> dict[str, Row]:
    return {row["id"]: row for row in seed(name)}


def test_the_risk_groups_are_those_that_somebody_confirmed() -> None:
    told, groups = confirmed("risk_groups", "rule_id"), by_id("risk_groups")
    assert groups.keys() == told.keys()
    assert len(groups) == 25
    for name, group in groups.items():
        fact = told[name]
        assert set(words(group["source_ids"])) == sources_of(fact), name
        assert set(words(group["applies_to"])) == {SUPPLIES[each] for each in fact["applies_to"].split("|")}, name
        assert group["in_article"] == ("true" if fact["in_article"] == "yes" else "false"), name
        for column in ("group", "direction", "evidence_grade", "verified"):
            assert group[column] == fact[column], name


def test_the_statement_about_a_risk_group_sends_to_a_pharmacist_or_doctor() -> None:
    assert [
        row["id"] for row in seed("risk_groups") if not row["statement"].endswith("Ask a pharmacist or doctor.")
    ] == []


def test_reduced_kidney_function_has_the_wording_that_was_agreed() -> None:
    agreed = (
        "With reduced kidney function magnesium can build up. Do not start magnesium supplements, laxatives or "
        "antacids without your kidney team."
    )
    groups = by_id("risk_groups")
    assert all(groups[name]["statement"].startswith(agreed) for name in ("ckd-g3", "ckd-g4", "ckd-g5-dialysis"))


def test_the_interactions_are_those_that_somebody_confirmed() -> None:
    told, interactions = confirmed("interactions", "slug"), by_id("interactions")
    assert interactions.keys() == told.keys()
    assert len(interactions) == 50
    for name, row in interactions.items():
        fact = told[name]
        assert set(words(row["source_ids"])) == sources_of(fact) | WITH_THE_FIGURE_OF_THEIR_CLASS.get(name, set()), name
        assert words(row["atc"]) == [code for code in fact["atc"].split("|") if code], name
        assert row["kind"] == fact["kind"].replace("-", "_"), name
        for column in ("severity", "evidence_grade", "verified"):
            assert row[column] == fact[column], name


def test_an_interaction_has_the_direction_of_the_facts() -> None:
    told = confirmed("interactions", "slug")
    for name, row in by_id("interactions").items():
        direction = DIRECTIONS[told[name]["direction"]]
        of_nutrient = row["kind"] == "nutrient" and direction == "lowers_medicine"
        assert row["direction"] == ("lowers_other_nutrient" if of_nutrient else direction), name


def test_hours_before_and_after_the_nutrient_are_those_of_the_facts() -> None:
    told = confirmed("interactions", "slug")
    for name, row in by_id("interactions").items():
        before = "" if name in HOURS_BEFORE_WE_DO_NOT_KNOW else told[name]["drug_before_mg_hours"]
        assert (row["hours_before"], row["hours_after"]) == (before, told[name]["drug_after_mg_hours"]), name


def test_a_spacing_in_hours_says_what_the_sources_say() -> None:
    spaced = [row for row in seed("interactions") if row["hours_before"] or row["hours_after"]]
    assert len(spaced) > 20
    assert all(row["separation_note"] for row in spaced)


def test_the_medicinal_products_are_those_that_somebody_confirmed() -> None:
    told, products = confirmed("medicinal_sources", "slug"), by_id("medicinal_products")
    assert products.keys() == told.keys() - set(CHILDRENS_LINES.values())
    assert len(products) == 16
    for name, product in products.items():
        fact = told[name]
        assert set(words(product["source_ids"])) == sources_of(fact), name
        assert product["verified"] == fact["verified"], name
        assert product["strength"] == fact["strength_mg"], name
        assert product["maximum_units_per_day"] == fact["max_units_per_day"], name
        assert product["kidney_warning"] == KIDNEY_WARNING[fact["kidney_warning_on_label"]], name


def test_the_figure_of_the_label_goes_before_the_computed_one() -> None:
    told = confirmed("medicinal_sources", "slug")
    for name, product in by_id("medicinal_products").items():
        label, computed = told[name]["mg_label_per_unit"], told[name]["mg_computed_per_unit"]
        expected = (label, "label") if label else (computed, "computed")
        assert (product["amount_per_unit"], product["amount_basis"]) == expected, name


def test_the_childrens_line_of_a_label_is_a_column_of_its_product() -> None:
    told = confirmed("medicinal_sources", "slug")
    for name, product in by_id("medicinal_products").items():
        child = told[CHILDRENS_LINES[name]]["max_units_per_day"] if name in CHILDRENS_LINES else ""
        assert product["maximum_units_per_day_age_6_to_11"] == child, name


def test_a_product_holds_what_its_compound_holds() -> None:
    forms = by_id("supplement_forms")
    for product in seed("medicinal_products"):
        computed = float(product["strength"]) * float(forms[product["form"]]["elemental_fraction"])
        tolerance = 0.001 if product["amount_basis"] == "computed" else 0.06
        assert float(product["amount_per_unit"]) == pytest.approx(computed, rel=tolerance), product["id"]


def test_no_label_lacks_the_kidney_warning_where_us_law_requires_it() -> None:
    for product in seed("medicinal_products"):
        most = float(product["maximum_units_per_day"]) * float(product["amount_per_unit"])
        assert product["kidney_warning"] != "false" or most <= 600, product["id"]


def test_a_source_of_medicines_keeps_the_address_of_the_facts() -> None:
    told = {row["source_id"].lower(): row["url"] for row in facts("safety_sources")}
    used = {
        source
        for name in ("risk_groups", "interactions", "medicinal_products")
        for row in seed(name)
        for source in words(row["source_ids"])
    }
    address = {row["id"]: row["url"] for row in seed("sources")}
    # Of a publication whose parts are several lines of the facts, the line for the whole counts.
    renamed = set(ONE_PUBLICATION.values()) - {"kidney360"}
    assert {source for source in used - renamed if address[source] != told[source]} <= {"iom1997"}


# Day-to-day variation, and that of requirements


def test_day_to_day_sds_are_those_of_the_facts() -> None:
    same = ("nutrient", "sex", "age_min_months", "age_max_months", "unit", "cv_percent", "source_locator", "verified")
    told = {tuple(row[name] for name in same): row["sd_within"] for row in facts("within_person_sd")}
    assert {tuple(row[name] for name in same): row["value"] for row in seed("day_to_day_sds")} == told
    assert len(told) == len(facts("within_person_sd")) == 39


def test_groups_of_day_to_day_sds_do_not_overlap() -> None:
    for rows in grouped(seed("day_to_day_sds"), "nutrient").values():
        groups = [people(row | {"life_stage": "general"}) for row in rows]
        assert all(not one & other for one, other in combinations(groups, 2))


def test_requirement_cvs_are_those_of_the_facts_and_the_assumption_of_the_authority() -> None:
    told = {row["nutrient"]: row for row in facts("requirement_cv")}
    rows = {row["nutrient"]: row for row in seed("requirement_cvs") if row["authority"] == "us-nasem"}
    assert rows.keys() == {"" if nutrient == "default" else nutrient for nutrient in told}
    assert len(told) == len(facts("requirement_cv")) == 18
    for nutrient, row in rows.items():
        fact = told[nutrient or "default"]
        assert {name: row[name] for name in ("authority", "cv_percent", "verified")} == {
            name: fact[name] for name in ("authority", "cv_percent", "verified")
        }
        assert row["skewed"] == ("true" if fact["skewed"] == "yes" else "false")
        assert row["basis"] == ("printed" if nutrient else "assumed")


def test_iron_of_the_eu_is_skewed_as_its_goal_far_above_the_requirement_shows() -> None:
    """EFSA, 2015, abstract. With an assumed CV of 10 % a goal would be 1.2 times the average requirement."""
    (row,) = (row for row in seed("requirement_cvs") if row["authority"] != "us-nasem")
    assert (row["id"], row["skewed"], row["cv_percent"]) == ("eu-efsa-iron", "true", "")
    women = {"nutrient": "iron", "sex": "female", "age_min_months": "216", "life_stage": "general"}
    (ar,), (pri,) = (values_of("eu-efsa", value_type=term, **women) for term in ("AR", "PRI"))
    assert (ar, pri) == (7, 16)


def test_the_printed_sd_of_the_magnesium_requirement_follows_from_its_cv() -> None:
    # The book: 26.5 mg at an EAR of 265 mg, and RDA = 1.2 x EAR where the CV is 10 %.
    (cv,) = (float(row["cv_percent"]) / 100 for row in seed("requirement_cvs") if row["nutrient"] == "magnesium")
    assert cv * 265 == pytest.approx(26.5)
    assert 1 + 2 * cv == pytest.approx(1.2)


def test_the_goal_of_young_men_is_as_far_above_their_requirement_as_the_table_of_variation_says() -> None:
    for fact in (row for row in facts("requirement_cv") if row["rda_to_ear_ratio_men_19_30"]):
        men = {"sex": "male", "age_min_months": "228", "per": "kg" if fact["nutrient"] == "protein" else "day"}
        (ear,), (rda,) = (
            values_of("us-nasem", nutrient=fact["nutrient"], value_type=term, **men) for term in ("EAR", "RDA")
        )
        assert rda / ear == pytest.approx(float(fact["rda_to_ear_ratio_men_19_30"]), abs=0.0006), fact["nutrient"]


# Rule constants


def test_a_number_of_ours_is_said_to_be_editorial() -> None:
    source = {row["id"]: (row["value"], row["unit"], row["source_id"]) for row in seed("rule_constants")}
    assert source == {
        "day-to-day-cv-caution-above": ("60", "%", "iom-2000-dietary-assessment"),
        "day-to-day-cv-refused-above": ("70", "%", "iom-2000-dietary-assessment"),
        "label-rounding-percent": ("5", "%", "editorial"),
        "magnesium-absorption-highest-intake-share": ("11", "%", "fine1991"),
        "magnesium-absorption-linear-share": ("7", "%", "fine1991"),
        "magnesium-absorption-lowest-intake-share": ("65", "%", "fine1991"),
        "magnesium-absorption-meal-least": ("24", "mg", "editorial"),
        "magnesium-absorption-meal-most": ("48", "mg", "editorial"),
        "magnesium-absorption-most-added": ("972.2", "mg", "fine1991"),
        "magnesium-day-to-day-cv-assumed": ("38", "%", "editorial"),
        "magnesium-effects-reported-from": ("2500", "mg", "scf-2001-ul"),
        "magnesium-food-day-highest-plausible": ("2000", "mg", "editorial"),
        "magnesium-food-day-lowest-plausible": ("10", "mg", "editorial"),
        "magnesium-raised-serum-reported-above": ("1000", "mg", "mori2019"),
        "magnesium-supplement-entry-highest-plausible": ("1000", "mg", "editorial"),
        "fat-energy-per-gram": ("37", "kJ", "eu-1169-2011"),
        "near-limit-percent": ("90", "%", "editorial"),
        "food-option-most-of-a-serving": ("400", "%", "editorial"),
        "requirement-cv-assumed": ("10", "%", "editorial"),
        "trace-highest-mg": ("1", "mg", "editorial"),
        "trace-highest-ug": ("1", "ug", "editorial"),
        "water-grams-per-litre": ("1000", "g", "editorial"),
        "usual-intake-confidence-wanted": ("85", "%", "iom-2000-dietary-assessment"),
    }
