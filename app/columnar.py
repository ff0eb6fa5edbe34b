"""Records of a kind that has many, column by column: a number takes eight bytes, a record is made when asked for."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from math import isnan, nan
from typing import Any, Generic, TypeVar, overload

from app.tables import Shape

ShapeT = TypeVar("ShapeT", bound=Shape)

NUMBERS = "d"
"""The type code of arrays of numbers; a number that is not known is NaN in them."""

Column = Sequence[Any]
"""Numbers in an array, or texts and other values in a tuple, None where there is none."""


class Columnar(Sequence[ShapeT], Generic[ShapeT]):
    """Records of one shape, all valid. Each column has a cell for each record, in the order of the records."""

    def __init__(self, shape: type[ShapeT], columns: Mapping[str, Column]) -> None:
        self.shape = shape
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns["id"])

    @overload
    def __getitem__(self, place: int) -> ShapeT: ...

    @overload
    def __getitem__(self, place: slice) -> "Columnar[ShapeT]": ...

    def __getitem__(self, place: int | slice) -> "ShapeT | Columnar[ShapeT]":
        if isinstance(place, slice):
            return Columnar(self.shape, {name: column[place] for name, column in self.columns.items()})
        cells = {name: known(column[place]) for name, column in self.columns.items()}
        return self.shape.model_construct(**cells)  # type: ignore[return-value]

    def cells(self) -> dict[str, Sequence[Any]]:
        """The cells of every column, None where one is not known."""
        return {name: _cells(column) for name, column in self.columns.items()}

    def in_order(self) -> "Columnar[ShapeT]":
        """The same records in order of id."""
        ids = self.columns["id"]
        places = sorted(range(len(ids)), key=ids.__getitem__)
        if places == list(range(len(ids))):
            return self
        return Columnar(self.shape, {name: _picked(column, places) for name, column in self.columns.items()})


def known(cell: Any) -> Any:
    """The cell of a column, None where it is not known."""
    return None if isinstance(cell, float) and isnan(cell) else cell


def numbers(cells: Iterable[float | None]) -> "array[float]":
    """A column of these numbers."""
    return array(NUMBERS, [nan if cell is None else cell for cell in cells])


def is_of_numbers(annotation: Any) -> bool:
    """Whether a field with this annotation is a column of numbers with decimals."""
    return annotation in (float, float | None)


def _cells(column: Column) -> Sequence[Any]:
    return [None if isnan(cell) else cell for cell in column] if isinstance(column, array) else column


def _picked(column: Column, places: Sequence[int]) -> Column:
    picked = [column[place] for place in places]
    return array(NUMBERS, picked) if isinstance(column, array) else tuple(picked)
