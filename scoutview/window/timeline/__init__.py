"""The timeline bar below the panels, and what it says in words."""
