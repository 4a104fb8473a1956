"""What is said of numbers that go round a circle."""

from scoutview.language import tr


def times(turns: int) -> str:
    """ "once", "15 times" """
    return tr("%n times", "of turning", turns, one="once")
