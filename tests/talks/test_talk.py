import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoutview.errors import UserError
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import Talk, read_talk, talk_from_values, talk_to_values, write_talk

SCENE = Scene(
    recording="../runs/a b.scout",
    fingerprint="ab12",
    step=640,
    probe="45+72",
    panels=(PanelView("number_circle", {"frequency": 16}), PanelView("answer_grid")),
    theme="light",
    title="Turning",
    caption="Adding is turning on. ↵ “quoted”",
    notes="Wait here.\nThen ask.",
    plays=(0, 2000),
)
TALK = Talk("Memory, then rule", (SCENE, replace(SCENE, title="", plays=None)))


def test_a_talk_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "my talk.scouttalk"
    write_talk(TALK, path)
    assert read_talk(path) == TALK


def test_the_file_is_readable_and_the_same_each_time(tmp_path: Path) -> None:
    one, other = tmp_path / "a.scouttalk", tmp_path / "b.scouttalk"
    write_talk(TALK, one)
    write_talk(TALK, other)
    text = one.read_text(encoding="utf-8")
    assert one.read_bytes() == other.read_bytes()
    assert "“quoted”" in text
    assert text.count("\n") > 20


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
steps = st.integers(0, 2**63 - 1)
scenes = st.builds(
    Scene,
    recording=texts,
    fingerprint=texts,
    step=steps,
    probe=texts,
    panels=st.lists(st.builds(PanelView, texts, st.dictionaries(texts, st.booleans() | texts)), min_size=1).map(tuple),
    theme=st.sampled_from(["dark", "light"]),
    title=texts,
    caption=texts,
    notes=texts,
    plays=st.none() | st.tuples(steps, steps),
    task=texts,
)


@settings(max_examples=40, deadline=None)
@given(st.builds(Talk, texts, st.lists(scenes, max_size=3).map(tuple), st.none() | st.integers(1, 99), texts))
def test_any_talk_survives_being_written(talk: Talk) -> None:
    assert talk_from_values(json.loads(json.dumps(talk_to_values(talk))), "x") == talk


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", r"^bad\.scouttalk is not a ScoutView talk, or it is damaged in line 1\.$"),
        (b'{"title":\n "a" "b"}', r"^bad\.scouttalk is not a ScoutView talk, or it is damaged in line 2\.$"),
        (b"\xff\xfe", r"^bad\.scouttalk is not a ScoutView talk, or it is damaged\.$"),
        (b"[" * 100_000, r"^bad\.scouttalk is not a ScoutView talk, or it is damaged\.$"),
        (b"[]", "should begin with"),
        (b'{"format": "scoutview talk"}', "which version"),
        (b'{"format": "scoutview talk", "version": true}', "which version"),
        (b'{"format": "scoutview talk", "version": 99}', "a newer ScoutView"),
        (b'{"format": "scoutview talk", "version": 1, "scenes": 3}', "should be a list"),
        (b'{"format": "scoutview talk", "version": 1, "title": 3}', "“title” should be a text"),
        (b'{"format": "scoutview talk", "version": 1, "chapter": 0}', "“chapter” should be a whole number from 1"),
        (b'{"format": "scoutview talk", "version": 1, "scenes": [1]}', "Scene 1 .* named values"),
    ],
)
def test_what_is_no_talk_is_refused_in_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "bad.scouttalk"
    path.write_bytes(content)
    with pytest.raises(UserError, match=sentence):
        read_talk(path)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"step": -1}, "“step” should be a whole number"),
        ({"step": "3"}, "“step”"),
        ({"step": True}, "“step”"),
        ({"panels": []}, "at least one"),
        ({"panels": [{"settings": {}}]}, "each with a “name”"),
        ({"panels": [{"name": "x", "settings": 3}]}, "“panels”"),
        ({"theme": "pink"}, "dark or light"),
        ({"plays": [1]}, "two steps"),
        ({"recording": None}, "“recording” should be a text"),
    ],
)
def test_a_damaged_scene_is_named_with_what_is_wrong(changed: dict[str, object], sentence: str) -> None:
    values = talk_to_values(TALK)
    values["scenes"][1] |= changed
    with pytest.raises(UserError, match=f"Scene 2 of my.scouttalk is damaged: .*{sentence}"):
        talk_from_values(values, "my.scouttalk")


def test_a_talk_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        write_talk(TALK, tmp_path / "nowhere" / "x.scouttalk")
    folder = tmp_path / "a.scouttalk"
    folder.mkdir()
    with pytest.raises(UserError):
        write_talk(TALK, folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no talk"):
        read_talk(tmp_path / "x.scouttalk")
    with pytest.raises(UserError, match="is not a file"):
        read_talk(tmp_path)
