"""What is said of each part of the window when it is first used. The start page says its own. Plain data."""

from scoutview.language import tr

FIRST_WORDS = {
    "timeline": tr(
        "Every place on this line is the model at one moment of its training: drag the handle, press ← or →, or "
        "let it play with Space."
    ),
    "lab": tr("This says which lab and whose run is on screen; a click offers the other labs."),
    "probe": tr(
        "This is what the model is asked: put something of your own here, and all panels show what becomes of it "
        "at this moment of training."
    ),
    "panels": tr(
        "Each panel is one view of the same model: point at it, click into it, and double click its title to "
        "make it large."
    ),
    "train": tr(
        "The model trains while you look at it, and each of its frames stays: you can pause, go back and go on."
    ),
    "talk": tr("Each scene holds what was on screen, and stays alive: F5 presents them one after the other."),
}
AT_ONCE = "timeline"  # is told as soon as it is on screen, the others when they are used
