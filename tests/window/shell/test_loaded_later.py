"""What the window leaves for later, so that it is on screen soon: a fresh interpreter shows what is loaded by then."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SHOW = """
import sys
from pathlib import Path
from scoutview.app import build_application, build_window

application = build_application()
window, session = build_window(Path(sys.argv[1]))
window.show()
application.processEvents()
print(*sys.modules)
window.close()
session.close()
"""
FOR_LATER = {
    "PySide6.QtSvg", "av", "pptx", "PIL", "torch", "sklearn",
    "scoutview.export", "scoutview.window.exporting.dialog", "scoutview.window.exporting.form",
    "scoutview.window.stage.presentation", "scoutview.window.talks.strip",
}  # fmt: skip


def test_what_the_first_picture_does_not_need_is_loaded_after_it(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SHOW, str(tmp_path)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(run.stdout.split())
    assert "scoutview.window.shell.main_window" in loaded
    assert not loaded & FOR_LATER
