"""Names as people spell them: the one place that says which spellings are the same name.

Case, accents, kinds of dashes and spaces, and the British "sulph" do not matter. ``folded`` keeps words and signs, for
looking for a text inside another, such as a CAS number in a list of codes; ``joined`` keeps letters and digits alone,
for asking whether two names are one: "Magnesium bis-glycinate" is "magnesium bisglycinate".
"""

from unicodedata import category, combining, normalize

_BRITISH, _PLAIN = "sulph", "sulf"


def folded(text: str) -> str:
    """The text in its plain spelling, for looking for one text inside another."""
    letters = "".join(letter for letter in normalize("NFKD", text) if not combining(letter)).casefold()
    dashed = "".join("-" if category(letter) == "Pd" else letter for letter in letters)
    return " ".join(dashed.replace(_BRITISH, _PLAIN).split())


def joined(text: str) -> str:
    """The letters and digits of the text in their plain spelling, for asking whether two names are one."""
    return "".join(letter for letter in folded(text) if letter.isalnum()).replace(_BRITISH, _PLAIN)
