"""Every panel of every lab as a picture: nothing is cut off or left out, in both themes, at 1x and at 4K."""

import atexit
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scoutview.export.feeding import Feeder
from scoutview.export.panel_painting import paint_parts
from scoutview.export.picture import SLIDE, Picture, PictureSize, PictureWords
from scoutview.export.picture_plan import MOST_PANELS
from scoutview.export.still import pdf_bytes, svg_bytes, write_still
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panels_for
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from tests.every_lab import NAMES, small_lab, some_every_day
from tests.export.words_drawn import Word, words_drawn, words_of
from tests.fed_panels import fed_panels, with_each_pair
from tests.small_measures import a_heat_map
from tests.small_runs import LAST, copy_of

FOUR_K = SLIDE.times(2)
WORDS = PictureWords(footer="Where it came from")
PDFTOTEXT = shutil.which("pdftotext")
every_pair = with_each_pair(fed_panels(NAMES), every_day=1)

# What a picture says in other words: with more room, a whole sentence takes the place of the hint.
INSTEAD = {"attention": {"a token cannot look", "at tokens after it"}}
MOST_AWAY = 0.015 * FOUR_K.width  # grids of whole pixels differ a little, and a name may choose another side
COARSE = 64  # pixels across that are compared: cells are seen as their areas, not one by one
LIGATURES = "NFKC"  # a PDF may have the letters of “fill” as three signs


@cache
def feeder(name: str) -> Feeder:
    """Shared, so that each question is answered once for all sizes and themes. The run has measures."""
    folder = Path(tempfile.mkdtemp(prefix="scoutview-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = copy_of(name, folder)
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.add_measures([a_heat_map("a measure", range(LAST + 1))])
    recording = Recording.open(path)
    atexit.register(recording.close)
    lab = lab_of_recording(recording)
    return Feeder(recording, lab, lab.default_probe())


def picture_of(name: str, *panels: type[Panel], size: PictureSize = SLIDE, theme: Theme = LIGHT) -> Picture:
    picture = Picture(panels, size, theme)
    for panel in picture.panels:
        feeder(name).feed(panel, LAST)
    return picture


def cut(words: list[Word], design_pixel: float) -> list[str]:
    """What is not whole. Boxes of letters are rounded to design pixels; dots mean that somebody cut it off.

    Dots alone stand for the beginning of a text of which only the end is shown.
    """
    return [
        word.text
        for word in words
        if not word.is_whole(design_pixel) or ("…" in word.text and word.text.strip() != "…")
    ]


def crowded(words: list[Word], design_pixel: float) -> list[tuple[str, str]]:
    """What is written over each other."""
    return [(a.text, b.text) for a, b in combinations(words, 2) if a.meets(b, design_pixel)]


@every_pair
def test_no_word_is_cut_off_and_all_are_the_same_at_both_sizes(
    qtbot: QtBot, name: str, panel_class: type[Panel]
) -> None:
    said: dict[tuple[str, int], list[Word]] = {}
    for theme, size in ((LIGHT, SLIDE), (LIGHT, FOUR_K), (DARK, SLIDE)):
        picture = picture_of(name, panel_class, size=size, theme=theme)
        words = said[theme.name, size.width] = words_of(picture, WORDS)
        assert cut(words, picture.look.scale) == []
        assert crowded(words, picture.look.scale) == []
        assert {panel_class.title, WORDS.footer} <= {word.text for word in words}
    small, *others = said.values()
    assert len(small) >= 3  # the title, what one sees, where it came from
    for other in others:
        assert [word.text for word in other] == [word.text for word in small]
    for one, twice in zip(small, said[LIGHT.name, FOUR_K.width], strict=True):
        away = twice.box.center() - 2 * one.box.center()
        assert max(abs(away.x()), abs(away.y())) < MOST_AWAY
        assert twice.box.height() == pytest.approx(2 * one.box.height(), rel=0.2, abs=4)


@every_pair
def test_what_is_written_is_text_in_an_svg(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    picture = picture_of(name, panel_class)
    words = Counter(word.text.strip() for word in words_of(picture, WORDS))
    assert Counter(filter(None, map(str.strip, texts(svg_bytes(picture, WORDS))))) == words


@pytest.mark.skipif(PDFTOTEXT is None, reason="poppler's pdftotext is not installed")
@every_pair
def test_what_is_written_is_text_in_a_pdf(qtbot: QtBot, tmp_path: Path, name: str, panel_class: type[Panel]) -> None:
    picture = picture_of(name, panel_class)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(picture, WORDS))
    command = [str(PDFTOTEXT), "-raw", "-enc", "UTF-8", str(path), "-"]
    told = unspaced(subprocess.run(command, capture_output=True, check=True).stdout.decode())
    assert told.startswith(unspaced(panel_class.title))
    words = {word.text.strip() for word in words_of(picture, WORDS)}
    assert [text for text in words if unspaced(text) not in told] == []


def texts(svg: bytes) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize(LIGATURES, text))


@every_pair
def test_axes_units_and_legends_of_the_screen_are_in_the_picture(
    qtbot: QtBot, name: str, panel_class: type[Panel]
) -> None:
    """What the screen writes quietly. Numbers may be others: in a picture a panel has the room of its controls."""
    picture = picture_of(name, panel_class)
    holder = QWidget()
    qtbot.addWidget(holder)
    panel = panel_class(Look(LIGHT, picture.look.scale))
    panel.setParent(holder)
    panel.resize(picture.panels[0].size())
    panel.show()
    feeder(name).feed(panel, LAST)
    QApplication.sendPostedEvents()
    for part, same in zip(panel.findChildren(QWidget), picture.panels[0].findChildren(QWidget), strict=True):
        part.setVisible(same.isVisible())  # a picture has no controls and no small maps to choose from
    drawn = words_drawn(SLIDE, partial(paint_parts, widget=panel))
    quiet = {word.text for word in drawn if word.colour == LIGHT.text3.lower()} - INSTEAD.get(panel_class.name, set())
    assert unnumbered(quiet) <= unnumbered(texts(svg_bytes(picture, WORDS)))


def unnumbered(lines: Iterable[str]) -> set[str]:
    """Their words: a line of one may stand in two in the other."""
    return {word for line in lines for word in re.sub(r"[\d,.−]*\d", "#", line).split()}


@pytest.mark.parametrize("name", some_every_day(NAMES, 2, turn=4))
@pytest.mark.parametrize("size", [SLIDE, PictureSize(1080, 1920)], ids=["wide", "high"])
def test_panels_that_share_a_picture_are_whole_as_well(qtbot: QtBot, name: str, size: PictureSize) -> None:
    panels = panels_for(small_lab(name).channels)
    for count in range(2, min(MOST_PANELS, len(panels)) + 1):
        for start in range(0, len(panels) - count + 1, count):
            picture = picture_of(name, *panels[start : start + count], size=size)
            words = words_of(picture, PictureWords("A title", "A caption.", "source"))
            assert cut(words, picture.look.scale) == []
            assert crowded(words, picture.look.scale) == []


@pytest.mark.slow
@every_pair
def test_a_picture_at_4k_looks_as_at_1x(qtbot: QtBot, tmp_path: Path, name: str, panel_class: type[Panel]) -> None:
    for theme in (LIGHT, DARK):
        shown = []
        for size in (SLIDE, FOUR_K):
            picture = picture_of(name, panel_class, size=size, theme=theme)
            for ending in (".png", ".svg", ".pdf"):
                path = tmp_path / f"a{ending}"
                write_still(picture, WORDS, path)
                assert path.stat().st_size > 1000
            with Image.open(tmp_path / "a.png") as image:
                assert image.size == (size.width, size.height)
                shown.append(np.asarray(image.convert("RGB").reduce(size.width // COARSE)).astype(int))
        small, large = shown
        assert np.abs(small - large).mean() < 3
        assert small.std() > 6  # a table of one run leaves much ground
