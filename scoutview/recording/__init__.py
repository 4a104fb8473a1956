"""The `.scout` file: one run of one lab. `Recording.open(path)` reads one, the training writes it.

To keep something more in it: a table in `format.SCHEMA`, a method that writes it and one that reads it, a new
`format.VERSION`, and a line in `Recording.verify`. What few files have, as measures, makes its
tables when it comes (`measured.py`), and all others keep their version.
"""

from scoutview.recording.format import RecordingError
from scoutview.recording.reader import Recording

__all__ = ["Recording", "RecordingError"]
