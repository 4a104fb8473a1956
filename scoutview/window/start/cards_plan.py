"""Where the cards of the labs stand: how many beside each other, how high, and which one an arrow key leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

GAP = 14
SCROLL_ROOM = 18  # a bar and what keeps it off the cards
LEAST_WIDTH, LEAST_HEIGHT, BEST_HEIGHT = 180, 190, 312  # of a card
FEWEST_COLUMNS = 3  # one lab alone is no banner

# a card, in design pixels
RIM, EDGE = 8.0, 14.0  # round its picture, and beside its words
TITLE, ROUND_WORDS = 26.0, 50.0  # its title, and all that is neither picture nor sentence
LEAST_WELL, SCROLLED_WELL = 64.0, 92.0  # the lowest picture that shows what a lab is about; one where cards scroll

WordsHeight = Callable[[float], float]  # that the longest sentence takes, by its width


@dataclass(frozen=True)
class CardsPlan:
    """Cards in rows; without a `row_height` they share what height there is, with one they are to be scrolled."""

    columns: int
    rows: int
    row_height: float | None = None


def plan_of(count: int, width: float, height: float, words: WordsHeight) -> CardsPlan:
    """As few rows as have room for cards that are wide enough; they scroll where their pictures would be too low."""
    columns = _columns(count, width)
    rows = -(-count // columns)
    around = ROUND_WORDS + words(_words_width(width, columns))
    if rows * (around + LEAST_WELL) + (rows - 1) * GAP <= height:
        return CardsPlan(columns, rows)
    around = ROUND_WORDS + words(_words_width(width - SCROLL_ROOM, columns))
    return CardsPlan(columns, rows, around + SCROLLED_WELL)


def rows_of(count: int, width: float) -> int:
    """How many rows of cards there are."""
    return -(-count // _columns(count, width))


def words_width(card_width: float) -> float:
    """That the sentence of a card has."""
    return card_width - 2 * EDGE


def shares(total: int, count: int, gap: int) -> list[tuple[int, int]]:
    """Start and length of so many equal parts with gaps between them, in whole pixels that add up."""
    free = max(0, total - gap * (count - 1))
    ends = [(2 * part * free + count) // (2 * count) for part in range(count + 1)]
    return [(start + part * gap, end - start) for part, (start, end) in enumerate(pairwise(ends))]


def neighbour(place: int, right: int, down: int, columns: int, count: int) -> int:
    """The card to go to from this one; itself where none is there. Below a gap in the last row stands its last card."""
    goal = place + right + down * columns
    if down > 0 and place // columns < (count - 1) // columns:
        goal = min(goal, count - 1)
    return goal if 0 <= goal < count else place


def _columns(count: int, width: float) -> int:
    """As few as the least number of rows needs, so that they are about equally long."""
    most = max(1, int((width + GAP) // (LEAST_WIDTH + GAP)))
    rows = -(-count // most)
    return max(-(-count // rows), min(FEWEST_COLUMNS, most))


def _words_width(width: float, columns: int) -> float:
    """That is sure to be there, whatever the pixels of a card are rounded to."""
    return words_width((width - GAP * (columns - 1)) / columns - 1)
