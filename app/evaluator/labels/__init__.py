"""What a label says, and what it may mean: the readings of a label, each ready for an intake."""

from app.evaluator.labels.answer import LabelReadings
from app.evaluator.labels.reader import read_label
from app.evaluator.labels.request import LabelReadingRequest

__all__ = ["LabelReadingRequest", "LabelReadings", "read_label"]
