"""What an observation of an embedding gives its picture and its map to draw."""

import numpy as np

from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.token_label import token_label
from scoutview.observation import Observation
from scoutview.panels.embedding.lookup import Lookup
from scoutview.panels.embedding.scatter_painting import PointMap
from scoutview.panels.embedding.search_plan import matching
from scoutview.panels.embedding.words import company_in_words, cosine_text, found_titles, never_seen, not_found

MOST_COMMON = 200  # tokens that may be named on a large map
MOST_ALIKE = 10
MOST_LISTED = 24
NEAREST = 5  # so many tell whether a token lies among its kind


def has_position(seen: Observation, position: int) -> bool:
    """Whether this place of the text has a vector of its own: some models have none."""
    return "position_vectors" in seen and 0 <= position < len(seen["position_vectors"])


def lookup_of(seen: Observation, token: int, position: int) -> Lookup:
    """The row of a token, with what is added to it where the text has it; position -1 where it has not."""
    table, names = seen["embedding"], seen["vocabulary"]
    if not has_position(seen, position):
        positions = "position_vectors" in seen and len(seen["position_vectors"]) > 0
        return Lookup(table, token, position, names=names, positions=positions)
    added, entering = seen["position_vectors"][position], seen["input_vectors"][position]
    return Lookup(table, token, position, added, entering, names)


def map_of(seen: Observation, token: int, counts: np.ndarray | None, asked: str, search: str = "") -> PointMap:
    """The map with this token chosen; `asked` names the token whose neighbours the observation has.

    What a `search` finds is lit, and listed in place of the neighbours; where it finds nothing, that is said.
    """
    tokens = len(seen["embedding_map"])
    faint = np.zeros(tokens, bool) if counts is None else counts == 0
    close = tuple(
        (int(index), cosine_text(float(cosine)))
        for index, cosine in zip(seen["neighbours"], seen["neighbour_cosines"], strict=True)
    )
    titles: tuple[str, ...] = (f"nearest to “{asked}”", f"near “{asked}”")
    matches = matching(seen["vocabulary"], search, faint)
    if len(matches):
        close = tuple((int(index), "" if counts is None else f"{count(int(counts[index]))}×") for index in matches)
        close, titles = close[:MOST_LISTED], found_titles(len(matches), search.strip(), counted=counts is not None)
    kinds = seen.arrays.get("token_kinds")
    kinds = kinds if kinds is not None and len(kinds) == tokens else None
    company = _company_of(seen, asked, kinds)
    lost = bool(search.strip()) and not len(matches)
    return PointMap(
        points=seen["embedding_map"],
        names=seen["vocabulary"],
        faint=faint,
        chosen=token,
        close=close,
        close_titles=titles,
        named=tuple(dict.fromkeys(int(index) for index in seen["token_ids"] if index >= 0 and index != token)),
        common=_common(tokens, counts),
        company=not_found(search.strip(), tokens) if lost else company,
        notes=_notes_of(seen, int(faint.sum()), "" if company else asked),
        kinds=kinds,
        kind_names=tuple(map(str, seen.arrays.get("token_kind_names", ()))),
        matches=tuple(matches.tolist()),
    )


def _common(tokens: int, counts: np.ndarray | None) -> tuple[int, ...]:
    """Those that may be named where there is room: the most frequent; where all are alike, some from first to last."""
    if counts is None:
        return tuple(range(0, tokens, max(1, tokens // MOST_ALIKE)))
    return tuple(map(int, np.argsort(-counts, kind="stable")[:MOST_COMMON]))


def _company_of(seen: Observation, asked: str, kinds: np.ndarray | None) -> tuple[str, ...]:
    """What the nearest vectors tell of the token `asked`, from long to short; nothing where tokens have no kinds."""
    if kinds is None:
        return ()
    near, own = seen["neighbours"][:NEAREST], int(kinds[int(seen["neighbour_of"])])
    if not len(near):
        return (never_seen(asked),)
    names = [token_label(str(seen["vocabulary"][index])) for index in near]
    return company_in_words(asked, str(seen["token_kind_names"][own]), names, (kinds[near] == own).tolist())


def _notes_of(seen: Observation, unseen: int, asked: str) -> tuple[tuple[str, ...], ...]:
    """What the reader of the map must know, the most important first, each from long to short."""
    notes: list[tuple[str, ...]] = []
    if asked and not len(seen["neighbours"]):
        notes.append((never_seen(asked),))
    if unseen:
        notes.append((f"{count(unseen)} faint: never seen in training",))
    if "embedding_map_variance" in seen:
        share = 100 * float(seen["embedding_map_variance"].sum())
        plane = f"2 of {count(seen['embedding'].shape[1])} directions, {share:.0f} % of the spread"
        notes.append((f"{plane}, scaled to fill", plane))
    return tuple(notes)
