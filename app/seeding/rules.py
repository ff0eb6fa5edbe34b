"""What must hold between the cells of a row, the rows of a file, and the files.

The rules look at cells and not at records, so that a mistake elsewhere in the row hides nothing.
"""

from collections.abc import Iterator, Mapping

from sqlalchemy import UniqueConstraint

from app.evaluator.absorption import CURVE_CONSTANTS
from app.evaluator.adequacy import TABLE_B1
from app.evaluator.amounts import TRACE_MG, TRACE_UG
from app.evaluator.references import ENERGY_OF_FAT, LIMITS
from app.evaluator.rules_on_limits import NEAR_LIMIT
from app.evaluator.rules_on_repeats import LABEL_ROUNDING
from app.evaluator.variation import METHOD_CONSTANTS, WANTED
from app.known_foods import WATER_GRAMS_PER_LITRE
from app.seeding.cells import DECIMAL, is_whole_number
from app.seeding.files import Line, Table
from app.seeding.foods import ROW_RULES_OF_FOODS, Cells, Rule
from app.seeding.problems import FILE, near_miss, quoted
from app.seeding.rules_on_risks import check_risks
from app.tables import LIST_SEPARATOR, Comparator


def check_table(table: Table, tables: Mapping[str, Table]) -> None:
    """Note all that is wrong between the rows of this table, and between them and those of the others."""
    _check_ids(table)
    if not table.readable:
        return
    whole = [line for line in table.lines if line.whole]
    _check_rows(table, whole)
    _check_keys(table, whole)
    _check_references(table, whole, tables)
    if table.kind.name == "supplement_forms":
        _check_families(table, whole)
    if table.kind.name == "nutrient_traps":
        _check_traps(table, whole, tables)
    if table.kind.name == "rule_constants" and table.all_ids_seen():
        _check_constants(table)
    if table.kind.name == "requirement_risks":
        check_risks(table, whole)


def _check_ids(table: Table) -> None:
    first_lines = table.ids()
    previous: Line | None = None
    for line in table.lines:
        name = line.cells.get("id")
        if not name:
            continue
        if first_lines[name] is not line:
            table.report(line.number, "id", f"{quoted(name)} is already on line {first_lines[name].number}")
        elif previous and name < previous.cells["id"]:
            before = f"{quoted(previous.cells['id'])} of line {previous.number}"
            table.report(line.number, "id", f"{quoted(name)} belongs before {before}; sort the rows by id")
        previous = line


def _check_rows(table: Table, lines: list[Line]) -> None:
    for line in lines:
        for rule in ROW_RULES.get(table.kind.name, ()):
            for column, message in rule(line.cells):
                table.report(line.number, column, message)


def _check_keys(table: Table, lines: list[Line]) -> None:
    """No two rows agree in all columns of a key of their table."""
    for key in table.kind.table.constraints:
        if isinstance(key, UniqueConstraint):
            _check_key(table, lines, [column.name for column in key.columns])


def _check_key(table: Table, lines: list[Line], columns: list[str]) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for line in lines:
        first = seen.setdefault(tuple(line.cells[column] for column in columns), line.number)
        if first != line.number:
            table.report(line.number, "id", f"has the same {', '.join(columns)} as line {first}")


def _check_references(table: Table, lines: list[Line], tables: Mapping[str, Table]) -> None:
    several = table.kind.names_several
    for column, target in table.kind.references.items():
        if tables[target].all_ids_seen():
            cells = {line.cells[column] for line in lines}
            unknown = _unknown(cells, tables[target], several=column in several)
            for line in lines if unknown else ():
                for message in unknown.get(line.cells[column], ()):
                    table.report(line.number, column, message)


def _unknown(cells: set[str], target: Table, *, several: bool) -> dict[str, list[str]]:
    """By cell, what is to be said of the names in it that the target does not define; each cell is looked at once."""
    known = target.ids()
    missing = {cell: [name for name in _names(cell, several=several) if name not in known] for cell in cells}
    return {
        cell: [f"{quoted(name)} is not in {target.kind.file}{near_miss(name, known)}" for name in names]
        for cell, names in missing.items()
        if names
    }


def _names(cell: str, *, several: bool) -> list[str]:
    names = cell.split(LIST_SEPARATOR) if several else [cell]
    return [name for name in dict.fromkeys(names) if name]


def _check_families(table: Table, lines: list[Line]) -> None:
    forms = table.ids()
    for line in lines:
        name = line.cells["family"]
        if name in forms and forms[name].cells.get("family", name) != name:
            table.report(line.number, "family", f"{quoted(name)} is not a family: a family names itself")


def _check_traps(table: Table, lines: list[Line], tables: Mapping[str, Table]) -> None:
    """A trap is about codes of its nutrient; what it warns of is such a code, or a nutrient."""
    codes, nutrients = tables["nutrient_codes"].ids(), tables["nutrients"].ids()
    if not (tables["nutrient_codes"].all_ids_seen() and tables["nutrients"].all_ids_seen()):
        return
    for line in lines:
        for name in _names(line.cells["to"], several=True):
            if name not in {*codes, *nutrients}:
                near = near_miss(name, [*codes, *nutrients])
                message = f"{quoted(name)} is in neither nutrient_codes.csv nor nutrients.csv{near}"
                table.report(line.number, "to", message)
        for column in ("of", "to"):
            for name in _names(line.cells[column], several=True):
                whose = codes[name].cells.get("nutrient") if name in codes else line.cells["nutrient"]
                if whose != line.cells["nutrient"]:
                    table.report(line.number, column, f"{quoted(name)} is a code of {whose}")


def _check_constants(table: Table) -> None:
    needed = (TRACE_MG, TRACE_UG, NEAR_LIMIT, LABEL_ROUNDING, ENERGY_OF_FAT, *METHOD_CONSTANTS, *CURVE_CONSTANTS)
    for name in (*needed, WATER_GRAMS_PER_LITRE):
        if name not in table.ids():
            table.report(1, FILE, f"has no {quoted(name)}, which the evaluator needs")


def _band_is_not_empty(cells: Cells) -> Iterator[tuple[str, str]]:
    low, high = cells["age_min_months"], cells["age_max_months"]
    if is_whole_number(low) and is_whole_number(high) and int(high) <= int(low):
        yield "age_max_months", f"{quoted(high)} is not above the {low} of age_min_months"


def _ends_are_in_order(cells: Cells) -> Iterator[tuple[str, str]]:
    low, high = cells["low"], cells["high"]
    if DECIMAL.fullmatch(low) and DECIMAL.fullmatch(high) and float(high) <= float(low):
        yield "high", f"{quoted(high)} is not above the {low} of low"


def _limit_says_what_it_counts(cells: Cells) -> Iterator[tuple[str, str]]:
    if cells["kind"] in LIMITS and not cells["counts"]:
        yield "counts", f"is empty; a row of kind {cells['kind']} names the origins that it counts"


def _origins_are_counted_or_unclear(cells: Cells) -> Iterator[tuple[str, str]]:
    counted = cells["counts"].split(LIST_SEPARATOR)
    for origin in dict.fromkeys(cells["unclear"].split(LIST_SEPARATOR)):
        if origin and origin in counted:
            yield "unclear", f"{quoted(origin)} is in counts too"


def _symmetric_has_a_cv(cells: Cells) -> Iterator[tuple[str, str]]:
    if cells["skewed"] == "false" and not cells["cv_percent"]:
        yield "cv_percent", "is empty, and skewed is false"


def _wanted_confidence_is_in_the_table(cells: Cells) -> Iterator[tuple[str, str]]:
    lowest, highest = (100 * edge(probability for _, probability in TABLE_B1) for edge in (min, max))
    if cells["id"] == WANTED and DECIMAL.fullmatch(cells["value"]) and not lowest < float(cells["value"]) <= highest:
        yield "value", f"{quoted(cells['value'])} is not above {lowest:g} and up to {highest:g}, which the method tells"


def _threshold_has_a_unit(cells: Cells) -> Iterator[tuple[str, str]]:
    for column, other in (("threshold_amount", "threshold_unit"), ("threshold_unit", "threshold_amount")):
        if cells[other] and not cells[column]:
            yield column, f"is empty, and {other} is not"


def _atomic_weight_has_a_source(cells: Cells) -> Iterator[tuple[str, str]]:
    weight, source = cells["atomic_weight"], cells["atomic_weight_source_id"]
    if weight and not source:
        yield "atomic_weight_source_id", "is empty, and atomic_weight is not"
    for column in ("atomic_weight_source_id", "valence"):
        if cells[column] and not weight:
            yield "atomic_weight", f"is empty, and {column} is not"


def _article_stage_is_in_article(cells: Cells) -> Iterator[tuple[str, str]]:
    if cells["in_article"] == "false" and cells["article_stage"]:
        yield "article_stage", f"{quoted(cells['article_stage'])} is given, and in_article is false"


def _active_part_is_whole(cells: Cells) -> Iterator[tuple[str, str]]:
    columns = ("active_moiety", "active_moiety_formula", "active_moieties", "active_fraction")
    if any(cells[column] for column in columns):
        for column in columns:
            if not cells[column]:
                yield column, "is empty, and others of the active part are not"
        if cells["elemental_fraction"]:
            yield "elemental_fraction", "is given, and so is the share of an active part"


def _eu_status_is_seen_somewhere(cells: Cells) -> Iterator[tuple[str, str]]:
    status, seen = cells["eu_status"], ("eu_source_id", "eu_verified")
    needed = {"listed": ("eu_listed_as", *seen), "not_listed": seen, "unclear": seen}.get(status, ())
    if (cells["composition"] == "family") == bool(status):
        yield "eu_status", "is given for a family" if status else "is empty; a form that is no family has one"
    for column in ("eu_listed_as", *seen):
        if column in needed and not cells[column]:
            yield column, f"is empty, and eu_status is {status}"
        if column not in needed and cells[column]:
            yield column, f"{quoted(cells[column])} is given, and eu_status is {status or 'empty'}"


def _other_forms_are_named(cells: Cells) -> Iterator[tuple[str, str]]:
    with_forms, named = cells["comparator"] == Comparator.OTHER_FORMS, cells["compared_forms"]
    if with_forms and not named:
        yield "compared_forms", "is empty, and comparator is other_forms"
    elif named and not with_forms:
        yield "compared_forms", f"is filled, and comparator is {cells['comparator']}, not other_forms"
    if not with_forms and not cells["comparator_note"]:
        yield "comparator_note", "is empty; a row without compared_forms says why"
    if cells["form"] and cells["form"] in named.split(LIST_SEPARATOR):
        yield "compared_forms", f"{quoted(cells['form'])} is the form itself"


def _dose_has_both_ends_and_a_unit(cells: Cells) -> Iterator[tuple[str, str]]:
    columns = ("elemental_dose_min", "elemental_dose_max", "elemental_dose_unit")
    filled = [column for column in columns if cells[column]]
    yield from ((column, f"is empty, and {filled[0]} is not") for column in columns if filled and not cells[column])
    low, high = cells["elemental_dose_min"], cells["elemental_dose_max"]
    if DECIMAL.fullmatch(low) and DECIMAL.fullmatch(high) and float(high) < float(low):
        yield "elemental_dose_max", f"{quoted(high)} is below the {low} of elemental_dose_min"


def _equivalents_are_in_order(cells: Cells) -> Iterator[tuple[str, str]]:
    low, high = cells["equivalent_min"], cells["equivalent_max"]
    if DECIMAL.fullmatch(low) and DECIMAL.fullmatch(high) and float(high) < float(low):
        yield "equivalent_max", f"{quoted(high)} is below the {low} of equivalent_min"


def _code_has_number_and_id(cells: Cells) -> Iterator[tuple[str, str]]:
    number, id_ = "fdc_nutrient_number", "fdc_nutrient_id"
    for column, other in ((number, id_), (id_, number)):
        if cells[other] and not cells[column]:
            yield column, f"is empty, and {other} is not: they are two things"
    if not any(cells[column] for column in (number, id_, "infoods_tagname")):
        yield "infoods_tagname", "is empty, and so are the number and the id: a row is of one code at least"


ROW_RULES: dict[str, tuple[Rule, ...]] = {
    "nutrients": (_atomic_weight_has_a_source,),
    "component_conversions": (_equivalents_are_in_order,),
    "nutrient_codes": (_code_has_number_and_id,),
    "reference_values": (_band_is_not_empty, _limit_says_what_it_counts, _origins_are_counted_or_unclear),
    "intake_ranges": (_band_is_not_empty, _ends_are_in_order),
    "absent_values": (_band_is_not_empty,),
    "day_to_day_sds": (_band_is_not_empty,),
    "requirement_cvs": (_symmetric_has_a_cv,),
    "requirement_risks": (_band_is_not_empty,),
    "supplement_forms": (_active_part_is_whole, _eu_status_is_seen_somewhere),
    "rule_constants": (_wanted_confidence_is_in_the_table,),
    "conditions": (_threshold_has_a_unit,),
    "symptoms": (_article_stage_is_in_article,),
    **ROW_RULES_OF_FOODS,
    "form_studies": (_other_forms_are_named, _dose_has_both_ends_and_a_unit),
}
