"""Others at the same files: locks on posts, conflict copies, probing a file, handing over to a running window."""
