"""How a sentence begins."""


def capital(words: str) -> str:
    """The same words, the first with a large letter; all other letters stay as they are."""
    return words[:1].upper() + words[1:]
