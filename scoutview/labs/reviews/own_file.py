"""Reviews of the user's own: lines of text, a tab and a label, or a CSV with the columns text and label."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from scoutview.data.files import refuse_pipes_and_devices
from scoutview.errors import UserError
from scoutview.labs.reviews.grammar import Review

LABELS = {
    **dict.fromkeys(("0", "-1", "neg", "negative", "bad"), 0),
    **dict.fromkeys(("1", "+1", "pos", "positive", "good"), 1),
}
KNOWN = "0 or 1, or negative or positive"
FEWEST = 200  # reviews of a file; and of each label a tenth of that
MOST_BYTES = 200_000_000
LETTERS = 400  # a longer review is cut, at the end of a sentence where there is one


def read_own(path: str) -> tuple[tuple[Review, ...], tuple[str, ...]]:
    """The reviews in their order, and what the reader should know of how they were read.

    Raises:
        UserError: no such file, or it holds no labelled reviews; the sentence says what would be right.
    """
    file = Path(path).expanduser()
    refuse_pipes_and_devices(file)
    if not file.is_file():
        raise UserError(f"There are no reviews “{path}”: this should be synthetic, or the path of a .tsv or .csv file.")
    rows = _rows(file, _text_of(file))
    if not rows:
        raise UserError(f"“{file.name}” is empty: it should hold a review and its label in each line.")
    empty = sum(not text for _, text, _ in rows)
    labelled = [Review(text, _label(file, line, label)) for line, text, label in rows if text]
    reviews = list({review.text: review for review in reversed(labelled)}.values())[::-1]
    counts = Counter(review.label for review in reviews)
    if len(counts) < 2:
        raise UserError(f"“{file.name}” has one class only: there should be reviews of both labels, {KNOWN}.")
    if len(reviews) < FEWEST or min(counts.values()) < FEWEST // 10:
        raise UserError(
            f"“{file.name}” has {counts[0]:,} reviews labelled 0 and {counts[1]:,} labelled 1: it should have at least"
            f" {FEWEST} in all, and {FEWEST // 10} of each."
        )
    cut = [Review(piece, review.label) for review in reviews for piece in _pieces(review.text)]
    return tuple(cut), _notes(empty, len(labelled) - len(reviews), len(reviews), len(cut))


def _notes(empty: int, repeated: int, count: int, pieces: int) -> tuple[str, ...]:
    notes = [f"{empty:,} empty reviews were left out."] if empty > 1 else ["1 empty review was left out."] * empty
    if repeated:
        notes.append(f"Reviews that stand there more than once count once: {repeated:,} were left out.")
    if pieces > count:
        notes.append(f"{count:,} reviews were cut into {pieces:,} pieces of at most {LETTERS} letters.")
    return tuple(notes)


def _text_of(file: Path) -> str:
    if file.stat().st_size > MOST_BYTES:
        raise UserError(
            f"“{file.name}” has {file.stat().st_size / 1e6:,.0f} MB: reviews should have at most"
            f" {MOST_BYTES / 1e6:,.0f}."
        )
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(f"“{file.name}” cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise UserError(f"“{file.name}” is no text in UTF-8: save it as UTF-8 text and open it again.") from None


def _rows(file: Path, text: str) -> list[tuple[int, str, str]]:
    """Line, review and label of each."""
    if file.suffix.lower() == ".csv":
        return _csv_rows(file, text)
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        review, tab, label = line.rpartition("\t")
        if not tab:
            raise UserError(f"Line {number} of “{file.name}” has no tab: it should be a review, a tab and its label.")
        rows.append((number, read_as(review), label.strip()))
    return rows


def _csv_rows(file: Path, text: str) -> list[tuple[int, str, str]]:
    csv.field_size_limit(MOST_BYTES)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""))
        names = {(name or "").strip().lower(): name for name in table.fieldnames or ()}
        if not {"text", "label"} <= names.keys():
            raise UserError(f"The first line of “{file.name}” should name its columns, text and label among them.")
        return [
            (table.line_num, read_as(row[names["text"]] or ""), (row[names["label"]] or "").strip()) for row in table
        ]
    except csv.Error as error:
        raise UserError(f"“{file.name}” is no CSV that can be read: {error}.") from error


def _label(file: Path, line: int, label: str) -> int:
    found = LABELS.get(label.lower())
    if found is None:
        said = f"the label “{label[:20]}”" if label else "no label"
        raise UserError(f"Line {line} of “{file.name}” has {said}: it should be {KNOWN}.")
    return found


def read_as(text: str) -> str:
    """Small letters, one space between words, no marks of web pages."""
    return " ".join(re.sub(r"<br\s*/?>", " ", text).lower().split())


def _pieces(text: str) -> list[str]:
    pieces = []
    while len(text) > LETTERS:
        end = max(text.rfind(mark, LETTERS // 4, LETTERS - 1) for mark in ".!?") + 1
        end = end or text.rfind(" ", LETTERS // 4, LETTERS) + 1 or LETTERS
        pieces.append(text[:end].strip())
        text = text[end:].strip()
    return [*pieces, text] if text else pieces
