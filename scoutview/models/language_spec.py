"""What a language model of any family is, in plain values: everything that its weights do not say.

Sources: Radford et al. (2019), GPT-2; Su et al. (2021), RoFormer, and its scaling in Llama 3 (Dubey et al. 2024,
section 3.2); Ainslie et al. (2023), grouped keys; Shazeer (2020), gated MLPs; Gemma Team (2024), soft caps and norms on
both sides; Press et al. (2021), ALiBi; Devlin et al. (2018), BERT.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

NORMS = ("layer", "rms", "rms of 1 + w", "none")
PLACES = ("before", "after", "both")
PARALLEL = ("", "one norm", "two norms")
HEADS = ("tied", "own", "none")
POSITIONS = ("learned", "rotary", "alibi", "none")
SCALINGS = ("none", "linear", "llama3")
PAIRS = ("halves", "neighbours")
ACTIVATIONS = ("gelu", "tanh gelu", "relu", "silu")
MOST_BLOCKS = 1000

Values = TypeVar("Values", "Rotary", "LanguageModelSpec")


class SpecError(ValueError):
    """Values that describe no model. Its text is one sentence."""


@dataclass(frozen=True)
class Rotary:
    """By how much queries and keys are turned at each position.

    Attributes:
        numbers: of a head that turn, the first ones; an even number.
        theta: the base: pair i of n turns by theta ** (-i / n) at each position, before scaling.
        pairs: which two numbers turn together: those of two `halves`, or `neighbours`.
        scaling: of the turns: all divided by `factor` (linear), or the slow ones alone (llama3).
        factor: by which turns are divided.
        low: turns slower than `original` / low positions are divided by all of the factor (llama3).
        high: turns quicker than `original` / high positions are left alone (llama3).
        original: how many positions the model was trained on at first (llama3).
    """

    numbers: int
    theta: float = 10_000.0
    pairs: str = "halves"
    scaling: str = "none"
    factor: float = 1.0
    low: float = 1.0
    high: float = 4.0
    original: int = 8192

    def __post_init__(self) -> None:
        _among("pairs", self.pairs, PAIRS)
        _among("scaling", self.scaling, SCALINGS)
        if self.numbers < 2 or self.numbers % 2:
            raise SpecError(f"Numbers turn in pairs, so an even count of them turns, not {self.numbers}.")
        if not (self.theta > 1 and self.factor > 0 and self.original > 0 and 0 < self.low < self.high):
            raise SpecError(f"There are no turns of theta {self.theta:g}, factor {self.factor:g}.")


@dataclass(frozen=True)
class LanguageModelSpec:
    """D is the width, H the heads, d the numbers of a head.

    Attributes:
        family: how the family is called, "GPT-2".
        vocabulary: rows of the embedding.
        context: the longest text, in tokens.
        key_heads: heads of keys and values; `heads` / `key_heads` neighbouring queries share one.
        mlp_width: neurons of a block; 0: blocks have no MLP.
        embedding_width: numbers of a row of the embedding, where they are projected to the width and back; 0: as D.
        norm: what all norms compute but those of heads.
        norm_weights, norm_biases: whether norms have them.
        norm_places: before each part, after what it makes is added, or before it and on what it makes.
        parallel: whether the MLP reads the same stream as attention does, through its norm or one of its own.
        head_norm: what brings queries and keys of each head to one length before they turn; "": nothing.
        embedding_norm: whether a norm stands before the first block; its bias goes with those of the others.
        final_norm: whether one stands after the last.
        position_offset: the row of the position table that the first token has.
        rotaries: the kinds of turning that there are.
        rotary_of: which of them each block has, blocks in order.
        windows: how many tokens a token reads from in each block, itself included; 0: all. Empty: all, in all blocks.
        gated: whether a product of its own says how much of each neuron passes.
        biases: the last names of the sites that have one: "query", "expand", "unembedding", ...
        score_scale: what scores are multiplied by.
        scaled_by_block: whether scores of block i are divided by i + 1 besides.
        score_cap, logit_cap: caps c of scores and logits, c tanh(x / c); 0: none.
        embedding_scale: what rows of the embedding are multiplied by.
        head: whether the unembedding is `tied` to the embedding, is its `own`, or there is `none`.
        head_transform: the activation of a product and a norm before the unembedding, as in BERT; "": there are none.
        answers: columns of the unembedding, where they are no rows of the embedding; 0: they are.
        causal: whether tokens read from earlier ones only.
        token_types: rows of the table of token types, of which the first is always added; 0: there is none.
    """

    family: str
    vocabulary: int
    context: int
    width: int
    blocks: int
    heads: int
    key_heads: int
    head_size: int
    mlp_width: int
    activation: str = "gelu"
    gated: bool = False
    embedding_width: int = 0
    norm: str = "layer"
    epsilon: float = 1e-5
    norm_weights: bool = True
    norm_biases: bool = True
    norm_places: str = "before"
    parallel: str = ""
    head_norm: str = ""
    embedding_norm: bool = False
    final_norm: bool = True
    positions: str = "learned"
    position_offset: int = 0
    rotaries: tuple[Rotary, ...] = ()
    rotary_of: tuple[int, ...] = ()
    windows: tuple[int, ...] = ()
    biases: tuple[str, ...] = ()
    score_scale: float = 1.0
    scaled_by_block: bool = False
    score_cap: float = 0.0
    logit_cap: float = 0.0
    embedding_scale: float = 1.0
    head: str = "own"
    head_transform: str = ""
    answers: int = 0
    causal: bool = True
    token_types: int = 0

    def __post_init__(self) -> None:
        for name, value, choices in (
            ("norm", self.norm, NORMS),
            ("norm_places", self.norm_places, PLACES),
            ("parallel", self.parallel, PARALLEL),
            ("head_norm", self.head_norm, ("", *NORMS)),
            ("head", self.head, HEADS),
            ("positions", self.positions, POSITIONS),
            ("activation", self.activation, ACTIVATIONS),
            ("head_transform", self.head_transform, ("", *ACTIVATIONS)),
        ):
            _among(name, value, choices)
        for name in ("vocabulary", "context", "width", "blocks", "heads", "key_heads", "head_size"):
            if getattr(self, name) < 1:
                raise SpecError(f"A model has at least one of “{name}”, not {getattr(self, name)}.")
        self._check_counts()
        self._check_arrangement()

    def _check_counts(self) -> None:
        if self.blocks > MOST_BLOCKS:
            raise SpecError(f"A model has at most {MOST_BLOCKS:,} blocks, not {self.blocks:,}.")
        if self.heads % self.key_heads:
            raise SpecError(f"{self.heads} heads cannot share {self.key_heads} heads of keys evenly.")
        if min(self.mlp_width, self.embedding_width, self.position_offset, self.token_types, self.answers) < 0:
            raise SpecError("Counts are not below 0.")
        if any(window < 0 for window in self.windows):
            raise SpecError("A window is not below 0.")
        if self.answers and self.head == "tied":
            raise SpecError("A head that is tied to the embedding has its rows.")
        if not (self.epsilon >= 0 and self.score_cap >= 0 and self.logit_cap >= 0):
            raise SpecError("Caps and what keeps norms from dividing by 0 are not below 0.")

    def _check_arrangement(self) -> None:
        if self.windows and len(self.windows) != self.blocks:
            raise SpecError(f"There are {len(self.windows)} windows for {self.blocks} blocks.")
        if any(self.windows) and not self.causal:
            raise SpecError("A window looks back, so it is for tokens that read from earlier ones only.")
        if self.parallel and self.norm_places != "before":
            raise SpecError("An MLP beside attention reads through a norm before it.")
        if self.positions == "rotary":
            kinds = range(len(self.rotaries))
            if len(self.rotary_of) != self.blocks or not all(kind in kinds for kind in self.rotary_of):
                raise SpecError("Each block has one of the kinds of turning that there are.")
            if any(rotary.numbers > self.head_size for rotary in self.rotaries):
                raise SpecError(f"No more numbers of a head turn than the {self.head_size} that it has.")
        elif self.rotaries or self.rotary_of:
            raise SpecError(f"With {self.positions} positions nothing turns.")

    @property
    def table_width(self) -> int:
        """Numbers of a row of the embedding."""
        return self.embedding_width or self.width

    @property
    def stream_is_sum(self) -> bool:
        """Whether the residual stream is the sum of what its parts add; with norms after it, it is not."""
        return self.norm_places != "after"

    @property
    def heads_add(self) -> bool:
        """Whether each head by itself adds to the stream; a norm on what attention makes stands in between."""
        return self.norm_places == "before"

    def has_bias(self, site: str) -> bool:
        return site in self.biases

    def window(self, block: int) -> int:
        """How many tokens a token reads from; 0: all."""
        return self.windows[block] if self.windows else 0

    def rotary(self, block: int) -> Rotary | None:
        return self.rotaries[self.rotary_of[block]] if self.positions == "rotary" else None

    def scale(self, block: int) -> float:
        """What scores of this block are multiplied by."""
        return self.score_scale / (block + 1) if self.scaled_by_block else self.score_scale

    def to_json(self) -> dict[str, Any]:
        """Plain values: `json.dumps` takes them, `from_json` reads them."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, values: object) -> LanguageModelSpec:
        """Of what `to_json` gave, or what claims to be so.

        Raises:
            SpecError: it describes no model.
        """
        return _read(cls, values)


def _among(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise SpecError(f"“{name}” is one of {', '.join(filter(None, choices))}, not “{value}”.")


def _read(kind: type[Values], values: object) -> Values:
    if not isinstance(values, Mapping):
        raise SpecError(f"A {kind.__name__} is written as named values.")
    fields = {field.name: field for field in dataclasses.fields(kind)}
    for name in values:
        if name not in fields:
            raise SpecError(f"A {kind.__name__} has no “{name}”.")
    missing = [name for name, field in fields.items() if field.default is dataclasses.MISSING and name not in values]
    if missing:
        raise SpecError(f"A {kind.__name__} has a “{missing[0]}”, which is not told.")
    return kind(**{name: _value(name, str(fields[name].type), value) for name, value in values.items()})


def _value(name: str, kind: str, value: object) -> Any:
    """As a field of this kind has it."""
    if kind.startswith("tuple"):
        if not isinstance(value, list | tuple) or len(value) > MOST_BLOCKS:
            raise SpecError(f"“{name}” is a list.")
        inner = kind.removeprefix("tuple[").partition(",")[0]
        return tuple(_read(Rotary, each) if inner == "Rotary" else _value(name, inner, each) for each in value)
    if kind == "float" and isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    expected = {"int": int, "bool": bool, "str": str}.get(kind)
    if expected is None or type(value) is not expected:
        raise SpecError(f"“{name}” is written as {kind}, not as {type(value).__name__}.")
    return value
