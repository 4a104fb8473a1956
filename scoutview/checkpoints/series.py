"""A training as its checkpoints tell it: a folder of `checkpoint-500`, ..., or of files such as `ckpt_500.pt`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from scoutview.checkpoints.checkpoint import Checkpoint
from scoutview.checkpoints.opening import open_checkpoint
from scoutview.checkpoints.shards import ENDINGS, INDICES, NO_WEIGHTS, PART, SINGLE
from scoutview.checkpoints.stored_file import CheckpointError, is_there
from scoutview.checkpoints.trainer_state import TrainerState, trainer_state
from scoutview.frame import Mark
from scoutview.language import tr
from scoutview.measure import MOST_MEASURES, Measure, logged_title

NAMED_STEP = re.compile(r"(?:checkpoint|global_?step|step|iteration|iter|ckpt)[-_=]?(\d{1,15})(?!\d)", re.IGNORECASE)
LAST_NUMBER = re.compile(r"(\d{1,15})(?=\D*$)")
MOST_CHECKPOINTS = 10_000
MOST_MARKS = 50
EVALUATED = "evaluated at step {:,}"


@dataclass(frozen=True, eq=False)
class CheckpointSeries(Sequence[Checkpoint]):
    """The checkpoints of one training, all of one shape, by increasing step.

    `history` is what was measured, by step and then by name: train_loss, validation_loss, learning_rate, and whatever
    else was noted; `evaluated` are the steps of evaluations. `told` says what was chosen and left out.
    """

    path: Path
    checkpoints: tuple[Checkpoint, ...]
    steps: tuple[int, ...]
    history: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    evaluated: tuple[int, ...] = ()
    planned_steps: int = 0
    told: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.checkpoints)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # a place or a slice
        return self.checkpoints[index]

    def __iter__(self) -> Iterator[Checkpoint]:
        return iter(self.checkpoints)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Those of its steps at which it was evaluated; the newest, where they are many."""
        steps = [step for step in self.steps if step in set(self.evaluated)]
        return tuple(Mark(EVALUATED.format(step), step) for step in steps[-MOST_MARKS:])

    def metrics_at(self, step: int) -> Mapping[str, float]:
        """What was measured at this very step; nothing where nothing was."""
        return self.history.get(step, {})

    def measures(self) -> tuple[Measure, ...]:
        """All that was logged, checkpoints or not; of very many names those with most numbers."""
        points: dict[str, dict[int, float]] = {}
        for step in sorted(self.history):
            for name, value in self.history[step].items():
                points.setdefault(name, {})[step] = value
        named = sorted(points, key=lambda name: -len(points[name]))
        found = (_measure(name, points[name]) for name in named)
        return tuple(measure for measure in found if not measure.trouble())[:MOST_MEASURES]


def _measure(name: str, points: Mapping[int, float]) -> Measure:
    steps, values = np.array(list(points), np.int64), np.array(list(points.values()), np.float64)
    return Measure(name, steps, values, title=logged_title(name))


def is_series(path: Path) -> bool:
    """Whether a folder is a training of several checkpoints, rather than one model. Nothing is read."""
    return path.is_dir() and len(_places(path)) > 1


def open_series(path: str | Path) -> CheckpointSeries:
    """The checkpoints of a folder. No weights are read.

    A checkpoint that cannot be opened is left out and told of, as are those of another shape than most.

    Raises:
        CheckpointError: there are none, none can be opened, or they do not say at which step they were saved.
    """
    path = Path(path)
    try:
        return _opened(path, _places(path))
    except OSError as error:
        raise CheckpointError(
            tr("{name} cannot be read: {reason}.").format(name=path.name, reason=error.strerror or error)
        ) from error


@dataclass(frozen=True, eq=False)
class _Member:
    """A checkpoint with its step; the name by which it is told."""

    step: int
    checkpoint: Checkpoint
    name: str


def _places(folder: Path) -> list[Path]:
    """Subfolders with weights whose names have a number, or else such files."""
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    numbered = [each for each in entries if _step_of_name(each.stem) is not None]
    folders = [each for each in numbered if each.is_dir() and _has_weights(each)]
    if folders:
        return folders
    return [
        each
        for each in numbered
        if each.suffix in ENDINGS
        and not each.is_dir()
        and not each.name.startswith((".", *NO_WEIGHTS))
        and not PART.search(each.name)
    ]


def _has_weights(folder: Path) -> bool:
    if any(is_there(folder / name) for name in (*SINGLE, *INDICES)):
        return True
    return any(each.suffix in ENDINGS and not each.name.startswith(NO_WEIGHTS) for each in folder.iterdir())


def _step_of_name(name: str) -> int | None:
    found = list(NAMED_STEP.finditer(name))
    number = found[-1].group(1) if found else (last.group(1) if (last := LAST_NUMBER.search(name)) else None)
    return None if number is None else int(number)


def _opened(folder: Path, places: list[Path]) -> CheckpointSeries:
    if not places:
        raise CheckpointError(
            tr(
                "{name} holds no checkpoints of a training: folders such as checkpoint-500, or files such as "
                "ckpt_500.pt, are looked for."
            ).format(name=folder.name)
        )
    if len(places) > MOST_CHECKPOINTS:
        raise CheckpointError(
            tr("{name} holds {count:,} checkpoints: {most:,} are read at most.").format(
                name=folder.name, count=len(places), most=MOST_CHECKPOINTS
            )
        )
    told: list[str] = []
    members = _members(places, told)
    state = _newest_state(folder, places, told)
    members += _final_model(folder, members, told)
    kept = _of_one_shape(_of_different_steps(members, told), told)
    kept.sort(key=lambda member: member.step)
    told += dict.fromkeys(sentence for member in kept for sentence in member.checkpoint.told)
    history = {step: dict(measured) for step, measured in state.history.items()} if state else {}
    for member in kept:
        best = member.checkpoint.beside.get("best_val_loss")
        if isinstance(best, int | float):
            history.setdefault(member.step, {}).setdefault("best_validation_loss", float(best))
    planned = max(state.planned_steps if state else 0, kept[-1].step)
    return CheckpointSeries(
        path=folder,
        checkpoints=tuple(member.checkpoint for member in kept),
        steps=tuple(member.step for member in kept),
        history=history,
        evaluated=state.evaluated if state else (),
        planned_steps=planned,
        told=tuple(told),
    )


def _members(places: list[Path], told: list[str]) -> list[_Member]:
    members = []
    first: CheckpointError | None = None
    for place in places:
        try:
            checkpoint = open_checkpoint(place)
            named = _step_of_name(place.stem)
            step = checkpoint.step if checkpoint.step is not None else named
            if step is not None:
                members.append(_Member(step, checkpoint, place.name))
        except CheckpointError as error:
            first = first or error
            told.append(tr("{name} is left out: {error}").format(name=place.name, error=error))
    if not members and first:
        raise first
    return members


def _newest_state(folder: Path, places: list[Path], told: list[str]) -> TrainerState | None:
    """What the training noted last; each note holds all before it."""
    newest: TrainerState | None = None
    for place in (folder, *(each for each in places if each.is_dir())):
        try:
            state = trainer_state(place)
        except CheckpointError as error:
            told.append(str(error))
            continue
        if state and (newest is None or state.step >= newest.step):
            newest = state
    return newest


def _final_model(folder: Path, members: list[_Member], told: list[str]) -> list[_Member]:
    """The model that many a training saves beside its checkpoints when it ends."""
    if not any(is_there(folder / name) for name in (*SINGLE, *INDICES)):
        return []
    try:
        checkpoint = open_checkpoint(folder)
    except CheckpointError as error:
        told.append(tr("The model in {name} itself is left out: {error}").format(name=folder.name, error=error))
        return []
    newest = max((member.step for member in members), default=-1)
    if checkpoint.step is None:
        told.append(
            tr("The model in {name} itself is left out: nothing says at which step it was saved.").format(
                name=folder.name
            )
        )
    elif checkpoint.step > newest:
        return [_Member(checkpoint.step, checkpoint, folder.name)]
    return []


def _of_different_steps(members: list[_Member], told: list[str]) -> list[_Member]:
    kept: dict[int, _Member] = {}
    for member in members:
        if member.step in kept:
            told.append(
                tr("{name} is left out: {other} is of step {step:,} already.").format(
                    name=member.name, other=kept[member.step].name, step=member.step
                )
            )
        else:
            kept[member.step] = member
    return list(kept.values())


def _of_one_shape(members: list[_Member], told: list[str]) -> list[_Member]:
    """Those shaped as most are; of as many, as the newest."""
    shapes = {id(member): _shape(member.checkpoint) for member in members}
    counted = Counter(shapes.values())
    ordered = sorted(members, key=lambda member: member.step)
    meant = max(reversed(ordered), key=lambda member: counted[shapes[id(member)]])
    kept = [member for member in members if shapes[id(member)] == shapes[id(meant)]]
    others = [member.name for member in ordered if shapes[id(member)] != shapes[id(meant)]]
    if others:
        more = tr(" and {more:,} more").format(more=len(others) - 3) if len(others) > 3 else ""
        told.append(
            tr("Left out, as their tensors have other names or sizes than those of {name}: {others}{more}.").format(
                name=meant.name, others=", ".join(others[:3]), more=more
            )
        )
    return kept


def _shape(checkpoint: Checkpoint) -> frozenset[tuple[str, tuple[int, ...]]]:
    return frozenset((name, checkpoint.shape(name)) for name in checkpoint.names)
