"""Export of a talk, or of several as one: the scenes as slides or a page, or one of them as a picture."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scoutview.cli.export_kind import OutputKind, check_outlines, check_output, kind_of
from scoutview.cli.export_progress import Interruption, Progress
from scoutview.cli.output import remark, say
from scoutview.errors import UsageError, UserError
from scoutview.export.offscreen import offscreen_application
from scoutview.export.picture import SLIDE
from scoutview.talks.recordings import SCENE_LEFT_OUT, joined
from scoutview.talks.scene import Scene
from scoutview.talks.series import chapter_of_number, shipped_chapters
from scoutview.talks.talk import ENDING, Talk, read_talk

if TYPE_CHECKING:
    from scoutview.export.scene_drawing import SceneDrawing

NONE_DRAWN = "None of the scenes can be drawn: find their recordings first."
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
OF_ALL_SCENES = (OutputKind.DECK, OutputKind.PAGE)


def is_talk(path: Path) -> bool:
    return path.suffix.lower() == ENDING


def wanted_files(files: Sequence[Path], chapter: str | None) -> Sequence[Path]:
    """One recording or talk, several talks, or the talk of a chapter, or of `all` chapters.

    Raises:
        UsageError: that is not what is asked for.
    """
    if chapter is not None:
        if files:
            raise UsageError("--chapter goes without a file: the chapters ship with ScoutView.")
        if chapter != "all" and not chapter.isdecimal():
            raise UsageError(f"--chapter should be a number such as 3, or all, not “{chapter}”.")
        files = [each.path for each in (shipped_chapters() if chapter == "all" else [chapter_of_number(int(chapter))])]
    if not files:
        raise UsageError("A file says what is to be exported: a recording or a talk; or --chapter does.")
    if len(files) > 1 and not all(map(is_talk, files)):
        raise UsageError("Several files are exported together only where all of them are talks.")
    return files


def run(arguments: argparse.Namespace) -> int:
    kind = kind_of(arguments.output)
    _check_options(kind, arguments)
    check_outlines(arguments)
    for file in arguments.files:
        check_output(kind, arguments.output, file)
    talk = joined({file: read_talk(file) for file in arguments.files})
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
    if kind not in (OutputKind.STILL, *OF_ALL_SCENES):
        raise UsageError("A talk is exported as .pptx or .html, and one of its scenes as .png, .svg or .pdf.")
    for name in OF_A_RECORDING:
        if (name != "frames" or kind is not OutputKind.PAGE) and getattr(arguments, name, None):
            raise UsageError(f"--{name} goes with a recording; a talk's scenes say that themselves.")
    if arguments.transparent and kind in OF_ALL_SCENES:
        raise UsageError(f"--transparent goes with a picture, not with {kind.value}.")
    if arguments.size and kind is OutputKind.PAGE:
        raise UsageError("--size goes with a picture or slides: a page is as large as the window that shows it.")


def _chosen(kind: OutputKind, talk: Talk, number: int | None) -> Mapping[int, Scene]:
    """The scenes that are wanted, by their numbers from 1 on: all for slides or a page, else one, the first."""
    scenes = dict(enumerate(talk.scenes, 1))
    if number is None:
        return scenes if kind in OF_ALL_SCENES else {1: scenes[1]}
    if number not in scenes:
        raise UsageError(f"--scene should be from 1 to {len(scenes)}, not {number}: the talk has no others.")
    return {number: scenes[number]}


def _write(
    kind: OutputKind, scenes: Mapping[int, Scene], arguments: argparse.Namespace, interruption: Interruption
) -> str:
    if kind is OutputKind.PAGE:
        return _write_page(scenes, arguments, interruption)
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
            with _left_out_if_refused(number):
                slides.append(drawing.slide(scene))
            progress.tell(done)
        if not slides:
            raise UserError(NONE_DRAWN)
        write_deck(slides, arguments.output)
    return _which(scenes, len(slides), arguments)


def _write_page(scenes: Mapping[int, Scene], arguments: argparse.Namespace, interruption: Interruption) -> str:
    """The frames of all scenes are counted before the first is drawn, so that the time left can be told."""
    from scoutview.cli.export_page import wanted_frames
    from scoutview.export.page import write_page
    from scoutview.export.page_drawing import drawn_part
    from scoutview.export.page_plan import USUAL_FRAMES, USUAL_FRAMES_OF_A_SCENE, size_in_words
    from scoutview.export.page_scenes import plan_of_scene
    from scoutview.export.scene_opening import SceneOpening

    frames = wanted_frames(arguments.frames, USUAL_FRAMES if len(scenes) == 1 else USUAL_FRAMES_OF_A_SCENE)
    theme, footer = arguments.theme or "", arguments.footer is not False
    plans, parts = {}, []
    with SceneOpening(arguments.file) as opening:
        for number, scene in scenes.items():
            with _left_out_if_refused(number):
                plans[number] = plan_of_scene(opening, scene, frames, theme=theme, footer=footer)
        total = sum(plan.frames for plan in plans.values())
        with Progress(total, interruption, lines=arguments.progress) as progress:
            for number, plan in plans.items():
                with _left_out_if_refused(number):
                    parts.append(drawn_part(plan, progress.tell_one_more))
            if not parts:
                raise UserError(NONE_DRAWN)
            size = write_page(parts, arguments.output)
    return f"{_which(scenes, len(parts), arguments)}, {size_in_words(size)}"


@contextmanager
def _left_out_if_refused(number: int) -> Iterator[None]:
    """The others are worth having."""
    try:
        yield
    except UserError as error:
        remark(SCENE_LEFT_OUT.format(number=number, error=error))


def _which(scenes: Mapping[int, Scene], drawn: int, arguments: argparse.Namespace) -> str:
    if arguments.scene is not None:
        return _in_words(arguments.scene, scenes[arguments.scene])
    return f"{drawn:,} of {len(scenes):,} scenes"


def _in_words(number: int, scene: Scene) -> str:
    return f"scene “{scene.title}”" if scene.title else f"scene {number}"
