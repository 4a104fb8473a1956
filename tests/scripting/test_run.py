"""A run that is open in a script: its frames, what is asked of them, and what cannot be."""

import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import scoutview
from scoutview.cli import main
from scoutview.errors import UsageError, UserError
from scoutview.frame import Frame
from scoutview.labs.registry import RECORDED_ELSEWHERE
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.recording.linked import LinkedWeights
from scoutview.recording.reader import LetGoError, Recording
from scoutview.scripting import Run
from scoutview.scripting.answer import Answer
from tests.capture.test_captured_run import small
from tests.checkpoints.graphs.architectures import ARCHITECTURES, built, tokens
from tests.every_lab import NAMES, OTHER_PROBES, some_every_day
from tests.labs.language_model.tiny import save_series
from tests.small_recording import frame_of
from tests.small_recording import written as half_written
from tests.small_runs import LAST, recording_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def run() -> Any:
    with scoutview.open(recording_of("next_token")) as opened:
        yield opened


@pytest.fixture(scope="module")
def frame() -> Frame:
    with Recording.open(recording_of("next_token")) as recording:
        return recording.frame_at(LAST)


def asked(frame: Frame, lab: Any, text: str, question: Question, *interventions: str) -> Any:
    """What an asker says that knows nothing of scripts."""
    asker = Asker(lab)
    asker.load(frame)
    return asker.answer(lab.parse_probe(text).with_interventions(interventions), [question])[question]


def test_its_frames_are_those_of_the_recording(run: Run, frame: Frame) -> None:
    assert (len(run), run.steps.tolist()) == (LAST + 1, list(range(LAST + 1)))
    assert (run[-1].step, run[3].step, run[np.int64(2)].step, run.at(step=7).step, run.at(10**6).step) == (
        LAST, 3, 2, 7, LAST
    )  # fmt: skip
    assert [each.step for each in run[::4]] == [0, 4, 8, 12]
    assert [each.step for each in run] == list(range(LAST + 1))
    last = run[-1]
    assert (last.seconds, dict(last.metrics)) == (frame.seconds, dict(frame.metrics))
    assert last.weights.keys() == frame.weights.keys()
    assert all(np.array_equal(array, frame.weights[name]) for name, array in last.weights.items())
    with pytest.raises(ValueError, match="read-only"):
        next(iter(last.weights.values()))[...] = 0
    with pytest.raises(IndexError, match="There is no frame 13: the recording has 13"):
        run[13]


def test_what_is_known_of_it_is_what_the_recording_says(run: Run) -> None:
    with Recording.open(run.path) as recording:
        curves, described = recording.curves(), recording.description
    assert (run.lab, dict(run.settings), run.state) == ("next_token", dict(described.settings), "finished")
    assert run.marks == curves.marks
    assert list(run.curves) == ["step", "seconds", *sorted(curves.metrics)]
    for name, values in curves.metrics.items():
        np.testing.assert_array_equal(run.curves[name], values)
    assert repr(run) == f"{run.path.name}: next_token, finished, 13 frames, steps 0 to 12"


def test_what_is_asked_is_answered_as_an_asker_does(run: Run, frame: Frame) -> None:
    answer = run[-1].ask("text", "attention")
    wanted = asked(frame, run.asking.lab, "text", Question("attention"))
    assert answer.keys() == wanted.keys()
    assert all(np.array_equal(answer[name], array) for name, array in wanted.items())
    assert not np.array_equal(run[0].ask("text", "attention")["attention"], answer["attention"])
    assert not answer["attention"].flags.writeable
    assert (answer.step, answer.channels["attention"].dims) == (LAST, ("layer", "head", "query", "key"))


def test_choices_and_interventions_reach_the_model(run: Run, frame: Frame) -> None:
    off = ("head 0.1 off",)
    answer = run[-1].ask("a dog", "attention_steps", "prediction", interventions=off[0], layer=1, head=0)
    question = Question.of("attention_steps", layer=1, head=0)
    for name, array in asked(frame, run.asking.lab, "a dog", question, *off).items():
        np.testing.assert_array_equal(answer[name], array)
    assert answer["steps_place"][:2].tolist() == [1, 0]
    written = run[-1].ask("a dog", "attention_steps layer=1 head=0", interventions=off)
    np.testing.assert_array_equal(written["steps_scores"], answer["steps_scores"])
    plain = run[-1].ask("a dog", "outcome_probabilities")
    assert not np.array_equal(plain["outcome_probabilities"], answer["outcome_probabilities"])


def test_no_probe_is_the_labs_own_and_a_probe_is_one_too(run: Run) -> None:
    own = run.asking.lab.default_probe()
    texts = [run[-1].ask(probe, "prediction")["prompt"].item() for probe in (None, own, own.text)]
    assert len(set(texts)) == 1


def test_a_history_is_what_each_frame_says(run: Run) -> None:
    told = run.history("a dog", "attention", frames=slice(None, None, 4))
    assert told.steps.tolist() == [0, 4, 8, 12]
    for number, each in enumerate(run[::4]):
        np.testing.assert_array_equal(told["attention"][number], each.ask("a dog", "attention")["attention"])
    assert told["attention_answer"].shape == (4,)
    some = run.history("a dog", "attention", frames=[run.at(5), -1])
    assert (some.steps.tolist(), some.keys()) == ([5, LAST], told.keys())
    assert len(run.history("a dog", "attention", frames=[])) == 0


def test_channels_of_another_size_at_some_frames_are_taken_one_by_one(run: Run) -> None:
    longer = run[-1].ask("a dog and another", "attention")
    told = type(run.history(None, "attention", frames=[]))([run[0].ask("a dog", "attention"), longer])
    with pytest.raises(UserError, match=r"^attention has another size .* from \.answers\.$"):
        told["attention"]
    assert told.answers[1]["attention"] is longer["attention"]


def test_a_trajectory_unfolds_while_others_are_asked() -> None:
    with scoutview.open(recording_of("denoising")) as run:
        steps = []
        for first, last in zip(run[0].unfold(None, "denoising"), run[-1].unfold(None, "denoising"), strict=True):
            run[5].ask(None, "sites")
            steps.append((first, last))
        for number, step in enumerate((0, LAST)):
            whole = run.at(step).ask(None, "denoising")
            for name, array in whole.items():
                np.testing.assert_array_equal(array, np.stack([pair[number][name] for pair in steps]))
            assert f"(step {len(steps)}, row " in repr(whole)


def test_a_recording_that_grows_is_seen_when_it_is_refreshed(tmp_path: Path) -> None:
    writer = half_written(tmp_path / "run.scout", frames=3)
    with scoutview.open(tmp_path / "run.scout") as run:
        assert not run.refresh()
        writer.add_frame(frame_of(5))
        assert (len(run), run.state) == (3, "training")
        assert run.refresh()
        assert (len(run), run[-1].step, run.at(4).step) == (4, 5, 2)
    writer.close()


def test_after_a_refresh_newer_weights_answer(tmp_path: Path) -> None:
    """A run that went on from an earlier step has other frames at the same steps."""
    path, model = tmp_path / "run.scout", small()
    with scoutview.record(model, path, example=torch.ones(2, 3), labels=["a", "b"], every=1) as captured:
        captured.step(1)
    with scoutview.open(path) as run:
        before = run[-1].ask(None, "outcome_probabilities")["outcome_probabilities"]
        torch.nn.init.constant_(next(model.parameters()), 0.7)
        with scoutview.record(
            model, path, example=torch.ones(2, 3), labels=["a", "b"], every=1, resume=True
        ) as captured:
            captured.step(1)
        assert run.refresh()
        after = run[-1].ask(None, "outcome_probabilities")["outcome_probabilities"]
    assert run.steps.tolist() == [0, 1]
    assert abs(before - after).max() > 1e-3


def test_a_frame_that_was_let_go_is_not_taken_for_another(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = run[5]
    monkeypatch.setattr(Recording, "steps", run.steps[::2])
    with pytest.raises(LetGoError, match="step 5 has been let go"):
        frame.ask(None, "attention")


@pytest.mark.parametrize("name", some_every_day(NAMES, 3))
def test_every_lab_answers_all_that_its_questions_list(name: str) -> None:
    with scoutview.open(recording_of(name)) as run:
        plain = [each for each in run.questions if each not in run.asking.lab.trajectories]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what should be known of a probe
            answer = run[-1].ask(OTHER_PROBES[name], *plain)
        listed = {channel for question in plain for channel in run.questions[question]}
        assert answer.keys() == listed
        assert listed <= run.channels.keys()
        lines = repr(answer).splitlines()
        assert [line.split()[0] for line in lines[2:]] == list(answer)
        assert all(f'<td style="text-align:left">{each}</td>' in answer._repr_html_() for each in answer)
        assert len(repr(run.channels).splitlines()) == len(run.channels) + 2


def test_a_model_of_ones_own_is_asked_as_it_was_recorded(tmp_path: Path) -> None:
    model = built(ARCHITECTURES["GPT with a tied head"]).eval()
    scoutview.record(
        model, tmp_path / "gpt.scout", example=tokens(3, 6), targets=tokens(3, 6), loss="cross-entropy"
    ).close()
    with scoutview.open(tmp_path / "gpt.scout") as run, torch.no_grad():
        assert run.lab == RECORDED_ELSEWHERE[0].name
        wanted = model(torch.tensor([[4, 2, 7]]))[0][0, -1].softmax(-1).numpy()
        told = run[0].ask('typed="4 2 7"', "prediction")
    assert abs(told["outcome_probabilities"] - wanted).max() < 1e-6


def test_linked_checkpoints_are_asked_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_series(tmp_path / "out")
    assert main(["open", str(tmp_path / "out"), "-o", str(tmp_path / "copied.scout")]) == 0
    monkeypatch.setattr("scoutview.labs.language_model.opened.MOST_COPIED", 0)
    assert main(["open", str(tmp_path / "out"), "-o", str(tmp_path / "linked.scout")]) == 0
    with scoutview.open(tmp_path / "copied.scout") as copied, scoutview.open(tmp_path / "linked.scout") as linked:
        assert isinstance(linked[0].weights, LinkedWeights)
        pairs = list(zip(copied, linked, strict=True))
        said = [[frame.ask("The cat", "attention")["attention"] for frame in pair] for pair in pairs]
    for one, other in said:
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-6)  # weights lie otherwise in memory: a last digit
    assert not np.array_equal(said[0][0], said[-1][0])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("text",), "Say what to ask after the probe"),
        ((3, "attention"), "or None, not int"),
        (("text", "atention"), "did you mean attention"),
    ],
)
def test_what_cannot_be_asked_is_told(run: Run, words: Any, told: str) -> None:
    with pytest.raises(UserError, match=told):
        run[-1].ask(*words)


def test_a_choice_that_means_nothing_is_told_each_time(run: Run) -> None:
    for _ in range(2):  # the second answer comes from memory
        with pytest.raises(UserError, match=r"^layer=1 means nothing to attention: "):
            run[-1].ask("a dog", "attention", layer=1)
    with pytest.raises(UserError, match=r"^haed=0 means nothing to continuation: "):
        next(run[-1].unfold("a dog", "continuation", haed=0))
    for _ in range(2):
        answer = run[-1].ask("a dog", "attention", "attention_steps", layer=0)  # one of them has it
        assert answer["steps_place"][0] == 0


def test_what_is_answered_at_once_does_not_unfold(run: Run) -> None:
    with pytest.raises(UsageError, match=r"answered at once, by ask\(\); what unfolds in steps: .*one_step"):
        run[-1].unfold(None, "attention")


def test_what_should_be_known_of_a_probe_is_warned_of_where_the_script_asks(run: Run) -> None:
    with pytest.warns(UserWarning, match="token") as told:
        run[-1].ask("a dog " * 200, "tokens")
    assert told[0].filename == __file__


def test_what_is_no_recording_is_told_with_what_to_do(tmp_path: Path) -> None:
    save_series(tmp_path / "out")
    checkpoint = r"^out is no recording yet: `scoutview open .*out -o RUN\.scout` makes one of it"
    with pytest.raises(UserError, match=checkpoint):
        scoutview.open(tmp_path / "out")
    (tmp_path / "runs").mkdir()
    half_written(tmp_path / "runs" / "a.scout").close()
    with pytest.raises(UserError, match=r"^runs is a folder of recordings: open one of them, such as .*a\.scout\.$"):
        scoutview.open(tmp_path / "runs")
    with pytest.raises(UserError, match="There is no file"):
        scoutview.open(tmp_path / "none.scout")


def test_a_lab_of_a_newer_version_can_be_looked_at(tmp_path: Path) -> None:
    half_written(tmp_path / "run.scout").close()
    with scoutview.open(tmp_path / "run.scout") as run:
        assert (run.lab, len(run[0].weights)) == ("tiny", 3)
        with pytest.raises(UserError, match="of a lab “tiny” that this version of ScoutView does not know"):
            _ = run.channels


def test_numbers_need_no_qt_and_what_is_only_read_no_torch() -> None:
    code = (
        "import sys, scoutview\n"
        "loaded = lambda *names: [name for name in names if name in sys.modules]\n"
        "print(loaded('numpy', 'torch', 'PySide6', 'sqlite3'))\n"
        f"run = scoutview.open({str(recording_of('next_token'))!r})\n"
        "len(run), run.curves, run.questions, run.channels, run[-1].weights['embedding.weight']\n"
        "print(loaded('torch', 'PySide6', 'shiboken6'))\n"
        "run[-1].ask('text', 'attention'), list(run[0].unfold(None, 'gradient_steps'))\n"
        "print(loaded('PySide6', 'shiboken6', 'pyqtgraph'))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.splitlines() == ["[]", "[]", "[]"]


def test_a_script_keeps_the_threads_of_its_torch() -> None:
    code = (
        "import scoutview\n"
        f"run = scoutview.open({str(recording_of('next_token'))!r})\n"
        "run[-1].ask('text', 'attention')\n"
        "import torch; print(torch.get_num_threads())"
    )
    environment = {**os.environ, "OMP_NUM_THREADS": "2"}
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
    )
    assert told.stdout.split() == ["2"]


def test_a_notebook_shows_an_error_as_its_sentence() -> None:
    pytest.importorskip("IPython")
    code = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance()\n"
        "shell.run_cell('import scoutview')\n"
        f"shell.user_ns['run'] = shell.user_ns['scoutview'].open({str(recording_of('next_token'))!r})\n"
        "shell.run_cell('run[-1].ask(None, \"atention\")')\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    sentence = "There is no question “atention” in next_token: did you mean attention?"
    assert (told.stdout + told.stderr).split("\n") == [sentence, ""]


def test_what_a_lab_does_not_declare_is_there_all_the_same() -> None:
    answer = Answer({"extra": np.zeros((2, 3))}, {}, 0, "")
    assert repr(answer).splitlines()[2] == "extra    (axis 0 2, axis 1 3)"


def test_there_is_nothing_else_to_be_had() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'opened'"):
        _ = scoutview.opened
