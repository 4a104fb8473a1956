"""The series “AI from the inside”: ten chapters, each a talk.

One more is a module here with a function that tells its scenes, and a line in `CHAPTERS`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tools.talk_facts import Facts, Telling


@dataclass(frozen=True)
class Chapter:
    """A talk of the series: its place from 1, what is seen in it, and what tells its scenes of a first recording."""

    number: int
    title: str
    summary: str  # a sentence
    recording: str  # by its place in the resources; scenes may name others
    tell: Callable[[Facts], list[Telling]]


CHAPTERS: tuple[Chapter, ...] = ()
