"""The safety of the text: journal, versions, recovery after a crash."""
