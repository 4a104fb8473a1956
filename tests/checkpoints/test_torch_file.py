"""Files of torch.save, against torch's own reader; and that nothing in them is ever made."""

import argparse
import datetime
import enum
import json
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.optim.swa_utils import AveragedModel

from scoutview.checkpoints.opening import open_checkpoint
from scoutview.checkpoints.stored_file import CheckpointError
from tests.checkpoints.saved import MADE, Noticed, Settings, same, weights


class Colour(enum.Enum):
    RED = 1


Pair = namedtuple("Pair", "left right")


@pytest.mark.parametrize("newer", [True, False])
def test_both_kinds_of_files_hold_what_torch_reads(tmp_path: Path, newer: bool) -> None:
    saved = weights()
    saved["tied.weight"] = saved["embedding.weight"]
    saved["part.weight"] = saved["embedding.weight"][1:3, ::2]
    torch.save(saved, tmp_path / "model.pt", _use_new_zipfile_serialization=newer)
    read = open_checkpoint(tmp_path / "model.pt")
    assert same(read, torch.load(tmp_path / "model.pt", weights_only=True))
    assert read.shape("part.weight") == (2, 2)


def test_every_number_format_of_torch_is_read(tmp_path: Path) -> None:
    kinds = ("uint16", "uint32", "uint64", "float8_e4m3fn", "float8_e5m2", "float16", "int8", "bool", "complex64")
    saved = {kind: torch.arange(6.0).to(getattr(torch, kind)) for kind in kinds}
    torch.save(saved, tmp_path / "model.pt")
    read = open_checkpoint(tmp_path / "model.pt")
    for kind in kinds:
        assert read[kind].dtype == getattr(torch, kind)
        assert read[kind].tolist() == saved[kind].tolist()


def test_weights_are_mapped_and_not_loaded(tmp_path: Path) -> None:
    torch.save({"large": torch.zeros(2_000_000), "small": torch.ones(2)}, tmp_path / "model.pt")
    first, second = (open_checkpoint(tmp_path / "model.pt")["large"] for _ in range(2))
    maps = Path("/proc/self/maps")
    if maps.exists():
        assert maps.read_text().count("/model.pt") == 2
    assert first.data_ptr() != second.data_ptr()
    first[0] = 5.0
    assert open_checkpoint(tmp_path / "model.pt")["large"][0] == 0


def test_foreign_classes_are_data_and_never_made(tmp_path: Path) -> None:
    """torch.load with weights_only refuses nearly each of these."""
    MADE.clear()
    others = {
        "args": argparse.Namespace(width=4),
        "path": Path("somewhere"),
        "enum": Colour.RED,
        "when": datetime.datetime(2026, 1, 1),
        "table": defaultdict(int, {"a": 1}),
        "queue": deque([1, 2]),
        "range": range(3),
        "slice": slice(1, 2),
        "module": torch.nn.ReLU(),
        "pair": Pair(1, 2),
        "frozen": frozenset({1}),
        "count": Counter("aab"),
        "array": np.ones(3),
        "settings": Settings(depth=3),
        "noticed": Noticed(),
        "global_step": np.int64(12),
    }
    torch.save({"state_dict": weights(), **others}, tmp_path / "model.pt")
    read = open_checkpoint(tmp_path / "model.pt")
    assert same(read, weights())
    assert MADE == []
    assert read.step == 12
    assert read.beside["args"] == {"width": 4}
    assert read.beside["settings"] == {"depth": 3}
    assert read.beside["table"] == {"a": 1}
    assert read.beside["count"] == {"a": 2, "b": 1}
    with pytest.raises(Exception, match="Weights only load failed"):
        torch.load(tmp_path / "model.pt", weights_only=True)
    assert torch.load(tmp_path / "model.pt", weights_only=False)
    assert "executed" in MADE  # so it would have been noticed


def test_a_whole_model_is_opened_without_its_class(tmp_path: Path) -> None:
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Sequential(torch.nn.BatchNorm1d(4)))
    torch.save(model, tmp_path / "model.pt")
    assert same(open_checkpoint(tmp_path / "model.pt"), model.state_dict())


def test_nanogpt_says_its_heads_and_its_step(tmp_path: Path) -> None:
    model_args = {"n_layer": 2, "n_head": 2, "n_embd": 4, "block_size": 8, "bias": False, "vocab_size": 5}
    saved = {f"_orig_mod.{name}": tensor for name, tensor in weights().items()}
    content = {"model": saved, "model_args": model_args, "iter_num": 250, "best_val_loss": torch.tensor(1.25)}
    torch.save({**content, "optimizer": {"state": {}}, "config": {"learning_rate": 1e-3}}, tmp_path / "ckpt.pt")
    read = open_checkpoint(tmp_path / "ckpt.pt")
    assert read.source_kind == "nanoGPT"
    assert (read.step, read.config, read.beside["best_val_loss"]) == (250, model_args, 1.25)
    assert same(read, weights())
    assert "_orig_mod" in read.told[0]


def test_an_average_and_nested_wrappers_leave_the_names_of_the_model(tmp_path: Path) -> None:
    averaged = AveragedModel(torch.nn.Sequential(torch.nn.Linear(2, 2)))
    state = {name.replace("module.0", "module._orig_mod.0._orig_mod"): t for name, t in averaged.state_dict().items()}
    assert "n_averaged" in state
    torch.save({f"module.{name}": tensor for name, tensor in state.items()}, tmp_path / "model.pt")
    read = open_checkpoint(tmp_path / "model.pt")
    assert read.names == ("0.weight", "0.bias")


def test_a_name_that_stands_inside_and_outside_a_wrapper_is_refused(tmp_path: Path) -> None:
    torch.save({"module.weight": torch.ones(1), "weight": torch.zeros(1)}, tmp_path / "model.pt")
    with pytest.raises(CheckpointError, match="holds “weight” twice"):
        open_checkpoint(tmp_path / "model.pt")


def test_of_several_sets_of_weights_the_plain_one_is_taken_and_told(tmp_path: Path) -> None:
    torch.save({"model_ema": weights(1), "model": OrderedDict(weights()), "step": 3}, tmp_path / "model.pt")
    read = open_checkpoint(tmp_path / "model.pt")
    assert same(read, weights())
    assert read.told == ("Of model.pt the weights under “model” are taken; passed over: model_ema.",)
    torch.save({"generator": weights(1), "critic": weights()}, tmp_path / "model.pt")
    with pytest.raises(CheckpointError, match=r"several sets of weights \(generator, critic\)"):
        open_checkpoint(tmp_path / "model.pt")


def test_a_transformer_lens_file_is_known_by_its_names_and_brings_its_config(tmp_path: Path) -> None:
    saved = {"embed.W_E": torch.ones(5, 4), "blocks.0.attn.W_Q": torch.ones(2, 4, 2)}
    torch.save({"model": saved, "config": Settings(n_layers=1, act_fn="relu")}, tmp_path / "grokking.pth")
    read = open_checkpoint(tmp_path / "grokking.pth")
    assert read.source_kind == "TransformerLens"
    assert read.config == {"n_layers": 1, "act_fn": "relu"}


def test_a_config_beside_a_file_is_its_config(tmp_path: Path) -> None:
    torch.save(weights(), tmp_path / "pytorch_model.bin")
    assert open_checkpoint(tmp_path).config is None
    with pytest.raises(CheckpointError, match=r"put the model's config\.json"):
        open_checkpoint(tmp_path).needed_config()
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "gpt2"}))
    assert open_checkpoint(tmp_path / "pytorch_model.bin").needed_config() == {"model_type": "gpt2"}
    assert open_checkpoint(tmp_path).source_kind == "Hugging Face folder"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ([1, 2], "holds no weights of a model"),
        ({"optimizer": {"state": {}}}, "holds no weights of a model"),
        ({**weights(), "mask": torch.ones(2).to_sparse()}, "“mask” of model.pt is sparse"),
    ],
)
def test_a_file_without_weights_is_told(tmp_path: Path, content: object, sentence: str) -> None:
    torch.save(content, tmp_path / "model.pt")
    with pytest.raises(CheckpointError, match=sentence):
        open_checkpoint(tmp_path / "model.pt")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_a_program_is_refused_whatever_it_is_called(tmp_path: Path) -> None:
    torch.jit.script(torch.nn.Linear(2, 2)).save(tmp_path / "model.pt")
    with pytest.raises(CheckpointError, match="TorchScript"):
        open_checkpoint(tmp_path / "model.pt")
