"""Structured logs: one JSON object a line on standard output. Never a body, never a query, nothing about a person."""

import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

import orjson
import structlog
from structlog.typing import EventDict, Processor


def configure_logs(level: str) -> None:
    """Write log lines of this level and above, ours and those of libraries; to be called by the process that serves."""
    structlog.configure(
        wrapper_class=_Lines if logging.getLevelNamesMapping()[level.upper()] <= logging.INFO else _LinesOfErrors,
        logger_factory=structlog.BytesLoggerFactory(file=sys.stdout.buffer),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    of_libraries: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        lambda _logger, level, line: _as_json(level, line).decode(),
    ]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=of_libraries))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for ours in ("app", "uvicorn"):
        # Others only warn: a library's own lines may hold an address with its query.
        logging.getLogger(ours).setLevel(level.upper())


class _Lines(structlog.BoundLoggerBase):
    """structlog's logger with its whole chain in one step, since there is a line for every request."""

    def info(self, event: str, **said: Any) -> None:
        """Write a line about what went as it should."""
        self._logger.msg(_as_json("info", {**self._context, **said, "event": event}))

    def error(self, event: str, **said: Any) -> None:
        """Write a line about what did not."""
        self._logger.msg(_as_json("error", {**self._context, **said, "event": event}))


class _LinesOfErrors(_Lines):
    """The same of errors alone."""

    def info(self, event: str, **said: Any) -> None:
        """Write nothing."""


def _as_json(level: str, line: EventDict) -> bytes:
    stamped = {**line, "level": level, "timestamp": datetime.now(UTC)}
    return orjson.dumps(stamped, default=str, option=orjson.OPT_UTC_Z)


def places(error: BaseException) -> list[str]:
    """Where an error came from, without its message, which may repeat what somebody sent."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
