"""A transformer as a list of parts, this one or a published one, and what is shown of it. Arithmetic only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from scoutview.graphics.base.token_label import token_label
from scoutview.interventions import Intervention, parse_interventions
from scoutview.language import tr
from scoutview.observation import Observation

PARTS = ("circuit_parts", "circuit_kinds", "circuit_blocks", "circuit_weights", "circuit_units", "circuit_reaches")
COMPUTED = ("circuit_shapes", "circuit_multiplications", "circuit_sites", "circuit_site_parts")
KNOWN = ("known_names", "known_size_names", "known_sizes", "known_sources")
ADDING = ("attention", "recurrence", "mlp")  # read from the residual stream and add back onto it
OUTCOMES = 3


@dataclass(frozen=True)
class Part:
    """One part; `rows` x `numbers` leave it and `sites` are its products, where it was computed at all.

    One `beside` the part before it reads the same stream as that does. What it reads `through` is a convolution, whose
    weights and multiplications count as its own; `reach` is how many tokens before each one that mixes in.
    """

    name: str
    kind: str
    block: int
    weights: int
    units: int
    rows: int = 0
    numbers: int = 0
    multiplications: int = 0
    sites: tuple[str, ...] = ()
    reach: int = 0
    through: "Part | None" = None
    beside: bool = False

    def apart(self) -> tuple["Part", ...]:
        """What it reads through and the part itself, each with its own numbers."""
        if self.through is None:
            return (self,)
        weights, multiplications = self.through.weights, self.through.multiplications
        own = replace(
            self, weights=self.weights - weights, multiplications=self.multiplications - multiplications, through=None
        )
        return self.through, own


@dataclass(frozen=True)
class Circuit:
    """Parts in their order. Of a published one, `source` says where, and `published` how many weights were told."""

    title: str
    parts: tuple[Part, ...]
    context: int = 0
    tokens: tuple[str, ...] = ()
    outcomes: tuple[tuple[str, float], ...] = ()  # the likeliest, with their probabilities
    source: str = ""
    published: int = 0

    @property
    def is_here(self) -> bool:
        return not self.source

    @property
    def layers(self) -> int:
        return max((part.block for part in self.parts), default=-1) + 1

    @cached_property
    def weights(self) -> int:
        return sum(part.weights for part in self.parts)

    @cached_property
    def multiplications(self) -> int:
        return sum(part.multiplications for part in self.parts)

    @property
    def steps(self) -> int:
        """Of a forward pass: the tokens, each part, the answer."""
        return len(self.parts) + 2 if self.is_here and self.parts else 0

    def part_at(self, step: int) -> int | None:
        """The number of the part that is computed at a step, from 0; none at the first and the last."""
        return step - 1 if 0 < step <= len(self.parts) else None

    def multiplications_until(self, step: int) -> int:
        """All that were needed up to and with a step."""
        return sum(part.multiplications for part in self.parts[:step])

    def joins(self, part: Part) -> bool:
        """Whether a looked-up vector is that of a token of its own, rather than added to those of all tokens."""
        return part.kind == "lookup" and 0 < part.rows < len(self.tokens)

    def number(self, name: str) -> int | None:
        """Which part has this name."""
        return next((number for number, part in enumerate(self.parts) if part.name == name), None)


def circuit_of(observation: Observation) -> Circuit:
    """The wiring of the model that was asked, and what it answered."""
    names, kinds, blocks, weights, units, reaches = (observation[channel].tolist() for channel in PARTS)
    shapes, multiplications, sites, owners = (observation[channel].tolist() for channel in COMPUTED)
    beside = observation.arrays.get("circuit_beside", np.zeros(len(names))).tolist()  # older answers have none
    parts = tuple(
        Part(
            name,
            kinds[number],
            blocks[number],
            weights[number],
            units[number],
            shapes[number][0],
            shapes[number][1],
            multiplications[number],
            tuple(site for site, owner in zip(sites, owners, strict=True) if owner == number),
            reaches[number],
            beside=bool(beside[number]),
        )
        for number, name in enumerate(names)
    )
    return Circuit(
        tr("This model"),
        _folded(parts),
        tokens=tuple(token_label(str(token)) for token in observation["tokens"]),
        outcomes=_likeliest(observation["outcomes"], observation["outcome_probabilities"]),
    )


def _folded(parts: Sequence[Part]) -> tuple[Part, ...]:
    """A convolution is part of what reads through it, as a norm is."""
    found: list[Part] = []
    for part in parts:
        if found and found[-1].kind == "convolution" and part.kind in ADDING:
            part = _through(found.pop(), part)  # noqa: PLW2901  what stands for both
        found.append(part)
    return tuple(found)


def _through(convolution: Part, part: Part) -> Part:
    return replace(
        part,
        weights=part.weights + convolution.weights,
        multiplications=part.multiplications + convolution.multiplications,
        reach=convolution.reach,
        through=convolution,
    )


def _likeliest(names: np.ndarray, probabilities: np.ndarray) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-np.nan_to_num(probabilities), kind="stable")[:OUTCOMES]
    return tuple((token_label(str(names[place])), float(probabilities[place])) for place in order)


def known_circuits(observation: Observation) -> tuple[Circuit, ...]:
    """Those whose figures were published, as the lab tells them."""
    names, size_names, sizes, sources = (observation[channel].tolist() for channel in KNOWN)
    return tuple(
        published_circuit(name, dict(zip(size_names, row, strict=True)), source)
        for name, row, source in zip(names, sizes, sources, strict=True)
    )


def published_circuit(name: str, sizes: Mapping[str, int], source: str) -> Circuit:
    """A GPT-2 or GPT-3 of these sizes; its weights are counted from them.

    Source: Radford et al. (2019) and github.com/openai/gpt-2, src/model.py: biases everywhere, a norm (two numbers for
    each of the width) before each part and at the end, and an unembedding that is the table of the embedding.
    """
    width, inner, words = sizes["width"], sizes["mlp_width"], sizes["vocabulary"]
    norm = 2 * width
    attention = 4 * (width * width + width) + norm
    mlp = width * inner + inner + inner * width + width + norm
    blocks = [
        part
        for block in range(sizes["layers"])
        for part in (
            Part(f"block.{block}.attention", "attention", block, attention, sizes["heads"]),
            Part(f"block.{block}.mlp", "mlp", block, mlp, inner),
        )
    ]
    parts = (
        Part("embedding", "lookup", -1, words * width, words),
        Part("position", "lookup", -1, sizes["context"] * width, sizes["context"]),
        *blocks,
        Part("norm", "norm", -1, norm, 0),
        Part("unembedding", "unembedding", -1, 0, words),
    )
    return Circuit(name, parts, context=sizes["context"], source=source, published=sizes["weights"])


def circuit_named(circuits: Sequence[Circuit], name: str) -> Circuit | None:
    """The one of this title."""
    return next((circuit for circuit in circuits if circuit.title == name), None)


@dataclass(frozen=True)
class PartChanges:
    """What was done to a part: what made it pass nothing on, and what else was changed in it, both as written."""

    off: str = ""
    changed: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """In a few words, or nothing."""
        if self.off:
            return tr("off")
        if len(self.changed) > 1:
            return tr("%n changes", "", len(self.changed), one="1 change")
        return self.changed[0] if self.changed else ""


def changes_by_part(circuit: Circuit, interventions: Sequence[str]) -> dict[int, PartChanges]:
    """By number, those parts that an intervention is about."""
    asked = parse_interventions(interventions)
    found: dict[int, PartChanges] = {}
    for number, part in enumerate(circuit.parts):
        about = [change for change in asked if _is_about(change, part)]
        if about:
            off = next((change.text for change in about if _silences(change, part)), "")
            found[number] = PartChanges(off, tuple(change.text for change in about if change.text != off))
    return found


def switch_of(part: Part, changes: PartChanges) -> str:
    """The intervention that switches a part off, or the one to take back; nothing for what cannot be switched."""
    if changes.off or not part.sites:
        return changes.off
    if part.kind == "attention":
        return Intervention("attention", "off", layer=part.block).text
    if part.kind == "mlp":
        return Intervention("mlp", "off", layer=part.block).text
    return Intervention("output", "off", site=part.sites[-1]).text


def _is_about(change: Intervention, part: Part) -> bool:
    if change.kind in ("attention", "head"):
        return part.kind == "attention" and part.block == change.layer
    if change.kind == "unit":
        return part.kind == "recurrence" and part.block == change.layer
    if change.kind in ("mlp", "neuron"):
        return part.kind == "mlp" and part.block == change.layer
    names = [each.name for each in part.apart()]
    return any(change.site == name or change.site.startswith(f"{name}.") for name in names)


def _silences(change: Intervention, part: Part) -> bool:
    """Whether nothing of the part is passed on, at any position."""
    zero = change.deed == "off" or (change.deed in ("set", "times") and change.value == 0)
    whole = change.kind in ADDING or (
        change.kind == "output" and not change.index and part.sites[-1:] == (change.site,)
    )
    return zero and whole and change.at is None


@dataclass(frozen=True)
class CircuitRow:
    """A row: `what` is tokens, part, gap or answer; `first` to `last` are the numbers of its parts, `first` below."""

    what: str
    first: int = 0
    last: int = -1

    @property
    def is_part(self) -> bool:
        return self.what == "part"


@dataclass(frozen=True)
class CircuitView:
    """`step` of a forward pass has been reached, from 0; `changes` and `hovered` name parts by their numbers."""

    circuit: Circuit
    step: int = 0
    changes: Mapping[int, PartChanges] = field(default_factory=dict)
    hovered: int | None = None

    @property
    def is_at_end(self) -> bool:
        """Whether all of it is lit: a forward pass that is done, or a model that has none here."""
        return not self.circuit.is_here or self.step >= self.circuit.steps - 1

    def reached(self, row: CircuitRow) -> bool:
        """Whether the forward pass has come to a row."""
        if self.is_at_end or row.what == "tokens":
            return True
        return row.what != "answer" and self.step > row.first

    def is_current(self, row: CircuitRow) -> bool:
        """Whether a row is what is computed at this step; at the end nothing is."""
        if self.is_at_end:
            return False
        if row.what == "tokens":
            return self.step == 0
        return row.what != "answer" and row.first <= self.step - 1 <= row.last

    def changes_to(self, part: int) -> PartChanges:
        return self.changes.get(part, PartChanges())
