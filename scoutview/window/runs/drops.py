"""A file or folder that is dropped on the window: what it is for, and how that is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.sentence import capital
from scoutview.labs.declaration import Taken
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.observing.run_folder import recordings_in
from scoutview.session import Session
from scoutview.settings import Settings, settings_from_text
from scoutview.talks.talk import ENDING
from scoutview.window.runs.drop_target import DropTarget

LabClass = type[Lab[Any, Any]]
Taker = LabClass | Lab[Any, Any]


@dataclass(frozen=True)
class Drop:
    """What to do with a path: open a recording, a folder of them or a talk, or hand it to `lab`, as its `setting` or as
    its probe.
    """

    kind: Literal["recording", "folder", "talk", "setting", "probe"]
    path: Path
    lab: str = ""
    setting: str = ""


def drop_of(path: Path, labs: Sequence[Taker], open_lab: str = "") -> Drop:
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
    if path.is_dir() and recordings_in(path):
        return Drop("folder", path)
    takers = [(lab, taken) for lab in labs for taken in lab.takes if taken.kind.includes(path)]
    takers = [(lab, taken) for lab, taken in takers if taken.kind.is_sure(path)] or takers
    if not takers:
        sentence = tr("ScoutView cannot do anything with {name}: drop {possible}.")
        raise UserError(sentence.format(name=path.name, possible=_possible(labs)))
    here = [(lab, taken) for lab, taken in takers if lab.name == open_lab]
    usable = here or [(lab, taken) for lab, taken in takers if taken.setting]
    if not usable:
        raise UserError(_only_to_ask_with(takers))
    lab, taken = usable[0]
    return Drop("setting" if taken.setting else "probe", path, lab.name, taken.setting)


def _only_to_ask_with(takers: Sequence[tuple[Taker, Taken]]) -> str:
    words = takers[0][1].kind.words
    titles = tr(" or ").join(dict.fromkeys(lab.title for lab, _ in takers))
    sentence = tr("{what} can be asked of {titles}: choose that lab, then drop it again.")
    return sentence.format(what=capital(words), titles=titles)


def _possible(labs: Sequence[Taker]) -> str:
    """All that can be dropped, in words."""
    kinds = list(dict.fromkeys(taken.kind.words for lab in labs for taken in lab.takes))
    words = [
        tr("a .scout recording"),
        tr("a folder of recordings"),
        tr("a {ending} talk").format(ending=ENDING),
        *kinds,
    ]
    return tr("{others}, or {last}", "things to drop").format(others=", ".join(words[:-1]), last=words[-1])


def drop_in_words(drop: Drop, labs: Mapping[str, Taker]) -> str:
    """What letting go would do."""
    match drop.kind:
        case "setting":
            lab, name = labs[drop.lab], drop.path.name
            told = tr("Open {name}: {title}") if lab.trained_elsewhere else tr("Train {title} on {name}")
            return told.format(title=lab.title, name=name)
        case "probe":
            return tr("Ask {title} with {name}").format(title=labs[drop.lab].title, name=drop.path.name)
        case "folder":
            return tr("Compare the recordings in {name}").format(name=drop.path.name)
        case "recording":
            return tr("Open the recording {name}").format(name=drop.path.name)
        case "talk":
            return tr("Open the talk {name}").format(name=drop.path.name)


class Drops(QObject):
    """Opens what is dropped on a window if it can be opened, and trains on it or asks with it where a lab takes it.

    Files are copied, never moved; a settings form would do the same with them.
    """

    talk_dropped = Signal(object)  # its path
    folder_dropped = Signal(object)  # the path of one that holds recordings
    probe_dropped = Signal(str)  # a probe in its written form
    message = Signal(str)  # one sentence

    def __init__(self, session: Session, labs: Mapping[str, LabClass], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._labs = session, labs
        self.target = DropTarget(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self.target.hide()
        if not isinstance(event, QDropEvent):  # of which entering and moving are kinds
            return False
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        copied = Qt.DropAction.CopyAction
        if paths and event.possibleActions() & copied:  # a file that was moved would be deleted where it is from
            event.setDropAction(copied)
            event.accept()
        elif event.type() != QEvent.Type.Drop:
            event.ignore()
        if event.type() == QEvent.Type.DragEnter:
            self._show_target(paths if event.isAccepted() else [])
        if event.type() == QEvent.Type.Drop:
            self.target.hide()
            if event.isAccepted() and paths:
                self.take(paths[0])
        return True

    def _show_target(self, paths: Sequence[Path]) -> None:
        """Say what would be done with what is held over the window, where something would."""
        try:
            if paths:
                self.target.say(drop_in_words(self._drop_of(paths[0]), self._takers))
        except UserError:
            self.target.hide()

    def _drop_of(self, path: Path) -> Drop:
        shown = self._session.lab
        return drop_of(path, list(self._takers.values()), shown.name if shown is not None else "")

    @property
    def _takers(self) -> Mapping[str, Taker]:
        """All labs, and what is shown: a recording from elsewhere can be asked, too, and takes what its model does."""
        shown = self._session.lab
        return {**self._labs, **({} if shown is None else {shown.name: shown})}

    def take(self, path: Path) -> None:
        """Do what this file or folder is for, or say what can be dropped instead."""
        try:
            self._use(self._drop_of(path))
        except UserError as error:
            self.message.emit(str(error))

    def _use(self, drop: Drop) -> None:
        match drop.kind:
            case "recording":
                self._session.open(drop.path)
            case "folder":
                self.folder_dropped.emit(drop.path)
            case "talk":
                self.talk_dropped.emit(drop.path)
            case "setting":
                self._session.prepare(drop.lab, self._settings_with(drop))
            case "probe":
                self.probe_dropped.emit(str(drop.path))

    def _settings_with(self, drop: Drop) -> Settings:
        """Those on screen with this file, as if it was chosen among them; of another lab its own."""
        lab = self._session.lab
        if lab is not None and lab.name == drop.lab:
            return replace(lab.settings, **{drop.setting: str(drop.path)})
        return settings_from_text(self._labs[drop.lab].Settings, {drop.setting: str(drop.path)})
