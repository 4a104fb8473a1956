"""Pictures as files, read back: letters are text, clipping is kept, pixels are crisp, the same bytes twice."""

import re
import shutil
import subprocess
import zlib
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from scoutview.errors import UserError
from scoutview.export.feeding import Feeder
from scoutview.export.picture import Picture, PictureSize, PictureWords
from scoutview.export.still import copy_picture, pdf_bytes, png_bytes, svg_bytes, write_still
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import draw_crisp
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.graphics.widgets.point_layer import draw_points
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.panel import Panel
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES
from tests.fed_panels import fed_panels, with_each_pair
from tests.small_runs import LAST, recording_of

SVG = "{http://www.w3.org/2000/svg}"
SIZE = PictureSize(960, 540)
WORDS = PictureWords("My <title> & more", "A caption.", "source")


class Drawing(Canvas):
    """A word, a square that goes beyond the canvas, a round point, and one row of a picture of two rows."""

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.fillRect(QRectF(width - 50, 20, 500, 30), QColor("red"))
        painter.setFont(font("title"))
        painter.drawText(20, 40, "Fünf % → ⇥")
        draw_points(painter, np.array([[40.0, 80.0]]), 8, QColor("red"))
        image = QImage(2, 2, QImage.Format.Format_RGB32)
        image.fill(QColor("blue"))
        image.setPixelColor(1, 0, QColor("lime"))
        draw_crisp(painter, QRectF(100, 60, 64, 32), image, QRectF(0, 0, 2, 1))


class Example(Panel):
    name = "example"
    title = "Example"
    needs = frozenset({"tokens"})

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.drawing = Drawing(look, self)
        self.drawing.setGeometry(10, 10, 300, 200)
        self.label = QLabel("a plain label", self)
        self.label.setGeometry(10, 230, 300, 30)

    def explanation(self) -> str:
        return "What it shows."


def example(theme: Theme = LIGHT, *, transparent: bool = False, count: int = 1) -> Picture:
    return Picture([Example] * count, SIZE, theme, transparent=transparent)


def texts(svg: bytes) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def drawn_back(svg: bytes, size: PictureSize = SIZE) -> QImage:
    image = QImage(size.width, size.height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    renderer = QSvgRenderer(svg)
    assert renderer.isValid()
    assert (renderer.defaultSize().width(), renderer.defaultSize().height()) == (size.width, size.height)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    renderer.render(painter)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)  # named, since the bits below go with it
    packed = np.array(opaque.constBits()).reshape(image.height(), -1, 4)
    return packed[:, :, 2::-1].astype(int)


# .svg


def test_the_words_of_an_svg_are_text(qtbot: QtBot) -> None:
    svg = svg_bytes(example(), WORDS)
    found = texts(svg)
    assert {"My <title> & more", "A caption.", "source", "Example", "a plain label"} <= set(found)
    assert "Fünf % → ⇥" in "".join(found)


def test_an_svg_says_its_size_in_pixels_and_what_it_is(qtbot: QtBot) -> None:
    root = ElementTree.fromstring(svg_bytes(example(), WORDS))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("960", "540", "0 0 960 540")
    assert root.findtext(f"{SVG}title") == "My <title> & more"
    assert root.findtext(f"{SVG}desc") == "A caption. source"


def test_an_svg_is_clipped_where_the_panel_is(qtbot: QtBot) -> None:
    picture = example()
    root = ElementTree.fromstring(svg_bytes(picture, WORDS))  # Qt's own reader knows no clipping
    parents = {child: parent for parent in root.iter() for child in parent}
    inner = next(each for each in root.iter(f"{SVG}g") if each.get("fill") == "#ff0000" and len(each))
    reference = parents[inner].get("clip-path")
    assert reference is not None
    name = reference.removeprefix("url(#").removesuffix(")")
    path = root.find(f".//{SVG}clipPath[@id='{name}']")
    assert path is not None
    panel = picture.panels[0]
    assert clip_box(path) == QRectF(panel.x() + 10, panel.y() + 10, 300, 200)


def test_an_image_in_an_svg_is_enlarged_and_only_the_part_that_is_meant(qtbot: QtBot) -> None:
    (link,) = re.findall(rb'xlink:href="data:image/png;base64,([^"]+)"', svg_bytes(example(), WORDS))
    image = QImage.fromData(b64decode(link))
    assert image.width() >= 2 * 64 * example().look.scale - 2
    left, right = pixels(image)[:, : image.width() // 2], pixels(image)[:, image.width() // 2 :]
    assert (left == [0, 0, 255]).all()
    assert (right == [0, 255, 0]).all()


# .pdf


def test_a_pdf_has_one_page_of_the_pictures_size_with_its_fonts_and_its_text(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = pdf_bytes(example(), WORDS)
    (box,) = re.findall(rb"/MediaBox \[([^\]]+)\]", pdf)
    assert [float(side) for side in box.split()] == pytest.approx([0, 0, 720, 405], abs=0.01)
    assert b"/FontFile2" in pdf
    maps = "".join(content for content in _streams(pdf) if "beginbfrange" in content or "beginbfchar" in content)
    assert all(f"{ord(letter):04X}" in maps.upper() for letter in "captionsourü%→")
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("poppler's pdftotext is not installed: the map of letters was read instead")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    text = subprocess.run([program, str(path), "-"], capture_output=True, text=True, check=True).stdout
    for words in ("My <title> & more", "A caption.", "source", "Example", "Fünf % →", "a plain label"):
        assert words in text


def _streams(pdf: bytes) -> Iterator[str]:
    for content in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(content).decode("latin-1")
        except zlib.error:
            yield content.decode("latin-1")


# .png


def test_a_png_holds_the_same_pixels(qtbot: QtBot) -> None:
    for transparent in (False, True):
        image = example(DARK, transparent=transparent).image(WORDS)
        again = QImage.fromData(png_bytes(image))
        assert again.hasAlphaChannel() == transparent
        assert np.array_equal(pixels(image), pixels(again))


def test_vectors_on_nothing_have_no_ground_of_their_own(qtbot: QtBot) -> None:
    opaque, without = svg_bytes(example(DARK), WORDS), svg_bytes(example(DARK, transparent=True), WORDS)
    whole = f'fill="{DARK.panel.lower()}"'.encode()
    assert whole in opaque
    assert whole not in without


# files


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_a_file_is_the_same_twice_and_replaced_whole(qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"older")
    write_still(example(), WORDS, path)
    first = path.read_bytes()
    write_still(example(), WORDS, path)
    assert first == path.read_bytes() != b"older"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["a.jpg", "a", "a.mp4"])
def test_another_ending_is_refused(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"\.png or \.svg or \.pdf"):
        write_still(example(), WORDS, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_capital_endings_are_endings(qtbot: QtBot, tmp_path: Path) -> None:
    write_still(example(), WORDS, tmp_path / "A.SVG")
    assert (tmp_path / "A.SVG").read_bytes().startswith(b"<?xml")


def test_the_clipboard_has_pixels_and_vectors(qtbot: QtBot) -> None:
    picture = example()
    copy_picture(picture, WORDS)
    content = QGuiApplication.clipboard().mimeData()
    assert bytes(content.data("image/png").data()) == png_bytes(picture.image(WORDS))
    assert bytes(content.data("image/svg+xml").data()) == svg_bytes(picture, WORDS)
    assert QGuiApplication.clipboard().image().size() == picture.image(WORDS).size()
    QGuiApplication.clipboard().clear()  # offscreen, what is on it at the end outlives Python, and crashes


# every panel of every lab


@with_each_pair(fed_panels(NAMES), every_day=1)
def test_every_panel_is_the_same_in_letters_and_lines(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    with Recording.open(recording_of(name)) as recording:
        lab = lab_of_recording(recording)
        feeder = Feeder(recording, lab, lab.default_probe())
        for theme in (LIGHT, DARK):
            picture = Picture([panel_class], SIZE, theme)
            feeder.feed(picture.panels[0], LAST)
            svg, image = svg_bytes(picture, WORDS), pixels(picture.image(WORDS))
            back = pixels(drawn_back(svg))
            assert np.abs(coarse(back) - coarse(image)).mean() < 1
            assert (np.abs(back - image).max(-1) > 100).mean() < 0.005
            assert len(texts(svg)) >= 4  # the title, the words around, and what the panel says
            assert hidden_texts(svg) == []
            assert svg == svg_bytes(picture, WORDS)


def coarse(image: np.ndarray) -> np.ndarray:
    """(H / 4, W / 4, 3) means of blocks: of a picture that is made smaller each program mixes other pixels."""
    height, width, _ = image.shape
    return np.asarray(image.reshape(height // 4, 4, width // 4, 4, 3).mean(axis=(1, 3)))


def hidden_texts(svg: bytes) -> list[str]:
    """Those that begin outside their clipping, which Qt's own reader leaves out."""
    root = ElementTree.fromstring(svg)
    boxes = {f"url(#{each.get('id')})": clip_box(each) for each in root.iter(f"{SVG}clipPath")}
    found = []
    for group in root.iter(f"{SVG}g"):
        box = boxes.get(group.get("clip-path", ""), QRectF(0, 0, SIZE.width, SIZE.height))
        for inner in group.findall(f"{SVG}g"):
            matrix = QTransform(*map(float, re.findall(r"[-\d.e]+", inner.get("transform", "matrix(1,0,0,1,0,0)"))[:6]))
            for text in inner.findall(f"{SVG}text"):
                place = matrix.map(QPointF(float(text.get("x", 0)), float(text.get("y", 0))))
                if not box.adjusted(-1, -1, 1, 1).contains(place):
                    found.append("".join(text.itertext()))
    return found


def clip_box(path: ElementTree.Element) -> QRectF:
    ends = [float(number) for number in re.findall(r"[-\d.]+", path[0].get("d", ""))]
    return QRectF(QPointF(min(ends[::2]), min(ends[1::2])), QPointF(max(ends[::2]), max(ends[1::2])))
