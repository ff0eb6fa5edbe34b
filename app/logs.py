"""Structured logs: one JSON object a line on standard output. Never a body, never a query, nothing about a person."""

import logging
import sys
import traceback
from datetime import UTC, datetime

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger


def configure_logs(level: str) -> None:
    """Write log lines of this level and above, ours and those of libraries; to be called by the process that serves."""
    structlog.configure(
        processors=[_as_json],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.BytesLoggerFactory(file=sys.stdout.buffer),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    of_libraries: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        lambda *line: _as_json(*line).decode(),
    ]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=of_libraries))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for ours in ("app", "uvicorn"):
        # Others only warn: a library's own lines may hold an address with its query.
        logging.getLogger(ours).setLevel(level.upper())


def _as_json(_logger: WrappedLogger, level: str, line: EventDict) -> bytes:
    """The whole of structlog's chain in one step, since there is a line for every request."""
    stamped = {**line, "level": level, "timestamp": datetime.now(UTC)}
    return orjson.dumps(stamped, default=str, option=orjson.OPT_UTC_Z)


def places(error: BaseException) -> list[str]:
    """Where an error came from, without its message, which may repeat what somebody sent."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
