"""Prints the page of all commands and their keys: `python -m tools.keys > docs/keys.md`."""

import sys

from scoutview.window.shell.commands import keys_page

if __name__ == "__main__":
    sys.stdout.write(keys_page())
