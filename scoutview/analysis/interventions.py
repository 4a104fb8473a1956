"""Changes a model while it is asked: activations by hooks on its sites, weights for the time being.

Switching a part off to see what it does is ablation; taking an activation over from another input is activation
patching (Meng et al. 2022, Locating and Editing Factual Associations in GPT; Vig et al. 2020).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.sites import is_site
from scoutview.errors import InterventionError, UserError
from scoutview.interventions import Intervention, Neurons, Reached
from scoutview.language import tr
from scoutview.models.token_model import EachInTurn, Memory, heads_read, memories

ALL = slice(None)
IN_TURN = (EachInTurn, Memory)  # of each token in turn, where the one before must be known
TEXT_AXES = 3  # of the activations of texts: (text, position, width)
CONVOLUTIONS = (nn.Conv1d, nn.Conv2d, nn.Conv3d)  # channels stand on the second axis of what enters and leaves them

# What another probe has at the places of interventions, one activation for each time that the model computes it.
TakenOver: TypeAlias = Mapping[Intervention, Sequence[Tensor]]
NOTHING: TakenOver = MappingProxyType({})
# The vector (D) of a name after a block, in the model as it is; raises UserError where there is none of this name.
Directions: TypeAlias = Callable[[str, int], np.ndarray]


def undirected(name: str, block: int) -> np.ndarray:
    """For models without named directions."""
    raise UserError(tr("No directions of this model have names."))


@contextmanager
def intervened(
    model: nn.Module,
    interventions: Sequence[Intervention],
    neurons: Sequence[Neurons] = (),
    taken: TakenOver = NOTHING,
    directions: Directions = undirected,
) -> Iterator[Mapping[Intervention, Reached]]:
    """The model is changed inside the `with`, in the order told, and bit for bit as before after it.

    What became of each change of activations is in the mapping.

    Args:
        model: any; its sites are what can be named. A head is a slice of what enters `block.<i>.attention.output`, a
            neuron one number of what enters `block.<i>.mlp.contract`, or the site that `neurons` names. A unit is a
            cell of a recurrent layer.
        interventions: what to change.
        neurons: the model's layers of neurons, where it has no such blocks.
        taken: the activations of another probe, for interventions that take them over: the first for the first time
            that the place is computed, and so on. Where there are no more, it stays as it is.
        directions: what tells the vectors of named directions. They are asked for before anything is changed.

    Raises:
        InterventionError: an intervention names something this model does not have.
    """
    places = _places(model, interventions, neurons, directions)
    reached: dict[Intervention, Reached] = {}
    with ExitStack() as changed:
        for place in places:
            if place.is_weight:
                changed.enter_context(place.weight_changed())
                continue
            others = taken.get(place.what, ()) if place.what.deed == "from" else None
            reached[place.what] = Reached(taken=len(taken[place.what]) if place.what in taken else None)
            changed.enter_context(place.hooked(others, reached[place.what]))
        yield reached


@contextmanager
def caught(
    model: nn.Module, interventions: Sequence[Intervention], neurons: Sequence[Neurons] = ()
) -> Iterator[TakenOver]:
    """What the model has at the places of these interventions goes into the mapping, as often as it is computed.

    Raises:
        InterventionError: an intervention names something this model does not have.
    """
    found: dict[Intervention, list[Tensor]] = {what: [] for what in interventions}
    with ExitStack() as watched:
        for place in _places(model, list(found), neurons):
            watched.enter_context(place.caught(found[place.what]))
        yield found


def _places(
    model: nn.Module,
    interventions: Sequence[Intervention],
    neurons: Sequence[Neurons],
    directions: Directions = undirected,
) -> list[_Place]:
    places = []
    for intervention in interventions:
        with naming(intervention):
            if intervention.kind == "direction":
                places.append(_along(model, intervention, directions))
            else:
                places.append(_place(model, intervention, neurons))
    return places


@contextmanager
def naming(intervention: Intervention) -> Iterator[None]:
    """An error inside says which intervention it is about."""
    try:
        yield
    except InterventionError:
        raise
    except UserError as error:
        raise InterventionError(str(error), intervention.text) from error


class _Place:
    """Where in this model an intervention takes hold: a module, a side of it, a range along its last axis."""

    def __init__(
        self,
        what: Intervention,
        module: nn.Module,
        side: str,
        numbers: slice = ALL,
        *,
        axis: int = -1,
        vector: Tensor | None = None,
    ) -> None:
        self.what, self.module, self.side, self._vector = what, module, side, vector
        self._numbers, self._axis = numbers, axis

    @property
    def is_weight(self) -> bool:
        return self.what.kind == "weight"

    @contextmanager
    def weight_changed(self) -> Iterator[None]:
        weight = _parameter(self.module, self.what)
        index = _weight_index(weight, self.what)
        before = weight.detach().clone()
        try:
            with torch.no_grad():
                weight[index] = self._new(weight[index], None)
            yield
        finally:
            with torch.no_grad():
                weight.copy_(before)

    @contextmanager
    def hooked(self, others: Sequence[Tensor] | None, reached: Reached) -> Iterator[None]:
        """Changed each time that it is computed; from other activations, one after the other, where there are some."""
        left = iter(others or ())
        taken: Tensor | None = None  # in this pass

        def changed(activation: Tensor) -> Tensor:
            nonlocal taken
            if not self._turn:
                taken = next(left, None)
                reached.passes += 1
            other = taken if taken is None or not self._turns else self._in_turn(taken)
            if self._has_positions(activation):
                reached.positions = max(reached.positions, self._turns or activation.shape[1])
            if others is not None and other is None:
                return activation
            new = self._changed(activation, other)
            reached.changed |= new is not activation
            return new

        handle = (
            self.module.register_forward_pre_hook(lambda _, inputs: (changed(inputs[0]), *inputs[1:]))
            if self.side == "input"
            else self.module.register_forward_hook(lambda _module, _inputs, output: changed(output))
        )
        try:
            yield
        finally:
            handle.remove()

    @contextmanager
    def caught(self, into: list[Tensor]) -> Iterator[None]:
        """Each activation here goes into the list."""

        def keep(tensor: Tensor) -> None:
            own = tensor.detach().clone()
            if self._turn:
                own = torch.cat([into.pop(), own], 1)
            into.append(own)

        handle = (
            self.module.register_forward_pre_hook(lambda _, inputs: keep(inputs[0]))
            if self.side == "input"
            else self.module.register_forward_hook(lambda _module, _inputs, output: keep(output))
        )
        try:
            yield
        finally:
            handle.remove()

    def _changed(self, activation: Tensor, other: Tensor | None) -> Tensor:
        """A copy with the change in it; the same where there is no such position."""
        where: list[slice] = [slice(None)] * activation.ndim
        if other is not None:
            other = other.expand(len(activation), *other.shape[1:]) if len(other) == 1 else other
            where[0] = slice(0, min(len(activation), len(other)))
        where[self._axis] = self._numbers
        if self._has_positions(activation):
            where[1] = self._positions(activation.shape[1], None if other is None else other.shape[1])
            if where[1].start == where[1].stop:
                return activation
        elif self.what.at is not None:
            sentence = tr("“{text}” names a position, but there are none here: leave out “at”.").format(
                text=self.what.text
            )
            raise InterventionError(sentence, self.what.text)
        changed, place = activation.clone(), tuple(where)
        changed[place] = self._new(activation[place], None if other is None else other[place])
        return changed

    def _has_positions(self, activation: Tensor) -> bool:
        return activation.ndim == TEXT_AXES and self._axis == -1

    @property
    def _turns(self) -> int:
        """How many tokens there are, where only the one whose turn it is is computed here at a time; else 0."""
        return self.module.length if isinstance(self.module, IN_TURN) else 0

    @property
    def _turn(self) -> int:
        """Whose turn it is; 0 where all are computed at once."""
        return self.module.place if isinstance(self.module, IN_TURN) else 0

    def _in_turn(self, taken: Tensor) -> Tensor | None:
        """What another text has at this token, as long as it is: (B, T, width) -> (B, 1, width)."""
        return taken[:, self._turn : self._turn + 1] if self._turn < taken.shape[1] else None

    def _positions(self, length: int, others: int | None) -> slice:
        """Those of a text that change: none where it is too short, and of another text those that both have."""
        if self._turns:
            named = None if self.what.at is None else self.what.at + (self._turns if self.what.at < 0 else 0)
            return slice(0, int(named in (None, self._turn)))
        most = length if others is None else min(length, others)
        if self.what.at is None:
            return slice(0, most)
        at = self.what.at + (length if self.what.at < 0 else 0)
        return slice(at, at + 1) if 0 <= at < most else slice(0, 0)

    def _new(self, old: Tensor, other: Tensor | None) -> Tensor:
        deed, value = self.what.deed, self.what.value
        if other is not None:
            return other
        if deed == "times":
            return old * value
        if self._vector is not None:
            return old + value * self._vector
        return old + value if deed == "add" else torch.full_like(old, value)


def _place(model: nn.Module, what: Intervention, neurons: Sequence[Neurons]) -> _Place:
    if what.kind == "weight":
        return _weight_place(model, what)
    if what.kind in ("input", "output"):
        module = _site(model, what.site)
        axis = _axis(module)
        if isinstance(module, nn.Embedding) and what.kind == "input":
            raise UserError(
                tr("What enters {site} are numbers of rows, no activations: change its output.").format(site=what.site)
            )
        return _Place(what, module, what.kind, _one(module, what), axis=axis)
    if what.kind == "unit":
        return _unit(model, what)
    if what.kind == "neuron" and neurons:
        return _declared_neuron(model, what, neurons)
    if what.kind == "head" and heads_read(model):
        return _head_read(model, what)
    return _part_of_block(model, what)


def _declared_neuron(model: nn.Module, what: Intervention, layers: Sequence[Neurons]) -> _Place:
    _check_layer(what, len(layers), tr("layer of neurons"))
    layer = layers[what.layer]
    module = _site(model, layer.site)
    width = _width(module, "input")
    count = layer.count or width
    _check_number(
        what,
        count,
        tr("This model has no neuron {layer}.{number}: layer {layer} has neurons {layer}.0 to {layer}.{last}."),
    )
    size = width // count
    return _Place(what, module, "input", slice(what.number * size, (what.number + 1) * size), axis=_axis(module))


def _head_read(model: nn.Module, what: Intervention) -> _Place:
    """A head of a model that says itself where its heads are."""
    attentions = heads_read(model)
    _check_layer(what, len(attentions), tr("attention", "a layer of heads"))
    attention = attentions[what.layer]
    _check_number(
        what,
        attention.heads,
        tr("This model has no head {layer}.{number}: attention {layer} has heads {layer}.0 to {layer}.{last}."),
    )
    size = attention.size
    return _Place(what, attention, "output", slice(what.number * size, (what.number + 1) * size))


def _unit(model: nn.Module, what: Intervention) -> _Place:
    """A cell of a recurrent layer: what it keeps after each token."""
    layers = memories(model)
    if not layers:
        raise UserError(tr("This model has no units that keep something from token to token: only recurrent ones do."))
    _check_layer(what, len(layers), tr("recurrent layer"))
    layer = layers[what.layer]
    _check_number(
        what,
        layer.cells,
        tr("This model has no unit {layer}.{number}: layer {layer} has units {layer}.0 to {layer}.{last}."),
    )
    return _Place(what, layer, "output", slice(what.number, what.number + 1))


def _check_layer(what: Intervention, count: int, named: str) -> None:
    if what.layer >= count:
        sentence = (
            tr("This model has no {named} {layer}: they are numbered 0 to {last}.")
            if count > 1
            else tr("This model has no {named} {layer}: they are numbered 0 alone.")
        )
        raise UserError(sentence.format(named=named, layer=what.layer, last=count - 1))


def _check_number(what: Intervention, count: int, sentence: str) -> None:
    """`sentence` says, with the layer and number asked and the last number, that there is no such part."""
    if what.number >= count:
        raise UserError(sentence.format(layer=what.layer, number=what.number, last=count - 1))


def _along(model: nn.Module, what: Intervention, directions: Directions) -> _Place:
    """What is added to the stream after a block is as if its last part had written it."""
    place = _part_of_block(model, replace(what, kind="mlp"))
    assert isinstance(place.module, nn.Linear)
    weight = place.module.weight
    vector = torch.tensor(directions(what.name, what.layer), dtype=weight.dtype, device=weight.device)  # (D)
    return _Place(what, place.module, "output", vector=vector)


def _part_of_block(model: nn.Module, what: Intervention) -> _Place:
    writer = "attention.output" if what.kind in ("head", "attention") else "mlp.contract"
    name = f"block.{what.layer}.{writer}"
    modules = dict(model.named_modules())
    blocks = sum(f"block.{layer}.{writer}" in modules for layer in range(len(modules)))
    if not blocks:
        raise UserError(
            tr("This model has no {kind}: its parts are {names}.").format(
                kind=what.kind, names=", ".join(site_names(model))
            )
        )
    if name not in modules:
        raise UserError(
            tr("This model has no block {layer}: its blocks are numbered 0 to {last}.").format(
                layer=what.layer, last=blocks - 1
            )
        )
    module = modules[name]
    assert isinstance(module, nn.Linear)
    if what.kind in ("attention", "mlp"):
        return _Place(what, module, "output")
    count = module.in_features
    if what.kind == "head":
        count = int(getattr(modules[f"block.{what.layer}.attention"], "heads", 1))
    sentence = (
        tr("This model has no head {layer}.{number}: block {layer} has heads {layer}.0 to {layer}.{last}.")
        if what.kind == "head"
        else tr("This model has no neuron {layer}.{number}: block {layer} has neurons {layer}.0 to {layer}.{last}.")
    )
    _check_number(what, count, sentence)
    size = module.in_features // count
    return _Place(what, module, "input", slice(what.number * size, (what.number + 1) * size))


def site_names(model: nn.Module) -> tuple[str, ...]:
    """All sites of a model, in its own order."""
    return tuple(name for name, module in model.named_modules() if _can_be_changed(module))


def _can_be_changed(module: nn.Module) -> bool:
    """Whether it is a site, or a convolution that is no matrix product: over time, with groups, with other edges."""
    return is_site(module) or isinstance(module, CONVOLUTIONS)


def _axis(module: nn.Module) -> int:
    """The axis of the numbers of a site: of channels, or the last."""
    return 1 if isinstance(module, CONVOLUTIONS) else -1


def _site(model: nn.Module, name: str) -> nn.Module:
    module = dict(model.named_modules()).get(name)
    if module is None or not _can_be_changed(module):
        raise UserError(
            tr("This model has no site “{name}”: there are {names}.").format(
                name=name, names=", ".join(site_names(model))
            )
        )
    return module


def _one(module: nn.Module, what: Intervention) -> slice:
    """One number of a vector (one channel of a picture), or all."""
    if not what.index:
        return ALL
    count = _width(module, what.kind)
    number = what.index[0]
    if not 0 <= number < count:
        raise UserError(
            (
                tr("The input of {site} has numbers 0 to {last}, not {number}.")
                if what.kind == "input"
                else tr("The output of {site} has numbers 0 to {last}, not {number}.")
            ).format(site=what.site, last=count - 1, number=number)
        )
    return slice(number, number + 1)


def _width(module: nn.Module, side: str) -> int:
    """How many numbers, or channels, stand on that side of a site."""
    if isinstance(module, nn.Embedding):
        return module.embedding_dim
    if isinstance(module, CONVOLUTIONS):
        return module.in_channels if side == "input" else module.out_channels
    assert isinstance(module, nn.Linear)
    return module.in_features if side == "input" else module.out_features


def _weight_place(model: nn.Module, what: Intervention) -> _Place:
    """The module of `site`, which may be named with `.weight` or `.bias` at its end."""
    name = what.site.rpartition(".")[0] if what.site not in dict(model.named_modules()) else what.site
    module = dict(model.named_modules()).get(name)
    if module is None or not isinstance(getattr(module, "weight", None), Tensor):
        raise UserError(
            tr("This model has no weight “{site}”: there are {names}.").format(
                site=what.site, names=", ".join(site_names(model))
            )
        )
    _weight_index(_parameter(module, what), what)  # says what is wrong with it before anything is changed
    return _Place(what, module, "weight")


def _parameter(module: nn.Module, what: Intervention) -> Tensor:
    last = what.site.rpartition(".")[2]
    parameter = getattr(module, last if last in ("weight", "bias") else "weight", None)
    if not isinstance(parameter, Tensor):
        raise UserError(tr("This model has no weight “{site}”.").format(site=what.site))
    return parameter


def _weight_index(weight: Tensor, what: Intervention) -> tuple[int | slice, ...]:
    shape = tuple(weight.shape)
    fits = not what.index or len(what.index) == len(shape)
    if not fits or any(not 0 <= place < size for place, size in zip(what.index, shape, strict=False)):
        sizes = ", ".join(tr("0 to {last}").format(last=size - 1) for size in shape)
        raise UserError(
            tr("A number of {site} is named by [{sizes}], not {index}.").format(
                site=what.site, sizes=sizes, index=list(what.index)
            )
        )
    return what.index or (slice(None),)
