"""What a dropped file or folder is for."""

from dataclasses import dataclass
from pathlib import Path

from scoutview.errors import UserError
from scoutview.talks.talk import ENDING

PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")


@dataclass(frozen=True)
class Drop:
    """`kind`: recording, talk, text, images (many, labelled) or picture (one, to ask with)."""

    kind: str
    path: Path


def drop_of(path: Path) -> Drop:
    """What to do with this path.

    Raises:
        UserError: nothing can be done with it; the sentence says what can.
    """
    suffix = path.suffix.lower()
    if suffix == ".scout":
        return Drop("recording", path)
    if suffix == ENDING:
        return Drop("talk", path)
    if suffix == ".txt":
        return Drop("text", path)
    if path.is_dir() or suffix in (".npz", ".gz") or "idx" in path.name.lower():
        return Drop("images", path)
    if suffix in PICTURES:
        return Drop("picture", path)
    raise UserError(
        f"ScoutView cannot do anything with {path.name}: drop a .scout recording, a .scouttalk talk, a .txt text, "
        "images as .npz, IDX or a folder, or a picture of a digit."
    )
