"""Receipts of copies for the blog: the exact HTML, when it was copied, and what the blog made of it since."""
