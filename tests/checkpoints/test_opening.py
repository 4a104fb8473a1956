"""Which files of a folder are taken, and what is refused, each with one sentence."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import safetensors.torch
import torch

from scoutview.checkpoints.opening import open_checkpoint
from scoutview.checkpoints.stored_file import CheckpointError
from tests.checkpoints.saved import contiguous, hugging_face_folder, same, shards, weights

INDEX = "model.safetensors.index.json"


def in_two(seed: int = 0) -> list[dict[str, torch.Tensor]]:
    whole = weights(seed)
    return [{"head.bias": whole.pop("head.bias")}, whole]


def test_a_folder_of_hugging_face_is_opened_with_its_config_and_hashes(tmp_path: Path) -> None:
    read = open_checkpoint(hugging_face_folder(tmp_path / "model", hidden_size=4))
    assert read.source_kind == "Hugging Face folder"
    assert read.needed_config()["hidden_size"] == 4
    assert same(read, contiguous(weights()))
    content = (tmp_path / "model" / "model.safetensors").read_bytes()
    assert [(file.path.name, file.size, file.sha256) for file in read.files] == [
        ("model.safetensors", len(content), hashlib.sha256(content).hexdigest())
    ]


def test_shards_are_one_model_whichever_is_opened(tmp_path: Path) -> None:
    shards(tmp_path, in_two())
    for path in (tmp_path, tmp_path / INDEX, tmp_path / "model-00002-of-00002.safetensors"):
        read = open_checkpoint(path)
        assert same(read, contiguous(weights()))
        assert len(read.files) == 2
        assert read.told == ()


def test_what_the_index_names_wins_over_an_older_single_file_and_is_told(tmp_path: Path) -> None:
    """transformers 4.57.6 and 5.23 load the older file without a word."""
    shards(hugging_face_folder(tmp_path, contiguous(weights(7))), in_two())
    read = open_checkpoint(tmp_path)
    assert same(read, contiguous(weights()))
    assert read.told == (
        f"The weights are those that {INDEX} names; passed over, as it may be older: model.safetensors.",
    )


def test_an_index_whose_parts_are_all_gone_was_left_behind(tmp_path: Path) -> None:
    shards(hugging_face_folder(tmp_path, weights(7)), in_two())
    for path in tmp_path.glob("model-*.safetensors"):
        path.unlink()
    read = open_checkpoint(tmp_path)
    assert same(read, contiguous(weights(7)))
    assert read.told == (f"model.safetensors is taken: {INDEX} names only files that are gone.",)


@pytest.mark.parametrize("older", [True, False])
def test_a_missing_part_is_named(tmp_path: Path, older: bool) -> None:
    shards(hugging_face_folder(tmp_path) if older else tmp_path, in_two())
    (tmp_path / "model-00002-of-00002.safetensors").unlink()
    with pytest.raises(CheckpointError, match=r"model-00002-of-00002\.safetensors is missing in .* 1 of them"):
        open_checkpoint(tmp_path)
    with pytest.raises(CheckpointError, match=r"model-00002-of-00002\.safetensors is missing beside"):
        open_checkpoint(tmp_path / "model-00001-of-00002.safetensors")


def test_of_two_formats_safetensors_are_taken_and_told(tmp_path: Path) -> None:
    torch.save(weights(3), hugging_face_folder(tmp_path) / "pytorch_model.bin")
    read = open_checkpoint(tmp_path)
    assert same(read, contiguous(weights()))
    assert read.told == ("model.safetensors is taken, pytorch_model.bin passed over.",)


def test_a_tied_head_is_there_where_the_format_keeps_it(tmp_path: Path) -> None:
    """A file of torch.save has both names of it, safetensors only one: who maps names has to expect either."""
    tied = {"embedding.weight": torch.ones(3, 2)}
    tied["head.weight"] = tied["embedding.weight"]
    torch.save(tied, tmp_path / "pytorch_model.bin")
    assert open_checkpoint(tmp_path).names == ("embedding.weight", "head.weight")
    read = open_checkpoint(tmp_path)
    assert read["embedding.weight"].data_ptr() != 0
    with pytest.raises(RuntimeError, match="share memory"):
        safetensors.torch.save_file(tied, tmp_path / "model.safetensors")


def test_one_file_under_a_name_of_its_own_is_enough(tmp_path: Path) -> None:
    torch.save(weights(), tmp_path / "ckpt.pt")
    torch.save({}, tmp_path / "optimizer.pt")
    torch.save({}, tmp_path / "training_args.bin")
    assert same(open_checkpoint(tmp_path), weights())
    torch.save(weights(), tmp_path / "other.pt")
    with pytest.raises(CheckpointError, match=r"several files of weights \(ckpt\.pt, other\.pt\) and no index"):
        open_checkpoint(tmp_path)


def test_links_as_a_cache_of_models_has_them_are_followed(tmp_path: Path) -> None:
    hugging_face_folder(tmp_path / "blobs")
    (tmp_path / "snapshot").mkdir()
    for name in ("model.safetensors", "config.json"):
        (tmp_path / "snapshot" / name).symlink_to(tmp_path / "blobs" / name)
    assert same(open_checkpoint(tmp_path / "snapshot"), contiguous(weights()))
    (tmp_path / "blobs" / "model.safetensors").unlink()
    with pytest.raises(CheckpointError, match="is a link to a file that is gone"):
        open_checkpoint(tmp_path / "snapshot")


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").symlink_to(tmp_path / "again")
    (tmp_path / "again").symlink_to(tmp_path / "model.safetensors")
    for path in (tmp_path, tmp_path / "model.safetensors"):
        with pytest.raises(CheckpointError, match=r"model\.safetensors cannot be read: Too many levels"):
            open_checkpoint(path)


def test_a_file_that_changed_meanwhile_is_told_and_not_read(tmp_path: Path) -> None:
    read = open_checkpoint(hugging_face_folder(tmp_path))
    content = (tmp_path / "model.safetensors").read_bytes()
    (tmp_path / "model.safetensors").write_bytes(content[:-4])
    with pytest.raises(CheckpointError, match="has changed since it was opened"):
        read.tensor("head.bias")
    (tmp_path / "model.safetensors").unlink()
    with pytest.raises(CheckpointError, match="There is no file"):
        read.tensor("head.bias")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "model.safetensors")
    with pytest.raises(Exception, match="is a pipe or a device"):
        open_checkpoint(tmp_path)


POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "4d" * 32 + "\nsize 268290\n"
OTHER_FILES = {
    "is empty": b"",
    "is only a pointer of Git LFS": POINTER.encode(),
    "is a GGUF file": b"GGUF\3\0\0\0",
    "is an HDF5 file": b"\x89HDF\r\n",
    "is a web page": b"<!DOCTYPE html><html>",
    "begins with zeros only": bytes(5000),
    "is packed": b"\x1f\x8b\x08\0",
    "is JSON, not the weights": b'{"a": 1}',
    "is a database": b"SQLite format 3\0",
    "is no checkpoint that is known here": b"some words of a person",
}


@pytest.mark.parametrize("sentence", OTHER_FILES)
def test_other_files_are_told_by_what_they_are(tmp_path: Path, sentence: str) -> None:
    (tmp_path / "model.pt").write_bytes(OTHER_FILES[sentence])
    with pytest.raises(CheckpointError, match=f"^model.pt {sentence}"):
        open_checkpoint(tmp_path / "model.pt")


def touch(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(b"x") and None


def write(name: str, content: object) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_text(json.dumps(content)) and None


def quantised(names: dict[str, torch.Tensor], **config: object) -> Callable[[Path], None]:
    return lambda folder: hugging_face_folder(folder, names, **config) and None


OTHER_FOLDERS: dict[str, Callable[[Path], None]] = {
    "only GGUF files": touch("model-q4.gguf"),
    "parts of several processes": touch("__0_0.distcp"),
    "parts of DeepSpeed": touch("zero_to_fp32.py"),
    "only weights for Flax": touch("flax_model.msgpack"),
    "only weights for TensorFlow": touch("tf_model.h5"),
    "holds only an adapter": write("adapter_config.json", {"peft_type": "LORA"}),
    "holds no weights": write("config.json", {"model_type": "gpt2"}),
    r"quantised \(gptq\)": quantised(weights(), quantization_config={"quant_method": "gptq", "bits": 4}),
    "quantised, rounded to few bits": quantised(weights(), quantization={"group_size": 64, "bits": 4}),
    r"quantised, as “a\.qweight” says": quantised({"a.qweight": torch.ones(2, dtype=torch.int32)}),
    "adapter": quantised({"a.lora_A.weight": torch.ones(2)}),
}


@pytest.mark.parametrize("sentence", OTHER_FOLDERS)
def test_folders_of_another_kind_are_told(tmp_path: Path, sentence: str) -> None:
    OTHER_FOLDERS[sentence](tmp_path)
    with pytest.raises(CheckpointError, match=sentence):
        open_checkpoint(tmp_path)


BAD_INDICES: dict[str, object] = {
    "is no index": {"metadata": {}},
    r"names “\.\./secret\.safetensors”": {"weight_map": {"a": "../secret.safetensors"}},
    "names “/etc/secret.bin”": {"weight_map": {"a": "/etc/secret.bin"}},
    "names “C:secret.bin”": {"weight_map": {"a": "C:secret.bin"}},
    r"names “\.hidden\.bin”": {"weight_map": {"a": ".hidden.bin"}},
    "names “passwd”": {"weight_map": {"a": "passwd"}},
    "has it: copy the model again": {"weight_map": {"a": "model-1.safetensors", "b": "model-1.safetensors"}},
    "names 1,001 files": {"weight_map": {str(n): f"{n}.bin" for n in range(1001)}},
}


@pytest.mark.parametrize("sentence", BAD_INDICES)
def test_an_index_that_leads_elsewhere_is_refused(tmp_path: Path, sentence: str) -> None:
    safetensors.torch.save_file({"a": torch.ones(2)}, tmp_path / "model-1.safetensors")
    (tmp_path / INDEX).write_text(json.dumps(BAD_INDICES[sentence]))
    with pytest.raises(CheckpointError, match=sentence):
        open_checkpoint(tmp_path)


BAD_CONFIGS = {
    "is not valid JSON (line 1": b"{'a': 1}",
    "is not valid JSON (NaN is no number)": b'{"a": NaN}',
    "is not valid JSON (1e999 is too large)": b'{"a": 1e999}',
    "is not valid JSON (a name is in it twice)": b'{"a": 1, "a": 2}',
    "is not valid JSON (it is no text)": b"\xff\xfe{",
    "is nested too deeply": b'{"a":' + b"[" * 100_000,
    "is valid JSON, but no object": b"[]",
    "has 5 MB: no such file": b'{"a": "' + b" " * 5_000_000 + b'"}',
}


@pytest.mark.parametrize("sentence", BAD_CONFIGS)
def test_a_config_that_is_none_is_told(tmp_path: Path, sentence: str) -> None:
    hugging_face_folder(tmp_path)
    (tmp_path / "config.json").write_bytes(BAD_CONFIGS[sentence])
    with pytest.raises(CheckpointError) as told:
        open_checkpoint(tmp_path)
    assert sentence in str(told.value)


def test_an_index_of_millions_of_values_is_not_taken_apart(tmp_path: Path) -> None:
    (tmp_path / INDEX).write_bytes(b'{"weight_map": {"a": [' + b"1," * 2_000_001 + b"1]}}")
    with pytest.raises(CheckpointError, match="holds more than 2,000,000 values"):
        open_checkpoint(tmp_path)
