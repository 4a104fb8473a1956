"""Write what a model answers at a frame: the observation's arrays by channel name, as .npz without pickle."""

import argparse
import io
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from scoutview.cli.asking import FRAME_CHOICES, Asked, add_asking_arguments, asked, check_one_probe, step_of
from scoutview.cli.output import check_target, say
from scoutview.errors import UserError
from scoutview.labs.asked import asked_question, check_choices, heeded
from scoutview.recording.whole_files import write_whole


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.scout")
    add_asking_arguments(parser)
    parser.add_argument("--frame", default="last", metavar="F", help=f"{FRAME_CHOICES}; default: last")
    parser.add_argument(
        "--question",
        action="append",
        metavar="Q",
        help="only this one, repeatable: its name and choices, such as “attention_steps layer=1 head=0”; default: all",
    )
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="OUT.npz")


def run(arguments: argparse.Namespace) -> int:
    check_target(arguments.output, arguments.file, ".npz")
    check_one_probe(arguments)
    with asked(arguments) as question:
        step = step_of(question.recording, arguments.frame)
        arrays = _some(question, step, arguments.question) if arguments.question else _all(question, step)
    content = io.BytesIO()
    np.savez_compressed(content, allow_pickle=False, **arrays)
    write_whole(arguments.output, content.getvalue())
    say(f"{arguments.output}: {len(arrays)} channels at step {step:,}.")
    return 0


def _some(asked: Asked, step: int, texts: Sequence[str]) -> dict[str, np.ndarray]:
    from scoutview.observing.frame_asker import FrameAsker

    questions = [asked_question(asked.lab, text) for text in texts]
    answers = FrameAsker(asked.recording, asked.lab).answers(step, asked.probe, questions)
    check_choices(questions, chain.from_iterable(map(heeded, questions)))
    return {name: array for answer in answers.values() for name, array in answer.items()}


def _all(asked: Asked, step: int) -> dict[str, np.ndarray]:
    from scoutview.observing.answer import Asker
    from scoutview.observing.run_directions import RunDirections
    from scoutview.torch_loading import load_torch

    if why := asked.lab.silent:
        raise UserError(why)
    frame = asked.recording.frame_at(step)
    load_torch()
    asker = Asker(asked.lab)
    asker.load(frame)
    RunDirections(asked.recording).give(asker)
    asker.take_up(asked.recording.run_point(step))
    return asker.answer_all(asked.probe)
