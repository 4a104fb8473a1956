"""The options of the window about what it shows first; all of it is checked before there is a window."""

import argparse
import sys

from scoutview.cli.asking import asked, check_one_probe, step_of
from scoutview.cli.export_choice import check_views
from scoutview.cli.output import say
from scoutview.errors import UsageError
from scoutview.export.panel_choice import fed_panels
from scoutview.window.shell.first_view import FirstView


def first_view(arguments: argparse.Namespace) -> FirstView:
    """What the arguments mean.

    Raises:
        UserError: something of it is not there.
    """
    if arguments.file is None:
        raise UsageError("scoutview: --panel, --frame, --probe, --intervene, --view and --tell go with a recording.")
    check_one_probe(arguments)
    panels = [arguments.panel] if arguments.panel else []
    check_views(arguments.view, panels)
    with asked(arguments) as question:
        fed_panels(panels, question.lab)
        return FirstView(
            path=arguments.file,
            panel=arguments.panel or "",
            choices=dict(arguments.view).get(arguments.panel, {}),
            step=None if arguments.frame is None else step_of(question.recording, arguments.frame),
            probe=None if arguments.probe is None else question.lab.format_probe(question.probe),
            interventions=question.probe.interventions,
            tell=_tell if arguments.tell else lambda: None,
        )


def _tell() -> None:
    say("The window is there.")
    sys.stdout.flush()
