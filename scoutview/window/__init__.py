"""The window: its parts, and what happens between them.

`main_window` holds everything together. Where to look first:

- around the panels: `top_strip`, `timeline_bar`, `intervention_bar`, `messages`, `start_page`
- the panels: `dock_room` with a `dock` for each, `arrangement` where they stand at first
- what the user wants: `actions` (menu and keys), `run_desk`, `drop_desk`, `talk_desk`, `exports`
- what the session says: `run_view`, in the words of `caption` and `run_status`
- probes: `probe_editors` chooses an editor, `probe_editor` is what all of them do
- settings: `settings_dialog`, the form in it, and a `setting_field` for each setting
- looks: `dress`, `scaling`
- talks: `talk_strip` edits one, `presentation` shows one; `stage_...` is what an audience sees
- exports: `export_dialog` asks, `export_making` draws or hands over to `export_queue`

To add an editor for another kind of probe: a class below `ProbeEditor` in a file of its own, and a line in
`probe_editors`.
"""
