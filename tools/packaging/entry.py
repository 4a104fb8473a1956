"""Where the packaged program begins: the command line, or one of the programs that a window starts beside itself.

Those are asked for by the words that Python takes, `-P -m MODULE` (scoutview/programs.py): a packaged program has no
other Python, and is started once more.
"""

import os
import runpy
import sys


def leave_loader_as_it_was() -> None:
    """What the system starts from here, such as its file manager, loads its own libraries and not the packaged ones.

    This program, started once more, has them set anew: else it takes them for set by whoever started it.
    """
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif getattr(sys, "frozen", False):
        os.environ.pop("LD_LIBRARY_PATH", None)


def main() -> None:
    leave_loader_as_it_was()
    module = "scoutview"
    if sys.argv[1:3] == ["-P", "-m"]:
        module = sys.argv[3]
        del sys.argv[1:4]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
