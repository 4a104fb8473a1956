"""Text in lines of a given width."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF


def wrapped(text: str, width: float, metrics: QFontMetricsF, most: int = 1000) -> list[str]:
    """The text in at most `most` lines, cut after a whole word if it is longer; a number stays with its unit."""
    lines: list[str] = []
    for word in text.replace(" %", "\u00a0%").split(" "):
        if lines and metrics.horizontalAdvance(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    words = lines[most - 1].split(" ") if most > 0 else []
    while words and metrics.horizontalAdvance(" ".join(words) + " …") > width:
        words.pop()
    return [*lines[: most - 1], " ".join([*words, "…"])] if most > 0 else []


def wrapped_whole(text: str, width: float, metrics: QFontMetricsF, most: int = 1000) -> list[str]:
    """The same, but a last sentence of which only one word would stand in the last line begins there, if it fits."""
    lines = wrapped(text, width, metrics, most)
    before, end, sentence = text.rpartition(". ")
    if not end or len(lines) < 2 or " " in lines[-1] or lines[-1] == sentence:
        return lines
    whole = wrapped(before + end + sentence.replace(" ", "\u00a0"), width, metrics, most)
    fits = len(whole) == len(lines) and metrics.horizontalAdvance(whole[-1]) <= width
    return whole if fits else lines


def fitting_lines(
    variants: Sequence[str], width: float, metrics: QFontMetricsF, most: int, wrap: Callable[..., list[str]] = wrapped
) -> list[str]:
    """The first of these texts, from long to short, that fits into so many lines; the last one, cut, if none does."""
    versions = (wrap(text, width, metrics) for text in variants)
    fitting = next((lines for lines in versions if len(lines) <= most), None)
    return wrap(variants[-1], width, metrics, most) if fitting is None else fitting


def first_sentences(text: str) -> list[str]:
    """All of a text, then without its last sentence, and so on: its first one alone comes last."""
    ends = [mark.start() + 1 for mark in re.finditer(r"\. ", text)]
    return [text[:end] for end in (len(text), *reversed(ends))]


def both_ends(text: str, width: float, metrics: QFontMetricsF) -> str:
    """A text that is too wide, with words of its middle left out: as many as fit stay at its two ends."""
    words = text.split(" ")
    if metrics.horizontalAdvance(text) <= width:
        return text
    best = ""
    for kept in range(2, len(words)):
        tried = " ".join([*words[: kept // 2], "…", *words[len(words) - (kept + 1) // 2 :]])
        if metrics.horizontalAdvance(tried) > width:
            break
        best = tried
    return best or metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def first_fitting(variants: Sequence[str], width: float, metrics: QFontMetricsF) -> str:
    """The first of these texts, from long to short, that fits the width; else the last."""
    fitting = (text for text in variants if metrics.horizontalAdvance(text) <= width)
    return next(fitting, variants[-1] if variants else "")
