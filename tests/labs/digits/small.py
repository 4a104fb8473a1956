"""The lab at a size that trains in a second, and a probe that is not its default one."""

SETTINGS = {"batch": "32"}
OTHER_PROBE = "validation:3"
