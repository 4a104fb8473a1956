"""The numbers in which pictures are denoised: their pixels, or whitened principal components of larger pictures.

Noise is white in the pixels. The components that a picture has no part in tell nothing of it, so the model reads and
answers in the others alone.

Sources: Hyvärinen, Karhunen, Oja (2001), Independent Component Analysis, chapter 6 (whitening; the floor keeps
directions that hardly vary from being blown up); Halko, Martinsson, Tropp (2011), Finding Structure with Randomness,
algorithms 4.4 and 5.1 (the components, here without the 90 MB of a library that has them too).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from scoutview.errors import UserError
from scoutview.language import tr

LARGEST_IN_PIXELS = 12
COMPONENTS = 64
UNSHIFTED_SIDE = 8
FLOOR = 0.15  # of the largest standard deviation
MOST_FITTED = 5000
SPARE, ITERATIONS = 10, 7  # directions beyond the components, and how often they are sharpened, as scikit-learn does
ASSET = "components.safetensors"


@dataclass(frozen=True, eq=False)
class PictureSpace:
    """Pictures (..., H, W) in -1..1 are `mean` + numbers @ `basis`; numbers are (..., P).

    `mean` (H W), `basis` (P, H W), `reader` (H W, P) with basis @ reader = identity. `noise` (P,): the standard
    deviations, among the numbers, of noise that is white in the pixels. None in recordings of before there was such:
    their noise is white among the numbers.
    """

    size: tuple[int, int]
    mean: Tensor
    basis: Tensor
    reader: Tensor
    noise: Tensor | None = None

    @property
    def numbers(self) -> int:
        return len(self.basis)

    @property
    def in_pixels(self) -> bool:
        return max(self.size) <= LARGEST_IN_PIXELS

    @property
    def shift(self) -> float:
        """How many times more noise a picture gets than one of 8 x 8 would at the same time.

        Neighbours tell of each other: the mean over a block of n x n pixels has an nth of the noise.
        """
        return 1.0 if self.in_pixels or self.noise is None else max(self.size) / UNSHIFTED_SIDE

    def encode(self, pictures: Tensor) -> Tensor:
        """(..., H, W) -> (..., P)."""
        if self.in_pixels:
            return pictures.flatten(-2)
        return (pictures.flatten(-2) - self.mean) @ self.reader

    def decode(self, numbers: Tensor) -> Tensor:
        """(..., P) -> (..., H, W)."""
        if self.in_pixels:
            return numbers.unflatten(-1, self.size)
        return (self.mean + numbers @ self.basis).unflatten(-1, self.size)

    def first_noise(self, seed: int) -> Tensor:
        """(H, W): the picture of nothing but noise."""
        rng = torch.Generator().manual_seed(seed)
        if self.in_pixels or self.noise is not None:
            return torch.randn(self.size, generator=rng)
        return (torch.randn(self.numbers, generator=rng) @ self.basis).unflatten(-1, self.size)

    def shares(self, alpha: Tensor, sigma: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of each number at alpha, sigma (..., 1): how much is picture and how much is noise once the mixture has been
        scaled to a variance of 1, and the scale that it had; each (..., P), or (..., 1) where all numbers are alike.
        """
        if self.noise is None:
            return alpha, sigma, torch.ones_like(alpha)
        noise = sigma * self.noise.to(sigma.device)
        scale = torch.sqrt(alpha**2 + noise**2)
        return alpha / scale, noise / scale, scale

    def to_assets(self) -> dict[str, bytes]:
        from safetensors.numpy import save

        arrays = {"mean": self.mean, "basis": self.basis, "reader": self.reader}
        arrays |= {} if self.noise is None else {"noise": self.noise}
        return {ASSET: save({name: array.numpy() for name, array in arrays.items()})}


def pixel_space(size: tuple[int, int]) -> PictureSpace:
    """Every pixel is a number of its own."""
    identity = torch.eye(size[0] * size[1])
    return PictureSpace(size, torch.zeros(len(identity)), identity, identity)


def fitted_space(pictures: np.ndarray) -> PictureSpace:
    """The space for training pictures (N, H, W) in -1..1: pixels up to 12 x 12, else 64 principal components."""
    size = (pictures.shape[1], pictures.shape[2])
    if max(size) <= LARGEST_IN_PIXELS:
        return pixel_space(size)
    flat = pictures[:MOST_FITTED].reshape(-1, size[0] * size[1])
    components = min(COMPONENTS, len(flat) - 1)
    mean = flat.mean(axis=0)
    directions, spread = _principal(flat - mean, components)
    spread = np.maximum(spread, FLOOR * spread.max())[:, None]
    # contiguous, as safetensors writes the memory as it lies: another order of axes would come back scrambled
    basis = np.ascontiguousarray(directions * spread, dtype=np.float32)
    reader = np.ascontiguousarray((directions / spread).T, dtype=np.float32)
    noise = (1 / spread[:, 0]).astype(np.float32)
    return PictureSpace(size, *map(torch.from_numpy, (mean.astype(np.float32), basis, reader, noise)))


def _principal(centred: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Directions (count, H W) in which the rows of (N, H W) vary most, and their standard deviations (count,)."""
    directions = np.random.default_rng(0).standard_normal((centred.shape[1], count + SPARE)).astype(np.float32)
    for _ in range(ITERATIONS):
        seen, _ = np.linalg.qr(centred @ directions)  # (N, count + SPARE)
        directions, _ = np.linalg.qr(centred.T @ seen)  # (H W, count + SPARE)
    _, values, turned = np.linalg.svd(centred @ directions, full_matrices=False)
    principal = (directions @ turned[:count].T).T  # (count, H W)
    return principal, values[:count] / np.sqrt(len(centred) - 1)


def space_from_assets(assets: Mapping[str, bytes], size: tuple[int, int]) -> PictureSpace:
    """Raises UserError where a recording of larger pictures lacks its components."""
    if max(size) <= LARGEST_IN_PIXELS:
        return pixel_space(size)
    from safetensors import SafetensorError
    from safetensors.torch import load

    try:
        arrays = load(assets[ASSET])
        return PictureSpace(size, arrays["mean"], arrays["basis"], arrays["reader"], arrays.get("noise"))
    except (KeyError, SafetensorError) as error:
        raise UserError(
            tr("The principal components that this recording should carry are missing or damaged.")
        ) from error
