"""The default next-token run of a build on one text: processor seconds and loss at its end. Works with any build.

With a loss to reach: also the processor seconds until the validation loss is that low, mean of three evaluations.
"""

import json
import sys
import time
from collections import deque

import torch

try:
    from scoutview.labs.next_token.lab import NextToken
    from scoutview.labs.next_token.settings import NextTokenSettings
except ImportError:  # before there were rooms
    from scoutview.labs.next_token import NextToken, NextTokenSettings
from scoutview.settings import settings_from_text
from scoutview.training.trainer import Trainer

EVERY = 10
LAST = 3


def main(corpus: str, seed: str, wanted: float) -> None:
    torch.set_num_threads(1)
    lab = NextToken(settings_from_text(NextTokenSettings, {"corpus": corpus, "seed": seed}))
    trainer = Trainer(lab)
    trainer.spacing = 10**9  # frames after the first 50 are of no use here, and cost seconds that are no training
    losses: deque[float] = deque(maxlen=LAST)
    seconds, reached_s, started_s = 0.0, -1.0, time.process_time()
    for step in trainer.steps(lab.settings.steps):
        seconds += time.process_time() - started_s
        if step.step % EVERY == 0 and step.step:
            losses.append(lab.evaluate(trainer.model)["validation_loss"])
            if reached_s < 0 and len(losses) == LAST and sum(losses) / LAST <= wanted:
                reached_s = seconds
        started_s = time.process_time()
    told = {"seconds": seconds, "loss": sum(losses) / LAST, "reached_s": reached_s, "steps": lab.settings.steps}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
