"""Where a model attends that is asked by its own code: seen as its operators run, by the same rule as in a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.weak import WeakIdKeyDictionary

from scoutview.checkpoints.graphs.attending import ATTENTION, BETWEEN, PRODUCTS, SOFTMAX
from scoutview.checkpoints.graphs.attention import recomputed, with_heads

ON_PROCESSOR = "_scaled_dot_product_flash_attention_for_cpu.default"  # the same one, as it runs there
PASSED_ON = BETWEEN | {"_unsafe_view"}
VIEWS = ("t", "transpose", "permute", "view", "reshape", "detach", "alias")  # a weight is a weight from that side, too
WEIGHT, SCORES = "weight", "scores"


class EagerAttention(TorchDispatchMode):
    """While it is entered, `weights` fills with what each attention gives to each key: (B, heads, queries, keys).

    Args:
        model: the one that runs meanwhile; an attention is named after the module that it stands in.
        batch: how many examples it is given.
        without: the name of an attention and one of its heads, from 0, that reads nothing.
    """

    def __init__(self, model: nn.Module, batch: int, without: tuple[str, int] | None = None) -> None:
        super().__init__()
        self.weights: dict[str, Tensor] = {}
        self._model, self._batch, self._without = model, batch, without
        self._kinds: Any = WeakIdKeyDictionary()  # of tensors: weights, and scores on their way to a softmax
        self._inside: list[str] = []
        for each in model.parameters():
            self._kinds[each] = WEIGHT

    def __torch_dispatch__(self, function: Any, types: Any, arguments: Any = (), named: Any = None) -> Any:
        named = named or {}
        result = function(*arguments, **named)
        operator = str(function).removeprefix("aten.")
        given = [each for each in pytree.tree_leaves(arguments) if isinstance(each, Tensor)]
        if operator == ATTENTION:
            self._found(recomputed(*arguments, **named)[1], result)
        elif operator == ON_PROCESSOR:
            query, key, value, _, is_causal = (*arguments, 0.0, False)[:5]
            mask, scale = named.get("attn_mask"), named.get("scale")
            self._found(recomputed(query, key, value, mask, is_causal=is_causal, scale=scale)[1], result[0])
        elif operator in SOFTMAX and self._kinds.get(given[0]) == SCORES:
            self._found(result.clone(), result)
        elif isinstance(result, Tensor):
            self._mark(operator, given, result)
        return result

    def _mark(self, operator: str, given: list[Tensor], result: Tensor) -> None:
        kinds = [self._kinds.get(each) for each in given]
        word = operator.partition(".")[0]
        is_product = operator in PRODUCTS and WEIGHT not in kinds
        if is_product or (word in PASSED_ON and SCORES in kinds):
            self._kinds[result] = SCORES
        elif word in VIEWS and kinds == [WEIGHT]:
            self._kinds[result] = WEIGHT

    def _found(self, weights: Tensor, result: Tensor) -> None:
        module = self._inside[-1] if self._inside else ""
        name = first = module or "attention"
        number = 1
        while name in self.weights:
            number += 1
            name = f"{first} ({number})"
        self.weights[name] = with_heads(weights, self._batch)
        if self._without is not None and self._without[0] == name:
            with_heads(result, self._batch)[:, self._without[1]] = 0

    # which module runs

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Inside, the model's modules are followed and its operators are seen."""
        hooks = []
        for name, module in self._model.named_modules():
            hooks.append(module.register_forward_pre_hook(self._entering(name)))
            hooks.append(module.register_forward_hook(self._leaving, always_call=True))
        fast = torch.backends.mha.get_fastpath_enabled()
        torch.backends.mha.set_fastpath_enabled(False)  # which would be one operator for a whole layer
        try:
            with self:
                yield
        finally:
            torch.backends.mha.set_fastpath_enabled(fast)
            for hook in hooks:
                hook.remove()

    def _entering(self, name: str) -> Callable[..., None]:
        return lambda *_: self._inside.append(name)

    def _leaving(self, *_: Any) -> None:
        self._inside.pop()
