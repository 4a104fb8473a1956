"""Torch's optimizers, without the compiler that their first call would load: 800 modules and 70 MB, for a program that
never compiles.

Torch marks some of their methods as not to be compiled, in functions wrapped around them that import the compiler to do
so. The same methods without the wrapping take the same steps, bit for bit, and keep their state under the same names.
"""

import inspect
from collections.abc import Callable, Iterable, Sequence

import torch
from torch import Tensor, optim

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)  # of the first, third and fifth power, as in the source
NEWTON_SCHULZ_STEPS = 5
SMALLEST_NORM = 1e-7
LONGEST_GRADIENT = 1.0  # of one that is shortened
MARKED = ("add_param_group", "zero_grad", "state_dict", "load_state_dict")


class AdamW(optim.AdamW):
    """Source: I. Loshchilov, F. Hutter (2019), Decoupled Weight Decay Regularization."""

    step = torch.no_grad()(inspect.unwrap(optim.AdamW.step))


class ClippedAdamW(AdamW):
    """The same, with the gradient of all weights together shortened where it is longer than 1.

    Source: R. Pascanu, T. Mikolov, Y. Bengio (2013), On the difficulty of training recurrent neural networks.
    """

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]  # takes none
        gradients = [
            weight.grad for group in self.param_groups for weight in group["params"] if weight.grad is not None
        ]
        length = torch.stack(torch._foreach_norm(gradients)).norm()
        torch._foreach_mul_(gradients, (LONGEST_GRADIENT / length).clamp(max=1.0))
        super().step()


class Adam(optim.Adam):
    """Source: D. P. Kingma, J. Ba (2015), Adam: A Method for Stochastic Optimization."""

    step = torch.no_grad()(inspect.unwrap(optim.Adam.step))


class Muon(optim.Muon):
    """Source: K. Jordan (2024), Muon: An optimizer for hidden layers in neural networks."""

    step = torch.no_grad()(inspect.unwrap(optim.Muon.step))


class Muon32(optim.Optimizer):
    """The same in float32, with all matrices of one shape orthogonalized together.

    Torch's own computes in bfloat16, which processors without instructions for it emulate: measured on one, its step
    took eight times as long as going forwards and backwards through the model.
    Source: K. Jordan (2024), Muon: An optimizer for hidden layers in neural networks.
    """

    def __init__(self, matrices: Iterable[Tensor], lr: float, momentum: float) -> None:
        super().__init__(matrices, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]  # takes none
        for group in self.param_groups:
            for alike in self._of_one_shape(group["params"]):
                directions = orthogonalized(torch.stack([self._momentum(one, group["momentum"]) for one in alike]))
                outputs, inputs = alike[0].shape
                farther = max(1.0, outputs / inputs) ** 0.5
                for matrix, direction in zip(alike, directions, strict=True):
                    matrix.add_(direction, alpha=-group["lr"] * farther)

    def _of_one_shape(self, matrices: Sequence[Tensor]) -> Iterable[Sequence[Tensor]]:
        """Those that have a gradient, by their shapes."""
        shapes: dict[torch.Size, list[Tensor]] = {}
        for matrix in matrices:
            if matrix.grad is not None:
                shapes.setdefault(matrix.shape, []).append(matrix)
        return shapes.values()

    def _momentum(self, matrix: Tensor, momentum: float) -> Tensor:
        """The mean of the gradients so far, looking one step ahead (Nesterov)."""
        assert matrix.grad is not None
        state = self.state[matrix]
        if not state:
            state["momentum_buffer"] = torch.zeros_like(matrix)
        buffer: Tensor = state["momentum_buffer"]
        buffer.lerp_(matrix.grad, 1 - momentum)
        return matrix.grad.lerp(buffer, momentum)


def orthogonalized(matrices: Tensor) -> Tensor:
    """Nearly the orthogonal matrices next to these, (N, R, C): all singular values come to between 0.7 and 1.2.

    By five steps of a Newton-Schulz iteration.
    """
    tall = matrices.shape[-2] > matrices.shape[-1]
    wide = matrices.mT if tall else matrices
    wide = wide / (wide.norm(dim=(-2, -1), keepdim=True) + SMALLEST_NORM)
    first, third, fifth = NEWTON_SCHULZ
    for _ in range(NEWTON_SCHULZ_STEPS):
        squared = wide @ wide.mT  # (N, R, R)
        wide = torch.baddbmm(wide, torch.baddbmm(squared, squared, squared, beta=third, alpha=fifth), wide, beta=first)
    return wide.mT if tall else wide


for optimizer in (AdamW, ClippedAdamW, Adam, Muon, Muon32):
    for name in MARKED:
        setattr(optimizer, name, inspect.unwrap(getattr(optimizer, name)))
