"""A part of a page without a recording, and what stands in the parts of a written page."""

import json
import re
import zlib
from base64 import b64decode
from pathlib import Path
from typing import Any

from scoutview.export.page_parts import Drawings, FrameWords, PagePart, PanelWords, UnderProbe
from scoutview.graphics.base.theme import LIGHT

SVG = (
    '<svg width="40" height="30" xmlns="http://www.w3.org/2000/svg">\n<rect width="{}" height="9" fill="red"/>\n</svg>'
)


def page_part(
    title: str = "A title", *, svg: str = SVG, words: str = "Said", steps: tuple[int, ...] = (0, 10, 20)
) -> PagePart:
    """One panel, whose drawing grows from frame to frame, under one probe."""
    drawings = Drawings()
    for place in range(len(steps)):
        drawings.add([svg.format(place + 1)] * 2)
    moments = tuple(
        FrameWords(f"{words} {step}", f"step {step}", (PanelWords(f"{words} of {step}"),)) for step in steps
    )
    asked = UnderProbe("a probe", moments, (drawings,))
    return PagePart(title, "", LIGHT, ("Panel",), ("What it is",), steps, len(steps) - 1, (asked,), {0: "turns"}, (0,))


def parts_in(page: Path) -> list[dict[str, Any]]:
    """The words of each part of a page that was written."""
    packs = re.findall(r'class="words">([^<]*)</script>', page.read_text("utf-8"))
    return [json.loads(inflated(pack)) for pack in packs]


def inflated(letters: str) -> str:
    """What was packed."""
    return zlib.decompress(b64decode(letters), -zlib.MAX_WBITS).decode()
