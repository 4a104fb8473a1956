"""An option that each command has: it is taken from the words of a command line before anything else reads them."""

from collections.abc import Sequence


def take_option(words: Sequence[str], option: str) -> tuple[list[str], list[str]]:
    """The values given to an option, wherever it stands before "--", and the other words.

    A value that is missing is empty.
    """
    values: list[str] = []
    others: list[str] = []
    left = iter(words)
    for word in left:
        name, equals, value = word.partition("=")
        if word == "--":
            return values, [*others, word, *left]
        if name != option:
            others.append(word)
        else:
            values.append(value if equals else next(left, ""))
    return values, others
