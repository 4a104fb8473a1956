"""Damaged and hostile checkpoints: what a broken disk, a bad download or a bad person makes of a small one.

Harmless stand-ins only: what would be executed leaves a file named `EXECUTED` behind and does nothing else. Each kind
is a function that writes one into a folder and gives the path to be opened; `rng` makes another of it each time.
"""

import io
import json
import os
import pickle
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from tests.checkpoints.saved import hugging_face_folder, shards, weights

Kind = Callable[[Path, random.Random], Path]
EXECUTED = "executed"
HUGE = (2**31, 2**40, 2**62, 2**63 - 1, 2**63, 2**64, -1, -(2**40), 10**30)


class Executed:
    """Leaves a file behind where a pickle of it is executed."""

    def __init__(self, folder: Path) -> None:
        self._path = str(folder / EXECUTED)

    def __reduce__(self) -> tuple[Any, ...]:
        return os.open, (self._path, os.O_CREAT | os.O_WRONLY)


def _flipped(content: bytes, rng: random.Random, first: int = 0, last: int | None = None) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        changed[rng.randrange(first, len(content) if last is None else last)] = rng.randrange(256)
    return bytes(changed)


def _with_header(folder: Path, header: bytes, numbers: int = 64, length: int | None = None) -> Path:
    length = len(header) if length is None else length
    path = folder / "model.safetensors"
    path.write_bytes(struct.pack("<Q", length % 2**64) + header + bytes(numbers))
    return path


def _entry(shape: Any, offsets: Any, dtype: Any = "F32") -> dict[str, Any]:
    return {"dtype": dtype, "shape": shape, "data_offsets": offsets}


# safetensors


def header_bytes_flipped(folder: Path, rng: random.Random) -> Path:
    path = hugging_face_folder(folder) / "model.safetensors"
    path.write_bytes(_flipped(path.read_bytes(), rng, 0, 300))
    return path


def safetensors_cut_short(folder: Path, rng: random.Random) -> Path:
    path = hugging_face_folder(folder) / "model.safetensors"
    content = path.read_bytes()
    path.write_bytes(content[: rng.randrange(len(content))])
    return path


def header_longer_than_its_file(folder: Path, rng: random.Random) -> Path:
    return _with_header(folder, b'{"a":{}}', length=rng.choice(HUGE))


def places_out_of_range(folder: Path, rng: random.Random) -> Path:
    begin, end = rng.choice((0, 4, *HUGE)), rng.choice((8, 64, *HUGE))
    other = _entry([rng.choice((2, 16))], [0, rng.choice((8, 64))])
    return _with_header(folder, json.dumps({"a": _entry([2], [begin, end]), "b": other}).encode())


def absurd_shapes(folder: Path, rng: random.Random) -> Path:
    shapes = (
        [2**40],
        [2**31, 2**31],
        [0, 2**62],
        [-1, -16],
        [1.5],
        [True],
        ["2"],
        None,
        [[2]],
        [1] * 50_000,
        [16, None],
    )
    kinds = ("F32", "F4", "float32", None, 7, "I64", ["F32"], {"a": 1})
    return _with_header(folder, json.dumps({"a": _entry(rng.choice(shapes), [0, 64], rng.choice(kinds))}).encode())


def headers_that_are_none(folder: Path, rng: random.Random) -> Path:
    headers = (
        b"[]", b"{", b"null", b'{"a":' + b"[" * rng.randint(2_000, 200_000), b'{"a":1}', b'{"a":{"dtype":"F32"}}',
        b'{"a":NaN}', b'{"__metadata__":5}', b"{}", b'{"a":{},"a":{}}', b'{"' + b"x" * 10**6 + b'":{}}', b"\xff\xfe",
        b'{"a":' + b"9" * 5_000 + b"}", b'{"a":[' + b"{}," * 10_000 + b"0]}",
    )  # fmt: skip
    return _with_header(folder, rng.choice(headers))


# archives of torch.save


def _archive(content: object) -> bytes:
    buffer = io.BytesIO()
    torch.save(content, buffer)
    return buffer.getvalue()


def _repacked(folder: Path, change: Callable[[str, bytes], bytes | None], how: int = zipfile.ZIP_STORED) -> Path:
    """The archive of a small model, every part changed as told; None leaves a part out."""
    path = folder / "model.pt"
    with zipfile.ZipFile(io.BytesIO(_archive(weights()))) as source, zipfile.ZipFile(path, "w", how) as target:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
    return path


def _with_pickle(folder: Path, content: bytes) -> Path:
    return _repacked(folder, lambda name, part: content if name.endswith("data.pkl") else part)


def archive_bytes_flipped(folder: Path, rng: random.Random) -> Path:
    (folder / "model.pt").write_bytes(_flipped(_archive(weights()), rng))
    return folder / "model.pt"


def archive_directory_flipped(folder: Path, rng: random.Random) -> Path:
    content = _archive(weights())
    (folder / "model.pt").write_bytes(_flipped(content, rng, len(content) - 600))
    return folder / "model.pt"


def archive_cut_short(folder: Path, rng: random.Random) -> Path:
    content = _archive(weights())
    (folder / "model.pt").write_bytes(content[: rng.randrange(len(content))])
    return folder / "model.pt"


def parts_missing_or_short(folder: Path, rng: random.Random) -> Path:
    keep = rng.choice((0.5, 0.9))
    return _repacked(folder, lambda name, part: part[: rng.randint(0, len(part))] if rng.random() > keep else part)


def packed_bombs(folder: Path, rng: random.Random) -> Path:
    zeros = bytes(rng.choice((10**6, 10**7)))
    target = rng.choice(("data.pkl", "data/0", "byteorder"))
    return _repacked(folder, lambda name, part: zeros if name.endswith(target) else part, zipfile.ZIP_DEFLATED)


def pickle_bytes_flipped(folder: Path, rng: random.Random) -> Path:
    return _repacked(folder, lambda name, part: _flipped(part, rng) if name.endswith("data.pkl") else part)


def pickles_of_foreign_classes(folder: Path, rng: random.Random) -> Path:
    content = {"model": weights(), "step": Executed(folder), "args": [Executed(folder)], Executed(folder): 1}
    torch.save(content, folder / "model.pt", pickle_protocol=rng.choice((2, 3, 4, 5)))
    return folder / "model.pt"


GLOBALS = (b"cos\nopen\n", b"cbuiltins\neval\n", b"ctorch\nload\n", b"ctorch._utils\n_rebuild_tensor_v2\n",
           b"ctorch._tensor\n_rebuild_from_type_v2\n", b"cnumpy.core.multiarray\nscalar\n",
           b"ccollections\nOrderedDict\n", b"cbuiltins\nbytearray\n", b"c__main__\nx\n",
           b"c_codecs\nencode\n")  # fmt: skip
PUSHES = (b"}", b"]", b")", b"N", b"\x88", b"K\x07", b"X\x01\0\0\0a", b"X\x05\0\0\0model", b"\x8a\x08" + b"\x7f" * 8,
          b"G\x7f\xf8\0\0\0\0\0\0", b"\x8f", b"C\x02ab")  # fmt: skip
ACTS = (b"(", b"t", b"\x85", b"\x86", b"\x87", b"R", b"b", b"s", b"u", b"a", b"e", b"0", b"1", b"2", b"q\0", b"h\0",
        b"\x94", b"\x81", b"\x92", b"o", b"Q", b"l", b"d", b"\x90", b"\x91", b"\x93", b"\x82\1", b"\x97")  # fmt: skip


def pickles_of_random_instructions(folder: Path, rng: random.Random) -> Path:
    steps = [rng.choice(rng.choice((GLOBALS, PUSHES, PUSHES, ACTS))) for _ in range(rng.randint(5, 400))]
    return _with_pickle(folder, b"\x80\x02}q\0" + b"".join(steps) + b".")


def _tensor(storage: bytes, offset: bytes, shape: bytes, strides: bytes) -> bytes:
    return GLOBALS[3] + b"(" + storage + b"Q" + offset + shape + strides + b"\x89)tR"


def _int(number: int) -> bytes:
    content = number.to_bytes((number.bit_length() + 8) // 8, "little", signed=True)
    return b"\x8a" + bytes([len(content)]) + content


def tensors_beyond_their_numbers(folder: Path, rng: random.Random) -> Path:
    """All of a sound tensor, but for one or two parts of it."""
    sound: dict[str, Any] = {
        "kind": b"FloatStorage",
        "key": b"0",
        "count": 20,
        "offset": 0,
        "shape": (5, 4),
        "strides": (4, 1),
    }
    near = (0, 1, 3, 19, 21, *HUGE)
    axes = [(rng.choice(near), 4), (rng.choice(near),), (1,) * 20, (5, rng.choice(near)), (2**31, 2**31), (2**33, 4)]
    wrong = {
        "kind": [b"BoolStorage", b"UntypedStorage", b"NoStorage", b"DoubleStorage", b"QInt8Storage"],
        "key": [b"77", b"../../0", b"", b"1"],
        "count": near,
        "offset": near,
        "shape": axes,
        "strides": [*axes, (0, 0), (0, 1)],
    }
    for part in rng.sample(sorted(wrong), rng.choice((1, 1, 2))):
        sound[part] = rng.choice(wrong[part])
    key = b"X" + struct.pack("<I", len(sound["key"])) + sound["key"]
    named = (
        b"(X\x07\0\0\0storagectorch\n" + sound["kind"] + b"\n" + key + b"X\x03\0\0\0cpu" + _int(sound["count"]) + b"t"
    )
    shape, strides = (b"(" + b"".join(_int(size) for size in sound[part]) + b"t" for part in ("shape", "strides"))
    return _with_pickle(
        folder, b"\x80\x02}X\x01\0\0\0a" + _tensor(named, _int(sound["offset"]), shape, strides) + b"s."
    )


def _repeated(times: int, layers: int) -> Any:
    """A list of one list so many times, which is of one list so many times, and so on: short as a pickle."""
    each: Any = [0]
    for _ in range(layers):
        each = [each] * times
    return each


def pickles_that_grow_when_followed(folder: Path, rng: random.Random) -> Path:
    circle: list[Any] = []
    circle.append(circle)
    growing: Any = rng.choice((_repeated(300, 6), _repeated(2, 60), circle, {"a": _repeated(100, 30)}))
    torch.save({"model": weights(), rng.choice(("config", "args", "step", "x")): growing}, folder / "model.pt")
    return folder / "model.pt"


def modules_in_modules(folder: Path, rng: random.Random) -> Path:
    module: torch.nn.Module = torch.nn.Linear(1, 1)
    for _ in range(rng.choice((30, 100))):
        above = torch.nn.Module()
        above._modules = {"a": module, "b": module}
        if rng.random() < 0.02:
            module._modules["up"] = above
        module = above
    torch.save(module, folder / "model.pt")
    return folder / "model.pt"


def pickles_too_deep_or_too_long(folder: Path, rng: random.Random) -> Path:
    many = rng.choice((200, 2_000))
    contents = (
        b"}" + b")" + b"\x85" * 50 + b"Ns.",  # a key of tuples in tuples
        b"}X\x06\0\0\0config" + b"]" * many + b"a" * (many - 1) + b"s.",
        b"(" * many + b".",
        b"}" * many + b".",
        b"\x8e" + struct.pack("<Q", rng.choice((2**33, 2**62))) + b"abc.",
        b"\x8b" + struct.pack("<I", 2**31 - 1) + b".",
        b"I" + b"9" * many + b"\n.",
        b"}X\x06\0\0\0config" + GLOBALS[4] * 3 + b")\x87" * 1 + b"Rs.",
        GLOBALS[4] + (GLOBALS[4] + b"N") * 100 + b")" + b"\x87NtR" * 2 + b".",
        b"\x80\x05\x95" + struct.pack("<Q", 2**60) + b"}.",
        b"\x82\x01.",
        b"",
    )
    return _with_pickle(folder, rng.choice(contents))


def not_those_archives(folder: Path, rng: random.Random) -> Path:
    path = folder / "model.pt"
    with zipfile.ZipFile(path, "w") as target:
        for name in rng.choice(
            (["a/data.pkl", "b/data.pkl"], ["data.pkl"], ["../a/data.pkl"], ["/data.pkl"], ["x"] * 1)
        ):
            target.writestr(name, rng.choice((b"}.", b"", pickle.dumps(Executed(folder)))))
        for number in range(rng.choice((0, 3_000))):
            target.writestr(f"a/data/{number}", b"")
    return path


# the older kind


def _older() -> bytes:
    buffer = io.BytesIO()
    torch.save(weights(), buffer, _use_new_zipfile_serialization=False)
    return buffer.getvalue()


def older_bytes_flipped(folder: Path, rng: random.Random) -> Path:
    (folder / "model.pt").write_bytes(_flipped(_older(), rng))
    return folder / "model.pt"


def older_cut_short_or_counted_wrong(folder: Path, rng: random.Random) -> Path:
    content = _older()
    place = content.rindex(b"e.") + 2
    cut = content[: rng.randrange(len(content))]
    counted = content[:place] + struct.pack("<Q", rng.choice(HUGE) % 2**64) + content[place + 8 :]
    (folder / "model.pt").write_bytes(rng.choice((cut, counted)))
    return folder / "model.pt"


def plain_pickles(folder: Path, rng: random.Random) -> Path:
    content = rng.choice((Executed(folder), {"a": Executed(folder)}, [1], weights()))
    (folder / "model.bin").write_bytes(pickle.dumps(content, protocol=rng.choice((2, 4))))
    return folder


# folders


def indices(folder: Path, rng: random.Random) -> Path:
    placed = shards(folder, [{"a": torch.ones(2)}, {"b": torch.ones(2)}])
    names = (
        "../a.safetensors",
        "/dev/zero",
        "/dev/stdin",
        "a\0.bin",
        "",
        ".",
        "..",
        "x" * 5000,
        "model.safetensors.index.json",
    )
    values: tuple[Any, ...] = (*names, 5, None, ["a"], {"a": 1}, placed["b"])
    said: dict[str, Any] = {**placed, "a": rng.choice(values)}
    whole = rng.choice(
        (json.dumps({"weight_map": said}), json.dumps(said), "{" * 5000, '{"weight_map": ' + "[" * 9000, "\0")
    )
    (folder / "model.safetensors.index.json").write_text(whole)
    return folder


def configs(folder: Path, rng: random.Random) -> Path:
    hugging_face_folder(folder)
    content = json.dumps({"model_type": "llama", "a": [1, {"b": None}], "rope_theta": 1e5}).encode()
    others = (b"", b"null", b"{" * 10_000, b'{"a": 1e999}', b'{"a": -Infinity}', b'{"a": ' + b"1" * 10_000 + b"}")
    (folder / "config.json").write_bytes(rng.choice((_flipped(content, rng), rng.choice(others))))
    return folder


def notes_of_trainings(folder: Path, rng: random.Random) -> Path:
    hugging_face_folder(folder)
    values = (1, -1, 1.5, 1e300, "5", None, [], {}, True, float("nan"), float("inf"))
    entries = [
        {"step": rng.choice(values), "loss": rng.choice(values), "eval_loss": rng.choice(values)} for _ in range(5)
    ]
    state = {
        "global_step": rng.choice(values),
        "max_steps": rng.choice(values),
        "log_history": rng.choice((entries, 5, [5])),
    }
    (folder / "trainer_state.json").write_text(json.dumps(state))
    return folder


def links(folder: Path, rng: random.Random) -> Path:
    target = rng.choice(("/dev/zero", "/dev/stdin", "/proc/self/mem", "/nowhere", "model.safetensors", "/etc", "."))
    (folder / "model.safetensors").symlink_to(target)
    return rng.choice((folder, folder / "model.safetensors"))


# tokenizers


def tokenizer_files(folder: Path, rng: random.Random) -> Path:
    vocabulary = {chr(33 + number): number for number in range(60)}
    model = {"type": "BPE", "vocab": {**vocabulary, '!"': 60}, "merges": [["!", '"']]}
    content = json.dumps({"version": "1.0", "model": model, "added_tokens": [], "pre_tokenizer": None}).encode()
    name = rng.choice(("tokenizer.json", "vocab.json", "vocab.txt", "tokenizer_config.json", "added_tokens.json"))
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    (folder / "merges.txt").write_text(rng.choice(("#version: 0.2\n", '! "\n', "!\n", "a b c\n", "\0", "! ! !")))
    odd = (b"[]", b'{"a": -1}', b'{"a": "b"}', b'{"added_tokens_decoder": {"x": 5}}', b'{"added_tokens_decoder": [1]}',
           b"\xff", b'{"tokenizer_class": {"a": 1}}', b'{"a": 1e9}', b'{"x": 99999999999}', b"",
           b"{" * 9000)  # fmt: skip
    (folder / name).write_bytes(rng.choice((_flipped(content, rng), rng.choice(odd))))
    return folder


def characters(folder: Path, rng: random.Random) -> Path:
    letters: Any = rng.choice(
        ({0: "a"}, {-1: "a"}, {2**70: "a"}, {0: 5}, {"a": "b"}, ["a"], {0: "ab"}, {0: Executed(folder)}, {})
    )
    content = pickle.dumps({"itos": letters, "x": Executed(folder)})
    (folder / "meta.pkl").write_bytes(rng.choice((content, _flipped(content, rng), pickle.dumps(Executed(folder)))))
    return folder


KINDS: tuple[Kind, ...] = (
    header_bytes_flipped, safetensors_cut_short, header_longer_than_its_file, places_out_of_range, absurd_shapes,
    headers_that_are_none, archive_bytes_flipped, archive_directory_flipped, archive_cut_short, parts_missing_or_short,
    packed_bombs, pickle_bytes_flipped, pickles_of_foreign_classes, pickles_of_random_instructions,
    tensors_beyond_their_numbers, pickles_that_grow_when_followed, modules_in_modules, pickles_too_deep_or_too_long,
    not_those_archives, older_bytes_flipped, older_cut_short_or_counted_wrong, plain_pickles, indices, configs,
    notes_of_trainings, links, tokenizer_files, characters,
)  # fmt: skip
