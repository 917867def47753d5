"""What was: journals, recovery after a crash, versions, comparing and restoring."""
