"""The program's own processes: the one place that starts them, their identity."""
