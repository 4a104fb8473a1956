"""Drafts: talks that were changed and not saved, kept in case the program ends before they are."""

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scoutview.errors import UserError
from scoutview.recording.files import beside
from scoutview.recording.format import in_plain_words, is_alive, this_writer
from scoutview.talks.talk import ENDING, Talk, talk_from_values, talk_to_values


@dataclass(frozen=True)
class Draft:
    """A talk as it was when its program ended, and the path it was to be saved at, if it had one."""

    file: Path
    talk: Talk
    path: Path | None


class Drafts:
    """One draft of this program in a folder where other windows have theirs. `keep` may be called in any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mine = folder / f"{secrets.token_hex(6)}{ENDING}"

    def keep(self, talk: Talk, path: Path | None) -> None:
        """This is the draft now; its recordings are to be named by their full paths.

        Raises:
            UserError: it cannot be written.
        """
        values = talk_to_values(talk) | {"draft_of": str(path or ""), "writer": this_writer()}
        with in_plain_words(self._mine):
            self._folder.mkdir(parents=True, exist_ok=True)
        with beside(self._mine) as part, in_plain_words(self._mine):
            part.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
            part.replace(self._mine)

    def drop(self) -> None:
        """All is saved, or not wanted."""
        with suppress(OSError):
            self._mine.unlink(missing_ok=True)

    def left(self) -> Draft | None:
        """The newest draft of a program that is gone, if it can be read."""
        found = [path for path in self._folder.glob(f"*{ENDING}") if path != self._mine]
        drafts = (_draft_in(path) for path in sorted(found, key=_changed_s, reverse=True))
        return next((draft for draft in drafts if draft is not None), None)


def forget(draft: Draft) -> None:
    """It is taken up, or not wanted."""
    with suppress(OSError):
        draft.file.unlink(missing_ok=True)


def _draft_in(file: Path) -> Draft | None:
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
        talk = talk_from_values(values, file.name)
        writer, path = str(values["writer"]), str(values["draft_of"])
        return None if is_alive(writer) else Draft(file, talk, Path(path) if path else None)
    except (OSError, ValueError, KeyError, TypeError, UserError):  # no draft of ours, or a damaged one
        return None


def _changed_s(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
