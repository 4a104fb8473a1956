"""What goes wrong again and again is told once."""

import time
from collections.abc import Callable

QUIET_S = 5.0  # a sentence that keeps coming back is not repeated until it stayed away for so long


class Telling:
    """Hands on a sentence and its details, unless that sentence came just before."""

    def __init__(self, hand_on: Callable[[str, str], object]) -> None:
        self._hand_on = hand_on
        self._told: dict[str, float] = {}  # by sentence: when it last came

    def tell(self, sentence: str, details: str = "", *, urgent: bool = False) -> bool:
        """Whether it is handed on; `urgent` is what the user just did, told each time."""
        now_s = time.monotonic()
        before_s = self._told.get(sentence, -QUIET_S)
        self._told[sentence] = now_s
        is_told = urgent or now_s - before_s >= QUIET_S
        if is_told:
            self._hand_on(sentence, details)
        return is_told

    def forget(self) -> None:
        """Another run is on screen: all is new."""
        self._told.clear()
