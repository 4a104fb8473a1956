"""What a chapter says of recordings that it did not begin with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from scoutview.recording.reader import Recording
from scoutview.resources import resource
from tools.talk_facts import Facts


@contextmanager
def facts_of(place: str) -> Iterator[Facts]:
    """Of a shipped recording, by its place in the resources, while it is open."""
    with Recording.open(resource(*place.split("/"))) as recording:
        yield Facts(recording)
