"""Blogger in the window: the guided sign-in, sending and fetching, and the commands by which readers see a post.

Without an account nothing of it is seen but one entry of a menu.
"""
