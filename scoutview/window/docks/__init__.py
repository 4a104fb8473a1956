"""The panels in the window: a `dock` for each, the `dock_area` that holds and remembers them, their `arrangement`.

A panel in the registry comes here by itself; where it stands at first is declared by the labs that feed it.
"""
