"""Nothing is trained, and no chart is smaller than another."""

SETTINGS: dict[str, str] = {"steps": "0"}
OTHER_PROBE = "chart=compute optimal"
