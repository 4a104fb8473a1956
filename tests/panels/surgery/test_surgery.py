"""Discs that are turned over in many positions: what is counted, drawn and asked."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.observation import Observation, Question
from scoutview.panels.surgery import words
from scoutview.panels.surgery.panel import SurgeryPanel
from scoutview.panels.surgery.picture import TABLE_HEIGHT, faces
from scoutview.panels.surgery.plan import SurgeryRead, low_end, place_of
from scoutview.probe import GameProbe

CLOSED = 0.46


def arrays(*, closed: float = CLOSED, interval: tuple[float, float] = (0.41, 0.52), chance: float = -0.3) -> Arrays:
    """A trajectory of two steps; the first has half of the positions and other numbers."""
    told = {
        "surgery_cases": np.array(["real board", "before", "flipped inside", "pushed by chance"]),
        "surgery_errors": np.array([1.7, 2.8, 2.29, 3.13]),
        "surgery_first_legal": np.array([0.96, 0.9, 0.95, 0.86]),
        "surgery_closed": np.array(closed),
        "surgery_interval": np.array(interval),
        "surgery_chance_closed": np.array(chance),
        "surgery_flips": np.array(1000),
        "surgery_planned": np.array(1000),
        "surgery_blocks": np.array([1, 2]),
        "surgery_strength": np.array(2.0),
    }
    first = {**told, "surgery_flips": np.array(500), "surgery_closed": np.array(0.1)}
    stacked = {name: np.stack([first[name], told[name]]) for name in told}
    return {**stacked, "flip_texts": np.full((4, 16), "")}


def read_of(**kinds: object) -> SurgeryRead:
    return SurgeryRead.of(arrays(**kinds))  # type: ignore[arg-type]


@pytest.fixture
def panel(qtbot: QtBot) -> SurgeryPanel:
    panel = SurgeryPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(520, 420)
    panel.show_observation(Observation(300, GameProbe(), arrays()))
    panel.show()
    return panel


def test_the_newest_step_of_the_trajectory_counts() -> None:
    read = read_of()
    assert (read.flips, read.closed, read.blocks, read.strength) == (1000, CLOSED, (1, 2), 2.0)
    assert read.is_whole


def test_sentences_follow_the_numbers_and_their_controls() -> None:
    assert words.findings(read_of())[0] == (
        "Turn a disc over inside it, and its moves follow in part: 46 % of the gap is closed, by chance −30 %."
    )
    assert "its moves follow: 93 %" in words.findings(read_of(closed=0.93, interval=(0.9, 0.96)))[0]
    assert words.findings(read_of(interval=(-0.02, 0.1), closed=0.04))[0].startswith(
        "Turning a disc over inside changes"
    )
    assert words.findings(read_of(chance=0.45))[0].startswith("Turning a disc over inside changes little")
    nothing = read_of(closed=np.nan, interval=(np.nan, np.nan), chance=np.nan)
    assert words.findings(nothing)[0].endswith("it does not go by a board yet.")
    assert "interval" not in words.foot_words(nothing)[0]


def test_the_formula_gives_the_share_that_its_numbers_have() -> None:
    told = words.formula(read_of())
    assert "(2.800 − 2.290) / (2.800 − 1.700) = 46 %" in told
    assert pytest.approx(CLOSED, abs=0.005) == (2.8 - 2.29) / (2.8 - 1.7)


@pytest.mark.parametrize(
    ("value", "told"), [(0.46, "46 %"), (-0.3, "−30 %"), (0.0, "0 %"), (-0.001, "0 %"), (np.nan, "–")]
)
def test_shares_below_0_have_a_sign(value: float, told: str) -> None:
    assert words.signed_share(value) == told


def test_the_axis_has_room_for_what_is_worse_than_nothing() -> None:
    assert low_end(read_of(chance=0.0)) == 0.0
    assert low_end(read_of()) == -0.5
    assert low_end(read_of(chance=-0.8)) == -1.0
    room = Box(100, 0, 200, 20)
    assert [place_of(share, 0.0, room) for share in (0.0, 0.5, 1.0, 7.0)] == [100, 200, 300, 300]
    assert place_of(-9.0, -0.5, room) == 100


def test_the_lab_s_own_blocks_and_strength_are_asked_until_somebody_chooses(panel: SurgeryPanel) -> None:
    assert Question("surgery") in panel.questions()
    assert [button.isChecked() for button in panel.controls.blocks] == [False, True, True, False]
    assert panel.controls.strengths[2.0].isChecked()
    told: list[bool] = []
    panel.questions_changed.connect(lambda: told.append(True))
    panel.controls.blocks[1].click()
    panel.controls.strengths[3.0].click()
    assert Question.of("surgery", blocks="2", strength=3.0) in panel.questions()
    assert len(told) == 2
    panel.controls.blocks[2].click()
    assert Question.of("surgery", blocks="2", strength=3.0) in panel.questions()  # one stays


def test_choices_come_back(panel: SurgeryPanel, qtbot: QtBot) -> None:
    panel.controls.blocks[0].click()
    other = SurgeryPanel(Look())
    qtbot.addWidget(other)
    other.restore(panel.view_settings())
    assert other.questions() == panel.questions()
    other.restore({"blocks": [], "strength": "much"})
    assert Question("surgery") in other.questions()


def test_bars_say_what_they_are_and_the_counts_come_with_room(panel: SurgeryPanel) -> None:
    assert panel.picture.accessibleName() == (
        "the disc turned over: 46 % of the gap closed; a push by chance: −30 % of the gap closed"
    )
    assert panel.picture.height() > TABLE_HEIGHT
    assert "1,000 discs" in panel.foot.accessibleName()


def test_before_the_first_answer_it_says_what_is_being_done(qtbot: QtBot) -> None:
    panel = SurgeryPanel(Look())
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible()
    assert panel.finding() == ""


@pytest.mark.parametrize("size", [(120, 60), (260, 150), (520, 200), (1000, 700)])
def test_at_any_size_the_bars_are_painted(panel: SurgeryPanel, size: tuple[int, int]) -> None:
    panel.resize(*size)
    before = panel.picture.paint_count
    panel.grab()
    assert panel.picture.paint_count > before


def test_a_number_is_no_higher_than_its_row() -> None:
    assert [faces(row, strong=True)[0] for row in (12.0, 24.0, 40.0)] == ["label", "title", "key"]
    assert faces(24.0, strong=False)[0] == "title"
