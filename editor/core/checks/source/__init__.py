"""What a post takes from its source: sentences copied word for word, and how much of it is quotation."""
