"""The export dialog on the real window: what it offers, what it writes, what it says and what it remembers."""

import json
import re
from pathlib import Path

import av
import pytest
from pptx import Presentation
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from scoutview.window.exporting.format import FORMATS, Kind
from tests.window.conftest import User
from tests.window.exporting.handling import answer, choose, opened, whole


def test_only_what_means_something_is_asked(user: User) -> None:
    user.choose("denoising")
    dialog = opened(user, "denoising")
    form = dialog.form
    for each in FORMATS:
        form.kind.setCurrentIndex(FORMATS.index(each))
        assert form.film.isVisible() == each.moves
        assert form.transparent.isVisible() == (each.kind is Kind.STILL)
        assert form.outlines.isVisible() == (each.ending == ".svg")
        assert form.theme.isVisible() == form.title.isVisible() == each.is_drawn
        assert form.film.hold.isVisible() == (each.kind is Kind.FILM)
        assert dialog.copying.isVisible() == (each.kind is Kind.STILL)
        assert form.slides.isVisible() == (each.kind is Kind.SLIDES)
        assert form.page.isVisible() == (each.kind is Kind.PAGE)
        assert form.size_px.isVisible() == each.has_size
    choose(dialog, ".mp4")
    user.until(lambda: user.window.docks["denoising"].panel.local_steps() > 0)
    form.what.choice.setCurrentIndex(1)
    assert not form.film.frames.isVisible()  # learning curves have no steps of their own
    form.what.choice.setCurrentIndex(0)
    assert form.film.frames.isVisible()
    form.film.frames.setCurrentIndex(1)
    assert form.wish().film.steps is None
    assert not form.film.range.isVisible()
    whole(dialog, "The whole window")
    assert [form.kind.itemText(row)[:3] for row in range(form.kind.count())] == ["PNG"]
    assert not form.title.isVisible()
    controls = [
        form.kind,
        form.theme,
        form.title,
        form.caption,
        form.film.range.first,
        form.film.frames,
        form.what.choice,
    ]
    assert all(control.accessibleName() and control.toolTip() for control in controls)
    dialog.reject()


def test_a_picture_is_written_at_once_as_the_fields_say(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("digits")
    asked = answer(monkeypatch, tmp_path / "slide")
    dialog = opened(user, "prediction")
    form = dialog.form
    form.theme.setCurrentIndex(form.theme.findData("light"))
    form.size_px.choice.setCurrentIndex(1)
    dialog.saving.click()
    assert not dialog.isVisible()
    assert Path(asked[0]).name == f"Prediction, step {user.session.timeline.step}.png"
    image = QImage(str(tmp_path / "slide.png"))
    assert (image.width(), image.height()) == (3840, 2160)
    assert image.pixelColor(1, 1).lightness() > 200
    assert user.window.exports.queue.running is None
    assert "slide.png</b> is done" in user.window.exports.bar.sentence.text()
    user.key(Qt.Key.Key_Escape)
    assert not user.window.exports.bar.isVisible()
    again = opened(user, "prediction")  # all of it is remembered, and where it went
    assert again.form.wish().theme == "light"
    assert again.form.wish().size == (3840, 2160)
    choose(again, ".svg")
    again.form.title.setText("Seven?")
    answer(monkeypatch, tmp_path / "drawing.svg")
    again.saving.click()
    assert ">Seven?<" in (tmp_path / "drawing.svg").read_text("utf-8")
    shapes = opened(user, "prediction")
    shapes.form.outlines.setChecked(True)
    shapes.saving.click()
    assert "<text" not in (tmp_path / "drawing.svg").read_text("utf-8")
    assert opened(user, "prediction").form.wish().outlines


def test_what_is_refused_is_said_and_nothing_typed_is_lost(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("digits")
    dialog = opened(user, "prediction")
    form = dialog.form
    form.size_px.choice.setCurrentIndex(4)
    form.size_px.width_px.setText("9999999")
    dialog.saving.click()
    assert "9,999,999x1,080" in dialog.refusal.text()
    form.size_px.width_px.setText("wide")
    assert dialog.refusal.isHidden()
    dialog.saving.click()
    assert "width should be a number such as 1920, not “wide”" in dialog.refusal.text()
    form.size_px.width_px.setText("640")
    answer(monkeypatch, tmp_path / "missing" / "a.png")
    dialog.saving.click()
    assert "missing" in dialog.refusal.text()
    choose(dialog, ".mp4")
    for field, text, told in (
        (form.film.range.last, "x", "last step should be a number"),
        (form.film.range.first, "9,000", "no frame from step 9,000"),
        (form.film.speed, "0", "0.1 to 120 pictures a second"),
        (form.film.hold, "-1", "held for 0 to 60"),
        (form.film.seconds, "0", "longer than 0 seconds"),
    ):
        before = field.text()
        field.setText(text)
        dialog.saving.click()
        assert told in dialog.refusal.text()
        field.setText(before)
    assert dialog.isVisible()
    assert form.wish().size == (640, 1080)
    dialog.reject()


def test_a_film_of_several_panels_is_made_beside_the_window(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("digits")
    user.session.timeline.set_loop(0, 100)
    dialog = opened(user, "prediction")
    form = dialog.form
    whole(dialog, "Several panels…")
    for box in form.what.boxes:
        box.setChecked(box.text() in ("Prediction", "Learning curves"))
    choose(dialog, ".mp4")
    assert (form.film.range.first.text(), form.film.range.last.text()) == ("0", "100")
    form.size_px.choice.setCurrentIndex(4)
    form.size_px.width_px.setText("320")
    form.size_px.height_px.setText("180")
    form.film.hold.setText("0")
    frames = sum(step <= 100 for step in user.session.timeline.steps)
    assert form.film.summary.text().startswith(f"{frames} frames, ")
    answer(monkeypatch, tmp_path / "a.mp4")
    dialog.saving.click()
    assert not dialog.isVisible()
    bar = user.window.exports.bar
    assert "making <b>a.mp4</b>" in bar.sentence.text()
    assert bar.isVisible()
    user.until(lambda: "is done" in bar.sentence.text())
    with av.open(str(tmp_path / "a.mp4")) as film:
        pictures = list(film.decode(video=0))
    assert len(pictures) == frames
    assert (pictures[0].width, pictures[0].height) == (320, 180)


def test_the_choices_made_in_a_panel_reach_the_program_that_films_it(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("next_token")
    panel = user.window.docks["attention"].panel
    panel.restore({"head": [0, 1], "row": 2})
    user.until(user.at_rest)
    dialog = opened(user, "attention")
    choose(dialog, ".json")
    answer(monkeypatch, tmp_path / "a.json")
    dialog.saving.click()
    job = user.window.exports.queue.running
    assert job is not None
    assert f"--view=attention={json.dumps(dict(panel.view_settings()))}" in job._words
    user.until(lambda: "is done" in user.window.exports.bar.sentence.text())
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))


def test_a_folder_gets_a_name_that_is_free(user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user.choose("digits")
    (tmp_path / "Learning curves, steps 0 to 20").mkdir()
    dialog = opened(user, "learning_curves")
    choose(dialog, "", folder=True)
    dialog.form.film.range.last.setText("20")
    dialog.form.size_px.choice.setCurrentIndex(4)
    dialog.form.size_px.width_px.setText("160")
    dialog.form.size_px.height_px.setText("90")
    answer(monkeypatch, tmp_path)
    dialog.saving.click()
    user.until(lambda: "is done" in user.window.exports.bar.sentence.text())
    made = sorted(path.name for path in (tmp_path / "Learning curves, steps 0 to 20 2").iterdir())
    assert made[0] == "picture-00001.png"
    assert len(made) == sum(step <= 20 for step in user.session.timeline.steps)


def test_slides_are_of_this_frame_or_of_some_of_the_run(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("digits")
    frames, newest = len(user.session.timeline.steps), user.session.timeline.steps[-1]
    user.session.timeline.go_to(468)
    step = user.session.timeline.step
    dialog = opened(user, "learning_curves")
    slides = dialog.form.slides
    choose(dialog, ".pptx")
    assert dialog.form.wish().slides == ()
    slides.frames.setCurrentIndex(1)
    slides.number.setText("3")
    first, middle, last = dialog.form.wish().slides
    assert (first, last) == (0, newest)
    assert slides.summary.text() == f"steps 0, {middle:,}, {newest:,}"
    many = (str(frames + 1), f"from 1 to {frames}")
    for number, told in (("0", "from 1 to"), many, ("many", "number of slides should be a number")):
        slides.number.setText(number)
        dialog.saving.click()
        assert told in dialog.refusal.text()
    slides.number.setText("2")
    slides.range.last.setText("468")
    asked = answer(monkeypatch, tmp_path / "a.pptx")
    dialog.saving.click()
    assert Path(asked[0]).name == f"Learning curves, steps 0 to {step}.pptx"
    bar = user.window.exports.bar
    user.until(lambda: "is done" in bar.sentence.text())
    deck = Presentation(str(tmp_path / "a.pptx"))
    assert [slide.shapes.title.text for slide in deck.slides] == ["Learning curves", "Learning curves"]
    assert f"step {step}" in deck.slides[1].notes_slide.notes_text_frame.text


def test_tab_goes_through_the_fields_in_their_order(user: User) -> None:
    user.choose("digits")
    dialog = opened(user, "prediction")
    names = []
    for _ in range(11):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        focused = dialog.focusWidget()
        names.append(focused.accessibleName() or focused.text())
    fields = ["What to export", "Kind of file", "Size", "Theme", "Title", "Caption", "Footer", "Transparent"]
    assert names == [*fields, "Copy", "Cancel", "Save…"]
    dialog.reject()


def test_a_copy_can_be_pasted_as_pixels_and_as_a_drawing(user: User) -> None:
    user.choose("digits")
    dialog = opened(user, "prediction")
    dialog.form.title.setText("Pasted")
    dialog.copying.click()
    content = QGuiApplication.clipboard().mimeData()
    assert content.hasImage()
    assert b">Pasted<" in content.data("image/svg+xml").data()
    assert "Copied" in dialog.note.text()
    QGuiApplication.clipboard().clear()  # offscreen, what is on it at the end outlives Python, and crashes
    dialog.reject()


@pytest.mark.parametrize("kept", ["", "no JSON", "[3]", '{"format": "x", "size": 99, "theme": "pink", "hold_s": true}'])
def test_damaged_memories_are_as_at_first(user: User, kept: str) -> None:
    user.window.store.setValue("export", kept)
    user.choose("digits")
    dialog = opened(user, "prediction")
    wish = dialog.form.wish()
    assert (wish.format.ending, wish.size, wish.theme) == (".png", (1920, 1080), user.window.look.theme.name)
    dialog.reject()


def test_while_a_model_trains_what_is_saved_is_what_was_previewed(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("digits")
    timeline = user.session.timeline
    user.window.runs.train()
    user.until(lambda: user.session.state == "training" and len(timeline.steps) > 2)
    dialog = opened(user, "prediction")
    step, there = timeline.step, len(timeline.steps)
    user.until(lambda: len(timeline.steps) > there + 2 and user.at_rest())
    panel, caption = user.window.docks["prediction"].panel, dialog.form.caption
    user.until(lambda: caption.placeholderText() == (panel.finding() or panel.explanation()))  # a turn behind the panel
    dialog.draw_preview()
    assert timeline.step == step  # the cursor waits
    previewed = dialog.preview._image.copy()
    choose(dialog, ".svg")
    names: list[str] = []

    def look_long_for_a_name(_parent: object, _title: str, proposed: str, kinds: str) -> tuple[str, str]:
        names.append(proposed)
        timeline.follow()  # whatever happens behind the question
        user.until(lambda: timeline.step != step and user.at_rest())
        return str(tmp_path / "a.svg"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", look_long_for_a_name)
    dialog.saving.click()
    user.until(lambda: (tmp_path / "a.svg").exists())
    assert not previewed.isNull()
    assert Path(names[0]).name == f"Prediction, step {step}.svg"
    assert re.search(rf"step {step}\b", (tmp_path / "a.svg").read_text("utf-8"))
    assert timeline.following  # as before


def test_a_film_of_a_growing_run_ends_with_its_newest_frame_unless_one_says_where(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("digits")
    timeline = user.session.timeline
    asked = answer(monkeypatch, None)
    timeline.set_run(timeline.steps[:5])
    dialog = opened(user, "prediction")
    choose(dialog, ".mp4")
    last = dialog.form.film.range.last
    before, steps = last.text(), list(timeline.steps)
    timeline.set_run([*steps, 9000, 9001])
    dialog.saving.click()
    assert (before, last.text()) == (str(steps[-1]), "9,001")
    assert Path(asked[0]).name == f"Prediction, steps {steps[0]} to 9001.mp4"
    last.setText(str(steps[1]))
    timeline.set_run([*steps, 9000, 9001, 9002])
    dialog.saving.click()
    assert last.text() == str(steps[1])
    dialog.form.film.range.first.setText("9,500")
    last.setText("9,600")
    dialog.saving.click()
    assert "the run has 0 to 9,002" in dialog.refusal.text()
    dialog.reject()
