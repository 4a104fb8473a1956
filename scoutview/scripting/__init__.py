"""A recording in a script or a notebook: `run = scoutview.open("run.scout")`, told on the page docs/python.md.

`run.py` is what is open, `run_frame.py` one frame of it; what comes back is in `answer.py`. Nothing here knows Qt:
pictures are drawn, and windows opened, by programs of their own.
"""

from scoutview.scripting.run import Run, open_run
from scoutview.scripting.run_frame import RunFrame

__all__ = ["Run", "RunFrame", "open_run"]
