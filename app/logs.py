"""Structured logs: one JSON object a line on standard output. Never a body, never a query, nothing about a person."""

import sys
import traceback
from typing import Any

import orjson
import structlog

LINE_END = b"\n"


def configure_logs(level: str) -> None:
    """Write log lines of this level and above; to be called once, by the process that serves."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=_as_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.BytesLoggerFactory(file=sys.stdout.buffer),
        cache_logger_on_first_use=True,
    )


def _as_json(line: dict[str, Any], **_: Any) -> bytes:
    return orjson.dumps(line)


def places(error: BaseException) -> list[str]:
    """Where an error came from, without its message, which may repeat what somebody sent."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
