"""One frame of a run, to be looked at and asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from scoutview.frame import Arrays
from scoutview.language import as_written, tr
from scoutview.probe import Probe
from scoutview.recording.reader import RecordedFrame
from scoutview.scripting.answer import Answer

if TYPE_CHECKING:
    from scoutview.scripting.run import Run


class RunFrame:
    """The run at one training step: `step`, `seconds` of training so far, `metrics` by name, and `weights`."""

    def __init__(self, run: Run, recorded: RecordedFrame) -> None:
        self._run, self._recorded = run, recorded
        self.step, self.seconds = recorded.step, recorded.seconds

    @property
    def metrics(self) -> Mapping[str, float]:
        return self._recorded.metrics

    @property
    def weights(self) -> Arrays:
        """Read-only arrays by name, floating-point ones as float32; read from the file when they are asked for.

        Raises:
            UserError: this frame is damaged; others may be whole.
        """
        return self._recorded.weights

    def ask(
        self, probe: str | Probe | None, *questions: str, interventions: str | Sequence[str] = (), **choices: Any
    ) -> Answer:
        """What the model of this frame says.

        Args:
            probe: what to ask with, as the command line takes it; None: the lab's own.
            questions: names of questions or channels (`run.questions`), each alone or with choices of its own, such as
                "attention_steps layer=1 head=0".
            interventions: what to change in the model meanwhile, such as "head 1.3 off".
            choices: of all the questions, by name.

        Returns:
            Read-only arrays by channel name; a trajectory's with a first axis of its steps.

        Raises:
            UserError: something of it cannot be asked.
        """
        asking = self._run.asking
        return asking.answer(self.step, asking.probe(probe, interventions), asking.questions(questions, choices))

    def unfold(
        self, probe: str | Probe | None, question: str, *, interventions: str | Sequence[str] = (), **choices: Any
    ) -> Iterator[Answer]:
        """The steps of a trajectory, each as soon as it is computed: its channels without an axis of steps.

        Raises:
            UserError: it is no trajectory, or something of it cannot be asked.
        """
        asking = self._run.asking
        (asked,) = asking.questions([question], choices)
        return asking.unfold(self.step, asking.probe(probe, interventions), asked)

    def __repr__(self) -> str:
        told = ", ".join(f"{name} {as_written(f'{value:.4g}')}" for name, value in sorted(self.metrics.items()))
        frame = tr("frame of step {step:,}, {seconds:,.1f} s").format(step=self.step, seconds=self.seconds)
        return f"{frame}: {told}" if told else frame
