"""What a page holds: parts with a slider each, their panels drawn at every frame, and the words beside them. No Qt."""

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scoutview.graphics.base.theme import Theme


@dataclass(frozen=True)
class PageLayout:
    """A size in design pixels that panels are drawn at: letters are as large beside it as they are in the window."""

    width: int
    height: int


ALONE, SHARED, NARROW = PageLayout(1000, 500), PageLayout(560, 440), PageLayout(360, 400)


def layouts_for(panels: int) -> tuple[PageLayout, PageLayout]:
    """For a wide screen, where several stand beside each other, and for a phone."""
    return ALONE if panels == 1 else SHARED, NARROW


@dataclass(frozen=True)
class PanelWords:
    """What a panel says of one frame; `formula` is HTML of a few plain tags."""

    finding: str
    formula: str = ""


@dataclass(frozen=True)
class FrameWords:
    """The words of one frame under one probe: about the run, where it comes from, and for each panel."""

    story: str
    source: str
    panels: tuple[PanelWords, ...]


class Drawings:
    """A panel at every frame, in each layout, as .svg texts whose equal lines are kept once."""

    def __init__(self) -> None:
        self._lines: dict[str, int] = {}
        self._frames: list[list[list[int]]] = []

    def add(self, svgs: Sequence[str]) -> None:
        """One more frame, as it is in each layout."""
        self._frames.append([self._numbers(svg) for svg in svgs])

    def svg(self, place: int, layout: int) -> str:
        """The text of one of them."""
        lines = list(self._lines)
        return "\n".join(lines[number] for number in self._frames[place][layout])

    def packed(self) -> str:
        """All of them in letters: JSON, deflated, base 64."""
        text = json.dumps({"lines": list(self._lines), "frames": self._frames}, separators=(",", ":"))
        return packed(text)

    def _numbers(self, svg: str) -> list[int]:
        return [self._lines.setdefault(line, len(self._lines)) for line in svg.split("\n")]


@dataclass(frozen=True, eq=False)
class UnderProbe:
    """What one probe brought: its words and the drawings of each panel."""

    probe: str
    moments: tuple[FrameWords, ...]
    drawings: tuple[Drawings, ...]


@dataclass(frozen=True, eq=False)
class PagePart:
    """What one slider moves.

    `titles` and `explanations` are those of the panels. Of `steps`, `start` is the place that is shown first, `marks`
    are places with a name, and `printed` the places that stand on paper; without any it is what is on the screen.
    """

    title: str
    caption: str
    theme: Theme
    titles: tuple[str, ...]
    explanations: tuple[str, ...]
    steps: tuple[int, ...]
    start: int
    asked: tuple[UnderProbe, ...]
    marks: Mapping[int, str] = field(default_factory=dict)
    printed: tuple[int, ...] = ()


def packed(text: str) -> str:
    """The text deflated, without a head, in base 64: what a browser's DecompressionStream reads."""
    deflating = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    return b64encode(deflating.compress(text.encode()) + deflating.flush()).decode()
