"""The transformer again, in plain numpy from its weights: an oracle that shares no code with the model."""

import math
from collections.abc import Mapping

import numpy as np

ERF = np.vectorize(math.erf)


def normed(x: np.ndarray, weights: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)
    return centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def linear(x: np.ndarray, weights: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    return x @ weights[f"{name}.weight"].T + weights.get(f"{name}.bias", 0.0)


def entering(x: np.ndarray, weights: Mapping[str, np.ndarray], block: str, part: int) -> np.ndarray:
    """What a part reads: the norm, and of the tokens before what a convolution adds, in a loop over tokens."""
    normal = normed(x, weights, f"{block}.norm_{part}")
    rows = weights.get(f"{block}.convolution_{part}.weight", np.zeros((0, x.shape[1])))
    read = normal.copy()
    for token in range(len(x)):
        for before in range(1, min(token, len(rows)) + 1):
            read[token] += rows[before - 1] * normal[token - before]
    return read


def compared(heads: np.ndarray) -> np.ndarray:
    """Queries or keys of one head, (T, D/H), of length 1.2 times the root of D/H."""
    return 1.2 * heads / np.sqrt((heads**2).mean(-1, keepdims=True) + np.finfo(np.float32).eps)


def is_convolving(weights: Mapping[str, np.ndarray]) -> bool:
    return "block.0.convolution_1.weight" in weights


def softmax(x: np.ndarray) -> np.ndarray:
    raised = np.exp(x - x.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def attention(x: np.ndarray, weights: Mapping[str, np.ndarray], name: str, heads: int) -> np.ndarray:
    """(T, D) -> (T, D), a loop over heads and tokens."""
    query, key, value = (linear(x, weights, f"{name}.{part}") for part in ("query", "key", "value"))
    length, width = x.shape
    size, read = width // heads, np.zeros_like(x)
    for head in range(heads):
        own = slice(head * size, (head + 1) * size)
        asking, asked = query[:, own], key[:, own]
        if is_convolving(weights):
            asking, asked = compared(asking), compared(asked)
        for token in range(length):
            scores = asked[: token + 1] @ asking[token] / math.sqrt(size)
            read[token, own] = softmax(scores) @ value[: token + 1, own]
    return linear(read, weights, f"{name}.output")


def stages(weights: Mapping[str, np.ndarray], ids: list[int], heads: int) -> list[np.ndarray]:
    """The stream after the embedding and after each part, (T, D) each, in float64."""
    weights = {name: np.asarray(array, np.float64) for name, array in weights.items()}
    stream = [weights["embedding.weight"][ids] + weights["position.weight"][: len(ids)]]
    block = 0
    while f"block.{block}.norm_1.weight" in weights:
        name = f"block.{block}"
        read = entering(stream[-1], weights, name, 1)
        stream.append(stream[-1] + attention(read, weights, f"{name}.attention", heads))
        hidden = linear(entering(stream[-1], weights, name, 2), weights, f"{name}.mlp.expand")
        if is_convolving(weights):
            hidden = np.maximum(hidden, 0) ** 2
        else:
            hidden = hidden * 0.5 * (1 + ERF(hidden / math.sqrt(2)))
        stream.append(stream[-1] + linear(hidden, weights, f"{name}.mlp.contract"))
        block += 1
    return stream


def logits(weights: Mapping[str, np.ndarray], ids: list[int], heads: int) -> np.ndarray:
    """(T, V)."""
    last = stages(weights, ids, heads)[-1]
    weights = {name: np.asarray(array, np.float64) for name, array in weights.items()}
    return linear(normed(last, weights, "norm"), weights, "unembedding")
