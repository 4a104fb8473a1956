"""A plugin of ScoutView: a lab in which a small network learns the sine, and a panel that draws what it says."""
