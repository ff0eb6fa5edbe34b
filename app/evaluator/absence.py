"""Fields of a request that may be left out. Null is refused: a field that says nothing is absent."""

from typing import Annotated, Any, TypeVar

from pydantic import GetCoreSchemaHandler


class _WithoutNull:
    """Takes null out of what pydantic accepts and documents, at no cost when a request is read."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        return handler(source)["schema"]


Told = TypeVar("Told")

OrAbsent = Annotated[Told | None, _WithoutNull()]
