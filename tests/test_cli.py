"""The command line from its words to its output, its exit status and its one sentence."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

import scoutview
from scoutview.cli import main
from scoutview.frame import Frame
from scoutview.labs.registry import LABS, RECORDED_ELSEWHERE
from scoutview.panels.registry import PANELS, panels_for
from scoutview.recording.format import checksum
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from tests.every_lab import TRAINED_HERE
from tests.small_measures import a_curve, a_heat_map
from tests.small_recording import description, finished
from tests.small_runs import LAST, recording_of

SMALL = ["--set", "layers=2", "--set", "heads=2", "--set", "width=32", "--set", "context=16", "--set", "batch=4"]


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small next_token run of 60 steps."""
    path = tmp_path_factory.mktemp("runs") / "small.scout"
    assert main(["train", "next_token", "-o", str(path), "--steps", "60", "--seed", "7", *SMALL]) == 0
    return path


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fails(capsys: pytest.CaptureFixture[str], status: int, *arguments: str | Path) -> str:
    """The one sentence on stderr of a command that ends with this status."""
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == status
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert "Traceback" not in output.err
    return output.err


def result(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """What a successful command writes to stdout."""
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


def test_labs_are_described_as_json_without_torch() -> None:
    code = "import sys; from scoutview.cli import main; main(['labs', '--json']); sys.exit('torch' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    described = json.loads(run.stdout)
    assert [lab["name"] for lab in described] == [lab.name for lab in LABS]
    listed = {panel["name"] for lab in described for panel in lab["panels"]}
    of_recordings = {panel.name for lab in RECORDED_ELSEWHERE for panel in panels_for(lab.channels)}
    assert listed | of_recordings == {panel.name for panel in PANELS}
    for lab in described:
        assert lab.keys() == {"name", "title", "panels", "presets", "settings"}
        seed = next(setting for setting in lab["settings"] if setting["name"] == "seed")
        most = 0 if lab["name"] not in TRAINED_HERE else 2**31 - 1
        assert seed == {"name": "seed", "default": 0, "minimum": 0, "maximum": most, "choices": []}


def test_labs_lists_every_setting_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    listed = result(capsys, "labs")
    assert all(lab.title in listed for lab in LABS)
    assert "corpus" in listed
    assert "stories or python or a path" in listed


def test_presets_are_listed_with_their_lab_and_in_the_help_of_train(capsys: pytest.CaptureFixture[str]) -> None:
    described = {lab["name"]: lab["presets"] for lab in json.loads(result(capsys, "labs", "--json"))}
    assert {preset["name"] for preset in described["grokking"]} == {"live", "paper", "small", "no_decay", "most_sums"}
    assert described["digits"] == []
    with pytest.raises(SystemExit):
        main(["train", "--help"])
    for listed in (capsys.readouterr().out, result(capsys, "labs")):
        assert "presets of grokking (--set preset=NAME" in listed
        assert "As in the paper." in listed
        assert "presets of digits" not in listed


def test_a_preset_is_trained_recorded_as_values_and_recognised(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "small.scout"
    train = ["train", "grokking", "-o", str(path), "--steps", "2", "--set", "preset=small"]
    result(capsys, *train, "--seed", "5")
    told = json.loads(result(capsys, "info", path, "--json"))
    assert (told["preset"], told["settings"]["modulus"], told["settings"]["seed"]) == ("small", 59, 5)
    assert "preset" not in told["settings"]
    assert "preset    Small (small)" in result(capsys, "info", path)
    result(capsys, *train, "--set", "modulus=11", "--force")
    assert json.loads(result(capsys, "info", path, "--json"))["preset"] is None
    assert "preset" not in result(capsys, "info", path)


def test_an_unknown_preset_is_a_sentence_before_anything_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "none.scout"
    sentence = fails(capsys, 1, "train", "grokking", "-o", path, "--set", "preset=lively")
    assert "did you mean live?" in sentence
    assert "most_sums" in sentence
    assert "no setting “preset”" in fails(capsys, 2, "train", "digits", "-o", path, "--set", "preset=live")
    assert not path.exists()


def test_a_run_starts_untrained_and_its_first_steps_are_all_frames(recording: Path) -> None:
    with Recording.open(recording) as opened:
        assert opened.steps.tolist()[:51] == list(range(51))
        assert opened.steps[-1] == 60
        assert opened.description.seed == 7
        assert opened.description.settings["width"] == 32
        assert {"train_loss", "validation_loss"} <= opened[0].metrics.keys()


def test_info_tells_everything_as_one_json_document(capsys: pytest.CaptureFixture[str], recording: Path) -> None:
    told = json.loads(result(capsys, "info", recording, "--json"))
    assert (told["lab"], told["seed"], told["state"], told["device"]) == ("next_token", 7, "finished", "cpu")
    assert told["settings"]["layers"] == 2
    with Recording.open(recording) as opened:
        assert told["frames"] == len(opened)
        assert told["metrics"]["train_loss"][0] == [0, opened[0].metrics["train_loss"]]
        assert [step for step, _ in told["metrics"]["train_loss"]] == opened.steps.tolist()
        assert told["marks"] == [{"name": mark.name, "step": mark.step} for mark in opened.marks]
    assert {"scoutview", "torch"} <= told["versions"].keys()
    assert "steps 0 to 60 of 60" in result(capsys, "info", recording)


def test_info_tells_the_numbers_of_a_loop_where_it_gave_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with scoutview.record(torch.nn.Linear(2, 1), tmp_path / "a.scout", every=1) as run:
        for step in range(1, 7):
            evaluated = {"val_loss": 8.0 / step} if step in (2, 4) else {}
            run.step(step, loss=12.0 / step, **evaluated)
    said = result(capsys, "info", tmp_path / "a.scout")
    assert "train_loss           12.0 → 2.00" in said
    assert "validation_loss      4.00 → 2.00" in said
    assert "steps 0 to 6 of 6" in said
    with scoutview.record(torch.nn.Linear(2, 1), tmp_path / "b.scout", every=1) as run:
        run.step(1)
        assert " of 0" not in result(capsys, "info", tmp_path / "b.scout")  # how far it goes is known at its end


def test_info_tells_that_a_number_was_logged_at_no_step(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    first = Frame(0, 0.0, {"train_loss": np.nan}, {"w": np.zeros(2, np.float32)})
    with closing(RecordingWriter.create(tmp_path / "a.scout", description(), {}, first, planned_steps=0)) as writer:
        writer.add_measures([a_curve("train_loss", steps=[])])
    assert "train_loss           –" in result(capsys, "info", tmp_path / "a.scout")


def test_info_tells_of_measures(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = finished(tmp_path / "a.scout")
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.add_measures([a_curve(title="a norm"), a_heat_map()])
    said = result(capsys, "info", path)
    assert "measure   a norm: 20 points, logged by the training" in said
    assert "measure   waves: 8 points, 3 rows," in said
    (norm, _) = json.loads(result(capsys, "info", path, "--json"))["measures"]
    assert norm == {"name": "norm", "title": "a norm", "unit": "", "rows": 0, "points": 20}


def test_continue_trains_as_many_further_steps(
    capsys: pytest.CaptureFixture[str], recording: Path, tmp_path: Path
) -> None:
    path = tmp_path / "longer.scout"
    path.write_bytes(recording.read_bytes())
    assert "step 65" in result(capsys, "train", "next_token", "-o", path, "--continue", "--steps", "5")
    assert "scoutview train next_token" in fails(capsys, 1, "train", "digits", "-o", path, "--continue")
    assert "--seed" in fails(capsys, 2, "train", "next_token", "-o", path, "--continue", "--seed", "1")


def test_an_existing_file_is_replaced_only_by_force(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "kept.scout"
    path.write_text("precious")
    sentence = fails(capsys, 1, "train", "next_token", "-o", path, "--steps", "1", *SMALL)
    assert "--force" in sentence
    assert path.read_text() == "precious"
    result(capsys, "train", "next_token", "-o", path, "--steps", "1", "--force", *SMALL)
    with Recording.open(path) as opened:
        assert len(opened) == 2


def test_training_ends_after_its_seconds(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "short.scout"
    result(capsys, "train", "next_token", "-o", path, "--seconds", "0.3", "--set", "steps=100000", *SMALL)
    with Recording.open(path) as opened:
        assert 0.3 <= opened[-1].seconds < 5
        assert 0 < opened[-1].step < 100_000


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a child")
def test_ctrl_c_ends_a_training_and_keeps_what_it_learned(tmp_path: Path) -> None:
    path = tmp_path / "stopped.scout"
    words = ["train", "grokking", "-o", str(path), "--steps", "100000", "--set", "modulus=23", "--set", "width=32"]
    command = [sys.executable, "-m", "scoutview", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as training:
        try:
            deadline = time.monotonic() + 60
            while not path.exists() and time.monotonic() < deadline:
                time.sleep(0.05)
            training.send_signal(signal.SIGINT)
            output, errors = training.communicate(timeout=100)
        finally:
            training.kill()  # it would train for hours where something fails
    assert training.returncode == 130
    assert "stopped" in output
    assert "Traceback" not in errors
    with Recording.open(path) as opened:
        opened.verify()
        assert opened.state == "stopped"


def test_observe_writes_every_channel_of_the_lab(
    capsys: pytest.CaptureFixture[str], recording: Path, tmp_path: Path
) -> None:
    path = tmp_path / "answer.npz"
    result(capsys, "observe", recording, "--probe", "The old fox found a red apple.", "-o", path)
    lab = next(lab for lab in LABS if lab.name == "next_token")
    with np.load(path, allow_pickle=False) as arrays:
        assert set(arrays.files) == {channel.name for channel in lab.channels}
        tokens, attention, probabilities = arrays["tokens"], arrays["attention"], arrays["probabilities"]
        assert "".join(tokens).strip() == "The old fox found a red apple."
        assert attention.shape == (2, 2, len(tokens), len(tokens))
        np.testing.assert_allclose(attention.sum(-1), 1, atol=1e-5)
        np.testing.assert_allclose(probabilities.sum(-1), 1, atol=1e-5)


def test_observe_writes_what_was_asked_alone(
    capsys: pytest.CaptureFixture[str], recording: Path, tmp_path: Path
) -> None:
    path = tmp_path / "answer.npz"
    words = (
        "--probe",
        "The old fox",
        "--question",
        "attention",
        "--question",
        "attention_steps layer=1 head=0 query=2",
    )
    assert "channels at step 60." in result(capsys, "observe", recording, *words, "-o", path)
    with np.load(path, allow_pickle=False) as arrays:
        assert {"attention", "attention_answer", "steps_place"} <= set(arrays.files)
        assert "logits" not in arrays.files
        assert arrays["steps_place"].tolist() == [1, 0, 2]
        np.testing.assert_allclose(arrays["steps_shares"], arrays["attention"][1, 0, 2, :3], atol=1e-6)


def test_the_model_is_changed_inside_while_it_is_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    recording = recording_of("grokking")  # asked all that there is it answers soonest
    paths = {name: tmp_path / f"{name}.npz" for name in ("plain", "changed", "back")}
    result(capsys, "observe", recording, "-o", paths["plain"])
    words = ("--intervene", "head 0.1 off", "--intervene", "Block 0 MLP times 2", "-o", paths["changed"])
    result(capsys, "observe", recording, *words)
    result(capsys, "observe", recording, "--intervene=block 0 mlp times 1", "-o", paths["back"])
    logits = {}
    for name, path in paths.items():
        with np.load(path) as arrays:
            logits[name] = arrays["logits"]
    assert np.abs(logits["changed"] - logits["plain"]).max() > 1e-3
    np.testing.assert_array_equal(logits["back"], logits["plain"])


def test_a_frame_is_named_by_word_index_or_step(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    recording, path = recording_of("grokking"), tmp_path / "answer.npz"
    for text, step in (("first", 0), ("last", LAST), ("3", 3), ("-1", LAST), ("step=7", 7), ("step=1000000", LAST)):
        said = result(capsys, "observe", recording, f"--frame={text}", "-o", path)
        assert f"step {step}." in said
        with np.load(path) as arrays, Recording.open(recording) as opened:
            weights = opened.frame_at(step).weights
            assert any(np.array_equal(arrays["embedding"], weight) for weight in weights.values())


def test_export_draws_the_frame_that_was_asked_for(
    capsys: pytest.CaptureFixture[str], recording: Path, tmp_path: Path
) -> None:
    pictures = {}
    for frame in ("first", "last"):
        path = tmp_path / f"{frame}.png"
        result(capsys, "export", recording, "--panel", "attention", "--frame", frame, "--size", "640x360", "-o", path)
        with Image.open(path) as image:
            assert image.size == (640, 360)
            pictures[frame] = np.asarray(image.convert("RGB"))
    different = (pictures["first"] != pictures["last"]).any(-1)
    assert different[100:320].mean() > 0.05
    assert not different[:44].any()  # the title is the same


def test_export_has_both_themes_and_a_title_of_ones_own(
    capsys: pytest.CaptureFixture[str], recording: Path, tmp_path: Path
) -> None:
    corners = []
    for theme, title in (("light", ""), ("dark", ""), ("light", "Who gave what?")):
        path = tmp_path / "picture.png"
        options = ["--panel", "prediction", "--theme", theme, "--title", title, "--size", "640x360"]
        result(capsys, "export", recording, *options, "-o", path)
        with Image.open(path) as image:
            corners.append(np.asarray(image.convert("RGB"))[:60])
    assert corners[0][0, 0].tolist() == [0xFF, 0xFF, 0xFF]
    assert corners[1][0, 0].tolist() == [0x14, 0x18, 0x1F]
    assert (corners[0] != corners[2]).any()


@pytest.mark.parametrize(
    "mistake",
    [
        (2, "train dgits -o x.scout", "next_token, digits, denoising"),
        (2, "train next_token", "-o"),
        (2, "train next_token -o x.scout --set wdth=3", "did you mean width?"),
        (2, "train next_token -o x.scout --set width", "KEY=VALUE"),
        (2, "train next_token -o x.scout --steps many", "whole number"),
        (2, "train next_token -o x.scout --seconds -1", "above 0"),
        (2, "train next_token -o x.scout --force --continue", "not allowed with"),
        (1, "train next_token -o x.scout --steps 0", "from 1 to"),
        (1, "train next_token -o x.scout --set width=99999", "from 4 to 1,024"),
        (1, "train next_token -o x.scout --device quantum", "quantum"),
        (1, "train next_token -o no/such/folder/x.scout", "no folder"),
        (1, "train next_token -o x.scout --continue", "x.scout"),
        (1, "info nothing.scout", "no file"),
        (2, "info", "FILE.scout"),
        (2, "trian", "did you mean train?"),
        (1, "nothing.scout", "no file"),
        (1, ".", "no .scout recording in the folder"),
        (2, "--json", "--smoke"),
        (2, "--unknown", "--unknown"),
        (2, "RUN --panel spectrogram", "there are embedding"),
        (1, "RUN --panel denoising", "nothing to show of the lab next_token"),
        (1, "RUN --frame 999", "numbered from 0"),
        (1, "RUN --panel attention --intervene off", "head 1.3 off"),
        (2, "RUN --panel attention --view circuit={}", "they should be the same"),
        (2, "RUN --smoke --panel attention", "none can be chosen"),
        (2, "--panel attention", "go with a recording"),
        (1, ". --panel attention", "is a folder"),
        (1, "observe RUN --frame 999 -o x.npz", "numbered from 0"),
        (2, "observe RUN --frame newest -o x.npz", "step=N"),
        (2, "observe RUN -o x.txt", ".npz"),
        (1, "observe RUN --intervene off -o x.npz", "head 1.3 off"),
        (1, "observe RUN --question atention -o x.npz", "did you mean attention"),
        (1, "observe RUN --question attention=1 -o x.npz", "There is no question"),
        (1, "observe RUN --intervene=block.9.mlp -o x.npz", "is no intervention"),
        (1, "observe RUN -o no/such/folder/x.npz", "no folder"),
        (2, "export RUN --panel spectrogram -o x.png", "attention"),
        (1, "export RUN --panel denoising -o x.png", "embedding"),
        (2, "export RUN --panel attention --size large -o x.png", "1920x1080"),
        (1, "export RUN --panel attention --size 63x100 -o x.png", "from 64 to 8,192"),
        (1, "export RUN --panel attention --size 64x9000 -o x.png", "from 64 to 8,192"),
        (2, "export RUN --panel attention --theme pink -o x.png", "light"),
    ],
    ids=lambda mistake: mistake[1],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], empty_folder: Path, recording: Path, mistake: tuple[int, str, str]
) -> None:
    status, words, told = mistake
    arguments = [str(recording) if word == "RUN" else word for word in words.split()]
    assert told in fails(capsys, status, *arguments)
    assert list(empty_folder.iterdir()) == []


def test_a_damaged_recording_is_an_error_for_info(
    capsys: pytest.CaptureFixture[str], recording: Path, tmp_path: Path
) -> None:
    content = recording.read_bytes()
    cut = tmp_path / "cut.scout"
    cut.write_bytes(content[: len(content) // 2])
    assert "damaged" in fails(capsys, 1, "info", cut, "--json")
    flipped = tmp_path / "flipped.scout"
    middle = len(content) // 2
    flipped.write_bytes(content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :])
    assert "damaged" in fails(capsys, 1, "info", flipped)


def test_a_lab_of_another_version_is_told_and_its_curves_still_are(
    capsys: pytest.CaptureFixture[str], recording: Path, tmp_path: Path
) -> None:
    path = tmp_path / "later.scout"
    path.write_bytes(recording.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        (text,) = connection.execute("SELECT value FROM run WHERE name = 'description'").fetchone()
        text = text.replace('"next_token"', '"quantum"')
        row = (text, checksum("description", text))
        connection.execute("UPDATE run SET value = ?, checksum = ? WHERE name = 'description'", row)
    capsys.readouterr()
    assert main(["info", str(path), "--json"]) == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["lab"] == "quantum"
    assert "“quantum” that this version of ScoutView does not know" in output.err
    for command in (("observe", path, "-o", tmp_path / "x.npz"), ("train", "digits", "-o", path, "--continue")):
        assert "quantum” that this version of ScoutView does not know" in fails(capsys, 1, *command)


def test_an_output_is_never_the_recording_itself(
    capsys: pytest.CaptureFixture[str], recording: Path, tmp_path: Path
) -> None:
    alias = tmp_path / "alias.npz"
    alias.hardlink_to(recording)
    assert "recording itself" in fails(capsys, 1, "observe", recording, "-o", alias)


def test_what_nothing_expected_is_one_sentence_too(
    capsys: pytest.CaptureFixture[str], recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(self: Recording) -> None:
        raise ZeroDivisionError("a bug\nof two lines")

    monkeypatch.setattr(Recording, "verify", break_down)
    assert "ZeroDivisionError: a bug of two lines" in fails(capsys, 1, "info", recording)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_that_stops_early_is_no_error(recording: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "scoutview", "info", str(recording), "--json"]
    run = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert run.stderr == b""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens are found differently there")
def test_without_a_screen_the_window_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, recording: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "no screen" in fails(capsys, 1, recording)
