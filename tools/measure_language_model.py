"""Holds a language model that ScoutView opens against transformers: what both say, the time and the memory they take.

    python -m tools.measure_language_model FOLDER ["a text"]

Each runs in a program of its own, from its start to its first answer. Seconds are the processor's. Transformers runs
twice: in 32 bits, which is what ScoutView computes in, and as the weights are stored. Needs transformers.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

TEXT = "The capital of France is"
PROBE = 40  # tokens of a typed text
PASSES = 5
RUNS = ("ours", "theirs", "theirs as stored")
MEASURED = ("seconds", "megabytes", "megabytes_but_files", "a_probe")


def ours(recording: str, text: str) -> dict[str, Any]:
    """Of a recording, as a window asks it: where the checkpoint is large, the recording is linked to it."""
    import torch

    from scoutview.labs.language_model.lab import LanguageModels
    from scoutview.labs.registry import lab_of_recording
    from scoutview.models.language_model import LanguageModel
    from scoutview.observing.answer import Asker
    from scoutview.recording.reader import Recording

    with Recording.open(Path(recording)) as opened:
        asker = Asker(lab := lab_of_recording(opened))
        asker.load(opened.frame_at(int(opened.steps[-1])))
    model = asker._model
    assert isinstance(model, LanguageModel)
    assert isinstance(lab, LanguageModels)
    carried = lab._carried
    ids = torch.tensor([carried.read(text).ids])
    said = model.looked_at(ids)
    answer = said.stream[-1] if said.logits is None else said.logits
    first = _so_far(answer, lambda token: str(carried.tokenizer.shown(token)))
    probe = ids.repeat(1, PROBE)[:, :PROBE]
    return {**first, "a_probe": _quickest(lambda: model.looked_at(probe)), **_memory_of_passes(lambda: model(probe))}


def theirs(folder: str, text: str, dtype: str = "float32") -> dict[str, Any]:
    import torch
    from transformers import AutoModel, AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    kinds = json.loads((Path(folder) / "config.json").read_text())["architectures"]
    kind = AutoModelForCausalLM if "CausalLM" in kinds[0] else AutoModel
    model = kind.from_pretrained(folder, attn_implementation="eager", dtype=dtype).eval()
    ids = torch.tensor([tokenizer(text).input_ids])
    with torch.no_grad():
        said = model(ids, output_attentions=True, output_hidden_states=True)
        answer = said.logits if "logits" in said else said.last_hidden_state
        first = _so_far(answer, lambda token: str(tokenizer.decode([token])))
        probe = ids.repeat(1, PROBE)[:, :PROBE]
        return {**first, "a_probe": _quickest(lambda: model(probe, output_attentions=True))}


def _so_far(answer: Any, shown: Callable[[int], str]) -> dict[str, Any]:
    """What it took up to here, and what the model said."""
    seconds, megabytes = time.process_time(), _megabytes()
    np.save(sys.argv[4], answer.detach().float().numpy())
    likeliest = int(answer[0, -1].argmax())
    return {
        "seconds": seconds,
        "megabytes": megabytes,
        "megabytes_but_files": _megabytes("RssAnon"),
        "likeliest": shown(likeliest),
    }


def _megabytes(kind: str = "VmHWM") -> float:
    """The most there ever were, of this program alone: what `getrusage` tells begins with those of who started it."""
    status = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith(kind))


def _quickest(run: Any) -> float:
    seconds = []
    for _ in range(PASSES):
        before = time.process_time()
        run()
        seconds.append(time.process_time() - before)
    return min(seconds)


def _memory_of_passes(run: Any) -> dict[str, float]:
    """What more passes add to the most memory that was ever taken."""
    import torch

    before = _megabytes()
    with torch.no_grad():
        for _ in range(PASSES):
            run()
    return {"megabytes_of_more_passes": _megabytes() - before}


def _measured(who: str, folder: str, text: str, into: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tools.measure_language_model", folder, text, who, str(into)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def main() -> None:
    import tempfile

    folder, text = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else TEXT
    with tempfile.TemporaryDirectory() as scratch:
        said = {who: Path(scratch) / f"{who}.npy" for who in RUNS}
        recording = str(Path(scratch) / "made.scout")
        opening = [sys.executable, "-m", "scoutview", "open", folder, "-o", recording]
        subprocess.run(opening, check=True)  # reads the file once, so that all find it in memory
        asked = dict.fromkeys(said, folder) | {"ours": recording}
        measured = {who: _measured(who, asked[who], text, into) for who, into in said.items()}
        logits = {who: np.load(into) for who, into in said.items()}
    for who, numbers in measured.items():
        print(who, *(f"{name}: {value}" for name, value in numbers.items()), sep="\n    ")  # noqa: T201
    for who in RUNS[1:]:
        shares = (f"{name} {measured['ours'][name] / measured[who][name]:.2f}" for name in MEASURED)
        apart = float(np.abs(logits["ours"] - logits[who]).max())
        print(f"ours of {who}:", ", ".join(shares), f"furthest apart {apart:.1e}")  # noqa: T201


if __name__ == "__main__":
    if len(sys.argv) > 4:
        runs = (ours, theirs, lambda folder, text: theirs(folder, text, "auto"))
        made = dict(zip(RUNS, runs, strict=True))[sys.argv[3]](sys.argv[1], sys.argv[2])
        print(json.dumps(made))  # noqa: T201
    else:
        main()
