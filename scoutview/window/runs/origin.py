"""Where a recording comes from, in words: a sample that ships, a run trained here, or a file from elsewhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from scoutview.language import tr


class Origin(Enum):
    """Whose run a recording holds; the value is how it is called."""

    SAMPLE = tr("sample")
    OWN = tr("your run")
    OTHER = tr("opened file")


@dataclass(frozen=True)
class Provenance:
    """Of the recording at `path`: whose it is, and since when it stands there as it is, of the clock."""

    origin: Origin
    path: Path
    written_s: float

    @property
    def definite(self) -> str:
        """How it is called in a sentence that knows it already."""
        match self.origin:
            case Origin.SAMPLE:
                return tr("the sample")
            case Origin.OWN:
                return self.origin.value
            case Origin.OTHER:
                return tr("the opened file")

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
                return tr("sample that ships with ScoutView")
            case Origin.OWN:
                return tr("your run “{name}”").format(name=self.path.stem)
            case Origin.OTHER:
                return self.path.name

    def sentence(self, now_s: float, live: str = "") -> str:
        """The same with where it is from."""
        match self.origin:
            case Origin.SAMPLE:
                return tr("A sample that ships with ScoutView; Train begins a run of your own")
            case Origin.OWN:
                when = live or ago(self.written_s, now_s)
                return tr("Trained here, {when}: {name}").format(when=when, name=self.path.stem)
            case Origin.OTHER:
                return tr("A recording from elsewhere: {path}").format(path=self.path)


def ago(then_s: float, now_s: float) -> str:
    """How long since, as exact as one asks: "just now", "3 min ago", "2 h ago", "yesterday", "on 2026-11-29"."""
    return recently(then_s, now_s) or tr("on {date}").format(date=day(then_s))


def day(then_s: float) -> str:
    """The date: "2026-11-29"."""
    return f"{datetime.fromtimestamp(then_s):%Y-%m-%d}"


def recently(then_s: float, now_s: float) -> str:
    """The same where it is not longer ago than yesterday, else nothing."""
    seconds = now_s - then_s
    if seconds < 60:
        return tr("just now")
    if seconds < 3600:
        return tr("{time} min ago").format(time=int(seconds / 60))
    then, now = datetime.fromtimestamp(then_s), datetime.fromtimestamp(now_s)
    if then.date() == now.date():
        return tr("{time} h ago").format(time=int(seconds / 3600))
    return tr("yesterday") if then.date() == now.date() - timedelta(days=1) else ""
