"""What the panel says of an observation: its finding, the formula with its numbers, what a point is."""

from collections.abc import Sequence
from math import isfinite

import numpy as np

from scoutview.graphics.base.sentence import quoted
from scoutview.graphics.base.token_label import token_label
from scoutview.observation import Observation
from scoutview.panels.embedding.parts import company_of, has_position, measured_kinds
from scoutview.panels.embedding.words import (
    cosine_in_numbers,
    in_words,
    kind_words,
    likeness_in_numbers,
    nearest_sentence,
    never_seen,
    notes_in_words,
    round_map,
    seen_in_words,
    sum_in_numbers,
)


def name_of(seen: Observation, token: int) -> str:
    return token_label(str(seen["vocabulary"][token]))


def finding_of(seen: Observation, first_share: float | None) -> str:
    """The one sentence: whether the map is a circle, else what lies near the token.

    `first_share`: how circular the run's first map is, where it is one that goes round and that is known.
    """
    name = name_of(seen, int(seen["neighbour_of"]))
    if company := company_of(seen, name, first_share):
        return f"{company[0]}."
    if not len(seen["neighbours"]):
        return f"{never_seen(name)}."
    return nearest_sentence(name, [name_of(seen, int(near)) for near in seen["neighbours"][:2]])


def formula_of(seen: Observation, token: int, position: int, clouds: Sequence[str], notes: Sequence[str]) -> str:
    """Rich text: what a lookup is, the numbers of this one, why these kinds are clouds, and the notes on the map."""
    table, vectors = seen["embedding"], [(f"W<sub>E</sub>[{token}]", seen["embedding"][token])]
    if has_position(seen, position):
        vectors.append((f"W<sub>pos</sub>[{position}]", seen["position_vectors"][position]))
        vectors.append(("x", seen["input_vectors"][position]))
    told = in_words(has_position(seen, 0)) + sum_in_numbers(name_of(seen, token), token, len(table), vectors)
    share = float(seen.arrays.get("embedding_map_variance", np.array(np.nan)).sum())
    if "embedding_map_turns" in seen and isfinite(share):
        turns = int(seen["embedding_map_turns"])
        told += round_map(name_of(seen, 0), name_of(seen, len(table) - 1), turns, share)
    if len(seen["neighbours"]):
        one, other = int(seen["neighbour_of"]), int(seen["neighbours"][0])
        told += cosine_in_numbers(name_of(seen, one), table[one], name_of(seen, other), table[other])
    names = seen.arrays.get("token_kind_names")
    kinds = (
        []
        if names is None
        else [(kind_words(str(names[kind])), one, other) for kind, one, other in measured_kinds(seen)]
    )
    return told + (likeness_in_numbers(kinds, clouds) if kinds else "") + notes_in_words(notes)


def hint_of(seen: Observation, token: int) -> str:
    """What is said of a point: its name, its kind, and how often training saw it, as far as that is known."""
    told = [quoted(name_of(seen, token))]
    if seen.has("token_kinds", "token_kind_names") and token < len(seen["token_kinds"]):
        told.append(kind_words(str(seen["token_kind_names"][seen["token_kinds"][token]])))
    if "vocabulary_counts" in seen:
        told.append(seen_in_words(int(seen["vocabulary_counts"][token])))
    return "  ·  ".join(told)
