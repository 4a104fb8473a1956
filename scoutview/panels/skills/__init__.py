"""Skills: when a network came by each of many skills, how often it meets it, and when the next ones will come."""
