"""Where the chapters of the series ship."""

from scoutview.resources import resource
from tools.chapters import CHAPTERS
from tools.make_talks import CHAPTERS_FOLDER, chapter_file_name

CHAPTER_PATHS = [resource("talks", CHAPTERS_FOLDER, chapter_file_name(chapter)) for chapter in CHAPTERS]
