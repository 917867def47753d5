"""Blogger by its own interface (API v3): requests and answers as values, drafts sent so that there is exactly one.

Nothing here is done without the person's word, and nothing without an account of theirs. Not tried with a real account:
what Blogger does is known from Google's discovery document and from what users of other programs met.
"""
