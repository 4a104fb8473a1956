"""What window and training program hold together while next token trains on its default view, in MB."""

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from started import Started, proportional_mb, start

from scoutview.labs.registry import lab_named
from scoutview.settings import settings_from_text

FRAMES, SECONDS = 20, float(sys.argv[1])  # how long it trains before it is measured
begun_s = 0.0


def watch(started: Started) -> None:
    global begun_s  # noqa: PLW0603 a script
    session = started.session
    if session.path is None and not session.loading:
        session.prepare("next_token", settings_from_text(lab_named("next_token").Settings, {"steps": "1000000"}))
    elif session.training is not None and session.training.state == "paused" and not session.loading:
        session.train()
        begun_s = time.monotonic()
    elif begun_s and time.monotonic() - begun_s > SECONDS and session.training.frames >= FRAMES:
        found = {"steps": session.training.step, "frames": session.training.frames, **proportional_mb()}
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()
        os._exit(0)


start([], watch)
