"""Where in a photo the evidence for a class is."""
