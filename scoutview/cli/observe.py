"""Write what a model answers at a frame: the observation's arrays by channel name, as .npz without pickle."""

import argparse
import io
from pathlib import Path

import numpy as np

from scoutview.cli.asking import FRAME_CHOICES, add_asking_arguments, asked
from scoutview.cli.output import check_target, say
from scoutview.export.files import write_whole


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_asking_arguments(parser)
    parser.add_argument("--frame", default="last", metavar="F", help=f"{FRAME_CHOICES}; default: last")
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="OUT.npz")


def run(arguments: argparse.Namespace) -> int:
    check_target(arguments.output, arguments.file, ".npz")
    with asked(arguments) as question:
        frame = question.frame(arguments.frame)
        from scoutview.observing.answer import Asker
        from scoutview.observing.run_directions import RunDirections
        from scoutview.torch_loading import load_torch

        load_torch()
        asker = Asker(question.lab)
        asker.load(frame)
        RunDirections(question.recording).give(asker)
        asker.take_up(question.recording.run_point(frame.step))
        arrays = asker.answer_all(question.probe)
    content = io.BytesIO()
    np.savez_compressed(content, allow_pickle=False, **arrays)
    write_whole(arguments.output, content.getvalue())
    say(f"{arguments.output}: {len(arrays)} channels at step {frame.step:,}.")
    return 0
