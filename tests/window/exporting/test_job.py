"""Exports by a program of its own: how far it is, what came of it, and that nothing half done is left."""

import signal
from pathlib import Path

import av
import psutil
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.resources import resource
from scoutview.training.worker import TrainingRun
from scoutview.window.exporting import job as export_job
from scoutview.window.exporting.bar import ExportBar
from scoutview.window.exporting.job import RECENT, ExportJob, Remaining, clear_drafts, drafts_of
from scoutview.window.exporting.queue import ExportQueue
from scoutview.window.exporting.wish import ExportWish, FilmWish, Source, command_words
from tests.every_lab import small_lab
from tests.window.exporting.formats import format_named

SAMPLE = resource("recordings", "digits.scout")
PATIENCE_MS = 100_000
POLITE = export_job.POLITE


def words_for(
    target: Path,
    steps: tuple[int, int],
    size: tuple[int, int],
    panel: str = "learning_curves",  # which no model is asked for: the program is there sooner
    recording: Path = SAMPLE,
) -> list[str]:
    wish = ExportWish(format_named(target.suffix), (panel,), size, "dark", film=FilmWish(steps, 10))
    return command_words(wish, Source(recording, steps[1], "validation:3", {}), target)


def job_for(target: Path) -> ExportJob:
    return ExportJob(words_for(target, (0, 100), (160, 90)), target)


def kept_busy(target: Path) -> ExportJob:
    """A film that takes longer than any test waits for it."""
    return ExportJob([*words_for(target, (0, 2000), (1280, 720)), "--seconds=600"], target)


def test_a_film_is_made_and_how_far_it_is_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    job = ExportJob(words_for(tmp_path / "a.gif", (0, 100), (160, 90), "prediction"), tmp_path / "a.gif")
    told: list[tuple[int, int, float | None]] = []
    job.progress.connect(lambda *how_far: told.append(how_far))
    with qtbot.waitSignal(job.finished, timeout=PATIENCE_MS) as ended:
        job.start()
    assert ended.args == [tmp_path / "a.gif"]
    with Image.open(tmp_path / "a.gif") as film:
        assert (film.size, film.n_frames) == ((160, 90), told[-1][1])
    assert told[0] == (0, told[-1][1], None)
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert all(left is not None and left > 0 for done, total, left in told if 0 < done < total)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.gif"]


def test_whatever_else_runs_comes_first(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_job, "POLITE", POLITE)
    job = kept_busy(tmp_path / "a.mp4")
    with qtbot.waitSignal(job.progress, timeout=PATIENCE_MS):
        job.start()
    assert psutil.Process(job.process_id()).nice() == POLITE
    with qtbot.waitSignal(job.cancelled, timeout=PATIENCE_MS):
        job.cancel()


@pytest.mark.parametrize("name", ["a.mp4", "a.gif", "pictures"])
def test_cancelling_leaves_nothing_new_and_everything_old(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    if target.suffix:
        target.write_bytes(b"older film")
    job = kept_busy(target)
    with qtbot.waitSignal(job.progress, timeout=PATIENCE_MS, check_params_cb=lambda done, *_: done > 1):
        job.start()
    assert drafts_of(target)
    with qtbot.assertNotEmitted(job.failed), qtbot.waitSignal(job.cancelled, timeout=PATIENCE_MS):
        job.cancel()
    assert [path.name for path in tmp_path.iterdir()] == ([name] if target.suffix else [])
    if target.suffix:
        assert target.read_bytes() == b"older film"


def test_a_program_that_does_not_listen_is_killed_and_its_drafts_cleared(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_job, "GRACE_MS", 100)
    job = kept_busy(tmp_path / "a.mp4")
    foreign = tmp_path / ".a.mp4.0123abcd.part"
    foreign.touch()
    with qtbot.waitSignal(job.progress, timeout=PATIENCE_MS, check_params_cb=lambda done, *_: done > 1):
        job.start()
    psutil.Process(job.process_id()).send_signal(signal.SIGSTOP)
    with qtbot.waitSignal(job.cancelled, timeout=PATIENCE_MS):
        job.cancel()
    assert list(tmp_path.iterdir()) == [foreign]  # somebody else's


def test_a_program_that_dies_is_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    job = kept_busy(tmp_path / "a.mp4")
    with qtbot.waitSignal(job.progress, timeout=PATIENCE_MS):
        job.start()
    with qtbot.waitSignal(job.failed, timeout=PATIENCE_MS) as ended:
        psutil.Process(job.process_id()).kill()
    assert "a.mp4 could not be made" in ended.args[0]
    assert not list(tmp_path.iterdir())


def test_a_target_that_cannot_be_is_told_in_the_sentence_of_the_command_line(qtbot: QtBot, tmp_path: Path) -> None:
    job = job_for(tmp_path / "missing" / "a.mp4")
    with qtbot.waitSignal(job.failed, timeout=PATIENCE_MS) as ended:
        job.start()
    assert ended.args == [f"There is no folder {tmp_path / 'missing'}: create it first, or choose another.", ""]


def test_a_program_that_cannot_start_is_told_of(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_job.sys, "executable", str(tmp_path / "no-python"))
    job = job_for(tmp_path / "a.mp4")
    with qtbot.waitSignal(job.failed, timeout=PATIENCE_MS) as ended:
        job.start()
    assert ended.args[0].startswith("The program could not be started")


def test_drafts_are_known_by_their_names(tmp_path: Path) -> None:
    names = [".a[1].png.0123abcd.part", ".b.png.0123abcd.part", "a[1].png", ".a[1].png.0123abcd.partly"]
    for name in names:
        (tmp_path / name).touch()
    target = tmp_path / "a[1].png"
    assert drafts_of(target) == {tmp_path / names[0]}
    clear_drafts(target, frozenset())
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])
    assert drafts_of(tmp_path / "missing" / "a.png") == frozenset()


def test_jobs_run_one_after_another_and_the_strip_tells_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    queue = ExportQueue()
    bar = ExportBar(queue, Look())
    qtbot.addWidget(bar)
    assert bar.isHidden()
    ended: list[str] = []
    queue.finished.connect(lambda path: ended.append(path.name))
    queue.failed.connect(lambda sentence, _: ended.append(sentence))
    first = kept_busy(tmp_path / "a.mp4")
    queue.add(first)
    queue.add(job_for(tmp_path / "none" / "b.mp4"))
    queue.add(job_for(tmp_path / "c.png"))
    assert (queue.running, len(queue.waiting)) == (first, 2)
    qtbot.waitUntil(lambda: " of 6,000" in bar.sentence.text() and "left" in bar.sentence.text(), timeout=PATIENCE_MS)
    assert "<b>a.mp4</b>" in bar.sentence.text()
    assert "2 more after it" in bar.sentence.text()
    assert not bar.cancel.isHidden()
    bar.cancel.click()
    qtbot.waitUntil(lambda: queue.running is None, timeout=PATIENCE_MS)
    assert [name.partition(" ")[0] for name in ended] == ["There", "c.png"]
    assert [path.name for path in tmp_path.iterdir()] == ["c.png"]
    assert bar.sentence.text() == "<b>c.png</b> is done"
    assert not bar.show_folder.isHidden()
    assert bar.cancel.isHidden()
    bar.close_button.click()
    assert bar.isHidden()


def test_closing_ends_all_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    queue = ExportQueue()
    queue.add(kept_busy(tmp_path / "a.mp4"))
    queue.add(job_for(tmp_path / "b.png"))
    running = queue.running
    assert running is not None
    with qtbot.waitSignal(queue.progress, timeout=PATIENCE_MS):
        pass
    process = psutil.Process(running.process_id())
    queue.close()
    assert not process.is_running()
    assert not list(tmp_path.iterdir())
    assert queue.running is None


def test_a_run_that_is_not_over_can_be_filmed(qtbot: QtBot, tmp_path: Path) -> None:
    run = TrainingRun(small_lab("digits"), tmp_path / "live.scout", device="cpu", steps=10**6)
    run.start()
    target = tmp_path / "a.mp4"
    try:
        qtbot.waitUntil(lambda: run.status().step > 20, timeout=PATIENCE_MS)
        run.pause()  # it holds its recording open all the same
        job = ExportJob(words_for(target, (0, 10), (160, 90), "prediction", run.path), target)
        with qtbot.waitSignal(job.finished, timeout=PATIENCE_MS):
            job.start()
        assert run.status().state == "paused"
    finally:
        run.stop()
        assert run.join(100)
    with av.open(str(target)) as film:
        assert len(list(film.decode(video=0))) > 1


def test_nobody_can_tell_before_anything_is_done() -> None:
    assert Remaining().seconds_left(0, 10, 5.0) is None


def test_the_pace_so_far_goes_on() -> None:
    pace = Remaining()
    pace.seconds_left(0, 10, 100.0)
    assert pace.seconds_left(4, 10, 102.0) == pytest.approx(3.0)


def test_a_slow_beginning_is_forgotten() -> None:
    pace = Remaining()
    pace.seconds_left(0, 1000, 0.0)
    for done in range(1, 2 * RECENT):
        left = pace.seconds_left(done, 1000, 60.0 + done * 0.1)
    assert left == pytest.approx((1000 - (2 * RECENT - 1)) * 0.1)
