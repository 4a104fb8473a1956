"""The lab as it is: nothing is trained, so there is nothing to make small. Its answers take a second."""

SETTINGS = {"steps": "0"}
OTHER_PROBE = "photo 3"
