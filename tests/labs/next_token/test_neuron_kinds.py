"""Which neuron is shown first, and on what it is said to fire: against loops over the text."""

import numpy as np
import pytest

from scoutview.app import sample_recordings
from scoutview.labs.next_token.families import FAMILIES
from scoutview.labs.next_token.held_out import activations, pieces_of
from scoutview.labs.next_token.neuron_kinds import (
    BEGINNING,
    CLEAR,
    COMMON,
    IN_WORDS,
    STRONGEST,
    holding,
    kinds_of,
    telling_neuron,
)
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES, asker_at, small_lab

WITH_NEURONS = [name for name in NAMES if "neuron" in {channel.name for channel in small_lab(name).channels}]


def rule(fits: list[float], holds: list[bool], here: list[float], strongest: list[float]) -> int:
    """Of a text of one token."""
    families = np.zeros(len(fits), bool)
    return telling_neuron(np.array(fits), families, np.array([holds]), np.array([here]), np.array(strongest))


def test_the_clearest_kind_among_those_at_work_where_it_holds() -> None:
    assert rule([0.9, 0.7, 0.6], [False, True, True], [4, 4, 4], [5, 5, 5]) == 1
    assert rule([0.9, 0.7, 0.6], [True, True, True], [1, 1, 4], [5, 5, 5]) == 2  # the others are hardly active here
    assert rule([0.7, 0.7], [True, True], [3, 4], [5, 5]) == 1  # of equals the one most at work
    assert rule([0.7, 0.9], [False, False], [4, 3], [5, 5]) == 1  # no kind holds here
    assert rule([0.7, 0.9], [True, True], [0, 0], [5, 5]) == 1  # none is at work


def test_without_a_clear_kind_on_the_last_token_one_on_an_earlier_token_is_first() -> None:
    fits, strongest = np.array([0.2, 0.6, 0.8, 0.9]), np.full(4, 5.0)
    active = np.array([[0.0, 5, 5, 0], [5, 0, 0, 0]])  # only the vague one is at work on the last token
    holds = np.array([[True, True, False, True], [True, True, True, True]])
    words = np.zeros(4, bool)
    assert telling_neuron(fits, words, holds, active, strongest) == 1, "the clearest that is at work on its kind"
    assert telling_neuron(fits, words, np.zeros_like(holds), active, strongest) == 2
    vague = np.array([0.2, 0.3, 0.4, 0.9])
    assert telling_neuron(vague, words, holds, active, strongest) == 0, "none at work has a clear kind"


def test_a_family_of_words_is_told_before_a_single_word() -> None:
    active, anywhere = np.array([[5.0, 5.0], [0.0, 0.0]]), np.array([[True, True], [False, False]])
    told = telling_neuron(np.array([0.9, 0.7]), np.array([False, True]), anywhere, active, np.full(2, 5.0))
    assert told == 1


def test_a_dead_neuron_is_never_the_first() -> None:
    assert rule([0.9, 0.1], [True, False], [-0.1, 0.0], [-0.1, 0.2]) == 1
    assert rule([0.9, 0.1], [True, True], [0, 0], [0, 0]) == 0  # unless all are


def by_hand(name: str) -> tuple[np.ndarray, np.ndarray, list[list[str]]]:
    """Activations of all neurons on all held-out tokens, each token's piece, and the pieces as words."""
    lab, asker = asker_at(name, -1)
    pieces = pieces_of(lab._carried, asker._model.context)
    values = [activations(asker._model, [piece]).reshape(len(piece.ids), -1) for piece in pieces]
    words = [[lab._carried.tokenizer.vocabulary[number].strip() for number in piece.ids] for piece in pieces]
    piece_of = np.array([row for row, piece in enumerate(pieces) for _ in piece.ids])
    return np.concatenate(values), piece_of, words


def kinds_by_hand(words: list[list[str]]) -> dict[str, list[bool]]:
    """Each family and each common word, on it and right before it."""
    kinds: dict[str, list[bool]] = {}
    for family, tell in FAMILIES.items():
        kinds[IN_WORDS[family]] = [label for text in words for label in tell(text)]
    on = [word for text in words for word in text]
    before = [word for text in words for word in (*text[1:], None)]
    for told, each in (("on", on), ("right before", before)):
        for word in {word for word in each if word}:
            kinds[f"{told} “{word}”"] = [other == word for other in each]
    return {name: label for name, label in kinds.items() if any(label)}


@pytest.mark.parametrize("name", WITH_NEURONS)
def test_the_first_neuron_is_telling_by_the_rule(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe()
    asked = [Question("neuron"), Question("probabilities")]
    first, prediction = (dict(each) for each in asker.answer(probe, asked).values())
    layers, neurons = first["neuron_shape"]
    sites = [Question.of("matrix_product", site=f"block.{layer}.mlp.contract") for layer in range(layers)]
    here = np.concatenate([asker.answer(probe, [site])[site]["product_input"][-1] for site in sites])
    values, piece_of, words = by_hand(name)
    kinds = kinds_by_hand(words)
    labels, chance = np.array(list(kinds.values())), np.mean(list(kinds.values()), axis=1)
    following = lab._carried.tokenizer.vocabulary[int(prediction["probabilities"][-1].argmax())]
    text = [token.strip() for token in first["neuron_tokens"].tolist()]
    held = {kind for kind, label in kinds_by_hand([[*text, following.strip()]]).items() if label[len(text) - 1]}
    starts = [int(np.flatnonzero(piece_of == row)[0]) for row in range(len(words))]
    rated: dict[int, float] = {}
    for column, own in enumerate(values.T):
        peaks = [
            start + int(own[start : start + len(text)].argmax()) for start, text in zip(starts, words, strict=True)
        ]
        places = sorted(peaks, key=lambda place: -own[place])[:STRONGEST]
        fits = labels[:, places].mean(1) - chance
        is_at_work = own.max() > 0 and here[column] >= own.max() / 2
        if is_at_work and fits.max() >= CLEAR and list(kinds)[int(fits.argmax())] in held:
            rated[column] = fits.max()
    chosen = int(first["neuron"][0] * neurons + first["neuron"][1])
    assert len(rated) > 1, "there is something to choose from"
    assert rated[chosen] == pytest.approx(max(rated.values()))


def test_kinds_are_those_of_the_text() -> None:
    lab, asker = asker_at("next_token", -1)
    kinds = kinds_of(lab._carried, asker._model.context)
    _, _, words = by_hand("next_token")
    expected = kinds_by_hand(words)
    families = set(IN_WORDS.values())
    for name, label in zip(kinds.names, kinds.labels, strict=True):
        if name == "at the beginning of a text":
            assert label.tolist() == [place == 0 for text in words for place in range(len(text))]
        else:
            assert label.tolist() == expected[name], name
    common = {name for name, label in expected.items() if name not in families and sum(label) >= COMMON}
    assert common <= {*kinds.names, *(name for name in common if "<" in name)}


def test_what_a_neuron_fires_on_is_counted_over_its_strongest_places() -> None:
    lab, asker = asker_at("next_token", -1)
    kinds = kinds_of(lab._carried, asker._model.context)
    values, piece_of, words = by_hand("next_token")
    told = 0
    for neuron in range(0, 128, 9):
        question = Question.of("neuron_places", layer=1, neuron=neuron)
        seen = dict(list(asker.unfold(lab.default_probe(), question))[-1])
        own = values[:, 128 + neuron]
        peaks = [int(np.flatnonzero(piece_of == row)[own[piece_of == row].argmax()]) for row in range(len(words))]
        places = sorted(peaks, key=lambda place: -own[place])[:STRONGEST]
        if kind := str(seen["places_kind"]):
            told += 1
            label = kinds.labels[kinds.names.index(kind)]
            assert seen["places_of_kind"].tolist() == [bool(label[place]) for place in places]
            assert float(seen["places_kind_share"]) == pytest.approx(label.mean(), abs=1e-6)
        else:
            assert not seen["places_of_kind"].any()
    assert told >= 3


@pytest.mark.parametrize("name", WITH_NEURONS)
def test_an_empty_text_is_at_the_beginning(name: str) -> None:
    lab, asker = asker_at(name, -1)
    carried, context = lab._carried, asker._model.context
    kinds, start = kinds_of(carried, context), carried.tokenizer.start_id
    at = kinds.names.index(BEGINNING)
    begin = np.cumsum([0, *(len(piece.ids) for piece in pieces_of(carried, context)[:-1])])
    assert np.flatnonzero(kinds.labels[at]).tolist() == begin.tolist()
    assert holding(carried, kinds, [start], following=5)[-1, at]
    assert not holding(carried, kinds, [start, 5], following=6)[-1, at]


def test_the_sample_opens_on_a_neuron_with_a_lesson() -> None:
    with Recording.open(sample_recordings()["next_token"]) as sample:
        lab = lab_of_recording(sample.description.lab, sample.description.settings, sample.assets)
        asker = Asker(lab)
        asker.load(sample.frame_at(int(sample.steps[-1])))
        kept = {question.name: answer for _, _, question, answer in sample.kept_answers()}
        places = dict(list(asker.unfold(lab.default_probe(), Question("neuron_places")))[-1])
        first = asker.answer(lab.default_probe(), [Question("neuron")])[Question("neuron")]
    assert kept["neuron"]["neuron"].tolist() == first["neuron"].tolist(), "what it opens with is by this rule too"
    assert str(places["places_kind"])
    assert places["places_of_kind"].sum() >= 15
    assert first["neuron_activations"].max() >= places["places_activation"][0] / 2, "it is at work in the text shown"
