"""`scoutview export TALK`: slides of all scenes or of one, or one scene as a picture."""

from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from scoutview.cli import export_talk, main
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks import series
from scoutview.talks.recordings import path_in_talk, recording_path
from scoutview.talks.series import Chapter
from scoutview.talks.talk import Talk, read_talk, write_talk
from tests.export.page_parts import parts_in

SHIPPED = resource("talks", "memorising_then_understanding.scouttalk")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """The first two scenes of a shipped talk, in a folder of its own."""
    path = tmp_path / "two.scouttalk"
    scenes = (
        replace(scene, recording=path_in_talk(recording_path(scene, SHIPPED), path))
        for scene in read_talk(SHIPPED).scenes[:2]
    )
    write_talk(Talk("Two", tuple(scenes)), path)
    return path


def test_slides_have_the_titles_the_captions_and_the_notes_of_the_scenes(talk: Path, tmp_path: Path) -> None:
    out = tmp_path / "deck.pptx"
    assert main(["export", str(talk), "-o", str(out), "--size", "640x360"]) == 0
    slides = list(Presentation(str(out)).slides)
    scenes = read_talk(talk).scenes
    assert [slide.shapes.title.text for slide in slides] == [scene.title for scene in scenes]
    assert [slide.notes_slide.notes_text_frame.text for slide in slides] == [scene.notes for scene in scenes]
    for slide, scene in zip(slides, scenes, strict=True):
        assert any(scene.caption in shape.text for shape in slide.shapes if shape.has_text_frame)


def test_several_talks_are_one_deck_each_with_its_own_recordings(talk: Path, tmp_path: Path) -> None:
    other, out = tmp_path / "elsewhere" / "other.scouttalk", tmp_path / "both.pptx"
    other.parent.mkdir()
    scene = read_talk(SHIPPED).scenes[3]
    named = replace(scene, recording=path_in_talk(recording_path(scene, SHIPPED), other), task="Ask for 3 + 4.")
    write_talk(Talk("Other", (named,)), other)
    assert main(["export", str(talk), str(other), "-o", str(out), "--size", "640x360"]) == 0
    slides = list(Presentation(str(out)).slides)
    scenes = (*read_talk(talk).scenes, named)
    assert [slide.shapes.title.text for slide in slides] == [scene.title for scene in scenes]
    assert slides[-1].notes_slide.notes_text_frame.text == f"{named.notes}\n\nTry it: Ask for 3 + 4."


@pytest.mark.parametrize("wanted", ["1", "all"])
def test_chapters_are_exported_without_their_paths(
    talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    scenes = read_talk(talk).scenes
    chapters = [Chapter(talk, replace(read_talk(talk), chapter=number), number) for number in (1, 2)]
    for module in (export_talk, series):
        monkeypatch.setattr(module, "shipped_chapters", lambda: chapters)
    out = tmp_path / "chapters.pptx"
    assert main(["export", "--chapter", wanted, "-o", str(out), "--size", "320x180"]) == 0
    assert len(list(Presentation(str(out)).slides)) == len(scenes)  # both chapters are this one file


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "A file says what is to be exported"),
        (["a.scout", "b.scouttalk"], "only where all of them are talks"),
        (["a.scouttalk", "--chapter", "1"], "--chapter goes without a file"),
        (["--chapter", "three"], "a number such as 3, or all"),
        (["--chapter", "99"], "There is no chapter 99"),
    ],
)
def test_what_is_to_be_exported_has_to_be_one_thing(
    capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["export", *words, "-o", "x.pptx"]) == 2
    assert sentence in capsys.readouterr().err


def test_one_page_holds_all_scenes_and_each_has_its_slider(talk: Path, tmp_path: Path) -> None:
    out, scenes = tmp_path / "talk.html", read_talk(talk).scenes
    assert main(["export", str(talk), "-o", str(out), "--frames", "8"]) == 0
    parts = parts_in(out)
    assert [part["title"] for part in parts] == [scene.title for scene in scenes]
    for part, scene in zip(parts, scenes, strict=True):
        assert len(part["steps"]) == 8
        assert part["steps"][part["start"]] == str(scene.step)
        assert part["marks"][str(part["start"])].startswith("this scene")
    assert all(scene.notes not in out.read_text("utf-8") for scene in scenes)


def test_a_scene_that_plays_has_the_frames_that_it_plays(talk: Path, tmp_path: Path) -> None:
    whole, out = read_talk(talk), tmp_path / "talk.html"
    write_talk(replace(whole, scenes=(replace(whole.scenes[0], plays=(2, 5)),)), talk)
    assert main(["export", str(talk), "-o", str(out)]) == 0
    (part,) = parts_in(out)
    with Recording.open(recording_path(whole.scenes[0], talk)) as recording:
        played = {step for step in recording.steps.tolist() if 2 <= step <= 5}
    assert len(played) >= 3
    assert part["steps"] == [str(step) for step in sorted(played | {whole.scenes[0].step})]


def test_a_scene_can_be_a_slide_of_its_own(talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "second.pptx"
    assert main(["export", str(talk), "-o", str(out), "--scene", "2", "--size", "640x360"]) == 0
    second = read_talk(talk).scenes[1]
    (slide,) = Presentation(str(out)).slides
    assert slide.shapes.title.text == second.title
    assert slide.notes_slide.notes_text_frame.text == second.notes
    assert f"scene “{second.title}”" in capsys.readouterr().out


def test_a_page_can_hold_one_scene(talk: Path, tmp_path: Path) -> None:
    out = tmp_path / "second.html"
    assert main(["export", str(talk), "-o", str(out), "--scene", "2", "--frames", "2"]) == 0
    (part,) = parts_in(out)
    assert part["title"] == read_talk(talk).scenes[1].title


def test_a_scene_is_drawn_alone_the_same_each_time(talk: Path, tmp_path: Path) -> None:
    pictures = [tmp_path / f"{name}.png" for name in ("first", "second", "again")]
    for picture, scene in zip(pictures, ("1", "2", "2"), strict=True):
        assert main(["export", str(talk), "-o", str(picture), "--scene", scene, "--size", "640x360"]) == 0
    first, second, again = (picture.read_bytes() for picture in pictures)
    assert second == again != first


def test_a_scene_whose_recording_is_gone_is_told_and_the_others_are_kept(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = read_talk(talk)
    lost = replace(whole.scenes[0], recording="lost.scout")
    write_talk(replace(whole, scenes=(lost, whole.scenes[1])), talk)
    out = tmp_path / "deck.pptx"
    assert main(["export", str(talk), "-o", str(out), "--size", "640x360"]) == 0
    assert "Scene 1 is left out: The recording lost.scout" in capsys.readouterr().err
    assert len(Presentation(str(out)).slides) == 1
    write_talk(replace(whole, scenes=(lost,)), talk)
    assert main(["export", str(talk), "-o", str(tmp_path / "none.pptx")]) == 1
    assert "None of the scenes can be drawn" in capsys.readouterr().err
    assert not (tmp_path / "none.pptx").exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["-o", "x.mp4"], "A talk is exported as .pptx or .html"),
        (["-o", "x.pptx", "--panel", "accuracy"], "--panel goes with a recording"),
        (["-o", "x.png", "--scene", "3"], "from 1 to 2, not 3"),
        (["-o", "x.pptx", "--scene", "0"], "from 1 to 2, not 0"),
        (["-o", "x.html", "--scene", "3"], "from 1 to 2, not 3"),
        (["-o", "x.docx"], "should end in"),
        (["-o", "x.html", "--size", "2x"], "--size goes with a picture or slides"),
        (["-o", "x.html", "--transparent"], "not with a page"),
        (["-o", "x.html", "--frames", "1:3"], "a number such as 30, not"),
        (["-o", "x.pptx", "--frames", "3"], "--frames goes with a recording"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    talk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(talk.parent)
    assert main(["export", str(talk), *options]) == 2
    assert sentence in capsys.readouterr().err


def test_a_recording_without_a_panel_is_asked_for_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    recording = str(resource("recordings", "digits.scout"))
    assert main(["export", recording, "-o", str(tmp_path / "x.png")]) == 2
    assert "--panel NAME" in capsys.readouterr().err
