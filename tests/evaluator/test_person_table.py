"""A person's whole table, from rows made for the purpose."""

from decimal import Decimal

from app.evaluator.person import LifeStage, PossiblePerson, Sex
from app.evaluator.person_table import NotHeld, PersonTable, person_table
from app.evaluator.quantities import exact
from app.evaluator.references import OF_A_PERSON, References, ValueKind
from tests.evaluator.building import a_value, an_absence, band

WOMAN, MAN = (PossiblePerson(34 * 12, sex, LifeStage.GENERAL, exact(Decimal(60))) for sex in Sex)
AI, UL, SAFE = ValueKind.ADEQUATE_INTAKE, ValueKind.UPPER_LEVEL, ValueKind.SAFE_LEVEL
OF_WOMEN, OF_MEN = a_value(AI, band(sex=Sex.FEMALE), 320), a_value(UL, band(sex=Sex.MALE), 350)
NO_SAFE_LEVEL = an_absence(SAFE, band())
REFERENCES = References([OF_WOMEN, OF_MEN], [NO_SAFE_LEVEL])


def table(*people: PossiblePerson, edition: str | None = None) -> PersonTable:
    of = (("us-nasem", "jp-mhlw"), ("magnesium", "zinc"))
    return person_table(REFERENCES, of, (AI, UL, SAFE), people or (WOMAN,), edition)


def test_a_kind_that_is_stated_or_is_there_for_others_is_told_by_itself() -> None:
    assert table().values == (OF_WOMEN,)
    unstated, stated = table().absences
    assert (unstated.kind, unstated.is_stated) == (UL, False)
    assert stated is NO_SAFE_LEVEL


def test_what_is_held_for_nobody_is_told_once_for_all_its_nutrients() -> None:
    assert table().not_held == (
        NotHeld("us-nasem", (AI, UL, SAFE), ("zinc",)),
        NotHeld("jp-mhlw", (AI, UL, SAFE), ("magnesium", "zinc")),
    )


def test_a_kind_that_is_held_for_nobody_is_told_beside_those_that_are_held() -> None:
    of = (("us-nasem",), ("magnesium", "zinc"))
    found = person_table(References([OF_WOMEN, OF_MEN], []), of, (AI, UL, SAFE), (WOMAN, MAN))
    assert found.values == (OF_WOMEN, OF_MEN)
    assert [absence.kind for absence in found.absences] == [UL, AI]
    assert found.not_held == (
        NotHeld("us-nasem", (SAFE,), ("magnesium",)),
        NotHeld("us-nasem", (AI, UL, SAFE), ("zinc",)),
    )


def test_of_an_edition_that_is_asked_for_nothing_is_said_to_be_absent() -> None:
    found = table(edition="1899")
    assert (found.values, found.absences, found.not_held) == ((), (), ())


def test_every_kind_but_the_value_of_labels_is_of_a_person() -> None:
    assert set(ValueKind) - set(OF_A_PERSON) == {ValueKind.LABEL_VALUE}
