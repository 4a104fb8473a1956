"""Joins the many short lines of a drawing, such as a contour's, into few long ones of far fewer bytes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

Point = tuple[int, int]
TENTHS = 10  # places are counted in tenths of a pixel
_POINTS = re.compile(r'points="([^"]*)"')


def joined_lines(polylines: str) -> str:
    """Polylines of .svg below each other, which are drawn alike, as one path."""
    lines = [[_point(each) for each in points.split()] for points in _POINTS.findall(polylines)]
    path = "".join(map(_written, joined(lines)))
    return f'<path fill="none" vector-effect="none" d="{path}"/>\n'


def joined(lines: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The same lines, those that end where another begins or ends as one, whichever way they ran."""
    ending = defaultdict(set)
    for number, line in enumerate(lines):
        ending[line[0]].add(number)
        ending[line[-1]].add(number)
    waiting, chains = set(range(len(lines))), []
    for first, line in enumerate(lines):
        if first not in waiting:
            continue
        waiting.remove(first)
        chain = list(line)
        for _ in ("on from its end", "then from its beginning"):
            while met := sorted(ending[chain[-1]] & waiting)[:1]:
                waiting.remove(met[0])
                further = lines[met[0]]
                chain += further[1:] if further[0] == chain[-1] else further[-2::-1]
            chain.reverse()
        chains.append(chain)
    return chains


def _point(written: str) -> Point:
    x, y = (round(TENTHS * float(number)) for number in written.split(","))
    return x, y


def _written(line: Sequence[Point]) -> str:
    """Where it begins, then how far it goes to each point: these are the shorter numbers."""
    (x, y), moves = line[0], []
    for to_x, to_y in line[1:]:
        moves += [to_x - x, to_y - y]
        x, y = to_x, to_y
    return f"M{_numbers(line[0])}l{_numbers(moves)}"


def _numbers(tenths: Iterable[int]) -> str:
    """One after the other; a minus sign is gap enough."""
    return " ".join(_in_pixels(each) for each in tenths).replace(" -", "-")


def _in_pixels(tenths: int) -> str:
    return re.sub(r"^(-?)0\.", r"\1.", f"{tenths / TENTHS:g}")
