"""Exports of the window itself, and what becomes of them when it closes."""

from pathlib import Path

import pytest
from PIL import Image

from scoutview.window.base import question
from tests.window.conftest import User
from tests.window.exporting.handling import answer, choose, difference, opened, whole


def test_a_picture_of_the_window_shows_neither_how_far_an_export_is_nor_notes(user: User, tmp_path: Path) -> None:
    window = user.window
    before, room = window.exports.picture_in(window.look.theme, window.width()), window.pages.geometry()
    window.exports.bar.show_done(tmp_path / "slide.png")
    window.notes.say(["Some of the text was cut."])
    user.qtbot.wait(20)
    with_bar = window.grab().toImage()
    assert (window.pages.geometry(), with_bar != before) == (room, True)
    assert window.exports.picture_in(window.look.theme, window.width()) == before
    assert window.grab().toImage() == with_bar


def test_that_an_export_is_done_is_told_until_another_run_comes(user: User, tmp_path: Path) -> None:
    user.choose("digits")
    bar = user.window.exports.bar
    bar.show_done(tmp_path / "slide.png")
    assert bar.isVisible()
    user.choose("grokking")
    assert not bar.isVisible()


def test_that_an_export_is_done_leaves_by_itself_but_how_far_one_is_stays(user: User, tmp_path: Path) -> None:
    bar = user.window.exports.bar
    bar.show_done(tmp_path / "slide.png")
    assert bar._leaving.isActive()
    bar._leaving.timeout.emit()
    assert not bar.isVisible()
    assert not bar.dismiss()
    assert not bar._leaving.isActive()


def test_the_whole_window_is_a_picture_in_either_theme(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("digits")
    dialog = opened(user, "prediction")
    whole(dialog, "The whole window")
    dialog.form.size_px.choice.setCurrentIndex(1)
    grounds = {}
    before = user.window.look
    for theme in ("dark", "light"):
        dialog.form.theme.setCurrentIndex(dialog.form.theme.findData(theme))
        image = dialog._exporter.picture(dialog.form.wish())
        assert (image.width(), image.height()) == (2560, 1600)
        grounds[theme] = image.pixelColor(3, 3).lightness()
        if theme == before.theme.name:
            assert difference(image.scaled(1280, 800), user.window.grab().toImage()) < 4
    assert user.window.look == before
    assert grounds["dark"] < 60
    assert grounds["light"] > 200
    answer(monkeypatch, tmp_path / "window.png")
    dialog.saving.click()
    with Image.open(tmp_path / "window.png") as written:
        assert written.size == (2560, 1600)


def test_closing_asks_before_a_film_is_lost(user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user.choose("digits")
    dialog = opened(user, "prediction")
    choose(dialog, ".mp4")
    dialog.form.size_px.choice.setCurrentIndex(3)
    dialog.form.film.seconds.setText("600")
    answer(monkeypatch, tmp_path / "a.mp4")
    dialog.saving.click()
    answers = ["Cancel", "Close"]
    monkeypatch.setattr(question, "ask", lambda *_, **__: answers.pop(0))
    assert not user.window.close()
    assert user.window.exports.queue.running is not None
    assert user.window.close()
    assert user.window.exports.queue.running is None
    assert not list(tmp_path.glob("*.mp4")) + list(tmp_path.glob(".*part"))
