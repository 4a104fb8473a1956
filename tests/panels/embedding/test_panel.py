"""The embedding panel: choosing a token, what is asked then, and what is said of tokens training never saw."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scoutview.frame import NO_CURVES, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.theme import LIGHT
from scoutview.graphics.base.wrapping import first_fitting, fitting_lines
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.embedding.panel import EmbeddingLookup
from scoutview.panels.embedding.point_map import PointMap
from scoutview.panels.embedding.scatter_painting import ScatterPainting
from scoutview.panels.embedding.words import company_in_words
from scoutview.probe import TextProbe
from tests.export.words_drawn import Sheet, words_drawn

TOKENS, WIDTH, UNSEEN = 40, 16, 7


def observation(asked: int = 5, ids: tuple[int, ...] = (3, 4, 5), tokens: int = TOKENS, seed: int = 0) -> Observation:
    rng = np.random.default_rng(seed)
    table = rng.normal(0, 0.1, (tokens, WIDTH)).astype(np.float32)
    positions = rng.normal(0, 0.02, (len(ids), WIDTH)).astype(np.float32)
    names = np.array([f" t{number}" for number in range(tokens)])
    counts = np.full(tokens, 9)
    counts[UNSEEN] = 0
    directions = table / np.linalg.norm(table, axis=1, keepdims=True)
    cosines = directions @ directions[asked]
    order = np.array([number for number in np.argsort(-cosines) if number not in (asked, UNSEEN)][:12])
    arrays = {
        "tokens": names[list(ids)],
        "token_ids": np.array(ids),
        "vocabulary": names,
        "vocabulary_counts": counts,
        "embedding": table,
        "input_vectors": table[list(ids)] + positions,
        "position_vectors": positions,
        "embedding_map": table[:, :2],
        "embedding_map_variance": np.array([0.2, 0.1]),
        "neighbour_of": np.array(asked),
        "neighbours": order,
        "neighbour_cosines": cosines[order],
    }
    return Observation(10, TextProbe(text="t"), arrays)


@pytest.fixture
def panel(qtbot: QtBot) -> EmbeddingLookup:
    panel = EmbeddingLookup(Look())
    qtbot.addWidget(panel)
    panel.resize(416, 304)
    panel.show()
    panel.show_observation(observation())
    return panel


def shown_map(panel: EmbeddingLookup) -> PointMap:
    assert panel.map._map is not None
    return panel.map._map


def neighbours_asked(panel: EmbeddingLookup) -> Question:
    return next(question for question in panel.questions() if question.name == "neighbours")


def test_a_click_on_a_chip_asks_for_its_neighbours(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    assert neighbours_asked(panel) == Question("neighbours")
    box = panel.chips.plan().chips[1].box
    with qtbot.waitSignal(panel.questions_changed):
        qtbot.mouseClick(panel.chips, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x + 5), int(box.y + 5)))
    assert neighbours_asked(panel) == Question.of("neighbours", token=4)
    assert (panel.view_settings()["token"], panel.view_settings()["position"]) == (4, 1)


def test_a_click_on_a_point_chooses_its_token(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    panel.resize(1000, 700)
    x, y = panel.map._places[21]
    with qtbot.waitSignal(panel.questions_changed):
        qtbot.mouseClick(panel.map, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert neighbours_asked(panel) == Question.of("neighbours", token=21)


def test_a_click_on_a_row_of_the_table_chooses_its_token(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    plan = panel.lookup.plan()
    assert plan is not None
    at = QPoint(int(plan.table.x + 3), round(plan.row_y(30)))
    qtbot.mouseClick(panel.lookup, Qt.MouseButton.LeftButton, pos=at)
    assert neighbours_asked(panel).choice("token", -1) == plan.row_at(at.x(), at.y())


def test_the_row_leaves_the_table_once_and_then_rests(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    panel.show_observation(observation(4))
    panel._choose_token(4)
    still = panel.lookup.grab().toImage()
    qtbot.waitUntil(lambda: panel.lookup._progress == 1.0, timeout=100_000)
    rested = panel.lookup.grab().toImage()
    assert still != rested
    qtbot.keyClick(panel.lookup, Qt.Key.Key_Return)
    assert panel.lookup.grab().toImage() != rested
    qtbot.waitUntil(lambda: panel.lookup._progress == 1.0, timeout=100_000)
    assert panel.lookup.grab().toImage() == rested


def test_a_used_panel_with_a_choice_paints_as_a_fresh_one(qtbot: QtBot) -> None:
    used, fresh = EmbeddingLookup(Look(LIGHT)), EmbeddingLookup(Look(LIGHT))
    for each in (used, fresh):
        qtbot.addWidget(each)
        each.resize(700, 500)
    used.show_observation(observation(seed=3, tokens=90, ids=(60, 70)))
    used.show()
    used.grab()
    used._choose_token(30)
    fresh.restore(used.view_settings())
    for each in (used, fresh):
        each.show_observation(observation(30, seed=4))
    used.hide()  # ends the animation
    assert used.grab().toImage() == fresh.grab().toImage()


def test_a_choice_that_a_smaller_vocabulary_lacks_is_given_up(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    panel._choose_token(39)
    with qtbot.waitSignal(panel.questions_changed):
        panel.show_observation(observation(5, tokens=20))
    assert neighbours_asked(panel) == Question("neighbours")
    QApplication.processEvents()


def painted(widget: Canvas) -> QImage:
    """Over the colour that lies below it in the window."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(widget.look.colour("panel"))
    widget.render(image, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
    return image


def test_points_that_stay_while_other_tokens_are_told_of_are_painted_as_anew(
    panel: EmbeddingLookup, qtbot: QtBot
) -> None:
    panel.resize(1000, 700)
    panel.show_observation(observation())
    painted(panel.map)
    for token in (21, 22):
        ground = panel.map._view().ground
        panel._choose_token(token)
        assert panel.map._view().ground is ground
        kept = painted(panel.map)
        assert not panel.map._points._pixmap.isNull()
        fresh = EmbeddingLookup(panel.look)
        qtbot.addWidget(fresh)
        fresh.resize(1000, 700)
        fresh.show_observation(observation())
        fresh._choose_token(token)
        assert painted(fresh.map) == kept
    panel.show_observation(moved(observation()))
    assert panel.map._view().ground is not ground


def moved(seen: Observation) -> Observation:
    """One of its points is elsewhere."""
    points = seen["embedding_map"].copy()
    points[3] += 0.5
    return Observation(seen.step + 1, seen.probe, {**seen.arrays, "embedding_map": points})


def test_tokens_never_seen_are_hidden_and_counted_until_a_click(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    panel.resize(1000, 700)
    assert shown_map(panel).notes[0][0] == "1 token never seen in training: hidden"
    assert panel._hint(UNSEEN) == "“t7”  ·  never seen in training"
    hidden, places = painted(panel.map), panel.map._places.copy()
    qtbot.mouseClick(panel.unseen_button, Qt.MouseButton.LeftButton)
    assert shown_map(panel).notes[0][0] == "1 faint: never seen in training"
    assert painted(panel.map) != hidden
    place = QPointF(*panel.map._places[UNSEEN])
    assert panel.map.part_at(place) == UNSEEN
    seen = np.arange(TOKENS) != UNSEEN
    np.testing.assert_array_equal(panel.map._places[seen], places[seen])
    kept = panel.view_settings()
    qtbot.mouseClick(panel.unseen_button, Qt.MouseButton.LeftButton)
    assert painted(panel.map) == hidden
    assert panel.map.part_at(place) != UNSEEN
    panel.restore(kept)
    assert panel.unseen_button.isChecked()


def test_the_lines_below_the_map_stand_whole_beside_the_button_or_without_it(panel: EmbeddingLookup) -> None:
    for width, height in ((416, 560), (281, 330), (281, 560), (220, 560), (1270, 600), (3800, 1900)):
        panel.resize(width, height)
        for checked in (False, True):
            panel.unseen_button.setChecked(checked)
            button, room = panel.unseen_button, panel.map.width()
            if button.isVisible():
                assert button.x() >= panel.map.x()
                assert button.y() + button.height() <= panel.map.y() + panel.map.height()
                room -= button.width()
            for note in panel.map._notes():
                assert text_width(first_fitting(note, room, QFontMetricsF(font("tick"))), "tick") <= room
        assert panel.unseen_button.isVisible() == (width >= 416)


def test_buttons_leave_the_sum_its_room(panel: EmbeddingLookup) -> None:
    for width in (281, 350, 416, 1270):
        panel.resize(width, 560)
        plan = panel.lookup.plan()
        assert plan is not None
        shown = [button for button in (panel.again, panel.search_button) if button.isVisible()]
        left = min([button.x() for button in shown], default=plan.foot.right - plan.legend_width - 14)
        assert left - plan.foot.x >= text_width("−0.96 − 0.17 ≈ −1.14", "label")


def test_a_token_never_seen_is_drawn_where_it_is_asked_for(panel: EmbeddingLookup) -> None:
    for ask in (lambda: panel._choose_token(UNSEEN), lambda: panel.field.setText(f"t{UNSEEN}")):
        panel.restore({})
        assert shown_map(panel).hidden is not None
        ask()
        assert shown_map(panel).hidden is None


def test_arrows_go_to_no_hidden_token(panel: EmbeddingLookup) -> None:
    chosen: list[int] = []
    panel.map.chosen.connect(chosen.append)
    for token in range(TOKENS):
        panel._choose_token(token)
        for arrow in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            panel.map.move_choice(*arrow)
    assert len(chosen) > TOKENS
    assert UNSEEN not in chosen


def test_the_formula_holds_for_this_frames_numbers(panel: EmbeddingLookup) -> None:
    seen = observation()
    near, cosine = int(seen["neighbours"][0]), float(seen["neighbour_cosines"][0])
    assert f"“t5” and “t{near}”" in panel.formula()
    assert f"= {cosine:.2f}" in panel.formula()
    assert panel.finding().startswith(f"“t5” lies nearest to “t{near}” and ")


def test_an_observation_without_its_channels_leaves_the_picture(panel: EmbeddingLookup) -> None:
    before = panel.grab().toImage()
    panel.show_observation(Observation(11, TextProbe(text="other"), {"tokens": np.array(["x"])}))
    assert panel.grab().toImage() == before


@pytest.mark.parametrize("length", [1, 300])
def test_any_number_of_tokens_is_drawn(panel: EmbeddingLookup, length: int) -> None:
    panel.show_observation(observation(5, ids=tuple([5] * length)))
    assert panel.chips.geometry().bottom() < panel.lookup.geometry().top()
    assert not panel.grab().isNull()


def test_the_parts_of_a_word_join_without_a_gap(panel: EmbeddingLookup) -> None:
    arrays = dict(observation().arrays)
    arrays["tokens"] = np.array([" fox", "es", " ran"])
    panel.show_observation(Observation(10, TextProbe(text="t"), arrays))
    first, second, third = (chip.box for chip in panel.chips.plan().chips)
    image = panel.chips.grab().toImage()
    joint = {image.pixelColor(x, int(first.y) + 3).name() for x in range(int(first.right) - 5, int(second.x) - 1)}
    assert joint == {panel.look.theme.raised.lower()}
    assert second.x == first.right < third.x - 4


def with_kinds(seen: Observation) -> Observation:
    kinds = np.arange(len(seen["vocabulary"])) % 3
    arrays = {**seen.arrays, "token_kinds": kinds, "token_kind_names": np.array(["ones", "twos", "threes"])}
    return Observation(seen.step, seen.probe, arrays)


def with_clouds(seen: Observation, alike: tuple[float, ...] = (0.3, 0.2, 0.01)) -> Observation:
    """Three kinds that lie apart on the map, of which those more alike than 0.05 are so by more than chance."""
    shown = with_kinds(seen)
    centres = np.array([[1.0, 0.0], [-1.0, 1.0], [-1.0, -1.0]])
    points = centres[shown["token_kinds"]] + 0.2 * seen["embedding_map"]
    measured = {"token_kind_likeness": np.array(alike), "token_kind_likeness_shuffled": np.full(3, 0.05)}
    return Observation(seen.step, seen.probe, {**shown.arrays, "embedding_map": points, **measured})


def test_kinds_more_alike_than_shuffled_ones_are_clouds_in_their_colours(panel: EmbeddingLookup) -> None:
    panel.resize(1000, 700)
    colours = [panel.look.kind(kind).rgb() for kind in range(3)]

    def drawn() -> list[bool]:
        image = panel.map.grab().toImage()
        found = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
        return [colour in found for colour in colours]

    assert drawn() == [False, False, False]
    panel.show_observation(with_clouds(observation()))
    assert panel.map.clouds() == ("ones", "twos")
    assert drawn() == [True, True, False]
    assert panel._hint(4) == "“t4”  ·  twos  ·  seen 9 times"
    assert "threes" in panel.formula()
    panel.show_observation(with_clouds(observation(), (0.04, 0.3, np.nan)))
    assert panel.map.clouds() == ("twos",)
    assert drawn() == [False, True, False]


def test_a_kind_that_is_alike_and_lies_scattered_is_no_cloud(panel: EmbeddingLookup) -> None:
    arrays = {**with_clouds(observation()).arrays, "embedding_map": observation()["embedding_map"]}
    panel.show_observation(Observation(10, TextProbe(text="t"), arrays))
    assert panel.map.clouds() == ()


def test_a_small_map_has_few_words_the_chosen_one_and_the_clouds(panel: EmbeddingLookup) -> None:
    panel.show_observation(with_clouds(observation()))
    assert panel.map.design_width() < 300
    view = panel.map._view()
    assert not view.labelled
    assert not view.listed
    panel.resize(1000, 700)
    assert panel.map._view().labelled


@pytest.mark.parametrize(("width", "role"), [(150, "label_strong"), (300, "caption_strong"), (900, "finding")])
def test_clouds_are_named_in_letters_as_large_as_the_map_allows(
    panel: EmbeddingLookup, width: float, role: str
) -> None:
    panel.show_observation(with_clouds(observation()))
    view = panel.map._view()
    view = replace(view, ground=replace(view.ground, area=Box(0, 0, width, 200)))
    assert ScatterPainting(QPainter(), panel.look, view)._large == role


def round_one(seen: Observation) -> Observation:
    angles = 2 * np.pi * 3 * np.arange(TOKENS) / TOKENS
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    arrays = {**seen.arrays, "embedding_map": points, "embedding_map_turns": np.array(3)}
    return Observation(seen.step, seen.probe, {name: arrays[name] for name in arrays if name != "vocabulary_counts"})


@pytest.mark.parametrize("size", [(416, 304), (1400, 700), (430, 800)])
def test_what_goes_round_is_a_circle_at_any_size(panel: EmbeddingLookup, size: tuple[int, int]) -> None:
    panel.resize(*size)
    panel.show_observation(round_one(observation()))
    view = panel.map._view()
    away = np.hypot(*(view.ground.places - view.ground.origin).T)
    assert np.ptp(away) < 1e-6
    assert away[0] > 0.4 * min(view.ground.area.width, view.ground.area.height)
    assert view.ground.places[0][0] > view.ground.origin[0]
    assert shown_map(panel).notes == (), "what goes round is said once"
    assert "t0 to t39 go round 3 times, along the strongest wave" in panel.formula()
    assert " of how far the vectors spread" in panel.formula()


def test_around_a_circle_those_are_nearest_that_lie_beside_it_in_the_picture(panel: EmbeddingLookup) -> None:
    panel.resize(1400, 700)
    panel.show_observation(round_one(observation()))
    view, shown = panel.map._view(), shown_map(panel)
    away = np.hypot(*(view.ground.places - view.ground.places[shown.chosen]).T)
    listed = [index for index, _ in view.listed]
    assert shown.chosen not in listed
    others = np.setdiff1d(np.arange(TOKENS), [shown.chosen, *listed])
    assert away[listed].max() <= away[others].min() + 1e-6
    assert (np.diff(away[listed]) > -1e-6).all()
    assert view.near() == listed, "they are the large ones, too"
    assert len(listed) == 3
    assert shown.told == shown.named != (), "the numbers of the sum are named in any case, with a line from further off"
    assert shown.close_titles[0] == f"nearest to “{view.label(shown.chosen)}” on the circle"


def test_only_where_the_numbers_stand_in_a_circle_at_this_step_is_that_said(panel: EmbeddingLookup) -> None:
    cloud = replace(observation(), arrays={**observation().arrays, "embedding_map_turns": np.array(3)})
    panel.show_curves(Curves(np.array([0, 10]), np.zeros(2), {}))
    panel.show_observation(round_one(observation()))
    assert "circle" not in panel.finding(), "it is not known yet how circular chance alone is"
    (request,) = panel.histories()
    assert request.steps == (0,)
    panel.show_history(History(request, {0: cloud.arrays}))
    assert panel.finding() == "Along its strongest wave the numbers t0 to t39 stand in a circle, 3 times round."
    panel.show_observation(cloud)
    assert panel.finding() == "At this step the numbers t0 to t39 do not stand in a circle."


def test_the_sum_is_always_shown_where_there_are_positions(panel: EmbeddingLookup) -> None:
    seen = observation()
    plan, lookup = panel.lookup.plan(), panel.lookup._lookup
    assert plan is not None
    assert lookup is not None
    assert len(plan.strips) == 3
    row, position, entering = lookup.vectors
    np.testing.assert_array_equal(row + position, entering)
    np.testing.assert_array_equal(entering, seen["input_vectors"][2])


def test_a_model_without_positions_says_so(panel: EmbeddingLookup) -> None:
    arrays = {**observation().arrays, "position_vectors": np.zeros((0, WIDTH), np.float32)}
    panel.show_observation(Observation(10, TextProbe(text="t"), arrays))
    lookup = panel.lookup._lookup
    assert lookup is not None
    assert not lookup.positions
    assert not lookup.sum_known


def test_the_pointer_reads_the_number_under_it(panel: EmbeddingLookup, qtbot: QtBot) -> None:
    panel.resize(1000, 700)
    seen, plan = observation(), panel.lookup.plan()
    assert plan is not None
    at = QPoint(round(plan.table.x + 0.4 * plan.table.width), round(plan.table.y + 0.6 * plan.table.height))
    cell = plan.cell_at(at.x(), at.y())
    assert cell is not None
    qtbot.mouseMove(panel.lookup, at)
    assert panel.readout.isVisible()
    assert float(panel.readout.lines()[0].replace("−", "-")) == pytest.approx(seen["embedding"][cell], rel=0.01)
    assert f"“t{cell[0]}”" in panel.readout.lines()[1]
    strip = plan.strips[1]
    qtbot.mouseMove(panel.lookup, QPoint(round(strip.x + 0.7 * strip.width), round(strip.middle_y)))
    column = plan.column_at(strip.x + 0.7 * strip.width, strip.middle_y)
    told = panel.readout.lines()
    assert told[0] == f"number {column} of {WIDTH}"
    numbers = [float(line.split(": ")[1].replace("−", "-")) for line in told[1:4]]
    assert numbers[:2] == pytest.approx([seen["embedding"][5][column], seen["position_vectors"][2][column]], rel=0.01)
    assert numbers[2] == pytest.approx(seen["input_vectors"][2][column], rel=0.01)
    qtbot.mouseMove(panel.lookup, QPoint(2, panel.lookup.height() - 2))
    assert not panel.readout.isVisible()


def test_a_lookup_takes_two_seconds_and_none_with_reduced_motion(panel: EmbeddingLookup) -> None:
    panel.lookup.play()
    assert panel.lookup._transition.duration() == 2000
    assert panel.lookup._progress < 1
    panel.lookup.rest()
    assert panel.lookup._progress == 1
    panel.set_look(Look(motion=False))
    panel.lookup.play()
    assert panel.lookup._progress == 1


def test_scrubbing_ends_a_lookup_and_following_does_not(panel: EmbeddingLookup) -> None:
    at = {step: Observation(step, TextProbe(text="t"), observation().arrays) for step in (20, 30, 15)}
    panel.show_curves(replace(NO_CURVES, steps=np.array([10, 15, 20, 30])))
    panel.lookup.play()
    panel.show_observation(at[30])  # the newest
    assert panel.lookup._progress < 1
    panel.show_observation(at[15])
    assert panel.lookup._progress == 1


DECIDING = HistoryRequest(Question("neighbours"), (30,))


def with_deciding_frame(panel: EmbeddingLookup, telling: int) -> None:
    panel.show_observation(with_kinds(observation()))
    panel.show_curves(replace(NO_CURVES, steps=np.array([10, 20, 30])))
    assert panel.histories() == (DECIDING,)
    panel.show_history(History(DECIDING, {30: {"neighbour_of": np.array(telling)}}))


def test_the_token_looked_up_first_is_the_one_that_tells_at_the_deciding_frame(panel: EmbeddingLookup) -> None:
    with_deciding_frame(panel, 4)
    assert neighbours_asked(panel) == Question.of("neighbours", token=4)
    panel.show_observation(with_kinds(observation(3)))  # another frame, where another one would tell more
    assert panel.lookup._lookup is not None
    assert panel.lookup._lookup.row == 4
    panel.show_observation(with_kinds(observation(ids=(8, 9))))  # another text
    assert neighbours_asked(panel) == Question("neighbours")


def test_a_chosen_token_stays_whatever_the_deciding_frame_tells(panel: EmbeddingLookup) -> None:
    panel._choose_token(3)
    panel.show_observation(with_kinds(observation(3)))
    panel.show_curves(replace(NO_CURVES, steps=np.array([10, 20, 30])))
    assert panel.histories() == ()
    panel.show_history(History(DECIDING, {30: {"neighbour_of": np.array(4)}}))
    assert neighbours_asked(panel) == Question.of("neighbours", token=3)


def test_a_sentence_says_what_the_nearest_vectors_have_in_common(panel: EmbeddingLookup) -> None:
    for asked in range(6):
        seen = with_kinds(observation(asked))
        panel.show_observation(seen)
        near = seen["neighbours"][:5]
        alike = [f"t{index}" for index in near if index % 3 == asked % 3]
        kind = f"other {seen['token_kind_names'][asked % 3]}" if len(alike) > 2 else "no one kind"
        told = alike if len(alike) > 2 else [f"t{index}" for index in near]
        assert panel.map._map is not None
        assert panel.map._map.company[0] == f"“t{asked}” lies near {kind}: {', '.join(told)}"


def test_a_sentence_of_company_gets_shorter_and_names_no_kind_twice() -> None:
    told = company_in_words("fox", "characters", ["wolf", "bear", "hat"], [True, True, False])
    assert told[0] == "“fox” lies near other characters: wolf, bear"
    assert sorted(told, key=len, reverse=True) == list(told)
    assert company_in_words("the", "other words", ["a"], [True])[0] == "“the” lies near other words: a"


def test_where_its_finding_is_told_the_map_does_not_say_it_again(panel: EmbeddingLookup) -> None:
    assert panel.map._company()
    height = panel.map.area().height
    panel.set_look(Look(alone=True))
    assert not panel.map._company()
    assert panel.map.area().height > height


def test_only_where_tokens_are_listed_beside_each_other_a_leading_space_tells_them_apart(
    panel: EmbeddingLookup,
) -> None:
    panel.resize(1400, 700)
    seen = observation()
    names, near = seen["vocabulary"].copy(), seen["neighbours"][:2].tolist()
    names[[3, 4]] = names[near] = "The", " The"
    panel.show_observation(replace(seen, arrays={**seen.arrays, "vocabulary": names}))
    view = panel.map._view()
    assert [view.label(index) for index in (3, 4, 5)] == ["The", "The", "t5"]
    assert [view.label(index) for index in near] == ["The", "␣The"]


def test_a_sign_among_the_points_stands_in_quotes(panel: EmbeddingLookup) -> None:
    panel.resize(1400, 700)
    seen, view = observation(), panel.map._view()
    listed = {view.map.chosen, *view.told, *(index for index, _ in view.listed)}
    sign = next(index for index in view.labelled if index not in listed)
    names = seen["vocabulary"].copy()
    names[sign] = "."
    panel.show_observation(replace(seen, arrays={**seen.arrays, "vocabulary": names}))
    assert panel.map._view().label(sign) == "“.”", "a dot alone would be taken for a point"


def test_a_small_map_writes_the_names_that_its_sentence_says(panel: EmbeddingLookup) -> None:
    panel.resize(416, 560)
    panel.show_observation(with_clouds(observation()))
    view, seen = panel.map._view(), observation()
    company = shown_map(panel).company[0]
    assert [view.label(index) for index in view.told] == company.split(": ")[1].split(", ")
    on = ScatterPainting(QPainter(), panel.look, view)
    named = [*on.told_boxes.values(), *on.cloud_boxes.values(), *on.chosen_box.values()]
    assert set(on.told_boxes) == set(view.told)
    assert set(view.told) <= set(seen["neighbours"][:5].tolist())
    assert not any(one.overlaps(other) for number, one in enumerate(named) for other in named[:number])
    panel.resize(300, 400)
    assert not panel.map._view().told, "there is no room"
    panel.resize(416, 560)
    panel.field.setText("t2")
    assert not panel.map._view().told, "what is found is to be seen"


def test_what_a_small_map_does_not_say_is_told_with_the_formula(panel: EmbeddingLookup) -> None:
    panel.show_observation(with_clouds(observation()))
    for size, brief in (((416, 560), True), ((1000, 700), False)):
        panel.resize(*size)
        assert panel.map._is_brief() == brief
        assert bool(panel.map.notes_height()) != brief
        assert panel.unseen_button.isVisible() != brief
    assert "1 token never seen in training: hidden" in panel.formula()
    assert "other kinds: threes" in panel.formula()


def test_the_names_of_other_kinds_stand_in_no_cloud(panel: EmbeddingLookup) -> None:
    panel.resize(1400, 900)
    panel.show_observation(with_clouds(observation()))
    on = ScatterPainting(QPainter(), panel.look, panel.map._view())
    for index in on.view.labelled:
        own = index % 3
        assert on._wish(index, "name").closed == [box for kind, box in on._cores.items() if kind != own]


def test_above_the_highest_point_of_a_large_map_is_room_for_its_name(panel: EmbeddingLookup) -> None:
    small = panel.map.area().y
    panel.resize(1000, 600)
    large = panel.map.area()
    assert large.y >= small + 20
    assert panel.map._places[panel.map._view().ground.drawn, 1].min() >= large.y
    panel.show_observation(round_one(observation()))
    assert panel.map.area().y == small, "a circle is as large as there is room"


def test_in_room_enough_the_sentence_is_large_and_takes_two_lines_before_it_says_less(panel: EmbeddingLookup) -> None:
    variants = ("“old” lies near other traits: big, wise, tall", "“old” lies near other traits")
    width = text_width(variants[1], "caption_strong") + 1
    metrics = QFontMetricsF(font("caption_strong"))
    assert fitting_lines(variants, width, metrics, 2)[0].startswith("“old” lies near")
    assert len(fitting_lines(variants, width, metrics, 2)) == 2
    assert fitting_lines(variants, width, metrics, 1) == [variants[1]]
    panel.resize(416, 304)
    assert panel.map._company_role() == ("label", 1)
    panel.resize(416, 700)
    assert panel.map._company_role() == ("caption_strong", 2)


def test_in_a_low_room_the_map_stands_beside_the_chips_if_they_leave_it_room(panel: EmbeddingLookup) -> None:
    panel.resize(413, 232)
    assert panel.map.y() == 0
    end = max(chip.box.right for chip in panel.chips.plan().chips)
    assert panel.chips.x() + end < panel.map.x()
    panel.resize(413, 500)
    assert panel.map.y() > panel.chips.geometry().bottom()
    panel.resize(413, 232)
    panel.chips.show_tokens([f"token {number}" for number in range(9)], 0)
    panel.arrange()
    assert panel.map.y() > panel.chips.geometry().bottom()


def test_the_answer_of_a_sum_is_named_on_the_circle_even_among_other_points(panel: EmbeddingLookup) -> None:
    panel.resize(1264, 500)
    seen = round_one(observation())
    panel.show_observation(seen)
    chosen = shown_map(panel).chosen
    answer = (chosen + TOKENS // 3) % TOKENS  # right beside it
    panel.show_observation(Observation(seen.step, seen.probe, {**seen.arrays, "answer_id": np.array(answer)}))
    assert answer in shown_map(panel).named
    size = Sheet(panel.map.width(), panel.map.height())
    words = {word.text for word in words_drawn(size, panel.map.draw)}
    assert {panel.map._view().label(index) for index in (chosen, answer)} <= words
