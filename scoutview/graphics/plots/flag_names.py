"""Flags that stand so close together that one word has to name several of them. Arithmetic only."""

from collections.abc import Callable, Sequence
from itertools import pairwise

NEAR = 100.0  # flags that are farther apart are not named together

Group = tuple[int, ...]  # the numbers of flags, from left to right


def joined(names: Sequence[str]) -> str:
    """ "beats token counts, pairs": what all begin with is said once, and so is a name that several have."""
    words = [name.split() for name in dict.fromkeys(names)]
    shared = 0
    while all(len(each) > shared + 1 and each[shared] == words[0][shared] for each in words):
        shared += 1
    return ", ".join([names[0], *(" ".join(each[shared:]) for each in words[1:])])


def grouped(places: Sequence[float], unnamed: Callable[[Sequence[Group]], Sequence[Group]]) -> list[Group]:
    """Flags that share a word: each its own, and where one finds no room for its word, it and its neighbour.

    `unnamed` tells which of these groups find no room. As many flags as possible are named by the groups.
    """
    order = sorted(range(len(places)), key=lambda flag: places[flag])
    groups: list[Group] = [(flag,) for flag in order]
    best, fewest = groups, len(order) + 1
    while True:
        lost = unnamed(groups)
        if sum(map(len, lost)) < fewest:
            best, fewest = groups, sum(map(len, lost))
        near = [
            (places[after[0]] - places[before[-1]], before, after)
            for before, after in pairwise(groups)
            if before in lost or after in lost
        ]
        if not lost or not near or min(near)[0] > NEAR:
            return best
        _, before, after = min(near)
        place = groups.index(before)
        groups = [*groups[:place], (*before, *after), *groups[place + 2 :]]
