"""State, signals and jobs of the window, without a widget. A room imports only rooms below it."""
