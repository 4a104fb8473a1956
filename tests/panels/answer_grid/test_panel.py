import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import NO_CURVES, Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.answer_grid import painting
from scoutview.panels.answer_grid.earlier_painting import EarlierPainting
from scoutview.panels.answer_grid.panel import AnswerGrid
from scoutview.probe import NumbersProbe
from tests.export.words_drawn import Sheet, words_drawn


def observation(p: int = 11, probe: tuple[int, int] = (4, 7), sign: int = 1) -> Observation:
    numbers = np.arange(p)
    right = ((numbers[:, None] + sign * numbers) % p).astype(np.int16)
    arrays = {
        "answers": np.where(numbers < p // 2, right, 0).astype(np.int16),
        "answer_probabilities": np.full((p, p), 0.7, np.float32),
        "right_answers": right,
        "training_sums": np.add.outer(numbers, numbers) % 2 == 0,
        "addends": np.array(probe),
        "sign": np.array(sign),
    }
    return Observation(5, NumbersProbe(a=probe[0], b=probe[1]), arrays)


@pytest.fixture
def panel(qtbot: QtBot) -> AnswerGrid:
    panel = AnswerGrid(Look())
    qtbot.addWidget(panel)
    panel.resize(420, 560)
    panel.show_observation(observation())
    panel.show()
    return panel


@pytest.mark.parametrize("width", [200, 225, 350])
@pytest.mark.parametrize("height", [180, 192, 252, 276])
def test_no_sentence_ends_in_the_middle_for_want_of_height(panel: AnswerGrid, width: int, height: int) -> None:
    panel.picture.resize(width, height)
    words = [word.text for word in words_drawn(Sheet(width, height), panel.picture.draw)]
    assert not words[-1].rstrip().endswith(",")


def place(panel: AnswerGrid, a: int, b: int) -> QPoint:
    box = panel.picture.plan().place(a, b)
    return QPoint(round(box.x + box.width / 2), round(box.middle_y))


@pytest.mark.parametrize(("sign", "written"), [(1, "2+9"), (-1, "2-9")])
def test_a_click_makes_the_sum_under_the_mouse_the_probe(
    qtbot: QtBot, panel: AnswerGrid, sign: int, written: str
) -> None:
    panel.show_observation(observation(sign=sign))
    with qtbot.waitSignal(panel.probe_chosen) as signal:
        QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=place(panel, 2, 9))
    assert signal.args == [written]


def test_arrow_keys_go_to_the_next_sum_and_start_again_at_the_edge(qtbot: QtBot, panel: AnswerGrid) -> None:
    chosen: list[str] = []
    panel.probe_chosen.connect(chosen.append)
    panel.show_observation(observation(probe=(0, 10)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(panel.picture, key)
    assert chosen == ["1+10", "10+10", "0+0", "0+9"]


def test_the_probes_cell_is_outlined_where_it_is(panel: AnswerGrid) -> None:
    before = panel.grab().toImage()
    panel.show_observation(observation(probe=(9, 1)))
    assert panel.grab().toImage() != before


def test_the_split_can_be_seen_alone_and_is_kept(panel: AnswerGrid, qtbot: QtBot) -> None:
    answers = panel.grab().toImage()
    panel.split.click()
    assert panel.grab().toImage() != answers
    assert "training sees" in panel.explanation()
    other = AnswerGrid(Look())
    qtbot.addWidget(other)
    other.restore(panel.view_settings())
    assert other.split.isChecked()


def test_the_finding_counts_the_sums_never_seen(panel: AnswerGrid) -> None:
    seen = observation()
    unseen = ~seen["training_sums"] & np.triu(np.ones((11, 11), bool))
    right = unseen & (seen["answers"] == seen["right_answers"])
    assert (
        panel.finding()
        == f"{100 * right.sum() / unseen.sum():.0f} % of the {unseen.sum()} pairs it never saw are right."
    )
    assert f"{right.sum()} of {unseen.sum()}" in panel.formula()


def test_another_modulus_under_the_mouse_is_no_trouble(panel: AnswerGrid) -> None:
    QTest.mouseMove(panel.picture, place(panel, 10, 10))
    panel.show_observation(observation(p=5, probe=(1, 1)))
    assert not panel.grab().isNull()


def colour_at(panel: AnswerGrid, image: QImage, a: int, b: int) -> QColor:
    spot = panel.picture.mapTo(panel, place(panel, a, b))
    return image.pixelColor(spot)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_right_cells_stand_out_and_wrong_ones_recede(qtbot: QtBot, theme: Theme) -> None:
    panel = AnswerGrid(Look(theme, picture=True))
    qtbot.addWidget(panel)
    panel.resize(420, 560)
    panel.show_observation(observation(probe=(10, 10)))
    image, ground = panel.grab().toImage(), QColor(theme.panel)

    def away(a: int, b: int) -> int:
        seen = colour_at(panel, image, a, b)
        return abs(seen.red() - ground.red()) + abs(seen.green() - ground.green()) + abs(seen.blue() - ground.blue())

    assert min(away(2, 2), away(2, 3)) > 2 * max(away(2, 6), away(2, 7))
    assert colour_at(panel, image, 2, 6) != colour_at(panel, image, 2, 7)  # wrong, trained and not


def said(panel: AnswerGrid, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All words that a repaint writes, in lines."""
    lines: list[str] = []
    say = painting.AnswerGridPainting._say

    def listen(self: painting.AnswerGridPainting, x: float, y: float, text: str, *style: str) -> None:
        lines.append(text)
        say(self, x, y, text, *style)

    with monkeypatch.context() as patch:
        patch.setattr(painting.AnswerGridPainting, "_say", listen)
        panel.grab()
    return lines


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((420, 560), "2 + 7 = 9 mod 11: answers 0, 70.0 %, wrong, never seen"),
        ((190, 190), "2 + 7: answers 0"),
    ],
    ids=["with words", "without"],
)
def test_the_mouse_over_a_cell_reads_its_sum_and_leaves_the_probe_where_it_is(
    panel: AnswerGrid, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], words: str
) -> None:
    panel.resize(*size)
    QApplication.processEvents()
    asked = panel.grab().toImage()
    QTest.mouseMove(panel.picture, place(panel, 2, 7))
    assert " ".join(said(panel, monkeypatch)).replace("\u00a0", " ").endswith(words)
    QApplication.sendEvent(panel.picture, QEvent(QEvent.Type.Leave))
    assert panel.grab().toImage() == asked


def test_the_probes_accent_stays_while_the_mouse_reads_another_sum(panel: AnswerGrid) -> None:
    outline = panel.picture.mapTo(panel, QPoint(*(round(side) for side in panel.picture.plan().place(4, 7)[:2])))
    corner = outline + QPoint(10, -3)
    accent = QColor(panel.look.theme.accent)
    assert panel.grab().toImage().pixelColor(corner) == accent
    QTest.mouseMove(panel.picture, place(panel, 2, 2))
    assert panel.grab().toImage().pixelColor(corner) == accent


@pytest.mark.parametrize("width", [320, 420, 760])
def test_no_sentence_about_the_probe_is_cut(panel: AnswerGrid, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    for height in range(240, 620, 20):
        panel.resize(width, height)
        QApplication.processEvents()
        words = " ".join(said(panel, monkeypatch))
        if "answers" in words:
            assert words.endswith(("training sum.", "never seen", "trained")), (height, words)


def test_the_smallest_and_largest_modulus_are_drawn(panel: AnswerGrid) -> None:
    for p in (5, 6, 199):
        panel.show_observation(observation(p=p, probe=(1, p - 1)))
        for size in ((380, 230), (420, 560), (1300, 700)):
            panel.resize(*size)
            assert not panel.grab().isNull()


def test_without_the_channels_it_keeps_what_it_shows(panel: AnswerGrid) -> None:
    before = panel.grab().toImage()
    seen = observation(probe=(1, 1))
    arrays = {name: array for name, array in seen.arrays.items() if name != "addends"}
    panel.show_observation(Observation(6, seen.probe, arrays))
    assert panel.grab().toImage() == before


def with_earlier(panel: AnswerGrid) -> AnswerGrid:
    """A run that knew its training sums at step 2, and half of the others at step 3."""
    steps = np.arange(6)
    metrics = {
        "train_accuracy": np.array([0, 0.5, 1, 1, 1, 1]),
        "validation_accuracy": np.array([0, 0, 0.1, 0.5, 0.9, 1]),
    }
    panel.show_curves(Curves(steps, steps / 50, metrics))
    (request,) = panel.histories()
    answers = {step: observation().arrays for step in request.steps}
    panel.show_history(History(request, answers))
    return panel


def test_the_frames_where_sums_were_known_stand_beside_the_one_on_screen(panel: AnswerGrid) -> None:
    alone = panel.grab().toImage()
    with_earlier(panel)
    assert panel.histories() == (HistoryRequest(Question("answers"), (2, 3)),)
    assert panel.grab().toImage() != alone
    assert len(panel.picture.plan().earlier) == 2
    assert "Half-way" in panel.formula()
    panel.show_curves(NO_CURVES)
    assert panel.histories() == ()
    assert panel.grab().toImage() == alone


def test_a_click_on_an_earlier_grid_goes_to_its_step(panel: AnswerGrid, qtbot: QtBot) -> None:
    with_earlier(panel)
    for (box, _), step in zip(panel.picture.plan().earlier, (2, 3), strict=True):
        with qtbot.waitSignal(panel.step_chosen) as chosen:
            QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x + 9), int(box.y + 9)))
        assert chosen.args == [step]
    with qtbot.waitSignal(panel.probe_chosen) as asked:
        QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=place(panel, 2, 9))
    assert asked.args == ["2+9"]


def test_earlier_grids_are_painted_once_for_all_frames(panel: AnswerGrid, monkeypatch: pytest.MonkeyPatch) -> None:
    with_earlier(panel)
    panel.grab()
    painted: list[object] = []
    monkeypatch.setattr(EarlierPainting, "paint", lambda self, earlier: painted.append(earlier))
    panel.show_observation(observation(probe=(1, 1)))
    panel.grab()
    assert painted == []
    panel.split.click()
    panel.grab()
    assert len(painted) == 1


def test_another_run_forgets_what_was_known_of_the_one_before(panel: AnswerGrid) -> None:
    with_earlier(panel)
    known = panel.grab().toImage()
    steps = np.arange(6)
    metrics = {"train_accuracy": np.array([0.1, 0, 1, 1, 1, 1]), "validation_accuracy": np.array([0, 0, 0, 0.5, 1, 1])}
    panel.show_curves(Curves(steps, steps / 50, metrics))
    assert panel.histories()
    assert panel.grab().toImage() != known  # outlines, until they are answered
