"""Where the user asks: an editor for each kind of probe, and the bar of interventions.

`probe_editors` knows which editor a lab is asked with, `probe_editor` is what all of them do. To add one: a class below
`ProbeEditor` in a file of its own, and a line in `probe_editors`.
"""
