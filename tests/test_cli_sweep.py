"""`scoutview sweep` from its words to its output, its exit status and its one sentence."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scoutview.cli import main
from scoutview.labs.registry import lab_named
from scoutview.recording.reader import Recording
from scoutview.settings import preset_named
from scoutview.sweeps.folder import SweepFolder

ROOT = Path(__file__).parents[1]
SMALL = ["--set", "modulus=23", "--set", "width=32"]


def told(capsys: pytest.CaptureFixture[str], status: int, *arguments: str | Path) -> tuple[str, str]:
    """What a command that ends with this status writes to stdout and to stderr."""
    capsys.readouterr()
    assert main(["sweep", *map(str, arguments)]) == status
    output = capsys.readouterr()
    assert "Traceback" not in output.err
    return output.out, output.err


def test_a_sweep_is_trained_and_the_same_command_finds_nothing_left_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sweep"
    words = ["grokking", "-o", folder, "--vary", "seed=0:2", "--steps", "20", "--jobs", "1", *SMALL]
    done = f"{folder}: 2 of 2 runs trained.\n"
    assert told(capsys, 0, *words) == (done, "")
    assert told(capsys, 0, *words)[0] == done
    assert told(capsys, 0, folder)[0] == done
    with Recording.open(folder / "seed=1.scout") as recording:
        assert (recording.description.seed, int(recording.steps[-1])) == (1, 20)
    (folder / "seed=1.scout").write_bytes(b"nothing of a recording")
    out, err = told(capsys, 1, folder)
    assert out == f"{folder}: 1 of 2 runs trained, 1 failed.\n"
    assert err.startswith("seed=1: ")
    assert err.count("\n") == 1


def test_a_dry_run_says_how_many_and_how_long_and_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["grokking", "-o", tmp_path / "sweep", "--vary", "seed=0:5", "--vary", "width=16,32", "--set", "modulus=23"]
    out, err = told(capsys, 0, *words, "--steps", "2000", "--jobs", "2", "--dry-run")
    assert re.fullmatch(r"10 runs of 2,000 steps each, about [\d,]+ (s|min|h) on 2 of this machine's cores\.\n", out)
    assert err == ""
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_that_a_lab_declares_needs_no_more_than_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["next_token", "-o", tmp_path / "sweep", "--sweep", "isoflop", "--jobs", "1", "--dry-run"]
    assert told(capsys, 0, *words)[0].startswith("5 runs of 598 to 6,326 steps each, ")
    out, _ = told(capsys, 0, *words, "--vary", "seed=0:2", "--vary", "width=14,20", "--steps", "30")
    assert out.startswith("4 runs of 30 steps each, ")
    _, err = told(capsys, 2, *words[:3], "--sweep", "none", "--dry-run")
    assert err.count("\n") == 1
    assert "The lab next_token has no sweep “none”: it has isoflop." in err
    assert "declares none" in told(capsys, 2, "digits", *words[1:])[1]


def test_what_varies_comes_over_what_a_preset_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {"modulus", "steps"} <= set(preset_named(lab_named("grokking").Settings, "small").values)
    words = ["grokking", "-o", tmp_path / "sweep", "--vary", "modulus=23", "--set", "preset=small"]
    out, _ = told(capsys, 0, *words, "--steps", "3", "--dry-run")
    assert out.startswith("1 run of 3 steps each")
    assert "cannot vary and be fixed" in told(capsys, 2, *words, "--set", "modulus=29")[1]


@pytest.mark.parametrize(
    ("status", "words", "sentence"),
    [
        (2, "grokking -o {folder}", "Nothing varies"),
        (2, "nolab -o {folder} --vary seed=0:2", "There is no lab"),
        (1, "photos -o {folder} --vary seed=0:2", "Nothing is trained here"),
        (2, "grokking -o {folder} --vary sead=0:2", "did you mean seed"),
        (2, "grokking -o {folder} --vary seed", "should be KEY=VALUE"),
        (2, "grokking -o {folder} --vary seed=0:2 --set stps=3", "did you mean steps"),
        (1, "grokking -o {folder} --vary seed=0:2 --steps 0", "should be from 1"),
        (2, "grokking -o {folder} --vary seed=0:2 --budget 0", "operations above 0"),
        (2, "grokking -o {folder} --vary seed=0:2 --jobs 0", "from 1 to"),
        (2, "grokking -o {folder} --vary seed=0:2 --jobs 2 --on tcp://x:1", "--jobs is for this machine"),
        (1, "grokking -o {folder}/no/where --vary seed=0:2", "There is no folder"),
        (1, "{folder}", "There is no sweep in"),
        (2, "{folder} --vary seed=0:2", "--vary is for a new sweep"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], status: int, words: str, sentence: str
) -> None:
    out, err = told(capsys, status, *words.format(folder=tmp_path / "sweep").split())
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="SIGINT is of other systems")
def test_ctrl_c_keeps_what_was_trained(tmp_path: Path) -> None:
    folder = tmp_path / "sweep"
    words = ["sweep", "grokking", "-o", str(folder), "--vary", "seed=0:2", "--steps", "1000000", "--jobs", "2", *SMALL]
    process = subprocess.Popen(
        [sys.executable, "-m", "scoutview", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
    )
    ends_s = time.monotonic() + 200
    while not {"seed=0.scout", "seed=1.scout"} <= {path.name for path in folder.glob("*")}:
        assert time.monotonic() < ends_s, "waited too long"
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=200)
    assert process.returncode == 130, err
    assert out == f"{folder}: 0 of 2 runs trained, 2 to go on with: scoutview sweep {folder}.\n"
    sweep = SweepFolder(folder).read()
    assert sweep is not None
    assert [SweepFolder(folder).standing(sweep, run) for run in sweep.runs] == ["begun", "begun"]
