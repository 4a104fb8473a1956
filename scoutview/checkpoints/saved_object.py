"""Finds in what torch.save saved the weights of a model, the training step, and what else is said of the model.

A state dict alone; a table with one in it, as nanoGPT, Lightning and most people's own loops write it; or a whole
model, whose class is not needed to find its tensors.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scoutview.checkpoints.inert_pickle import Placeholder
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.checkpoints.stored_tensor import StoredTensor, shown
from scoutview.checkpoints.torch_file import NamedTensor, TorchFile, is_tensor
from scoutview.language import tr

# Where people keep the weights in a table, those first that are mostly meant.
WEIGHTS = ("model", "state_dict", "model_state_dict", "module", "model_state", "network", "net", "weights", "params")
OTHERS = ("optim", "sched", "scaler", "rng", "ema", "callback", "loop")
STEPS = ("iter_num", "global_step", "step", "iteration", "iter", "current_step", "steps")
CONFIGS = ("model_args", "config", "cfg", "model_config", "hyper_parameters", "args", "hparams")
MOST_PLAIN = 20_000  # values
MOST_LAYERS = 8
MOST_MODULES = 10_000
LONGEST = 1_000  # characters of a name


@dataclass(frozen=True, eq=False)
class SavedObject:
    """The tensors by name; `config` as it was found, `beside` the plain values, `told` what was passed over."""

    tensors: Mapping[str, StoredTensor]
    config: dict[str, Any] | None
    config_name: str
    beside: Mapping[str, Any]
    step: int | None
    told: tuple[str, ...]


def saved_object(file: TorchFile) -> SavedObject:
    """What of a model is in this file.

    Raises:
        CheckpointError: there are no weights in it, or several and none is meant; or they are not whole.
    """
    root = _table(file.root)
    weights, told = _weights(file, root)
    tensors = {name: file.stored(name, tensor) for name, tensor in weights.items()}
    whole = isinstance(file.root, Placeholder) or _tensors(root)
    beside = (
        {} if whole else _Plain(file).table({key: each for key, each in root.items() if not _tensors(_table(each))})
    )
    name = next((name for name in CONFIGS if isinstance(beside.get(name), dict) and beside[name]), "")
    step = next((beside[name] for name in STEPS if _is_step(beside.get(name))), None)
    return SavedObject(tensors, beside.get(name), name, beside, None if step is None else int(step), told)


def _weights(file: TorchFile, root: dict[Any, Any]) -> tuple[dict[str, NamedTensor | Placeholder], tuple[str, ...]]:
    """And what is told of the choice."""
    name = file.file.name
    if own := _tensors(root) or _of_modules(file.root, name):
        return own, ()
    inside = {key: found for key, each in root.items() if (found := _tensors(_table(each)) or _of_modules(each, name))}
    meant = {key: found for key, found in inside.items() if not _is_named_for_others(key)}
    if not meant:
        raise CheckpointError(
            tr("{name} holds no weights of a model: save them with torch.save(model.state_dict(), ...).").format(
                name=name
            )
        )
    known = [key for key in WEIGHTS if key in meant]
    if not known and len(meant) > 1:
        several = ", ".join(_named(key) for key in list(meant)[:5])
        raise CheckpointError(
            tr("{name} holds several sets of weights ({several}): save the one that is meant by itself.").format(
                name=name, several=several
            )
        )
    taken = known[0] if known else next(iter(meant))
    passed = [_named(key) for key in inside if key != taken and key not in ("optimizer", "optimizer_state_dict")]
    told = tr("Of {name} the weights under “{taken}” are taken; passed over: {others}.").format(
        name=name, taken=_named(taken), others=", ".join(passed[:5])
    )
    return meant[taken], (told,) if passed else ()


def _named(key: Any) -> str:
    return shown(key) if isinstance(key, str) else "?"


def _is_of_others(key: Any, value: Any) -> bool:
    return bool(_tensors(_table(value))) or _is_named_for_others(key)


def _is_named_for_others(key: Any) -> bool:
    return isinstance(key, str) and any(word in key.lower() for word in OTHERS)


def _table(value: Any) -> dict[Any, Any]:
    """What is under names in it, be it a table or of a class that is one."""
    if isinstance(value, Placeholder):
        return value.items
    return value if isinstance(value, dict) else {}


def _tensors(table: Mapping[Any, Any]) -> dict[str, NamedTensor | Placeholder]:
    """Its tensors, where they are what the table is of; among them may be other values."""
    found = {key: each for key, each in table.items() if isinstance(key, str) and is_tensor(each)}
    return found if 2 * len(found) > len(table) else {}


def _of_modules(value: Any, file_name: str) -> dict[str, NamedTensor | Placeholder]:
    """The tensors of a whole model that was saved, under the names that its state dict would have.

    Raises:
        CheckpointError: its modules are in one another without an end.
    """
    found: dict[str, NamedTensor | Placeholder] = {}
    waiting = [("", value)]
    for _ in range(MOST_MODULES):
        if not waiting:
            return found
        prefix, module = waiting.pop()
        state = module.state if isinstance(module, Placeholder) and isinstance(module.state, dict) else {}
        found |= {prefix + name: tensor for name, tensor in _own_tensors(state)}
        children = _table(state.get("_modules")).items()
        waiting += [(f"{prefix}{name}.", each) for name, each in reversed(children) if isinstance(name, str)]
    raise CheckpointError(
        tr("{name} holds a model of more than {most:,} parts: save its state_dict() alone.").format(
            name=file_name, most=MOST_MODULES
        )
    )


def _own_tensors(state: dict[Any, Any]) -> Iterator[tuple[str, NamedTensor | Placeholder]]:
    passing = state.get("_non_persistent_buffers_set")
    for kind in ("_parameters", "_buffers"):
        for name, each in _table(state.get(kind)).items():
            kept = not (isinstance(passing, list) and name in passing)
            if isinstance(name, str) and is_tensor(each) and kept:
                yield name, each


def _is_step(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 2**53 and value == int(value)


def _is_short(value: Any) -> bool:
    return isinstance(value, int) and abs(value) < 2**63


class _Plain:
    """Values as JSON has them; of objects what they hold, and nothing of what cannot be said so."""

    def __init__(self, file: TorchFile) -> None:
        self._file = file
        self._left = MOST_PLAIN

    def table(self, value: Mapping[Any, Any], layers: int = 0) -> dict[str, Any]:
        read = {}
        for key, each in value.items():
            if (isinstance(key, str) and len(key) < LONGEST) or _is_short(key):
                read[str(key)] = self._plain(each, layers + 1)
        return read

    def _plain(self, value: Any, layers: int) -> Any:
        self._left -= 1
        if self._left < 0 or layers > MOST_LAYERS:
            return None
        if isinstance(value, str | float | bool) or _is_short(value):
            return value
        if isinstance(value, NamedTensor):
            return self._number(value)
        if isinstance(value, Placeholder):
            value = value.state if isinstance(value.state, dict) else value.items or value.members or None
        if isinstance(value, dict):
            return self.table(value, layers)
        if isinstance(value, list | tuple):
            return [self._plain(each, layers + 1) for each in value[:MOST_PLAIN]]
        return None

    def _number(self, tensor: NamedTensor) -> float | int | None:
        if tensor.shape not in ((), (1,)):
            return None
        stored = self._file.stored("a number", tensor)
        return None if stored.dtype.startswith("complex") else stored.read().item()
