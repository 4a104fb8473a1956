"""A model of two blocks that is written when it is first wanted; nothing is trained."""

import atexit
import shutil
import tempfile
from pathlib import Path

from tests.labs.language_model.tiny import save_gpt2

FOLDER = Path(tempfile.mkdtemp(prefix="scoutview-tiny-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

SETTINGS = {"steps": "0", "model": str(save_gpt2(FOLDER / "tiny"))}
OTHER_PROBE = "The cat sat"
