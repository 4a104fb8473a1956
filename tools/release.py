"""Makes what is unreleased a release: the version of the package, and its part of the changelog, with the date.

    python -m tools.release VERSION

What is tried before and done after is in CONTRIBUTING.md.
"""

import re
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSION_LINE = re.compile(r'^__version__ = "(.*)"$', re.MULTILINE)
UNRELEASED = "## Unreleased\n"


def main(wanted: str, root: Path = ROOT, today: date | None = None) -> int:
    """Status 1 and a sentence where that would be no release."""
    package, changelog = root / "scoutview" / "__init__.py", root / "CHANGELOG.md"
    source, told = package.read_text(encoding="utf-8"), changelog.read_text(encoding="utf-8")
    match = VERSION_LINE.search(source)
    assert match is not None
    if refused := _refusal(wanted, match[1], told):
        sys.stderr.write(f"{refused}\n")
        return 1
    package.write_text(VERSION_LINE.sub(f'__version__ = "{wanted}"', source), encoding="utf-8")
    heading = f"{UNRELEASED}\n## {wanted} ({today or date.today():%Y-%m-%d})\n"
    changelog.write_text(told.replace(UNRELEASED, heading, 1), encoding="utf-8")
    sys.stdout.write(f"ScoutView {wanted}. Now `make test`, commit, and `git tag v{wanted}`.\n")
    return 0


def _refusal(wanted: str, before: str, changelog: str) -> str:
    if not re.fullmatch(r"\d+\.\d+\.\d+", wanted):
        return f"A version is three numbers, such as 1.2.3, and not {wanted}."
    if _numbers(wanted) <= _numbers(before):
        return f"The version is {before} already: a newer one comes after it, and {wanted} does not."
    unreleased = changelog.partition(UNRELEASED)[2].partition("\n## ")[0]
    return (
        "" if unreleased.strip() else "Nothing is told below “Unreleased” in CHANGELOG.md: there is nothing to release."
    )


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
