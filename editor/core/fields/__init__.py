"""The fields of a post's header: `spec` declares each of them once, and what reads, writes or shows them asks it."""
