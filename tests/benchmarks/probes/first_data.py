"""How long the program takes from its beginning to the first picture with data in it, all panels painted.

With `some` as the second argument: to the first panel that is painted with data in it.
"""

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from started import Started, seconds_since_start, start

had_data = False


def watch(started: Started) -> None:
    global had_data  # noqa: PLW0603 a script
    if had_data:  # a turn ago: it is painted since
        sys.stdout.write(json.dumps({"seconds": seconds_since_start(), "processor_s": time.process_time()}) + "\n")
        sys.stdout.flush()
        os._exit(0)
    had_data = started.has_some_data() if "some" in sys.argv[2:] else started.has_data()


start([sys.argv[1]], watch)
