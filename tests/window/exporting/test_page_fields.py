"""A page as one asks for it in the export dialog: how many frames, what is asked, how large at most, made beside it."""

from pathlib import Path

import numpy as np
import pytest

from tests.export.page_parts import parts_in
from tests.window.conftest import User
from tests.window.exporting.handling import answer, choose, opened


def test_a_page_is_made_beside_the_window_with_all_that_is_asked(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("next_token")
    dialog, target = opened(user, "prediction"), tmp_path / "a.html"
    choose(dialog, ".html")
    dialog.form.page.number.setText("2")
    dialog.form.page.probes.setPlainText("the old fox\n\na red\n")
    asked = answer(monkeypatch, target)
    first, last = user.session.timeline.steps[0], user.session.timeline.steps[-1]
    most = dialog._exporter.page_bytes(dialog.form.wish())
    dialog.saving.click()
    assert Path(asked[0]).name == f"Prediction, steps {first} to {last}.html"
    user.until(lambda: user.window.exports.queue.running is None)
    (part,) = parts_in(target)
    assert len(part["asked"]) == 3
    assert len(part["steps"]) >= 2
    text = target.read_text("utf-8")
    assert "<option>the old fox</option><option>a red</option>" in text
    packs = sum(map(len, text.split('class="pack"')[1:]))
    assert packs < most * len(part["steps"]) / 2  # all marks came as well


def test_how_large_it_is_at_most_grows_with_what_is_on_it(user: User) -> None:
    user.choose("digits")
    dialog = opened(user, "prediction")
    choose(dialog, ".html")
    page = dialog.form.page
    page.number.setText("2")
    dialog.draw_preview()
    assert dialog.note.text().startswith("At most about ")
    assert not dialog.preview._image.isNull()
    sizes = [dialog._exporter.page_bytes(dialog.form.wish())]
    page.number.setText("4")
    sizes.append(dialog._exporter.page_bytes(dialog.form.wish()))
    page.probes.setPlainText("validation:3")
    sizes.append(dialog._exporter.page_bytes(dialog.form.wish()))
    two_more, four_more = np.diff(sizes)
    assert sizes[0] > two_more > 1000
    assert four_more == pytest.approx(2 * two_more)
    dialog.reject()


@pytest.mark.parametrize(
    ("number", "probes", "sentence"),
    [("many", "", "such as 60, not “many”"), ("0", "", "from 1 to 600, not 0"), ("5", "a\n" * 8, "up to 8 probes")],
)
def test_what_does_not_fit_is_one_sentence(user: User, number: str, probes: str, sentence: str) -> None:
    user.choose("digits")
    dialog = opened(user, "prediction")
    choose(dialog, ".html")
    dialog.form.page.number.setText(number)
    dialog.form.page.probes.setPlainText(probes)
    dialog.saving.click()
    assert sentence in dialog.refusal.text()
    assert dialog.isVisible()
    dialog.reject()
