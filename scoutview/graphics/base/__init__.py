"""What everything is drawn with: the canvas, the look, colours, fonts, numbers in words, small pictures."""
