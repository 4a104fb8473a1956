"""How an answer grows with the vocabulary: a small untrained language model, asked as a panel asks."""

import time
from collections.abc import Callable

import numpy as np
import pytest
import torch

from scoutview.frame import Frame, read_only
from scoutview.labs.next_token.lab import NextToken
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.settings import settings_from_text

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

SMALL, LARGER = 512, (2_048, 8_192)
ROUNDS, ASKED = 5, 10
QUESTIONS = tuple(Question(name) for name in ("embedding", "embedding_map", "attention", "probabilities", "prediction"))


def asker_of(vocabulary: int) -> Asker:
    texts = {"corpus": "python", "vocabulary": str(vocabulary)}
    lab = NextToken(settings_from_text(NextToken.Settings, texts))
    model = lab.build_model(torch.Generator().manual_seed(0))
    weights = {name: read_only(tensor.numpy().copy()) for name, tensor in model.state_dict().items()}
    assert weights["embedding.weight"].shape[0] == vocabulary
    asker = Asker(NextToken(lab.settings, lab.assets()))
    asker.load(Frame(0, 0.0, {}, weights))
    return asker


def milliseconds(asker: Asker) -> float:
    probe = asker.lab.default_probe()
    times = []
    for _ in range(ASKED):
        started = time.perf_counter()
        answers = asker.answer(probe, QUESTIONS)
        times.append(1000 * (time.perf_counter() - started))
        assert len(answers) == len(QUESTIONS)
    return float(np.median(times))


def test_answers_grow_with_the_vocabulary(measured: Callable[..., None]) -> None:
    askers = {vocabulary: asker_of(vocabulary) for vocabulary in (SMALL, *LARGER)}
    times = {vocabulary: [milliseconds(asker) for _ in range(ROUNDS)] for vocabulary, asker in askers.items()}
    for vocabulary in LARGER:
        ratios = [many / few for many, few in zip(times[vocabulary], times[SMALL], strict=True)]
        row = f"answers of the default view, vocabulary of {vocabulary:,} / of {SMALL}"
        measured(row, ratios, "", ROUNDS * ASKED, f"{np.median(times[vocabulary]):.1f} ms")
