"""How fast a training is just now."""

import time
from collections import deque

WINDOW_S = 2.0
SAMPLE_S = 0.1


class Pace:
    """Steps per second of wall time, over the last two seconds."""

    def __init__(self) -> None:
        self.steps_per_second = 0.0
        self._samples: deque[tuple[float, int]] = deque()

    def add(self, step: int) -> None:
        now_s = time.perf_counter()
        if self._samples and now_s - self._samples[-1][0] < SAMPLE_S:
            return
        self._samples.append((now_s, step))
        while now_s - self._samples[0][0] > WINDOW_S and len(self._samples) > 2:
            self._samples.popleft()
        first_s, first_step = self._samples[0]
        if now_s > first_s:
            self.steps_per_second = (step - first_step) / (now_s - first_s)
