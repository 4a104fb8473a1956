"""Where the chapters of the series ship."""

from scoutview.resources import resource
from scoutview.talks.shipped import CHAPTERS_FOLDER
from tools.chapters import CHAPTERS
from tools.make_talks import chapter_file_name

CHAPTER_PATHS = [resource("talks", CHAPTERS_FOLDER, chapter_file_name(chapter)) for chapter in CHAPTERS]
