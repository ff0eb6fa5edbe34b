"""How answers spell a yardstick: all of it that is the same whatever was taken, made once and copied into each."""

from collections.abc import Sequence

from app.evaluator.answer_fields import Range, range_of
from app.evaluator.intake import Origin
from app.evaluator.quantities import Interval, spell
from app.evaluator.references import ReferenceValue


class Spelling:
    """The ids, words and numbers of a yardstick. Lists and dicts in it are to be copied."""

    def __init__(
        self,
        value_type: str,
        values: Sequence[ReferenceValue],
        origins: tuple[Sequence[Origin], Sequence[Origin]],
        reference: Interval | None,
    ) -> None:
        self.value_ids = [value.id for value in values]
        self.kind = values[0].kind.value if values else ""
        self.counts, self.unclear = ([str(origin) for origin in of_both] for of_both in origins)
        self.counts_in_words = [origin.replace("_", " ") for origin in self.counts]
        self.reference: Range | None = None if reference is None else range_of(reference)
        """None where it hangs on a number of the person, or without a value."""
        self.amount = "" if reference is None else spell(reference)
        """The same for a screen, without the unit."""
        self.named = f"{value_type} of {self.amount}"
        """The same as a sentence names it, without the unit."""
