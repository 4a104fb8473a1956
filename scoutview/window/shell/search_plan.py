"""Which commands a few typed letters mean, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """A line of the search: where it belongs, what it is, its key, and other words that mean it."""

    name: str
    group: str
    title: str
    key: str = ""
    words: str = ""


def found(lines: Sequence[Found], typed: str) -> list[Found]:
    """Those in which every typed word begins a word, those whose title has it first; all of them, in order, for ""."""
    wanted = typed.casefold().split()
    ranked = [(rank, number, line) for number, line in enumerate(lines) if (rank := _rank(line, wanted)) is not None]
    return [line for _, _, line in sorted(ranked, key=lambda each: each[:2])]


def _rank(line: Found, wanted: Sequence[str]) -> int | None:
    """The smaller the better; None where it is not meant. A typed key means its command, too."""
    if not wanted:
        return 0
    title, others = _words_of(line.title), _words_of(f"{line.group} {line.words}")
    if line.key and line.key.casefold() == "".join(wanted):
        return 0
    places = [_place(word, title, others) for word in wanted]
    return None if None in places else sum(place for place in places if place is not None)


def _place(word: str, title: Sequence[str], others: Sequence[str]) -> int | None:
    if title and title[0].startswith(word):
        return 0
    if any(each.startswith(word) for each in title):
        return 1
    if any(each.startswith(word) for each in others):
        return 3
    return 6 if any(word in each for each in (*title, *others)) else None


def _words_of(text: str) -> list[str]:
    return [part for word in text.casefold().split() if (part := word.strip("(),.;:…“”"))]
