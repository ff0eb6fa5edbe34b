"""Forms of one nutrient side by side: shares, amounts, room to limits, and the studies that compare them."""

from app.evaluator.comparing.asked import Asked
from app.evaluator.comparing.comparison import compare, studies_in
from app.evaluator.comparing.shape import Comparison

__all__ = ["Asked", "Comparison", "compare", "studies_in"]
