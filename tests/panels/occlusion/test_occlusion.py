"""Where the evidence is: what a hidden part does to a class, how it is laid over the photo, and what is said."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays
from scoutview.graphics.base.look import Look
from scoutview.observation import Observation, Question
from scoutview.panels.occlusion.panel import OcclusionPanel
from scoutview.panels.occlusion.plan import GREY, OccludedPhoto, arrange_occlusion
from scoutview.panels.occlusion.words import FIRST_SQUARES, became, occlusion_findings, place_words, progress_words
from scoutview.probe import PhotoProbe

GRID = 4
PHOTO = np.full((64, 64, 3), 200, np.uint8)


def arrays(*, tried: int = 16, lost: float = -2.0) -> Arrays:
    """A step of the trajectory: hiding the upper right takes `lost` nats, hiding the lower left gives a little."""
    changes = np.full((GRID, GRID), -0.05)
    changes[0, 3], changes[3, 0] = lost, 0.2
    changes.ravel()[tried:] = np.nan
    whole = 0.8
    return {
        "photo": PHOTO,
        "outcomes": np.array(["cup", "banjo"]),
        "outcome_probabilities": np.array([0.8, 0.2]),
        "occlusion": changes[None],
        "occlusion_probabilities": whole * np.exp(changes)[None],
        "occlusion_class": np.array([0]),
        "occlusion_name": np.array(["cup"]),
        "occlusion_whole": np.array([whole]),
        "occlusion_square": np.array([16]),
        "occlusion_asked": np.array([[tried, 16]]),
    }


def hidden(**kinds: float) -> OccludedPhoto:
    return OccludedPhoto.of(arrays(**kinds), PHOTO)  # type: ignore[arg-type]


@pytest.fixture
def panel(qtbot: QtBot) -> OcclusionPanel:
    panel = OcclusionPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(640, 520)
    panel.show_observation(Observation(0, PhotoProbe(), arrays()))
    panel.show()
    return panel


def test_the_telling_place_is_where_most_is_lost() -> None:
    shown = hidden()
    assert shown.telling() == (0, 3)
    assert shown.helping() == (3, 0)
    assert np.abs(shown.shares).max() <= 1
    assert shown.shares[0, 3] == -1.0


def test_what_was_not_tried_has_the_colour_of_the_nearest_that_was() -> None:
    shown = hidden(tried=4)
    assert np.isfinite(shown.filled).all()
    assert shown.filled[3, 3] == shown.filled[0, 3]
    assert shown.tried_at((3, 1)) == (0, 1)


def test_the_square_is_grey_where_it_says() -> None:
    covered = hidden().hidden_photo((0, 3), 64)
    assert (covered[0:16, 48:64] == GREY).all()
    assert (covered[16:] == 200).all()
    assert (covered[:, :48] == 200).all()


def test_two_pictures_stand_where_both_are_largest_and_one_where_there_is_little_room() -> None:
    wide, tall, small = (arrange_occlusion(*size, 40.0) for size in ((700, 360), (300, 760), (200, 200)))
    assert wide.hidden is not None
    assert wide.map.right <= wide.hidden.x
    assert tall.hidden is not None
    assert tall.map.bottom <= tall.hidden.y
    assert small.hidden is None


def test_where_it_is_low_words_stand_beside_the_map(panel: OcclusionPanel) -> None:
    low = arrange_occlusion(394, 160, 0.0)
    assert low.words is not None
    assert low.map.right < low.words.x
    assert arrange_occlusion(260, 160, 0.0).words is None, "no room for them"
    panel.resize(394, 170)
    assert panel.sentence.isVisible()
    assert panel.sentence.x() > panel.map.geometry().right()
    assert panel.key.isVisible()
    assert panel.key.y() >= panel.sentence.geometry().bottom()


def test_the_key_stands_beside_the_list_of_classes_and_in_pictures_below(panel: OcclusionPanel, qtbot: QtBot) -> None:
    assert panel.key.isVisible()
    assert panel.key.geometry().bottom() <= panel.map.y()
    picture = OcclusionPanel(Look(picture=True))
    qtbot.addWidget(picture)
    picture.resize(640, 520)
    picture.show_observation(Observation(0, PhotoProbe(), arrays()))
    picture.show()
    assert picture.key.isVisible()
    assert picture.key.y() >= picture.map.geometry().bottom()


def test_the_photo_is_there_before_a_square_was_anywhere(qtbot: QtBot) -> None:
    panel = OcclusionPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(640, 520)
    first = {name: array for name, array in arrays().items() if not name.startswith("occlusion")}
    panel.show_observation(Observation(0, PhotoProbe(), first))
    panel.show()
    assert panel.map.isVisible()
    assert panel.map._shown.notes[0] == "no place tried yet"
    assert panel.map._shown.marked is None
    assert (panel.finding(), panel.empty.isVisible()) == ("", False)
    assert panel.sentence.accessibleName() == FIRST_SQUARES


def test_progress_has_a_short_form() -> None:
    assert progress_words(hidden(tried=15))[-1] == "93.8 % tried"
    assert progress_words(hidden()) == ("16 places tried, a square of 16 pixels", "16 places tried", "all tried")


def test_sentences_say_where_and_how_much() -> None:
    assert place_words((0, 3), (GRID, GRID)) == "at the top right"
    assert place_words((1, 1), (3, 3)) == "in the middle"
    assert became(0.8, 0.1) == "falls from 80.0 % to 10.0 %"
    assert became(0.8, 0.8) == "stays at 80.0 %"
    assert occlusion_findings(hidden())[0].startswith("The strongest evidence is at the top right: hidden, “cup” falls")
    assert "so far" in occlusion_findings(hidden(tried=4))[0]
    assert occlusion_findings(hidden(lost=-0.06))[0].startswith("No single square matters")


def test_another_class_is_asked_and_kept(panel: OcclusionPanel) -> None:
    assert Question("occlusion") in panel.questions()
    panel.controls.class_chosen.emit(1)
    assert Question.of("occlusion", **{"class": 1}) in panel.questions()
    assert panel.view_settings()["class"] == 1


def test_a_click_keeps_a_place_and_pointing_shows_another(panel: OcclusionPanel) -> None:
    panel.map.chosen.emit((3, 0))
    assert panel.view_settings()["place"] == [3, 0]
    assert panel.square._shown.notes[0].startswith("“cup” rises")
    panel.map.pointed.emit((0, 3), panel.rect().center().toPointF())
    assert panel.square._shown.notes[0].startswith("“cup” falls")


def test_nonsense_in_kept_choices_is_passed_over(panel: OcclusionPanel) -> None:
    panel.restore({"class": -4, "place": ["a", 2]})
    assert panel.view_settings() == {"class": None, "place": None}


def test_the_formula_holds_both_ends(panel: OcclusionPanel) -> None:
    assert "Where most is taken away (at the top right): −2" in panel.formula()
