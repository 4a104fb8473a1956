"""What was measured of a run at its own steps: a curve, or a heat map over training."""
