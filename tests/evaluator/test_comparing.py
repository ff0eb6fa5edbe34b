"""Forms side by side: amounts there and back, room as the evaluator judges it, and which studies compare just these."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.evaluator import Facts, InvalidIntakeError
from app.evaluator.comparing import Asked, Comparison, compare, studies_in
from app.evaluator.comparing.head_to_head import Match, match, pairs_of
from app.evaluator.comparing.shape import PairOfForms
from app.evaluator.forms import compound, elemental
from app.evaluator.intake import MOST_AUTHORITIES, Basis
from app.evaluator.person import Person
from app.evaluator.quantities import NO_UPPER_END, Unit, exact
from tests.evaluator.building import day, evaluated, label
from tests.evaluator.building import judgement as judgement_of

WOMAN = Person.model_validate({"age_years": 34, "sex": "female"})
CITRATE, OXIDE = "magnesium-citrate", "magnesium-oxide"
amounts = st.decimals(Decimal("0.001"), 10_000, places=3)


def asked(*forms: str, **more: Any) -> Asked:
    return Asked(forms, **more)


def pair(facts: Facts, *forms: str) -> PairOfForms:
    """What is said of two forms."""
    (found,) = compare(asked(*forms), facts)["pairs"]
    return found


def studies(found: PairOfForms) -> set[str]:
    return set(studies_in([found]))


def faults(facts: Facts, request: Asked) -> set[tuple[str, str]]:
    with pytest.raises(InvalidIntakeError) as refused:
        compare(request, facts)
    assert all(fault.detail.endswith(".") for fault in refused.value.faults)
    return {(fault.code, fault.pointer) for fault in refused.value.faults}


# Amounts


@settings(deadline=None)
@given(amount=amounts, data=st.data())
def test_the_compound_that_holds_an_amount_holds_it(facts: Facts, amount: Decimal, data: st.DataObject) -> None:
    form = facts.forms[data.draw(st.sampled_from(sorted(facts.forms)))]
    holding = compound(form, exact(amount))
    held = elemental(form, Basis.COMPOUND, holding)
    slack = amount * Decimal("1e-20")
    assert held.low - slack <= amount <= held.high + slack
    assert holding.low >= amount, "a compound weighs at least what it holds"
    if holding.high != NO_UPPER_END:
        assert elemental(form, Basis.COMPOUND, exact(holding.high)).low >= amount - slack, "more would hold more"


@pytest.mark.parametrize(
    ("form", "low", "high"),
    [
        # 500 / 0.11890, 500 / 0.14096 and 500 / 0.60304; the citrate family runs from 0.11336 to 0.16163.
        ("magnesium-citrate-nonahydrate", 4205.214466, 4205.214466),
        ("magnesium-glycinate-anhydrous", 3547.105562, 3547.105562),
        ("magnesium-oxide", 829.1323959, 829.1323959),
        ("magnesium-citrate", 3093.485120, 4410.726888),
        # 12 to 15 % by its specification.
        ("magnesium-citrate-malate", 3333.333333, 4166.666667),
    ],
)
def test_500_mg_of_magnesium_are_so_much_of_the_compound(facts: Facts, form: str, low: float, high: float) -> None:
    other = "magnesium-taurate"
    answer = compare(asked(form, other, elemental_amount=500, unit=Unit.MG), facts)
    assert answer["forms"][0]["amounts"]["elemental"] == {"low": 500, "high": 500}
    assert answer["forms"][0]["amounts"]["compound"] == pytest.approx({"low": low, "high": high}, rel=1e-9)
    assert answer["forms"][0]["amounts"]["given"] == "elemental"


def test_a_gram_of_the_compound_is_so_much_of_the_element(facts: Facts) -> None:
    answer = compare(asked(OXIDE, CITRATE, compound_amount=1, unit=Unit.G), facts)
    assert [form["amounts"]["elemental"] for form in answer["forms"]] == [
        {"low": 603.04, "high": 603.04},
        {"low": 113.36, "high": 161.63},
    ]
    assert answer["forms"][0]["amounts"]["text"] == "1,000 mg of it hold 603 mg of magnesium."


def test_what_is_not_known_has_no_upper_end_and_says_so(facts: Facts) -> None:
    solution = "magnesium-citrate-laxative-solution"
    assert compound(facts.forms[solution], exact(Decimal(500))).high == NO_UPPER_END
    (form, _) = compare(asked(solution, OXIDE, elemental_amount=500, unit=Unit.MG), facts)["forms"]
    assert form["amounts"]["compound"] == {"low": 500}
    assert "is not in our data" in form["amounts"]["text"]
    assert form["elemental_share"]["status"] == "not_in_our_data"
    assert "share" not in form["elemental_share"]


def test_a_family_has_a_range_and_names_the_members_it_does_not_cover(facts: Facts) -> None:
    citrate, oxide = compare(asked(CITRATE, OXIDE), facts)["forms"]
    assert citrate["elemental_share"]["share"] == {"low": 0.11336, "high": 0.16163}
    assert citrate["elemental_share"]["status"] == "range"
    assert citrate["elemental_share"]["members_without_share"] == ["magnesium-citrate-laxative-solution"]
    assert (oxide["elemental_share"]["status"], oxide["elemental_share"]["display"]) == ("known", "60.3 %")
    assert "amounts" not in citrate


# Room to limits


@pytest.mark.parametrize("form", [CITRATE, "magnesium-oxide", "magnesium-trisilicate", "magnesium-glycinate-buffered"])
@pytest.mark.parametrize("basis", ["elemental", "compound"])
@pytest.mark.parametrize("authority", ["us-nasem", "eu-efsa", "who-fao", "cn-cns"])
def test_the_room_is_what_the_evaluator_says(facts: Facts, form: str, basis: str, authority: str) -> None:
    amount = {f"{basis}_amount": 300.0}
    request = asked(form, "magnesium-taurate", unit=Unit.MG, person=WOMAN, authorities=(authority,), **amount)
    answer = compare(request, facts)
    (limit,) = answer["forms"][0]["room"]["limits"]
    evaluation = evaluated(facts, day(label(form, 300, basis)), authorities=(authority,))
    excess: dict[str, Any] = dict(judgement_of(evaluation, authority)["excess"])
    for field in ("verdict", "room", "over_by", "reference", "text", "counts", "unclear", "reference_value_ids"):
        assert limit.get(field) == excess.get(field), field
    assert ("?forms" in limit.get("depends_on", ())) == any("/form" in each for each in excess.get("depends_on", ()))


def test_a_person_of_unknown_sex_has_what_holds_for_both(facts: Facts) -> None:
    person = Person(age_years=34)
    request = asked(CITRATE, OXIDE, elemental_amount=300, unit=Unit.MG, person=person, authorities=("us-nasem",))
    (limit,) = compare(request, facts)["forms"][0]["room"]["limits"]
    assert (limit["verdict"], limit["room"]) == ("within", {"low": 50, "high": 50})


def test_a_limit_by_weight_asks_for_the_weight(facts: Facts) -> None:
    child = Person(age_years=5)
    request = asked(CITRATE, OXIDE, elemental_amount=50, unit=Unit.MG, person=child, authorities=("jp-mhlw",))
    room = compare(request, facts)["forms"][0]["room"]
    assert room["depends_on"] == room["limits"][0]["depends_on"] == ["?weight_kg"]


@pytest.mark.parametrize(
    ("more", "missing", "said"),
    [
        ({}, ["?elemental_amount", "?age_years"], "an amount with its unit and the age of the person"),
        ({"elemental_amount": 300.0, "unit": Unit.MG}, ["?age_years"], "the age of the person"),
        ({"person": WOMAN}, ["?elemental_amount"], "an amount with its unit"),
    ],
)
def test_room_without_an_amount_or_a_person_says_what_it_needs(
    facts: Facts, more: dict[str, Any], missing: list[str], said: str
) -> None:
    for form in compare(asked(CITRATE, OXIDE, **more), facts)["forms"]:
        assert (form["room"]["status"], form["room"]["depends_on"]) == ("needs_a_fact", missing)
        assert (form["room"]["text"], form["room"]["limits"]) == (f"Room to a limit needs {said}.", [])


def test_an_amount_for_the_skin_is_compared_with_no_limit(facts: Facts) -> None:
    request = asked("transdermal-magnesium-lotion", OXIDE, elemental_amount=56, unit=Unit.MG, person=WOMAN)
    lotion, oxide = compare(request, facts)["forms"]
    assert (lotion["room"]["status"], lotion["room"]["limits"]) == ("not_applicable", [])
    assert [finding["code"] for finding in lotion["findings"]] == ["transdermal_not_counted"]
    assert oxide["room"]["status"] == "compared"


def test_a_dangerous_amount_comes_with_where_help_is(facts: Facts) -> None:
    request = asked(OXIDE, CITRATE, elemental_amount=6000, unit=Unit.MG, person=WOMAN, authorities=("us-nasem",))
    for form in compare(request, facts)["forms"]:
        codes = [finding["code"] for finding in form["findings"]]
        assert codes[0] == "effects_reported_at_this_amount"
        assert "limit_assumes_normal_kidneys" in codes


def test_what_is_found_about_the_amount_itself_needs_no_person(facts: Facts) -> None:
    kidneys = "limit_assumes_normal_kidneys"
    for amount, codes in ((6000, {"effects_reported_at_this_amount", kidneys, "implausible_amount"}), (300, {kidneys})):
        request = asked(OXIDE, "magnesium-taurate", elemental_amount=amount, unit=Unit.MG)
        for form in compare(request, facts)["forms"]:
            assert {finding["code"] for finding in form["findings"]} == codes
            assert (form["room"]["status"], form["room"]["limits"]) == ("needs_a_fact", [])


def test_no_age_is_asked_for_an_amount_for_the_skin(facts: Facts) -> None:
    request = asked("transdermal-magnesium-lotion", OXIDE, elemental_amount=56, unit=Unit.MG)
    lotion, _ = compare(request, facts)["forms"]
    assert (lotion["room"]["status"], lotion["room"]["depends_on"]) == ("not_applicable", [])
    assert [finding["code"] for finding in lotion["findings"]] == ["transdermal_not_counted"]


def test_every_authority_that_is_not_for_labels_is_asked_when_none_is_named(facts: Facts) -> None:
    request = asked(OXIDE, CITRATE, elemental_amount=100, unit=Unit.MG, person=WOMAN)
    limits = compare(request, facts)["forms"][0]["room"]["limits"]
    every = [each.id for each in facts.authorities.values() if each.role.value != "label"]
    assert [limit["authority"] for limit in limits] == every
    assert len(facts.authorities) <= MOST_AUTHORITIES, "a request of the evaluator could not name them all"


# Studies


def test_citrate_against_oxide_has_the_studies_that_compare_them(facts: Facts) -> None:
    found = pair(facts, CITRATE, OXIDE)
    assert found["status"] == "head_to_head"
    assert [(each["measure"], [study["study_id"] for study in each["studies"]]) for each in found["by_measure"]] == [
        ("urinary_magnesium", ["kappeler-2017-urine", "walker-2003-pooled-urine-citrate"]),
        ("serum_magnesium", ["walker-2003-serum"]),
        ("intracellular_magnesium", ["shechter-2012-intracellular"]),
        ("several_measures", ["bertinato-2014-citrate", "bertinato-2014-oxide"]),
        ("several_measures", ["uysal-2019-citrate-bioavailability", "uysal-2019-oxide-bioavailability"]),
    ]


def test_a_study_that_found_no_difference_between_any_two_is_of_every_two(facts: Facts) -> None:
    # Bertinato 2014, title and abstract: the eight compounds did not differ.
    found = pair(facts, "magnesium-sulfate", "magnesium-gluconate")
    assert {"bertinato-2014-gluconate", "bertinato-2014-sulfate"} <= studies(found)


def test_glycinate_against_l_threonate_has_none(facts: Facts) -> None:
    for glycinate in ("magnesium-glycinate", "magnesium-glycinate-anhydrous"):
        found = pair(facts, glycinate, "magnesium-l-threonate")
        assert (found["status"], found["by_measure"]) == ("no_head_to_head", [])
        assert found["text"].endswith("That says nothing of either.")


def test_a_study_of_a_family_counts_for_a_member_as_of_the_family_and_says_so(facts: Facts) -> None:
    found = pair(facts, "magnesium-citrate-nonahydrate", OXIDE)
    assert studies(found) == studies(pair(facts, CITRATE, OXIDE))
    matches = {
        (studied["form"], studied["studied_form"], studied["match"])
        for each in found["by_measure"]
        for study in each["studies"]
        for studied in study["studied_forms"]
    }
    assert matches == {("magnesium-citrate-nonahydrate", CITRATE, "family"), (OXIDE, OXIDE, "same_form")}
    stands_in = "a study names magnesium-citrate alone: whether it was of magnesium-citrate-nonahydrate is not known."
    assert found["text"].count(stands_in) == 1
    assert "Where match says" not in pair(facts, CITRATE, OXIDE)["text"]


def test_a_study_of_magnesium_malate_is_of_dimagnesium_malate_only_as_far_as_nobody_knows(facts: Facts) -> None:
    # EFSA 2018 could not establish what dimagnesium malate is: no study of the facts names it as what was compared.
    found = pair(facts, "dimagnesium-malate", OXIDE)
    ours = [each for by in found["by_measure"] for one in by["studies"] for each in one["studied_forms"]]
    assert {each["match"] for each in ours if each["form"] == "dimagnesium-malate"} == {"family"}
    assert "names magnesium-malate alone: whether it was of dimagnesium-malate is not known." in found["text"]


@pytest.mark.parametrize(
    ("form", "compared"),
    [
        ("magnesium-citrate-malate", set[str]()),
        ("magnesium-citrate-laxative-solution", set[str]()),
        ("magnesium-glycinate-buffered", set[str]()),
        ("magnesium-amino-acid-chelate", {"walker-2003-pooled-urine-chelate"}),
    ],
)
def test_a_study_of_a_family_is_of_no_member_whose_composition_varies(
    facts: Facts, form: str, compared: set[str]
) -> None:
    # Schuette 1994 is of diglycinate, Kappeler 2017 of citrate: neither is of a mixture or of another compound.
    assert studies(pair(facts, form, OXIDE)) == compared


def test_a_study_of_a_member_counts_for_the_family_as_of_a_member(facts: Facts) -> None:
    # Fine 1991 compares the hexahydrate with the acetate, which it gave as tetrahydrate.
    found = pair(facts, "magnesium-chloride", "magnesium-acetate")
    ((study,),) = (each["studies"] for each in found["by_measure"])
    assert study["study_id"] == "fine-1991-enteric-coating"
    assert {each["studied_form"]: each["match"] for each in study["studied_forms"]} == {
        "magnesium-chloride-hexahydrate": "member",
        "magnesium-acetate-tetrahydrate": "member",
    }
    assert "a study is of magnesium-chloride-hexahydrate, one of magnesium-chloride." in found["text"]
    assert "the coating is compared with it" in study["note"]


@pytest.mark.parametrize("other", [CITRATE, OXIDE])
def test_a_study_of_an_unspecified_chelate_is_none_of_the_glycinate_family(facts: Facts, other: str) -> None:
    # "Do not alias to bisglycinate without label evidence": Walker 2003 says amino-acid chelate and no more.
    found = studies(pair(facts, "magnesium-glycinate", other))
    assert not {"walker-2003-serum", "walker-2003-pooled-urine-chelate"} & found
    assert "walker-2003-serum" in studies(pair(facts, "magnesium-amino-acid-chelate", CITRATE))


def test_compounds_of_one_family_do_not_stand_for_each_other(facts: Facts) -> None:
    anhydrous = facts.forms["magnesium-citrate-anhydrous"]
    assert match(anhydrous, "magnesium-citrate-nonahydrate", facts) is None
    assert match(anhydrous, "magnesium-citrate-anhydrous", facts) is Match.SAME_FORM
    assert pair(facts, "magnesium-citrate-anhydrous", "magnesium-citrate-nonahydrate")["status"] == "no_head_to_head"
    assert pair(facts, CITRATE, "magnesium-citrate-nonahydrate")["status"] == "no_head_to_head"


def test_a_study_says_nothing_of_the_forms_that_it_compares_with_among_each_other(facts: Facts) -> None:
    # walker-2003-serum compares citrate with the chelate and with the oxide, and not these two.
    found = pair(facts, "magnesium-amino-acid-chelate", OXIDE)
    assert "walker-2003-pooled-urine-chelate" in studies(found)
    assert "walker-2003-serum" not in studies(found)


@pytest.mark.parametrize(
    ("forms", "text"),
    [
        (
            (CITRATE, OXIDE),
            "8 rows of studies compare magnesium-citrate and magnesium-oxide with each other, by 5 measures, which are "
            "not comparable. The note of a study says what to mind of it.",
        ),
        (
            ("magnesium-chloride", "magnesium-acetate"),
            "1 row of studies compares magnesium-chloride and magnesium-acetate with each other, by one measure. Where "
            "match says member, a study is of magnesium-chloride-hexahydrate, one of magnesium-chloride. Where match "
            "says member, a study is of magnesium-acetate-tetrahydrate, one of magnesium-acetate. The note of a study "
            "says what to mind of it.",
        ),
        (
            ("magnesium-glycinate", "magnesium-l-threonate"),
            "No study in our data compares magnesium-glycinate and magnesium-l-threonate with each other. That says "
            "nothing of either.",
        ),
    ],
)
def test_what_is_known_of_two_forms_is_said_in_full(facts: Facts, forms: tuple[str, str], text: str) -> None:
    assert pair(facts, *forms)["text"] == text


def test_a_study_without_a_note_is_not_said_to_have_one(facts: Facts) -> None:
    without = replace(facts, studies=tuple(replace(study, note="") for study in facts.studies))
    (found,) = pairs_of((facts.forms[CITRATE], facts.forms[OXIDE]), without)
    assert found["text"].endswith("by 5 measures, which are not comparable.")


def test_every_comparison_of_a_study_is_found_and_no_other(facts: Facts) -> None:
    for study in facts.studies:
        for other in study.compared_forms:
            assert study.form is not None
            assert study.id in studies(pair(facts, study.form, other))
        for two in combinations(study.compared_forms, 2):
            assert study.id not in studies(pair(facts, *two))
    every_pair = pairs_of(tuple(facts.forms.values()), facts)
    assert set(studies_in(every_pair)) == {study.id for study in facts.studies if study.compared_forms}


def test_the_order_of_two_forms_changes_no_study_and_each_measure_stands_apart(facts: Facts) -> None:
    forms = tuple(facts.forms.values())
    there, back = pairs_of(forms, facts), pairs_of(forms[::-1], facts)
    assert {frozenset(two["forms"]): studies(two) for two in there} == {
        frozenset(two["forms"]): studies(two) for two in back
    }
    measure_of = {study.id: study.measure for study in facts.studies}
    for two in there:
        measures = [each["measure"] for each in two["by_measure"] if each["measure"] != "several_measures"]
        assert len(set(measures)) == len(measures)
        for each in two["by_measure"]:
            assert {measure_of[study["study_id"]] for study in each["studies"]} == {each["measure"]}


# The whole


def test_the_forms_stay_in_the_order_asked_for_and_every_two_are_a_pair(facts: Facts) -> None:
    forms = ("magnesium-taurate", OXIDE, CITRATE, "magnesium-malate")
    answer = compare(asked(*forms), facts)
    assert [form["form"] for form in answer["forms"]] == list(forms)
    assert [tuple(each["forms"]) for each in answer["pairs"]] == [
        (forms[a], forms[b]) for a in range(4) for b in range(a + 1, 4)
    ]


def cited(answer: Comparison) -> set[str]:
    """Every source that the parts of a comparison name."""
    named: set[str] = set()
    for form in answer["forms"]:
        parts = [form["elemental_share"], *form["room"]["limits"], *form["findings"]]
        named |= {source for part in parts for source in part["citation_ids"]}
    return named


def test_every_source_that_is_named_is_cited_once_with_the_page_of_a_limit(facts: Facts) -> None:
    request = asked(CITRATE, OXIDE, elemental_amount=300, unit=Unit.MG, person=WOMAN, authorities=("us-nasem",))
    answer = compare(request, facts)
    sources = {study.id: study.source for study in facts.studies}
    ids = [citation["id"] for citation in answer["citations"]]
    assert len(ids) == len(set(ids))
    assert set(ids) == cited(answer) | {sources[study] for study in studies_in(answer["pairs"])}
    (iom,) = (citation for citation in answer["citations"] if citation["id"] == "iom1997")
    assert "ch. 6, pp. 242-245" in iom["locators"]


# What does not fit together


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (asked(OXIDE), {("number_of_forms", "?forms")}),
        (asked(*[f"magnesium-{n}" for n in "abcdefghi"]), {("number_of_forms", "?forms"), ("unknown_form", "?forms")}),
        (asked(OXIDE, OXIDE), {("repeated_form", "?forms")}),
        (asked(OXIDE, "magnesium-citrat"), {("unknown_form", "?forms")}),
        (
            asked(OXIDE, CITRATE, elemental_amount=1, compound_amount=1, unit=Unit.MG),
            {("two_amounts", "?compound_amount")},
        ),
        (asked(OXIDE, CITRATE, elemental_amount=1), {("unit_missing", "?unit")}),
        (asked(OXIDE, CITRATE, unit=Unit.MG), {("amount_missing", "?elemental_amount")}),
        (asked(OXIDE, CITRATE, authorities=("us-nasm",)), {("unknown_authority", "?authorities")}),
        (asked(OXIDE, CITRATE, authorities=("us-nasem", "us-nasem")), {("repeated_authority", "?authorities")}),
        (asked(OXIDE, CITRATE, person=Person(sex="female")), {("age_missing", "?age_years")}),
    ],
)
def test_a_wrong_request_is_pointed_at(facts: Facts, request_: Asked, expected: set[tuple[str, str]]) -> None:
    assert faults(facts, request_) == expected


@pytest.mark.parametrize(
    ("request_", "detail"),
    [
        (asked(OXIDE), "Name two to eight forms, with commas between them: magnesium-citrate,magnesium-oxide."),
        (asked(OXIDE, OXIDE), "'magnesium-oxide' is named twice; name each form once."),
        (
            asked(OXIDE, "magnesium-citrat"),
            "There is no supplement form 'magnesium-citrat'. Did you mean 'magnesium-citrate'? /supplement-forms lists "
            "them.",
        ),
        (
            asked(OXIDE, "zinc-oxide"),
            "Name forms of one nutrient: there are magnesium-oxide of magnesium, zinc-oxide of zinc, whose amounts and "
            "limits are not comparable.",
        ),
        (
            asked(OXIDE, CITRATE, elemental_amount=1, compound_amount=1, unit=Unit.MG),
            "Give one of: elemental_amount, of the element; compound_amount, of the whole compound.",
        ),
        (
            asked("retinyl-acetate", "retinyl-palmitate", compound_amount=1, unit=Unit.MG),
            "We do not hold what an amount of a form of vitamin-a counts as; compare them without an amount.",
        ),
        (asked(OXIDE, CITRATE, elemental_amount=1), "Give the unit of the amount: g, mg, ug."),
        (
            asked(OXIDE, CITRATE, unit=Unit.MG),
            "Give the amount that the unit is of, as elemental_amount or compound_amount, or leave the unit out.",
        ),
        (
            asked(OXIDE, CITRATE, authorities=("us-nasm",)),
            "There is no authority 'us-nasm'. Did you mean 'us-nasem'? /authorities lists them.",
        ),
        (
            asked(OXIDE, CITRATE, authorities=("us-nasem", "us-nasem")),
            "'us-nasem' is named twice; name each authority once.",
        ),
    ],
)
def test_a_wrong_request_says_what_would_be_right(facts: Facts, request_: Asked, detail: str) -> None:
    with pytest.raises(InvalidIntakeError) as refused:
        compare(request_, facts)
    assert [fault.detail for fault in refused.value.faults] == [detail]


def test_up_to_eight_forms_are_compared(facts: Facts) -> None:
    of_magnesium = [form.id for form in facts.forms.values() if form.nutrient == "magnesium"]
    answer = compare(asked(*of_magnesium[:8]), facts)
    assert len(answer["forms"]) == 8
    assert ("number_of_forms", "?forms") in faults(facts, asked(*of_magnesium[:9]))


def test_forms_of_two_nutrients_are_not_compared(facts: Facts) -> None:
    calcium = replace(facts.forms["magnesium-carbonate-anhydrous"], id="calcium-carbonate", nutrient="calcium")
    both = replace(facts, forms={**facts.forms, "calcium-carbonate": calcium})
    with pytest.raises(InvalidIntakeError) as refused:
        compare(asked(OXIDE, "calcium-carbonate", "magnesium-taurate"), both)
    (fault,) = refused.value.faults
    assert (fault.code, fault.pointer) == ("forms_of_several_nutrients", "?forms")
    assert "calcium-carbonate of calcium, magnesium-oxide of magnesium" in fault.detail


def test_forms_of_a_vitamin_are_compared_without_an_amount_alone(facts: Facts) -> None:
    forms = ("retinyl-acetate", "retinyl-palmitate")
    answer = compare(asked(*forms, person=WOMAN), facts)
    assert {form["elemental_share"]["status"] for form in answer["forms"]} == {"not_applicable"}
    assert answer["pairs"][0]["status"] == "no_head_to_head"
    assert faults(facts, asked(*forms, elemental_amount=1, unit=Unit.MG, person=WOMAN)) == {
        ("form_not_convertible", "?forms")
    }
