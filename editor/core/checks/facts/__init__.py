"""Facts that a post says twice or that a calendar knows: weekdays, eras, days, figures, names."""
