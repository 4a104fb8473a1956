"""Takes off the names of tensors what wrapped the model while it trained.

Source: torch: nn/parallel/distributed.py (module), _dynamo/eval_frame.py (_orig_mod), optim/swa_utils.py (module and
n_averaged), distributed/fsdp/_common_utils.py (_fsdp_wrapped_module), and
distributed/algorithms/_checkpoint/checkpoint_wrapper.py (_checkpoint_wrapped_module).
"""

from collections.abc import Mapping

from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.checkpoints.stored_tensor import StoredTensor, shown
from scoutview.language import tr

WRAPPERS = ("module", "_orig_mod", "_fsdp_wrapped_module", "_checkpoint_wrapped_module")
COUNT_OF_AVERAGED = "n_averaged"  # of an AveragedModel: a number, no weight


def unwrapped(tensors: Mapping[str, StoredTensor], file_name: str) -> tuple[dict[str, StoredTensor], tuple[str, ...]]:
    """The tensors under the names that the model itself gives them, and the wrappers that were taken off.

    Raises:
        CheckpointError: two would have one name then.
    """
    read: dict[str, StoredTensor] = {}
    taken: dict[str, None] = {}
    for name, tensor in tensors.items():
        parts = name.split(".")
        plain = ".".join(part for part in parts[:-1] if part not in WRAPPERS) + "." * (len(parts) > 1) + parts[-1]
        plain = plain.removeprefix(".")
        taken |= dict.fromkeys(part for part in parts[:-1] if part in WRAPPERS)
        if plain == COUNT_OF_AVERAGED and tensor.shape == ():
            taken[COUNT_OF_AVERAGED] = None
        elif plain in read:
            raise CheckpointError(
                tr("{name} holds “{tensor}” twice, once within a wrapper: save the model without it.").format(
                    name=file_name, tensor=shown(plain)
                )
            )
        else:
            read[plain] = tensor
    return read, tuple(taken)
