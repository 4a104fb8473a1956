"""A language model of any family, as its spec says: one way through it, on any device, with weights as they are stored.

B texts, T tokens, V tokens in the vocabulary, D width, M neurons of a block, H heads.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from scoutview.models.initialization import undrawn
from scoutview.models.language_attention import LanguageAttention, last, spec_norm
from scoutview.models.language_parts import ACTIVATION, Norm, StoredEmbedding, StoredLinear, capped
from scoutview.models.language_spec import LanguageModelSpec
from scoutview.models.language_step import STEP_KINDS, Step
from scoutview.models.token_model import Product
from scoutview.models.transformer import TokenTransformer


class LanguageMLP(nn.Module):
    """Sites: perhaps gate; expand, contract. What enters contract are the neurons."""

    def __init__(self, spec: LanguageModelSpec, device: torch.device | str) -> None:
        super().__init__()
        self.activation = ACTIVATION[spec.activation]
        width, neurons = spec.width, spec.mlp_width
        biased = {site: spec.has_bias(site) for site in ("gate", "expand", "contract")}
        self.gate = StoredLinear(width, neurons, bias=biased["gate"], device=device) if spec.gated else None
        self.expand = StoredLinear(width, neurons, bias=biased["expand"], device=device)
        self.contract = StoredLinear(neurons, width, bias=biased["contract"], device=device)
        self.norm = spec_norm(spec, device) if spec.norm_places == "both" else None

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        return last(self.steps("", stream))

    def steps(self, name: str, stream: Tensor) -> Generator[Step, None, Tensor]:
        """What is computed, product by product; returns what is added to the stream, (B, T, D) -> (B, T, D)."""
        if self.gate is not None:
            opened = self.gate(stream)  # (B, T, M)
            yield Step("product", f"{name}.gate", opened, stream, self.gate)
        neurons = self.expand(stream)  # (B, T, M)
        yield Step("product", f"{name}.expand", neurons, stream, self.expand)
        neurons = self.activation(neurons) if self.gate is None else self.activation(opened) * neurons
        written = self.contract(neurons)  # (B, T, D)
        yield Step("product", f"{name}.contract", written, neurons, self.contract)
        return written if self.norm is None else self.norm(written)


class LanguageBlock(nn.Module):
    """Attention and an MLP, which may be missing, with norms where the spec has them."""

    def __init__(self, spec: LanguageModelSpec, number: int, device: torch.device | str) -> None:
        super().__init__()
        self.after, self.parallel = spec.norm_places == "after", bool(spec.parallel)
        self.norm_1 = spec_norm(spec, device)
        self.attention = LanguageAttention(spec, number, device)
        has_own = spec.mlp_width and spec.parallel != "one norm"
        self.norm_2 = spec_norm(spec, device) if has_own else None
        self.mlp = LanguageMLP(spec, device) if spec.mlp_width else None

    def forward(self, stream: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, D)."""
        return last(self.steps("", stream))

    def steps(self, name: str, stream: Tensor) -> Generator[Step, None, Tensor]:
        """What is computed; returns the stream after it, (B, T, D) -> (B, T, D)."""
        entering = stream
        read = stream if self.after else self.norm_1(stream)
        added = yield from self.attention.steps(f"{name}.attention", read)
        stream = yield from self._stage(f"{name}.attention", stream, added, self.norm_1)
        if self.mlp is None:
            return stream
        if self.norm_2 is not None and not self.after:
            read = self.norm_2(entering if self.parallel else stream)
        elif self.after:
            read = stream
        added = yield from self.mlp.steps(f"{name}.mlp", read)
        return (yield from self._stage(f"{name}.mlp", stream, added, self.norm_2))

    def _stage(self, name: str, stream: Tensor, added: Tensor, norm: Norm | None) -> Generator[Step, None, Tensor]:
        stream = stream + added
        if self.after and norm is not None:
            stream = norm(stream)
        yield Step("added", name, added)
        yield Step("stream", name, stream)
        return stream


class HeadTransform(nn.Module):
    """What BERT kinds do before the unembedding: a product, an activation, a norm. Site: expand."""

    def __init__(self, spec: LanguageModelSpec, device: torch.device | str) -> None:
        super().__init__()
        self.activation = ACTIVATION[spec.head_transform]
        self.expand = StoredLinear(spec.width, spec.width, device=device)
        self.norm = spec_norm(spec, device)

    def steps(self, name: str, stream: Tensor) -> Generator[Step, None, Tensor]:
        """(B, T, D) -> (B, T, D)."""
        made = self.expand(stream)
        yield Step("product", f"{name}.expand", made, stream, self.expand)
        return self.norm(self.activation(made))


def _unembedding(spec: LanguageModelSpec, device: torch.device | str) -> StoredLinear | None:
    if spec.head == "none":
        return None
    answers = spec.answers or spec.vocabulary
    return StoredLinear(spec.table_width, answers, bias=spec.has_bias("unembedding"), device=device)


@dataclass(frozen=True, eq=False)
class LanguagePass:
    """What a model made of texts. S stages: the embedding, then attention and MLP of each block.

    Attributes:
        logits: (B, T, V), or None where the model has no head.
        stages: their names.
        added: what each stage added to the stream, (S, B, T, D).
        stream: what was in it after each, (S, B, T, D).
        weights: how much each token read from each, (B, H, T, T) for each block.
        reads: what each head read, (B, T, H, d) for each block.
        neurons: (B, T, M) for each block that has some.
    """

    logits: Tensor | None
    stages: tuple[str, ...]
    added: Tensor
    stream: Tensor
    weights: tuple[Tensor, ...]
    reads: tuple[Tensor, ...]
    neurons: tuple[Tensor, ...]


class LanguageModel(TokenTransformer):
    """Sites: embedding, position, token_type, block.<i>.attention.query and so on, block.<i>.mlp.expand, unembedding.

    Where a family has them also projection_in and projection_out, block.<i>.mlp.gate and transform.expand.

    Attributes:
        spec: what it is.
        unembedding: the scores of all tokens; None where there is no head.
    """

    def __init__(self, spec: LanguageModelSpec, *, device: torch.device | str = "cpu") -> None:
        super().__init__()
        self.spec = spec
        table, width, places = spec.table_width, spec.width, spec.context + spec.position_offset
        projects, looks_up = bool(spec.embedding_width), spec.positions == "learned"
        self.embedding = StoredEmbedding(spec.vocabulary, table, device=device)
        self.projection_in = StoredLinear(table, width, bias=False, device=device) if projects else None
        self.token_type = StoredEmbedding(spec.token_types, width, device=device) if spec.token_types else None
        self.position = StoredEmbedding(places, width, device=device) if looks_up else None
        self.embedding_norm = spec_norm(spec, device) if spec.embedding_norm else None
        self.block = nn.ModuleList(LanguageBlock(spec, number, device) for number in range(spec.blocks))
        self.norm = spec_norm(spec, device) if spec.final_norm else None
        self.projection_out = StoredLinear(width, table, bias=False, device=device) if projects else None
        self.transform = HeadTransform(spec, device) if spec.head_transform else None
        self.unembedding = _unembedding(spec, device)
        self.tie()

    def tie(self) -> None:
        """The unembedding has the embedding's weight, where they are one."""
        if self.spec.head == "tied" and self.unembedding is not None:
            self.unembedding.weight = self.embedding.weight

    @property
    def blocks(self) -> tuple[LanguageBlock, ...]:
        """As what they are: a ModuleList forgets its type."""
        return tuple(self.block)  # type: ignore[arg-type]

    @property
    def context(self) -> int:
        """The longest text, in tokens."""
        return self.spec.context

    def forward(self, ids: Tensor) -> Tensor:
        """Token ids (B, T) -> the logits of each next (or masked) token, (B, T, V); without a head the stream's end."""
        return last(self.steps(ids))

    def products(self, inputs: Tensor) -> Iterator[Product]:
        for step in self.steps(inputs):
            if step.kind == "product":
                assert step.module is not None
                assert step.given is not None
                yield step.name, step.module, step.given, step.made

    def steps(self, ids: Tensor) -> Generator[Step, None, Tensor]:
        """All that is computed, in its order; returns what `forward` does. Who needs no more of them stops asking."""
        stream = yield from self._start(ids)
        for number, block in enumerate(self.blocks):
            stream = yield from block.steps(f"block.{number}", stream)
        stream = yield from self._end(stream)
        if self.unembedding is None:
            return stream
        scores = self.unembedding(stream)  # (B, T, V)
        yield Step("product", "unembedding", scores, stream, self.unembedding)
        logits = capped(scores, self.spec.logit_cap)  # (B, T, V)
        yield Step("logits", "unembedding", logits)
        return logits

    def _start(self, ids: Tensor) -> Generator[Step, None, Tensor]:
        """What enters the first block, (B, T) -> (B, T, D)."""
        stream = self.embedding(ids)  # (B, T, E)
        yield Step("product", "embedding", stream, ids, self.embedding)
        stream = stream * self.spec.embedding_scale
        if self.projection_in is not None:
            given, stream = stream, self.projection_in(stream)  # (B, T, D)
            yield Step("product", "projection_in", stream, given, self.projection_in)
        if self.token_type is not None:
            rows = torch.zeros_like(ids[0])
            types = self.token_type(rows)  # (T, D)
            yield Step("product", "token_type", types, rows, self.token_type)
            stream = stream + types
        if self.position is not None:
            rows = torch.arange(ids.shape[1], device=ids.device) + self.spec.position_offset
            places = self.position(rows)  # (T, D)
            yield Step("product", "position", places, rows, self.position)
            stream = stream + places
        if self.embedding_norm is not None:
            stream = self.embedding_norm(stream)
        yield Step("added", "embedding", stream)
        yield Step("stream", "embedding", stream)
        return stream

    def _end(self, stream: Tensor) -> Generator[Step, None, Tensor]:
        """What the unembedding reads of the stream's end, (B, T, D) -> (B, T, E)."""
        if self.norm is not None:
            stream = self.norm(stream)
        if self.projection_out is not None:
            given, stream = stream, self.projection_out(stream)  # (B, T, E)
            yield Step("product", "projection_out", stream, given, self.projection_out)
        if self.transform is not None:
            stream = yield from self.transform.steps("transform", stream)
        return stream

    def input_vectors(self, inputs: Tensor) -> Tensor:
        """What enters the first block: (B, T) -> (B, T, D)."""
        return last(self._start(inputs))

    def answering_vectors(self, stream: Tensor) -> Tensor:
        """What the unembedding would read of any stage of the stream: (..., D) -> (..., E)."""
        return last(self._end(stream))

    def run_blocks(self, ids: Tensor) -> None:
        """As far as the last neurons, for whoever watches them: (B, T)."""
        end = f"block.{self.spec.blocks - 1}.mlp.contract"
        next(step for step in self.steps(ids) if step.name == end)

    def written_by_neurons(self, layer: int) -> Tensor:
        """What one unit of each neuron adds to the stream, but for the scale of a norm on it: (D, M)."""
        mlp = self.blocks[layer].mlp
        assert mlp is not None
        written = mlp.contract.weight.float()
        return written if mlp.norm is None else mlp.norm.unscaled(written.T).T

    def direct_scores(self, part: Tensor) -> Tensor:
        """What a part of the stream adds to each score by itself, but for the last norm's scale: (D) -> (V)."""
        assert self.unembedding is not None
        passed = part if self.norm is None else self.norm.unscaled(part)
        passed = passed if self.projection_out is None else self.projection_out(passed)
        scores: Tensor = self.unembedding(passed)
        return scores if self.unembedding.bias is None else scores - self.unembedding.bias.float()

    def direct_reading(self, token: int) -> Tensor:
        """The vector whose product with any part of the stream is what that adds to the score of this token: (D)."""
        assert self.unembedding is not None
        reading = self.unembedding.weight[token].float()
        if self.projection_out is not None:
            reading = reading @ self.projection_out.weight.float()
        return reading if self.norm is None else self.norm.unscaled_reading(reading)

    def looked_at(self, ids: Tensor) -> LanguagePass:
        """All that it makes of texts, without gradients."""
        seen: dict[str, list[Step]] = {kind: [] for kind in STEP_KINDS}
        with torch.no_grad():
            for step in self.steps(ids):
                seen[step.kind].append(step)
        given = {step.name: step.given for step in seen["product"] if step.given is not None}
        return LanguagePass(
            logits=seen["logits"][0].made if seen["logits"] else None,
            stages=tuple(step.name for step in seen["stream"]),
            added=torch.stack([step.made for step in seen["added"]]),
            stream=torch.stack([step.made for step in seen["stream"]]),
            weights=tuple(step.made for step in seen["weights"]),
            reads=tuple(read.unflatten(-1, (self.heads, -1)) for name, read in given.items() if _is_read(name)),
            neurons=tuple(each for name, each in given.items() if name.endswith(".mlp.contract")),
        )


def _is_read(name: str) -> bool:
    return name.endswith(".attention.output")


def unfilled(spec: LanguageModelSpec) -> LanguageModel:
    """Its shape without any memory for its weights."""
    return undrawn(lambda: LanguageModel(spec, device="meta"))


def language_model(spec: LanguageModelSpec, state: Mapping[str, Tensor]) -> LanguageModel:
    """With these weights, which are taken as they are: nothing is copied.

    Raises:
        RuntimeError: these are not the weights of such a model, each of its shape.
    """
    model = unfilled(spec)
    missing = {"unembedding.weight"} if spec.head == "tied" else set()
    names = {name for name, _ in model.named_parameters(remove_duplicate=False)} - missing
    if names != set(state):
        raise RuntimeError(f"these are not its weights: {sorted(names ^ set(state))}")
    model.load_state_dict(dict(state), strict=False, assign=True)
    model.tie()
    return model
