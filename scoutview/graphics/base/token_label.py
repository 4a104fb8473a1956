"""How a token is written where people read it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

BLANKS = {"\n": "↵", "\t": "⇥", "\r": "␍"}
SPACE, MOST_SIGNS = "␣", 4  # of spaces one after the other; more are counted
JOINERS = "\u200c\u200d"  # shape the letters beside them


@lru_cache(maxsize=8192)
def token_label(token: str) -> str:
    """The token without its leading space; blanks and what cannot be seen get a sign of their own.

    Tokens of different blanks have different labels; a mark without its letter stands on a circle.
    """
    if token.isspace():
        label = re.sub(" +", _spaces, token)
    else:
        label = token.strip(" ")
        if unicodedata.category(label[:1] or "a").startswith("M"):
            label = f"◌{label}"
    return "".join(_visible(letter, joins=len(label) > 1) for letter in label) or SPACE


def quoted_sign(label: str) -> str:
    """A label that stands alone in a picture: in quotes where it is a sign, as a dot would be taken for a speck."""
    return label if any(map(str.isalnum, label)) else f"“{label}”"


def labels_apart(tokens: Sequence[str]) -> list[str]:
    """Their labels; where two are the same but for a leading space, the sign of the space tells them apart."""
    labels = [token_label(token) for token in tokens]
    times = Counter(labels)
    spaced = [token.startswith(" ") and not token.isspace() for token in tokens]
    return [f"{SPACE}{label}" if has and times[label] > 1 else label for label, has in zip(labels, spaced, strict=True)]


def _spaces(run: re.Match[str]) -> str:
    count = len(run[0])
    return SPACE * count if count <= MOST_SIGNS else f"{SPACE}×{count}"


def _visible(letter: str, *, joins: bool) -> str:
    if letter in BLANKS or letter.isprintable():
        return BLANKS.get(letter, letter)
    return letter if joins and letter in JOINERS else f"U+{ord(letter):04X}"
