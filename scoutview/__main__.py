"""`python -m scoutview`, and `scoutview` where it is installed: the language first, then the command line."""

import sys

from scoutview.errors import UsageError
from scoutview.language import begin


def main() -> int:
    """Run the command that the words of this program say, in the user's language; its exit status."""
    try:
        sys.argv[1:] = begin(sys.argv[1:])
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    from scoutview.cli import main as run

    return run()


if __name__ == "__main__":
    raise SystemExit(main())
