"""The real seed files with one mistake each: the reader names file, line and column, and what would be right."""

import pytest

from app.records import Records
from tests.seed.seed_copy import SeedCopy


def test_the_real_files_have_no_problem(data: Records) -> None:
    assert data.reference_values


def test_a_missing_file_is_one_problem_although_others_refer_to_it(files: SeedCopy) -> None:
    (files.directory / "nutrients.csv").unlink()
    assert files.problems() == ["nutrients.csv:1: file: is missing"]


def test_a_file_with_a_wrong_name_is_a_problem(files: SeedCopy) -> None:
    files.write("nutrient.csv", files.text("nutrients.csv"))
    assert files.problems() == ['nutrient.csv:1: file: is not one of the seed files; did you mean "nutrients.csv"?']


def test_a_file_that_is_no_table_is_left_alone(files: SeedCopy) -> None:
    files.write("README.md", "How to change a number.")
    assert files.problems() == []


def test_an_empty_file_lacks_every_column(files: SeedCopy) -> None:
    files.write("authorities.csv", "")
    assert files.problems() == [
        f'authorities.csv:1: header: "{column}" is missing' for column in ("id", "name", "jurisdiction", "role")
    ]


def test_a_file_in_another_encoding_is_a_problem(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "magnesium", name="Magnésium")
    text = files.text("nutrients.csv")
    (files.directory / "nutrients.csv").write_bytes(text.encode("latin-1"))
    assert files.problems() == [f"nutrients.csv:{line}: file: is not UTF-8: there is a byte 0xe9; save it as UTF-8"]


@pytest.mark.parametrize(
    "file", ["risk_groups.csv", "interactions.csv", "medicinal_products.csv", "conformance_cases.csv"]
)
def test_a_row_that_rests_on_evidence_names_it(files: SeedCopy, file: str) -> None:
    row = files.ids(file)[0]
    line = files.set(file, row, source_ids="")
    assert files.problems() == [f"{file}:{line}: source_ids: is empty; a value is needed"]


def test_a_byte_order_mark_is_a_problem(files: SeedCopy) -> None:
    files.write("nutrients.csv", "\ufeff" + files.text("nutrients.csv"))
    assert files.problems() == ["nutrients.csv:1: file: starts with a byte order mark; save it as UTF-8 without one"]


def test_carriage_returns_are_a_problem(files: SeedCopy) -> None:
    first, second, *others = files.lines("nutrients.csv")
    files.write("nutrients.csv", "".join([first, second.replace("\n", "\r\n"), *others]))
    assert files.problems() == ["nutrients.csv:2: file: has CRLF line ends; save it with LF alone"]


def test_a_last_line_without_an_end_is_a_problem(files: SeedCopy) -> None:
    lines = files.lines("nutrients.csv")
    files.write("nutrients.csv", "".join(lines).removesuffix("\n"))
    assert files.problems() == [f"nutrients.csv:{len(lines)}: file: has no line end after the last line"]


def test_a_misspelled_column_is_a_problem_and_the_rows_under_it_are_not(files: SeedCopy) -> None:
    files.replace("nutrients.csv", "category", "categroy")
    assert files.problems() == [
        'nutrients.csv:1: header: "categroy" is not a column; did you mean "category"?',
        'nutrients.csv:1: header: "category" is missing',
    ]


def test_a_column_that_is_there_twice_is_a_problem(files: SeedCopy) -> None:
    doubled = [f"{line.partition(',')[0]},{line}" for line in files.lines("rule_constants.csv")]
    files.write("rule_constants.csv", "".join(doubled))
    assert files.problems() == ['rule_constants.csv:1: header: "id" is there 2 times']


def test_columns_in_another_order_are_a_problem(files: SeedCopy) -> None:
    rows = [line.split(",", 2) for line in files.lines("rule_constants.csv")]
    files.write("rule_constants.csv", "".join(f"{second},{first},{rest}" for first, second, rest in rows))
    assert files.problems() == [
        "rule_constants.csv:1: header: the columns are in another order; "
        "right is id,nutrient,value,unit,statement,source_id,source_locator"
    ]


def test_a_row_with_a_cell_too_few_is_a_problem(files: SeedCopy) -> None:
    _, second, *_ = files.lines("authorities.csv")
    files.write("authorities.csv", files.text("authorities.csv").replace(second, second.replace(",reference", "")))
    assert files.problems() == ["authorities.csv:2: row: has 3 cells, the header has 4"]


def test_a_row_with_a_cell_too_many_is_a_problem(files: SeedCopy) -> None:
    files.replace("authorities.csv", ",reference\n", ",reference,\n")
    assert files.problems() == ["authorities.csv:2: row: has 5 cells, the header has 4"]


@pytest.mark.parametrize("empty", ["\n", ",,,\n"])
def test_an_empty_row_is_a_problem(files: SeedCopy, empty: str) -> None:
    header, *rows = files.lines("authorities.csv")
    files.write("authorities.csv", "".join([header, empty, *rows]))
    assert files.problems() == ["authorities.csv:2: row: is empty; take it out"]


def test_a_quotation_mark_that_is_not_closed_is_a_problem(files: SeedCopy) -> None:
    header, first, *rows = files.lines("authorities.csv")
    files.write("authorities.csv", "".join([header, first, f'"{rows[0]}', *rows[1:]]))
    (problem,) = files.problems()
    assert problem.startswith("authorities.csv:3: row: is not CSV, and nothing after it could be read: ")


def test_blanks_at_the_ends_of_a_cell_are_a_problem(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "magnesium", name="Magnesium ")
    assert files.problems() == [f'nutrients.csv:{line}: name: "Magnesium " has blanks at its ends']


def test_a_control_character_is_a_problem(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "magnesium", name="Magne\tsium")
    assert files.problems() == [f'nutrients.csv:{line}: name: "Magne\\tsium" holds a control character']


def test_an_empty_cell_that_has_to_be_filled_is_a_problem(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "magnesium", category="")
    assert files.problems() == [f"nutrients.csv:{line}: category: is empty; a value is needed"]


def test_a_misspelled_word_is_answered_with_the_words_that_are_right(files: SeedCopy) -> None:
    row = files.find("reference_values.csv", unit="mg", kind="recommended_intake")
    line = files.set("reference_values.csv", row, unit="mgs")
    assert files.problems() == [
        f'reference_values.csv:{line}: unit: "mgs" is not one of g, mg, ug, L, MJ, kJ, kcal, %; did you mean "mg"?'
    ]


def test_an_id_that_is_no_slug_is_a_problem(files: SeedCopy) -> None:
    row = files.find("symptoms.csv")
    line = files.set("symptoms.csv", row, id="Chest pain")
    assert f'symptoms.csv:{line}: id: "Chest pain" is not a name such as magnesium-citrate: ' in files.problems()[0]


def test_a_year_out_of_range_is_a_problem(files: SeedCopy) -> None:
    row = files.find("sources.csv", kind="review")
    line = files.set("sources.csv", row, year="1492")
    assert files.problems() == [f'sources.csv:{line}: year: "1492" is below 1900, the least allowed']


def test_an_elemental_fraction_above_one_is_a_problem(files: SeedCopy) -> None:
    row = files.find("supplement_forms.csv", composition="stoichiometric", nutrient="magnesium")
    line = files.set("supplement_forms.csv", row, elemental_fraction="16.2")
    assert files.problems() == [f'supplement_forms.csv:{line}: elemental_fraction: "16.2" is not below 1']


def test_a_constant_that_the_evaluator_needs_is_missed(files: SeedCopy) -> None:
    lines = files.lines("rule_constants.csv")
    files.write("rule_constants.csv", "".join(line for line in lines if not line.startswith("trace-highest-ug")))
    assert files.problems() == ['rule_constants.csv:1: file: has no "trace-highest-ug", which the evaluator needs']


def test_a_requirement_that_is_not_skewed_needs_its_cv(files: SeedCopy) -> None:
    line = files.set("requirement_cvs.csv", "us-nasem-magnesium", cv_percent="")
    assert files.problems() == [f"requirement_cvs.csv:{line}: cv_percent: is empty, and skewed is false"]
    files.set("requirement_cvs.csv", "us-nasem-magnesium", skewed="true")
    assert files.problems() == []


def test_a_group_of_a_day_to_day_sd_that_holds_nobody_is_a_problem(files: SeedCopy) -> None:
    line = files.set("day_to_day_sds.csv", "magnesium-female-19-50y", age_max_months="228")
    assert files.problems() == [
        f'day_to_day_sds.csv:{line}: age_max_months: "228" is not above the 228 of age_min_months'
    ]


@pytest.mark.parametrize("wanted", ["50", "99"])
def test_a_confidence_that_the_methods_table_does_not_hold_is_a_problem(files: SeedCopy, wanted: str) -> None:
    line = files.set("rule_constants.csv", "usual-intake-confidence-wanted", value=wanted)
    assert files.problems() == [
        f'rule_constants.csv:{line}: value: "{wanted}" is not above 50 and up to 98, which the method tells'
    ]


def test_details_that_are_no_json_object_are_a_problem(files: SeedCopy) -> None:
    line = files.set("claims.csv", "ac01", details="{nobody}")
    assert files.problems() == [
        f"claims.csv:{line}: details: is not a JSON object: "
        "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
    ]


def test_a_registry_number_of_another_form_is_a_problem(files: SeedCopy) -> None:
    row = files.find("supplement_forms.csv", composition="stoichiometric")
    line = files.set("supplement_forms.csv", row, cas="7779251")
    assert files.problems() == [rf'supplement_forms.csv:{line}: cas: "7779251" is not of the form ^\d{{2,7}}-\d\d-\d$']


@pytest.mark.parametrize(
    "number", ["1e3", "1_000", "1,000", "NaN", "inf", "0350", "350.", ".5", "+5", "٣٥٠", "9" * 400]
)
def test_a_decimal_number_has_one_plain_spelling(files: SeedCopy, number: str) -> None:
    row = files.find("reference_values.csv", kind="recommended_intake")
    line = files.set("reference_values.csv", row, value=number)
    (problem,) = files.problems()
    assert problem.startswith(f'reference_values.csv:{line}: value: "{number[:30]}')
    assert problem.endswith('" is not a plain decimal number such as 350 or 0.5')


@pytest.mark.parametrize("number", ["12.0", "1e2", "twelve", "012", "2147483648"])
def test_a_whole_number_has_one_plain_spelling(files: SeedCopy, number: str) -> None:
    line = files.set("nutrients.csv", "magnesium", fdc_nutrient_id=number)
    assert files.problems() == [
        f'nutrients.csv:{line}: fdc_nutrient_id: "{number}" is not a whole number such as 350, up to 2147483647'
    ]


@pytest.mark.parametrize("word", ["yes", "True", "1"])
def test_true_and_false_have_one_spelling(files: SeedCopy, word: str) -> None:
    line = files.set("symptoms.csv", files.find("symptoms.csv"), red_flag=word)
    assert files.problems() == [f'symptoms.csv:{line}: red_flag: "{word}" is not true or false']


@pytest.mark.parametrize(
    ("synonyms", "message"),
    [
        ("Mg;;Mg2+", "has an empty item"),
        ("Mg;Mg2+;Mg", '"Mg" is there 2 times'),
        ("Mg; Mg2+", 'the item " Mg2+" has blanks at its ends'),
    ],
)
def test_a_list_has_items_that_differ(files: SeedCopy, synonyms: str, message: str) -> None:
    line = files.set("nutrients.csv", "magnesium", synonyms=synonyms)
    assert files.problems() == [f"nutrients.csv:{line}: synonyms: {message}"]


def test_a_misspelled_origin_in_a_list_is_a_problem(files: SeedCopy) -> None:
    row = files.find("reference_values.csv", kind="upper_level", counts="supplement;medicine")
    line = files.set("reference_values.csv", row, counts="suplement;medicine")
    assert files.problems() == [
        f'reference_values.csv:{line}: counts: "suplement" is not one of food, fortified_food, water, supplement, '
        'medicine; did you mean "supplement"?'
    ]


def test_an_id_that_is_there_twice_names_the_first_line(files: SeedCopy) -> None:
    row = files.find("symptoms.csv")
    line = files.add_copy("symptoms.csv", row)
    assert files.problems() == [f'symptoms.csv:{line}: id: "{row}" is already on line {line - 1}']


def test_rows_that_are_not_sorted_by_id_are_a_problem(files: SeedCopy) -> None:
    header, first, second, *rows = files.lines("sources.csv")
    files.write("sources.csv", "".join([header, second, first, *rows]))
    one, other = (line.partition(",")[0] for line in (first, second))
    assert files.problems() == [f'sources.csv:3: id: "{one}" belongs before "{other}" of line 2; sort the rows by id']


def test_a_reference_to_nothing_is_answered_with_what_may_have_been_meant(files: SeedCopy) -> None:
    row = files.find("reference_values.csv", authority="us-nasem", kind="recommended_intake")
    line = files.set("reference_values.csv", row, authority="us-nasme")
    assert files.problems() == [
        f'reference_values.csv:{line}: authority: "us-nasme" is not in authorities.csv; did you mean "us-nasem"?'
    ]


def test_evidence_has_to_be_among_the_sources(files: SeedCopy) -> None:
    row = files.find("claims.csv", verdict="supported")
    line = files.set("claims.csv", row, source_ids="nhmrc-2006;hearsay-from-the-neighbours")
    assert files.problems() == [f'claims.csv:{line}: source_ids: "hearsay-from-the-neighbours" is not in sources.csv']


def test_a_form_that_is_listed_says_as_what_and_by_which_act(files: SeedCopy) -> None:
    line = files.set("supplement_forms.csv", "magnesium-oxide", eu_listed_as="", eu_source_id="", eu_verified="")
    assert files.problems() == [
        f"supplement_forms.csv:{line}: {column}: is empty, and eu_status is listed"
        for column in ("eu_listed_as", "eu_source_id", "eu_verified")
    ]


def test_what_is_not_in_our_data_has_no_act(files: SeedCopy) -> None:
    line = files.set("supplement_forms.csv", "magnesium-oxide", eu_status="not_in_our_data", eu_listed_as="")
    assert files.problems() == [
        f'supplement_forms.csv:{line}: eu_source_id: "eu-1170-2009" is given, and eu_status is not_in_our_data',
        f'supplement_forms.csv:{line}: eu_verified: "secondary" is given, and eu_status is not_in_our_data',
    ]


@pytest.mark.parametrize(
    ("form", "status", "problem"),
    [
        ("magnesium-citrate", "not_applicable", "is given for a family"),
        ("zinc-oxide", "", "is empty; a form that is no family has one"),
    ],
)
def test_every_form_but_a_family_has_an_eu_status(files: SeedCopy, form: str, status: str, problem: str) -> None:
    line = files.set("supplement_forms.csv", form, eu_status=status)
    assert files.problems() == [f"supplement_forms.csv:{line}: eu_status: {problem}"]


def test_an_active_part_is_told_whole_and_not_beside_an_element(files: SeedCopy) -> None:
    line = files.set("supplement_forms.csv", "retinyl-palmitate", active_moieties="", elemental_fraction="0.5")
    assert files.problems() == [
        f"supplement_forms.csv:{line}: elemental_fraction: is given, and so is the share of an active part",
        f"supplement_forms.csv:{line}: active_moieties: is empty, and others of the active part are not",
    ]


def test_a_form_belongs_to_a_family_and_not_to_another_form(files: SeedCopy) -> None:
    member = files.find("supplement_forms.csv", composition="stoichiometric", family="magnesium-citrate")
    row = next(form for form in reversed(files.ids("supplement_forms.csv")) if form != member)
    line = files.set("supplement_forms.csv", row, family=member)
    assert files.problems() == [
        f'supplement_forms.csv:{line}: family: "{member}" is not a family: a family names itself'
    ]


def test_a_band_that_ends_before_it_starts_is_a_problem(files: SeedCopy) -> None:
    row = files.find("reference_values.csv", kind="recommended_intake", age_max_months="228")
    low = files.cell("reference_values.csv", row, "age_min_months")
    line = files.set("reference_values.csv", row, age_max_months=low)
    assert files.problems() == [
        f'reference_values.csv:{line}: age_max_months: "{low}" is not above the {low} of age_min_months'
    ]


def test_a_limit_has_to_say_what_it_counts(files: SeedCopy) -> None:
    row = files.find("reference_values.csv", kind="upper_level", counts="supplement;medicine")
    line = files.set("reference_values.csv", row, counts="")
    assert files.problems() == [
        f"reference_values.csv:{line}: counts: is empty; a row of kind upper_level names the origins that it counts"
    ]


def test_an_origin_is_counted_or_unclear_and_not_both(files: SeedCopy) -> None:
    row = files.find("reference_values.csv", kind="upper_level", counts="supplement;medicine")
    line = files.set("reference_values.csv", row, unclear="water;medicine")
    assert files.problems() == [f'reference_values.csv:{line}: unclear: "medicine" is in counts too']


def test_two_values_for_the_same_people_are_a_problem(files: SeedCopy) -> None:
    row = files.find("reference_values.csv", kind="recommended_intake")
    line = files.add_copy("reference_values.csv", row, id=f"{row}-0", value="1")
    assert files.problems() == [
        f"reference_values.csv:{line}: id: has the same authority, edition, nutrient, value_type, sex, "
        f"age_min_months, life_stage, per, condition, equivalent as line {line - 1}"
    ]


@pytest.mark.parametrize("told", [{"per": "kg"}, {"condition": "phytate_600_mg"}, {"equivalent": "DFE"}])
def test_values_that_a_condition_or_a_measure_tells_apart_are_two(files: SeedCopy, told: dict[str, str]) -> None:
    row = files.find("reference_values.csv", kind="recommended_intake")
    files.add_copy("reference_values.csv", row, id=f"{row}-0", value="1", **told)
    assert files.problems() == []


def test_a_threshold_needs_a_unit(files: SeedCopy) -> None:
    row = files.find("conditions.csv", intake_pattern="excessive_supplement_intake")
    line = files.set("conditions.csv", row, threshold_unit="")
    assert files.problems() == [f"conditions.csv:{line}: threshold_unit: is empty, and threshold_amount is not"]


def test_an_atomic_weight_needs_its_source(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "magnesium", atomic_weight_source_id="")
    assert files.problems() == [
        f"nutrients.csv:{line}: atomic_weight_source_id: is empty, and atomic_weight is not",
    ]


def test_a_valence_needs_an_atomic_weight(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "magnesium", atomic_weight="", atomic_weight_source_id="")
    assert files.problems() == [f"nutrients.csv:{line}: atomic_weight: is empty, and valence is not"]


def test_a_stage_by_the_article_needs_the_article_to_name_the_symptom(files: SeedCopy) -> None:
    row = files.find("symptoms.csv", in_article="false")
    line = files.set("symptoms.csv", row, article_stage="early")
    assert files.problems() == [f'symptoms.csv:{line}: article_stage: "early" is given, and in_article is false']


def test_a_form_that_a_study_compares_with_is_there(files: SeedCopy) -> None:
    line = files.set("form_studies.csv", "walker-2003-serum", compared_forms="magnesium-oxid;magnesium-citrat")
    assert files.problems() == [
        f'form_studies.csv:{line}: compared_forms: "{wrong}" is not in supplement_forms.csv; did you mean "{right}"?'
        for wrong, right in (("magnesium-oxid", "magnesium-oxide"), ("magnesium-citrat", "magnesium-citrate"))
    ]


@pytest.mark.parametrize(
    ("row", "cells", "problem"),
    [
        ("walker-2003-serum", {"compared_forms": ""}, "compared_forms: is empty, and comparator is other_forms"),
        (
            "kass-2017-serum",
            {"compared_forms": "magnesium-oxide"},
            "compared_forms: is filled, and comparator is placebo, not other_forms",
        ),
        (
            "kass-2017-serum",
            {"comparator_note": ""},
            "comparator_note: is empty; a row without compared_forms says why",
        ),
        (
            "kappeler-2017-urine",
            {"compared_forms": "magnesium-citrate"},
            'compared_forms: "magnesium-citrate" is the form itself',
        ),
        (
            "greupner-2020-release",
            {"elemental_dose_unit": ""},
            "elemental_dose_unit: is empty, and elemental_dose_min is not",
        ),
        (
            "fine-1991-dose",
            {"elemental_dose_min": "90"},
            'elemental_dose_max: "80" is below the 90 of elemental_dose_min',
        ),
    ],
)
def test_a_study_whose_cells_do_not_fit_together(
    files: SeedCopy, row: str, cells: dict[str, str], problem: str
) -> None:
    line = files.set("form_studies.csv", row, **cells)
    assert files.problems() == [f"form_studies.csv:{line}: {problem}"]


def test_a_laxative_potential_is_of_a_form_that_is_there(files: SeedCopy) -> None:
    line = files.set("laxative_potentials.csv", "transdermal-magnesium-lotion", id="transdermal-magnesium-lotions")
    assert files.problems() == [
        f'laxative_potentials.csv:{line}: id: "transdermal-magnesium-lotions" is not in supplement_forms.csv; '
        'did you mean "transdermal-magnesium-lotion"?'
    ]


def test_lines_are_counted_right_behind_a_cell_that_spans_lines(files: SeedCopy) -> None:
    last = files.ids("nutrients.csv")[-1]
    line = files.set("nutrients.csv", last, unit="mgs")
    files.set("nutrients.csv", files.ids("nutrients.csv")[0], note="On one line,\nand on a second.")
    assert files.problems() == [
        f'nutrients.csv:{line + 1}: unit: "mgs" is not one of g, mg, ug, L, MJ, kJ, kcal, %; did you mean "mg"?'
    ]


def test_a_long_cell_is_quoted_without_its_middle(files: SeedCopy) -> None:
    line = files.set("nutrients.csv", "magnesium", note=f"Start {'of a long story ' * 20}end ")
    assert files.problems() == [
        f'nutrients.csv:{line}: note: "Start of a long story of a lon ... ong story of a long story end " '
        "has blanks at its ends"
    ]


def test_all_problems_are_told_at_once_by_file_and_line_and_column(files: SeedCopy) -> None:
    files.write("zzz.csv", "")
    symptom = files.set("symptoms.csv", files.find("symptoms.csv"), stage="late", condition="excess")
    value = files.find("reference_values.csv", kind="upper_level", counts="supplement;medicine")
    limit = files.set("reference_values.csv", value, counts="", unit="")
    (files.directory / "claims.csv").unlink()
    assert files.problems() == [
        "claims.csv:1: file: is missing",
        f"reference_values.csv:{limit}: unit: is empty; a value is needed",
        f"reference_values.csv:{limit}: counts: is empty; a row of kind upper_level names the origins that it counts",
        f'symptoms.csv:{symptom}: condition: "excess" is not in conditions.csv',
        f'symptoms.csv:{symptom}: stage: "late" is not one of early, advanced, severe',
        "zzz.csv:1: file: is not one of the seed files",
    ]
