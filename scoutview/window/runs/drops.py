"""A file or folder that is dropped on the window: what it is for, and how that is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from scoutview.errors import UserError
from scoutview.labs.declaration import Taken
from scoutview.labs.lab import Lab
from scoutview.session import Session
from scoutview.settings import settings_from_text
from scoutview.talks.talk import ENDING

LabClass = type[Lab[Any, Any]]


@dataclass(frozen=True)
class Drop:
    """What to do with a path: open a recording or a talk, or hand it to `lab`, as its `setting` or as its probe."""

    kind: Literal["recording", "talk", "setting", "probe"]
    path: Path
    lab: str = ""
    setting: str = ""


def drop_of(path: Path, labs: Sequence[LabClass], open_lab: str = "") -> Drop:
    """What to do with this path while a lab is open.

    Where several labs take it, the open one has it, else the first. A lab that is open is asked with it where it can
    be; another one is trained on it.

    Raises:
        UserError: nothing can be done with it; the sentence says what can.
    """
    suffix = path.suffix.lower()
    if suffix == ".scout":
        return Drop("recording", path)
    if suffix == ENDING:
        return Drop("talk", path)
    takers = [(lab, taken) for lab in labs for taken in lab.takes if taken.kind.includes(path)]
    if not takers:
        raise UserError(f"ScoutView cannot do anything with {path.name}: drop {_possible(labs)}.")
    here = [(lab, taken) for lab, taken in takers if lab.name == open_lab]
    usable = here or [(lab, taken) for lab, taken in takers if taken.setting]
    if not usable:
        raise UserError(_only_to_ask_with(takers))
    lab, taken = usable[0]
    return Drop("setting" if taken.setting else "probe", path, lab.name, taken.setting)


def _only_to_ask_with(takers: Sequence[tuple[LabClass, Taken]]) -> str:
    words = takers[0][1].kind.words
    titles = " or ".join(dict.fromkeys(lab.title for lab, _ in takers))
    return f"{words[0].upper()}{words[1:]} can be asked of {titles}: choose that lab, then drop it again."


def _possible(labs: Sequence[LabClass]) -> str:
    """All that can be dropped, in words."""
    kinds = list(dict.fromkeys(taken.kind.words for lab in labs for taken in lab.takes))
    words = ["a .scout recording", f"a {ENDING} talk", *kinds]
    return f"{', '.join(words[:-1])}, or {words[-1]}"


class Drops(QObject):
    """Opens what is dropped on a window if it can be opened, and trains on it or asks with it where a lab takes it."""

    talk_dropped = Signal(object)  # its path
    probe_dropped = Signal(str)  # a probe in its written form
    message = Signal(str)  # one sentence

    def __init__(self, session: Session, labs: Mapping[str, LabClass], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._labs = session, labs
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if event.mimeData().hasUrls():
                event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            if paths:
                event.acceptProposedAction()
                self.take(paths[0])
            return True
        return False

    def take(self, path: Path) -> None:
        """Do what this file or folder is for, or say what can be dropped instead."""
        shown = self._session.lab.name if self._session.lab is not None else ""
        try:
            self._use(drop_of(path, list(self._labs.values()), shown))
        except UserError as error:
            self.message.emit(str(error))

    def _use(self, drop: Drop) -> None:
        match drop.kind:
            case "recording":
                self._session.open(drop.path)
            case "talk":
                self.talk_dropped.emit(drop.path)
            case "setting":
                settings = settings_from_text(self._labs[drop.lab].Settings, {drop.setting: str(drop.path)})
                self._session.prepare(drop.lab, settings)
            case "probe":
                self.probe_dropped.emit(str(drop.path))
