"""A Blogger of our own for tests: it follows the schema of the real one, and plays every fault that was seen there.

`schema.json` is cut from Google's discovery document of Blogger v3 (its revision stands in it).
"""
