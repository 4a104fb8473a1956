"""Where a recording comes from, in words: a sample that ships, a run trained here, or a file from elsewhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path


class Origin(Enum):
    """Whose run a recording holds; the value is how it is called."""

    SAMPLE = "sample"
    OWN = "your run"
    OTHER = "opened file"


@dataclass(frozen=True)
class Provenance:
    """Of the recording at `path`: whose it is, and since when it stands there as it is, of the clock."""

    origin: Origin
    path: Path
    written_s: float

    @property
    def definite(self) -> str:
        """How it is called in a sentence that knows it already."""
        return self.origin.value if self.origin is Origin.OWN else f"the {self.origin.value}"

    def tag(self, now_s: float, live: str = "") -> tuple[str, ...]:
        """A few words for it, from long to short; of a run that is `live`, as "training", that instead of its age."""
        name = self.origin.value
        if self.origin is not Origin.OWN:
            return (name,)
        return f"{name}, {live or ago(self.written_s, now_s)}", name

    def title(self) -> str:
        """What tells it from all others, and stays true while it is on screen."""
        match self.origin:
            case Origin.SAMPLE:
                return "sample that ships with ScoutView"
            case Origin.OWN:
                return f"your run “{self.path.stem}”"
            case Origin.OTHER:
                return self.path.name

    def sentence(self, now_s: float, live: str = "") -> str:
        """The same with where it is from."""
        match self.origin:
            case Origin.SAMPLE:
                return "A sample that ships with ScoutView; Train begins a run of your own"
            case Origin.OWN:
                return f"Trained here, {live or ago(self.written_s, now_s)}: {self.path.stem}"
            case Origin.OTHER:
                return f"A recording from elsewhere: {self.path}"


def ago(then_s: float, now_s: float) -> str:
    """How long since, as exact as one asks: "just now", "3 min ago", "2 h ago", "yesterday", "on 2026-11-29"."""
    seconds = now_s - then_s
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{int(seconds / 60)} min ago"
    then, now = datetime.fromtimestamp(then_s), datetime.fromtimestamp(now_s)
    if then.date() == now.date():
        return f"{int(seconds / 3600)} h ago"
    return "yesterday" if then.date() == now.date() - timedelta(days=1) else f"on {then:%Y-%m-%d}"
