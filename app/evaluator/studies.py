"""Studies of supplement forms: what was measured."""

from enum import StrEnum


class Measure(StrEnum):
    """What a study measured. Figures of different measures are different things and never stand in one column."""

    ISOTOPE_ABSORPTION = "isotope_absorption"
    NET_ABSORPTION = "net_absorption"
    URINARY_ISOTOPE = "urinary_isotope"
    URINARY_MAGNESIUM = "urinary_magnesium"
    SERUM_MAGNESIUM = "serum_magnesium"
    URINARY_AND_SERUM_MAGNESIUM = "urinary_and_serum_magnesium"
    INTRACELLULAR_MAGNESIUM = "intracellular_magnesium"
    BRAIN_MAGNESIUM = "brain_magnesium"
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
