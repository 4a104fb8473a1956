"""Where what opens over a window covers the least."""

from PySide6.QtCore import QPoint, QRect, QSize

from scoutview.window.base.placing import clearest, places_around, places_beside, within

WINDOW, FIELD, PAD = QRect(0, 0, 1280, 800), QRect(400, 10, 300, 40), QSize(240, 320)


def test_what_opens_stays_under_its_field_where_that_covers_nothing() -> None:
    places = places_around(FIELD, WINDOW, PAD)
    assert clearest(places, PAD, []) == QPoint(400, 50)
    assert clearest(places, PAD, [QRect(900, 60, 300, 300)]) == QPoint(400, 50)


def test_it_moves_aside_for_what_should_stay_in_sight() -> None:
    places = places_around(FIELD, WINDOW, PAD)
    answers = QRect(420, 60, 500, 300)
    place = clearest(places, PAD, [answers])
    assert not QRect(place, PAD).intersects(answers)
    assert all(WINDOW.contains(QRect(each, PAD)) for each in places)


def test_a_field_at_the_foot_has_it_above() -> None:
    places = places_around(QRect(100, 740, 300, 40), WINDOW, PAD)
    assert places[0].y() + PAD.height() <= 740


def test_an_explanation_stands_beside_what_it_explains() -> None:
    panel, page = QRect(100, 100, 400, 500), QSize(300, 200)
    places = [within(place, page, WINDOW) for place in places_beside(panel, page, 6)]
    assert clearest(places, page, [panel]) == QPoint(panel.right() + 6, 100)
    right = QRect(860, 100, 400, 500)
    places = [within(place, page, WINDOW) for place in places_beside(right, page, 6)]
    assert clearest(places, page, [right]) == QPoint(right.left() - 306, 100)
    all_of_it = [within(place, page, WINDOW) for place in places_beside(WINDOW, page, 6)]
    assert all(WINDOW.contains(QRect(place, page)) for place in all_of_it)
