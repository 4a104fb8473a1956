"""The lab at a size that trains in a second, and a probe that is not its default one."""

SETTINGS = {"skills": "7", "bits": "9", "parity": "2", "hidden": "29", "batch": "64", "learning_rate": "0.02"}
OTHER_PROBE = "skill=3,bits=011010011"
PROBE_FIELDS = {"skill": "[1-7]", "bits": "[01]{9}"}  # what may be asked for, beyond what the fields themselves say
