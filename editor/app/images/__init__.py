"""Pictures decoded within bounds, and their copies for the web."""
