"""Texts to learn from: the stories, Python's own reference, or a text file of the user's, cut into documents."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scoutview.data.files import refuse_pipes_and_devices
from scoutview.errors import UserError
from scoutview.labs.next_token.stories import stories
from scoutview.language import tr

HELD_OUT_EVERY = 10  # every tenth document is held out
DOCUMENT_CHARACTERS = 600  # a longer text is cut, at its blank lines, into documents of about this length
SHORT_PARAGRAPH = 60  # characters; shorter ones may come again anywhere
FEWEST_CHARACTERS = 5_000
MOST_BYTES = 100_000_000


@dataclass(frozen=True, eq=False)
class Corpus:
    """Documents to train on and others that are held out. Nothing of one is cut from the other."""

    title: str
    training: tuple[str, ...]
    validation: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """A hash of all the text: the same for the same data."""
        digest = hashlib.sha256()
        for document in self.training + self.validation:
            digest.update(document.encode("utf-8") + b"\0")
        return digest.hexdigest()


def corpus_title(corpus: str) -> str:
    """What the corpus is in a few words, without reading it."""
    return {"stories": tr("stories · synthetic"), "python": tr("Python reference")}.get(corpus, Path(corpus).name)


def read_corpus(corpus: str) -> Corpus:
    """The corpus called `stories` or `python`, or that of a text file. Kept in memory until the file changes.

    Raises:
        UserError: no such file, no text in UTF-8, or too little of it.
    """
    if corpus in ("stories", "python"):
        return _named(corpus)
    path = Path(corpus).expanduser()
    try:
        status = path.stat()
    except (OSError, ValueError):
        raise UserError(
            tr("There is no text “{corpus}”: the corpus should be stories, python or the path of a .txt file.").format(
                corpus=corpus
            )
        ) from None
    if path.is_dir():
        raise UserError(tr("“{corpus}” is a folder: the corpus should be one .txt file.").format(corpus=corpus))
    refuse_pipes_and_devices(path)
    return _of_file(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=2)
def _named(corpus: str) -> Corpus:
    if corpus == "stories":
        return _split(corpus_title(corpus), stories())
    parts = _split(corpus_title(corpus), _python_topics())
    return Corpus(parts.title, _documents(parts.training), _documents(parts.validation))


def _python_topics() -> list[str]:
    """The topics of Python's reference, prose in whole lines, and a paragraph that several topics share in one only.

    Otherwise text of the training topics would be found in those held out.
    """
    from pydoc_data.topics import topics

    known: set[str] = set()
    found = []
    for name in sorted(topics):
        paragraphs = [_in_whole_lines(paragraph) for paragraph in re.split(r"\n(?:[ \t]*\n)+", topics[name].strip())]
        new = [paragraph for paragraph in paragraphs if len(paragraph) < SHORT_PARAGRAPH or paragraph not in known]
        known.update(new)
        found.append("\n\n".join(new))
    return found


def _in_whole_lines(paragraph: str) -> str:
    """Joins the lines of prose; code, lists, tables and underlined titles stay as they are."""
    return paragraph if re.search(r"^[^\w\"(]", paragraph, re.MULTILINE) else paragraph.replace("\n", " ")


@lru_cache(maxsize=2)
def _of_file(path: Path, modified_ns: int, size: int) -> Corpus:
    """`modified_ns` is only there to read a file again that has changed."""
    if size > MOST_BYTES:
        raise UserError(
            tr("“{file}” has {size:,.0f} MB: a text should have at most {most:,.0f}.").format(
                file=path.name, size=size / 1e6, most=MOST_BYTES / 1e6
            )
        )
    documents = _documents([_text_of(path)])
    if sum(map(len, documents)) < FEWEST_CHARACTERS:
        raise UserError(
            tr("“{file}” is too short to learn from: it should have at least {fewest:,} characters.").format(
                file=path.name, fewest=FEWEST_CHARACTERS
            )
        )
    return _split(path.name, documents)


def _text_of(path: Path) -> str:
    try:
        content = path.read_bytes()
        encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
        return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise UserError(tr("“{file}” cannot be read: {why}.").format(file=path.name, why=error.strerror)) from error
    except UnicodeDecodeError:
        raise UserError(
            tr("“{file}” is no text in UTF-8: save it as UTF-8 text and open it again.").format(file=path.name)
        ) from None


def _split(title: str, documents: Sequence[str]) -> Corpus:
    training = tuple(text for number, text in enumerate(documents) if number % HELD_OUT_EVERY)
    return Corpus(title, training, tuple(documents[::HELD_OUT_EVERY]))


def _documents(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(document for text in texts for document in _pieces(text.strip()))


def _pieces(text: str) -> list[str]:
    """Cuts at blank lines where there are any, else at line ends, else at spaces, else anywhere."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > 2 * DOCUMENT_CHARACTERS:
        end = _cut(text, start + DOCUMENT_CHARACTERS, start + 2 * DOCUMENT_CHARACTERS)
        pieces.append(text[start:end].strip())
        start = end
    return [piece for piece in [*pieces, text[start:].strip()] if piece]


def _cut(text: str, first: int, last: int) -> int:
    for border in (r"\n\s*\n", r"\n", r"\s"):
        if found := re.compile(border).search(text, first, last):
            return found.start()
    return last
