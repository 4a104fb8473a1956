"""Says how large a wheel is, and what of it the data is that ships with ScoutView.

python -m tools.packaging.wheel_size WHEEL
"""

import sys
import zipfile
from collections import Counter
from pathlib import Path

RESOURCES = "scoutview/resources/"


def sizes(wheel: Path) -> Counter[str]:
    """Bytes of each file and folder of the resources in a wheel, unpacked."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            if entry.filename.startswith(RESOURCES):
                found[entry.filename.removeprefix(RESOURCES).partition("/")[0]] += entry.file_size
    return found


def in_words(wheel: Path) -> str:
    """One line: the wheel, then the data by its size, what is small together."""
    found = sizes(wheel)
    large = {name: size for name, size in found.most_common() if size >= 1e5}
    rest = found.total() - sum(large.values())
    parts = [f"{name} {size / 1e6:.1f}" for name, size in large.items()]
    told = ", ".join([*parts, f"others {rest / 1e6:.1f}"])
    return f"{wheel}: {wheel.stat().st_size / 1e6:.1f} MB; the data in it, in MB: {told}"


if __name__ == "__main__":
    sys.stdout.write(in_words(Path(sys.argv[1])) + "\n")
