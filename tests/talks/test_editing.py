from scoutview.talks.editing import EditedTalk
from scoutview.talks.scene import PanelView, Scene


def scene(title: str) -> Scene:
    return Scene("a.scout", "", 0, "", (PanelView("accuracy"),), title=title)


def titles(edited: EditedTalk) -> str:
    return "".join(each.title for each in edited.talk.scenes)


def with_scenes(letters: str) -> EditedTalk:
    edited = EditedTalk()
    for letter in letters:
        edited.insert(scene(letter))
    return edited


def test_scenes_are_added_moved_doubled_and_removed() -> None:
    edited = with_scenes("abc")
    assert edited.insert(scene("x"), 1) == 1
    assert titles(edited) == "axbc"
    edited.move(0, 2)
    assert titles(edited) == "xbac"
    assert edited.duplicate(1) == 2
    assert titles(edited) == "xbbac"
    edited.remove(0)
    assert titles(edited) == "bbac"


def test_every_change_can_be_undone_and_done_again() -> None:
    edited = with_scenes("ab")
    edited.change(0, caption="why", title="A")
    edited.rename("My talk")
    edited.move(0, 1)
    last = edited.talk
    for _ in range(5):
        edited.undo()
    assert not edited.talk.scenes
    assert not edited.can_undo
    while edited.can_redo:
        edited.redo()
    assert edited.talk == last


def test_a_change_after_undoing_lets_go_of_what_was_undone() -> None:
    edited = with_scenes("abc")
    edited.undo()
    edited.insert(scene("d"))
    assert titles(edited) == "abd"
    assert not edited.can_redo


def test_a_change_that_changes_nothing_is_none() -> None:
    edited = with_scenes("a")
    edited.change(0, title="a")
    edited.undo()
    assert titles(edited) == ""


def test_it_knows_whether_it_differs_from_what_is_saved() -> None:
    edited = with_scenes("a")
    assert edited.is_changed
    edited.mark_saved()
    edited.change(0, title="b")
    assert edited.is_changed
    edited.undo()
    assert not edited.is_changed


def test_whoever_shows_it_is_told_of_every_change() -> None:
    edited, told = with_scenes("a"), []
    edited.on_change = lambda: told.append(titles(edited))
    edited.duplicate(0)
    edited.undo()
    edited.redo()
    assert told == ["aa", "a", "aa"]
