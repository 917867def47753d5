"""A post against its source: sentences copied word for word, and the share of quotation."""
