"""Which values and which absences are for somebody, from rows made for the purpose."""

from decimal import Decimal

from app.evaluator.person import LifeStage, PossiblePerson, Sex
from app.evaluator.quantities import exact
from app.evaluator.references import Absence, AbsenceStatus, References, ValueKind
from tests.evaluator.building import a_value, an_absence, band

WOMAN, MAN = (PossiblePerson(34 * 12, sex, LifeStage.GENERAL, exact(Decimal(60))) for sex in Sex)
AI, UL, GUIDANCE = ValueKind.ADEQUATE_INTAKE, ValueKind.UPPER_LEVEL, ValueKind.GUIDANCE_LEVEL
OF_WOMEN, OF_MEN = a_value(AI, band(sex=Sex.FEMALE), 320), a_value(AI, band(sex=Sex.MALE), 420)
REPLACED = a_value(AI, band(), 300, edition="1989", in_force=False)
US = ("us-nasem", "magnesium")


def why_no_limit(references: References) -> Absence:
    return references.absence_of_all(*US, (UL, GUIDANCE), WOMAN)


def test_the_values_of_everybody_it_may_be_are_selected_each_once() -> None:
    for_all = a_value(UL, band(), 350)
    references = References([OF_WOMEN, OF_MEN, REPLACED, for_all], [])
    assert references.for_people(*US, (AI, UL), (WOMAN, MAN)).values == (OF_WOMEN, for_all, OF_MEN)


def test_an_edition_that_is_asked_for_has_its_own_values_and_no_absences() -> None:
    references = References([OF_WOMEN, REPLACED], [an_absence(UL, band())])
    selection = references.for_people(*US, (AI, UL), (WOMAN,), edition="1989")
    assert (selection.values, selection.absences) == ((REPLACED,), ())


def test_what_is_in_force_has_the_absences_of_the_kinds_without_a_value() -> None:
    stated = an_absence(UL, band())
    selection = References([OF_WOMEN], [stated]).for_people(*US, (AI, UL), (WOMAN,))
    assert (selection.values, selection.absences) == ((OF_WOMEN,), (stated,))


def test_silence_is_told_as_what_we_do_not_hold_without_a_source() -> None:
    absence = References([], []).absence(*US, UL, WOMAN)
    assert absence.status is AbsenceStatus.NOT_IN_OUR_DATA
    assert absence.reason == "We hold no upper level of this authority for this person."
    assert (absence.is_stated, absence.source, absence.locator) == (False, "", "")


def test_a_kind_that_the_authority_never_uses_does_not_weaken_a_statement() -> None:
    stated = an_absence(UL, band())
    assert why_no_limit(References([], [stated])) is stated


def test_of_an_authority_without_any_row_we_hold_nothing() -> None:
    assert why_no_limit(References([], [])).status is AbsenceStatus.NOT_IN_OUR_DATA


def test_not_holding_a_value_of_a_kind_that_the_authority_uses_is_the_weaker_statement() -> None:
    stated, of_men = an_absence(UL, band()), a_value(GUIDANCE, band(sex=Sex.MALE))
    assert why_no_limit(References([of_men], [stated])).kind is GUIDANCE


def test_a_statement_that_we_do_not_hold_a_value_says_more_than_silence() -> None:
    stated, of_men = an_absence(UL, band(), AbsenceStatus.NOT_IN_OUR_DATA), a_value(GUIDANCE, band(sex=Sex.MALE))
    assert why_no_limit(References([of_men], [stated])) is stated


def test_among_statements_the_one_about_fewest_people_is_told() -> None:
    broad, narrow = an_absence(UL, band()), an_absence(GUIDANCE, band(life_stage=LifeStage.GENERAL))
    assert why_no_limit(References([], [broad, narrow])) is narrow
