"""Text in lines of a given width."""

from collections.abc import Sequence

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


def first_fitting(variants: Sequence[str], width: float, metrics: QFontMetricsF) -> str:
    """The first of these texts, from long to short, that fits the width; else the last."""
    fitting = (text for text in variants if metrics.horizontalAdvance(text) <= width)
    return next(fitting, variants[-1] if variants else "")
