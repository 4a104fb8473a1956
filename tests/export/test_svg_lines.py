"""Short lines that were joined cover the same ground, and take fewer bytes."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scoutview.export.svg_lines import Point, joined, joined_lines

POINTS = st.tuples(st.integers(0, 4), st.integers(0, 4))
LINES = st.lists(st.lists(POINTS, min_size=2, max_size=4), max_size=12)


def pieces(lines: Sequence[Sequence[Point]]) -> list[tuple[Point, ...]]:
    """All that runs from one point to the next, whichever way, sorted."""
    return sorted(tuple(sorted(ends)) for line in lines for ends in pairwise(line))


@given(LINES)
def test_joined_lines_have_the_same_pieces_and_no_two_could_be_one(lines: list[list[Point]]) -> None:
    chains = joined(lines)
    assert pieces(chains) == pieces(lines)
    open_ends = [end for chain in chains for end in {chain[0], chain[-1]} if chain[0] != chain[-1]]
    assert len(open_ends) == len(set(open_ends))


def test_a_path_says_where_it_begins_and_then_how_far_it_goes() -> None:
    written = '<polyline fill="none" vector-effect="none" points="{}" />\n'
    runs = ("10,20.5 10.4,20 ", "12,19.8 10.4,20 ", "3,4 5,6 ")
    path = joined_lines("".join(written.format(points) for points in runs))
    assert path == '<path fill="none" vector-effect="none" d="M10 20.5l.4-.5 1.6-.2M3 4l2 2"/>\n'
