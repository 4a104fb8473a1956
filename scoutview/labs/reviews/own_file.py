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
from scoutview.language import tr

LABELS = {
    **dict.fromkeys(("0", "-1", "neg", "negative", "bad"), 0),
    **dict.fromkeys(("1", "+1", "pos", "positive", "good"), 1),
}
KNOWN = tr("0 or 1, or negative or positive")
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
        raise UserError(
            tr("There are no reviews “{file}”: this should be synthetic, or the path of a .tsv or .csv file.").format(
                file=path
            )
        )
    rows = _rows(file, _text_of(file))
    if not rows:
        raise UserError(
            tr("“{file}” is empty: it should hold a review and its label in each line.").format(file=file.name)
        )
    empty = sum(not text for _, text, _ in rows)
    labelled = [Review(text, _label(file, line, label)) for line, text, label in rows if text]
    reviews = list({review.text: review for review in reversed(labelled)}.values())[::-1]
    counts = Counter(review.label for review in reviews)
    if len(counts) < 2:
        raise UserError(
            tr("“{file}” has one class only: there should be reviews of both labels, {known}.").format(
                file=file.name, known=KNOWN
            )
        )
    if len(reviews) < FEWEST or min(counts.values()) < FEWEST // 10:
        raise UserError(
            tr(
                "“{file}” has {bad:,} reviews labelled 0 and {good:,} labelled 1: it should have at "
                "least {fewest} in all, and {of_each} of each."
            ).format(file=file.name, bad=counts[0], good=counts[1], fewest=FEWEST, of_each=FEWEST // 10)
        )
    cut = [Review(piece, review.label) for review in reviews for piece in _pieces(review.text)]
    return tuple(cut), _notes(empty, len(labelled) - len(reviews), len(reviews), len(cut))


def _notes(empty: int, repeated: int, count: int, pieces: int) -> tuple[str, ...]:
    notes = [tr("%n empty reviews were left out.", "", empty, one="1 empty review was left out.")] if empty else []
    if repeated:
        notes.append(
            tr("Reviews that stand there more than once count once: {count:,} were left out.").format(count=repeated)
        )
    if pieces > count:
        notes.append(
            tr("{count:,} reviews were cut into {pieces:,} pieces of at most {letters} letters.").format(
                count=count, pieces=pieces, letters=LETTERS
            )
        )
    return tuple(notes)


def _text_of(file: Path) -> str:
    if file.stat().st_size > MOST_BYTES:
        raise UserError(
            tr("“{file}” has {size:,.0f} MB: reviews should have at most {most:,.0f}.").format(
                file=file.name, size=file.stat().st_size / 1e6, most=MOST_BYTES / 1e6
            )
        )
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(tr("“{file}” cannot be read: {why}.").format(file=file.name, why=error.strerror)) from error
    except UnicodeDecodeError:
        raise UserError(
            tr("“{file}” is no text in UTF-8: save it as UTF-8 text and open it again.").format(file=file.name)
        ) from None


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
            raise UserError(
                tr("Line {number} of “{file}” has no tab: it should be a review, a tab and its label.").format(
                    number=number, file=file.name
                )
            )
        rows.append((number, read_as(review), label.strip()))
    return rows


def _csv_rows(file: Path, text: str) -> list[tuple[int, str, str]]:
    csv.field_size_limit(MOST_BYTES)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""))
        names = {(name or "").strip().lower(): name for name in table.fieldnames or ()}
        if not {"text", "label"} <= names.keys():
            raise UserError(
                tr("The first line of “{file}” should name its columns, text and label among them.").format(
                    file=file.name
                )
            )
        return [
            (table.line_num, read_as(row[names["text"]] or ""), (row[names["label"]] or "").strip()) for row in table
        ]
    except csv.Error as error:
        raise UserError(tr("“{file}” is no CSV that can be read: {why}.").format(file=file.name, why=error)) from error


def _label(file: Path, line: int, label: str) -> int:
    found = LABELS.get(label.lower())
    if found is None:
        sentence = (
            tr("Line {line} of “{file}” has the label “{label}”: it should be {known}.")
            if label
            else tr("Line {line} of “{file}” has no label: it should be {known}.")
        )
        raise UserError(sentence.format(line=line, file=file.name, label=label[:20], known=KNOWN))
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
