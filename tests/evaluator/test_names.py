"""Names as people spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluator import Facts
from app.evaluator.facts import Nutrient, Substance
from app.evaluator.forms import Form, Route
from app.evaluator.names import folded, joined, symbols_in, without_isomer
from app.evaluator.quantities import Unit
from app.evaluator.substances import short_name, substances


@pytest.mark.parametrize(
    ("spelt", "plain"),
    [
        ("Magnésium", "magnesium"),
        ("MAGNESIUM  Citrate", "magnesium citrate"),
        ("magnesium sulphate", "magnesium sulfate"),
        ("L\u2010threonate", "l-threonate"),
        ("L\u2013threonate", "l-threonate"),
        ("7487-88-9", "7487-88-9"),
        ("E 530", "e 530"),
        ("Epsom salts", "epsom salt"),
        ("magne\u0301sium", "magnesium"),
        ("\ufb02akes", "flakes"),
    ],
)
def test_spellings_of_one_name_fold_alike(spelt: str, plain: str) -> None:
    assert folded(spelt) == plain


def test_a_joined_name_has_neither_spaces_nor_hyphens() -> None:
    assert joined("Magnesium bis-glycinate") == joined("magnesium bisglycinate") == "magnesiumbisglycinate"
    assert joined("sul-phate") == "sulfate"


@given(text=st.text())
def test_a_plain_spelling_stays(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert joined(folded(text)) == joined(text)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Magnesium citrate", "magnesium-citrate"),
        ("magnesium-citrate", "magnesium-citrate"),
        ("Magnesium glycinate", "magnesium-glycinate"),
        # Whether it holds water is not said, and the family has it with water too.
        ("magnesium bisglycinate", "magnesium-glycinate"),
        ("trimagnesium dicitrate", "magnesium-citrate"),
        ("Magtein", "magnesium-l-threonate"),
        ("magnesium bisglycinate, anhydrous", "magnesium-glycinate-anhydrous"),
        ("Magnesium citrate (trimagnesium dicitrate) nonahydrate", "magnesium-citrate-nonahydrate"),
        ("magnesium citrate nonahydrate", "magnesium-citrate-nonahydrate"),
        ("Epsom salt", "magnesium-sulfate-heptahydrate"),
        ("dimagnesium malate", "dimagnesium-malate"),
        ("magnesium oxide", "magnesium-oxide"),
        # It is not to be taken for bisglycinate.
        ("magnesium amino acid chelate", "magnesium-amino-acid-chelate"),
    ],
)
def test_a_form_is_found_by_id_name_and_synonym(facts: Facts, name: str, form: str) -> None:
    assert facts.substances[joined(name)] == Substance("magnesium", form)


def test_nutrients_are_found_by_name_and_symbol(facts: Facts) -> None:
    assert facts.substances[joined("Mg")] == facts.substances["magnesium"] == Substance("magnesium")


def test_every_form_is_found_by_its_id_and_its_name(facts: Facts) -> None:
    of_elements = [form for form in facts.forms.values() if facts.nutrients[form.nutrient].atomic_weight]
    assert len(of_elements) > 90
    for form in of_elements:
        assert facts.substances[joined(form.id)].form == form.id
        assert facts.substances[joined(form.name)].form in (form.id, form.family)


@pytest.mark.parametrize("name", ["vitamin D3", "folic acid", "cyanocobalamin", "retinyl palmitate", "vitamin E"])
def test_a_vitamin_is_no_name_on_a_label_for_what_its_forms_count_as_is_not_held(facts: Facts, name: str) -> None:
    assert joined(name) not in facts.substances


ZINC = Nutrient("zinc", "Zinc", Unit.MG, synonyms=("Zn",))


def a_form(slug: str, family: str, *names: str, formula: str = "") -> Form:
    return Form(slug, "zinc", family, names, formula, frozenset({Route.ORAL}), (), False, ())


def test_a_name_of_two_things_is_left_out_unless_they_are_of_one_family() -> None:
    forms = [a_form("one", "family", "First", "shared"), a_form("two", "family", "Second", "shared")]
    assert substances([ZINC], forms)["shared"] == Substance("zinc", "family")
    assert "shared" not in substances([ZINC], [*forms, a_form("three", "other", "Third", "shared")])


def test_a_name_that_does_not_say_how_much_water_it_holds_is_that_of_the_family_where_one_of_it_has_water() -> None:
    forms = [
        a_form("citrate", "of-citrates", "Zinc citrate", "Zinc citrate, anhydrous", formula="ZnX"),
        a_form("citrate-dihydrate", "of-citrates", "Zinc citrate dihydrate", formula="ZnX.2H2O"),
        a_form("oxide", "of-oxides", "Zinc oxide", formula="ZnO"),
    ]
    named = substances([ZINC], forms)
    assert named["zinccitrate"] == Substance("zinc", "of-citrates")
    assert named["zinccitrateanhydrous"] == Substance("zinc", "citrate")
    assert named["zinccitratedihydrate"] == Substance("zinc", "citrate-dihydrate")
    assert named["zincoxide"] == Substance("zinc", "oxide")


def test_a_nutrient_is_named_by_its_id_its_name_and_its_synonyms() -> None:
    assert {*substances([Nutrient("zn-1", "Zinc", Unit.MG, synonyms=("Zn",))], []).items()} == {
        (name, Substance("zn-1")) for name in (joined("zn-1"), "zinc", "zn")
    }


def test_a_symbol_stands_for_its_element_and_a_formula_for_a_name(facts: Facts) -> None:
    assert facts.substances[joined("Mg citrate")] == Substance("magnesium", "magnesium-citrate")
    assert facts.substances[joined("MgO")] == facts.substances[joined("Mg oxide")]
    assert facts.substances[joined("Mg(OH)2")] == Substance("magnesium", "magnesium-hydroxide")
    assert facts.substances[joined("MgCl2.6H2O")] == Substance("magnesium", "magnesium-chloride-hexahydrate")
    assert facts.substances[joined("MgCl2")] == Substance("magnesium", "magnesium-chloride"), "its water is not said"


def test_a_name_without_its_isomer_says_that_it_left_this_open(facts: Facts) -> None:
    threonate = facts.substances[joined("magnesium threonate")]
    assert threonate == Substance("magnesium", "magnesium-l-threonate", "magnesium threonate")
    assert facts.substances[joined("magnesium L-threonate")] == Substance("magnesium", "magnesium-l-threonate")
    assert facts.substances[joined("magnesium aspartate")].isomer_left_open == "", "it has this name of its own"


def test_what_is_called_both_ways_leaves_no_isomer_open() -> None:
    forms = [a_form("one", "one", "Zinc L-thing"), a_form("two", "two", "Zinc thing")]
    assert substances([ZINC], forms)["zincthing"] == Substance("zinc", "two")


@pytest.mark.parametrize(
    ("name", "left"), [("Magnesium L-Threonate", "magnesium threonate"), ("magnesium salt", ""), ("L 5", "")]
)
def test_the_l_of_an_isomer_is_left_out_of_a_name(name: str, left: str) -> None:
    assert without_isomer(name) == left


def test_symbols_are_one_or_two_letters_with_one_capital() -> None:
    assert symbols_in(("Mg", "K", "NE", "RAE", "iodide", "DFE")) == {"mg", "k"}


def test_a_short_name_has_no_parentheses_and_no_capital(facts: Facts) -> None:
    assert short_name(facts.forms["magnesium-citrate-anhydrous"]) == "magnesium citrate, anhydrous"
    assert short_name(facts.forms["magnesium-citrate"]) == "magnesium citrate"
    assert short_name(facts.forms["dimagnesium-malate"]) == "dimagnesium malate"
    assert short_name(facts.forms["magnesium-carbonate-basic-pentahydrate"]) == "magnesium carbonate, basic"
