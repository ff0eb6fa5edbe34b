"""Lines of labels: what each may mean, worked out by hand in label_lines.csv, and which lines are refused and why.

Fractions by hand, k x A / M: 0.60304 oxide (24.305 / 40.304), 0.11336 dibasic citrate, 0.16163 its anhydrous and 0.1189
its nonahydrate salt, 0.14096 bisglycinate and 0.1166 its dihydrate, 0.07777 to 0.08253 L-threonate, 0.09861 Epsom salt.
Daily values: 420 mg (US), 375 mg (EU).
"""

import csv
import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.evaluator import Facts
from app.evaluator.facts import Substance
from app.evaluator.faults import InvalidLabelError
from app.evaluator.labels import LabelReadingRequest, LabelReadings, read_label
from app.evaluator.labels.phrases import Phrases
from app.evaluator.labels.request import LONGEST_LINE
from app.evaluator.labels.tokens import tokens_of
from app.evaluator.labels.wording import DOSE_UNITS, PHRASES
from tests.evaluator.building import evaluated, findings, is_sentence

HERE = Path(__file__).parent
READ = list(csv.DictReader((HERE / "label_lines.csv").read_text("utf-8").splitlines()))
REFUSED = list(csv.DictReader((HERE / "label_lines_refused.csv").read_text("utf-8").splitlines()))
SHORT = {
    "elemental": "amount_elemental",
    "compound": "amount_compound",
    "second": "second_amount",
    "provides": "provides_amount",
    "share": "elemental_percent",
    "percent": "percent_daily_value",
}


def named(rows: list[dict[str, str]]) -> list[str]:
    """The lines as names of tests, in ASCII: others are spelt anew each time that one process collects the tests."""
    return [row["line"].encode("ascii", "replace").decode() for row in rows]


A_LINE = pytest.mark.parametrize("row", READ, ids=named(READ))


def read(facts: Facts, line: str) -> LabelReadings:
    """The readings of a line."""
    return read_label(LabelReadingRequest(text=line), facts)


def refusal(facts: Facts, line: str) -> InvalidLabelError:
    """Why a line is refused."""
    with pytest.raises(InvalidLabelError) as refused:
        read(facts, line)
    return refused.value


def expected(readings: str) -> list[tuple[str, str, float, float]]:
    """The readings of a cell: "compound@unit 113.36 to 161.63; provides 160"."""
    found = []
    for reading in readings.split("; "):
        reads, per, low, high = re.fullmatch(r"(\w+)(?:@(\w+))? ([\d.]+)(?: to ([\d.]+))?", reading).groups()  # type: ignore[union-attr]
        found.append((SHORT[reads], per or "not_stated", float(low), float(high or low)))
    return found


@A_LINE
def test_a_line_has_the_readings_that_were_worked_out_by_hand(facts: Facts, row: dict[str, str]) -> None:
    answer = read(facts, row["line"])
    got = [
        (each["reads"], each["amount_per"], each["elemental"]["low"], each["elemental"]["high"])
        for each in answer["readings"]
    ]
    assert got == expected(row["readings"]), row["by_hand"]
    assert {each["code"] for each in answer["findings"]} == set(row["findings"].split())


def test_there_are_enough_lines_to_mean_something() -> None:
    assert len(READ) >= 60
    assert len({row["line"] for row in READ}) == len(READ)


@A_LINE
def test_evaluate_reads_every_entry_as_its_reading_says(facts: Facts, row: dict[str, str]) -> None:
    for reading in read(facts, row["line"])["readings"]:
        answer = evaluated(facts, {"record": "complete", "entries": [dict(reading["entry"])]})
        if findings(answer, "transdermal_not_counted"):
            assert answer["nutrients"] == []
            continue
        (nutrient,) = answer["nutrients"]
        ends = {end: nutrient["intake"][end] for end in ("low", "high")}
        assert ends == reading["elemental"]
        assert (nutrient["nutrient"], nutrient["intake"]["unit"]) == (reading["nutrient"], reading["unit"])


@A_LINE
def test_the_label_that_was_understood_has_the_same_readings(facts: Facts, row: dict[str, str]) -> None:
    answer = read(facts, row["line"])
    again = read_label(LabelReadingRequest.model_validate({"label": answer["label"]}), facts)
    assert again == answer


@A_LINE
def test_what_is_said_of_a_reading_is_a_sentence_and_cites_what_it_rests_on(facts: Facts, row: dict[str, str]) -> None:
    answer = read(facts, row["line"])
    cited = [each["id"] for each in answer["citations"]]
    assert len(set(cited)) == len(cited)
    used: set[str] = set()
    for part in (*answer["readings"], *answer["findings"]):
        used |= set(part["citation_ids"])
    assert used == set(cited)
    said = [each["why"] for each in answer["readings"]] + [each["message"] for each in answer["findings"]]
    assert [text for text in said if not is_sentence(text)] == []
    words = " ".join(str(each["why"]) for each in answer["readings"]).lower()
    assert not re.search(r"\b(best|better|recommend|should|safe|likely)\b", words)


@pytest.mark.parametrize("row", REFUSED, ids=named(REFUSED))
def test_a_line_that_is_not_understood_is_refused_and_says_which_part(facts: Facts, row: dict[str, str]) -> None:
    faults = refusal(facts, row["line"]).faults
    assert {fault.code for fault in faults} == {row["code"]}
    assert {fault.pointer for fault in faults} == {"#/text"}
    for said in row["said"].split("; "):
        assert any(f"{said!r}." in fault.detail or said in fault.detail for fault in faults), faults


def test_every_part_that_was_not_understood_is_told_as_it_is_written(facts: Facts) -> None:
    details = [fault.detail for fault in refusal(facts, "SUPER Magnésium  Complex™ 400 mg").faults]
    assert [re.findall(r"understood: '(.*?)'\.", detail) for detail in details] == [["SUPER"], ["Complex"]]


def test_a_long_part_is_told_in_short(facts: Facts) -> None:
    (fault,) = refusal(facts, f"Magnesium 200 mg {'x' * 100}").faults
    assert f"'{'x' * 40}...'" in fault.detail


def test_a_line_does_not_change_its_readings_with_case_accents_and_dashes(facts: Facts) -> None:
    plain = read(facts, "Magnesium L-threonate 2000 mg (144 mg elemental magnesium)")
    assert read(facts, "MAGNÉSIUM L\u2010THREONATE 2000 MG (144 mg ELEMENTAL magne\u0301sium)") == plain


word = st.sampled_from(
    sorted(
        {
            *(" ".join(words) for phrases in PHRASES.values() for words in phrases),
            *DOSE_UNITS,
            *("magnesium", "calcium", "magnesium citrate", "bisglycinate", "oxide", "%", "% DV", "NRV", "mg", "mmol"),
            *("200", "1,000", "2", "0.5", "1.000", "-", "(", ")", ",", "/", "500 mg", "160 mg", "two", "each"),
        }
    )
)
lines = st.text(min_size=1, max_size=LONGEST_LINE) | st.lists(word, min_size=1, max_size=14).map(
    lambda words: " ".join(words)[:LONGEST_LINE]
)


@settings(max_examples=1500, deadline=None)
@given(line=lines)
@example(line="mg mg")
@example(line=")(")
@example(line="\u0301")
@example(line="9" * (LONGEST_LINE - 13) + " mg magnesium")
def test_any_line_is_read_or_refused_with_a_sentence(facts: Facts, line: str) -> None:
    try:
        answer = read(facts, line)
    except InvalidLabelError:
        faults = refusal(facts, line).faults
        assert [fault for fault in faults if fault.pointer != "#/text" or not fault.detail.endswith(".")] == []
        return
    assert answer["readings"]
    for reading in answer["readings"]:
        assert reading["elemental"]["low"] <= reading["elemental"]["high"]
        assert evaluated(facts, {"record": "complete", "entries": [dict(reading["entry"])]})["receipt"]


@settings(max_examples=500, deadline=None)
@given(line=lines)
def test_no_word_of_a_line_that_is_read_is_left_over(facts: Facts, line: str) -> None:
    tokens = tuple(tokens_of(line))
    reader = Phrases(tokens, facts)
    reader.read()
    left = [token for place, token in enumerate(tokens) if place not in reader.understood]
    if left:
        assert "not understood" in str(refusal(facts, line))


def test_a_comma_between_sources_keeps_them_apart_and_one_within_a_name_does_not(facts: Facts) -> None:
    in_a_list = read(facts, "Magnesium (as magnesium citrate, malate) 300 mg")
    assert in_a_list["label"]["forms"] == ["magnesium-citrate", "magnesium-malate"]
    in_a_name = read(facts, "Magnesium (as citrate malate, and citrate, anhydrous) 300 mg")
    assert in_a_name["label"]["forms"] == ["magnesium-citrate-malate", "magnesium-citrate-anhydrous"]


def test_a_compound_in_parentheses_within_parentheses_says_more_of_the_source_before_it(facts: Facts) -> None:
    within = read(facts, "Magnesium (as magnesium chloride (magnesium chloride hexahydrate)) 200 mg")
    assert within["label"]["forms"] == ["magnesium-chloride-hexahydrate"]
    beside = read(facts, "Magnesium (as magnesium chloride, magnesium chloride hexahydrate) 200 mg")
    assert beside["label"]["forms"] == ["magnesium-chloride", "magnesium-chloride-hexahydrate"]


def test_a_number_that_is_part_of_a_word_is_part_of_a_name(facts: Facts) -> None:
    """As in vitamin B12; of magnesium no form has such a name that people use."""
    named = replace(facts, substances=MappingProxyType({**facts.substances, "vitaminb12": Substance("magnesium")}))
    assert read(named, "Vitamin B12 500 mcg")["label"]["amount"] == 500
    assert "'Vitamin B 12'" in str(refusal(named, "Vitamin B 12 500 mcg"))
