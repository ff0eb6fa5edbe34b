"""Names as people spell them: the one place that says which spellings are the same name.

Case, accents, kinds of dashes and spaces, the British "sulph" and the plural of "salt" do not matter. ``folded`` keeps
words and signs, for looking for a text inside another, such as a CAS number in a list of codes; ``joined`` keeps
letters and digits alone, for asking whether two names are one: "Magnesium bis-glycinate" is "magnesium bisglycinate".
"""

import re
from collections.abc import Iterable
from unicodedata import category, combining, normalize

_BRITISH, _PLAIN = "sulph", "sulf"
_SALTS = re.compile(r"\bsalts\b")
_SYMBOL = re.compile(r"[A-Z][a-z]?")
_L_ISOMER = re.compile(r"\bl-(?=[a-z])")


def folded(text: str) -> str:
    """The text in its plain spelling, for looking for one text inside another."""
    letters = "".join(letter for letter in normalize("NFKD", text) if not combining(letter)).casefold()
    dashed = "".join("-" if category(letter) == "Pd" else letter for letter in letters)
    return _SALTS.sub("salt", " ".join(dashed.replace(_BRITISH, _PLAIN).split()))


def joined(text: str) -> str:
    """The letters and digits of the text in their plain spelling, for asking whether two names are one."""
    return "".join(letter for letter in folded(text) if letter.isalnum()).replace(_BRITISH, _PLAIN)


def symbols_in(names: Iterable[str]) -> frozenset[str]:
    """The symbols of an element among its other names, such as Mg, in their plain spelling."""
    return frozenset(joined(name) for name in names if _SYMBOL.fullmatch(name))


def in_short(name: str, element: str, symbols: Iterable[str]) -> frozenset[str]:
    """The name as ``joined`` spells it, with a symbol for the element: "mgcitrate"; none where it begins otherwise."""
    whole, first = joined(name), joined(element)
    return frozenset(symbol + whole[len(first) :] for symbol in symbols if whole.startswith(first))


def without_isomer(name: str) -> str:
    """The words of a name of an L isomer without the L: "magnesium threonate"; of another name nothing."""
    plain = folded(name)
    left = _L_ISOMER.sub("", plain)
    return "" if left == plain else " ".join(re.findall(r"[^\W_]+", left))
