"""The main window itself: its strip, its menu and keys, its messages and its look."""
