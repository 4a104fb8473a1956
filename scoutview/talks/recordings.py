"""The recordings of a talk: where they are, whether they are still the ones that were meant, and packing them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.recording.reader import Recording, copy_recording
from scoutview.talks.scene import Scene
from scoutview.talks.talk import Talk, write_talk

DIGITS = 32  # of the fingerprint
SCENE_LEFT_OUT = tr("Scene {number} is left out: {error}")  # told by a program that exports a talk


def fingerprint_of(recording: Recording, step: int) -> str:
    """What tells the frame at or before this step from any other: a hash of the run's description and its weights.

    Training on, thinning and copying leave it as it is; another run, or another frame, does not have it.

    Raises:
        UserError: the frame is damaged.
    """
    frame = recording.frame_at(step)
    described = recording.description
    whole = hashlib.sha256(json.dumps([described.lab, dict(described.settings)], sort_keys=True).encode())
    for name in sorted(frame.weights):
        whole.update(name.encode())
        whole.update(frame.weights[name].tobytes())
    return whole.hexdigest()[:DIGITS]


def path_in_talk(recording: Path, talk: Path) -> str:
    """How a talk at this path names a recording: relative where that is possible."""
    try:
        return Path(os.path.relpath(recording.resolve(), talk.resolve().parent)).as_posix()
    except ValueError:  # another drive
        return recording.resolve().as_posix()


def recording_path(scene: Scene, talk: Path) -> Path:
    """Where the recording of a scene should be; `talk` is the path of the talk."""
    return Path(os.path.normpath(talk.resolve().parent / scene.recording))


def check_scene(scene: Scene, talk: Path) -> None:
    """Raises UserError, with what is wrong, where a scene's recording is missing or is another one by now."""
    path = recording_path(scene, talk)
    named = tr("scene “{title}”").format(title=scene.title) if scene.title else tr("this scene")
    if not path.exists():
        sentence = tr("The recording {name} of {scene} is not at {folder}: find it, or leave the scene out.")
        raise UserError(sentence.format(name=path.name, scene=named, folder=path.parent))
    with Recording.open(path) as recording:
        if scene.step > int(recording.steps[-1]):
            last = int(recording.steps[-1])
            sentence = tr("{name} ends at step {last:,}, before step {step:,} of {scene}.")
            raise UserError(sentence.format(name=path.name, last=last, step=scene.step, scene=named))
        if scene.fingerprint and scene.fingerprint != fingerprint_of(recording, scene.step):
            sentence = tr("{name} is not the recording that {scene} was made with: the run or its frame differs.")
            raise UserError(sentence.format(name=path.name, scene=named))


def relocated(talk: Talk, number: int, found: Path, talk_path: Path) -> Talk:
    """The talk with the recording of a scene, and of all others that named the same one, found elsewhere."""
    missing, name = talk.scenes[number].recording, path_in_talk(found, talk_path)
    scenes = (replace(scene, recording=name) if scene.recording == missing else scene for scene in talk.scenes)
    return replace(talk, scenes=tuple(scenes))


def moved(talk: Talk, source: Path, target: Path) -> Talk:
    """The talk of one path as it must name its recordings at another."""
    scenes = (replace(s, recording=path_in_talk(recording_path(s, source), target)) for s in talk.scenes)
    return replace(talk, scenes=tuple(scenes))


def joined(talks: Mapping[Path, Talk]) -> Talk:
    """The scenes of all these talks, by their paths, as one talk at the path of the first."""
    target = next(iter(talks))
    scenes = (scene for path, talk in talks.items() for scene in moved(talk, path, target).scenes)
    return replace(talks[target], scenes=tuple(scenes))


def save_with_recordings(talk: Talk, source: Path, target: Path) -> Talk:
    """Write the talk at `target` and a copy of each of its recordings beside it; returns it as written.

    `source` is where the talk is, or would be, by which its recordings are named.

    Raises:
        UserError: a recording is missing or a copy cannot be written; recordings already there are never replaced.
    """
    names: dict[str, str] = {}
    for scene in talk.scenes:
        if scene.recording not in names:
            path = recording_path(scene, source)
            if not path.exists():
                sentence = tr("The recording {name} is not at {folder}: find it before packing the talk.")
                raise UserError(sentence.format(name=path.name, folder=path.parent))
            names[scene.recording] = _packed(path, target.parent, list(names.values()))
    packed = replace(talk, scenes=tuple(replace(scene, recording=names[scene.recording]) for scene in talk.scenes))
    write_talk(packed, target)
    return packed


def _packed(path: Path, folder: Path, taken: Sequence[str]) -> str:
    """Copy a recording into a folder, unless it is there; the name it has in it."""
    name, number = path.name, 2
    while True:
        copy = folder / name
        if copy.exists() and copy.resolve() == path.resolve() and name not in taken:
            return name
        if not copy.exists() and name not in taken:
            copy_recording(path, copy)
            return name
        name = f"{path.stem} ({number}){path.suffix}"
        number += 1
