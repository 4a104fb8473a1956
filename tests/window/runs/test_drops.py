"""What a dropped file is for."""

from pathlib import Path

import pytest

from scoutview.errors import UserError
from scoutview.window.runs.drops import drop_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("run.scout", "recording"),
        ("RUN.SCOUT", "recording"),
        ("story.txt", "text"),
        ("faces.npz", "images"),
        ("train-images-idx3-ubyte.gz", "images"),
        ("train-images-idx3-ubyte", "images"),
        ("three.PNG", "picture"),
        ("three.jpeg", "picture"),
    ],
)
def test_a_file_is_known_by_its_name(tmp_path: Path, name: str, kind: str) -> None:
    assert drop_of(tmp_path / name).kind == kind


def test_a_folder_holds_images(tmp_path: Path) -> None:
    assert drop_of(tmp_path).kind == "images"


@pytest.mark.parametrize("name", ["song.mp3", "noname", "table.csv"])
def test_what_is_of_no_use_is_refused_with_what_would_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"\.scout") as refused:
        drop_of(tmp_path / name)
    assert name in str(refused.value)
