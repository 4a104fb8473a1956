"""What the export dialog shows of a picture before it is written."""

from tests.window.conftest import User
from tests.window.exporting.handling import choose, opened


def test_what_is_transparent_is_previewed_on_a_ground_that_its_text_is_for(user: User) -> None:
    user.choose("digits")
    dialog = opened(user, "prediction")
    dialog.form.transparent.setChecked(True)
    for theme, fits in (("light", lambda lightness: lightness > 200), ("dark", lambda lightness: lightness < 60)):
        dialog.form.theme.setCurrentIndex(dialog.form.theme.findData(theme))
        dialog.draw_preview()
        assert fits(dialog.preview.grab().toImage().pixelColor(dialog.preview.width() - 8, 8).lightness())
    dialog.reject()


def test_the_preview_shows_what_will_be_written(user: User) -> None:
    user.choose("digits")
    dialog = opened(user, "prediction")
    dialog.form.theme.setCurrentIndex(dialog.form.theme.findData("light"))
    dialog.draw_preview()
    corner = (dialog.preview.width() - 8, 8)
    assert dialog.preview.grab().toImage().pixelColor(*corner).lightness() > 200
    dialog.form.theme.setCurrentIndex(dialog.form.theme.findData("dark"))
    user.until(lambda: dialog.preview.grab().toImage().pixelColor(*corner).lightness() < 60)
    choose(dialog, ".csv")
    dialog.draw_preview()
    assert dialog.preview._sentence
    dialog.reject()
