"""Where the names of curves stand in a column beside the plot, each as near to the end of its curve as it can be.

Arithmetic only, in design pixels.
"""

from collections.abc import Sequence

import numpy as np

PITCH = 19.0


def kept_labels(heights: Sequence[float], first: Sequence[bool], most: int) -> list[int]:
    """Which of the labels stay where only so many have room: those that come `first`, both ends, others evenly spread.

    In the order of their heights.
    """
    order = sorted(range(len(heights)), key=lambda each: heights[each])
    if len(order) <= most:
        return order
    wanted = [each for each in order if first[each]][: max(0, most)]
    places = np.unique(np.linspace(0, len(order) - 1, max(2, most)).round().astype(int)).tolist()
    ends = [order[0], order[-1]] if most > 1 else []
    for each in [*ends, *(order[place] for place in places)]:
        if len(wanted) < most and each not in wanted:
            wanted.append(each)
    return [each for each in order if each in wanted]


def spread_labels(heights: Sequence[float], top: float, bottom: float, pitch: float = PITCH) -> list[float]:
    """Middles of labels whose curves end at these growing heights: as near as they can be without touching.

    Neighbours that would touch stand around their common middle.
    """
    groups: list[tuple[list[float], float]] = []  # of heights, and where the first of them stands
    for height in heights:
        groups.append(([height], height))
        while True:
            members, _ = groups[-1]
            length = (len(members) - 1) * pitch
            start = float(np.mean(members)) - length / 2
            start = min(max(start, top), bottom - length)
            groups[-1] = (members, start)
            if len(groups) < 2 or groups[-2][1] + len(groups[-2][0]) * pitch <= start:
                break
            members = groups.pop()[0]
            groups[-1] = (groups[-1][0] + members, 0.0)
    return [start + place * pitch for members, start in groups for place in range(len(members))]
