"""Where the rows of a convolution's product were cut from its picture: the patch of each output pixel. No Qt."""

from dataclasses import dataclass

import numpy as np

Pair = tuple[int, int]  # down, across


@dataclass(frozen=True, eq=False)
class Patches:
    """`maps` (map, row, column) enter a convolution; the sides of its output and kernel, and how the kernel moves."""

    maps: np.ndarray
    output: Pair
    kernel: Pair
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    dilation: Pair = (1, 1)

    @property
    def is_picture(self) -> bool:
        """Whether what enters is one picture of intensities, from paper to ink; and no maps of either sign."""
        return len(self.maps) == 1 and bool(self.maps.min(initial=0) >= 0)

    @property
    def area(self) -> int:
        """Numbers of one map in a patch."""
        return self.kernel[0] * self.kernel[1]

    def pixel(self, row: int) -> Pair:
        """The output pixel that a row of the product gives."""
        return divmod(row, self.output[1])

    def row_of(self, pixel: Pair) -> int:
        return pixel[0] * self.output[1] + pixel[1]

    def nearest(self, place: Pair) -> Pair:
        """The output pixel whose patch has its middle nearest to a pixel of the map."""
        sides = zip(place, self.padding, self.extent(), self.stride, self.output, strict=True)
        down, across = (
            min(max(round((at + edge - (long - 1) / 2) / step), 0), most - 1) for at, edge, long, step, most in sides
        )
        return down, across

    def corner(self, row: int) -> Pair:
        """The first pixel that a row's patch covers; under 0 where it begins in the padding."""
        (down, across), (step, stride), (edge, side) = self.pixel(row), self.stride, self.padding
        return down * step - edge, across * stride - side

    def extent(self) -> Pair:
        """How many pixels a patch spans, those that a dilation leaves out included."""
        return (self.kernel[0] - 1) * self.dilation[0] + 1, (self.kernel[1] - 1) * self.dilation[1] + 1

    def listed(self, channel: int) -> range:
        """The terms of one map among those of all."""
        return range(channel * self.area, (channel + 1) * self.area)

    def channel_of(self, inner: int) -> int:
        return min(max(inner // self.area, 0), len(self.maps) - 1)

    def as_maps(self, column: np.ndarray) -> np.ndarray:
        """One column of the output, (pixels) -> (row, column)."""
        return column.reshape(self.output)


def patches_from(maps: np.ndarray, sides: np.ndarray) -> Patches | None:
    """As a lab tells them; None for a product that is no convolution's."""
    if not len(maps) or sides.shape != (5, 2):
        return None
    output, kernel, stride, padding, dilation = ((int(down), int(across)) for down, across in sides)
    return Patches(maps, output, kernel, stride, padding, dilation)
