"""From the parts of a line to its phrases: each says one thing, and every word belongs to one or is not understood."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.evaluator.facts import Facts, Substance
from app.evaluator.labels.request import MOST_UNITS
from app.evaluator.labels.request_schema import UNITS_ON_LABELS
from app.evaluator.labels.tokens import Kind, Token, number_in
from app.evaluator.labels.wording import (
    CHELATE,
    DAILY_VALUES,
    DOSE_UNITS,
    EVERY_TIME,
    KINDS_OF_DOSE_UNIT,
    MEASURED,
    MEASURES,
    NUMBER_WORDS,
    OF_A_SERVING,
    PHRASES,
    TIES,
    Says,
    Words,
)
from app.evaluator.names import joined
from app.evaluator.units import EntryUnit, unit_called

LONGEST_NAME_IN_PARTS = 18


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a few words of a line say. ``parts`` is how many parts of the line they are."""

    says: Says
    parts: int
    depth: int = 0
    number: Decimal | None = None
    unit: EntryUnit | None = None
    substance: Substance | None = None
    authority: str = ""
    counted_in: str = ""
    is_tied: bool = False
    """Of a count: whether the words say that an amount is of so many."""
    is_a_serving: bool = False
    """Of a count: whether the words say that so many are a serving."""
    is_every_time: bool = False
    """Of a count: whether the words say that so many are taken a day, or are in a serving."""


class Phrases:
    """Reads the phrases of a line."""

    def __init__(self, tokens: Sequence[Token], facts: Facts) -> None:
        self._tokens = tokens
        self._facts = facts
        self._found: list[Phrase] = []
        self.understood: set[int] = set()
        """The places of the parts of the line that belong to a phrase, or only separate."""

    def read(self) -> list[Phrase]:
        """All phrases in order; the rest of the line is what is not ``understood``."""
        place = 0
        while place < len(self._tokens):
            phrase = self._phrase(place)
            parts = phrase.parts if phrase else 1
            if phrase:
                self._found.append(phrase)
            if phrase or self._tokens[place].is_separator:
                self.understood.update(range(place, place + parts))
            place += parts
        return self._found

    def _phrase(self, place: int) -> Phrase | None:
        return (
            self._count(place)
            or self._amount(place)
            or self._percentage(place)
            or self._daily_value_first(place)
            or self._substance(place)
            or self._wording(place)
            or self._dose_form(place)
        )

    def _count(self, place: int) -> Phrase | None:
        """A number of capsules or the like: "2 capsules", "two tablets daily", "per capsule", "each 5 ml"."""
        tie = self._spoken(place, TIES)
        at = place + len(tie)
        number = self._counted(at)
        at += number is not None
        while self._word(at) in KINDS_OF_DOSE_UNIT:
            at += 1
        unit = DOSE_UNITS.get(self._word(at)) or (MEASURES.get(self._word(at)) if tie else None)
        if unit is None or (number is None and not tie):
            return None
        count = Decimal(1) if number is None else number
        if not 1 <= count <= MOST_UNITS:
            return None
        serving, every_time = self._spoken(at + 1, OF_A_SERVING), self._spoken(at + 1, EVERY_TIME)
        parts = at + 1 + len(serving or every_time) - place
        told = Phrase(Says.COUNT, parts, number=count, counted_in=unit)
        return replace(told, is_tied=bool(tie), is_a_serving=bool(serving), is_every_time=bool(every_time))

    def _counted(self, place: int) -> Decimal | None:
        if self._is(place, Kind.NUMBER):
            return number_in(self._tokens[place].text)
        word = NUMBER_WORDS.get(self._word(place))
        return None if word is None else Decimal(word)

    def _amount(self, place: int) -> Phrase | None:
        if not self._is(place, Kind.NUMBER):
            return None
        number, unit = number_in(self._tokens[place].text), unit_called(self._word(place + 1))
        if number is None or unit not in UNITS_ON_LABELS:
            return None
        return Phrase(Says.AMOUNT, 2, self._tokens[place].depth, number=number, unit=unit)

    def _percentage(self, place: int) -> Phrase | None:
        """ "48 % DV", "100% of the NRV"; or a share, "14 % magnesium", "10 % elemental"."""
        if not (self._is(place, Kind.NUMBER) and self._word(place + 1) == "%"):
            return None
        number = number_in(self._tokens[place].text)
        if number is None:
            return None
        of = place + 2 + len(self._spoken(place + 2, (("of", "the"), ("of", "your"), ("of",))))
        for authority, words in DAILY_VALUES.items():
            if value := self._spoken(of, words):
                return Phrase(Says.DAILY_VALUE, of + len(value) - place, number=number, authority=authority)
        elemental = len(self._spoken(place + 2, PHRASES[Says.ELEMENTAL]))
        named = self._named(place + 2 + elemental)
        parts = 2 + elemental + (named.parts if named and named.says is Says.NUTRIENT else 0)
        return Phrase(Says.SHARE, parts, number=number) if parts > 2 else None

    def _daily_value_first(self, place: int) -> Phrase | None:
        """ "NRV 15 %", "% DV: 24 %"."""
        sign = int(self._word(place) == "%")
        for authority, words in DAILY_VALUES.items():
            if value := self._spoken(place + sign, words):
                at = place + sign + len(value)
                at += int(at < len(self._tokens) and self._tokens[at].is_separator)
                number = number_in(self._tokens[at].text) if self._is(at, Kind.NUMBER) else None
                if number is not None and self._word(at + 1) == "%":
                    return Phrase(Says.DAILY_VALUE, at + 2 - place, number=number, authority=authority)
        return None

    def _substance(self, place: int) -> Phrase | None:
        if named := self._named(place):
            return named
        nutrient = next((each.substance.nutrient for each in self._found if each.substance), "")
        return self._named(place, nutrient) if nutrient and self._is_within_sources(place) else None

    def _named(self, place: int, nutrient: str = "") -> Phrase | None:
        """The longest name that starts here; with a nutrient, one that leaves it out: "citrate" for its citrate."""
        for end in range(self._end_of_name(place), place, -1):
            stretch = self._tokens[place:end]
            name = joined(nutrient + "".join(each.text for each in stretch if each.kind is not Kind.SIGN))
            substance = self._facts.substances.get(name)
            is_name = stretch[0].kind is Kind.WORD and stretch[-1].kind is not Kind.SIGN
            if substance and is_name and not self._is_list(place, end, substance):
                says = Says.FORM if substance.form else Says.NUTRIENT
                chelate = stretch[-1].text.endswith("glycinate") and self._word(end) == CHELATE
                return Phrase(says, end + chelate - place, stretch[0].depth, substance=substance)
        return None

    def _is_list(self, place: int, end: int, substance: Substance) -> bool:
        """Whether a comma within separates names: "citrate, malate" are two forms, "citrate, anhydrous" is one."""
        behind = [at + 1 for at in range(place, end) if self._tokens[at].text == ","]
        return any(self._named(at) or self._named(at, substance.nutrient) for at in behind)

    def _end_of_name(self, place: int) -> int:
        """How far a name that starts here may reach: never across a parenthesis, and a number is part of its word."""
        end, last = place, min(len(self._tokens), place + LONGEST_NAME_IN_PARTS)
        while end < last and self._tokens[end].depth == self._tokens[place].depth and self._may_be_in_name(end):
            end += 1
        return end

    def _may_be_in_name(self, place: int) -> bool:
        token = self._tokens[place]
        if token.kind is Kind.NUMBER:
            return place > 0 and self._tokens[place - 1].end == token.start
        return token.kind is Kind.WORD or token.text in "-,"

    def _is_within_sources(self, place: int) -> bool:
        """Whether a source may be named here: behind "as", another source, or a parenthesis that has just opened."""
        last = self._found[-1]
        opens = self._tokens[place].depth > (self._tokens[place - 1].depth if place else 0)
        return opens or last.says in (Says.SOURCE, Says.AND) or (last.says is Says.FORM and self._lists_sources())

    def _lists_sources(self) -> bool:
        return any(each.says in (Says.SOURCE, Says.NUTRIENT) for each in self._found)

    def _wording(self, place: int) -> Phrase | None:
        """The longest phrase of the closed list that starts here."""
        found = ((says, self._spoken(place, words)) for says, words in PHRASES.items())
        says, words = max(found, key=lambda each: len(each[1]))
        return Phrase(says, len(words), self._tokens[place].depth) if words else None

    def _dose_form(self, place: int) -> Phrase | None:
        """A word such as "tablets" without a number."""
        at = place
        while self._word(at) in KINDS_OF_DOSE_UNIT:
            at += 1
        named = DOSE_UNITS.get(self._word(at))
        return Phrase(Says.DOSE_FORM, at + 1 - place, counted_in=named) if named and named not in MEASURED else None

    def _spoken(self, place: int, phrases: Iterable[Words]) -> Words:
        """The longest of these phrases that stands here; nothing where none does."""
        return max((each for each in phrases if self._stands(place, each)), key=len, default=())

    def _stands(self, place: int, words: Words) -> bool:
        return all(self._word(place + index) == word for index, word in enumerate(words))

    def _word(self, place: int) -> str:
        return "" if place >= len(self._tokens) or self._is(place, Kind.NUMBER) else self._tokens[place].text

    def _is(self, place: int, kind: Kind) -> bool:
        return place < len(self._tokens) and self._tokens[place].kind is kind
