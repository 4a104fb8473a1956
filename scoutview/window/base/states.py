"""How a run stands, in a word or two."""

from scoutview.language import tr

_WORDS = {
    "starting": tr("starting"),
    "training": tr("training", "how a run stands"),
    "paused": tr("paused"),
    "finished": tr("finished"),
    "stopped": tr("stopped"),
    "failed": tr("failed"),
    "untrained": tr("untrained"),
}


def state_in_words(state: str) -> str:
    """A state as the interface says it."""
    return _WORDS.get(state, state)
