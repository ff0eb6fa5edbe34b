"""Structured logs: one JSON object a line on standard output. Never a body, never a query, nothing about a person."""

import logging
import sys
import traceback
from typing import Any

import orjson
import structlog
from structlog.typing import Processor


def configure_logs(level: str) -> None:
    """Write log lines of this level and above, ours and those of libraries; to be called by the process that serves."""
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    as_json = structlog.processors.JSONRenderer(serializer=_as_json)
    structlog.configure(
        processors=[*shared, as_json],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stdout),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    of_libraries: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
    ]
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(processors=[*of_libraries, as_json], foreign_pre_chain=shared)
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for ours in ("app", "uvicorn"):
        # Others only warn: a library's own lines may hold an address with its query.
        logging.getLogger(ours).setLevel(level.upper())


def _as_json(line: dict[str, Any], **_: Any) -> str:
    return orjson.dumps(line, default=str).decode()


def places(error: BaseException) -> list[str]:
    """Where an error came from, without its message, which may repeat what somebody sent."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
