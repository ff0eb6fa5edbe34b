"""What /evaluate is measured against: an endpoint with its models that evaluates nothing, without our middleware.

``python -m tests.benchmark.empty ANSWER PORT`` serves it; ANSWER is a file with the answer that it always gives. The
framework reads and validates the request, validates that answer and writes it.
"""

import json
import sys
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from app.evaluator import Evaluation, Intake


def empty_app(answer: Any) -> FastAPI:
    """An application that gives this answer to every intake."""
    app = FastAPI()

    @app.post("/evaluate")
    async def evaluate_nothing(intake: Intake) -> Evaluation:  # noqa: ARG001
        return answer  # type: ignore[no-any-return]

    return app


if __name__ == "__main__":
    answer, port = sys.argv[1:]
    app = empty_app(json.loads(Path(answer).read_bytes()))
    uvicorn.run(app, port=int(port), access_log=False, log_level="warning")
