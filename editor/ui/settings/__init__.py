"""The settings: one declaration (`catalogue`), the dialog made of it, and the text of the file of one's own."""
