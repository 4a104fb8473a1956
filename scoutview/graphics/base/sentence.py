"""How a sentence begins, and how it names what somebody else said."""

from scoutview.language import tr


def capital(words: str) -> str:
    """The same words, the first with a large letter; all other letters stay as they are."""
    return words[:1].upper() + words[1:]


def quoted(words: str) -> str:
    """In the quotation marks of the language: “fox”."""
    return tr("“{words}”").format(words=words)
