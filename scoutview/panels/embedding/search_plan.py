"""Which tokens a search finds, the best first. Arithmetic only."""

import numpy as np

from scoutview.graphics.base.token_label import token_label


def matching(names: np.ndarray, wanted: str, faint: np.ndarray) -> np.ndarray:
    """The numbers of the tokens that hold this text, in small or capital letters, as they are written on screen.

    First the token itself, then those that begin with it, then the others; those that are `faint` (token) last.
    """
    text = wanted.strip().casefold()
    if not text:
        return np.zeros(0, np.int64)
    labels = [token_label(str(name)).casefold() for name in names]
    ranks = [(bool(faint[number]), label != text, not label.startswith(text)) for number, label in enumerate(labels)]
    found = [number for number, label in enumerate(labels) if text in label]
    return np.array(sorted(found, key=lambda number: (ranks[number], number)), np.int64)
