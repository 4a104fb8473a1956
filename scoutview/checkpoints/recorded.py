"""Writes the checkpoints of a training as a recording: copied while they are small, linked where they are large."""

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from scoutview.checkpoints.checkpoint import Checkpoint
from scoutview.checkpoints.linking import copied_weights, is_large, linked_weights
from scoutview.checkpoints.series import CheckpointSeries
from scoutview.frame import Arrays, Frame, RunDescription
from scoutview.recording.writer import RecordingWriter

Progress = Callable[[int, int], None]


def record_series(
    series: CheckpointSeries,
    path: Path,
    description: RunDescription,
    assets: Mapping[str, bytes],
    *,
    linked: bool | None = None,
    weights_of: Callable[[Checkpoint], Arrays] = copied_weights,
    progress: Progress = lambda done, all_of_them: None,
    force: bool = False,
) -> None:
    """A finished recording with a frame for each checkpoint, its metrics, and marks where it was evaluated.

    It is `linked` where that is asked for, or a frame would be too large; then the frames have the names of the
    checkpoint's own tensors. Otherwise `weights_of` gives their weights. All that was logged, also between checkpoints,
    are measures. Training time is not known: 0 seconds. `progress` is told how many are done, of how many.

    Raises:
        RecordingError: it cannot be written there.
        CheckpointError: a file has changed since it was opened.
    """
    to_be_linked = any(is_large(checkpoint) for checkpoint in series) if linked is None else linked

    def frame(place: int) -> Frame:
        checkpoint, step = series[place], series.steps[place]
        weights = linked_weights(checkpoint, path.parent) if to_be_linked else weights_of(checkpoint)
        return Frame(step, 0.0, series.metrics_at(step), weights)

    first = frame(0)
    new = RecordingWriter.create(path, description, assets, first, planned_steps=series.planned_steps, force=force)
    with closing(new) as writer:
        progress(1, len(series))
        for place in range(1, len(series)):
            writer.add_frame(frame(place))
            progress(place + 1, len(series))
        writer.add_measures(series.measures())
        writer.add_marks(series.marks)
        writer.set_state("finished")
