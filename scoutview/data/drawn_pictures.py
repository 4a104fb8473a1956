"""The written forms of a picture probe: `validation:17`, a picture file, `pixels:28x28:<base64>`."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path

import numpy as np

from scoutview.data.framing import EMPTY, Framing, read_picture
from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.probe import PictureProbe

PIXELS = re.compile(r"pixels:(\d{1,4})x(\d{1,4}):([A-Za-z0-9_\-+/=]*)\s*(?::(.*))?", re.DOTALL)
LARGEST_SIDE = 64


def probe_from_text(text: str, validation_count: int, framing: Framing) -> PictureProbe:
    """The probe that the text means; `pixels:` gives height x width and bytes row by row, 0 paper to 255 ink.

    Raises:
        UserError: it means none; the sentence says what would.
    """
    if text.lstrip().startswith("pixels:"):
        return _from_pixels(text.lstrip())
    text = text.strip()
    if text.startswith("validation:"):
        return PictureProbe(validation=_number(text.removeprefix("validation:"), validation_count))
    if not text:
        raise UserError(tr("Ask with validation:0 for a validation picture, or with the path of a picture file."))
    path = Path(text).expanduser()
    read = read_picture(path, framing)
    height, width = read.ink.shape
    source = f"{path.name}, {read.done}" if read.done else path.name
    return PictureProbe(pixels=read.ink.tobytes(), height=height, width=width, source=source)


def text_of_probe(probe: PictureProbe) -> str:
    """The written form that `probe_from_text` reads back to an equal probe; no file is needed for that."""
    if not probe.pixels:
        return f"validation:{probe.validation}"
    written = f"pixels:{probe.height}x{probe.width}:{base64.urlsafe_b64encode(probe.pixels).decode()}"
    return f"{written}:{probe.source}" if probe.source else written


def ink_of(probe: PictureProbe) -> np.ndarray:
    """The drawn pixels (H, W) uint8.

    Raises:
        UserError: there are not height x width of them.
    """
    if len(probe.pixels) != probe.height * probe.width:
        raise UserError(
            tr("A picture of {height} x {width} should have as many pixels.").format(
                height=probe.height, width=probe.width
            )
        )
    return np.frombuffer(probe.pixels, np.uint8).reshape(probe.height, probe.width)


def _number(text: str, count: int) -> int:
    if not re.fullmatch(r"\d{1,9}", text) or int(text) >= count:
        raise UserError(
            tr("There is no validation picture “{text}”: numbers go from 0 to {last}.").format(
                text=text, last=count - 1
            )
        )
    return int(text)


def _from_pixels(text: str) -> PictureProbe:
    match = PIXELS.fullmatch(text)
    if match is None:
        raise UserError(tr("Pixels should be written as pixels:28x28: and the base64 text of height x width bytes."))
    height, width = int(match[1]), int(match[2])
    if not (1 <= height <= LARGEST_SIDE and 1 <= width <= LARGEST_SIDE):
        raise UserError(
            tr("A drawn picture should be at most {largest_side} x {largest_side}, not {height} x {width}.").format(
                largest_side=LARGEST_SIDE, height=height, width=width
            )
        )
    try:
        pixels = base64.b64decode(match[3].replace("-", "+").replace("_", "/"), validate=True)
    except binascii.Error as error:
        raise UserError(tr("The pixels are no base64 text.")) from error
    probe = PictureProbe(pixels=pixels, height=height, width=width, source=match[4] or "")
    if not ink_of(probe).any():
        raise UserError(EMPTY)
    return probe
