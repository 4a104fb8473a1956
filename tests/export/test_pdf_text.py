"""The text of a .pdf is whole for those who read, search or copy it, whatever the font of the system is."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QFont, QFontDatabase, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from scoutview.export.picture import Picture, PictureSize, PictureWords
from scoutview.export.still import pdf_bytes
from scoutview.graphics.base import look
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.theme import LIGHT
from scoutview.panels.panel import Panel
from tests.export.odd_font import FAMILY, write_odd_font

SIZE = PictureSize(960, 540)
WORDS = PictureWords("97 sums -> 3x4", "31.4 % of the sums it never saw", "step 1,280 of file 50")
DRAWN, LABEL = "0123456789 find 12 % -> 3x4", "a plain label: 678 first fish"
INSTALLED = ("Manrope", "Red Hat Display", "Hanken Grotesk", "Cantarell", "Inter")


class Drawing(Canvas):
    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("title"))
        painter.drawText(20, 40, DRAWN)


class Example(Panel):
    name = "example"
    title = "Example 5"
    needs = frozenset({"tokens"})

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.drawing = Drawing(look, self)
        self.drawing.setGeometry(10, 10, 600, 200)
        self.label = QLabel(LABEL, self)
        self.label.setGeometry(10, 230, 600, 30)

    def explanation(self) -> str:
        return "What it shows."


@pytest.fixture
def font_of_the_system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QFont]:
    """A font that a test names, as that of the whole system."""
    before, chosen = QApplication.font(), QFont(QApplication.font())
    measured = (look.font, look.text_width, look.elided)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: QFont(chosen))
    for each in measured:
        each.cache_clear()
    yield chosen
    QApplication.setFont(before)
    for each in measured:
        each.cache_clear()


def written(family: str, chosen: QFont) -> bytes:
    chosen.setFamilies([family])
    QApplication.setFont(chosen)
    return pdf_bytes(Picture([Example], SIZE, LIGHT), WORDS)


def is_whole(text: str) -> bool:
    together = "".join(text.split())
    wanted = (WORDS.title, WORDS.caption, WORDS.footer, DRAWN, LABEL, Example.title)
    return all("".join(words.split()) in together for words in wanted)


def check_every_reader(pdf: bytes, folder: Path) -> None:
    text = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert is_whole(text), text
    if program := shutil.which("pdftotext"):
        path = folder / "a.pdf"
        path.write_bytes(pdf)
        text = subprocess.run([program, str(path), "-"], capture_output=True, text=True, check=True).stdout
        assert is_whole(text), text


def test_digits_and_ligatures_of_a_font_that_replaces_them_are_text(
    qtbot: QtBot, tmp_path: Path, font_of_the_system: QFont
) -> None:
    path = tmp_path / "odd.ttf"
    write_odd_font(path)
    number = QFontDatabase.addApplicationFont(str(path))
    try:
        assert QFontDatabase.applicationFontFamilies(number) == [FAMILY]
        pdf = written(FAMILY, font_of_the_system)
    finally:
        QFontDatabase.removeApplicationFont(number)
    check_every_reader(pdf, tmp_path)


@pytest.mark.parametrize("family", INSTALLED)
def test_text_in_a_font_that_people_have_is_text(
    qtbot: QtBot, tmp_path: Path, font_of_the_system: QFont, family: str
) -> None:
    if family not in QFontDatabase.families():
        pytest.skip(f"the font {family} is not installed here; one that is made by a test does as it does")
    check_every_reader(written(family, font_of_the_system), tmp_path)
