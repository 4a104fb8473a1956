"""Export of a talk: its scenes as slides, or one of them as a picture."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scoutview.cli.export_kind import OutputKind, check_outlines, check_output, kind_of
from scoutview.cli.export_progress import Interruption, Progress
from scoutview.cli.output import remark, say
from scoutview.errors import UsageError, UserError
from scoutview.export.offscreen import offscreen_application
from scoutview.export.picture import SLIDE
from scoutview.talks.scene import Scene
from scoutview.talks.talk import ENDING, Talk, read_talk

if TYPE_CHECKING:
    from scoutview.export.scene_drawing import SceneDrawing

OF_A_RECORDING = (
    "panel",
    "frame",
    "probe",
    "intervene",
    "frames",
    "steps",
    "fps",
    "seconds",
    "hold",
    "local",
    "title",
    "caption",
)


def is_talk(path: Path) -> bool:
    return path.suffix.lower() == ENDING


def run(arguments: argparse.Namespace) -> int:
    kind = kind_of(arguments.output)
    _check_options(kind, arguments)
    check_outlines(arguments)
    check_output(kind, arguments.output, arguments.file)
    talk = read_talk(arguments.file)
    if not talk.scenes:
        raise UserError(f"{arguments.file.name} has no scenes to export: add one to it first.")
    scenes = _chosen(kind, talk, arguments.scene)
    with Interruption() as interruption:
        application = offscreen_application()  # drawing ends the program where there is none
        told = _write(kind, scenes, arguments, interruption)
        application.processEvents()
    say(f"{arguments.output}: {told}.")
    return 0


def _check_options(kind: OutputKind, arguments: argparse.Namespace) -> None:
    if kind not in (OutputKind.STILL, OutputKind.DECK):
        raise UsageError("A talk is exported as .pptx or .html, and one of its scenes as .png, .svg or .pdf.")
    for name in OF_A_RECORDING:
        if getattr(arguments, name, None):
            raise UsageError(f"--{name} goes with a recording; a talk's scenes say that themselves.")
    if arguments.transparent and kind is OutputKind.DECK:
        raise UsageError("--transparent goes with a picture, not with slides.")


def _chosen(kind: OutputKind, talk: Talk, number: int | None) -> Mapping[int, Scene]:
    """The scenes that are wanted, by their numbers from 1 on: all for slides, else the first, unless one is named."""
    scenes = dict(enumerate(talk.scenes, 1))
    if number is None:
        return scenes if kind is OutputKind.DECK else {1: scenes[1]}
    if number not in scenes:
        raise UsageError(f"--scene should be from 1 to {len(scenes)}, not {number}: the talk has no others.")
    return {number: scenes[number]}


def _write(
    kind: OutputKind, scenes: Mapping[int, Scene], arguments: argparse.Namespace, interruption: Interruption
) -> str:
    from scoutview.export.scene_drawing import SceneDrawing

    size = arguments.size or (SLIDE if kind is OutputKind.STILL else SLIDE.times(2))
    footer = arguments.footer is not False
    with SceneDrawing(
        arguments.file, size, theme=arguments.theme or "", footer=footer, transparent=bool(arguments.transparent)
    ) as drawing:
        if kind is OutputKind.STILL:
            return _write_still(scenes, drawing, arguments)
        return _write_deck(scenes, drawing, arguments, interruption)


def _write_still(scenes: Mapping[int, Scene], drawing: "SceneDrawing", arguments: argparse.Namespace) -> str:
    from scoutview.export.still import write_still

    ((number, scene),) = scenes.items()
    write_still(*drawing.picture(scene), arguments.output, outlines=bool(arguments.outlines))
    return _in_words(number, scene)


def _write_deck(
    scenes: Mapping[int, Scene], drawing: "SceneDrawing", arguments: argparse.Namespace, interruption: Interruption
) -> str:
    from scoutview.export.deck import check_count, write_deck

    check_count(len(scenes))
    slides = []
    with Progress(len(scenes), interruption, lines=arguments.progress) as progress:
        for done, (number, scene) in enumerate(scenes.items(), 1):
            try:
                slides.append(drawing.slide(scene))
            except UserError as error:  # the others are worth having
                remark(f"Scene {number} is left out: {error}")
            progress.tell(done)
        if not slides:
            raise UserError("None of the scenes can be drawn: find their recordings first.")
        write_deck(slides, arguments.output)
    if arguments.scene is not None:
        return _in_words(arguments.scene, scenes[arguments.scene])
    return f"{len(slides):,} of {len(scenes):,} scenes"


def _in_words(number: int, scene: Scene) -> str:
    return f"scene “{scene.title}”" if scene.title else f"scene {number}"
