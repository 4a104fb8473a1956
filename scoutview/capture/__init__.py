"""Records any training loop: `with scoutview.record(model, "run.scout") as run:` and `run.step(step, loss=...)` in it.

What a recording carries besides frames is put together in `carried.py`; when a frame is taken, `budget.py` decides.
"""

from scoutview.capture.callbacks import lightning_callback, trainer_callback
from scoutview.capture.captured_run import CapturedRun, record

__all__ = ["CapturedRun", "lightning_callback", "record", "trainer_callback"]
