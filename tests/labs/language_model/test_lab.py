"""Language models that others trained: what a recording of one says is what the model itself says."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.checkpoints.families.registry import model_of
from scoutview.checkpoints.opening import open_checkpoint
from scoutview.cli import main
from scoutview.errors import UserError
from scoutview.labs.language_model.lab import LanguageModels
from scoutview.labs.language_model.settings import LanguageModelSettings
from scoutview.labs.registry import lab_of_recording
from scoutview.models.language_model import LanguageModel
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.probe import TextProbe
from scoutview.recording.reader import Recording
from tests.labs.language_model.tiny import (
    gpt2_state,
    save_bert,
    save_gpt2,
    save_gpt_neox,
    save_series,
    tokenizer_json,
    vocabulary_of,
)

TEXT = "The capital of France is"


def opened(folder: Path, tmp_path: Path) -> tuple[LanguageModels, Recording]:
    """What the command line makes of it."""
    path = tmp_path / "made.scout"
    assert main(["open", str(folder), "-o", str(path), "--force"]) == 0
    recording = Recording.open(path)
    lab = lab_of_recording(recording)
    assert isinstance(lab, LanguageModels)
    return lab, recording


def asker_of(folder: Path, tmp_path: Path) -> tuple[LanguageModels, Asker, LanguageModel]:
    """A lab and an asker with the recording's newest frame, and the model as the checkpoint itself has it."""
    lab, recording = opened(folder, tmp_path)
    asker = Asker(lab)
    with recording:
        asker.load(recording.frame_at(int(recording.steps[-1])))
    checkpoint = open_checkpoint(folder)
    return lab, asker, model_of(checkpoint.needed_config(), checkpoint).model()


def answered(asker: Asker, question: Question | str, text: str = TEXT, *interventions: str) -> Any:
    asked = Question(question) if isinstance(question, str) else question
    return asker.answer(TextProbe(text=text).with_interventions(interventions), [asked])[asked]


@pytest.fixture(scope="module")
def gpt2(tmp_path_factory: pytest.TempPathFactory) -> tuple[LanguageModels, Asker, LanguageModel]:
    folder = tmp_path_factory.mktemp("gpt2")
    return asker_of(save_gpt2(folder / "tiny"), folder)


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> tuple[LanguageModels, Asker, LanguageModel]:
    folder = tmp_path_factory.mktemp("bert")
    return asker_of(save_bert(folder / "tiny"), folder)


def test_what_it_says_and_reads_is_what_the_checkpoint_does(gpt2: tuple[Any, Asker, LanguageModel]) -> None:
    _, asker, model = gpt2
    ids = torch.tensor(answered(asker, "tokens")["token_ids"])[None]
    theirs = model.looked_at(ids)
    assert theirs.logits is not None
    said = answered(asker, "prediction")
    np.testing.assert_allclose(said["outcome_probabilities"], theirs.logits[0, -1].softmax(-1), atol=1e-6)
    np.testing.assert_allclose(answered(asker, "attention")["attention"], torch.cat(theirs.weights), atol=1e-6)
    seen = answered(asker, "residual_stream")
    np.testing.assert_allclose(seen["stream_norms"], theirs.stream[:, 0].norm(dim=-1), rtol=1e-5)
    with torch.no_grad():
        assert model.unembedding is not None
        lens = model.unembedding(model.answering_vectors(theirs.stream[:, 0])).softmax(-1).amax(-1)
    np.testing.assert_allclose(seen["lens_probabilities"], lens, atol=1e-6)
    np.testing.assert_allclose(seen["stream_added"], theirs.added[:, 0].norm(dim=-1), rtol=1e-5)
    assert seen["lens_tokens"][-1, -1] == said["outcomes"][said["outcome_probabilities"].argmax()]


def test_a_change_inside_the_model_changes_its_lens_and_its_heads(gpt2: tuple[Any, Asker, Any]) -> None:
    _, asker, _ = gpt2
    plain, off = (answered(asker, "residual_stream", TEXT, *change) for change in ((), ("head 0.1 off",)))
    assert np.array_equal(plain["stream_norms"][0], off["stream_norms"][0])
    assert not np.allclose(plain["stream_norms"][1], off["stream_norms"][1])
    moved = answered(asker, Question.of("logit_attribution", heads=1), TEXT, "head 0.1 off")
    values = dict(zip(moved["attribution_parts"].tolist(), moved["attribution_logits"].tolist(), strict=True))
    assert values["head 0.1"] == 0 != values["head 0.0"]


@pytest.mark.parametrize("heads", [0, 1])
def test_the_parts_sum_to_the_score(gpt2: tuple[Any, Asker, LanguageModel], heads: int) -> None:
    _, asker, model = gpt2
    moved = answered(asker, Question.of("logit_attribution", heads=heads))
    ids = torch.tensor(answered(asker, "tokens")["token_ids"])[None]
    with torch.no_grad():
        score = model(ids)[0, -1, int(moved["attributed"])].item()
    assert moved["attribution_logits"].sum() == pytest.approx(score, abs=1e-3)
    assert "norm" in moved["attribution_parts"]
    assert abs(dict(zip(moved["attribution_parts"], moved["attribution_logits"], strict=True))["embedding"]) > 0


def test_the_last_norms_part_is_its_bias(gpt2: tuple[Any, Asker, LanguageModel]) -> None:
    _, asker, model = gpt2
    moved = answered(asker, "logit_attribution")
    values = dict(zip(moved["attribution_parts"].tolist(), moved["attribution_logits"].tolist(), strict=True))
    assert model.norm is not None
    assert model.unembedding is not None
    assert model.norm.bias is not None
    bias = model.norm.bias @ model.unembedding.weight[int(moved["attributed"])]
    assert values["norm"] == pytest.approx(bias.item(), abs=1e-3)


def test_the_steps_of_a_head_end_in_its_row_of_attention(gpt2: tuple[Any, Asker, Any]) -> None:
    _, asker, _ = gpt2
    steps = answered(asker, Question.of("attention_steps", layer=1, head=2, query=3))
    shares = np.exp(steps["steps_scores"][:4]) / np.exp(steps["steps_scores"][:4]).sum()
    np.testing.assert_allclose(steps["steps_shares"][:4], shares, atol=1e-5)
    np.testing.assert_allclose(steps["steps_shares"][:4], answered(asker, "attention")["attention"][1, 2, 3, :4])
    np.testing.assert_allclose(steps["steps_read"], steps["steps_shares"] @ steps["steps_values"], atol=1e-4)


def test_what_was_logged_between_checkpoints_is_kept(tmp_path: Path) -> None:
    folder = save_series(tmp_path / "run", (100, 200))
    note = folder / "checkpoint-200" / "trainer_state.json"
    state = json.loads(note.read_text())
    state["log_history"] += [{"step": step, "loss": 9.0} for step in range(110, 200, 10)]
    note.write_text(json.dumps(state))
    with opened(folder, tmp_path)[1] as recording:
        recording.verify()
        found = {measure.name: measure for measure in recording.measures()}
    assert found["train_loss"].steps.tolist() == list(range(100, 201, 10))
    assert found["learning_rate"].steps.tolist() == [100, 200]


def test_a_series_moves_through_its_steps(tmp_path: Path) -> None:
    lab, recording = opened(save_series(tmp_path / "run"), tmp_path)
    with recording:
        assert recording.steps.tolist() == [100, 200, 300]
        assert recording[1].metrics["train_loss"] == 5
        assert recording[1].metrics["validation_loss"] == 5.5
        assert [mark.step for mark in recording.marks] == [100, 200, 300]
        asker, said = Asker(lab), []
        for step in recording.steps.tolist():
            asker.load(recording.frame_at(step))
            said.append(answered(asker, "prediction")["outcome_probabilities"])
    assert not np.allclose(said[0], said[1])
    assert not np.allclose(said[1], said[2])
    assert lab.brings_curves
    assert not lab.standing_still
    assert lab.trained_elsewhere


def test_a_masked_word_is_asked_for_where_it_stands(bert: tuple[LanguageModels, Asker, LanguageModel]) -> None:
    lab, asker, model = bert
    assert "[MASK]" in lab.default_probe().text
    said = answered(asker, "prediction", "The [MASK] sat.")
    tokens = said["prompt_tokens"].tolist()
    place = int(said["asked_position"]) + 1
    assert tokens[place] == "[MASK]"
    ids = torch.tensor(answered(asker, "tokens", "The [MASK] sat.")["token_ids"])[None]
    with torch.no_grad():
        theirs = model(ids)[0, place].softmax(-1)
    np.testing.assert_allclose(said["outcome_probabilities"], theirs, atol=1e-6)
    whole = answered(asker, Question.of("prediction", position=place), "The [MASK] sat.")
    assert whole["prompt_tokens"][place + 1] == whole["outcomes"][int(whole["right_outcome"])]
    assert not {"sampling", "continuation", "residual_stream", "circuit"} & set(lab.questions())
    assert "does not go on" in lab.lacking()["sampling"]
    assert "no plain sum" in lab.lacking()["residual_stream"]
    assert lab.notes(TextProbe(text="The cat"))
    assert not lab.notes(TextProbe(text="The [MASK]"))


def test_only_so_many_tokens_are_read_as_the_model_can(gpt2: tuple[LanguageModels, Asker, Any]) -> None:
    lab, asker, _ = gpt2
    probe = TextProbe(text="The cat sat " * 40)
    assert lab.positions(probe) == 48
    assert "Only the last 48 of" in lab.notes(probe)[0]
    assert len(answered(asker, "tokens", probe.text)["tokens"]) == 48
    assert lab.positions(TextProbe(text="")) == 1
    assert "<|endoftext|>" in lab.notes(TextProbe(text=""))[0]


def test_bytes_that_are_no_whole_character_are_spelled(gpt2: tuple[LanguageModels, Asker, Any]) -> None:
    _, asker, _ = gpt2
    assert answered(asker, "tokens", "€")["tokens"].tolist() == ["<E2>", "<82>", "<AC>"]


def test_a_tied_head_is_recorded_once(gpt2: tuple[LanguageModels, Asker, Any]) -> None:
    lab, _, model = gpt2
    network = lab.untrained_model()
    assert model.spec.head == "tied"
    assert "unembedding.weight" not in network.state_dict()
    assert network.get_parameter("unembedding.weight") is network.get_parameter("embedding.weight")
    network.load_state_dict(network.state_dict())


def test_checkpoints_of_another_model_leave_no_recording(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = save_series(tmp_path / "run", (100, 200))
    config = folder / "checkpoint-100" / "config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "n_head": 4}))
    made = tmp_path / "made.scout"
    assert main(["open", str(folder), "-o", str(made)]) == 1
    assert "another model than the other checkpoints" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.scout"))
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("named", ["nothing", "notes.txt"])
def test_what_cannot_be_opened_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    assert main(["open", str(tmp_path / named), "-o", str(tmp_path / "made.scout")]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert named in told


def test_without_a_model_it_says_how_to_name_one() -> None:
    with pytest.raises(UserError, match="scoutview open FOLDER"):
        LanguageModels(LanguageModelSettings()).assets()


def test_a_large_checkpoint_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoutview.labs.language_model.opened.MOST_COPIED", 1000)
    folder = save_gpt2(tmp_path / "tiny")
    _, asker, model = asker_of(folder, tmp_path)
    assert (tmp_path / "made.scout").stat().st_size < 400_000
    ids = torch.tensor(answered(asker, "tokens")["token_ids"])[None]
    said = answered(asker, "prediction")["outcome_probabilities"]
    with torch.no_grad():
        np.testing.assert_allclose(said, model(ids)[0, -1].softmax(-1), atol=1e-6)
    (folder / "model.safetensors").rename(folder / "elsewhere.safetensors")
    with Recording.open(tmp_path / "made.scout") as recording, pytest.raises(UserError, match="any more"):
        asker.load(recording.frame_at(0))


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_a_copy_keeps_all_bits_and_takes_no_more_room_than_it_needs(tmp_path: Path, dtype: torch.dtype) -> None:
    _, recording = opened(save_gpt2(tmp_path / "tiny", dtype=dtype), tmp_path)
    stored = gpt2_state(vocabulary_of(tokenizer_json("<|endoftext|>")))["wte.weight"].to(dtype)
    with recording:
        weights, kept = recording[0].weights, recording.frame_at(0, as_stored=True).weights
        assert weights["embedding.weight"].dtype == np.float32
        np.testing.assert_array_equal(weights["embedding.weight"], stored.float().numpy())
        assert kept["embedding.weight"].itemsize == (2 if dtype == torch.float16 else 4)


def test_a_file_that_is_cut_short_under_a_linked_model_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoutview.labs.language_model.opened.MOST_COPIED", 1000)
    folder = save_gpt2(tmp_path / "tiny")
    _, asker, _ = asker_of(folder, tmp_path)
    answered(asker, "prediction")
    steps = asker.unfold(TextProbe(text=TEXT), Question("continuation"))
    next(steps)
    with (folder / "model.safetensors").open("r+b") as file:
        file.truncate(100)
    with pytest.raises(UserError, match=r"model\.safetensors has changed"):
        answered(asker, "prediction")
    with pytest.raises(UserError, match=r"model\.safetensors has changed"):
        next(steps)


def test_queries_keys_and_values_woven_head_by_head_can_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scoutview.labs.language_model.opened.MOST_COPIED", 1000)
    _, asker, model = asker_of(save_gpt_neox(tmp_path / "tiny"), tmp_path)
    assert model.spec.heads > 1
    ids = torch.tensor(answered(asker, "tokens")["token_ids"])[None]
    with torch.no_grad():
        np.testing.assert_allclose(
            answered(asker, "prediction")["outcome_probabilities"], model(ids)[0, -1].softmax(-1), atol=1e-6
        )
    np.testing.assert_allclose(
        answered(asker, "attention")["attention"], torch.cat(model.looked_at(ids).weights), atol=1e-6
    )


def test_the_circuit_draws_an_mlp_beside_attention_where_it_stands_there(tmp_path: Path, gpt2: Any) -> None:
    lab, asker, _ = asker_of(save_gpt_neox(tmp_path / "tiny"), tmp_path)
    assert "circuit" not in lab.lacking()
    told, in_turn = answered(asker, "circuit"), answered(gpt2[1], "circuit")
    beside = dict(zip(told["circuit_parts"].tolist(), told["circuit_beside"].tolist(), strict=True))
    assert {name for name, is_beside in beside.items() if is_beside} == {"block.0.mlp", "block.1.mlp"}
    assert not in_turn["circuit_beside"].any()


def test_a_linked_model_in_16_bits_computes_with_them_as_they_are_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scoutview.labs.language_model.opened.MOST_COPIED", 1000)
    folder = save_gpt2(tmp_path / "tiny", dtype=torch.bfloat16)
    lab, asker, model = asker_of(folder, tmp_path)
    assert {weight.dtype for weight in asker._model.parameters()} == {torch.bfloat16}
    ids = torch.tensor(answered(asker, "tokens")["token_ids"])[None]
    with torch.no_grad():
        said = model(ids)[0, -1].softmax(-1)
    np.testing.assert_allclose(answered(asker, "prediction")["outcome_probabilities"], said, atol=1e-6)
    for question in sorted(set(lab.questions()) - set(lab.trajectories)):
        answered(asker, question)  # nothing needs float32


def test_weights_that_were_let_go_of_come_back_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoutview.labs.language_model.opened.MOST_COPIED", 1000)
    monkeypatch.setattr("scoutview.checkpoints.linked_model.SMALL", 1)
    _, asker, _ = asker_of(save_gpt2(tmp_path / "tiny"), tmp_path)
    first, again = (answered(asker, "prediction")["outcome_probabilities"] for _ in range(2))
    np.testing.assert_array_equal(first, again)


def test_no_checkpoint_of_a_long_series_is_let_go_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoutview.training.recorder.BYTES_PER_MB", 1)  # a budget that one frame fills
    _, recording = opened(save_series(tmp_path / "run", (10, 20, 30, 40, 50), evaluated=False), tmp_path)
    with recording:
        assert recording.steps.tolist() == [10, 20, 30, 40, 50]
