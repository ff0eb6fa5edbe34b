"""Seeding: ``seed/*.csv`` are read strictly, and stored all or nothing.

``files`` knows CSV, ``cells`` one line, ``rules`` what holds between cells, lines and files, ``components``
what holds between nutrients and their components, ``cases`` what a conformance case may ask and expect; ``storing``
writes.
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
