"""Pictures of the window in each of its states, to be looked at: `./dev shots`.

`states.py` is the table of states; `stage.py` has the program on a screen of its own, and says what is cut off there.
"""
