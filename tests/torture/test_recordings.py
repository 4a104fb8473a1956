"""Damaged and hostile recordings: a sentence, or the numbers that were recorded; nothing else."""

import json
import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import safetensors.numpy

from scoutview.recording.format import checksum
from tests.every_lab import NAMES, trained
from tests.torture.damage import WAYS
from tests.torture.measured import LONGEST_S, MOST_BYTES

ROOT = Path(__file__).parents[2]


class Reader:
    """Another process that reads files, so that a crash or a hang there is seen here."""

    def __init__(self, folder: Path, whole: Path) -> None:
        words = ["-m", "tests.torture.reading", folder / "saved.scout", *sorted(whole.glob("*.scout"))]
        self._process = subprocess.Popen(
            [sys.executable, *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    def read(self, path: Path) -> dict:
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"reading {path} ended the process with {self._process.wait(5)}"
        return json.loads(line)

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(100)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def reader(tmp_path_factory, recordings):
    reader = Reader(tmp_path_factory.mktemp("reader"), recordings)
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def recordings(tmp_path_factory):
    """A small recording of each lab, really trained."""
    from scoutview.recording.writer import RecordingWriter
    from scoutview.training.worker import describe

    folder = tmp_path_factory.mktemp("whole")
    for name in NAMES:
        lab, frames = trained(name)
        description = describe(lab, "cpu")
        with closing(RecordingWriter.create(folder / f"{name}.scout", description, lab.assets(), frames[0])) as writer:
            for frame in frames[1:]:
                writer.add_frame(frame)
            writer.set_state("finished")
    return folder


def check(answer: dict, path: Path) -> None:
    assert answer["s"] < LONGEST_S, f"{path.name} took {answer['s']:.1f} s"
    assert answer["bytes"] < MOST_BYTES, f"{path.name} took {answer['bytes'] / 1e6:.0f} MB"
    assert answer["ran"] == []
    assert set(map(str, answer["whole"])) <= answer["saved"].keys()
    for sentence in answer["said"]:
        assert "\n" not in sentence
        assert "Traceback" not in sentence


@pytest.mark.timeout(900)
def test_damaged_recordings_never_crash_hang_or_fill_the_memory(tmp_path, recordings, reader, rounds, tried):
    wholes = {name: recordings / f"{name}.scout" for name in NAMES}
    frames = {name: reader.read(path)["saved"] for name, path in wholes.items()}
    path, rng, count = tmp_path / "broken.scout", random.Random(7), rounds(40, 2000)
    refused, saved, longest_s, most_bytes = 0, 0, 0.0, 0
    for number in range(count):
        name = NAMES[number % len(NAMES)]
        content = WAYS[number % len(WAYS)](wholes[name].read_bytes(), rng)
        path.write_bytes(content)
        answer = reader.read(path)
        check(answer, path)
        assert answer["saved"].items() <= frames[name].items()
        assert path.read_bytes() == content
        assert [file.name for file in tmp_path.iterdir()] == ["broken.scout"]
        longest_s, most_bytes = max(longest_s, answer["s"]), max(most_bytes, answer["bytes"])
        refused += bool(answer["said"][1])
        saved += len(answer["saved"])
    assert refused > count // 3
    assert saved > count
    remark = f"longest {longest_s:.2f} s, most {most_bytes / 1e6:.0f} MB, {saved:,} frames saved by repair"
    tried("damaged recordings: flipped, cut, swapped, grown, zeroed bytes", count, 0, remark)


def hostile(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(statement, values)


def blob(shape: list[int], dtype: str = "F32") -> bytes:
    header = json.dumps({"w": {"dtype": dtype, "shape": shape, "data_offsets": [0, 4]}}).encode()
    return len(header).to_bytes(8, "little") + header + bytes(4)


def wrong_weights(path: Path) -> list[bytes]:
    """Blobs that pass their checksum and yet fit no model, or claim to be huge."""
    from scoutview.recording.reader import Recording

    with Recording.open(path) as recording:
        weights = {name: array.copy() for name, array in recording[-1].weights.items()}
    name = max(weights, key=lambda each: weights[each].size)
    whole = weights[name]
    return [
        blob([2**62]),
        blob([99_999, 99_999]),
        blob([1], "F64"),
        b"\xff" * 4096,
        (2**63).to_bytes(8, "little") + b"{}",
        safetensors.numpy.save(weights | {name: whole[:-1].copy()}),
        safetensors.numpy.save(weights | {name: whole.astype("int64")}),
        safetensors.numpy.save(weights | {name: whole.reshape(-1).copy()}),
        safetensors.numpy.save({"other": whole}),
        safetensors.numpy.save(weights | {name: whole * float("nan")}),
    ]


STATEMENTS = (
    "CREATE TRIGGER t AFTER INSERT ON frames BEGIN DELETE FROM marks; END",
    "CREATE VIEW v AS SELECT load_extension('evil')",
    "CREATE TABLE t (a, b, c)",
    "CREATE INDEX i ON frames (seconds)",
    "ALTER TABLE frames ADD COLUMN more",
    "UPDATE sqlite_master SET sql = 'CREATE TABLE frames (step)' WHERE name = 'frames'",
    "UPDATE sqlite_master SET rootpage = 1 WHERE name = 'frames'",
    "UPDATE run SET value = '{\"lab\": \"../../etc/passwd\"}' WHERE name = 'description'",
    "UPDATE run SET value = '[' || hex(zeroblob(1000000)) || ']' WHERE name = 'description'",
    "UPDATE frames SET step = -step",
    "UPDATE frames SET step = step + 9000000000000000000",
    "UPDATE frames SET seconds = 'soon'",
    "UPDATE metrics SET value = 'many'",
    "UPDATE metrics SET name = x'ff00' || name",
    "UPDATE assets SET content = 'text'",
    "DELETE FROM assets",
    "UPDATE answers SET arrays = zeroblob(400000000)",
    "INSERT INTO metrics SELECT step, name || 'x', value FROM metrics",
)


@pytest.mark.timeout(300)
def test_hostile_recordings_run_nothing_and_claim_nothing(tmp_path, recordings, reader, rounds, tried):
    count = 0
    for name in NAMES[: rounds(1, len(NAMES))]:
        content = (recordings / f"{name}.scout").read_bytes()
        jobs = [(statement, ()) for statement in STATEMENTS]
        jobs += [
            ("UPDATE frames SET weights = ?, weights_checksum = ? WHERE step > 2", (wrong, checksum(wrong)))
            for wrong in wrong_weights(recordings / f"{name}.scout")
        ]
        for statement, values in jobs:
            path = tmp_path / "hostile.scout"
            path.write_bytes(content)
            hostile(path, statement, *values)
            check(reader.read(path), path)
            count += 1
    tried("hostile recordings: huge claims, wrong dtypes and shapes, views, triggers", count, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path, reader, tried):
    os.mkfifo(tmp_path / "pipe.scout")
    (tmp_path / "folder.scout").mkdir()
    (tmp_path / "loop.scout").symlink_to(tmp_path / "loop.scout")
    (tmp_path / "empty.scout").touch()
    (tmp_path / "dangling.scout").symlink_to(tmp_path / "nowhere")
    kinds = sorted(tmp_path.glob("*.scout"))
    assert len(kinds) == 5
    for path in [*kinds, Path("/dev/zero")]:
        answer = reader.read(path)
        check(answer, path)
        assert all(answer["said"])
    tried("a pipe, a folder, a link to itself, a device in place of a recording", 6, 0)
