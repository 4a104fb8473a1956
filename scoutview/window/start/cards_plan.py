"""Where the cards of the labs stand: how many beside each other, how high, and which one an arrow key leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

GAP = 16
SCROLL_ROOM = 18  # a bar and what keeps it off the cards
BEST_WIDTH, SMALLEST_WIDTH = 240, 160  # of a card in a single row, and its height
BEST_HEIGHT, LEAST_HEIGHT = 312, 254
FIRST_ROW = 4  # so many labs never need a second one
FEWEST_COLUMNS = 3  # one lab alone is no banner
LEAST_WIDTH, COMFORTABLE_WIDTH, WIDTH_BESIDE = 200, 240, 310  # of a card: below its picture, ..., beside it

# a card, in design pixels
EDGE = 16  # round its words and its picture
LEAST_WELL = 60  # a lower picture of a lab shows nothing: the words have its room then
ROUND_WORDS, ROUND_WORDS_AND_WELL = 90, 162  # all that is no sentence in a card without a picture, and with one
EDGE_BESIDE, GAP_BESIDE, ROUND_WORDS_BESIDE = 12, 14, 80

Form = Literal["below", "beside"]  # where the words stand: below the picture or beside it
WordsHeight = Callable[[float], float]  # that the longest sentence takes, by its width


@dataclass(frozen=True)
class CardsPlan:
    """Cards in rows; without a `row_height` they share what height there is, with one they are to be scrolled."""

    columns: int
    rows: int
    form: Form
    row_height: float | None = None


def plan_of(count: int, width: float, height: float, words: WordsHeight) -> CardsPlan:
    """The best way to stand for so many cards: all in sight, with pictures.

    A row, else rows of cards with the words below the picture, else with the words beside it. Where no picture has
    room a card has words alone; where these have none either, the cards scroll, and have their pictures again.
    """
    columns = max(count, FEWEST_COLUMNS)
    if rows_of(count, width) == 1:
        return _shared_or_scrolled(count, (width, height), columns, "below", words)
    columns = _columns(count, width, LEAST_WIDTH)
    if _fit(count, columns, height, ROUND_WORDS_AND_WELL + words(_words_width(width, columns, "below"))):
        return CardsPlan(columns, _rows(count, columns), "below")
    columns = _columns(count, width, COMFORTABLE_WIDTH)
    words_alone = _fit(count, columns, height, ROUND_WORDS + words(_words_width(width, columns, "below")))
    alone = CardsPlan(columns, _rows(count, columns), "below")
    if words_alone and _columns_of(width, WIDTH_BESIDE) < FEWEST_COLUMNS:
        return alone
    beside = _shared_or_scrolled(count, (width, height), _columns(count, width, WIDTH_BESIDE), "beside", words)
    return alone if words_alone and beside.row_height is not None else beside


def _shared_or_scrolled(
    count: int, room: tuple[float, float], columns: int, form: Form, words: WordsHeight
) -> CardsPlan:
    (width, height), rows = room, _rows(count, columns)
    around = ROUND_WORDS_BESIDE if form == "beside" else ROUND_WORDS
    if _fit(count, columns, height, around + words(_words_width(width, columns, form))):
        return CardsPlan(columns, rows, form)
    return CardsPlan(columns, rows, form, around + words(_words_width(width - SCROLL_ROOM, columns, form)))


def rows_of(count: int, width: float) -> int:
    """How many rows of cards there are where height is no matter."""
    return 1 if count <= FIRST_ROW else _rows(count, _columns(count, width, LEAST_WIDTH))


def words_width(card_width: float, form: Form) -> float:
    """That the sentence of a card has."""
    if form == "below":
        return card_width - 2 * EDGE
    return card_width - EDGE_BESIDE - well_width_beside(card_width) - 2 * GAP_BESIDE


def well_width_beside(card_width: float) -> float:
    """Of the picture that stands beside words."""
    return min(120.0, 0.28 * card_width)


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


def _columns(count: int, width: float, least: float) -> int:
    """As few as the least number of rows needs, so that they are about equally long."""
    most = _columns_of(width, least)
    return max(-(-count // _rows(count, most)), min(FEWEST_COLUMNS, most))


def _columns_of(width: float, least: float) -> int:
    """As many cards as are wide enough."""
    return max(1, int((width + GAP) // (least + GAP)))


def _rows(count: int, columns: int) -> int:
    return -(-count // columns)


def _fit(count: int, columns: int, height: float, needed: float) -> bool:
    rows = _rows(count, columns)
    return rows * needed + (rows - 1) * GAP <= height


def _words_width(width: float, columns: int, form: Form) -> float:
    """That is sure to be there, whatever the pixels of a card are rounded to."""
    return words_width((width - GAP * (columns - 1)) / columns - 1, form)
