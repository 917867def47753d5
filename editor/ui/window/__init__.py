"""The main window round the desk: its state, its status bar, the dialogs that stay open beside the work."""
