"""The window of a lab with nothing to train: it says so, and offers no training."""

from scoutview.labs.photos.lab import Photos
from tests.window.conftest import User


def test_the_window_says_that_nothing_is_trained_and_offers_no_training(user: User) -> None:
    user.choose("photos")
    window = user.window
    assert (
        Photos.trained_elsewhere in window.bar.caption.toolTip()
        or Photos.trained_elsewhere in window.bar.caption.text()
    )
    assert not window.strip.main_button.isEnabled()
    assert not window.bar.well.isVisible()
    for command in ("reset", "new_seed", "train_anew", "continue", "sweep"):
        assert window.commands.why_not(command) == Photos.trained_elsewhere
    user.choose("digits")
    assert window.bar.well.isVisible()
    assert window.commands.can("train_anew")
