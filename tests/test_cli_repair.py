"""`scoutview repair` as people call it."""

from pathlib import Path

import pytest

from scoutview.cli import main
from scoutview.recording.reader import Recording
from tests.small_recording import finished, frame_of


def test_repair_saves_the_whole_frames_and_names_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, new = finished(tmp_path / "a.scout"), tmp_path / "b.scout"
    content = bytearray(path.read_bytes())
    content[content.index(frame_of(5).weights["unembedding.weight"].tobytes()[:400]) + 40] ^= 1
    path.write_bytes(content)
    assert main(["repair", str(path), "-o", str(new)]) == 0
    said = capsys.readouterr()
    assert "7 frames saved" in said.out
    assert "the frames at steps 5." in said.err
    with Recording.open(new) as recording:
        recording.verify()
    assert path.read_bytes() == bytes(content)


@pytest.mark.parametrize(
    "mistake",
    [
        (1, "repair nothing.scout -o b.scout", "There is no file"),
        (1, "repair text.scout -o b.scout", "text.scout"),
        (1, "repair whole.scout -o whole.scout", "exists already"),
        (1, "repair whole.scout -o whole.scout --force", "itself"),
        (2, "repair whole.scout -o b.png", ".scout"),
    ],
)
def test_what_cannot_be_repaired_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mistake: tuple[int, str, str]
) -> None:
    status, words, told = mistake
    monkeypatch.chdir(tmp_path)
    finished(tmp_path / "whole.scout")
    (tmp_path / "text.scout").write_text("Once there was a text.\n" * 300)
    assert main(words.split()) == status
    assert told in capsys.readouterr().err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["text.scout", "whole.scout"]
