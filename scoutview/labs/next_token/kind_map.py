"""A map of tokens by how alike they are to each kind of token, and which kinds are alike at all: more than shuffled.

Alike is the cosine of two rows of the table. A token is never held against itself, so that chance alone brings no kind
together on the map: at random vectors it shows none.
Source: Rousseeuw (1987), Silhouettes: within a kind against between kinds; Stone (1974), Cross-Validatory Choice: what
is judged is left out of what judges it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoutview.analysis.vector_table import PlaneMap, turned_onto
from scoutview.frame import read_only

FEWEST = 4  # tokens of a kind, else it tells nothing
LEAST_KINDS = 3  # that span a plane
SHUFFLES = 49
MOST = 1000  # tokens, the most frequent, that are held against each other: more take long and tell no more


@dataclass(frozen=True, eq=False)
class KindMembers:
    """Who is of which kind, for one vocabulary: what stays the same at all frames.

    G kinds that are large enough, `numbers` (G) among all `kinds`; N `deciding` tokens (N), their numbers.
    """

    kinds: int
    numbers: np.ndarray
    deciding: np.ndarray
    members: np.ndarray  # (G, N) float32, 1 where a token is of a kind
    shuffled: np.ndarray  # (SHUFFLES, G, N), the same with the kinds dealt out anew
    anchors: np.ndarray  # (N, 2), a direction for each kind: maps are turned onto them, so that they stay comparable


def kind_members(of_tokens: np.ndarray, kinds: int, counts: np.ndarray) -> KindMembers:
    """For the kind of each token (token), of so many kinds, and how often training has each (token)."""
    frequent = np.argsort(-counts, kind="stable")[:MOST]
    deciding = np.sort(frequent[counts[frequent] > 0])
    sizes = np.bincount(of_tokens[deciding], minlength=kinds)
    numbers = np.flatnonzero(sizes >= FEWEST)
    own = of_tokens[deciding]
    dealt = np.stack([own, *(np.random.default_rng(seed).permutation(own) for seed in range(SHUFFLES))])
    members = (dealt[:, None] == numbers[:, None]).astype(np.float32)  # (1 + SHUFFLES, G, N)
    angles = 2 * np.pi * np.arange(len(numbers)) / max(1, len(numbers))
    anchors = members[0].T @ np.stack([np.cos(angles), np.sin(angles)], axis=1)
    parts = (numbers, deciding, members[0], members[1:], anchors)
    return KindMembers(kinds, *(read_only(part) for part in parts))


def kind_likeness(table: np.ndarray, known: KindMembers) -> tuple[np.ndarray, np.ndarray]:
    """How much more alike two tokens of a kind are than one of it and one of another, in mean cosines.

    Returns:
        (kind) float32 as it is, and (kind) the most that any of the shuffled kinds has; nan for kinds too small.
    """
    directions = _directions(table[known.deciding])
    found = np.full((2, known.kinds), np.nan, np.float32)
    found[0, known.numbers] = _likeness(directions, known.members)
    found[1, known.numbers] = _likeness(directions, known.shuffled).max(0)
    return found[0], found[1]


def map_by_kinds(table: np.ndarray, known: KindMembers) -> PlaneMap | None:
    """The two principal components of how alike each token is to each kind: the mean cosine, the token left out.

    A mean over few swings more, so that each counts by the root of its number. The axes mix likenesses and are no
    directions of the table: their shares of its variance are nan. None where there are too few kinds.
    """
    if len(known.numbers) < LEAST_KINDS:
        return None
    none = np.full(2, np.nan)
    if not np.isfinite(table).all():
        return PlaneMap(np.full((len(table), 2), np.nan), none)
    middle = table[known.deciding].mean(0)
    directions = _directions(table - middle)  # (token, width)
    own = np.zeros((len(table), len(known.numbers)), np.float32)
    own[known.deciding] = known.members.T
    sizes = own.sum(0)
    sums = own.T @ directions  # (kind, width)
    alike = (directions @ sums.T - own) / (sizes - own) * np.sqrt(sizes)  # (token, kind); a token with itself is 1
    alike = alike.astype(np.float64) - alike[known.deciding].mean(0, dtype=np.float64)
    deciding = alike[known.deciding]
    _, axes = np.linalg.eigh(deciding.T @ deciding)
    every = np.zeros((len(table), 2))
    every[known.deciding] = known.anchors
    is_deciding = np.zeros(len(table), bool)
    is_deciding[known.deciding] = True
    turned = turned_onto(PlaneMap(alike @ axes[:, :-3:-1], np.zeros(2)), every, is_deciding)
    return PlaneMap(turned.points, none)


def _likeness(directions: np.ndarray, members: np.ndarray) -> np.ndarray:
    """(N, width), (..., G, N) -> (..., G): from sums alone, as the mean of products is the product of means."""
    sizes, count = members.sum(-1), len(directions)
    sums = members @ directions  # (..., G, width)
    squares = np.square(sums).sum(-1)
    within = (squares - sizes) / (sizes * (sizes - 1))
    between = (sums @ directions.sum(0) - squares) / np.maximum(sizes * (count - sizes), 1)
    return np.asarray(within - between)


def _directions(table: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(table / np.maximum(lengths, np.finfo(np.float32).tiny), np.float32)
