"""Writes docs/channels.md: what an observation of each lab holds. `make docs` after a lab changed its channels."""

import sys
from collections.abc import Iterator
from typing import Any

from scoutview.labs.lab import Lab
from scoutview.labs.registry import LABS

INTRODUCTION = """\
# Channels

What an observation holds, by lab. These names are public: `scoutview observe` writes them, and panels need them.
This page is made from the labs by `make docs`.

- `()` is a single number or text. Text is numpy's `<U`; there is never a pickled object.
- A *question* yields one or more channels; where it has another name than its channel, it is named. Asked without
  choices it is answered with the lab's own choice, and its channels say which.
- A *trajectory* unfolds in steps of its own. `scoutview observe` stacks them: its channels get a first axis `step`.
"""


def page() -> str:
    """The whole page, Markdown."""
    return "\n".join([INTRODUCTION, *(line for lab in LABS for line in _section(lab))])


def _section(lab: type[Lab[Any, Any]]) -> Iterator[str]:
    yield f"## {lab.name}"
    yield ""
    yield f"{lab.summary}"
    yield ""
    yield "| channel | axes | what it is | unit | question |"
    yield "|---|---|---|---|---|"
    for channel in lab.channels:
        question = "" if channel.asked_by == channel.name else f"`{channel.asked_by}`"
        if channel.asked_by in lab.trajectories:
            question = f"{question or 'itself'}, a trajectory"
        axes = ", ".join(channel.dims)
        yield f"| `{channel.name}` | ({axes}) | {channel.description} | {channel.unit} | {question} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(page())
