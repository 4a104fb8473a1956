"""Torch's optimizers, without the compiler that their first call would load: 800 modules and 70 MB, for a program that
never compiles.

Torch marks some of their methods as not to be compiled, in functions wrapped around them that import the compiler to do
so. The same methods without the wrapping take the same steps, bit for bit, and keep their state under the same names.
"""

import inspect

import torch
from torch import optim

MARKED = ("add_param_group", "zero_grad", "state_dict", "load_state_dict")


class AdamW(optim.AdamW):
    """Source: I. Loshchilov, F. Hutter (2019), Decoupled Weight Decay Regularization."""

    step = torch.no_grad()(inspect.unwrap(optim.AdamW.step))


class Adam(optim.Adam):
    """Source: D. P. Kingma, J. Ba (2015), Adam: A Method for Stochastic Optimization."""

    step = torch.no_grad()(inspect.unwrap(optim.Adam.step))


class Muon(optim.Muon):
    """Source: K. Jordan (2024), Muon: An optimizer for hidden layers in neural networks."""

    step = torch.no_grad()(inspect.unwrap(optim.Muon.step))


for optimizer in (AdamW, Adam, Muon):
    for name in MARKED:
        setattr(optimizer, name, inspect.unwrap(getattr(optimizer, name)))
