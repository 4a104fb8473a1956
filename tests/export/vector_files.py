"""What lines and words are in a vector picture and where, read from the file: in pixels of the picture."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

import numpy as np

NUMBER = re.compile(r"[-+]?[\d.]+(?:e[-+]?\d+)?")
PIXELS_PER_POINT = 96 / 72


@dataclass
class Drawn:
    """`lines` are (points, 2) each; `words` are text, left end and baseline. A .pdf's words have no text here."""

    lines: list[np.ndarray] = field(default_factory=list)
    words: list[tuple[str, float, float]] = field(default_factory=list)


def drawn_in_svg(svg: bytes) -> Drawn:
    """Lines as Qt writes them, and words."""
    found = Drawn()
    _walk(ElementTree.fromstring(svg.decode()), np.eye(3), found)
    return found


def _walk(element: ElementTree.Element, to_page: np.ndarray, found: Drawn) -> None:
    if element.get("transform"):
        a, b, c, d, e, f = map(float, NUMBER.findall(element.get("transform", "")))
        to_page = to_page @ np.array([[a, c, e], [b, d, f], [0, 0, 1]])
    kind = element.tag.rpartition("}")[2]
    if kind in ("clipPath", "defs"):
        return
    if kind == "polyline":
        found.lines.append(_moved(np.array(list(map(float, NUMBER.findall(element.get("points", ""))))), to_page))
    if kind == "text" and (element.text or "").strip():
        place = np.array([float(element.get("x", 0)), float(element.get("y", 0))])
        found.words.append((element.text or "", *_moved(place, to_page)[0]))
    for child in element:
        _walk(child, to_page, found)


def _moved(numbers: np.ndarray, to_page: np.ndarray) -> np.ndarray:
    points = numbers.reshape(-1, 2)
    return points @ to_page[:2, :2].T + to_page[:2, 2]


def drawn_in_pdf(pdf: bytes, height_px: float) -> Drawn:
    """Stroked lines and where each run of letters begins, from the one page's content."""
    (content,) = (text for text in streams(pdf) if re.search(r"\bBT\b", text) and re.search(r"\bcm\b", text))
    return _Page(height_px).read(content)


def streams(pdf: bytes) -> Iterator[str]:
    """Each stream that is text when unpacked."""
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(packed).decode("latin-1")
        except zlib.error:
            continue


class _Page:
    """Follows the operators of a content stream that move, draw lines and place letters."""

    def __init__(self, height_px: float) -> None:
        self.found = Drawn()
        self._height = height_px
        self._to_page, self._stack = np.eye(3), [np.eye(3)]
        self._path: list[list[np.ndarray]] = []
        self._word = np.eye(3)
        self._begun = False

    def read(self, content: str) -> Drawn:
        operands: list[str] = []
        for token in re.findall(r"\[[^\]]*\]|<[^>]*>|/?[^\s\[\]<>]+", content):
            if re.fullmatch(r"[-+]?\.?\d[\d.]*|/.*|\[.*|<.*", token, re.DOTALL):
                operands.append(token)
                continue
            self._do(token, operands)
            operands = []
        return self.found

    def _do(self, operator: str, operands: list[str]) -> None:
        numbers = [float(each) for each in operands if NUMBER.fullmatch(each)]
        if operator == "q":
            self._stack.append(self._to_page)
        elif operator == "Q":
            self._to_page = self._stack.pop()
        elif operator == "cm":
            self._to_page = self._to_page @ _matrix(numbers)
        elif operator in ("m", "l"):
            if operator == "m":
                self._path.append([])
            self._path[-1].append(self._on_page(self._to_page, *numbers))
        elif operator in ("S", "n", "f", "f*", "B", "B*", "W", "W*"):
            if operator == "S":
                self.found.lines += [np.array(points) for points in self._path]
            self._path = []
        else:
            self._do_text(operator, numbers)

    def _do_text(self, operator: str, numbers: list[float]) -> None:
        if operator == "BT":
            self._word, self._begun = np.eye(3), False
        elif operator == "Tm":
            self._word = _matrix(numbers)
        elif operator == "Td":
            self._word = self._word @ _matrix([1, 0, 0, 1, *numbers])
        elif operator in ("Tj", "TJ") and not self._begun:
            self._begun = True
            left, baseline = self._on_page(self._to_page @ self._word, 0, 0)
            self.found.words.append(("", float(left), float(baseline)))

    def _on_page(self, to_page: np.ndarray, x: float, y: float) -> np.ndarray:
        right, up, _ = to_page @ np.array([x, y, 1.0])
        return np.array([right * PIXELS_PER_POINT, self._height - up * PIXELS_PER_POINT])


def _matrix(numbers: list[float]) -> np.ndarray:
    a, b, c, d, e, f = numbers
    return np.array([[a, c, e], [b, d, f], [0, 0, 1]])
