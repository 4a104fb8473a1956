"""The lab at a size that trains in a second, and a probe that is not its default one."""

SETTINGS = {"cells": "12", "width": "8", "window": "32", "batch": "4", "places": "2"}
OTHER_PROBE = "the soup is not bad. i loved the wine."
