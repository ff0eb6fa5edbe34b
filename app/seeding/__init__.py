"""Seeding: ``seed/*.csv`` are read strictly, and stored all or nothing.

``files`` knows CSV, ``cells`` lines, ``columns`` those of a file with many, ``rules`` what holds between cells, lines
and files, ``components`` what holds between nutrients and their components, ``foods`` what holds between foods and what
is about them, ``cases`` what a conformance case may ask and expect; ``storing`` writes.
"""

from app.seeding.problems import Problem, SeedProblems
from app.seeding.reading import read_seed
from app.seeding.storing import SeedOutcome, fingerprint, seed, stored_fingerprint

__all__ = [
    "Problem",
    "SeedOutcome",
    "SeedProblems",
    "fingerprint",
    "read_seed",
    "seed",
    "stored_fingerprint",
]
