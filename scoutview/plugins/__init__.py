"""Plugins: labs and panels of other people, imported at the user's word alone, which every program of ours hands on.

A plugin is an installed package, by its name, or a file ending in .py. `docs/plugins.md` tells how to write one.
"""

from scoutview.plugins.allowed import allow as allow
