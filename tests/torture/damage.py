"""Ways to damage a file."""

import random

BLOCK = 4096


def flipped(content: bytes, rng: random.Random) -> bytes:
    broken = bytearray(content)
    for _ in range(rng.choice((1, 1, 8, 200))):
        broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
    return bytes(broken)


def cut(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content))]


def swapped(content: bytes, rng: random.Random) -> bytes:
    """Two blocks in each other's place."""
    size = min(BLOCK, len(content) // 4) or 1
    one, other = sorted(rng.randrange(0, len(content) - size) for _ in range(2))
    if other < one + size:
        return flipped(content, rng)
    between = content[one + size : other]
    return content[:one] + content[other : other + size] + between + content[one : one + size] + content[other + size :]


def grown(content: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(content) + 1)
    return content[:place] + rng.randbytes(rng.randrange(1, 3 * BLOCK)) + content[place:]


def zeroed(content: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(content))
    size = rng.randrange(1, 4 * BLOCK)
    return content[:place] + bytes(min(size, len(content) - place)) + content[place + size :]


WAYS = (flipped, cut, swapped, grown, zeroed)
