"""What is the same for many requests, made once and kept."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Once:
    """What was made, by its key. Keys must be few: nothing is forgotten."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` makes; for the same key it is not called again. It must hang on nothing but the key."""
        try:
            made: Made = self._made[key]
        except KeyError:
            made = self._made[key] = make()
        return made
