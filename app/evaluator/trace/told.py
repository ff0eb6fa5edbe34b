"""A finding at its place in the answer, whose numbers steps give."""

from dataclasses import dataclass

from app.evaluator.evaluation import Finding
from app.evaluator.trace.steps import End, Step


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and its place in the list."""

    place: int
    finding: Finding

    @property
    def code(self) -> str:
        """What it is."""
        return self.finding["code"]

    def gives(self, name: str, step: Step, end: End = End.LOW) -> None:
        """Say that an end of a step is this parameter."""
        step.gives(end, f"#/findings/{self.place}/parameters/{name}")

    def gives_ends(self, low: str, step: Step, high: str) -> None:
        """Say so of both ends, where the finding tells both."""
        self.gives(low, step)
        if high in self.finding["parameters"]:
            self.gives(high, step, End.HIGH)
