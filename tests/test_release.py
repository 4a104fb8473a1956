"""What is released has a version that is newer, and is told in the changelog."""

from datetime import date
from pathlib import Path

import pytest

from scoutview import __version__
from tools import release

ROOT = Path(__file__).parents[1]
CHANGES = "# Changelog\n\n## Unreleased\n{}\n## 0.9.0\n\n- Before.\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "scoutview").mkdir()
    (tmp_path / "scoutview" / "__init__.py").write_text('"""A package."""\n\n__version__ = "0.9.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGES.format("\n- A new thing.\n"), encoding="utf-8")
    return tmp_path


def test_what_is_unreleased_gets_a_version_and_a_date(checkout: Path) -> None:
    assert release.main("0.10.0", checkout, date(2031, 2, 3)) == 0
    assert '__version__ = "0.10.0"\n' in (checkout / "scoutview" / "__init__.py").read_text(encoding="utf-8")
    changelog = (checkout / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased\n\n## 0.10.0 (2031-02-03)\n\n- A new thing.\n\n## 0.9.0\n" in changelog


@pytest.mark.parametrize(
    ("version", "says"), [("0.9.0", "0.9.0 already"), ("0.8.9", "0.9.0 already"), ("1.0", "three numbers")]
)
def test_a_version_that_is_not_newer_is_refused(
    checkout: Path, capsys: pytest.CaptureFixture[str], version: str, says: str
) -> None:
    assert release.main(version, checkout) == 1
    assert says in capsys.readouterr().err


def test_nothing_new_is_no_release(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "CHANGELOG.md").write_text(CHANGES.format(""), encoding="utf-8")
    assert release.main("1.0.0", checkout) == 1
    assert "nothing to release" in capsys.readouterr().err
    assert '"0.9.0"' in (checkout / "scoutview" / "__init__.py").read_text(encoding="utf-8")


def test_the_version_of_the_package_is_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.startswith("# Changelog\n\n## Unreleased\n")
    assert f"\n## {__version__}" in changelog
