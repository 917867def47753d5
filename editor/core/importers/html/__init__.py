"""The HTML of other people's posts: to Markdown that shows the same, every block of it checked by rendering it again.

html ──markup──► tree ──walk──► blocks ──► Markdown ──render, compare──► what differs stays HTML
"""
