"""A talk: a list of scenes in a .scouttalk file, JSON that people can read and compare."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoutview.errors import UserError
from scoutview.interventions import written
from scoutview.language import tr
from scoutview.recording.files import beside
from scoutview.recording.format import in_plain_words
from scoutview.talks.scene import THEMES, PanelView, Scene

ENDING = ".scouttalk"
FORMAT, VERSION = "scoutview talk", 1
LARGEST_BYTES = 4_000_000  # a talk is words; the recordings are files of their own
MOST_SCENES = 1000


@dataclass(frozen=True)
class Talk:
    """Scenes in the order they are presented.

    `chapter` is its place in a series of talks, from 1; `summary` says in a sentence what is seen in it.
    """

    title: str = ""
    scenes: tuple[Scene, ...] = ()
    chapter: int | None = None
    summary: str = ""


def read_talk(path: Path) -> Talk:
    """The talk in a file.

    Raises:
        UserError: it is none, is damaged, or comes from a newer version; the sentence says what is wrong where.
    """
    with in_plain_words(path):
        if not path.is_file():
            if not path.exists():
                raise UserError(tr("There is no talk {path}.").format(path=path))
            raise UserError(tr("{name} is not a file.").format(name=path.name))
        if path.stat().st_size > LARGEST_BYTES:
            sentence = tr("{name} is too large for a talk: it should be under {most} MB.")
            raise UserError(sentence.format(name=path.name, most=LARGEST_BYTES // 10**6))
        content = path.read_bytes()
    try:
        values = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UserError(_unreadable(path.name, error)) from error
    return talk_from_values(values, path.name)


def write_talk(talk: Talk, path: Path) -> None:
    """The file appears, or is replaced, at once and whole.

    Raises:
        UserError: it cannot be written there.
    """
    text = json.dumps(talk_to_values(talk), ensure_ascii=False, indent=2) + "\n"
    with beside(path) as draft, in_plain_words(path):
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)


def talk_to_values(talk: Talk) -> dict[str, Any]:
    """As it stands in the file."""
    values: dict[str, Any] = {"format": FORMAT, "version": VERSION, "title": talk.title}
    if talk.chapter is not None:
        values["chapter"] = talk.chapter
    if talk.summary:
        values["summary"] = talk.summary
    values["scenes"] = [_scene_to_values(scene) for scene in talk.scenes]
    return values


def talk_from_values(values: Any, name: str) -> Talk:
    """A talk from what stood in the file of this name.

    Raises:
        UserError: it is no talk.
    """
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        sentence = tr("{name} is not a ScoutView talk: it should begin with “format”: “{format}”.")
        raise UserError(sentence.format(name=name, format=FORMAT))
    version = values.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        sentence = tr("{name} does not say which version of the format it has: “version” should be {version}.")
        raise UserError(sentence.format(name=name, version=VERSION))
    if version > VERSION:
        raise UserError(
            tr("{name} was made by a newer ScoutView (format {version}; this one reads {known}): update it.").format(
                name=name, version=version, known=VERSION
            )
        )
    scenes = values.get("scenes", [])
    if not isinstance(scenes, list) or len(scenes) > MOST_SCENES:
        sentence = tr("{name} is damaged: “scenes” should be a list of at most {most:,}.")
        raise UserError(sentence.format(name=name, most=MOST_SCENES))
    fields = _Fields(values, name, tr("The talk"))
    return Talk(
        fields.text("title"),
        tuple(_scene_from_values(scene, name, number) for number, scene in enumerate(scenes, 1)),
        fields.chapter(),
        fields.text("summary"),
    )


def _scene_to_values(scene: Scene) -> dict[str, Any]:
    values: dict[str, Any] = {
        "title": scene.title,
        "caption": scene.caption,
        "notes": scene.notes,
        "recording": scene.recording,
        "fingerprint": scene.fingerprint,
        "step": scene.step,
        "probe": scene.probe,
        "theme": scene.theme,
        "panels": [{"name": panel.name, "settings": dict(panel.settings)} for panel in scene.panels],
    }
    if scene.interventions:
        values["interventions"] = list(scene.interventions)
    if scene.plays is not None:
        values["plays"] = list(scene.plays)
    if scene.task:
        values["task"] = scene.task
    return values


def _scene_from_values(values: Any, name: str, number: int) -> Scene:
    fields = _Fields(values, name, tr("Scene {number}").format(number=number))
    theme = fields.text("theme") or THEMES[0]
    fields.check(theme in THEMES, tr("“theme” should be {names}").format(names=tr(" or ").join(THEMES)))
    return Scene(
        recording=fields.text("recording"),
        fingerprint=fields.text("fingerprint"),
        step=fields.step("step"),
        probe=fields.text("probe"),
        panels=fields.panels(),
        theme=theme,
        title=fields.text("title"),
        caption=fields.text("caption"),
        notes=fields.text("notes"),
        plays=fields.plays(),
        interventions=fields.interventions(),
        task=fields.text("task"),
    )


@dataclass(frozen=True)
class _Fields:
    """The values of one part of a talk, each checked as it is read."""

    values: Mapping[str, Any]
    name: str
    where: str

    def __post_init__(self) -> None:
        self.check(isinstance(self.values, dict), tr("it should be a group of named values"))

    def check(self, holds: bool, sentence: str) -> None:
        if not holds:
            told = tr("{where} of {name} is damaged: {sentence}.")
            raise UserError(told.format(where=self.where, name=self.name, sentence=sentence))

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        self.check(isinstance(value, str), tr("“{key}” should be a text").format(key=key))
        return str(value)

    def chapter(self) -> int | None:
        value = self.values.get("chapter")
        self.check(value is None or (_is_step(value) and value > 0), tr("“chapter” should be a whole number from 1"))
        return value

    def step(self, key: str) -> int:
        value = self.values.get(key)
        self.check(_is_step(value), tr("“{key}” should be a whole number from 0").format(key=key))
        return int(value)  # type: ignore[arg-type]  # checked above

    def panels(self) -> tuple[PanelView, ...]:
        panels = self.values.get("panels", [])
        whole = isinstance(panels, list) and all(
            isinstance(panel, dict)
            and isinstance(panel.get("name"), str)
            and isinstance(panel.get("settings", {}), dict)
            for panel in panels
        )
        self.check(whole and len(panels) > 0, tr("“panels” should be a list of at least one, each with a “name”"))
        return tuple(PanelView(panel["name"], panel.get("settings", {})) for panel in panels)

    def interventions(self) -> tuple[str, ...]:
        texts = self.values.get("interventions", [])
        whole = isinstance(texts, list) and all(isinstance(text, str) for text in texts)
        self.check(whole, tr("“interventions” should be a list of texts"))
        try:
            return written(texts)
        except UserError as error:
            told = tr("{where} of {name} is damaged: {error}")
            raise UserError(told.format(where=self.where, name=self.name, error=error)) from error

    def plays(self) -> tuple[int, int] | None:
        value = self.values.get("plays")
        if value is None:
            return None
        whole = isinstance(value, list) and len(value) == 2 and all(map(_is_step, value))
        self.check(whole, tr("“plays” should be two steps"))
        return int(value[0]), int(value[1])


def _is_step(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63


def _unreadable(name: str, error: Exception) -> str:
    """With the line where a text stops being JSON, for whoever wrote it by hand."""
    if isinstance(error, json.JSONDecodeError):
        sentence = tr("{name} is not a ScoutView talk, or it is damaged in line {line:,}.")
        return sentence.format(name=name, line=error.lineno)
    return tr("{name} is not a ScoutView talk, or it is damaged.").format(name=name)
