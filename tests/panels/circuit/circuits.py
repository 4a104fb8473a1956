"""Small circuits and widths of words for the tests of the circuit."""

from scoutview.panels.circuit.layout_plan import Widths
from scoutview.panels.circuit.plan import Circuit, Part

SMALL = {"layers": 12, "heads": 12, "width": 768, "mlp_width": 3072, "context": 1024, "vocabulary": 50257, "weights": 0}
GPT3 = {
    "layers": 96,
    "heads": 96,
    "width": 12288,
    "mlp_width": 49152,
    "context": 2048,
    "vocabulary": 50257,
    "weights": 1,
}
WIDTHS = Widths(110, 125, 55, {"weights": 60, "does": 130, "multiplications": 105}, brief=80, large=150)


def part(name: str, kind: str, block: int, weights: int, multiplications: int, *sites: str) -> Part:
    return Part(name, kind, block, weights, 4, 6, 128, multiplications, tuple(f"{name}{site}" for site in sites))


def circuit(layers: int = 3) -> Circuit:
    blocks = [
        each
        for block in range(layers)
        for each in (
            part(f"block.{block}.attention", "attention", block, 66_304, 400_000, ".query", ".output"),
            part(f"block.{block}.mlp", "mlp", block, 131_968, 800_000, ".expand", ".contract"),
        )
    ]
    parts = (
        part("embedding", "lookup", -1, 65_536, 0, ""),
        part("position", "lookup", -1, 8_192, 0, ""),
        *blocks,
        part("norm", "norm", -1, 256, 0),
        part("unembedding", "unembedding", -1, 65_536, 393_216, ""),
    )
    return Circuit("This model", parts, tokens=("The", "fox", "gave", "the", "girl", "a"), outcomes=(("cake", 0.5),))
