"""From the strip of a talk to slides: the whole talk or a scene of it, saved or not, made beside the window."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from scoutview.resources import resource
from scoutview.talks.recordings import path_in_talk, recording_path
from scoutview.talks.talk import Talk, read_talk, write_talk
from scoutview.window.base import question
from scoutview.window.exporting.dialog import ExportDialog
from scoutview.window.exporting.format import Subject
from scoutview.window.exporting.on_screen import OpenTalk
from scoutview.window.talks.strip import TalkStrip
from tests.export.page_parts import parts_in
from tests.window.conftest import User
from tests.window.exporting.formats import format_named

SHIPPED = resource("talks", "memorising_then_understanding.scouttalk")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """The first two scenes of a shipped talk, in a folder of its own."""
    path = tmp_path / "two.scouttalk"
    scenes = [
        replace(scene, recording=path_in_talk(recording_path(scene, SHIPPED), path))
        for scene in read_talk(SHIPPED).scenes[:2]
    ]
    write_talk(Talk("Two scenes", tuple(scenes)), path)
    return path


@pytest.fixture
def strip(user: User, talk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TalkStrip]:
    monkeypatch.setattr(question, "ask", lambda *_: "Discard")
    user.window.talks.open_talk(talk)
    strip = user.window.talks.strip
    assert strip is not None
    user.until(lambda: user.session.path is not None and user.at_rest())
    yield strip
    strip.editing.edited.mark_saved()  # closing would ask


@pytest.fixture
def save(user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Save what the dialog says, and wait for it."""

    def save(dialog: ExportDialog, ending: str) -> Path:
        dialog.form.kind.setCurrentIndex(dialog.form._formats.index(format_named(ending)))
        target = tmp_path / f"out{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        dialog.saving.click()
        assert not dialog.isVisible()
        user.until(lambda: user.window.exports.queue.running is None)
        return target

    return save


def dialog_of(user: User, strip: TalkStrip, wish: str) -> ExportDialog:
    strip.do(wish)
    dialog = user.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    return dialog


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the window keeps what a program beside it reads: here for this test alone."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    return scratch


def test_a_talk_that_is_not_saved_becomes_slides_as_it_is_now(
    user: User, strip: TalkStrip, save: Callable[..., Path], talk: Path, scratch: Path
) -> None:
    strip.editing.rename(1, "Renamed just now")
    dialog = dialog_of(user, strip, "export_talk")
    assert [dialog.form.kind.itemText(row)[:4] for row in range(dialog.form.kind.count())] == ["PPTX", "HTML"]
    assert dialog._exporter.name(dialog.form.wish()) == "Two scenes.pptx"
    assert not dialog.form.title.isVisible()
    assert not dialog.copying.isVisible()
    dialog.draw_preview()
    assert dialog.preview._sentence.startswith("2 slides, one for each scene")
    assert dialog.preview._sentence.endswith("and your notes for the speaker.")
    dialog.form.kind.setCurrentIndex(1)
    dialog.draw_preview()
    assert dialog.preview._sentence.startswith("2 scenes below each other, each with a slider through its run")
    target = save(dialog, ".html")
    page = target.read_text("utf-8")
    assert strip.talk.scenes[0].title in page
    assert "Renamed just now" in page
    assert strip.talk.scenes[0].notes not in page  # as the dialog says of .html
    assert [part["title"] for part in parts_in(target)] == [strip.talk.scenes[0].title, "Renamed just now"]
    assert read_talk(talk).scenes[1].title not in page
    assert "out.html</b> is done" in user.window.exports.bar.sentence.text()
    assert list(scratch.iterdir()) == []


def test_a_scene_is_a_slide_or_a_picture_of_its_own(user: User, strip: TalkStrip, save: Callable[..., Path]) -> None:
    first, second = strip.talk.scenes
    strip.choose(1)
    dialog = dialog_of(user, strip, "export_scene")
    assert "Scene 2 of the talk" in dialog.form.what.choice.currentText()
    assert dialog.form.theme.currentText() == "As the scene has it"
    drawing = save(dialog, ".svg").read_text("utf-8")
    assert f">{second.title}<" in drawing
    page = save(dialog_of(user, strip, "export_scene"), ".html").read_text("utf-8")
    assert second.title in page
    assert first.title not in page


def test_the_dialog_of_a_panel_offers_the_open_talk_too(user: User, strip: TalkStrip) -> None:
    user.window.docks["answer_grid"].header.share.click()
    dialog = user.dialog(ExportDialog)
    form = dialog.form  # type: ignore[attr-defined]
    assert form.what.subject is Subject.PANELS
    theme, kind = form.theme.theme(), form.kind.currentText()
    form.what.choice.setCurrentIndex(form.what.choice.count() - 1)
    assert form.what.subject is Subject.TALK
    assert form.wish().theme == ""
    form.what.choice.setCurrentIndex(0)
    assert (form.theme.theme(), form.kind.currentText()) == (theme, kind)  # as before
    dialog.reject()


def test_scenes_that_are_left_out_are_told(user: User, strip: TalkStrip, save: Callable[..., Path]) -> None:
    scenes = strip.talk.scenes
    strip.editing.edited.become(replace(strip.talk, scenes=(scenes[0], replace(scenes[1], recording="/lost.scout"))))
    page = save(dialog_of(user, strip, "export_talk"), ".html").read_text("utf-8")
    assert scenes[0].title in page
    assert "Scene 2 is left out: The recording lost.scout" in user.window.messages.sentence.text()


def test_without_a_scene_there_is_nothing_to_export(user: User, strip: TalkStrip) -> None:
    strip.do("new")
    strip.do("export_talk")
    assert "no scene to export yet" in user.window.messages.sentence.text()
    assert not [dialog for dialog in user.window.findChildren(ExportDialog) if dialog.isVisible()]


def test_a_talk_without_titles_is_called_by_its_file_and_numbers() -> None:
    scene = replace(read_talk(SHIPPED).scenes[0], title="")
    talk = OpenTalk(Talk("", (scene,)), "notes", 0)
    assert (talk.title_of(Subject.TALK), talk.title_of(Subject.SCENE)) == ("notes", "Scene 1")
    assert talk.in_words(Subject.TALK) == "The whole talk  ·  1 scene"
