"""Where the shipped data is: beside the package in a checkout, inside it when installed."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder."""
    package = Path(__file__).parent
    installed = package / "resources"
    root = installed if installed.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
