"""What another head looks at that one head hardly does, where tokens are few: each of them may matter."""

from typing import NamedTuple

import numpy as np

from scoutview.panels.attention.facts_plan import Head

FEW_TOKENS = 3  # two numbers and “=”
HARDLY, MOSTLY = 0.1, 0.5  # shares


class OtherLook(NamedTuple):
    """Of the same row, another head's look at a token, and the head `beside` which it is told."""

    head: Head
    column: int
    weight: float
    beside: Head


def look_of_another(attention: np.ndarray, head: Head, row: int) -> OtherLook | None:
    """The strongest look of a head of the same block at a token that this head hardly looks at; None if there is none.

    `attention`: (layers, heads, tokens, tokens).
    """
    if attention.shape[-1] > FEW_TOKENS:
        return None
    layer, number = head
    rows = np.nan_to_num(attention[layer, :, row].astype(np.float64))  # (heads, tokens)
    missed = rows[number] < HARDLY
    missed[row] = False
    looks = np.where(missed, rows, 0.0)
    looks[number] = 0.0
    other, column = (int(each) for each in np.unravel_index(int(looks.argmax()), looks.shape))
    weight = float(looks[other, column])
    return OtherLook((layer, other), column, weight, head) if weight >= MOSTLY else None
