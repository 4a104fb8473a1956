"""Where something that opens over a window covers the least of what should stay in sight."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize


def places_around(field: QRect, window: QRect, size: QSize) -> list[QPoint]:
    """Under a field, at its left or right end; else under it at an edge of its window, else at the window's foot."""
    top, foot = field.bottom() + 1, window.bottom() - size.height()
    if top + size.height() > window.bottom():
        top = max(window.top(), field.top() - size.height())
    right = window.right() - size.width()
    lefts = (field.left(), field.right() - size.width(), window.left(), right)
    inside = [min(max(left, window.left()), max(window.left(), right)) for left in lefts]
    return [*(QPoint(left, top) for left in inside), QPoint(inside[2], foot), QPoint(inside[3], foot)]


def clearest(places: Iterable[QPoint], size: QSize, *in_sight: Sequence[QRect]) -> QPoint:
    """The place at which a thing of this size covers the least of these, the first among equals.

    Those that are given first matter first, and the others where they leave a choice.
    """

    def covered(place: QPoint, things: Sequence[QRect]) -> int:
        parts = (each.intersected(QRect(place, size)) for each in things)
        return sum(part.width() * part.height() for part in parts if not part.isEmpty())

    least: tuple[list[int], QPoint] | None = None
    for place in places:
        taken = [covered(place, things) for things in in_sight]
        if least is None or taken < least[0]:
            least = taken, place
        if not any(taken):
            break
    assert least is not None
    return least[1]


def places_from(first: QPoint, size: QSize, room: QRect, step: int) -> Iterator[QPoint]:
    """This one, then all over the room: row after row away from it, in each as far left, else at an end of the room."""
    right, bottom = room.right() + 1 - size.width(), room.bottom() + 1 - size.height()
    tops = sorted({first.y(), *range(room.top(), bottom + 1, step)}, key=lambda top: abs(top - first.y()))
    return (QPoint(left, top) for top in tops for left in dict.fromkeys((first.x(), room.left(), right)))


def places_beside(thing: QRect, size: QSize, gap: int) -> list[QPoint]:
    """At the right of a thing, at its left, below and above it; else over its upper right corner."""
    top, left = thing.top(), thing.right() - size.width()
    return [
        QPoint(thing.right() + gap, top),
        QPoint(thing.left() - gap - size.width(), top),
        QPoint(left, thing.bottom() + gap),
        QPoint(left, thing.top() - gap - size.height()),
        QPoint(left, top),
    ]


def within(place: QPoint, size: QSize, room: QRect) -> QPoint:
    """The nearest place at which all of a thing of this size is in the room."""
    x = min(max(place.x(), room.left()), max(room.left(), room.right() - size.width()))
    return QPoint(x, min(max(place.y(), room.top()), max(room.top(), room.bottom() - size.height())))
