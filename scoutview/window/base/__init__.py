"""What every window of the program has, the main one and that of a presentation.

- how large and in which theme it is drawn: `dress`, with the arithmetic in `scaling`
- what it says: `messages`, in cards that `overlays` places; what becomes of errors that nobody caught: `last_resort`
- what it asks before it goes on: `question`
- what it does as a whole, and who has its keyboard: `windows`
- where what opens over it covers the least: `placing`
- the names of files that a user types into one of its dialogs: `naming`
"""
