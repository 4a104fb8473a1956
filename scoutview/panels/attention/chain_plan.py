"""The way to one share of attention in one line: query times key, the score, the share. Arithmetic only."""

from dataclasses import dataclass

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import MINUS, share, three_digits
from scoutview.panels.attention.derivation_plan import Derivation, dot_text
from scoutview.panels.attention.plan import CHAIN

LINK, LEAST_ARROW, MOST_ARROW = 84.0, 66.0, 120.0  # how wide a number with its name is, and the way to the next one
EQUALS = 24.0
STRIP_HEIGHT, STRIP_PITCH = 18.0, 22.0
LEAST_VECTORS, MOST_VECTORS = 112.0, 330.0  # how wide query and key are with their names
WITH_TOKENS, BRIEF_NAMES = 200.0, 46.0  # from which width on these say of which token; how wide they are else


@dataclass(frozen=True)
class ChainLink:
    """One number on the way, its name, and what is done to the number before it."""

    name: str
    value: str
    how: str = ""


def chain_of(told: Derivation) -> tuple[ChainLink, ChainLink, ChainLink]:
    """The numbers of this pair, as the model computed them."""
    score = f"{MINUS}∞" if told.is_masked else three_digits(told.score)
    return (
        ChainLink("query · key", dot_text(told)),
        ChainLink("score", score, _scaling(told)),
        ChainLink("share", share(told.share), "softmax"),
    )


def _scaling(told: Derivation) -> str:
    return f"÷ √{len(told.query)}" if told.is_scaled_as_usual else f"× {three_digits(told.factor)}"


@dataclass(frozen=True)
class ChainLayout:
    """Boxes in design pixels: of each link, of the way before each but the first; query and key where they fit."""

    links: tuple[Box, ...]
    arrows: tuple[Box, ...]
    vectors: tuple[Box, Box] | None
    names: float  # right end of the names of query and key
    legend: Box | None


def lay_out_chain(width: float) -> ChainLayout:
    """From left to right: query over key, then the numbers."""
    numbers = 3 * LINK + 2 * LEAST_ARROW
    beside = width - numbers - EQUALS
    wide = min(beside, MOST_VECTORS) if beside >= LEAST_VECTORS else 0.0
    arrow = min(MOST_ARROW, LEAST_ARROW + max(0.0, beside - wide) / 2)
    start = wide + EQUALS if wide else 0.0
    places = [start + number * (LINK + arrow) for number in range(3)]
    links = tuple(Box(x, 0.0, LINK, CHAIN) for x in places)
    arrows = tuple(Box(x + LINK, 0.0, arrow, CHAIN) for x in places[:2])
    if not wide:
        return ChainLayout(links, arrows, None, 0.0, None)
    names = 0.48 * wide if wide >= WITH_TOKENS else BRIEF_NAMES
    strips = [Box(names + 8, 1 + number * STRIP_PITCH, wide - names - 8, STRIP_HEIGHT) for number in (0, 1)]
    legend = Box(names + 8, 2 * STRIP_PITCH + 3, wide - names - 8, 18.0)
    return ChainLayout(links, arrows, (strips[0], strips[1]), names, legend)
