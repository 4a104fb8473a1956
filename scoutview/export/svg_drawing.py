"""What is painted, as the text of an .svg: a unit for each pixel, letters as text."""

import re
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

PIXELS_PER_INCH = 96  # as browsers count
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SVG_SIZE = re.compile(r'<svg width="[^"]*" height="[^"]*"')


def drawn_svg(
    width: int, height: int, paint: Callable[[QPainter], None], *, title: str = "", description: str = ""
) -> str:
    """The text of an .svg file of so many pixels, the same each time."""
    buffer = QBuffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the other version drops the clipping
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRect(0, 0, width, height))
    generator.setResolution(PIXELS_PER_INCH)
    generator.setTitle(title)
    generator.setDescription(description)
    with QPainter(generator) as painter:
        paint(painter)
    # Qt writes millimetres, which programs turn into different numbers of pixels
    size_in_pixels = f'<svg width="{width}" height="{height}"'
    svg = _SVG_SIZE.sub(size_in_pixels, bytes(buffer.data().data()).decode("utf-8", "replace"), count=1)
    return _NO_XML.sub("", svg)
