"""Trains the runs of a sweep on a Dask cluster. Recordings travel over its connection; nobody shares a disk."""

import asyncio
import logging
import math
import time
import uuid
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from scoutview import __version__
from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.plugins.allowed import allowed
from scoutview.recording.files import beside, publish
from scoutview.recording.reader import Recording
from scoutview.sweeps.cluster_run import train_here, whole_content
from scoutview.sweeps.engine import Engine, RunInTraining, RunWork
from scoutview.training.worker import OVER, TrainingStatus

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_S = 10.0  # also how long a scheduler may be gone
LAST_RECORDINGS_S = 60.0  # how long those of runs that end before their time are waited for
COUNT_EVERY_S = 1.0  # how often it is asked for its workers
GONE = ("cancelled", "lost")


class ClusterRun(RunInTraining):
    """A run that a worker trains. A lost worker's is begun again by the scheduler, elsewhere."""

    def __init__(self, engine: "ClusterEngine", work: RunWork, begun: bytes) -> None:
        self._engine = engine
        self._work = work
        self._begun = begun
        self._told = TrainingStatus(planned_steps=work.steps)
        self._ended: TrainingStatus | None = None
        self._future = engine.submit(work, begun)

    def status(self) -> TrainingStatus:
        return self._ended or self._told

    def is_over(self) -> bool:
        if self._ended is None:
            self._look()
        return self._ended is not None

    def stop(self) -> None:
        self._engine.end_runs()

    def tell(self, status: TrainingStatus) -> None:
        """The worker says so. Any thread."""
        if status.state not in OVER:
            self._told = status

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        with suppress(Exception):  # where the cluster is gone, so is the run
            self._future.cancel()

    def _look(self) -> None:
        state = self._future.status
        if state == "finished":
            told, content = self._future.result()
            self._ended = TrainingStatus(**told)
            self._keep(content)
        elif state == "error":
            self._ended = TrainingStatus("failed", self._told.step, self._work.steps, error=self._reason())
        elif self._engine.has_given_up():
            self._ended = TrainingStatus("stopped", self._told.step, self._work.steps)
        elif state in GONE and self._engine.is_there():  # the scheduler was started anew, and knows nothing of it
            self._told = TrainingStatus(planned_steps=self._work.steps)
            self._future = self._engine.submit(self._work, self._begun)
        if self._ended is not None:
            self._future.release()

    def _keep(self, content: bytes) -> None:
        """Give the recording that came back its name, once it is seen to be whole."""
        if not content:
            return
        try:
            with beside(self._work.path) as draft:
                draft.write_bytes(content)
                with Recording.open(draft) as recording:
                    recording.verify()
                publish(draft, self._work.path, force=True)
        except (UserError, OSError) as error:
            self._ended = TrainingStatus("failed", self._told.step, self._work.steps, error=str(error))

    def _reason(self) -> str:
        error = self._future.exception()
        if type(error).__name__ == "KilledWorker":
            return tr("Each worker of the cluster that trained it was lost, perhaps because it has too little memory.")
        if isinstance(error, ImportError):
            sentence = tr(
                "A worker of the cluster lacks what ScoutView needs ({error}): install ScoutView {version} there."
            )
            return sentence.format(error=error, version=__version__)
        first = str(error).splitlines()
        sentence = tr("A worker of the cluster could not train it ({kind}: {error}).")
        return sentence.format(kind=type(error).__name__, error=first[0] if first else "")


class ClusterEngine(Engine):
    """The workers of a scheduler, each of which trains as many runs at a time as it has threads.

    Making one connects; a UserError where there is no such cluster, or the package that speaks with it is missing.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._client = _connected(address)
        self._runs: dict[str, ClusterRun] = {}  # by their names
        self._topic = f"scoutview-{uuid.uuid4().hex}"
        self._gives_up_s = math.inf
        self._places, self._counted_s = 0, -COUNT_EVERY_S
        self._client.subscribe_topic(self._topic, self._take)

    @property
    def places(self) -> int:
        if self._client.status in ("closed", "closing"):
            raise UserError(
                tr(
                    "The cluster at {address} does not answer any more: what came back from it is kept, and the same"
                    " command goes on once it is there again."
                ).format(address=self.address)
            )
        now_s = time.monotonic()
        if self.is_there() and now_s - self._counted_s >= COUNT_EVERY_S:
            self._counted_s = now_s
            with suppress(OSError):  # it is just being lost, and that is told above when it does not come back
                self._places = sum(self._client.nthreads().values())
        return self._places

    def begin(self, work: RunWork) -> RunInTraining:
        run = ClusterRun(self, work, whole_content(work.path) if work.continued else b"")
        self._runs[work.path.stem] = run
        return run

    def close(self) -> None:
        for run in self._runs.values():
            if run.status().state not in OVER:
                run.cancel()
        with suppress(Exception):  # a cluster that is gone needs no farewell
            self._client.close(timeout=CONNECT_S)

    # for its runs

    def has_given_up(self) -> bool:
        """Whether it has waited long enough for the recordings of runs that were to end."""
        return time.monotonic() > self._gives_up_s

    def is_there(self) -> bool:
        """Whether the scheduler answers just now."""
        return bool(self._client.status == "running")

    def submit(self, work: RunWork, begun: bytes) -> "Future":
        """Have some worker train it."""
        name = work.path.stem
        order = {
            "version": __version__,
            "lab": work.lab.name,
            "settings": asdict(work.lab.settings),
            "name": name,
            "marks": [(mark.name, mark.step) for mark in work.marks],
            "topic": self._topic,
            "plugins": allowed(),
        }
        return self._client.submit(train_here, order, begun, key=f"{name}-{uuid.uuid4().hex}", pure=False)

    def end_runs(self) -> None:
        """Have all workers end theirs, and send what they have."""
        from distributed import Event

        if self._gives_up_s == math.inf:
            self._gives_up_s = time.monotonic() + LAST_RECORDINGS_S
            with suppress(Exception):  # where it is gone, `places` says so
                Event(self._topic, client=self._client).set()

    def _take(self, event: tuple[float, Any]) -> None:
        told = event[1]
        run = self._runs.get(told["name"])
        if run is not None:
            run.tell(TrainingStatus(**told["status"]))


def _connected(address: str) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise UserError(
            tr("Training on a cluster needs the package distributed: pip install 'scoutview[cluster]' brings it.")
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it tells of comes as an error as well
    try:
        asyncio.run(_reach(address))  # a client that finds nobody leaves its thread behind
        return Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UserError(
            tr(
                "There is no Dask scheduler at {address}: “dask scheduler” starts one, and prints an address such as"
                " tcp://192.168.0.7:8786."
            ).format(address=address)
        ) from error


async def _reach(address: str) -> None:
    from distributed.comm import connect

    comm = await connect(address, timeout=CONNECT_S)
    await comm.close()
