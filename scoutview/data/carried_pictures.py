"""What a recording carries of its labelled pictures, so that it can be looked at where the data is not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scoutview.data.labelled_images import LabelledImages
from scoutview.errors import UserError
from scoutview.frame import read_only
from scoutview.language import tr

MOST_CARRIED = 200
PICTURES, DESCRIPTION = "validation_pictures.safetensors", "pictures.json"


@dataclass(frozen=True, eq=False)
class CarriedPictures:
    """At most 200 validation pictures (N, H, W) 0..1 with labels (N,), and what is known of the whole data.

    `low` and `high` are the intensities of the source that became 0 and 1; `digest` is the data's SHA-256.
    `split_given`: the source says which pictures are held out; `notes` are sentences about how it was read.
    """

    pictures: np.ndarray
    labels: np.ndarray
    classes: tuple[str, ...]
    title: str
    low: float
    high: float
    digest: str
    split_given: bool = False
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, images: LabelledImages, validation: np.ndarray) -> CarriedPictures:
        carried = validation[:MOST_CARRIED]
        return cls(
            pictures=images.pictures[carried],
            labels=images.labels[carried],
            classes=images.classes,
            title=images.title,
            low=images.low,
            high=images.high,
            digest=images.digest,
            split_given=images.held_out is not None,
            notes=images.notes,
        )

    @classmethod
    def from_assets(cls, assets: Mapping[str, bytes]) -> CarriedPictures:
        """Raises UserError where a recording lacks them."""
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            arrays = load(assets[PICTURES])
            said = json.loads(assets[DESCRIPTION])
            return cls(
                pictures=read_only(arrays["pictures"].astype(np.float32)),
                labels=read_only(arrays["labels"]),
                classes=tuple(said["classes"]),
                title=said["title"],
                low=said["low"],
                high=said["high"],
                digest=said["digest"],
                split_given=bool(said.get("split_given", False)),
                notes=tuple(said.get("notes", ())),
            )
        except (KeyError, ValueError, TypeError, SafetensorError) as error:
            raise UserError(tr("The pictures that this recording should carry are missing or damaged.")) from error

    def to_assets(self) -> dict[str, bytes]:
        """16-bit pictures: exact for intensities in 1/16, to 0.0002 for others."""
        from safetensors.numpy import save

        said = {
            "classes": self.classes,
            "title": self.title,
            "low": self.low,
            "high": self.high,
            "digest": self.digest,
        }
        if self.split_given or self.notes:
            said |= {"split_given": self.split_given, "notes": self.notes}
        arrays: dict[str, np.ndarray] = {
            "pictures": np.ascontiguousarray(self.pictures, np.float16),
            "labels": np.ascontiguousarray(self.labels, np.int64),
        }
        return {PICTURES: save(arrays), DESCRIPTION: json.dumps(said, ensure_ascii=False).encode()}

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) of a picture."""
        return self.pictures.shape[1], self.pictures.shape[2]
