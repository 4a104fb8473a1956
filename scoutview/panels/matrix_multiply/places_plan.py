"""What is looked at in the model's product and in one's own: chosen, or the telling cell. Arithmetic only."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from scoutview.panels.matrix_multiply.play_plan import Cell, Place
from scoutview.panels.matrix_multiply.product_plan import Product
from scoutview.panels.matrix_multiply.telling_plan import telling_cell, terms_by_size
from scoutview.probe import Probe

T = TypeVar("T")


class Places:
    """A place in the model's product, None before anybody chose one, and another in one's own matrices.

    Of the model's the product at the deciding frame tells which cell is looked at then, and which of its terms are the
    largest; until that is known the one that is shown does.
    """

    def __init__(self) -> None:
        self.model: Place | None = None
        self.own = Place()
        self._deciding: Product | None = None
        self._probe: Probe | None = None  # that the deciding one is about
        self._telling: tuple[Product | None, Place] = (None, Place())
        self._sorted: tuple[Product | None, Cell, tuple[int, ...]] = (None, (0, 0), ())

    def decide(self, product: Product, probe: Probe | None) -> None:
        """What is multiplied at the deciding frame for this probe, or whatever the probe."""
        self._deciding, self._probe = product, probe

    def forget(self) -> None:
        """Another run has another deciding frame."""
        self._deciding = self._probe = None

    def shown(self, product: Product | None, probe: Probe | None, *, own: bool) -> Place:
        """The place inside this product: the nearest to the chosen one, or the telling cell."""
        place = self.own if own else self.model
        if product is None:
            return place or Place()
        if place is not None:
            return place.within(product.shape)
        decider = self._decider(product, probe)
        if self._telling[0] is not decider:
            self._telling = decider, Place(telling_cell(decider))
        return self._telling[1]

    def terms_by_size(self, product: Product, probe: Probe | None) -> tuple[int, ...]:
        """Of the model's product: the places of the terms of the cell that leads, the largest first."""
        decider, cell = self._decider(product, probe), self.shown(product, probe, own=False).lead
        if self._sorted[:2] != (decider, cell):
            self._sorted = decider, cell, terms_by_size(decider, cell)
        return self._sorted[2]

    def _decider(self, product: Product, probe: Probe | None) -> Product:
        deciding = self._deciding
        if deciding is None or self._probe not in (None, probe):
            return product
        return deciding if (deciding.name, deciding.shape) == (product.name, product.shape) else product

    def with_bias(self, product: Product, probe: Probe | None) -> Product:
        """With the bias that it has at the deciding frame told of, so that a sum looks the same at all of them."""
        learns = not product.has_bias and self._decider(product, probe).has_bias
        return replace(product, learns_bias=True) if learns else product

    def take(self, place: Place, *, own: bool) -> None:
        if own:
            self.own = place
        else:
            self.model = place

    def open_anew(self) -> None:
        """The chosen cell stays, and the window is where it is shown best."""
        if self.model is not None:
            self.model = replace(self.model, starts=None)

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


def kept(read: Callable[[Mapping[str, Any]], T], settings: object, otherwise: T) -> T:
    """What was kept, or the usual where that is missing or does not fit any more."""
    try:
        return read(settings) if isinstance(settings, Mapping) else otherwise
    except (ValueError, KeyError, TypeError):
        return otherwise
