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

ROOT = Path(__file__).parents[2]
MOST_S, MOST_BYTES = 2.0, 200_000_000
# Reads each file that it is told of as the window, `info` and `repair` do, and tells how that went, a line each.
READS = """
import json, os, sys, time
from pathlib import Path
import psutil
from scoutview.errors import UserError
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.recording.reader import Recording
from scoutview.recording.salvage import salvage

def guarded(work, *values):
    try:
        return work(*values), ""
    except UserError as error:
        return None, str(error)

def look(path):
    with Recording.open(path) as recording:
        description = recording.description
        lab = lab_of_recording(description.lab, description.settings, recording.assets)
        recording.curves()
        guarded(recording.kept_answers)
        sentences = []
        for frame in recording:
            sentences.append(guarded(lambda: frame.weights)[1])
        frame, sentence = guarded(recording.frame_at, int(recording.steps[-1]))
        if frame is not None:
            if not ASKERS.get(description.lab):
                ASKERS[description.lab] = Asker(lab)
            asker = ASKERS[description.lab]
            asker.lab = lab
            asker.load(frame)
            asker.answer(lab.default_probe(), [Question("sites")])
        return sentences

ASKERS = {}
process, new = psutil.Process(), Path(sys.argv[1])
for line in sys.stdin:
    path = Path(line.rstrip("\\n"))
    before, begun = process.memory_info().rss, time.perf_counter()
    said = [guarded(work, path)[1] for work in (look, lambda path: Recording.open(path).verify())]
    said.append(guarded(lambda path: salvage(path, new, force=True), path)[1])
    took = time.perf_counter() - begun
    print(json.dumps({"said": said, "s": took, "bytes": process.memory_info().rss - before}), flush=True)
"""


class Reader:
    """Another process that reads files, so that a crash or a hang there is seen here."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", READS, str(folder / "saved.scout")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
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
        self._process.wait(20)
        self._process.stdout.close()


@pytest.fixture
def reader(tmp_path):
    reader = Reader(tmp_path)
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
    assert answer["s"] < MOST_S, f"{path.name} took {answer['s']:.1f} s"
    assert answer["bytes"] < MOST_BYTES, f"{path.name} took {answer['bytes'] / 1e6:.0f} MB"
    for sentence in answer["said"]:
        assert "\n" not in sentence
        assert "Traceback" not in sentence


@pytest.mark.timeout(900)
def test_damaged_recordings_never_crash_hang_or_fill_the_memory(tmp_path, recordings, reader, rounds, tried):
    contents = {name: (recordings / f"{name}.scout").read_bytes() for name in NAMES}
    path, rng, count, refused = tmp_path / "broken.scout", random.Random(7), rounds(40, 2000), 0
    reader.read(recordings / f"{NAMES[0]}.scout")  # loads torch
    longest_s = 0.0
    for number in range(count):
        way, content = WAYS[number % len(WAYS)], contents[NAMES[number % len(NAMES)]]
        path.write_bytes(way(content, rng))
        for log in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + log).unlink(missing_ok=True)
        answer = reader.read(path)
        check(answer, path)
        longest_s = max(longest_s, answer["s"])
        refused += bool(answer["said"][1])
    assert refused > count // 3
    tried("damaged recordings: flipped, cut, swapped, grown, zeroed bytes", count, 0, f"longest {longest_s:.2f} s")


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
    reader.read(recordings / f"{NAMES[0]}.scout")
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
