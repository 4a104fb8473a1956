"""What leaves the window as a file: the dialog, the queue, the programs that make films."""
