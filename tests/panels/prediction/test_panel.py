"""The prediction panel: bars, the right answer, and asking after another token."""

import re
from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.frame import Curves
from scoutview.graphics.base.look import Look, text_width
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.prediction.bars import Outcomes
from scoutview.panels.prediction.bars_painting import OutcomeRow, largest_fitting, shown_label
from scoutview.panels.prediction.panel import Prediction
from scoutview.panels.prediction.plan import plan_bars
from scoutview.panels.prediction.words import answer_in_words, sum_in_words
from scoutview.probe import PictureProbe, TextProbe
from tests.export.words_drawn import words_drawn
from tests.pictures import pixels_of


def text_observation(right: int = 3, asked: int = 2, text: str = "The fox gave", count: int = 50) -> Observation:
    values = np.random.default_rng(0).exponential(size=count)
    arrays = {
        "outcomes": np.array([f" w{number}" for number in range(count)]),
        "outcome_probabilities": values / values.sum(),
        "right_outcome": np.array(right),
        "right_source": np.array("so the unseen text goes on" if right >= 0 else ""),
        "prompt": np.array(text),
        "prompt_tokens": np.array(["The", " fox", " gave"]),
        "asked_position": np.array(asked),
    }
    return Observation(4, TextProbe(text=text), arrays)


def sharp_observation(right: int = -1) -> Observation:
    """Two likely outcomes, 48 that hardly are."""
    seen = text_observation(right)
    values = np.full(50, 1e-4) + np.arange(50) * 1e-7
    values[[7, 20]] = 0.3, 0.0
    values[20] = 1 - values.sum()
    return Observation(seen.step, seen.probe, {**seen.arrays, "outcome_probabilities": values})


def intervened(observation: Observation, *interventions: str) -> Observation:
    return Observation(observation.step, observation.probe.with_interventions(interventions), observation.arrays)


def picture_observation(right: int = 8, source: str = "its label") -> Observation:
    probabilities = np.array([0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.81, 0.03])
    arrays = {
        "outcomes": np.array([str(digit) for digit in range(10)]),
        "outcome_probabilities": probabilities,
        "right_outcome": np.array(right),
        "right_source": np.array(source),
        "prompt": np.array(""),
        "asked_position": np.array(0),
    }
    return Observation(4, PictureProbe(validation=1), arrays)


@pytest.fixture
def panel(qtbot: QtBot) -> Prediction:
    panel = Prediction(Look())
    qtbot.addWidget(panel)
    panel.resize(288, 560)
    panel.show()
    return panel


def test_a_click_on_a_token_asks_what_comes_after_it(panel: Prediction, qtbot: QtBot) -> None:
    panel.show_observation(text_observation())
    assert panel.questions() == (Question("prediction"),)
    box = panel.prompt.plan().tokens[1]
    with qtbot.waitSignal(panel.questions_changed):
        qtbot.mouseClick(panel.prompt, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x + 3), 14))
    assert panel.questions() == (Question.of("prediction", position=1),)
    panel.show_observation(text_observation(asked=1))
    plan = panel.prompt.plan()
    assert plan.tokens[1].right < plan.gap.x < plan.tokens[2].x


def test_another_text_is_asked_after_its_end_again(panel: Prediction, qtbot: QtBot) -> None:
    panel.show_observation(text_observation())
    panel._choose_position(0)
    panel.show_observation(text_observation(asked=0))
    assert panel.questions() == (Question.of("prediction", position=0),)
    with qtbot.waitSignal(panel.questions_changed):
        panel.show_observation(text_observation(asked=0, text="Another"))
    assert panel.questions() == (Question("prediction"),)


def folded_row(panel: Prediction) -> QPoint:
    """A place on the row of all others."""
    plan, ranking = panel.bars.plan(), panel.bars.ranking()
    assert plan is not None
    assert ranking is not None
    return QPoint(60, round(plan.row(len(ranking.rows)).middle_y))


def test_what_is_hardly_likely_is_one_row_that_a_click_lists(panel: Prediction, qtbot: QtBot) -> None:
    seen = sharp_observation()
    panel.show_observation(seen)
    folded = panel.bars.ranking()
    assert folded is not None
    assert (len(folded.rows), folded.rest) == (3, 47)
    assert folded.rest_probability == pytest.approx(np.sort(seen["outcome_probabilities"])[:47].sum())
    qtbot.mouseClick(panel.bars, Qt.MouseButton.LeftButton, pos=folded_row(panel))
    listed = panel.bars.ranking()
    assert listed is not None
    assert listed.shown == tuple(np.argsort(-seen["outcome_probabilities"], kind="stable")[:15])
    assert listed.rest == 35
    qtbot.keyClick(panel.bars, Qt.Key.Key_Down)
    moved = panel.bars.ranking()
    assert moved is not None
    assert moved.shown[:14] == listed.shown[1:]
    qtbot.mouseClick(panel.bars, Qt.MouseButton.LeftButton, pos=folded_row(panel))
    assert panel.bars.ranking() == folded


def test_the_list_is_kept_with_a_scene_and_older_scenes_are_folded(panel: Prediction) -> None:
    panel.show_observation(sharp_observation())
    panel.restore({"position": None, "folded": False, "first": 3})
    assert panel.view_settings() == {"position": None, "folded": False, "first": 3}
    panel.restore({"position": None})
    assert panel.view_settings()["folded"] is True


def changed_observation() -> Observation:
    seen = sharp_observation()
    arrays = {**seen.arrays, "unchanged_outcome_probabilities": np.roll(seen["outcome_probabilities"], 1)}
    return Observation(seen.step, seen.probe.with_interventions(("head 0.1 off",)), arrays)


def test_while_the_model_is_changed_the_unchanged_one_is_asked_as_well(panel: Prediction, qtbot: QtBot) -> None:
    panel.show_observation(sharp_observation())
    assert panel.questions() == (Question("prediction"),)
    with qtbot.waitSignal(panel.questions_changed):
        panel.show_observation(intervened(sharp_observation(), "head 0.1 off"))
    assert panel.questions() == (Question("prediction"), Question("prediction").of_unchanged())
    with qtbot.waitSignal(panel.questions_changed):
        panel.show_observation(sharp_observation())
    assert panel.questions() == (Question("prediction"),)


def test_bars_without_the_change_are_as_long_as_they_were(panel: Prediction) -> None:
    panel.show_observation(changed_observation())
    before = np.roll(sharp_observation()["outcome_probabilities"], 1)
    plan, ranking = panel.bars.plan(), panel.bars.ranking()
    assert plan is not None
    assert ranking is not None
    image = panel.bars.grab().toImage()
    empty = image.pixelColor(round(plan.track(2).right) - 2, round(plan.track(2).middle_y)).rgb()
    for row, number in enumerate(ranking.rows[:2]):
        track = plan.track(row)
        xs = range(round(track.x) + 2, round(track.right) - 1)
        ghost = sum(image.pixelColor(x, round(track.y) + 2).rgb() != empty for x in xs)  # above what it is now
        assert ghost == pytest.approx(before[number] * track.width, abs=5)
    assert {int(before.argmax()), int(changed_observation()["outcome_probabilities"].argmax())} <= set(ranking.rows)
    assert "“w20” (69.5 %, <0.1 % without the change)" in panel.finding()


def test_without_a_change_there_are_no_such_bars(panel: Prediction) -> None:
    panel.show_observation(sharp_observation())
    fresh = panel.bars.grab().toImage()
    panel.show_observation(changed_observation())
    assert panel.bars.grab().toImage() != fresh
    panel.show_observation(sharp_observation())
    assert panel.bars.grab().toImage() == fresh


def test_the_pointer_reads_exact_numbers(panel: Prediction, qtbot: QtBot) -> None:
    seen = changed_observation()
    panel.show_observation(seen)
    plan, ranking = panel.bars.plan(), panel.bars.ranking()
    assert plan is not None
    assert ranking is not None
    still = panel.bars.grab().toImage()
    qtbot.mouseMove(panel.bars, QPoint(120, round(plan.row(0).middle_y)))
    first = ranking.rows[0]
    now, before = seen["outcome_probabilities"][first], seen["unchanged_outcome_probabilities"][first]
    told = panel.bars.told()
    assert told[0] == f"“w{first}”: {100 * now:.4g} %"
    assert told[1] == f"{100 * before:.4g} % without the change"
    assert panel.bars.grab().toImage() != still
    qtbot.mouseMove(panel.bars, QPoint(120, panel.bars.height() - 2))
    assert panel.bars.told() == ()


def test_a_right_answer_far_down_is_shown_with_its_rank(panel: Prediction) -> None:
    unlikely = int(text_observation()["outcome_probabilities"].argmin())
    panel.show_observation(text_observation(right=unlikely))
    ranking = panel.bars.ranking()
    assert ranking is not None
    assert (ranking.apart, ranking.right_rank) == (unlikely, 50)
    assert f"right is “w{unlikely}”, number 50" in panel.finding()


def test_the_right_answer_is_marked(panel: Prediction) -> None:
    panel.show_observation(picture_observation(right=8))
    marked = panel.bars.grab().toImage()
    assert panel.finding() == "The model reads “8” (81.0 %), and that is right."
    panel.show_observation(picture_observation(right=-1, source=""))
    assert panel.bars.grab().toImage() != marked
    assert panel.finding() == "The model reads “8” (81.0 %)."


def test_a_picture_of_ones_own_is_named_where_the_right_answer_would_be(panel: Prediction) -> None:
    seen = picture_observation(right=-1, source="")
    for source, told in (
        ("", "in a picture drawn by hand"),
        ("drawn by hand", "in a picture drawn by hand"),
        ("photo.jpg", "in the picture photo.jpg"),
    ):
        own = PictureProbe(pixels=bytes([9]) * 4, height=2, width=2, source=source)
        panel.show_observation(Observation(4, own, {**seen.arrays, "prompt_picture": np.eye(2)}))
        assert panel.finding() == f"The model reads “8” (81.0 %) {told}."
        assert panel.picture.accessibleName() == f"{source or 'drawn by hand'}, as the model sees it"
    panel.show_observation(Observation(4, seen.probe, {**seen.arrays, "prompt_picture": np.eye(2)}))
    assert panel.picture.accessibleName() == "as the model sees it"


def test_a_photo_that_is_asked_has_its_own_colours(panel: Prediction) -> None:
    panel.resize(700, 400)
    seen = picture_observation(right=-1, source="")
    photo = np.full((16, 16, 3), (10, 200, 30), np.uint8)
    panel.show_observation(Observation(4, seen.probe, {**seen.arrays, "prompt_picture": photo}))
    drawn = pixels_of(panel.picture.grab())
    assert np.mean(drawn & 0xFFFFFF == 0x0AC81E) > 0.5


def test_bars_are_as_long_as_their_probabilities(panel: Prediction) -> None:
    panel.show_observation(picture_observation(right=-1, source=""))
    image = panel.bars.grab().toImage()
    ranking = panel.bars.ranking()
    assert ranking is not None
    assert ranking.shown == tuple(range(10))
    pitch, lengths = plan_bars(288, panel.bars.height(), 10, 10.0, 0).pitch, []
    for row, share in ((0, 0.02), (8, 0.81)):
        colour = panel.look.magnitude(0.42 + 0.5 * share).rgb()
        y = int(pitch * (row + 0.5))
        lengths.append(sum(image.pixelColor(x, y).rgb() == colour for x in range(image.width())))
    assert lengths[0] == pytest.approx(0.02 / 0.81 * lengths[1], abs=1.5)  # its ends are rounded
    assert lengths[1] > 120


def test_pictures_have_no_prompt_and_an_explanation_of_their_own(panel: Prediction, qtbot: QtBot) -> None:
    panel.show_observation(text_observation())
    assert panel.prompt.isVisible()
    with qtbot.waitSignal(panel.explanation_changed):
        panel.show_observation(picture_observation())
    assert not panel.prompt.isVisible()
    assert panel.explanation() == "What the model takes the picture for."


def test_the_formula_has_the_surprise_at_the_right_answer(panel: Prediction) -> None:
    panel.show_observation(picture_observation(right=8))
    assert "−ln 0.810 = 0.211 nats" in panel.formula()
    assert "ln 27.0 = 3.30 higher" in panel.formula()


def test_thousands_of_outcomes_at_a_small_size_keep_the_right_one(panel: Prediction) -> None:
    panel.resize(380, 250)
    panel.show_observation(text_observation(right=4321, count=6000))
    ranking = panel.bars.ranking()
    assert ranking is not None
    assert 4321 in (*ranking.shown, ranking.apart)
    assert not panel.grab().isNull()


def test_a_chosen_token_stays_chosen_while_interventions_come_and_go(panel: Prediction) -> None:
    panel.show_observation(text_observation())
    panel._choose_position(1)
    for interventions in (("head 0.1 off",), ()):
        panel.show_observation(intervened(text_observation(asked=1), *interventions))
        assert Question.of("prediction", position=1) in panel.questions()
    panel.show_observation(intervened(text_observation(text="The cat took"), "head 0.1 off"))
    assert Question("prediction") in panel.questions()


@pytest.mark.parametrize(("right", "strong"), [(-1, "8"), (3, "3")])
def test_where_nobody_knows_what_is_right_the_likeliest_stands_out(panel: Prediction, right: int, strong: str) -> None:
    panel.show_observation(picture_observation(right, ""))
    assert panel.bars._outcomes is not None
    ranking = panel.bars.ranking()
    assert ranking is not None
    rows = panel.bars._rows(panel.bars._outcomes, ranking)
    assert [row.label for row in rows if row.strong] == [strong]
    assert any(row.right for row in rows) == (right >= 0)


STEPS = (0, 10, 30, 100, 400)


def with_run(panel: Prediction, *, right: int = -1) -> HistoryRequest:
    """A run on screen, at its last step; what the panel asks of it."""
    steps = np.array(STEPS)
    panel.show_curves(Curves(steps, steps * 0.1, {"train_loss": np.ones(len(steps))}))
    seen = sharp_observation(right)
    panel.show_observation(Observation(400, seen.probe, seen.arrays))
    (request,) = panel.histories()
    return request


def answers_of(outcome: int, likely: Sequence[float]) -> dict[int, dict[str, np.ndarray]]:
    found = {}
    for step, share in zip(STEPS, likely, strict=True):
        shares = np.full(50, (1 - share) / 49)
        shares[outcome] = share
        found[step] = {"outcomes": sharp_observation()["outcomes"], "outcome_probabilities": shares}
    return found


@pytest.mark.parametrize(("right", "outcome"), [(-1, 20), (7, 7)])
def test_below_the_bars_stands_how_likely_the_answer_was_at_each_step(
    panel: Prediction, qtbot: QtBot, right: int, outcome: int
) -> None:
    request = with_run(panel, right=right)
    assert request == HistoryRequest(Question("prediction"), STEPS)
    assert panel.rise.isVisible()
    answers = answers_of(outcome, (0.02, 0.03, 0.2, 0.9, 0.9996))
    seen = sharp_observation(right)
    panel.show_observation(Observation(400, seen.probe, {**seen.arrays, **answers[400]}))
    panel.show_history(History(request, answers))
    told = panel.rise.accessibleName()
    assert told.startswith(f"How likely “w{outcome}” was at each step: step 0 2.0 %; step 10 3.0 %; step 30 20.0 %")
    assert told.endswith("step 400 >99.9 %")
    assert panel.rise._chosen == len(STEPS) - 1
    with qtbot.waitSignal(panel.step_chosen) as heard:
        panel.rise.chosen.emit(2)
    assert heard.args == [30]


def test_the_step_on_screen_is_always_among_the_rows_and_says_what_the_bars_say(
    panel: Prediction, qtbot: QtBot
) -> None:
    request = with_run(panel, right=7)
    panel.show_history(History(request, answers_of(7, (0.02, 0.03, 0.2, 0.9, 0.9996))))
    seen = sharp_observation(7)
    panel.show_observation(Observation(50, seen.probe, seen.arrays))
    told = panel.rise.accessibleName()
    assert "step 10 3.0 %; step 50 30.0 %; step 100 90.0 %" in told
    assert "step 30" not in told
    assert panel.rise._names[panel.rise._chosen] == "step 50"
    assert panel.histories() == (request,), "nothing more is asked"
    with qtbot.waitSignal(panel.step_chosen) as heard:
        panel.rise.chosen.emit(3)
    assert heard.args == [100]


def test_while_a_run_grows_what_is_measured_stays_and_the_new_step_is_told_as_not_measured(panel: Prediction) -> None:
    panel.show_history(History(with_run(panel), answers_of(20, (0.02, 0.03, 0.2, 0.9, 0.95))))
    steps = np.array([*STEPS, 500])
    panel.show_curves(Curves(steps, steps * 0.1, {"train_loss": np.ones(len(steps))}))
    told = panel.rise.accessibleName()
    assert "step 0 2.0 %; step 10 3.0 %" in told
    assert told.endswith("step 500 …")
    panel.show_curves(Curves(steps, steps * 0.1, {"train_loss": np.zeros(len(steps))}))
    assert "step 0 …" in panel.rise.accessibleName(), "that was another run"


def test_what_was_likely_for_another_text_or_after_another_token_is_not_shown(panel: Prediction) -> None:
    request = with_run(panel)
    panel.show_history(History(request, answers_of(20, (0.5,) * 5)))
    assert "step 0 50.0 %" in panel.rise.accessibleName()
    panel._choose_position(1)
    panel.show_observation(Observation(400, sharp_observation().probe, sharp_observation().arrays))
    assert "step 0 …" in panel.rise.accessibleName()
    panel.show_history(History(request, answers_of(20, (0.5,) * 5)))
    assert "step 0 …" in panel.rise.accessibleName(), "it answers another question"
    panel._position = None
    panel.show_history(History(request, answers_of(20, (0.5,) * 5)))
    panel.show_observation(intervened(sharp_observation(), "head 0.1 off"))
    assert "step 0 …" in panel.rise.accessibleName()


def test_bars_have_the_room_where_the_list_is_long_or_the_panel_low(panel: Prediction) -> None:
    with_run(panel)
    high = panel.bars.height()
    panel._fold(False)
    assert not panel.rise.isVisible()
    assert panel.bars.height() > high
    panel._fold(True)
    panel.resize(288, 180)
    assert not panel.rise.isVisible()


def test_what_is_said_stands_whole_in_a_narrow_panel(panel: Prediction) -> None:
    panel.resize(220, 420)
    with_run(panel, right=7)
    assert panel.rise.isVisible()
    assert text_width(panel.rise._title, "label") <= panel.rise.design_width()
    plan = panel.bars.plan()
    assert plan is not None
    for variants in panel.bars._outcomes.answer:
        assert text_width(variants[-1], "label") <= plan.foot.width


def test_the_right_answer_is_told_apart_from_what_the_model_says() -> None:
    wrong, right = (answer_in_words("apple", "its label", said, is_right=said == "apple") for said in ("pear", "apple"))
    assert wrong == (
        ("✓ the right answer: apple (its label)", "✓ right: apple (its label)", "✓ the right answer: apple"),
        ("the model is wrong at this step: it says pear", "wrong at this step: pear", "wrong at this step"),
    )
    assert right == (wrong[0], ("the model is right at this step", "right at this step"))


def test_words_of_a_text_stand_in_quotes_and_names_of_classes_do_not() -> None:
    names, shares = np.array([" the", " is"]), np.array([0.4, 0.6])
    told = {
        in_order: Outcomes(names, shares, 0, "", "together", in_class_order=in_order).answer
        for in_order in (True, False)
    }
    assert told[False][0] == ("✓ the right answer: “the”",)
    assert told[False][1][0] == "the model is wrong at this step: it says “is”"
    assert told[True][1][0] == "the model is wrong at this step: it says is"


def test_the_lines_on_the_right_answer_have_room_at_every_step(panel: Prediction) -> None:
    plans = []
    for right, verdict in ((7, "wrong"), (20, "right")):
        panel.show_observation(sharp_observation(right))
        (_, told) = panel.bars._outcomes.answer
        assert told[-1] == f"{verdict} at this step"
        plans.append(panel.bars.plan())
    assert plans[0].foot == plans[1].foot
    panel.show_observation(sharp_observation())
    assert not panel.bars._outcomes.answer


def test_the_place_of_a_right_answer_further_down_is_no_decimal(panel: Prediction) -> None:
    panel.show_observation(sharp_observation(30))
    bars, ranking = panel.bars, panel.bars.ranking()
    labels = [row.label for row in bars._rows(bars._outcomes, ranking)]
    assert ranking.apart == 30
    assert any(re.match(r"\d+(st|nd|rd|th): ", label) for label in labels)


def test_in_little_room_a_name_stands_whole_and_its_rank_goes(panel: Prediction) -> None:
    row = OutcomeRow("406th: apple", 0.001, name="apple", right=True, strong=True)
    whole = text_width(row.label, "bar_strong")
    assert shown_label(row, "bar_strong", whole) == "406th: apple"
    assert shown_label(row, "bar_strong", whole - 6) == "apple"
    assert shown_label(OutcomeRow("a long name", 0.5), "bar", 40).endswith("…")
    panel.show_observation(sharp_observation(30))
    plan = panel.bars.plan()
    assert plan is not None
    assert plan.label(0).width >= whole, "so narrow is it in a window of 1280"
    assert [row.name for row in panel.bars._rows(panel.bars._outcomes, panel.bars.ranking())][2] == "w30"


WRAPS = "after 112 comes 0 again: 122 − 113 = 9"


@pytest.mark.parametrize(
    ("said", "source", "trained", "told"),
    [
        ("9", WRAPS, False, f"45 + 77 = 9, for {WRAPS}; right, and never seen."),
        ("9", WRAPS, True, f"45 + 77 = 9, for {WRAPS}; right, and seen in training."),
        ("9", WRAPS, None, f"45 + 77 = 9, for {WRAPS}; right."),
        ("9", "45 + 77 mod 113", False, "45 + 77 = 9: right, and never seen."),
        ("63", WRAPS, False, f"45 + 77 = 9, for {WRAPS}; the model says 63 (51.0 %)."),
    ],
)
def test_the_finding_of_a_sum_says_why_it_is_that(said: str, source: str, trained: bool | None, told: str) -> None:
    assert sum_in_words("45 + 77 =", said, "51.0 %", "9", source, trained=trained, changed=False) == told


def sum_observation() -> Observation:
    seen = text_observation(9)
    chances = np.full(50, 1e-3)
    chances[9] = 1 - 49e-3
    arrays = {name: array for name, array in seen.arrays.items() if name != "prompt_tokens"}
    own = {"prompt": np.array("45 + 77 ="), "right_source": np.array(WRAPS), "is_training_sum": np.array(False)}
    return Observation(seen.step, seen.probe, {**arrays, **own, "outcome_probabilities": chances})


def test_a_sum_is_answered_and_where_the_finding_is_told_nothing_below_the_bars_repeats_it(panel: Prediction) -> None:
    panel.show_observation(sum_observation())
    assert panel.explanation() == "What the model answers."
    assert panel.finding() == f"45 + 77 = w9, for {WRAPS}; right, and never seen."
    before = panel.bars.plan()
    assert before is not None
    assert before.foot.height
    panel.set_look(Look(alone=True))
    after = panel.bars.plan()
    assert after is not None
    assert not after.foot.height
    assert after.foot.y > before.foot.y


def test_lines_below_the_bars_are_large_where_they_fit_and_say_less_only_where_they_do_not(panel: Prediction) -> None:
    variants = ("a line that is long", "a line")
    large, small = (text_width(variants[0], face) for face in ("caption", "label"))
    assert largest_fitting(variants, large) == (variants[0], "caption")
    assert largest_fitting(variants, small) == (variants[0], "label")
    assert largest_fitting(variants, small - 1) == ("a line", "caption")


def test_the_bars_of_an_answer_are_thicker_than_those_of_its_history(panel: Prediction) -> None:
    panel.show_observation(picture_observation())
    for size in ((288, 560), (1000, 440)):
        panel.resize(*size)
        plan = panel.bars.plan()
        assert plan is not None
        assert plan.track(0).height > panel.rise._row - 8


@pytest.mark.parametrize("height", range(70, 240, 10))
def test_words_on_the_answer_leave_the_bars_of_a_low_panel_their_room(panel: Prediction, height: int) -> None:
    panel.resize(288, height)
    panel.show_observation(picture_observation())
    plan = panel.bars.plan()
    assert plan is not None
    assert plan.pitch >= 18


def test_an_answer_that_rounding_makes_all_is_told_beside_the_traces_of_the_others(panel: Prediction) -> None:
    seen = picture_observation()
    values = np.full(10, 1e-9, np.float32)
    values[8] = 1.0
    panel.show_observation(Observation(seen.step, seen.probe, {**seen.arrays, "outcome_probabilities": values}))
    drawn = [word.text for word in words_drawn(PictureSize(288, 560), panel.bars.draw)]
    assert ">99.9 %" in drawn
    assert "<0.1 %" in drawn
    assert "(>99.9 %)" in panel.finding()
    assert "100.0 %" not in " ".join([*drawn, panel.formula()])
