"""Films: pictures a second that are encoded, and whether the thousandth costs more than the tenth."""

import dataclasses
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import psutil
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scoutview.export.feeding import Feeder
from scoutview.export.film import FilmPlan, write_film
from scoutview.export.film_frames import drawn
from scoutview.export.picture import SLIDE, Picture, PictureSize, PictureWords
from scoutview.export.stamp import footer
from scoutview.frame import RunDescription
from scoutview.graphics.base.theme import DARK
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.learning_curves.panel import LearningCurves
from scoutview.panels.panel import Panel
from scoutview.panels.prediction.panel import Prediction
from scoutview.panels.registry import panels_for
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from tests.every_lab import NAMES, trained
from tests.export.film_pictures import picture
from tests.small_runs import recording_of

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600), pytest.mark.usefixtures("qapp")]

Report = Callable[[str, str, str], None]
Measured = Callable[..., None]
SHORT, LONG, ROUNDS = 100, 1000, 3
SMALL = PictureSize(640, 360)
MOST_MB = 150  # answers are remembered up to a limit, and the memory of a process breathes


def seconds_for(pictures: Iterator[QImage], path: Path) -> float:
    started = time.perf_counter()
    write_film(pictures, path, FilmPlan(20))
    return time.perf_counter() - started


@pytest.mark.parametrize(("name", "goal"), [("film.mp4", 20), ("film.gif", 5), ("pictures", 5)])
def test_encoding_at_1080p(report: Report, tmp_path: Path, name: str, goal: int) -> None:
    pictures = [picture(number, 1920, 1080) for number in range(40)]
    a_second = len(pictures) / seconds_for(iter(pictures), tmp_path / name)
    report(f"1080p pictures encoded / {name}", f"{a_second:.0f} a second", f"≥ {goal}")


class Films:
    """Short and long films in turn: seconds and pictures of each, and what memory the long ones left behind."""

    def __init__(self, path: Path, pictures_of: Callable[[int], Iterator[QImage]]) -> None:
        self.ratios: list[float] = []
        self.grown_mb: list[float] = []
        self.pictures = 0
        for _ in range(ROUNDS):
            each, memory, size = {}, {}, {}
            for count in (SHORT, LONG):
                each[count] = seconds_for(self._counted(pictures_of(count)), path) / count
                memory[count], size[count] = psutil.Process().memory_info().rss / 1e6, path.stat().st_size
            assert size[LONG] > size[SHORT]
            self.ratios.append(each[LONG] / each[SHORT])
            self.grown_mb.append(memory[LONG] - memory[SHORT])
            self.remark = f"{1000 * each[LONG]:.1f} ms a picture"

    def _counted(self, pictures: Iterator[QImage]) -> Iterator[QImage]:
        for image in pictures:
            self.pictures += 1
            yield image


@pytest.mark.parametrize("name", ["film.mp4", "film.gif"])
def test_encoding_does_not_slow_down(measured: Measured, report: Report, tmp_path: Path, name: str) -> None:
    films = Films(tmp_path / name, lambda count: (picture(number % 50, 640, 360) for number in range(count)))
    row = f"{name}: time per picture, {LONG:,} / {SHORT}"
    measured(row, films.ratios, "≤ 1.2", films.pictures, films.remark)
    report(f"{name}: memory after {LONG:,} / {SHORT}", f"{max(films.grown_mb):+.0f} MB", "≤ 50")
    assert median(films.ratios) < 1.5
    assert max(films.grown_mb) < 50


@pytest.mark.parametrize("name", NAMES)
def test_a_film_is_drawn_and_encoded_at_1080p(report: Report, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    """From the recording to the file, all panels of the lab one after the other; only encoding is twenty a second."""
    with Recording.open(recording_of(name)) as recording:
        lab = lab_of_recording(recording)
        rates = {}
        for panel_class in panels_for(lab.channels):
            film = film_of(panel_class, recording, range(len(recording.steps)))
            next(film)  # what is asked once for the whole run
            rates[panel_class.title] = (len(recording.steps) - 1) / seconds_for(film, tmp_path / "film.mp4")
    slowest, middle = min(rates, key=lambda title: rates[title]), sorted(rates.values())[len(rates) // 2]
    report(f"{name}: 1080p films drawn and encoded, middle panel", f"{middle:.0f} a second", "≥ 20")
    report(f"{name}: 1080p films drawn and encoded, slowest: {slowest}", f"{rates[slowest]:.1f} a second", "none")
    assert middle > 0


@pytest.fixture(scope="module")
def long_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As many frames as the long film has pictures, so that each costs its own answers."""
    path = tmp_path_factory.mktemp("long") / "digits.scout"
    lab, frames = trained("digits")
    description = RunDescription(lab.name, dataclasses.asdict(lab.settings))
    writer = RecordingWriter.create(path, description, lab.assets(), frames[0], planned_steps=LONG)
    for step in range(1, LONG):
        writer.add_frame(dataclasses.replace(frames[step % len(frames)], step=step), [])
    writer.set_state("finished")
    writer.close()
    return path


@pytest.mark.parametrize("panel_class", [LearningCurves, Prediction])
def test_a_film_of_a_panel_does_not_slow_down(
    measured: Measured, report: Report, tmp_path: Path, long_run: Path, panel_class: type[Panel]
) -> None:
    with Recording.open(long_run) as recording:
        films = Films(tmp_path / "film.mp4", lambda count: film_of(panel_class, recording, range(count), SMALL))
    row = f"{panel_class.title}: time per picture of a film, {LONG:,} / {SHORT}"
    measured(row, films.ratios, "≤ 1.2", films.pictures, films.remark)
    grown = max(films.grown_mb)
    report(f"{panel_class.title}: memory after a film of {LONG:,} / {SHORT}", f"{grown:+.0f} MB", "≤ 50")
    assert median(films.ratios) < 1.5
    assert grown < MOST_MB


def film_of(
    panel_class: type[Panel], recording: Recording, positions: range, size: PictureSize = SLIDE
) -> Iterator[QImage]:
    """As the command line makes it."""
    lab = lab_of_recording(recording)
    feeder, picture = Feeder(recording, lab, lab.default_probe()), Picture([panel_class], size, DARK)

    def draw(position: int) -> QImage:
        frame = feeder.feed(picture.panels[0], int(recording.steps[position]))
        return picture.image(PictureWords(footer=footer(lab, frame.step, frame.weights, lab.default_probe())))

    return drawn(positions, draw)
