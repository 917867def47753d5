"""The window's thread and work beside it: job queues, calls from one into the other, answers that come late."""
