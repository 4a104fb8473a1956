"""How a token is written where people read it."""

from functools import lru_cache

BLANKS = {"\n": "↵", "\t": "⇥", "\r": "␍"}


@lru_cache(maxsize=8192)
def token_label(token: str) -> str:
    """The token without its leading space; line breaks, tabs and lone spaces get a sign of their own."""
    label = "".join(BLANKS.get(letter, letter) for letter in token)
    return label.strip(" ") or "␣"
