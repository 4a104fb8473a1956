"""The lab at a size that trains in a second, and a probe that is not its default one."""

SETTINGS = {"width": "16", "layers": "1", "digits": "3", "batch": "32"}
OTHER_PROBE = "7+985"
