"""What is looked at in the model's product and in one's own: chosen, or the telling cell. Arithmetic only."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from scoutview.panels.matrix_multiply.play_plan import Place
from scoutview.panels.matrix_multiply.product_plan import Product
from scoutview.panels.matrix_multiply.telling_plan import telling_cell

T = TypeVar("T")


class Places:
    """A place in the model's product, None before anybody chose one, and another in one's own matrices."""

    def __init__(self) -> None:
        self.model: Place | None = None
        self.own = Place()
        self._telling: tuple[Product | None, Place] = (None, Place())

    def shown(self, product: Product | None, *, own: bool) -> Place:
        """The place inside this product: the nearest to the chosen one, or the telling cell."""
        place = self.own if own else self.model
        if product is None:
            return place or Place()
        return self._telling_place(product) if place is None else place.within(product.shape)

    def take(self, place: Place, *, own: bool) -> None:
        if own:
            self.own = place
        else:
            self.model = place

    def fill(self) -> None:
        """All of both outputs is there."""
        self.own = self.own.full()
        if self.model is not None:
            self.model = self.model.full()

    def to_settings(self) -> dict[str, Any]:
        model = None if self.model is None else self.model.to_settings()
        return {"place": model, "own_place": self.own.to_settings()}

    def restore(self, settings: Mapping[str, Any]) -> None:
        """Take up what `to_settings` gave; what is something else is as if nobody had chosen."""
        self.model = kept(Place.from_settings, settings.get("place"), None)
        self.own = kept(Place.from_settings, settings.get("own_place"), Place())

    def _telling_place(self, product: Product) -> Place:
        if self._telling[0] is not product:
            self._telling = product, Place(telling_cell(product))
        return self._telling[1]


def kept(read: Callable[[Mapping[str, Any]], T], settings: object, otherwise: T) -> T:
    """What was kept, or the usual where that is missing or does not fit any more."""
    try:
        return read(settings) if isinstance(settings, Mapping) else otherwise
    except (ValueError, KeyError, TypeError):
        return otherwise
