"""Imported posts as they came: the records, whose libraries are believed, what an edit gives up."""
