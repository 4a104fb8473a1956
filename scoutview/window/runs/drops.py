"""What a dropped file or folder is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from scoutview.errors import UserError
from scoutview.labs.declaration import Taken
from scoutview.labs.lab import Lab
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
