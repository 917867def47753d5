"""State, signals and jobs: QtCore and QtGui only."""
