"""What an observation of an embedding gives its picture and its map to draw."""

from functools import lru_cache
from math import ceil, isfinite

import numpy as np

from scoutview.frame import Arrays
from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.token_label import token_label
from scoutview.graphics.runs.circle_plan import around_centre, standing_of, stands_on_circle
from scoutview.observation import Observation
from scoutview.panels.embedding.lookup import Lookup
from scoutview.panels.embedding.point_map import PointMap
from scoutview.panels.embedding.search_plan import matching
from scoutview.panels.embedding.words import (
    LIKENESS,
    MAP_BY_KINDS,
    circle_in_words,
    company_in_words,
    cosine_text,
    found_titles,
    kind_words,
    near_titles,
    nearest_in_words,
    never_seen,
    not_found,
    plane_map,
    unseen_in_words,
)

MOST_COMMON = 200  # tokens that may be named on a large map
MOST_ALIKE = 8
MOST_LISTED = 24
BESIDE = 3  # of a ring are listed: who stands beside whom is seen
NEAREST = 5  # so many are listed, and tell whether a token lies among its kind


def has_position(seen: Observation, position: int) -> bool:
    """Whether this place of the text has a vector of its own: some models have none."""
    return "position_vectors" in seen and 0 <= position < len(seen["position_vectors"])


def token_of(seen: Observation, chosen: int | None, telling: int | None) -> int:
    """What is looked up: what is chosen, else the telling token or the lab's, of those that the text has."""
    if chosen is not None:
        return chosen
    for token in (telling, int(seen["neighbour_of"])):
        if token is not None and token in seen["token_ids"]:
            return token
    rows = seen["token_ids"][seen["token_ids"] >= 0]
    return int(rows[-1]) if len(rows) else 0


def position_of(seen: Observation, token: int, clicked: int | None) -> int:
    """Where in the probe the token is read: as clicked, else its last place, -1 if it is not there."""
    ids = seen["token_ids"]
    if clicked is not None and clicked < len(ids) and ids[clicked] == token:
        return clicked
    places = np.flatnonzero(ids == token)
    return int(places[-1]) if len(places) else -1


def lookup_of(seen: Observation, token: int, position: int) -> Lookup:
    """The row of a token, with what is added to it where the text has it; position -1 where it has not."""
    table, names = seen["embedding"], seen["vocabulary"]
    if not has_position(seen, position):
        positions = "position_vectors" in seen and len(seen["position_vectors"]) > 0
        return Lookup(table, token, position, names=names, positions=positions)
    added, entering = seen["position_vectors"][position], seen["input_vectors"][position]
    return Lookup(table, token, position, added, entering, names)


def map_of(
    seen: Observation,
    token: int,
    counts: np.ndarray | None,
    asked: str,
    search: str = "",
    *,
    unseen: bool = False,
    first_share: float | None = None,
) -> PointMap:
    """The map with this token chosen; `asked` names the token whose neighbours the observation has.

    `first_share`: how circular the run's first map is, where it is one that goes round and that is known.
    What a `search` finds is lit, and listed in place of the neighbours; where it finds nothing, that is said. Tokens
    that training never saw are drawn if `unseen`, or if they are asked for.
    """
    tokens = len(seen["embedding_map"])
    faint = np.zeros(tokens, bool) if counts is None else counts == 0
    goes_round = "embedding_map_turns" in seen
    beside = beside_in_picture(seen["embedding_map"], token) if goes_round else []
    close = tuple((index, "") for index in beside) if goes_round else _alike(seen)
    centre = _label(seen, token) if goes_round else asked
    titles = near_titles(centre, goes_round=goes_round)
    near = nearest_in_words(titles[0], [_label(seen, index) for index, _ in close])
    matches = matching(seen["vocabulary"], search, faint)
    if len(matches):
        close = tuple((int(index), "" if counts is None else f"{count(int(counts[index]))}×") for index in matches)
        close, titles = close[:MOST_LISTED], found_titles(len(matches), search.strip(), counted=counts is not None)
    kinds = _kinds_of(seen)
    company = company_of(seen, asked, first_share)
    told = () if goes_round or kinds is None or len(matches) else _told(seen, kinds)
    scale = "" if goes_round or len(matches) else LIKENESS
    lost = bool(search.strip()) and not len(matches)
    asked_ids = (*seen["token_ids"].tolist(), int(seen.arrays.get("answer_id", -1)))
    named = tuple(dict.fromkeys(index for index in asked_ids if index >= 0 and index != token))
    hidden = faint & (not unseen)
    hidden[[token, *named, *matches.tolist()]] = False
    return PointMap(
        points=seen["embedding_map"],
        names=seen["vocabulary"],
        faint=faint,
        chosen=token,
        close=close,
        close_titles=titles,
        close_scale=scale,
        told=named if goes_round else told,
        near=near,
        named=named,
        common=_common(tokens, counts, int(seen.arrays.get("embedding_map_turns", 1))),
        company=company,
        complaint=not_found(search.strip(), tokens) if lost else (),
        notes=_notes_of(seen, faint, hidden, "" if company and not goes_round else asked),
        kinds=kinds,
        kind_names=tuple(kind_words(str(name)) for name in seen.arrays.get("token_kind_names", ())),
        alike=() if kinds is None else tuple(kind for kind, _, _ in kinds_alike(seen)),
        matches=tuple(matches.tolist()),
        hidden=hidden if hidden.any() else None,
        round=goes_round,
    )


def _alike(seen: Observation) -> tuple[tuple[int, str], ...]:
    """The tokens whose vectors point most nearly the same way, each with the cosine."""
    both = zip(seen["neighbours"][:NEAREST], seen["neighbour_cosines"][:NEAREST], strict=True)
    return tuple((int(index), cosine_text(float(cosine))) for index, cosine in both)


def _told(seen: Observation, kinds: np.ndarray) -> tuple[int, ...]:
    """Those of the nearest that the sentence on them names: of the token's own kind if most are, else all."""
    near, own = seen["neighbours"][:NEAREST], kinds[int(seen["neighbour_of"])]
    alike = kinds[near] == own
    return tuple(near[alike].tolist() if 2 * alike.sum() > len(near) else near.tolist())


def beside_in_picture(points: np.ndarray, token: int) -> list[int]:
    """Which lie nearest to a token on the map: around a circle that is what everybody sees."""
    away = np.square(np.asarray(points, np.float64) - points[token]).sum(1)
    order = np.argsort(away, kind="stable").tolist()
    return [index for index in order if index != token and isfinite(away[index])][:BESIDE]


def kinds_alike(seen: Observation) -> list[tuple[int, float, float]]:
    """The kinds that are more alike than shuffled ones, the most alike first, with both numbers."""
    return [measured for measured in measured_kinds(seen) if measured[1] > measured[2]]


def measured_kinds(seen: Observation) -> list[tuple[int, float, float]]:
    """Each kind that is large enough, how alike it is, and the most that shuffled ones are; the most alike first."""
    if not seen.has("token_kind_likeness", "token_kind_likeness_shuffled"):
        return []
    both = zip(seen["token_kind_likeness"].tolist(), seen["token_kind_likeness_shuffled"].tolist(), strict=True)
    measured = [(kind, alike, shuffled) for kind, (alike, shuffled) in enumerate(both) if isfinite(alike)]
    return sorted(measured, key=lambda each: -each[1])


def _label(seen: Observation, index: int) -> str:
    return token_label(str(seen["vocabulary"][index]))


def _kinds_of(seen: Observation) -> np.ndarray | None:
    """The kind of each token of the map, where they have kinds."""
    kinds = seen.arrays.get("token_kinds")
    return kinds if kinds is not None and len(kinds) == len(seen["embedding_map"]) else None


def _common(tokens: int, counts: np.ndarray | None, turns: int) -> tuple[int, ...]:
    """Those that may be named where there is room: the most frequent; where all are alike, those of the first turn."""
    if counts is None:
        return tuple(range(min(tokens, max(MOST_ALIKE, ceil(tokens / turns)))))
    return _most_frequent(counts.tobytes(), counts.dtype)


@lru_cache(maxsize=4)
def _most_frequent(counts: bytes, kind: np.dtype) -> tuple[int, ...]:
    """The same at every frame of a run."""
    return tuple(np.argsort(-np.frombuffer(counts, kind), kind="stable")[:MOST_COMMON].tolist())


def round_share(answer: Arrays) -> float | None:
    """How circular a map is that goes round, None of another one."""
    if "embedding_map_turns" not in answer:
        return None
    turns = int(answer["embedding_map_turns"])
    return standing_of(around_centre(answer["embedding_map"], turns), turns).share


def company_of(seen: Observation, asked: str, first_share: float | None) -> tuple[str, ...]:
    """What there is to see, from long to short: whether the map is a circle, or where the token `asked` lies.

    Nothing where tokens neither go round nor have kinds, and where it is not known how circular the run began.
    """
    share = round_share(seen.arrays)
    if share is not None:
        if first_share is None:
            return ()
        turns, stands = int(seen["embedding_map_turns"]), stands_on_circle(share, first_share)
        return circle_in_words(_label(seen, 0), _label(seen, -1), turns, stands=stands)
    kinds = _kinds_of(seen)
    if kinds is None or "token_kind_names" not in seen:
        return ()
    near, own = seen["neighbours"][:NEAREST], int(kinds[int(seen["neighbour_of"])])
    if not len(near):
        return (never_seen(asked),)
    names = [_label(seen, int(index)) for index in near]
    kind = kind_words(str(seen["token_kind_names"][own]))
    return company_in_words(asked, kind, names, (kinds[near] == own).tolist())


def _notes_of(seen: Observation, faint: np.ndarray, hidden: np.ndarray, asked: str) -> tuple[tuple[str, ...], ...]:
    """What the reader of the map must know, the most important first, each from long to short."""
    notes: list[tuple[str, ...]] = []
    if asked and not len(seen["neighbours"]):
        notes.append((never_seen(asked),))
    if faint.any():
        unseen = int(hidden.sum()) or int(faint.sum())
        notes.append(unseen_in_words(unseen, shown=not hidden.any()))
    share = float(seen.arrays.get("embedding_map_variance", np.array(np.nan)).sum())
    if isfinite(share) and "embedding_map_turns" not in seen:
        notes.append(plane_map(seen["embedding"].shape[1], share))
    elif "token_kind_likeness" in seen:
        notes.append(MAP_BY_KINDS)
    return tuple(notes)
