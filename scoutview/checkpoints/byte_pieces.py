"""Tokens of byte-level vocabularies: which bytes they stand for, and how bytes that are no whole character are shown.

Source: Radford et al. (2019), GPT-2; the table is that of bytes_to_unicode in encoder.py of github.com/openai/gpt-2.
"""

import re
from functools import cache

SPELLED_BYTE = re.compile(r"<0x([0-9A-Fa-f]{2})>\Z")  # as vocabularies spell a byte that no token has
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # have no sign; lines and tabs do here


@cache
def byte_of_letter() -> dict[str, int]:
    """The letter that stands for each of the 256 bytes, and its byte."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [byte for byte in range(256) if byte not in printable]
    letters = {chr(byte): byte for byte in printable}
    return letters | {chr(256 + number): byte for number, byte in enumerate(others)}


def bytes_of_token(token: str) -> bytes | None:
    """The bytes of a token of a byte-level vocabulary; None where it has a letter that stands for none."""
    table = byte_of_letter()
    try:
        return bytes(table[letter] for letter in token)
    except KeyError:
        return None


def shown_bytes(content: bytes) -> str:
    """Characters as they are, bytes that are no whole one, or one without a sign, in angle brackets: `<E2 80>`."""
    parts: list[str] = []
    while content:
        try:
            parts.append(_signs(content))
            break
        except UnicodeDecodeError as error:
            parts.append(_signs(content[: error.start]))
            rest = content[error.start :]
            length = _broken(rest)
            parts.append(_spelled(rest[:length]))
            content = rest[length:]
    return "".join(parts)


def _signs(content: bytes) -> str:
    return CONTROL.sub(lambda found: _spelled(found[0].encode()), content.decode())


def _spelled(content: bytes) -> str:
    return f"<{content.hex(' ').upper()}>"


def _broken(content: bytes) -> int:
    """How many bytes at the beginning are no whole character, up to the next one that is."""
    for length in range(1, len(content)):
        try:
            content[length : length + 4].decode()
            return length
        except UnicodeDecodeError as error:
            if error.start:  # a whole character begins here
                return length
    return len(content)
