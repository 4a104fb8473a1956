"""The lab at a size that trains in a second, and a probe that is not its default one."""

SETTINGS = {"modulus": "23", "width": "32"}
OTHER_PROBE = "7+5"
