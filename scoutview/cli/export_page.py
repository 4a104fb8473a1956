"""Export of a page whose slider moves: which frames of the recording it has, and under which probes."""

import argparse
import re
from collections.abc import Sequence

from scoutview.cli.asking import Asked, step_of
from scoutview.cli.export_choice import positions_between
from scoutview.cli.export_progress import Interruption, Progress
from scoutview.errors import UsageError
from scoutview.export.page import write_page
from scoutview.export.page_drawing import PartPlan, drawn_part
from scoutview.export.page_plan import USUAL_FRAMES, check_frames, frames_of_marks, size_in_words, spread_frames
from scoutview.graphics.base.theme import THEMES
from scoutview.talks.scene import PanelView


def write(arguments: argparse.Namespace, question: Asked, interruption: Interruption) -> str:
    """Write the page; returns what it is, in a few words.

    Raises:
        UserError: something asked for is not there, or the page cannot be made or written.
    """
    steps = chosen_steps(arguments, question)
    views = dict(arguments.view or ())
    plan = PartPlan(
        question.recording,
        question.lab,
        [PanelView(name, views.get(name, {})) for name in arguments.panel],
        question.probes,
        steps,
        steps[-1],
        THEMES[arguments.theme or "light"],
        arguments.title or "",
        arguments.caption or "",
        footer=arguments.footer is not False,
    )
    with Progress(plan.frames, interruption, lines=arguments.progress) as progress:
        size = write_page([drawn_part(plan, progress.tell_one_more)], arguments.output)
    return f"{frames_in_words(len(steps))}, {size_in_words(size)}"


def chosen_steps(arguments: argparse.Namespace, question: Asked) -> Sequence[int]:
    """The steps of the frames that are asked for, in the order of the run.

    Raises:
        UsageError: an option does not say which.
        UserError: there are none, or too many.
    """
    recording = question.recording
    if arguments.frame:
        steps = sorted({step_of(recording, text) for text in arguments.frame})
        check_frames(len(steps))
        return steps
    every = [int(step) for step in recording.steps]
    if arguments.steps is not None:
        every = [every[place] for place in positions_between(arguments.steps, every)]
    text = arguments.frames
    if text is not None and ":" in text:
        from scoutview.export.film_frames import positions

        steps = sorted(every[place] for place in positions(text, len(every)))
        check_frames(len(steps))
        return steps
    kept = frames_of_marks(recording.marks, [int(step) for step in recording.steps])
    wanted = wanted_frames(text, USUAL_FRAMES, or_else=", or A:B:STEP")
    return spread_frames(every, min(len(every), wanted), kept)


def wanted_frames(text: str | None, usual: int, *, or_else: str = "") -> int:
    """The number of frames that a text means; `or_else` is what else might have been written.

    Raises:
        UsageError: it means none.
        UserError: a page cannot have so many.
    """
    if text is None:
        return usual
    if not re.fullmatch(r"\d{1,9}", text.strip()):
        raise UsageError(f"--frames of a page should be a number such as {usual}{or_else}, not “{text}”.")
    check_frames(int(text))
    return int(text)


def frames_in_words(frames: int) -> str:
    return f"{frames:,} frame{'s' * (frames != 1)}"
