"""The one stateless evaluator. Pure: the standard library and pydantic alone, no file, clock, network or chance."""

from app.evaluator.evaluate import evaluate
from app.evaluator.evaluation import Evaluation
from app.evaluator.facts import Facts
from app.evaluator.faults import Fault, InvalidIntakeError
from app.evaluator.intake import Intake
from app.evaluator.rules import RULES_VERSION
from app.evaluator.sentences import DISCLAIMER

__all__ = ["DISCLAIMER", "RULES_VERSION", "Evaluation", "Facts", "Fault", "Intake", "InvalidIntakeError", "evaluate"]
