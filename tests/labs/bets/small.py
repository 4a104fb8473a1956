"""The lab at a size that trains in a second, and a probe that is not its default one."""

SETTINGS = {"width": "16", "layers": "2", "largest": "9"}
OTHER_PROBE = "chance=2,win=9,lose=1,outcome=won"
PROBE_FIELDS = {"win": "[1-9]", "lose": "[1-9]"}  # what may be asked for, beyond what the fields themselves say
