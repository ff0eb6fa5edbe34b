"""Studies of supplement forms: what was measured, and which form a study compares with which."""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What a study measured. Figures of different measures are different things and never stand in one column."""

    ISOTOPE_ABSORPTION = "isotope_absorption"
    NET_ABSORPTION = "net_absorption"
    URINARY_ISOTOPE = "urinary_isotope"
    TIME_OF_ISOTOPE_PEAK = "time_of_isotope_peak"
    URINARY_MAGNESIUM = "urinary_magnesium"
    SERUM_MAGNESIUM = "serum_magnesium"
    URINARY_AND_SERUM_MAGNESIUM = "urinary_and_serum_magnesium"
    INTRACELLULAR_MAGNESIUM = "intracellular_magnesium"
    BRAIN_MAGNESIUM = "brain_magnesium"
    ANXIETY_LIKE_BEHAVIOUR = "anxiety_like_behaviour"
    SKIN_PERMEATION = "skin_permeation"
    TOLERABILITY = "tolerability"
    BOWEL_FUNCTION = "bowel_function"
    INSOMNIA_SEVERITY_INDEX = "insomnia_severity_index"
    SLEEP_TRACKER_SCORES = "sleep_tracker_scores"
    FATIGUE_STRESS_MOOD = "fatigue_stress_mood"
    MUSCLE_CRAMPS = "muscle_cramps"
    MUSCLE_SORENESS = "muscle_soreness"
    SEVERAL_MEASURES = "several_measures"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True)
class Study:
    """One study: the form that it is about, and those that it compares this one with, by compound or by family."""

    id: str
    form: str | None
    compared_forms: tuple[str, ...]
    measure: Measure
    source: str
    note: str = ""
    """What to mind, such as that more than the form differed."""
