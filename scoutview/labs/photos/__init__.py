"""Photos: a network that was trained elsewhere on a million photographs, looked into."""
