"""History of a post: journals, recovery after a crash, versions, comparing and restoring."""
