"""Files on the disk: read within bounds, written all or nothing, folders that last. Knows no posts."""
