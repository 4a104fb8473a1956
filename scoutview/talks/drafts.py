"""Drafts: talks that were changed and not saved, kept in case the program ends before they are."""

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, unquote

from scoutview.errors import UserError
from scoutview.recording.files import beside
from scoutview.recording.format import in_plain_words, is_alive, this_writer
from scoutview.talks.talk import ENDING, Talk, talk_from_values, talk_to_values

CLAIM = "@"  # in the name of a draft, before the program that offers it


@dataclass(frozen=True)
class Draft:
    """A talk as it was when its program ended, and the path it was to be saved at, if it had one."""

    file: Path
    talk: Talk
    path: Path | None


class Drafts:
    """One draft of this program in a folder where other windows have theirs. `keep` may be called in any thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mine = folder / f"{secrets.token_hex(6)}{ENDING}"
        self._offered: Path | None = None  # a draft of a program that is gone, claimed by this one

    def keep(self, talk: Talk, path: Path | None) -> None:
        """This is the draft now; its recordings are to be named by their full paths.

        Raises:
            UserError: it cannot be written.
        """
        values = talk_to_values(talk) | {"draft_of": str(path or ""), "writer": this_writer()}
        with in_plain_words(self._mine):
            self.folder.mkdir(parents=True, exist_ok=True)
        with beside(self._mine) as part, in_plain_words(self._mine):
            part.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
            part.replace(self._mine)

    def drop(self) -> None:
        """All is saved, or not wanted."""
        with suppress(OSError):
            self._mine.unlink(missing_ok=True)

    def left(self) -> Draft | None:
        """The newest draft of a program that is gone, if it can be read. As long as this one runs, no other gets it."""
        found = [path for path in self.folder.glob(f"*{ENDING}") if path != self._mine]
        drafts = (_claimed(path) for path in sorted(found, key=_changed_s, reverse=True) if _is_free(path))
        left = next((draft for draft in drafts if draft is not None), None)
        self._offered = left.file if left is not None else None
        return left

    def leave(self) -> None:
        """What this one was offered and did not answer is offered to others again."""
        if self._offered is not None:
            with suppress(OSError):
                self._offered.rename(_with_claim(self._offered, ""))


def forget(draft: Draft) -> None:
    """It is taken up, or not wanted."""
    with suppress(OSError):
        draft.file.unlink(missing_ok=True)


def _is_free(file: Path) -> bool:
    """Whether no program that runs offers it."""
    try:
        return not is_alive(unquote(file.stem.partition(CLAIM)[2]))
    except (ValueError, KeyError, TypeError):  # somebody else's name
        return True


def _claimed(file: Path) -> Draft | None:
    """The draft under a name that says who offers it: of several programs only one can give it that."""
    draft, target = _draft_in(file), _with_claim(file, CLAIM + quote(this_writer(), safe=""))
    if draft is None:
        return None
    try:
        file.rename(target)
    except FileNotFoundError:
        return None
    except OSError:  # nothing can be changed here, and nobody can take it up
        return draft
    return replace(draft, file=target)


def _with_claim(file: Path, claim: str) -> Path:
    return file.with_name(f"{file.stem.partition(CLAIM)[0]}{claim}{ENDING}")


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
