"""Neurons of language models that others trained: what one writes, and where in a text of one's own it fires."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.cli import main
from scoutview.labs.language_model.text import MOST_PIECE, text_in
from scoutview.labs.registry import lab_of_recording
from scoutview.models.language_model import LanguageModel
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.probe import TextProbe
from scoutview.recording.reader import Recording
from tests.labs.language_model.tiny import save_bert, save_gpt2, save_gpt_neox

PARAGRAPHS = ("The cat sat of France.", "Is Paris 7 of the capital?", "The capital of France is Paris 8.") * 3


def asker_with(folder: Path, text: str = "") -> tuple[Any, Asker]:
    made = folder / "made.scout"
    along = []
    if text:
        (folder / "text.txt").write_text(text)
        along = ["--text", str(folder / "text.txt")]
    assert main(["open", str(folder), "-o", str(made), "--force", *along]) == 0
    with Recording.open(made) as recording:
        lab = lab_of_recording(recording)
        asker = Asker(lab)
        asker.load(recording.frame_at(0))
    return lab, asker


def answered(asker: Asker, question: Question, text: str = "The capital of") -> dict[str, np.ndarray]:
    return dict(asker.answer(TextProbe(text=text), [question])[question])


def last_step(lab: Any, asker: Asker, question: Question) -> dict[str, np.ndarray]:
    return dict(list(asker.unfold(lab.default_probe(), question))[-1])


@pytest.mark.parametrize("save", [save_gpt2, save_gpt_neox])
def test_what_a_neuron_moves_is_what_its_column_does_through_the_last_norm(tmp_path: Path, save: Any) -> None:
    _, asker = asker_with(save(tmp_path / "tiny"))
    model = asker._model
    assert isinstance(model, LanguageModel)
    assert model.norm is not None
    assert model.unembedding is not None
    stream, column = torch.randn(24, generator=torch.Generator().manual_seed(1)), model.written_by_neurons(1)[:, 5]
    with torch.no_grad():
        moved = model.direct_scores(column)
        length = (stream.var(unbiased=False) + model.norm.eps).sqrt()
        expected = model.unembedding.weight @ model.norm.passed(column, stream) * length
        np.testing.assert_allclose(moved, expected, atol=1e-4)
        for token in (0, 7, 200):
            assert float(model.direct_reading(token) @ column) == pytest.approx(float(moved[token]), abs=1e-4)
    seen = answered(asker, Question.of("neuron", layer=1, neuron=5))
    order = np.argsort(-moved.numpy(), kind="stable")
    assert seen["neuron_promoted_by"][0] == pytest.approx(float((moved - moved.mean()).max()), abs=1e-4)
    names = answered(asker, Question("vocabulary"))["vocabulary"]
    assert str(seen["neuron_promoted"][0]) == str(names[order[0]])


def test_the_first_neuron_fires_and_changes_what_is_said(tmp_path: Path) -> None:
    _, asker = asker_with(save_gpt2(tmp_path / "tiny"))
    seen = answered(asker, Question("neuron"))
    assert seen["neuron_activations"][-1] > 0
    assert abs(float(seen["neuron_likelihoods"][0] - seen["neuron_likelihoods"][-1])) > 0


def test_its_strongest_places_are_those_of_the_text_that_goes_along(tmp_path: Path) -> None:
    lab, asker = asker_with(save_gpt2(tmp_path / "tiny"), "\n\n".join(PARAGRAPHS))
    seen = last_step(lab, asker, Question.of("neuron_places", layer=1, neuron=3))
    strongest, tokens = [], 0
    for paragraph in PARAGRAPHS:
        ids = [piece.id for piece in lab._carried.tokenizer.pieces(paragraph)]
        assert len(ids) <= MOST_PIECE
        model = asker._model
        assert isinstance(model, LanguageModel)
        neurons = model.looked_at(torch.tensor([ids])).neurons[1]
        strongest.append(float(neurons[0, :, 3].max()))
        tokens += len(ids)
    found = seen["places_activation"][: len(strongest)]
    np.testing.assert_allclose(found, sorted(strongest, reverse=True), atol=1e-5)
    assert int(seen["places_seen"]) == int(seen["places_total"]) == tokens
    assert str(seen["places_text"]) == "of text.txt"


def test_a_search_is_held_against_the_token_alone_and_chance(tmp_path: Path) -> None:
    lab, asker = asker_with(save_gpt2(tmp_path / "tiny"), "\n\n".join(PARAGRAPHS))
    found = last_step(lab, asker, Question.of("neuron_search", family="numbers"))
    assert int(found["found_wanted"]) == 6
    assert float(found["found_lookup"]) > 0.4
    assert found["found_neurons"][0].tolist() != [-1, -1]
    assert np.isfinite(found["found_shuffled"])


def test_without_a_text_nothing_is_looked_through(tmp_path: Path) -> None:
    lab, asker = asker_with(save_gpt2(tmp_path / "tiny"))
    assert int(last_step(lab, asker, Question("neuron_places"))["places_total"]) == 0
    assert int(last_step(lab, asker, Question("neuron_search"))["found_tokens"]) == 0


def test_where_the_stream_is_no_sum_a_neuron_has_no_direct_effect(tmp_path: Path) -> None:
    lab, _ = asker_with(save_bert(tmp_path / "tiny"))
    assert "no plain sum" in lab.lacking()["neuron"]


def test_a_file_that_is_no_text_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = save_gpt2(tmp_path / "tiny")
    made = str(tmp_path / "made.scout")
    assert main(["open", str(folder), "-o", made, "--text", str(folder / "model.safetensors")]) == 1
    assert "is no text in UTF-8" in capsys.readouterr().err
    assert main(["open", str(folder), "-o", made, "--text", str(folder / "nothing.txt")]) == 1
    assert "nothing.txt" in capsys.readouterr().err
    (folder / "cut.txt").write_text("é" * 40_000)
    assert text_in(folder / "cut.txt") == "é" * 32_000
