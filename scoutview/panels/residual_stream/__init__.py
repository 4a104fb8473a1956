"""What each part added to the stream, and what it would say halfway."""
