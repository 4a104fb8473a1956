"""`scoutview export` from its words to its files, its progress, its exit status and its one sentence."""

import csv
import json
import shutil
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from pptx import Presentation

from scoutview.cli import main
from scoutview.cli.export_kind import ENDINGS
from scoutview.cli.export_progress import Interruption
from scoutview.recording.reader import Recording
from tests.export.page_parts import parts_in
from tests.small_runs import LAST, recording_of

SMALL = ("--size", "320x180")


def words_of(*words: str | Path) -> list[str]:
    return [str(word) for word in words]


def result(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """What a successful export writes to stdout."""
    capsys.readouterr()
    assert main(words_of("export", *words)) == 0
    return capsys.readouterr().out


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def frames_of(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in film.decode(video=0)]


def test_each_kind_of_picture_is_the_same_bytes_each_time(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for ending, start in ((".png", b"\x89PNG"), (".svg", b"<?xml"), (".csv", b"channel")):
        contents = []
        for name in "ab":
            path = tmp_path / f"{name}{ending}"
            size = SMALL if ending != ".csv" else ()
            assert "step 12." in result(capsys, recording_of("next_token"), "--panel", "attention", *size, "-o", path)
            contents.append(path.read_bytes())
        assert contents[0].startswith(start)
        assert contents[0] == contents[1]


@pytest.mark.parametrize(
    ("size", "pixels_wide"), [("320x180", (320, 180)), ("1x", (1920, 1080)), ("1.5x", (2880, 1620))]
)
def test_a_size_is_pixels_or_a_factor(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, size: str, pixels_wide: tuple[int, int]
) -> None:
    path = tmp_path / "a.png"
    result(capsys, recording_of("digits"), "--panel", "prediction", "--size", size, "-o", path)
    with Image.open(path) as image:
        assert image.size == pixels_wide


def test_several_panels_share_a_picture_and_the_footer_can_be_left_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, panels = tmp_path / "a.svg", ("--panel", "prediction", "--panel", "learning_curves")
    result(capsys, recording_of("digits"), *panels, "--title", "Two views", "--caption", "Of one run.", "-o", path)
    told = path.read_text("utf-8")
    assert all(word in told for word in (">Prediction<", ">Learning curves<", ">Two views<", ">Of one run.<", "seed "))
    result(capsys, recording_of("digits"), *panels, "--no-footer", "-o", path)
    told = path.read_text("utf-8")
    assert "seed " not in told
    assert ">Two views<" not in told
    result(capsys, recording_of("digits"), *panels, "--outlines", "-o", path)
    told = path.read_text("utf-8")
    assert 'aria-label="Prediction"' in told
    assert "<text" not in told


def test_a_transparent_picture_has_no_ground(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, words = tmp_path / "a.png", ("--panel", "prediction", *SMALL)
    for option, alpha in ((["--transparent"], 0), ([], 255)):
        result(capsys, recording_of("digits"), *words, *option, "-o", path)
        with Image.open(path) as image:
            assert image.convert("RGBA").getpixel((0, 0))[3] == alpha


@pytest.mark.parametrize("frames", [":", "2:9:3", "-4:", "::-1", "0:999:6"])
def test_a_film_has_a_picture_for_each_frame_of_the_slice(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, frames: str
) -> None:
    recording, panel = recording_of("digits"), ("--panel", "prediction", *SMALL)
    with Recording.open(recording) as opened:
        steps = opened.steps.tolist()[slice(*(int(part) if part else None for part in frames.split(":")))]
    film = tmp_path / "a.mp4"
    said = result(capsys, recording, *panel, "--frames", frames, "-o", film, "--fps", "10")
    assert f"{len(steps)} pictures of Prediction, steps {steps[0]} to {steps[-1]}." in said
    shown = frames_of(film)
    assert len(shown) == len(steps)
    for step, picture in ((steps[0], shown[0]), (steps[-1], shown[-1])):
        still = tmp_path / "still.png"
        result(capsys, recording, *panel, "--frame", f"step={step}", "-o", still)
        assert np.abs(picture - pixels(still)).mean() < 2.5


def test_a_duration_spreads_the_frames_and_a_hold_shows_the_last_longer(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    film = tmp_path / "a.mp4"
    words = ("--panel", "prediction", *SMALL, "--fps", "10", "--seconds", "2", "--hold", "0.5", "-o", film)
    result(capsys, recording_of("digits"), *words)
    assert len(frames_of(film)) == 25


def test_progress_is_told_in_lines_for_a_program(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ("--panel", "prediction", *SMALL, "--frames", "0:3", "--progress", "-o", tmp_path / "a.mp4")
    *lines, last = result(capsys, recording_of("digits"), *words).splitlines()
    assert lines == [f"progress {done} 3" for done in range(4)]
    assert "3 pictures" in last
    assert main(words_of("export", recording_of("digits"), *words[:4], "-o", tmp_path / "a.png")) == 0
    assert capsys.readouterr().err == ""  # no bar where nobody sits at a terminal


def test_a_panels_own_steps_are_a_film_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "steps"
    words = ("--panel", "denoising", *SMALL, "--local", "-o", folder, "--probe", "label=3,steps=6")
    assert "6 pictures of Denoising, its own steps at step 12." in result(capsys, recording_of("denoising"), *words)
    pictures = [pixels(path) for path in sorted(folder.iterdir())]
    assert len(pictures) == 6
    assert all((one != other).any() for one, other in pairwise(pictures))
    result(capsys, recording_of("denoising"), *words, "--frames", "-2:", "--frame", "first")
    assert len(list(folder.iterdir())) == 2


def test_a_gif_loops(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    result(capsys, recording_of("digits"), "--panel", "prediction", *SMALL, "--frames", "::4", "-o", path)
    with Image.open(path) as image:
        assert image.info["loop"] == 0
        assert image.n_frames == 4


@pytest.mark.parametrize(
    "choice", [["--frame", "first", "--frame", "step=5", "--frame", "last"], ["--frames", "0:13:6"]]
)
def test_a_deck_has_a_slide_for_each_frame(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, choice: list[str]
) -> None:
    path = tmp_path / "a.pptx"
    words = ("--panel", "prediction", "--size", "640x360", "--title", "What is it?", *choice, "-o", path)
    assert "3 slides of Prediction" in result(capsys, recording_of("digits"), *words)
    pages = Presentation(str(path)).slides
    assert [page.shapes.title.text for page in pages] == ["What is it?"] * 3
    captions = [page.shapes[1].text_frame.text for page in pages]
    assert all(captions)
    notes = [page.notes_slide.notes_text_frame.text for page in pages]
    steps = [0, 5, LAST] if choice[0] == "--frame" else [0, 6, 12]
    assert all(f"step {step} · seed" in note for step, note in zip(steps, notes, strict=True))


def test_a_slide_has_its_picture_at_twice_the_size(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, panels = tmp_path / "a.pptx", ("--panel", "prediction", "--panel", "learning_curves")
    result(capsys, recording_of("digits"), *panels, "-o", path)
    (page,) = Presentation(str(path)).slides
    assert page.shapes[-1].image.size[0] == 3840
    assert page.shapes.title.text


@pytest.mark.parametrize(
    ("options", "steps"),
    [
        ((), [str(step) for step in range(LAST + 1)]),
        (("--frames", "3"), ["0", "6", "12"]),
        (("--frames", "::6"), ["0", "6", "12"]),
        (("--frames", "2", "--steps", "3:7"), ["3", "7"]),
        (("--frame", "last", "--frame", "step=5"), ["5", "12"]),
    ],
    ids=lambda value: "-".join(value) or "all",
)
def test_a_page_has_the_frames_that_are_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: tuple[str, ...], steps: list[str]
) -> None:
    path = tmp_path / "a.html"
    told = result(capsys, recording_of("next_token"), "--panel", "prediction", *options, "-o", path)
    assert f"{len(steps)} frames, " in told
    (part,) = parts_in(path)
    assert part["steps"] == steps
    assert part["start"] == len(steps) - 1


def test_a_page_too_large_is_refused_before_all_of_it_is_drawn(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scoutview.export.page_plan.LARGEST_BYTES", 10_000)
    words = words_of(
        "export", recording_of("next_token"), "--panel", "attention", "--progress", "-o", tmp_path / "a.html"
    )
    assert main(words) == 1
    told = capsys.readouterr()
    assert "The page would be about 0 MB, more than the 0 MB that a phone can open" in told.err
    assert "progress 5 13" in told.out
    assert "progress 7 13" not in told.out
    assert list(tmp_path.iterdir()) == []


def test_pictures_to_choose_from_are_named_and_not_spelled(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, drawing = tmp_path / "a.html", tmp_path / "mine.png"
    Image.fromarray(np.eye(28, dtype=np.uint8) * 200).save(drawing)
    probes = ("--probe", "validation:1", "--probe", drawing)
    result(capsys, recording_of("digits"), "--panel", "prediction", *probes, "--frames", "2", "-o", path)
    assert "<option>validation picture 1</option><option>mine.png" in path.read_text("utf-8")


def test_a_page_has_the_probes_that_are_asked_with(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, probes = tmp_path / "a.html", ("--probe", "the fox", "--probe", "a red apple")
    result(capsys, recording_of("next_token"), "--panel", "prediction", *probes, "--frames", "2", "-o", path)
    (part,) = parts_in(path)
    first, second = part["asked"]
    assert first["moments"][1]["panels"][0]["finding"] != second["moments"][1]["panels"][0]["finding"]
    assert "<option>the fox</option><option>a red apple</option>" in path.read_text("utf-8")
    assert part["asked"][0]["moments"][0]["source"].endswith("from next_token.scout")


def test_numbers_are_those_of_observe(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    recording, everything = recording_of("next_token"), tmp_path / "all.npz"
    assert main(words_of("observe", recording, "--frame", "3", "-o", everything)) == 0
    paths = {ending: tmp_path / f"a{ending}" for ending in (".csv", ".json", ".npz")}
    for path in paths.values():
        result(capsys, recording, "--panel", "attention", "--frame", "3", "-o", path)
    with np.load(everything) as arrays:
        attention, tokens = arrays["attention"], arrays["tokens"]
    with np.load(paths[".npz"]) as arrays:
        assert np.array_equal(arrays["attention"], attention)
    with paths[".csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["channel"] == "attention"]
    told = np.array([row["value"] for row in rows], np.float32).reshape(attention.shape)
    assert np.array_equal(told, attention)
    assert [row["key_label"] for row in rows[: len(tokens)]] == tokens.tolist()
    (described,) = [
        each for each in json.loads(paths[".json"].read_text("utf-8"))["channels"] if each["channel"] == "attention"
    ]
    assert np.array_equal(np.array(described["values"], np.float32), attention)


PREDICTION = "export RUN --panel prediction "


@pytest.mark.parametrize(
    "mistake",
    [
        (
            2,
            PREDICTION + "-o x.docx",
            ".png, .svg, .pdf for a picture; .mp4, .gif for a film; .pptx for slides; .html for a page",
        ),
        (2, PREDICTION + "-o x", "wants --frames A:B:STEP or --local"),
        (2, PREDICTION + "-o x.csv --theme dark", "--theme goes with a picture"),
        (2, PREDICTION + "-o x.csv --no-footer", "--footer goes with a picture"),
        (2, PREDICTION + "-o x.png --fps 3", "--fps goes with a film or a folder of pictures, not with a picture"),
        (
            2,
            PREDICTION + "-o x.png --frames 1:3",
            "--frames goes with a film or a folder of pictures or slides or a page",
        ),
        (2, PREDICTION + "-o x.mp4 --transparent", "--transparent goes with a picture, not with a film"),
        (2, PREDICTION + "-o x.pdf --outlines", "--outlines goes with an .svg picture, not with x.pdf"),
        (2, PREDICTION + "-o x --frames 1:3 --hold 1", "--hold goes with a film, not with a folder"),
        (2, PREDICTION + "-o x.pptx --local", "--local goes with a film"),
        (2, PREDICTION + "-o x.png --frame 0 --frame 1", "more than one makes slides"),
        (2, PREDICTION + "-o x.mp4 --frame 0", "takes --frames"),
        (2, PREDICTION + "-o x.html --frame 0 --frames 1:3", "give one of them"),
        (2, PREDICTION + "-o x.html --frame 0 --steps 1:3", "give one of them"),
        (2, PREDICTION + "-o x.html --steps 1:3 --frames 1:3", "give one of them"),
        (2, PREDICTION + "-o x.html --frames many", "a number such as 60, or A:B:STEP, not “many”"),
        (2, PREDICTION + "-o x.html --size 2x", "--size goes with a picture or a film"),
        (2, PREDICTION + "-o x.png --probe the --probe a", "--probe can be given once here"),
        (1, PREDICTION + "--panel prediction " * 6 + "-o x.html", "1 to 6 panels beside each other, not 7"),
        (1, PREDICTION + "-o x.html --frames 0", "from 1 to 600 frames, not 0"),
        (1, PREDICTION + "-o x.html --frames 9000", "from 1 to 600 frames, not 9,000"),
        (1, PREDICTION + "-o x.html" + " --probe 3" * 9, "up to 8 probes to choose from, not 9"),
        (1, "export RUN --panel number_circle -o x.html", "number_circle has nothing to show of the lab"),
        (2, PREDICTION + "--panel learning_curves -o x.mp4 --local", "one --panel"),
        (2, PREDICTION + "-o x.mp4 --frames 1,3", "A:B:STEP"),
        (2, PREDICTION + "-o x.mp4 --frames 1:3:0", "A:B:STEP"),
        (2, PREDICTION + "-o x.mp4 --fps fast", "--fps"),
        (2, PREDICTION + "-o x.png --size 2", "1x to 4x"),
        (2, PREDICTION + "-o x.png --frame newest", "step=N"),
        (2, "export RUN -o x.png", "--panel"),
        (1, PREDICTION + "-o x.mp4 --frames 50:", "nothing in 50:"),
        (1, PREDICTION + "-o x.mp4 --local", "no steps of its own"),
        (1, PREDICTION + "-o x.mp4 --fps 0", "pictures a second"),
        (1, PREDICTION + "-o x.mp4 --seconds nan", "longer than 0 seconds"),
        (1, PREDICTION + "-o x.mp4 --hold -1", "held for"),
        (1, PREDICTION + "-o x.png --size 5x", "1 to 4 times"),
        (1, PREDICTION + "-o x.png --size 9999x9999", "from 64 to 8,192"),
        (1, PREDICTION + "-o no/such/x.mp4", "no folder no/such"),
        (1, PREDICTION + "-o no/such/x --frames 1:3", "no folder no/such"),
        (1, PREDICTION + "--panel prediction " * 6 + "-o x.png", "1 to 6 panels"),
        (1, PREDICTION + "-o x.png --probe validation:99999", "99999"),
        (1, "export nothing.scout --panel prediction -o x.mp4", "no file"),
    ],
    ids=lambda mistake: mistake[1].removeprefix(PREDICTION),
)
def test_what_cannot_be_done_is_one_sentence_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: tuple[int, str, str]
) -> None:
    status, words, told = mistake
    monkeypatch.chdir(tmp_path)
    recording = str(recording_of("digits"))
    capsys.readouterr()
    assert main([recording if word == "RUN" else word for word in words.split()]) == status
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert told in output.err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_ending_is_told_all_there_are(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(words_of("export", recording_of("digits"), "--panel", "prediction", "-o", tmp_path / "x.txt")) == 2
    told = capsys.readouterr().err
    assert all(ending in told for endings in ENDINGS.values() for ending in endings)


@pytest.mark.parametrize("name", ["a.png", "a.mp4", "a.pptx", "a.csv"])
def test_an_earlier_file_is_replaced_and_the_recording_never_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text("old")
    words = ("--panel", "prediction", "-o", path)
    result(capsys, recording_of("digits"), *words)
    assert path.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [path]
    path.unlink()
    shutil.copy(recording_of("digits"), path)  # a recording under a name that looks like an output
    before = path.read_bytes()
    assert main(words_of("export", path, *words)) == 1
    assert "recording itself" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_folder_with_other_things_in_it_is_left_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious")
    words = ("--panel", "prediction", *SMALL, "--frames", "0:2", "-o", tmp_path)
    assert main(words_of("export", recording_of("digits"), *words)) == 1
    assert "thesis.txt" in capsys.readouterr().err
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_wish_to_stop_waits_for_the_end_of_a_piece_of_work_unless_it_is_repeated() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption() as interruption:
        interruption.check()
        signal.raise_signal(signal.SIGINT)  # in the middle of a picture, for instance
        with pytest.raises(KeyboardInterrupt):
            interruption.check()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_what_asks_no_model_is_drawn_without_torch(tmp_path: Path) -> None:
    words = words_of("export", recording_of("digits"), "--panel", "learning_curves", *SMALL, "-o", tmp_path / "a.png")
    code = "import sys; from scoutview.cli import main; assert main(sys.argv[1:]) == 0; print('torch' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert run.stdout.split()[-1] == "False"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a child")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("name", ["a.mp4", "a.pptx"])
def test_stopping_it_leaves_what_was_there_before(tmp_path: Path, name: str, number: signal.Signals) -> None:
    path = tmp_path / name
    path.write_text("old")
    options = ["--seconds", "500"] if path.suffix == ".mp4" else ["--frames", ":"]
    words = ["--panel", "learning_curves", *options, "--progress", "-o", path]
    command = [sys.executable, "-m", "scoutview", "export", *words_of(recording_of("digits"), *words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as export:
        try:
            assert export.stdout is not None
            for line in export.stdout:
                if line.startswith("progress 3 "):
                    break
            export.send_signal(number)
            _, errors = export.communicate(timeout=100)
        finally:
            export.kill()
    assert export.returncode == 130
    assert "Traceback" not in errors
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    assert path.read_text() == "old"


def test_choices_made_in_a_panel_are_taken_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    recording, words = recording_of("next_token"), ("--panel", "attention", *SMALL)
    told = []
    for view in ((), ("--view", 'attention={"head": [0, 1], "row": 2}'), ("--view", "attention={}")):
        path = tmp_path / "a.png"
        result(capsys, recording, *words, *view, "-o", path)
        told.append(path.read_bytes())
    assert told[0] == told[2] != told[1]


@pytest.mark.parametrize("view", ["attention", "attention=[1]", "attention={", "prediction={}"])
def test_a_view_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path, view: str) -> None:
    words = (recording_of("next_token"), "--panel", "attention", "--view", view, "-o", tmp_path / "a.png")
    assert main(words_of("export", *words)) == 2
    assert "--view" in capsys.readouterr().err


def test_a_film_can_be_of_the_frames_between_two_steps(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    recording, words = recording_of("digits"), ("--panel", "prediction", *SMALL, "-o", tmp_path / "a.mp4")
    with Recording.open(recording) as opened:
        steps = opened.steps.tolist()
    for text, first, last in (("3:8", 3, 8), (":5", 0, 5), ("9:", 9, LAST), (f"{LAST}:999", LAST, LAST)):
        chosen = [step for step in steps if first <= step <= last]
        said = result(capsys, recording, *words, "--steps", text)
        assert (
            f"{len(chosen)} picture{'s' * (len(chosen) > 1)} of Prediction, steps {chosen[0]} to {chosen[-1]}." in said
        )


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--steps", "500:"), 1),
        (("--steps", "a:b"), 2),
        (("--steps", "1:5", "--frames", "1:5"), 2),
        (("--steps", "1:5", "--local"), 2),
    ],
)
def test_steps_that_mean_nothing_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...], status: int
) -> None:
    recording = recording_of("digits")
    assert main(words_of("export", recording, "--panel", "prediction", *words, "-o", tmp_path / "a.mp4")) == status
    assert "steps" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
