"""The labelled pictures of a run: read from the data to train, from the recording to look at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from scoutview.data.carried_pictures import CarriedPictures
from scoutview.data.digits import SHIPPED, Split, load_images, split_images
from scoutview.data.labelled_images import LabelledImages
from scoutview.errors import UserError
from scoutview.language import tr


class PictureSource:
    """`carried` and what follows from it needs no data where the recording's `assets` are given."""

    def __init__(self, images: str, train_images: int, assets: Mapping[str, bytes] | None) -> None:
        self._path = images
        self._train_images = train_images
        self._assets = assets

    @cached_property
    def images(self) -> LabelledImages:
        """All pictures.

        Raises:
            UserError: they cannot be read, or are not those that the recording was made with.
        """
        images = load_images(self._path)
        if self._assets is None or images.digest == self.carried.digest:
            return images
        for before in (images.numbered_by, images.in_order_of):  # once classes were sorted letter by letter
            sorted_before = before(self.carried.classes)
            if sorted_before.digest == self.carried.digest:
                return sorted_before
        raise UserError(
            tr("The images at “{path}” are not those that this recording was trained on.").format(path=self._path)
        )

    @cached_property
    def split(self) -> Split:
        """As the source says; runs of before it was asked draw it, as those do whose source says nothing."""
        given = self._assets is None or self.carried.split_given
        return split_images(self.images.labels, self._train_images, self.images.held_out if given else None)

    @cached_property
    def carried(self) -> CarriedPictures:
        """The validation pictures that the recording carries, rounded as it stores them."""
        if self._assets is not None:
            return CarriedPictures.from_assets(self._assets)
        return CarriedPictures.from_assets(CarriedPictures.of(self.images, self.split.validation).to_assets())

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know of how the pictures were read."""
        held_out = (tr("What the data keeps for testing is held out."),) if self.carried.split_given else ()
        return (*self.carried.notes, *held_out)

    @property
    def title(self) -> str:
        title = self.carried.title
        if self._path in SHIPPED:  # recordings hold it in English
            title = {"28x28 digits (MNIST)": tr("28x28 digits (MNIST)"), "8x8 digits": tr("8x8 digits")}.get(
                title, title
            )
        if self._train_images:
            title = tr("{title} · {count:,} to train on").format(title=title, count=self._train_images)
        return title if self._path in SHIPPED else tr("{title} · your images").format(title=title)
