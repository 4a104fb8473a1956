"""Where the user asks: an editor for each kind of probe, and the bar of interventions."""
