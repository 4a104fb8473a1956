"""What holds for every picture that is zoomed by hand: kept, drawn in other sizes and files, and whole again."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scoutview.export.picture import SLIDE, Picture, PictureWords
from scoutview.export.still import svg_bytes
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import LIGHT
from scoutview.graphics.widgets.zoom import ZoomChooser
from scoutview.graphics.widgets.zoom_plan import Zoom
from scoutview.panels.panel import Panel
from tests.every_lab import NAMES, small_lab
from tests.export.test_every_panel import feeder
from tests.fed_panels import fed_panels, with_each_pair
from tests.small_runs import LAST

PART = Zoom(0.2, 0.3, 0.5, 0.5)
COARSE = 8  # pixels of a side that are compared as one: letters are drawn a little differently


def zoomable(panel: Panel) -> list[ZoomChooser]:
    return [part for part in panel.findChildren(ZoomChooser) if part.isVisibleTo(panel) and part.zoom_room()]


def shown(qtbot: QtBot, name: str, panel_class: type[Panel], settings: object = None) -> Panel:
    panel = panel_class(Look(LIGHT))
    qtbot.addWidget(panel)
    panel.resize(900, 620)
    panel.show()
    if isinstance(settings, dict):
        panel.restore(settings)
    feeder(name).feed(panel, LAST)
    return panel


def grabbed(part: QWidget) -> QImage:
    QApplication.processEvents()
    return part.grab().toImage()


def coarse(image: QImage) -> np.ndarray:
    """(rows, columns, 3) float, the mean of each block of pixels."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows, columns = image.height() // COARSE * COARSE, image.width() // COARSE * COARSE
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[:rows, :columns, :3]
    blocks = pixels.astype(np.float64).reshape(rows // COARSE, COARSE, columns // COARSE, COARSE, 3)
    return np.asarray(blocks.mean(axis=(1, 3)))


def difference(one: QImage, other: QImage) -> float:
    return float(np.abs(coarse(one) - coarse(other)).mean())


ZOOMED = {
    "algorithm",
    "answer_grid",
    "attention",
    "denoising",
    "embedding",
    "feature_visualization",
    "loss_landscape",
    "matrix_multiply",
    "neurons",
    "number_circle",
    "residual_stream",
    "spectrum",
    "wiring",
}
TOO_FEW = {("grokking", "attention")}  # three tokens are not zoomed into


def is_zoomed(name: str, panel_class: type[Panel]) -> bool:
    """Of each panel that zooms, in the labs where it does: a convolution's picture has all its parts there, large."""
    on_picture = panel_class.name == "matrix_multiply" and "product_maps" in channel_names(name)
    return panel_class.name in ZOOMED and (name, panel_class.name) not in TOO_FEW and not on_picture


def channel_names(name: str) -> set[str]:
    return {channel.name for channel in small_lab(name).channels}


pairs = with_each_pair([pair for pair in fed_panels(NAMES) if is_zoomed(*pair)], every_day=1)


@pairs
def test_a_part_is_shown_kept_for_the_next_frame_and_all_is_as_it_was_afterwards(
    qtbot: QtBot, name: str, panel_class: type[Panel]
) -> None:
    panel = shown(qtbot, name, panel_class)
    assert zoomable(panel)
    for picture in zoomable(panel):
        whole = grabbed(picture)
        picture.show_part(PART)
        part, zoom = grabbed(picture), picture.zoom
        assert difference(part, whole) > 0.3
        feeder(name).feed(panel, 0)
        feeder(name).feed(panel, LAST)
        assert picture.zoom == zoom
        assert grabbed(picture) == part
        picture.show_part(Zoom())
        assert grabbed(picture) == whole


@pairs
def test_it_is_among_the_choices_of_its_panel(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    panel = shown(qtbot, name, panel_class)
    for picture in zoomable(panel):
        picture.show_part(PART)
    other = shown(qtbot, name, panel_class, dict(panel.view_settings()))
    assert [each.zoom for each in zoomable(other)] == [each.zoom for each in zoomable(panel)]
    for one, again in zip(zoomable(panel), zoomable(other), strict=True):
        assert grabbed(again) == grabbed(one)
    for nonsense in (7, {"part": [0, 0, 0, 0], "of": []}, {"part": None}, [1]):
        settings = panel.view_settings()
        zooms = [name for name in settings if name.endswith("zoom") or name == "answers"]
        other.restore({**settings, **dict.fromkeys(zooms, nonsense)})
        assert all(each.zoom.is_whole for each in zoomable(other))


@pairs
def test_a_picture_shows_the_same_part_as_pixels_and_as_lines(
    qtbot: QtBot, tmp_path: Path, name: str, panel_class: type[Panel]
) -> None:
    panel = shown(qtbot, name, panel_class)
    bare = Drawn(name, panel_class, {}, tmp_path)
    for each in zoomable(panel):
        each.show_part(PART)
    part = Drawn(name, panel_class, dict(panel.view_settings()), tmp_path)
    assert difference(part.pixels, bare.pixels) > 0.3
    if shutil.which("rsvg-convert"):  # Qt's own renderer knows no clipping
        assert difference(part.lines(), part.pixels) < 1.5 * difference(bare.lines(), bare.pixels) + 0.3


class Drawn:
    """A picture of a panel with these choices: as pixels, and as an .svg."""

    def __init__(self, name: str, panel_class: type[Panel], settings: dict[str, object], folder: Path) -> None:
        picture = Picture([panel_class], SLIDE, LIGHT)
        picture.panels[0].restore(settings)
        feeder(name).feed(picture.panels[0], LAST)
        self.svg = svg_bytes(picture, PictureWords())
        self.pixels = QImage(SLIDE.width, SLIDE.height, QImage.Format.Format_RGB32)
        self.pixels.fill(LIGHT.panel)
        with QPainter(self.pixels) as painter:
            picture.paint(painter, PictureWords())
        self._folder = folder

    def lines(self) -> QImage:
        """The .svg, drawn by a program that shows such files."""
        source, target = self._folder / "lines.svg", self._folder / "lines.png"
        source.write_bytes(self.svg)
        subprocess.run(["rsvg-convert", "-b", "white", str(source), "-o", str(target)], check=True)
        return QImage(str(target))
