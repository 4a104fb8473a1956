"""Damaged and hostile checkpoints: each is refused by one sentence or opened rightly, and nothing is executed."""

import random
import resource
import sys
import time
from pathlib import Path

import pytest
import torch

from scoutview.checkpoints.opening import open_checkpoint
from scoutview.checkpoints.series import open_series
from scoutview.checkpoints.tokenizers import open_tokenizer
from scoutview.errors import UserError
from tests.checkpoints.hostile import EXECUTED, KINDS, Kind

ALL = 504  # every kind 18 times
LONGEST_S = 10.0  # of the processor, for one; the slowest honest one takes 2
MOST_GROWTH_MB = 400  # of the whole process, over all of them
OF_TOKENIZERS = ("tokenizer_files", "characters")


def tried(folder: Path, kind: Kind, seed: int) -> tuple[str, ...]:
    """Open one, by itself and as one of a training, and read everything in it; the sentences where it is refused."""
    place = folder / "checkpoint-5"
    place.mkdir(parents=True)
    path = kind(place, random.Random(seed))
    began = time.process_time()
    sentences = []
    for ask in (lambda: used(path, kind), lambda: used_series(folder)):
        try:
            ask()
        except UserError as error:
            sentences.append(str(error))
    assert time.process_time() - began < LONGEST_S, (kind.__name__, seed)
    assert not (place / EXECUTED).exists(), (kind.__name__, seed)
    assert all(checked(sentence) for sentence in sentences), (kind.__name__, seed, sentences)
    return tuple(sentences)


def used(path: Path, kind: Kind) -> None:
    if kind.__name__ in OF_TOKENIZERS:
        pieces = open_tokenizer(path).pieces('ab!" c')
        assert all(0 <= piece.begin <= piece.end <= 6 for piece in pieces)
        return
    checkpoint = open_checkpoint(path)
    for name in checkpoint.names:
        tensor = checkpoint.tensor(name)
        assert tuple(tensor.shape) == checkpoint.shape(name)
        assert tensor.numel() < 10_000
        assert tensor.to(torch.complex128).isnan().sum() >= 0


def used_series(folder: Path) -> None:
    series = open_series(folder)
    assert len(series) == 1
    assert not any(measure.trouble() for measure in series.measures())


def checked(sentence: str) -> bool:
    """Whether it is one short sentence for a person."""
    ended = sentence.endswith((".", "!")) or "not these: " in sentence
    return ended and len(sentence) < 700 and "\n" not in sentence and "Traceback" not in sentence


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_one_of_each_kind_is_refused_or_opened_rightly(
    tmp_path: Path, kind: Kind, capfd: pytest.CaptureFixture[str]
) -> None:
    tried(tmp_path / "0", kind, 1)
    capfd.readouterr()


@pytest.mark.slow
def test_hundreds_are_refused_or_opened_rightly_in_bounded_memory(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before, refused = memory_mb(), 0
    for number in range(ALL):
        refused += bool(tried(tmp_path / str(number), KINDS[number % len(KINDS)], number))
    assert ALL / 2 < refused < ALL  # else they are not what they should be
    assert memory_mb() - before < MOST_GROWTH_MB
    capfd.readouterr()
